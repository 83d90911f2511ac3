"""The name or text of a query and a graph in, its answer out: in SPARQL, or in Cypher on a server."""

from __future__ import annotations

from collections.abc import Mapping

from ..graph import Graph
from ..graph.errors import QueryError
from ..graph.model import Result
from ..graph.neo4j.connect import is_address
from . import cypher, sparql


def ready(database: str) -> Result:
    """The ready queries that a database answers, each with an example of what it is given."""
    return cypher.ready() if is_address(database) else sparql.ready()


def query(
    graph: Graph, name: str = "", in_sparql: str = "", in_cypher: str = "",
    given: Mapping[str, str] | None = None, timeout: float = 60,
) -> Result:  # fmt: skip
    """The answer to a ready query by its ``name``, to that in a file, or to a text in one of the languages.

    A Neo4j server answers in Cypher, all else in SPARQL.

    Raises:
        QueryError: there is no such query, the graph does not answer in that language, or the query is
            malformed, would change something or takes too long.
        StoreError: the server cannot be reached.
    """
    if in_cypher or (is_address(graph.store.path) and not in_sparql):
        return cypher.cypher(graph, in_cypher or cypher.text_of(name), given, timeout)
    if is_address(graph.store.path):
        raise QueryError(
            f"{graph.store.path}: a Neo4j server answers in Cypher; ask with --cypher, or ask the database"
            " that was pushed there"
        )
    return sparql.sparql(graph, in_sparql or sparql.text_of(name), given, timeout)

"""A Cypher query and a graph on a server in, the answer as a table out; beside it stand the ready ones."""

from __future__ import annotations

from collections.abc import Mapping

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.model import Result
from .. import ready as queries


def ready() -> Result:
    """The ready queries by name, each with what it answers and an example of what it is given."""
    return queries.listed(__name__, ".cypher", "// ")


def text_of(name: str) -> str:
    """The text of a ready query, or of a file.

    Raises:
        QueryError: there is none of this name.
    """
    return queries.text_of(__name__, ".cypher", name)


def cypher(graph: Graph, query: str, given: Mapping[str, str] | None = None, timeout: float = 60) -> Result:
    """The answer to a query of Cypher on the server that a graph was pushed to, as a table.

    In the query ``$name`` is what ``given`` has under that name: it is bound, never put into the text. The
    query runs in a transaction that may only read, which the server ends after ``timeout`` seconds. Nodes,
    edges and maps are told as JSON.

    Raises:
        QueryError: the query is malformed, would change something, would read a file or another server,
            takes too long, or the graph is not on a Neo4j server.
        StoreError: the server cannot be reached.
    """
    from ...graph.neo4j.store import Neo4jStore

    if not isinstance(graph.store, Neo4jStore):
        raise QueryError(
            f"{graph.store.path}: Cypher is answered by a Neo4j server; bring the graph there with"
            " `thac push bolt://...` and ask `thac --db bolt://...`, or ask in SPARQL"
        )
    columns, rows = graph.store.cypher(query, dict(given or {}), timeout)
    return Result(columns, tuple(rows))

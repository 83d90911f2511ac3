"""A Cypher query and a graph on a server in, the answer as a table out; beside it stand the ready ones."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.model import Result


def ready() -> Result:
    """The ready queries by name, each with what it answers and an example of what it is given."""
    rows = []
    for file in sorted(files(__name__).iterdir(), key=lambda one: one.name):
        if file.name.endswith(".cypher"):
            head = file.read_text("utf-8").partition("\n")[0].removeprefix("// ")
            says, _, given = head.partition("  ")
            rows.append((file.name.removesuffix(".cypher"), says, given.strip()))
    return Result(("query", "answers", "given"), tuple(rows))


def text_of(name: str) -> str:
    """The text of a ready query, or of a file.

    Raises:
        QueryError: there is none of this name.
    """
    known = {row[0] for row in ready().rows}
    if name in known:
        return files(__name__).joinpath(f"{name}.cypher").read_text("utf-8")
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        names = ", ".join(sorted(known))
        raise QueryError(
            f"{name}: neither a ready query ({names}) nor a file that can be read ({error})"
        ) from None


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

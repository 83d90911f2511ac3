"""A SPARQL query and a graph in, the answer as a table out; beside this file stand the ready queries."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.model import Result
from .. import ready as queries

#: Strings, addresses and comments: what may hold any word without meaning it.
_ASIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'|<[^<>\"{}|^`\\\s]*>|#[^\n]*",
)
_SERVICE = re.compile(r"(?<![\w?$:-])service(?![\w:-])", re.IGNORECASE)
_WRITES = re.compile(
    r"(?<![\w?$:-])(?:insert|delete|load|clear|drop|create|add|move|copy)(?![\w:-])", re.IGNORECASE
)


def ready() -> Result:
    """The ready queries by name, each with what it answers and an example of what it is given."""
    return queries.listed(__name__, ".rq", "# ")


def text_of(name: str) -> str:
    """The text of a ready query, or of a file.

    Raises:
        QueryError: there is none of this name.
    """
    return queries.text_of(__name__, ".rq", name)


def sparql(graph: Graph, query: str, given: Mapping[str, str] | None = None, timeout: float = 60) -> Result:
    """The answer to a query of SPARQL 1.1 over the export of a graph, as a table.

    In the query ``thac:given("name")`` is what ``given`` has under that name (no text is put into the query)
    and ``thac:days(from, to)`` counts days; the usual prefixes need not be declared. The query runs in a
    process of its own, which is ended after ``timeout`` seconds.

    Raises:
        QueryError: the query is malformed, would change something, would ask another server, takes too
            long, or pyoxigraph is not installed.
    """
    bare = _ASIDE.sub(" ", query)
    if _SERVICE.search(bare):
        raise QueryError("the query asks another server (SERVICE); leave that out, Thác works offline")
    if _WRITES.search(bare):
        raise QueryError(
            "the query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"
        )
    asked = json.dumps({"query": query, "given": dict(given or {})})
    child = subprocess.Popen(
        [sys.executable, "-m", "thac.queries.sparql.child"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert child.stdin
        child.stdin.write(asked.encode() + b"\n")
        for piece in graph.triples():
            child.stdin.write(piece.encode("utf-8", "replace"))
    except BrokenPipeError:
        pass  # it has ended already, and says why
    try:
        out, err = child.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        raise QueryError(
            f"no answer within {timeout:g} seconds; narrow the query, or give it more time with --timeout"
        ) from None
    finally:
        child.kill()
        child.wait()
    if child.returncode:
        raise QueryError(f"the query could not be run ({err.decode('utf-8', 'replace').strip()[-300:]})")
    answer = json.loads(out)
    if "error" in answer:
        raise QueryError(answer["error"])
    return Result(tuple(answer["columns"]), tuple(map(tuple, answer["rows"])))

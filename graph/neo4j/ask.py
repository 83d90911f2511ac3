"""A driver and a query of a user in, columns and rows of plain values out; nothing on the server changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..errors import QueryError
from .connect import database

if TYPE_CHECKING:
    from neo4j import Driver

_MOST = 1_000_000
_LOADS = "LoadCSV"
#: A word of Cypher that ready queries use, and the version of the server that first knew it.
_WORD, _SINCE = re.compile(r"\bSHORTEST\b", re.IGNORECASE), (5, 21)

_LATE = "no answer within {timeout:g} seconds; narrow the query, or give it more time with --timeout"
#: Codes of the server, and what is said of them.
_REFUSALS = (
    ("AccessMode", "the query would change the graph; only what reads is answered, load and push change it"),
    ("Timed", _LATE),
    (
        "Terminated",
        "no answer within {timeout:g} seconds; narrow the query, or give it more time with --timeout",
    ),
    ("ParameterMissing", "the query has a name that is not given ({message}); give it as NAME=TEXT"),
    ("Forbidden", "the server allows this user no such thing ({message})"),
    ("ClientError", "the query is not understood: {message}"),
    ("TransientError", "the server could not answer now ({message}); narrow the query, or ask again"),
)


def ask(
    driver: Driver, query: str, given: dict[str, str], timeout: float
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows of a query; ``given`` is bound to the names that it has with a dollar.

    Raises:
        QueryError: the query is malformed, would change something or read files, or takes too long.
    """
    from neo4j import READ_ACCESS, Query
    from neo4j.exceptions import ClientError, DatabaseError, TransientError

    with driver.session(database=database(), default_access_mode=READ_ACCESS) as session:
        try:
            try:
                summary = session.run(Query(f"EXPLAIN {query}", timeout=timeout), given).consume()  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
            except ClientError as error:
                if "Syntax" not in (error.code or ""):
                    raise
            else:
                _check(summary)
            # What is malformed is told with the places of the query itself.
            answer = session.run(Query(query, timeout=timeout), given)  # type: ignore[arg-type, unused-ignore]  # pyright: ignore
            rows: list[tuple[Any, ...]] = []
            for record in answer:
                rows.append(tuple(_plain(value) for value in record))
                if len(rows) > _MOST:
                    raise QueryError(f"more than {_MOST:,} rows; narrow the query, as with LIMIT")
            return tuple(answer.keys()), rows
        except (ClientError, TransientError, DatabaseError) as error:
            code, message = error.code or "", (error.message or "").strip()
            if "Syntax" in code and (lack := too_old(query, driver.get_server_info().agent)):
                raise QueryError(lack) from None
            for sign, words in _REFUSALS:
                if sign in code:
                    raise QueryError(words.format(message=message, timeout=timeout)) from None
            raise


def too_old(query: str, server: str) -> str:
    """What to say where a server is older than a word of the query; nothing where it is not.

    >>> too_old("MATCH SHORTEST 1 (a)--+(b) RETURN a", "Neo4j/5.13.0")
    'the query says SHORTEST, which Neo4j knows since 5.21; the server is Neo4j/5.13.0'
    >>> too_old("MATCH SHORTEST 1 (a)--+(b) RETURN a", "Neo4j/2025.01.0")
    ''
    """
    version = re.match(r"Neo4j/(\d+)\.(\d+)", server)
    if not _WORD.search(query) or not version or (int(version[1]), int(version[2])) >= _SINCE:
        return ""
    since = ".".join(map(str, _SINCE))
    return f"the query says SHORTEST, which Neo4j knows since {since}; the server is {server}"


def _check(summary: Any) -> None:
    """Raises QueryError where a query would do more than read the graph."""
    if summary.query_type not in ("r", None):
        raise QueryError(_REFUSALS[0][1])
    steps = [summary.plan] if summary.plan else []
    while steps:
        step = steps.pop()
        if step["operatorType"].startswith(_LOADS):
            raise QueryError("the query reads a file or another server (LOAD CSV); leave that out")
        steps += step.get("children", [])


def _plain(value: Any) -> Any:
    """A value as tables take it: none is empty; nodes, edges and maps are JSON."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, (bytes, bytearray)):
        return f"{len(value)} bytes"
    if hasattr(value, "items"):  # nodes, edges, maps
        told = {name: _plain(one) for name, one in value.items()}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)
    if hasattr(value, "relationships"):
        return [_plain(one) for one in value.nodes]
    return str(value)

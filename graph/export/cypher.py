"""A store in, a Cypher script that builds the graph on any server out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from ..model import RELATIONS
from ..stores.protocol import Store
from .columns import Edge, edges, nodes

T = TypeVar("T")

_BATCH = 500
_KINDS = ("Document", "Organization", "OrganizationGroup", "Person")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]')


def write(store: Store) -> Iterator[str]:
    """Pieces of the script: a constraint for each label, nodes by label, then edges by type; run twice it
    changes nothing."""
    for kind in (*_KINDS, "Node"):
        yield f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;\n"
    for batch in _batches(nodes(store)):
        for kind in (*_KINDS, "Node"):
            rows = [
                node._asdict() for node in batch if (node.kind if node.kind in _KINDS else "Node") == kind
            ]
            if rows:
                yield _unwind(rows, f"MERGE (n:{kind} {{id: row.id}}) SET n = row, n:Node")
    for links in _batches(edges(store)):
        yield from _linked(links)


def _linked(batch: list[Edge]) -> Iterator[str]:
    for predicate in RELATIONS:
        rows = [one._asdict() for one in batch if one.predicate == predicate]
        if rows:
            yield _unwind(
                rows,
                "MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) "
                f"MERGE (a)-[r:{predicate.upper()} {{key: row.key}}]->(b) SET r = row",
            )


def _unwind(rows: Iterable[dict[str, object]], then: str) -> str:
    maps = ",\n  ".join(
        "{" + ", ".join(f"{name}: {literal(value)}" for name, value in row.items() if value != "") + "}"
        for row in rows
    )
    return f"UNWIND [\n  {maps}\n] AS row\n{then};\n"


def literal(value: object) -> str:
    r"""A value as Cypher writes it; no text can end its own quotation marks.

    >>> print(literal('a "b" }) DETACH DELETE n'))
    "a \"b\" }) DETACH DELETE n"
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return '"' + _SPECIAL.sub(_escape, str(value)) + '"'


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if "\ud800" <= found <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(found) or f"\\u{ord(found):04x}"


def _batches(rows: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch

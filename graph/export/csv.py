"""A store in, two tables that neo4j-admin imports and a spreadsheet opens out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..cells import harmless
from ..shown import Node
from ..stores.protocol import Store
from .columns import Edge, edges, nodes

_SORTS = {"loaded": ":boolean", "speakers": ":long", "start": ":long", "end": ":long", "page": ":long"}
_NODE = ("id:ID", ":LABEL", *(f"{name}{_SORTS.get(name, '')}" for name in Node._fields[2:]))
_EDGE = (
    "key",
    ":START_ID",
    ":END_ID",
    ":TYPE",
    *(f"{name}{_SORTS.get(name, '')}" for name in Edge._fields[4:]),
)

#: The tables of the export and what fills each; ``neo4j-admin database import full`` takes both.
FILES = ("nodes", "edges")


def write(store: Store, file: str) -> Iterator[str]:
    """Lines of one table; a text that a spreadsheet would run has an apostrophe before it."""
    if file == "nodes":
        yield _line(_NODE)
        for node in nodes(store):
            yield _line(_node(node))
    else:
        yield _line(_EDGE)
        for one in edges(store):
            yield _line((one.key, one.source, one.target, one.predicate.upper(), *one[4:]))


def _node(node: Node) -> tuple[object, ...]:
    return (node.id, node.kind or "Node", *(str(v).lower() if isinstance(v, bool) else v for v in node[2:]))


def _line(values: tuple[object, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [harmless(value) if isinstance(value, str) else value for value in values]
    )
    return out.getvalue()

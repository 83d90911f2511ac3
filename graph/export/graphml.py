"""A store in, GraphML out, which Gephi, yEd, Cytoscape and networkx open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_type_hints
from xml.sax.saxutils import escape, quoteattr

from ..shown import Node
from ..stores.protocol import Store
from .columns import Edge, edges, nodes

_SORTS = {int: "long", bool: "boolean"}
#: Characters that XML 1.0 cannot hold at all.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(store: Store) -> Iterator[str]:
    """Pieces of the text: keys, nodes, edges."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield '  <key id="n.label" for="node" attr.name="label" attr.type="string"/>\n'
    yield from _keys("node", get_type_hints(Node), skip=("id",))
    yield from _keys("edge", get_type_hints(Edge), skip=("key", "source", "target"))
    yield '  <graph id="thac" edgedefault="directed">\n'
    for node in nodes(store):
        data = _data("n", node._asdict().items(), ("id",))
        label = escape(clean(node.symbol or node.name or node.title or node.id))
        yield f'    <node id={quoteattr(node.id)}><data key="n.label">{label}</data>{data}</node>\n'
    for one in edges(store):
        data = _data("e", one._asdict().items(), ("key", "source", "target"))
        ends = f"source={quoteattr(one.source)} target={quoteattr(one.target)}"
        yield f"    <edge id={quoteattr(clean(one.key))} {ends}>{data}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return FORBIDDEN.sub("\ufffd", text)


def _keys(kind: str, fields: dict[str, type], skip: tuple[str, ...]) -> Iterator[str]:
    for name, declared in fields.items():
        if name not in skip:
            sort = _SORTS.get(declared, "string")
            yield f'  <key id="{kind[0]}.{name}" for="{kind}" attr.name="{name}" attr.type="{sort}"/>\n'


def _data(kind: str, fields: Iterable[tuple[str, object]], skip: tuple[str, ...]) -> str:
    found = []
    for name, value in fields:
        if name not in skip and value != "":
            shown = str(value).lower() if isinstance(value, bool) else clean(str(value))
            found.append(f'<data key="{kind}.{name}">{escape(shown)}</data>')
    return "".join(found)

"""A store in, GEXF 1.3 out, with which Gephi shows levels, dates and labels."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from ..dates import days_between, first_day
from ..shown import Node
from ..stores.protocol import Store
from .columns import Edge, edges, nodes
from .graphml import clean

_NODE = tuple(name for name in Node._fields if name != "id")
_EDGE = tuple(name for name in Edge._fields if name not in ("key", "source", "target"))
_SORTS = {"loaded": "boolean", "speakers": "integer", "start": "integer", "end": "integer", "page": "integer"}


def write(store: Store) -> Iterator[str]:
    """Pieces of the text; a dated document begins on its day, for the timeline of Gephi."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield _declared("node", _NODE) + _declared("edge", _EDGE) + "    <nodes>\n"
    for node in nodes(store):
        label = _quoted(node.symbol or node.name or node.title or node.id)
        day = first_day(node.issued)
        begins = f" start={_quoted(day)}" if days_between(day, day) == 0 else ""
        values = _values(_NODE, tuple(node)[1:])
        yield f"      <node id={_quoted(node.id)} label={label}{begins}>{values}</node>\n"
    yield "    </nodes>\n    <edges>\n"
    for one in edges(store):
        ends = f"source={_quoted(one.source)} target={_quoted(one.target)} label={_quoted(one.predicate)}"
        yield f"      <edge id={_quoted(one.key)} {ends}>{_values(_EDGE, tuple(one)[3:])}</edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _quoted(text: str) -> str:
    return quoteattr(clean(text))


def _declared(kind: str, names: tuple[str, ...]) -> str:
    rows = "".join(
        f'      <attribute id="{number}" title="{name}" type="{_SORTS.get(name, "string")}"/>\n'
        for number, name in enumerate(names)
    )
    return f'    <attributes class="{kind}">\n{rows}    </attributes>\n'


def _values(names: tuple[str, ...], values: tuple[object, ...]) -> str:
    found = []
    for number, value in enumerate(values):
        if value != "":
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            found.append(f'<attvalue for="{number}" value={_quoted(shown)}/>')
    return f"<attvalues>{''.join(found)}</attvalues>"

"""Words in, the documents and bodies whose symbol, title or name has them all out."""

from __future__ import annotations

from ..graph import Graph
from ..graph.dates import first_day, last_day
from ..graph.model import Result
from ..graph.shown import Node, tokens
from .order import sort_key
from .proof import namings
from .resolve import checked_date

COLUMNS = ("class", "symbol", "name", "issuer", "level", "province", "issued", "status", "id")


def find(graph: Graph, words: str, as_of: str = "", evidence: bool = False) -> Result:
    """Nodes that carry every word, whatever its accents and case: documents by date, then bodies by name."""
    until = checked_date(as_of)
    found = graph.store.nodes(graph.store.words(tokens(words))).values()
    fits = [node for node in found if not until or first_day(node.issued) <= last_day(until)]
    fits.sort(key=_order)
    return Result(COLUMNS, tuple(_row(node) for node in fits), namings(graph, fits) if evidence else ())


def _order(node: Node) -> tuple[bool, str, tuple[str, str, str], str]:
    return node.kind != "Document", node.issued, sort_key(node.name or node.title), node.id


def _row(node: Node) -> tuple[str, ...]:
    status = ("loaded" if node.loaded else "attested") if node.kind == "Document" else ""
    return (
        node.kind, node.symbol, node.name or node.title, node.issuer_name, node.level, node.province,
        node.issued, status, node.id,
    )  # fmt: skip

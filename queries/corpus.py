"""A graph in, which documents are loaded and how far in time they speak out."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph import Graph
from ..graph.dates import first_day, is_date, last_day
from ..graph.model import Note
from ..graph.shown import Node

LOADED = "{}: {} documents loaded, issued {} to {}, {} of them in this cascade"
LOADED_ALL = "{} documents loaded, issued {} to {}"
SILENCE = "what is not loaded is not known: no row says that a body did nothing"
CLOSED = "you vouch that every document is loaded: what is not seen counts as not implemented"
JUDGED = "overdue is judged on {}"


def corpus(graph: Graph, until: str = "") -> list[Node]:
    """The loaded documents, those certainly later than a date left out; in id order."""
    ids = sorted({kept.document for kept in graph.store.sources().values()})
    nodes = graph.store.nodes(ids)
    return [node for id in ids if (node := nodes.get(id)) and not _after(node, until)]


def _after(node: Node, until: str) -> bool:
    return bool(until) and first_day(node.issued) > last_day(until)


def judged_on(until: str, loaded: Sequence[Node]) -> str:
    """The day on which deadlines are judged: the last of the date asked for, else the latest date loaded."""
    days = (last_day(node.issued) for node in loaded if len(node.issued) == 10)
    return last_day(until) or max(days, default="")


def notes(
    root: Node, loaded: Sequence[Node], inside: int, judge: str, closed: bool = False
) -> tuple[Note, ...]:
    """What an answer on a cascade must say first: what was loaded, and what silence means."""
    days = sorted(node.issued for node in loaded if is_date(node.issued))
    first, last = (days[0], days[-1]) if days else ("?", "?")
    found = [Note(LOADED, (root.symbol or root.title, len(loaded), first, last, inside))]
    found.append(Note(CLOSED if closed else SILENCE))
    return (*found, Note(JUDGED, (judge,))) if judge else tuple(found)

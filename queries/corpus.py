"""A graph in, which documents are loaded and how far in time they speak out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..graph import Graph
from ..graph.dates import first_day, is_date, last_day
from ..graph.model import Note
from ..graph.shown import Node
from .due import last_of

LOADED = "{}: {} documents loaded, issued {} to {}, {} of them in this cascade"
LOADED_UNDATED = "{}: {} documents loaded, none of a known date, {} of them in this cascade"
LOADED_ALL = "{} documents loaded, issued {} to {}"
ALL_UNDATED = "{} documents loaded, none of a known date"
EMPTY = "nothing is loaded: `thac load PATH...` reads documents"
SILENCE = "what is not loaded is not known: no row says that a body did nothing"
CLOSED = "you vouch that every document is loaded: what is not seen counts as not implemented"
JUDGED = "overdue is judged on {}"


#: The first and last date where none is known.
UNKNOWN = ("?", "?")


def corpus(graph: Graph, until: str = "") -> dict[str, str]:
    """The dates of the loaded documents by id, those certainly later than a date left out."""
    dates = graph.store.loaded()
    end = last_day(until)
    return {id: issued for id, issued in dates.items() if not end or first_day(issued) <= end}


def dates(graph: Graph, until: str = "") -> dict[str, int]:
    """The dates of the loaded documents with how many bear each, without those certainly later than one."""
    end = last_day(until)
    counted = graph.store.dates()
    return {day: count for day, count in counted.items() if not end or first_day(day) <= end}


def judged_on(until: str, days: Iterable[str]) -> str:
    """The day on which deadlines are judged: the last of the date asked for, else the latest date loaded."""
    return last_of(until) or max((day for day in days if len(day) == 10), default="")


def span(days: Iterable[str]) -> tuple[str, str]:
    """The first and the last of the dates of the loaded documents."""
    known = sorted(day for day in set(days) if is_date(day))
    return (known[0], known[-1]) if known else UNKNOWN


def looked_at(loaded: Mapping[str, str]) -> Note:
    """What an answer on all that is loaded must say first: how much that is, and of which time."""
    if not loaded:
        return Note(EMPTY)
    days = span(loaded.values())
    return Note(ALL_UNDATED, (len(loaded),)) if days == UNKNOWN else Note(LOADED_ALL, (len(loaded), *days))


def notes(
    root: Node, loaded: Mapping[str, int], inside: int, judge: str, closed: bool = False
) -> tuple[Note, ...]:
    """What an answer on a cascade must say first: what was loaded, and what silence means."""
    count, days = sum(loaded.values()), span(loaded)
    dated = days if days != UNKNOWN else ()
    found = [Note(LOADED if dated else LOADED_UNDATED, (root.symbol or root.title, count, *dated, inside))]
    found.append(Note(CLOSED if closed else SILENCE))
    return (*found, Note(JUDGED, (judge,))) if judge else tuple(found)

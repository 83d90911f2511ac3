"""Differences of two stores in, text for people, JSON or CSV, as it comes, out."""

from __future__ import annotations

import csv as table
import io
import json
import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from ..compare import PARTS, Change
from .csv import cell
from .findings import told
from .words import Look, on_one_line, say, spoken_date

_WIDTH = 110
#: So many sentences or properties are shown of a change; json and csv have all.
_MOST = 7
_SIGNS = {"new": "+", "gone": "-", "changed": "~"}
_COLUMNS = ("part", "change", "what", "relation", "other", "details", "ids")


def text(changes: Iterable[Change], look: Look, parts: Collection[str] = PARTS) -> Iterator[str]:
    """A line a change under its part, what differs below it; how many there were comes last."""
    counts: Counter[tuple[str, str]] = Counter()
    part = ""
    for one in changes:
        if one.part != part:
            yield ("\n" if part else "") + say(one.part, look.lang) + "\n"
            part = one.part
        counts[one.part, one.change] += 1
        other = spoken_date(one.other) if one.part == "documents" else one.other
        words = filter(None, (one.what, say(one.relation, look.lang).replace("_", " "), other))
        yield from _wrapped(f"{_SIGNS[one.change]} " + " · ".join(words), 2)
        for note in one.details[:_MOST]:
            yield from _wrapped(told(note, look.lang), 6)
        if len(one.details) > _MOST:
            more = len(one.details) - _MOST
            yield from _wrapped("+" + say("{} sentences", look.lang, more), 6)
    yield "\n" if part else ""
    for name in [part for part in PARTS if part in parts]:
        numbers = [counts[name, change] for change in _SIGNS]
        yield say("{}: {} new, {} gone, {} changed", look.lang, say(name, look.lang), *numbers) + "\n"


def _wrapped(line: str, indent: int) -> list[str]:
    found = textwrap.wrap(on_one_line(line), _WIDTH, initial_indent=" " * indent,
                          subsequent_indent=" " * (indent + 2), break_long_words=False)  # fmt: skip
    return [f"{one}\n" for one in found]


def as_json(changes: Iterable[Change], look: Look, parts: Collection[str] = PARTS) -> Iterator[str]:
    """A list with an object a change, an object a line."""
    lead = "[\n"
    for one in changes:
        values = (one.part, one.change, one.what, one.relation, one.other,
                  [told(note, look.lang) for note in one.details], list(one.ids))  # fmt: skip
        yield lead + json.dumps(dict(zip(_COLUMNS, values, strict=True)), ensure_ascii=False)
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def as_csv(changes: Iterable[Change], look: Look, parts: Collection[str] = PARTS) -> Iterator[str]:
    """A line of column names, then a line a change."""
    yield ",".join(_COLUMNS) + "\n"
    for one in changes:
        details = [told(note, look.lang) for note in one.details]
        out = io.StringIO()
        row = (one.part, one.change, one.what, one.relation, one.other, details, list(one.ids))
        table.writer(out, lineterminator="\n").writerow([cell(value) for value in row])
        yield out.getvalue()


CHANGES: dict[str, Callable[[Iterable[Change], Look, Collection[str]], Iterator[str]]] = {
    "text": text, "json": as_json, "csv": as_csv,
}  # fmt: skip

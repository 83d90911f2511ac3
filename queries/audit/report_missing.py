"""Duties to report in, those of which no report is known and none can be called overdue, out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from ..due import last_of
from ..show import label
from .ground import Ground
from .model import Draft, Rule
from .reports import Owed, owed

NOBODY = "it wants reports by {} from {} bodies of the ladder, and no report on it is known"
WAITING = "{} wants a report by {}; none of this body is known yet"


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    some, none = owed(ground)
    waiting = [
        one for one in some
        if one.report is None and not (one.due and last_of(one.due) < ground.judge)
    ]  # fmt: skip
    by_source: dict[str, list[Owed]] = {}
    for one in none:
        by_source.setdefault(one.source.id, []).append(one)
    for owing in by_source.values():
        first = min(owing, key=lambda one: last_of(one.due) or "9999")
        text = Note(NOBODY, (first.due or first.term.day, len(owing)))
        yield Draft("loaded", (first.source,), text, (first.term.where,))
    for one in waiting:
        text = Note(WAITING, (label(one.source), one.due or one.term.day))
        yield Draft(
            "assigned", (one.source,), text, (one.term.where,), "",
            one.body.name, one.body.level, one.body.province, (one.body.home,),
        )  # fmt: skip


RULE = Rule(
    "report-missing", "Report not known", "Chưa thấy báo cáo", "notice",
    "a document wants reports, and none is known, or the day has not passed by the date of the audit",
    "the report, loaded", find,
)  # fmt: skip

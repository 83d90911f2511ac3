"""Bodies with a day by which to act in, those whose plan is later, or not known though it has passed, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...graph.dates import first_day
from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..cases import NONE
from ..due import first_due, last_of
from ..expected import Expected
from ..seats import seat
from ..show import label
from .ground import NO_DAY, Ground, Term
from .missing_link import province_of, silent, tellings
from .model import Draft, Rule
from .strays import REPORT
from .told import RAILS

LATE = "it is dated {}; {} wanted the work done by {}"
PASSED = "{} wanted the work done by {}, and no plan of this body is known"
NOBODY = "it wanted the work of {} committees done by {}, and no plan of any of them is known"


class Dated(NamedTuple):
    """What asks a body to act, and the day by which."""

    asked: Expected
    term: Term
    due: str


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    if not ground.judge:
        ground.give_up(NO_DAY)
        return
    late: dict[tuple[str, str], tuple[Dated, Node | None]] = {}
    for found in ground.cases:
        for case in found:
            plans = [one.node for one in case.found if one.link != NONE and one.node.type != REPORT]
            if plans:
                first = min(plans, key=lambda node: (node.issued or "9999", node.id))
                for one in _dated(ground, case.asked):
                    if first.loaded and first_day(first.issued) > last_of(one.due):
                        late.setdefault((one.asked.source.id, case.body), (one, first))
    left, _, answered = silent(ground)
    nobody: dict[str, list[Dated]] = {}
    for body, asked, _ in left:
        for one in _dated(ground, asked):
            source = one.asked.source.id
            if last_of(one.due) < ground.judge:
                if answered[source]:
                    late.setdefault((source, body), (one, None))
                else:
                    nobody.setdefault(source, []).append(one)
    told = tellings(ground, list(late))
    own = ground.own({plan.id for _, plan in late.values() if plan}, "issued")
    for (source, body), (one, plan) in late.items():
        yield _draft(one, plan, body, told.get((source, body)), own)
    for _, owing in sorted(nobody.items()):
        earliest = min(owing, key=lambda one: last_of(one.due))
        text = Note(NOBODY, (len(owing), earliest.due))
        proof = (earliest.term.where,)
        yield Draft("loaded", (earliest.asked.source,), text, proof, "notice", keys=(earliest.due,))


def _dated(ground: Ground, asked: Iterable[Expected]) -> list[Dated]:
    """The duties with a day by which the work, not a report, is to be done once."""
    found = []
    for one in asked:
        if one.by != "duty" or one.why_not or one.open or seat(one.home).rail not in RAILS:
            continue
        told = [body for body in ground.told.get(one.source.id, ()) if body.home == one.home]
        days = [
            Dated(one, term, first_due(term.day, "", one.day)) for term in ground.terms.get(one.source.id, ())
            if term.kind == "completion" and not term.every and any(map(term.holds, told))
        ]  # fmt: skip
        found += sorted((day for day in days if day.due), key=lambda day: last_of(day.due))[:1]
    return found


def _draft(
    one: Dated, plan: Node | None, body: str, told: Evidence | None, own: Mapping[str, Evidence]
) -> Draft:
    asked, source = one.asked, label(one.asked.source)
    said = (one.term.where, told) if told else (one.term.where,)
    if plan is None:
        text = Note(PASSED, (source, one.due))
        where = asked.name, asked.level, province_of(body, asked.province, asked.day)
        return Draft("assigned", (asked.source,), text, said, "", *where, (body,))
    dated = (own[plan.id],) if plan.id in own else ()
    return Draft("loaded", (plan, asked.source), Note(LATE, (plan.issued, source, one.due)), (*dated, *said))


RULE = Rule(
    "overdue-plan", "Overdue plan", "Kế hoạch quá hạn", "warning",
    "the plan of a committee is dated after the day set for the work, or that day has passed without one",
    "the day is one for other work, or a plan of this body before it", find,
)  # fmt: skip

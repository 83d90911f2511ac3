"""Bodies with a day by which to act in, those whose plan is later, or not known though it has passed, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...graph.dates import first_day
from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..cases import NONE
from ..due import first_due, last_of
from ..expected import Expected
from ..seats import seat
from ..show import label
from .ground import Ground
from .missing_link import REPORT, silent, tellings
from .model import Draft, Rule
from .told import RAILS

LATE = "it is dated {}; {} wanted the work done by {}"
PASSED = "{} wanted the work done by {}, and no plan of this body is known"
NOBODY = "it wanted the work of {} committees done by {}, and no plan of any of them is known"


def find(ground: Ground) -> Iterator[Draft]:
    late: dict[tuple[str, str], tuple[Expected, Node | None]] = {}
    for found in ground.cases:
        for case in found:
            plans = [one.node for one in case.found if one.link != NONE and one.node.type != REPORT]
            if plans:
                first = min(plans, key=lambda node: (node.issued or "9999", node.id))
                for one in _dated(ground, case.asked):
                    if first.loaded and first_day(first.issued) > last_of(one.due):
                        late.setdefault((one.source.id, case.body), (one, first))
    left, _, answered = silent(ground)
    nobody: dict[str, list[Expected]] = {}
    for body, asked, _ in left:
        for one in _dated(ground, asked):
            if last_of(one.due) >= ground.judge:
                continue
            if answered[one.source.id]:
                late.setdefault((one.source.id, body), (one, None))
            else:
                nobody.setdefault(one.source.id, []).append(one)
    told = tellings(ground, list(late))
    set_by = {
        (said.subject, said.object): said.evidence
        for said in ground.out(["deadline"], {source for source, _ in late} | nobody.keys())
        if said.attributes.get("kind") == "completion"
    }
    own = ground.own({plan.id for _, plan in late.values() if plan}, "issued")
    for (source, body), (one, plan) in late.items():
        yield _draft(one, plan, body, [set_by.get((source, one.due)), told.get((source, body))], own)
    for source, owing in sorted(nobody.items()):
        earliest = min(owing, key=lambda one: last_of(one.due))
        proof = set_by.get((source, earliest.due))
        if proof:
            text = Note(NOBODY, (len(owing), earliest.due))
            yield Draft("loaded", (earliest.source,), text, (proof,), "notice", keys=(earliest.due,))


def _dated(ground: Ground, asked: Iterable[Expected]) -> list[Expected]:
    """The duties with one day by which the work, not a report, is to be done."""
    found = []
    for one in asked:
        if one.by == "duty" and one.due and not (one.why_not or one.open) and seat(one.home).rail in RAILS:
            terms = ground.terms.get(one.source.id, ())
            kinds = {term.kind for term in terms if first_due(term.day, term.every, one.day) == one.due}
            if kinds == {"completion"} and not any(term.every for term in terms if term.day == one.due):
                found.append(one)
    return found


def _draft(
    one: Expected, plan: Node | None, body: str, proof: list[Evidence | None], own: Mapping[str, Evidence]
) -> Draft:
    source = label(one.source)
    said = tuple(filter(None, proof))
    if plan is None:
        text = Note(PASSED, (source, one.due))
        return Draft("assigned", (one.source,), text, said, "", one.name, one.level, one.province, (body,))
    dated = (own[plan.id],) if plan.id in own else ()
    return Draft("loaded", (plan, one.source), Note(LATE, (plan.issued, source, one.due)), (*dated, *said))


RULE = Rule(
    "overdue-plan", "Overdue plan", "Kế hoạch quá hạn", "warning",
    "the plan of a committee is dated after the day set for the work, or that day has passed without one",
    "the day is one for other work, or a plan of this body before it", find,
)  # fmt: skip

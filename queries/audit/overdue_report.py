"""Duties to report by a day in, the reports that are late, or missing where others reported, out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from ..due import last_of
from ..show import label
from .ground import NO_DAY, Ground
from .missing_link import is_sure, is_whole, province_of, tellings
from .model import Draft, Rule
from .reports import owed
from .strays import REPORT, may_have, may_report

LATE = "it is dated {}; {} wanted it by {}"
MISSING = "{} wanted a report by {}; none of this body is known, though {} others reported"


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    if not ground.judge:
        ground.give_up(NO_DAY)
        return
    some, _ = owed(ground)
    late = [one for one in some if one.late]
    missing = [
        one for one in some
        if one.report is None and one.due and last_of(one.due) < ground.judge
        and is_whole(one.body.home, one.body.level)
    ]  # fmt: skip
    unsure = ground.plans({one.body.home for one in missing}, REPORT)
    missing = [
        one for one in missing
        if not any(ground.noisy(report.id) for report in unsure.get(one.body.home, ()))
        and is_sure(ground, one.body.home, one.source)
        and not may_have(ground, one.body.home, (REPORT,))
        and not may_report(ground, one.body.home, one.source.id)
    ]  # fmt: skip
    told = tellings(ground, [(one.source.id, one.body.home) for one in missing])
    own = ground.own({one.report.id for one in late if one.report}, "issued")
    for one in late:
        if one.report is not None and one.report.id in own:
            proof = (own[one.report.id], one.term.where)
            text = Note(LATE, (one.report.issued, label(one.source), one.due))
            yield Draft("loaded", (one.report, one.source), text, proof)
    for one in missing:
        others = sum(other.report is not None for other in some if other.source.id == one.source.id)
        said = told.get((one.source.id, one.body.home))
        proof = (one.term.where, *((said,) if said else ()))
        yield Draft(
            "assigned", (one.source,), Note(MISSING, (label(one.source), one.due, others)), proof, "",
            one.body.name, one.body.level,
            province_of(one.body.home, one.body.province, one.source.issued), (one.body.home,),
        )  # fmt: skip


RULE = Rule(
    "overdue-report", "Overdue report", "Báo cáo quá hạn", "warning",
    "a report is dated after the day set for it, or that day has passed and only others have reported",
    "an earlier report of this body, or another day that holds for it", find,
)  # fmt: skip

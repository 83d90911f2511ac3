"""Documents and their parents in, those that want reports later than they must report themselves out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.dates import days_between, is_day
from ...graph.model import Note
from ..due import last_of
from ..seats import canonical
from ..show import label
from .ground import Ground, Term
from .model import Draft, Rule

#: Days further apart than this are of two rounds of reports.
_ONE_ROUND = 120


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    pairs = sorted({
        (link.lower, link.upper) for link in ground.links
        if link.relation == "implements" and link.strong
        and link.lower in ground.terms and link.upper in ground.terms
    })  # fmt: skip
    late = []
    for lower, upper in pairs:
        own = [one for one in ground.terms.get(lower, ()) if one.kind == "report"]
        asked = _for_child(ground, lower, upper)
        for every in sorted({one.every for one in own} & {one.every for one in asked}):
            first = min((one for one in own if one.every == every), key=lambda one: last_of(one.day))
            last = max((one for one in asked if one.every == every), key=lambda one: last_of(one.day))
            if _later(first.day, last.day):
                late.append((lower, upper, first, last))
    for lower, upper, first, last in late:
        node, above = ground.documents[lower], ground.documents[upper]
        text = Note("it wants reports by {}; {} wants its own by {}", (first.day, label(above), last.day))
        yield Draft("loaded", (node, above), text, (first.where, last.where), keys=(first.day, last.day))


def _for_child(ground: Ground, lower: str, upper: str) -> list[Term]:
    """The days by which a document must report: set for all, or for a group that its issuer is of."""
    node = ground.documents[lower]
    home = canonical(node.issuer, node.issued)
    told = [one for one in ground.told.get(upper, ()) if one.home == home]
    return [
        one for one in ground.terms.get(upper, ())
        if one.kind == "report" and (any(map(one.holds, told)) or not (one.unit or one.units))
    ]  # fmt: skip


def _later(one: str, other: str) -> bool:
    """Whether a day is later than another of the same form, and of the same round."""
    one, other = last_of(one), last_of(other)
    if is_day(one) and is_day(other):
        apart = days_between(other, one)
        return apart is not None and 0 < apart <= _ONE_ROUND
    return one.startswith("-") and len(one) == len(other) and one > other


RULE = Rule(
    "deadline-later", "Deadline later than that above", "Hạn báo cáo muộn hơn hạn cấp trên", "warning",
    "a document wants reports later than the document it carries out wants the report of its issuer",
    "the two days are of different reports", find,
)  # fmt: skip

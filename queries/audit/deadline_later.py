"""Documents and their parents in, those that want reports later than they must report themselves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...graph.dates import days_between, is_day
from ...graph.model import Evidence, Note
from ..due import last_of
from ..seats import canonical
from ..show import label
from .ground import Ground, Term
from .model import Draft, Rule

#: Days further apart than this are of two rounds of reports.
_ONE_ROUND = 120


def find(ground: Ground) -> Iterator[Draft]:
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
    said = _said(ground, {id for lower, upper, _, _ in late for id in (lower, upper)})
    for lower, upper, first, last in late:
        node, above = ground.documents[lower], ground.documents[upper]
        evidence = [said.get((lower, *first)), said.get((upper, *last))]
        text = Note("it wants reports by {}; {} wants its own by {}", (first.day, label(above), last.day))
        yield Draft("loaded", (node, above), text, tuple(filter(None, evidence)), keys=(first.day, last.day))


def _for_child(ground: Ground, lower: str, upper: str) -> list[Term]:
    """The days by which a document must report: set for all, or for a group that its issuer is of."""
    node = ground.documents[lower]
    home = canonical(node.issuer, node.issued)
    phrases = {one.phrase for one in ground.told.get(upper, ()) if one.home == home}
    return [
        one for one in ground.terms.get(upper, ())
        if one.kind == "report" and (not one.unit or one.unit in phrases)
    ]  # fmt: skip


def _later(one: str, other: str) -> bool:
    """Whether a day is later than another of the same form, and of the same round."""
    one, other = last_of(one), last_of(other)
    if is_day(one) and is_day(other):
        apart = days_between(other, one)
        return apart is not None and 0 < apart <= _ONE_ROUND
    return one.startswith("-") and len(one) == len(other) and one > other


def _said(ground: Ground, ids: Sequence[str] | set[str]) -> dict[tuple[str, ...], Evidence]:
    """Where each day is set, by document and term."""
    found: dict[tuple[str, ...], Evidence] = {}
    for one in ground.out(["deadline"], ids):
        told = one.attributes
        key = one.subject, one.object, told.get("unit", ""), told.get("every", ""), told.get("kind", "")
        found.setdefault(key, one.evidence)
    return found


RULE = Rule(
    "deadline-later", "Deadline later than that above", "Hạn báo cáo muộn hơn hạn cấp trên", "warning",
    "a document wants reports later than the document it carries out wants the report of its issuer",
    "the two days are of different reports", find,
)  # fmt: skip

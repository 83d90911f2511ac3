"""Documents and what they rest on in, those older than it out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.dates import later
from ...graph.merge import key_of
from ...graph.model import Evidence, Note
from ..show import label
from .ground import BASES, Ground
from .model import Draft, Rule


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    nodes = ground.documents | ground.cited
    known = {key_of(id) for id in ground.documents} - {""} if ground.unloaded else set()
    pairs: dict[tuple[str, str], str] = {}
    for link in ground.links:
        node, over = ground.documents[link.lower], nodes.get(link.upper)
        if not (link.strong and link.relation in BASES and over) or (
            not over.loaded and key_of(over.id) in known
        ):
            continue  # it may be a loaded document under a wrong year
        if later(over.issued, node.issued):
            pairs.setdefault((link.lower, link.upper), link.relation)
    said = ground.saying(pairs, BASES, own=True)
    dates = ground.own({id for pair in pairs for id in pair}, "issued")
    claimed = _claimed(ground, {upper for _, upper in pairs})
    for lower, upper in pairs:
        node, above = nodes[lower], nodes[upper]
        own = {day for day, _ in claimed.get((lower, upper), ())}
        if own and not any(later(day, node.issued) for day in own):
            continue  # it names the other by an earlier day: that is the slip, and another rule's
        proof = said.get((lower, upper))
        evidence = [dates.get(lower), proof if proof else None, dates.get(upper)]
        if proof is None or lower not in dates or not ground.plain(dates[lower], node.issued):
            continue
        text = Note(
            "it is dated {}, before {} of {}, which it rests on", (node.issued, label(above), above.issued)
        )
        severity = "error" if above.loaded else "warning"
        yield Draft("loaded", (node, above), text, tuple(filter(None, evidence)), severity)


def _claimed(ground: Ground, ids: set[str]) -> dict[tuple[str, str], list[tuple[str, Evidence]]]:
    """The days that each document gives for others, by both."""
    found: dict[tuple[str, str], list[tuple[str, Evidence]]] = {}
    for one in ground.out(["issued"], ids):
        found.setdefault((one.evidence.document, one.subject), []).append((one.object, one.evidence))
    return found


RULE = Rule(
    "child-older", "Older than what it rests on", "Ban hành trước văn bản cấp trên", "error",
    "a document is dated before a document that it carries out or is based on",
    "the day of either, read otherwise in the original", find,
)  # fmt: skip

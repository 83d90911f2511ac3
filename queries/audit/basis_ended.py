"""Documents and what they rest on in, those whose basis had been replaced or repealed by then out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.dates import days_between, first_day, later
from ...graph.model import Note, Statement
from ...graph.shown import Node
from ..sentence import sentence
from ..show import label
from .ground import BASES, Ground
from .model import Draft, Rule

#: A legal norm ("26/2020/QĐ-UBND", "72/2015/NĐ-CP", "59/2020/QH14") may come into force long after its day.
_NORM = re.compile(r"\d+/(?:\d{4}/|QH|UBTVQH)", re.IGNORECASE)
_IN_FORCE = 366
#: Only some articles, clauses, points or annexes of it.
_IN_PART = re.compile(
    r"\b(?:điều|khoản|điểm|mục|chương|phụ lục|tiết)\s+(?:\d|[ivxlc]+\b|[a-zđ]\b|của|tại)|một phần"
    r"|một số (?:điều|nội dung|quy định)",
    re.IGNORECASE,
)
_ENDS = ("replaces", "repeals")
_ENDED = {"replaces": "{} had been replaced by {} of {}", "repeals": "{} had been repealed by {} of {}"}


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    rests = {
        (link.lower, link.upper) for link in ground.links if link.strong and link.relation in BASES
    }  # fmt: skip
    ends: dict[str, list[Statement]] = {}
    uppers = sorted({upper for _, upper in rests})
    for start in range(0, len(uppers), 1000):
        for one in ground.store.into(uppers[start : start + 1000], _ENDS):
            ends.setdefault(one.object, []).append(one)
    if not ends:
        return
    nodes = ground.nodes({one.subject for said in ends.values() for one in said} | set(ends))
    said = ground.saying([pair for pair in rests if pair[1] in ends], BASES, own=True)
    for lower, upper in sorted(rests):
        node = ground.documents[lower]
        for one in ends.get(upper, ()):
            ender = nodes.get(one.subject)
            if (
                ender is None
                or (lower, upper) not in said
                or not _over(ground, node, nodes[upper], ender, one)
                or (lower, one.subject) in rests
            ):
                continue
            proof = said[lower, upper]
            text = Note(_ENDED[one.predicate], (label(nodes[upper]), label(ender), ender.issued))
            yield Draft("loaded", (node, nodes[upper], ender), text, (proof, one.evidence))
            break


def _over(ground: Ground, node: Node, ended: Node, ender: Node, said: Statement) -> bool:
    """Whether the basis was surely out of force as a whole when the document was issued."""
    if ender.id == node.id or said.evidence.document == node.id or not later(node.issued, ender.issued):
        return False
    if _NORM.match(ender.symbol):
        apart = days_between(ender.issued, first_day(node.issued))
        if apart is None or apart < _IN_FORCE:
            return False
    return not _in_part(ground, ended, said)


def _in_part(ground: Ground, ended: Node, said: Statement) -> bool:
    """Whether the words before the name of the basis, in its clause, are of some articles or a part of it."""
    where = said.evidence
    clause = sentence(ground.store.text(where.document), where.start, where.end)
    number = re.match(r"\d+", ended.symbol)
    named = re.search(rf"(?<!\d)0*{number[0]}\s*[-/]", clause) if number else None
    before = clause[: named.start()] if named else clause
    if where.cue and where.cue.lower() in before.lower():
        before = before[before.lower().rindex(where.cue.lower()) :]
    return _IN_PART.search(re.split(r"[.;](?=\s)", before)[-1]) is not None


RULE = Rule(
    "basis-ended", "Basis no longer in force", "Căn cứ đã hết hiệu lực", "error",
    "a document rests on one that another document had replaced or repealed as a whole before its day",
    "only a part of the basis was ended, or the end came into force after the day of the document", find,
)  # fmt: skip

"""A fingerprint, or its first digits, in, the findings of the audit that tells it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..graph import Graph
from ..graph.dates import first_day, last_day
from .audit import RULES, Finding, audit
from .corpus import corpus
from .resolve import checked_date

#: What can be the beginning of a fingerprint, as short as it may be cut.
MARK = re.compile(r"[0-9a-f]{6,16}")
#: In the audits of so many documents a finding is looked for that the audit of the whole store does not tell.
MOST = 400
_PAGE = 1000
#: The sentences of a near-copy are the same in every audit.
_RULES = [name for name in RULES if name != "near-copy"]


def findings_with(graph: Graph, mark: str, of: str = "", as_of: str = "") -> dict[str, Finding]:
    """The findings, by fingerprint, of the first audit that tells one beginning with these digits.

    First of the audit of the whole store; then of those of at most ``MOST`` documents, first of the
    directives that most others carry out. With ``of`` of that of this document alone. Where none tells it,
    those of the first are returned.

    Raises QueryError and AmbiguousError as ``audit`` does.
    """
    first = {one.fingerprint: one for one in audit(graph, of, as_of=as_of).findings}
    if of or not MARK.fullmatch(mark) or any(one.startswith(mark) for one in first):
        return first
    for number, id in enumerate(_documents(graph, checked_date(as_of))):
        if number == MOST:
            break
        found = {one.fingerprint: one for one in audit(graph, id, _RULES, as_of=as_of).findings}
        if any(one.startswith(mark) for one in found):
            return found
    return first


def _documents(graph: Graph, until: str) -> Iterator[str]:
    """The documents that others carry out, first those that carry out none, then all that are loaded."""
    loaded = sorted(corpus(graph, until))
    uppers: Counter[str] = Counter()
    lowers = set()
    for start in range(0, len(loaded), _PAGE):
        for lower, upper, _ in graph.store.links(loaded[start : start + _PAGE], ["implements"]):
            uppers[upper] += 1
            lowers.add(lower)
    known = graph.store.nodes(list(uppers))
    there = {id for id, one in known.items() if not until or first_day(one.issued) <= last_day(until)}
    yield from sorted(there, key=lambda id: (id in lowers, -uppers[id], id))
    yield from (id for id in loaded if id not in there)

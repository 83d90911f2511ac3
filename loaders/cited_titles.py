"""The documents that a paragraph names in, the title (trích yếu) behind each out."""

from __future__ import annotations

import re

from ..ontology.frame import either
from .found import Found
from .nesting import new_clauses

#: The beginning of a title: a bracket or none, then a quotation mark or a word such as "về".
_START = re.compile(rf"[\s,]*(?:\([^()]{{0,120}}\)\s*)?(?=[“\"]|{either('relations', 'title_start')}\b)")
#: Its end. Must match: ";", ". ", " (sau đây gọi là", ", Kế hoạch số 5"; must not match ", kế hoạch năm".
_END = re.compile(
    r";|[.](?=\s|$)|\t|\(\s*(?:gọi|sau đây|viết|dưới đây)"
    rf"|,\s*(?={either('relations', 'numbered_type')}\s+(?:số\s+)?\d)"
)
#: Characters of a title at least.
_SHORTEST = 9


def read_titles(low: str, items: list[Found]) -> None:
    """Set the title (trích yếu) behind each symbol of a paragraph: from "về" to the end of the item."""
    for index, item in enumerate(items):
        if item.symbol is None or item.kind != "symbol":
            continue
        start = _START.match(low, item.tail, item.sentence[1])
        if start is None:
            continue
        limit = item.sentence[1]
        for other in items[index + 1 :]:
            if other.head > item.tail and not _inside(other, item):
                limit = min(limit, other.head)
                break
        if clause := new_clauses(low, item.tail, limit):
            limit = clause[0]
        end = _END.search(low, start.end(), limit)
        stop = end.start() if end else limit
        if stop - start.end() >= _SHORTEST:
            item.title = (start.end(), stop)


def _inside(inner: Found, owner: Found) -> bool:
    within = inner.within
    while within is not None and within is not owner:
        within = within.within
    return within is owner

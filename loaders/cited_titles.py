"""The documents that a paragraph names in, the title (trích yếu) behind each out."""

from __future__ import annotations

import re

from ..ontology.frame import either
from .found import Found
from .nesting import new_clauses

#: The beginning of a title: the term of the issuer ("khóa XII") and a bracket where there are, then a
#: quotation mark or a word such as "về".
_START = re.compile(
    r"[\s,]*(?:khóa\s+[ivxlc\d]{1,6}\s+)?(?:\([^()]{0,120}\)\s*)?(?P<bracket>\()?"
    rf"(?=[“\"]|{either('relations', 'title_start')}\b)"
)
#: Its end. Must match: ";", ". ", " (sau đây gọi là", ", Kế hoạch số 5"; must not match ", kế hoạch năm".
_END = re.compile(
    r";|[.](?=\s|$)|\t|\(\s*(?:gọi|sau đây|viết|dưới đây)"
    rf"|,\s*(?={either('relations', 'numbered_type')}\s+(?:số\s+)?\d)"
)
#: Characters of a title at least, and how far one is looked for.
_SHORTEST, _LONGEST = 9, 2000


def read_titles(low: str, items: list[Found]) -> None:
    """Set the title (trích yếu) behind each symbol of a paragraph: from "về" to the end of the item."""
    behind = _first_behind(items)
    for index, item in enumerate(items):
        if item.symbol is None or item.kind != "symbol":
            continue
        start = _START.match(low, item.tail, item.sentence[1])
        if start is None:
            continue
        limit = min(item.sentence[1], start.end() + _LONGEST)
        following = behind[index]
        while following < len(items) and items[following].head <= item.tail:
            following += 1
        if following < len(items):
            limit = min(limit, items[following].head)
        if clause := new_clauses(low, item.tail, limit):
            limit = clause[0]
        end = _END.search(low, start.end(), limit)
        stop = end.start() if end else limit
        if start["bracket"]:
            closed = low.find(")", start.end(), stop)
            stop = closed if closed > 0 else stop
        if stop - start.end() >= _SHORTEST:
            item.title = (start.end(), stop)


def _first_behind(items: list[Found]) -> list[int]:
    """For each mention the number of the first behind it that does not stand in its title.

    A mention stands in the title of one before it, so that whole titles can be passed over.
    """
    numbers = {id(item): number for number, item in enumerate(items)}
    owners = [numbers.get(id(item.within), -1) for item in items]
    behind = [0] * len(items)
    for number in reversed(range(len(items))):
        following = number + 1
        while following < len(items) and owners[following] >= number:
            following = behind[following]
        behind[number] = following
    return behind

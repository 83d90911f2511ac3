"""A text in, the documents that it names without a number out: congress resolutions, projects, laws."""

from __future__ import annotations

import re

from .clean import words
from .dates import date_at
from .found import Found

_QUOTED = r"\s+[“\"][^”\"]{16,240}[”\"]"
#: Code of the type, and the words that name such a document; each begins with a fixed word, which is fast.
#: Must match: "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng" (up to the number), "Đề án “...”"
#: of more than a few words, "Luật Giáo dục ngày ...". Must not match: "Luật số 5/2020/QH14".
_TITLED = (
    (
        "NQ",
        re.compile(
            r"nghị\s+quyết\s+(?:đại\s+hội|hội\s+nghị)\b[^.;:“”\"()]{0,140}?\blần\s+thứ\s+[^\s,.;)]+"
            r"(?:\s+(?:của\s+)?ban\s+chấp\s+hành\s+[^\s,.;()]+\s+[^\s,.;()]+(?:\s+đảng)?)?"
            r"(?:\s*\(?\s*khóa\s+[ivxlc]+\)?)?"
        ),
    ),
    ("ĐA", re.compile(rf"đề\s+án{_QUOTED}")),
    ("CTr", re.compile(rf"chương\s+trình{_QUOTED}")),
    ("KH", re.compile(rf"kế\s+hoạch{_QUOTED}")),
    ("L", re.compile(r"luật\s+(?!số\b)[^\W\d_][^.;:()\d]{3,120}?\s+(?=(?:số\s+)?ngày\s+\d|năm\s+\d{4})")),
)
_YEAR = re.compile(r"năm\s+(\d{4})")
#: Characters of a mention at most.
_LENGTH = 200


def find_titled(view: str, low: str, found: list[Found]) -> list[Found]:
    """Documents named without a number, in order of place; none in whose words one of ``found`` stands."""
    named: list[Found] = []
    for code, pattern in _TITLED:
        for match in pattern.finditer(low):
            start, end = match.span()
            if code == "L" and (not view[start].isupper() or low[start - 1 : start].isalpha()):
                continue
            text = words(view[start:end])
            item = Found(start, min(end, start + _LENGTH), "title", None, code, start, end, text=text)
            dated = date_at(low, end)
            if dated:
                item.issued, item.tail = dated
            elif code == "L" and (year := _YEAR.match(low, end, end + 12)):
                item.issued = year[1]
            named.append(item)
    return _unnumbered(sorted(named, key=lambda item: (item.start, item.end)), found)


def _unnumbered(named: list[Found], found: list[Found]) -> list[Found]:
    taken = sorted((other.head, other.tail) for other in found)
    result: list[Found] = []
    at = 0
    for item in named:
        while at < len(taken) and taken[at][1] <= item.start:
            at += 1
        if at >= len(taken) or taken[at][0] >= item.end:
            result.append(item)
    return result

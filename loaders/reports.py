"""A sentence with a day in, the duty to report out: who reports, to whom, and through whom ("qua ...")."""

from __future__ import annotations

import re

from .bodies import body_at
from .clean import words
from .subjects import subject
from .unit import HEAD

#: A recipient stands behind one of these: "báo cáo kết quả về ...", "gửi ... cho ...", "báo cáo ...".
_TO = re.compile(
    r"(?<![^\W\d_])(?:về|cho|với|đến|tới|g[ửở]i|báo\s+cáo(?:\s+(?:nhanh|kết\s+quả"
    r"|tình\s+hình)(?:\s+(?:thực\s+hiện|triển\s+khai))?)?|trình)\s+(?:(?:về|cho|đến|tới)\s+)?"
)
_VIA = re.compile(r"(?<![^\W\d_])(?:thông\s+)?qua\s*:?\s+")
#: Where a name that is no known body ends.
_STOP = re.compile(
    r"\s*(?:[,.;:()]|(?<![^\W\d_])(?:trước|qua|thông\s+qua|để|chậm\s+nhất|muộn\s+nhất|định\s+kỳ|h[àằ]ng"
    r"|theo|kết\s+quả|xem\s+xét|tổng\s+hợp|bằng|về|và\s+(?=gửi|báo|tổng)|"
    r"khi|trong|vào|mỗi|đúng|ngay|tình\s+hình)(?![^\W\d_])|$)"
)

_NO_NAME = re.compile(r"\d|.{90}")


def reporter(view: str, low: str, start: int, end: int, at: int) -> str | None:
    """The unit that a sentence gives the duty to, where it names one alone.

    >>> text = "Sở Nội vụ báo cáo trước ngày 15/12"
    >>> reporter(text, text.lower(), 0, len(text), 18)
    'Sở Nội vụ'
    """
    found = subject(view, low, start, end)
    if not found or len(found[0]) != 1 or _NO_NAME.search(found[0][0].name):
        return None
    return found[0][0].name


def recipient(view: str, low: str, start: int, end: int, at: int) -> tuple[str | None, str | None]:
    """The body that gets a report and the one it goes through, as written; before the day, else behind it.

    >>> text = "Gửi báo cáo về UBND huyện (qua Phòng Nội vụ) trước ngày 15/12"
    >>> recipient(text, text.lower(), 0, len(text), 45)
    ('UBND huyện', 'Phòng Nội vụ')
    """
    to = via = None
    for match in _VIA.finditer(low, start, end):
        if via := _name(view, low, match.end(), end):
            break
    for match in _TO.finditer(low, start, end):
        if match.start() > at and to:
            break
        to = _name(view, low, match.end(), end) or to
    return to, via


def _name(view: str, low: str, start: int, end: int) -> str | None:
    body = body_at(view, low, start, end)
    if not HEAD.match(low, start, end) and not (body is not None and body.central):
        return None
    if body is not None and (body.name or body.office or body.central):
        return words(view[start : body.end])
    stop = _STOP.search(low, start, min(end, start + 120))
    if stop is None:
        return None
    if body is not None and body.end > stop.start():
        return words(view[start : body.end])
    name = words(view[start : stop.start()])
    return name if len(name) > 2 else None

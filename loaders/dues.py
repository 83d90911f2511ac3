"""A sentence in, the days, months and years by which something in it is due out, and how often they come.

A day counts behind words such as "trước ngày", a month or a year behind "hoàn thành", "xong", "trình" alone;
periods, quarters, start dates, target years and days of the past are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import dates
from .due_days import EACH, NEAR, NORMS, how_often, is_bound, is_listed, is_term, wide
from .frame import Frame

Due = tuple[int, int, str, str | None]


DAY = (
    r"(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})(?:\s*[/.-]\s*(?P<y>\d{4}))?(?![/-]?\d)"
    r"|(?P<d2>\d{1,2})\s*(?:của )?tháng\s*(?P<m2>\d{1,2})(?!\d)(?:\s*(?:,\s*)?(?:năm|/"
    r"|-)\s*(?P<y2>\d{4})(?!\d))?"
    r"|(?P<d3>\d{1,2})(?!\d)(?!\s*(?:[/.-]\s*\d|tháng\s*\d|ngày|%|giờ|h\d)))"
)
_HOUR = r"(?: (?:\d{1,2}|[?])\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?\s*(?:phút|')?\s*,?)?"
#: What stands before the day. Must match "trước ngày", "chậm nhất là ngày", "xong trước 16 giờ ngày",
#: "hạn cuối: ngày", "không quá ngày", "hoàn thành đến hết ngày", "thời gian hoàn thành:"; "ngày" alone
#: only where the day recurs.
_BY = wide(
    rf"(?<![^\W\d_])(?P<cue>(?:xong |hoàn thành |hoàn tất |chậm nhất |muộn nhất "
    rf"|chậm nhất là )?trước(?: thời điểm)?{_HOUR}(?:(?: các)? ngày)?"
    rf"|(?:chậm nhất|muộn nhất)(?:\s*:)?(?: (?:là|vào|đến|trong|hết|cuối)){{0,3}}{_HOUR}(?: ngày)?"
    rf"|không (?:để )?(?:quá|chậm quá|muộn hơn|chậm hơn|trễ hơn){_HOUR}(?: ngày)?"
    r"|hạn(?<=[,;(]\shạn)(?: (?:là|đến|vào|hết))?(?: ngày)?"
    r"|hạn (?:cuối cùng|cuối|chót|nộp|gửi|hoàn thành|báo cáo|trả lời)(?:\s[^.;:,\d]{1,30}?)??\s*(?::| là"
    r"| đến| vào)?(?: (?:hết|trước))?" + _HOUR + r"(?: ngày)?"
    r"|(?:thời hạn|thời gian (?:hoàn thành|báo cáo|gửi báo cáo))\s*:\s*(?:(?:đến|hết|vào) ){0,2}(?:ngày)?"
    r"|(?:thời hạn|thời gian|thời điểm) (?:(?:gửi|nộp|hoàn thành|báo cáo) ){1,2}(?:là|vào)(?: trước)? ngày"
    r"|đúng ngày"
    r"|(?:xong|hoàn thành|hoàn tất)(?: (?:vào|trong|đến|hết|đúng)){0,2}(?: ngày)?"
    r"|(?P<till>đến(?: hết)?) ngày"
    rf"|(?P<on>(?:vào |trong )?(?:các )?ngày))\s*{DAY}"
)
_AND = wide(
    rf"(?:\s*\([^()]{{0,60}}\))?\s*(?:,|;|và|hoặc|,\s*và)\s*(?:trước )?(?:ngày )?(?:{DAY}"
    rf"|tháng\s*(?P<only>\d{{1,2}})(?!\d))"
)
_MONTH = wide(
    r"(?<![^\W\d_])(?P<verb>hoàn thành|hoàn tất|xong|trình)(?![^\W\d_])"
    r"(?:[\s(,*:]+|(?P<gap>[^.;:]{0,90}?)(?<![^\W\d_])(?P<by>trong|trước|vào|chậm nhất(?: (?:là|vào"
    r"|trong)){0,2}|muộn nhất(?: (?:là|vào|trong)){0,2}|đến hết|hết|đến|:)\s*)"
    r"(?:ngày cuối (?:cùng )?(?:của )?|cuối |hết |đầu )?"
    r"(?:tháng\s*(?P<m>\d{1,2})(?!\d)(?:\s*(?:/|-|,? ?năm)\s*(?P<y>\d{4}))?|năm (?P<y2>\d{4})(?![-\d])"
    r"|(?P<quarter>quý))"
)
_VERB = wide(r"(?<![^\W\d_])(?:hoàn thành|hoàn tất|xong|trình)(?![^\W\d_])")
_RECURS = wide(
    r"[\s,(]*(?:của )?(?:h[àằ]ng (?:tháng|quý|năm)|mỗi (?:tháng|quý|năm)|tháng (?:cuối|đầu|sau|tiếp|kế))"
)


def read_dues(low: str, start: int, end: int, frame: Frame) -> list[Due]:
    """Where each begins and ends, its value (XSD lexical form) and recurrence, in order of place.

    >>> text = "báo cáo trước ngày 15/6 và 15/12 hằng năm"
    >>> [due[2:] for due in read_dues(text, 0, len(text), Frame())]
    [('--06-15', 'year'), ('--12-15', 'year')]
    """
    found = (due for read in (_days, _months) for due in read(low, start, end, frame))
    return sorted(found, key=lambda due: due[:3])


def _days(low: str, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int, str, str | None]]:
    reached = start
    for match in _BY.finditer(low, start, end):
        if match.start() < reached or not is_bound(low, start, end, match, frame):
            continue
        group = [match]
        stop = match.end()
        while len(group) < 4 and (more := _AND.match(low, stop, end)) and is_listed(low, more, end):
            group.append(more)
            stop = more.end()
        if match["on"] and not _RECURS.match(low, stop, end) and not is_term(low, start, match, end):
            continue
        named = next((m["y"] or m["y2"] for m in group if m["y"] or m["y2"]), "")
        at, reached = match.start(), stop
        first, last = max(start, at - NEAR), min(end, stop + NEAR)
        for item in group:
            only = item["only"] if item is not match else None
            day = (
                (group[0]["d2"] or group[0]["d"] or "")
                if only
                else item["d"] or item["d2"] or item["d3"] or ""
            )
            month = only or item["m"] or item["m2"] or ""
            year = item["y"] or item["y2"] or named
            every = (
                None
                if year
                else how_often(low, first, last, at, item.end() if item is match else stop, bool(month))
            )
            if every == "year" and month and not EACH.search(low, first, last):
                year = _year_beside(low, first, last)
                every = None if year else every
            if every is None and match["on"] and not is_term(low, start, match, end):
                continue
            due = value_of_day(day, month, year, every, frame) if day else None
            if due and not is_past(due, frame):
                yield at, item.end(), due, "year" if due.startswith("--") and due[2] != "-" else every
            at = item.end() - len(item[0].strip(" ,;"))


def _year_beside(low: str, start: int, end: int) -> str:
    """The one year in which other days of a sentence are due: "6 tháng trước 05/6, năm trước 05/12/2022"."""
    years = {found["y"] or found["y2"] for found in _BY.finditer(low, start, end)} - {None}
    return str(years.pop()) if len(years) == 1 else ""


def value_of_day(day: str, month: str, year: str, every: str | None, frame: Frame) -> str | None:
    """XSD lexical form of a deadline as precise as written; a day without a year is the next after issue.

    >>> plan = Frame(type="KH", issued="2024-03-01")
    >>> value_of_day("15", "12", "", "year", plan), value_of_day("20", "", "", "month", plan)
    ('--12-15', '---20')
    >>> value_of_day("5", "4", "", None, plan)
    '2024-04-05'
    >>> value_of_day("31", "2", "2024", None, plan)
    """
    if not 1 <= int(day) <= 31:
        return None
    if not month:
        return f"---{int(day):02}" if every in ("month", "quarter") else None
    if year:
        return dates.compose(year, month, day)
    if dates.compose("2024", month, day) is None:
        return None
    yearly = f"--{int(month):02}-{int(day):02}"
    if every or not frame.issued or frame.type in NORMS:
        return yearly
    own = int(frame.issued[:4])
    return dates.compose(str(own + (f"{own}{yearly[1:]}" < frame.issued)), month, day)


def is_past(due: str, frame: Frame) -> bool:
    """A day before the document's own is history."""
    return bool(frame.issued) and due[0] != "-" and due < (frame.issued or "")[: len(due)]


def _months(low: str, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int, str, None]]:
    at = start
    while match := _MONTH.search(low, at, end):
        at = match.end("verb")  # a word that is no verb ("chương trình") hides none behind it
        verb, gap = match["verb"], match["gap"] or ""
        near = len(gap.strip(" *,()")) == 0
        if verb == "trình" and not re.match(
            r"\s+(?:ubnd|ủy|hđnd|hội|chính|thủ|bộ|ban|cấp|tỉnh|thường|chủ|quốc|lãnh|phê|cơ)", gap or " "
        ):
            continue
        if re.search(
            r"(?:đã|kết quả|tỷ lệ|chương|quy|quá|lộ|công|tiến)\s+$",
            low[max(start, match.start() - 10) : match.start()],
        ):
            continue
        at = match.end()
        if (match["by"] == ":" and not near) or re.search(
            r"%|\bđạt\b|\d{4}\s*$|từ\s+(?:tháng|năm|ngày)", gap
        ):
            continue
        value: str | None = None
        if match["m"]:
            own = near and not _RECURS.match(low, match.end(), end)
            year = match["y"] or ((frame.issued or "")[:4] if own else "")
            value = dates.compose(year, match["m"], "") if year else None
        elif match["y2"]:
            by = match["by"] or ""
            loose = not by and not re.match(r"\s*[.;,)]|$", low[match.end() : min(end, match.end() + 9)])
            target = (
                loose
                or by.startswith("đến")
                or re.search(r"tốt|xuất\s+sắc|nhiệm\s+vụ|chỉ\s+tiêu|kế\s+hoạch\s+(?:được|năm)|,", gap)
            )
            value = match["y2"] if not target else None
        if value and not is_past(value, frame):
            later = (
                [hit.start() for hit in _VERB.finditer(low, match.start(), match.end())] if "/" in gap else []
            )
            yield later[-1] if later else match.start(), match.end(), value, None

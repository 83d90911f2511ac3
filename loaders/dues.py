"""A sentence in, the days, months and years by which something in it is due out, and how often they come.

A day counts behind words such as "trước ngày", a month or a year behind "hoàn thành", "xong", "trình" alone;
periods, start dates, target years and days of the past are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from . import dates
from .frame import Frame

Due = tuple[int, int, str, str | None]


def wide(pattern: str) -> re.Pattern[str]:
    """A pattern whose spaces stand for any white space: a line end, a page break, a lifted footnote."""
    return re.compile(pattern.replace(" ", r"\s+"))


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
    r"|(?P<quarter>quý)(?: (?P<q>[1-4]|iv|i{1,3})(?![^\W_])(?:\s*(?:/|-|,? ?năm)\s*(?P<qy>\d{4}))?)?)"
)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_VERB = wide(r"(?<![^\W\d_])(?:hoàn thành|hoàn tất|xong|trình)(?![^\W\d_])")
_AFTER = (
    (
        "month",
        wide(r"[\s,(]*(?:của )?(?:h[àằ]ng tháng|mỗi tháng|tháng (?:sau|tiếp theo|kế tiếp|liền kề|báo cáo))"),
    ),
    (
        "quarter",
        wide(
            r"[\s,(]*(?:của )?(?:h[àằ]ng quý|mỗi quý|(?:tháng )?(?:cuối|đầu|thứ ba)(?: của| mỗi"
            r"| h[àằ]ng)? (?:mỗi )?quý|tháng đầu quý|của quý|quý sau)"
        ),
    ),
    (
        "year",
        wide(
            r"[\s,(]*(?:của |trong )?(?:h[àằ]ng năm|mỗi năm|năm(?: (?:sau|báo cáo|tiếp theo|kế tiếp|liền"
            r"|trước|kế hoạch)|(?=\s*[.,;)])))"
        ),
    ),
)
_BEFORE = (
    (
        "month",
        wide(r"h[àằ]ng tháng|mỗi tháng|báo cáo tháng|tháng(?= \()|định kỳ (?:\S+ ){0,2}tháng|1 tháng/lần"),
    ),
    (
        "quarter",
        wide(
            r"h[àằ]ng quý|mỗi quý|báo cáo quý|quý(?= \()"
            r"|định kỳ (?:\S+ ){0,2}quý|cuối (?:mỗi )?quý|tháng, quý"
        ),
    ),
    (
        "year",
        wide(
            r"h[àằ]ng năm|mỗi năm|định kỳ (?:\S+ ){0,2}(?<!\d\d)năm(?! \d)|báo cáo năm(?! \d)|(?:6|06"
            r"|sáu) tháng|1 năm|cho năm sau|năm liền|năm tiếp theo|h[àằ]ng tháng, quý|định kỳ"
        ),
    ),
)
#: Words by which what is said recurs for sure; "báo cáo 6 tháng" may be of one year.
_EACH = wide(r"h[àằ]ng|mỗi|định kỳ")
#: The words before "trước ngày" by which it says when something was or holds, not when it is due.
_PAST = wide(
    r"(?:phát sinh|xảy ra|sinh|hiệu lực|cũ|đã|làm việc|thời điểm|giai đoạn|tuyển dụng|nghỉ hưu|đến|từ|kể từ"
    r"|khoảng thời gian"
    r"|nhập ngũ|cư trú|sau ngày[^.;]{0,40} và)$"
)
_PAST_IN_RULES = wide(
    r"(?:ban hành|cấp|ký|ký kết|được|nộp|hợp đồng|công tác|thành lập|sử dụng|hoạt động|thông qua|khởi công"
    r"|quyết định|tham gia|đăng ký)$"
)
_PASSED = wide(
    r"(?:được|do)[^.;,]{0,30} (?:ban hành|cấp|ký|phê duyệt|công nhận|thành lập|sử dụng)[^.;,]{0,20}$"
    r"|có hiệu lực[^.;]{0,80}$|từ ngày[^.;,]{0,30}$"
)
_WAS = wide(r"đã [^.;,]{0,60}$")
_MUST = wide(r"(?:phải|cần|bảo đảm|đảm bảo|yêu cầu) [^.;]{0,60}$")
_HOLDS = wide(r"[^.;]{0,20}?\s*,?\s*(?:thì|mà|nhưng|vẫn|được tiếp tục|tiếp tục được|chưa)\b")
#: The day up to which figures are counted, or a period: no day by which to send them.
_COUNTED = wide(r"(?:từ|đến|là|sau|giữa|lấy|tính)$|(?:chốt|tổng hợp|lấy) số liệu[^.;]{0,40}$")
_TO_BE = wide(
    r"[\s,]*(?:[^\s.;,:][^.;,:]{0,60}? (?=phải ))?(?:(?:phải |cơ bản ){0,2}(?:hoàn thành|hoàn tất|xong)\b"
    r"|phải (?:có (?:báo cáo|kế hoạch)|ban hành|gửi|nộp|báo cáo)\b)"
)
_IS_LAST = wide(r"[\s,]*là (?:ngày|hạn|thời hạn|thời điểm|mốc)(?: cuối| chót| cuối cùng)")
#: What is sent by a day: "gửi báo cáo về Sở Y tế vào ngày 30/11/2024".
_SENDS = wide(r"(?:gửi|nộp|báo cáo (?:về|kết quả|cho|ubnd|sở|phòng|tỉnh|huyện|đảng))[^.;:]{0,110}$")
_SELF = r"(?:kế hoạch|chỉ thị|chương trình|nghị quyết|công văn|văn bản|hướng dẫn|kết luận|quyết định)"
#: "trong vòng 15 ngày kể từ ngày ký Kế hoạch này", "chậm nhất 20 ngày sau khi Kế hoạch này được ban hành"; no
#: working days, which a calendar of holidays counts, and nothing that is told of other documents.
_SINCE = wide(
    r"(?<![^\W\d_])(?:trong(?: vòng| thời hạn| thời gian)?|chậm nhất(?: là| trong| sau){0,2}|muộn nhất(?: là"
    r"| trong| sau){0,2}|không quá|tối đa|sau)\s(?P<days>\d{1,3}) ngày,? (?:(?:kể|tính) )?(?:từ|sau)"
    rf"(?: khi| ngày)?(?: {_SELF} này)?(?: được)? (?:ký|ban hành|phát hành)(?: ban hành)?"
    rf"(?: {_SELF} này)?(?=\s*(?:[.,;)]|$|phải|gửi))"
    r"(?![^.;]{0,40} hiệu lực)"
)
_RECURS = wide(
    r"[\s,(]*(?:của )?(?:h[àằ]ng (?:tháng|quý|năm)|mỗi (?:tháng|quý|năm)|tháng (?:cuối|đầu|sau|tiếp|kế))"
)
REPORT = wide(
    r"báo cáo|(?:g[ửở]i|nộp)(?! giao| tiền| thuế)|tổng hợp g[ửở]i|phản hồi|cung cấp (?:số liệu|thông tin)"
    r"|đăng ký (?:về|với)"
)
DONE = wide(r"(?:hoàn thành|hoàn tất|xong)(?![^\W\d_])(?P<rest>[^.;]{0,60})$")
#: How far from a day, in characters, words still speak of it: a paragraph may be one sentence of a megabyte.
NEAR = 1200
_DAY_LONG = len("2024-06-15")
_NORMS = ("TT", "NĐ", "L", "TTLT", "PL", "QC")


def read_dues(low: str, start: int, end: int, frame: Frame) -> list[Due]:
    """Where each begins and ends, its value (XSD lexical form) and recurrence, in order of place.

    >>> text = "báo cáo trước ngày 15/6 và 15/12 hằng năm"
    >>> [due[2:] for due in read_dues(text, 0, len(text), Frame())]
    [('--06-15', 'year'), ('--12-15', 'year')]
    """
    readers = (_days, _months, _since)
    found = (due for read in readers for due in read(low, start, end, frame))
    return sorted(found, key=lambda due: due[:3])


def _since(low: str, start: int, end: int, frame: Frame) -> Iterator[Due]:
    """So many days from the document's own."""
    if len(frame.issued or "") != _DAY_LONG or frame.type in _NORMS or " ngày" not in low[start:end]:
        return
    for match in _SINCE.finditer(low, start, end):
        if frame.type != "QĐ" or " này" in match[0]:
            day = date.fromisoformat(frame.issued or "") + timedelta(days=int(match["days"]))
            yield match.start(), match.end(), day.isoformat(), None


def _days(low: str, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int, str, str | None]]:
    reached = start
    for match in _BY.finditer(low, start, end):
        if match.start() < reached or not _is_bound(low, start, end, match, frame):
            continue
        group = [match]
        stop = match.end()
        while len(group) < 4 and (more := _AND.match(low, stop, end)) and _is_listed(low, more, end):
            group.append(more)
            stop = more.end()
        if match["on"] and not _RECURS.match(low, stop, end) and not _is_term(low, start, match, end):
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
                else _every(low, first, last, at, item.end() if item is match else stop, bool(month))
            )
            if every == "year" and month and not _EACH.search(low, first, last):
                year = _year_beside(low, first, last)
                every = None if year else every
            if every is None and match["on"] and not _is_term(low, start, match, end):
                continue
            due = value_of_day(day, month, year, every, frame) if day else None
            if due and not is_past(due, frame):
                yield at, item.end(), due, "year" if due.startswith("--") and due[2] != "-" else every
            at = item.end() - len(item[0].strip(" ,;"))


def _is_bound(low: str, start: int, end: int, match: re.Match[str], frame: Frame) -> bool:
    """Whether a day is one by which something is due."""
    cue = match["cue"]
    before = low[max(start, match.start() - 120) : match.start()].rstrip(" (,*")
    if match["on"]:
        near = REPORT.search(low, max(start, match.start() - NEAR), match.start()) or REPORT.search(
            low, match.end(), min(end, match.end() + 120)
        )
        return near is not None and not _COUNTED.search(before)
    if match["till"]:
        done = re.search(r"(?:hoàn\s+thành|xong)[^.;:]{0,60}$", before) or _TO_BE.match(low, match.end(), end)
        return done is not None and not re.search(r"từ\s+(?:ngày\s+)?\d[^.;]*$", before)
    if "trước" not in cue:
        if "ngày" not in cue and (cue.startswith("không") or cue.split()[0] == "hạn"):
            return bool(match["m2"] or match["y"] or cue.startswith("hạn "))
        return "ngày" in cue or bool(match["m2"] or match["y"] or (match["m"] and not DONE.match(cue)))
    if "ngày" not in cue and not (
        match["m2"] or match["y"] or (match["m"] and _is_short(low, before, match, end))
    ):
        return False
    if not cue.startswith("trước") or DONE.search(before[-14:]):
        return True
    if _PAST.search(before) or (frame.type in _NORMS and _PAST_IN_RULES.search(before)):
        return False
    if _PASSED.search(before) and not _MUST.search(before):
        return False
    if _WAS.search(before) and not REPORT.search(before):
        return False
    return not ((match["y"] or match["y2"]) and _HOLDS.match(low, match.end(), end))


def _is_term(low: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether "vào ngày 30/11/2024" is when something is sent, or is said to be the last day."""
    if _IS_LAST.match(low, match.end(), end):
        return True
    if not match["on"].startswith(("vào", "trong")):
        return False
    sent = _SENDS.search(low, max(start, match.start() - 140), match.start())
    return bool(sent and (match["y"] or match["y2"]))


def _is_short(low: str, before: str, match: re.Match[str], end: int) -> bool:
    """Without "ngày", "trước 15/6" is a day where it recurs or ends a report's clause, else a fraction."""
    if _AFTER[2][1].match(low, match.end(), end):
        return True
    ends = match.end() == end or low[match.end()] in ".;,)"
    return ends and (REPORT.search(before) or DONE.search(before)) is not None


def _is_listed(low: str, more: re.Match[str], end: int) -> bool:
    """Whether a second day after "và" is a deadline as well: the list ends there, or recurs."""
    if more["d3"]:
        return False
    rest = low[more.end() : min(end, more.end() + 24)].lstrip(" *")
    return not rest or rest[0] in ".;),(" or re.match(r"h[àằ]ng|mỗi|để|gửi|của|và", rest) is not None


def _every(low: str, start: int, end: int, at: int, stop: int, dated: bool) -> str | None:
    """How often a day without a year comes: said behind it, else nearest before or behind it."""
    if not dated:
        for name, pattern in _AFTER[:2]:
            if pattern.match(low, stop, end):
                return name
        if _AFTER[2][1].match(low, stop, end):
            return None
        nearest: tuple[int, str] | None = None
        for name, pattern in _BEFORE[:2]:
            for hit in pattern.finditer(low, start, end):
                distance = at - hit.end() if hit.end() <= at else hit.start() - stop + 40
                if nearest is None or distance < nearest[0]:
                    nearest = (distance, name)
        return nearest[1] if nearest else None
    if _AFTER[2][1].match(low, stop, end) or _BEFORE[2][1].search(low, start, end):
        return "year"
    return None


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
    if every or not frame.issued or frame.type in _NORMS:
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
        elif match["q"]:
            year = match["qy"] or ((frame.issued or "")[:4] if near else "")
            value = dates.compose(year, str(3 * _QUARTERS[match["q"]]), "") if year else None
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

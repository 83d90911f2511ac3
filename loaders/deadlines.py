"""Paragraphs in, deadlines out: by which day, month or year something is to be done or reported, and how often.

Recurrence without a day is no deadline; periods, start dates, target years and days of the past are none
(Nghị định 09/2019/NĐ-CP, Điều 4, tells periodic, topical and occasional reports apart).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import dates
from .clean import UPPER, words
from .frame import Frame
from .model import Block, Deadline
from .reports import recipient, reporter


def _wide(pattern: str) -> re.Pattern[str]:
    """A pattern in which each space stands for any white space: a line end, a page break, a lifted footnote."""
    return re.compile(pattern.replace(" ", r"\s+"))


_DAY = (
    r"(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})(?:\s*[/.-]\s*(?P<y>\d{4}))?(?![/-]?\d)"
    r"|(?P<d2>\d{1,2})\s*(?:của )?tháng\s*(?P<m2>\d{1,2})(?!\d)(?:\s*(?:,\s*)?(?:năm|/|-)\s*(?P<y2>\d{4})(?!\d))?"
    r"|(?P<d3>\d{1,2})(?!\d)(?!\s*(?:[/.-]\s*\d|tháng\s*\d|ngày|%|giờ|h\d)))"
)
_HOUR = r"(?: (?:\d{1,2}|[?])\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?\s*(?:phút|')?\s*,?)?"
#: What stands before the day. Must match "trước ngày", "chậm nhất là ngày", "xong trước 16 giờ ngày", "hạn cuối: ngày",
#: "không quá ngày", "hoàn thành đến hết ngày", "thời gian hoàn thành:"; "ngày" alone only where the day recurs.
_BY = _wide(
    rf"(?<![^\W\d_])(?P<cue>(?:xong |hoàn thành |hoàn tất |chậm nhất |muộn nhất |chậm nhất là )?trước(?: thời điểm)?{_HOUR}(?:(?: các)? ngày)?"
    rf"|(?:chậm nhất|muộn nhất)(?:\s*:)?(?: (?:là|vào|đến|trong|hết|cuối)){{0,3}}{_HOUR}(?: ngày)?"
    rf"|không (?:quá|chậm quá|muộn hơn|chậm hơn|trễ hơn){_HOUR} ngày"
    r"|hạn (?:cuối cùng|cuối|chót|nộp|gửi|hoàn thành|báo cáo|trả lời)(?:\s[^.;:,\d]{1,30}?)??\s*(?::| là| đến| vào)?(?: (?:hết|trước))?" + _HOUR + r"(?: ngày)?"
    r"|(?:thời hạn|thời gian (?:hoàn thành|báo cáo|gửi báo cáo))\s*:\s*(?:(?:đến|hết|vào) ){0,2}(?:ngày)?"
    r"|(?:xong|hoàn thành|hoàn tất)(?: (?:vào|trong|đến|hết|đúng)){0,2}(?: ngày)?"
    r"|(?P<till>đến(?: hết)?) ngày"
    rf"|(?P<on>(?:vào )?(?:các )?ngày))\s*{_DAY}"
)
_AND = _wide(rf"(?:\s*\([^()]{{0,60}}\))?\s*(?:,|;|và|hoặc|,\s*và)\s*(?:trước )?(?:ngày )?(?:{_DAY}|tháng\s*(?P<only>\d{{1,2}})(?!\d))")
_MONTH = _wide(
    r"(?<![^\W\d_])(?P<verb>hoàn thành|hoàn tất|xong|trình)(?![^\W\d_])"
    r"(?:[\s(,*:]+|(?P<gap>[^.;:]{0,90}?)(?<![^\W\d_])(?P<by>trong|trước|vào|chậm nhất(?: (?:là|vào|trong)){0,2}|muộn nhất(?: (?:là|vào|trong)){0,2}|đến hết|hết|đến|:)\s*)(?:cuối |hết |đầu )?"
    r"(?:tháng\s*(?P<m>\d{1,2})(?!\d)(?:\s*(?:/|-|,? ?năm)\s*(?P<y>\d{4}))?|năm (?P<y2>\d{4})(?![-\d])|(?P<quarter>quý))"
)
_AFTER = (
    ("month", _wide(r"[\s,(]*(?:của )?(?:h[àằ]ng tháng|mỗi tháng|tháng (?:sau|tiếp theo|kế tiếp|liền kề|báo cáo))")),
    ("quarter", _wide(r"[\s,(]*(?:của )?(?:h[àằ]ng quý|mỗi quý|(?:tháng )?(?:cuối|đầu|thứ ba)(?: của| mỗi| h[àằ]ng)? (?:mỗi )?quý|tháng đầu quý|của quý|quý sau)")),
    ("year", _wide(r"[\s,(]*(?:của |trong )?(?:h[àằ]ng năm|mỗi năm|năm(?: (?:sau|báo cáo|tiếp theo|kế tiếp|liền|trước|kế hoạch)|(?=\s*[.,;)])))")),
)
_BEFORE = (
    ("month", _wide(r"h[àằ]ng tháng|mỗi tháng|báo cáo tháng|định kỳ (?:\S+ ){0,2}tháng|1 tháng/lần")),
    ("quarter", _wide(r"h[àằ]ng quý|mỗi quý|báo cáo quý|định kỳ (?:\S+ ){0,2}quý|cuối (?:mỗi )?quý|tháng, quý")),
    ("year", _wide(r"h[àằ]ng năm|mỗi năm|định kỳ (?:\S+ ){0,2}(?<!\d\d)năm(?! \d)|báo cáo năm(?! \d)|(?:6|06|sáu) tháng|1 năm|cho năm sau|năm liền|năm tiếp theo|h[àằ]ng tháng, quý|định kỳ")),
)
#: The words before "trước ngày" by which it says when something was or holds, not when it is due.
_PAST = _wide(
    r"(?:phát sinh|xảy ra|sinh|hiệu lực|cũ|đã|làm việc|thời điểm|giai đoạn|tuyển dụng|nghỉ hưu|đến|từ|kể từ|khoảng thời gian"
    r"|nhập ngũ|cư trú|sau ngày[^.;]{0,40} và)$"
)
_PAST_IN_RULES = _wide(
    r"(?:ban hành|cấp|ký|ký kết|được|nộp|hợp đồng|công tác|thành lập|sử dụng|hoạt động|thông qua|khởi công|quyết định|tham gia|đăng ký)$"
)
_PASSED = _wide(
    r"(?:được|do)[^.;,]{0,30} (?:ban hành|cấp|ký|phê duyệt|công nhận|thành lập|sử dụng)[^.;,]{0,20}$"
    r"|có hiệu lực[^.;]{0,80}$|từ ngày[^.;,]{0,30}$"
)
_WAS = _wide(r"đã [^.;,]{0,60}$")
_MUST = _wide(r"(?:phải|cần|bảo đảm|đảm bảo|yêu cầu) [^.;]{0,60}$")
_HOLDS = _wide(r"[^.;]{0,20}?\s*,?\s*(?:thì|mà|nhưng|vẫn|được tiếp tục|tiếp tục được|chưa)\b")
#: The day up to which figures are counted, or a period: no day by which to send them.
_COUNTED = _wide(r"(?:từ|đến|là|sau|giữa|lấy|tính)$|(?:chốt|tổng hợp|lấy) số liệu[^.;]{0,40}$")
_TO_BE = _wide(r"[\s,]*(?:phải |cơ bản ){0,2}(?:hoàn thành|hoàn tất|xong)\b")
_RECURS = _wide(r"[\s,(]*(?:của )?(?:h[àằ]ng (?:tháng|quý|năm)|mỗi (?:tháng|quý|năm)|tháng (?:cuối|đầu|sau|tiếp|kế))")
_REPORT = _wide(
    r"báo cáo|(?:gửi|nộp)(?! giao| tiền| thuế)|tổng hợp gửi|phản hồi|cung cấp (?:số liệu|thông tin)|đăng ký (?:về|với)"
)
_DONE = _wide(r"(?:hoàn thành|hoàn tất|xong)(?![^\W\d_])(?P<rest>[^.;]{0,60})$")
#: How far from a day, in characters, words still speak of it: a paragraph may be one sentence of a megabyte.
_NEAR = 1200
_NORMS = ("TT", "NĐ", "L", "TTLT", "PL", "QC")
_SENTENCE = re.compile(rf"(?<![Tt][pPxX])[.!?](?=\s+[{UPPER}])|;\s")
_CUES = ("trước", "nhất", "hạn", "hoàn", "xong", "trình", "không quá", "muộn hơn", "chậm hơn", "hằng", "hàng", "mỗi")
_CELL = _wide(
    r"(?:(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|trong|đến|hết|là|vào) ){0,4}(?:ngày )?"
    rf"(?:{_DAY}|(?P<bare>(?:tháng )?(?P<m3>\d{{1,2}})\s*(?:/|-|năm)\s*(?P<y3>\d{{4}})|(?:năm )?(?P<y4>\d{{4}})))\s*\.?$"
)


def read_deadlines(view: str, low: str, blocks: list[Block], frame: Frame) -> list[Deadline]:
    """The deadlines of a document in order of place; the same day said twice is given once a place."""
    result: list[Deadline] = []
    for number in range(frame.first, len(blocks)):
        if _is_zone(blocks, number, frame):
            result += in_block(view, low, blocks[number], frame)
    return result


_DIGIT = re.compile(r"[0-9]")


def is_read(view: str, low: str, blocks: list[Block], number: int, frame: Frame, deadline: Deadline) -> bool:
    """Whether ``read_deadlines`` finds ``deadline`` in a paragraph by itself."""
    if number < 0 or not _is_zone(blocks, number, frame):
        return False
    return any(other.due == deadline.due for other in in_block(view, low, blocks[number], frame))


def in_block(view: str, low: str, block: Block, frame: Frame) -> list[Deadline]:
    """The deadlines of one paragraph, sentence by sentence."""
    if _DIGIT.search(low, block.start, block.end) is None:
        return []
    text = low[block.start : block.end]
    if not any(cue in text for cue in _CUES):
        return []
    result: list[Deadline] = []
    cuts = [block.start, *(m.end() for m in _SENTENCE.finditer(view, block.start, block.end)), block.end]
    for start, end in zip(cuts, cuts[1:], strict=False):
        result += _sentence(view, low, start, end, frame)
    return result


def in_cell(view: str, low: str, start: int, end: int, strict: bool, frame: Frame) -> list[Deadline]:
    """The deadlines of a table's cell in a column of time; ``strict``: its head says that it is a deadline."""
    found = _sentence(view, low, start, end, frame)
    if found or end - start > 80:
        return found
    text = low[start:end].strip(" *.;")
    match = _CELL.match(text)
    if match is None or match["d3"] or match["bare"] and not (strict or match.start("bare") and "trong" not in text):
        return []
    if match["bare"]:
        due = dates.compose(match["y3"] or match["y4"], match["m3"] or "", "")
    else:
        due = _due(match["d"] or match["d2"], match["m"] or match["m2"], match["y"] or match["y2"] or "", None, frame)
    return [Deadline(due, None, "completion", start, end)] if due and not _is_past(due, frame) else []


def _is_zone(blocks: list[Block], number: int, frame: Frame) -> bool:
    """Paragraphs from the title to the recipients, and those of an appendix that are short enough to be an order."""
    if number >= frame.appendix:
        return blocks[number].end - blocks[number].start < 400
    return frame.first <= number < frame.tail


def _sentence(view: str, low: str, start: int, end: int, frame: Frame) -> list[Deadline]:
    found = [*_days(low, start, end, frame), *_months(low, start, end, frame)]
    result: list[Deadline] = []
    for at, stop, due, every in sorted(found):
        if len(due) < 9 and every is None and any(o.start < stop and at < o.end and o.due != due for o in result[-3:]):
            continue
        first, last = max(start, at - _NEAR), min(end, stop + _NEAR)
        kind = _kind(low, first, last, at, stop)
        to, via = recipient(view, low, first, last, at) if kind == "report" or _REPORT.search(low, at, stop) else (None, None)
        unit = reporter(view, low, start, end, at) if at - start < _NEAR else None
        result.append(Deadline(due, every, kind, at, stop, unit, to, via))
    return result


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
        if match["on"] and not _RECURS.match(low, stop, end):
            continue
        named = next((m["y"] or m["y2"] for m in group if m["y"] or m["y2"]), "")
        at, reached = match.start(), stop
        first, last = max(start, at - _NEAR), min(end, stop + _NEAR)
        for item in group:
            only = item["only"] if item is not match else None
            day = (group[0]["d2"] or group[0]["d"] or "") if only else item["d"] or item["d2"] or item["d3"] or ""
            month = only or item["m"] or item["m2"] or ""
            year = item["y"] or item["y2"] or named
            every = None if year else _every(low, first, last, at, item.end() if item is match else stop, bool(month))
            if every is None and match["on"]:
                continue
            due = _due(day, month, year, every, frame) if day else None
            if due and not _is_past(due, frame):
                yield at, item.end(), due, "year" if due.startswith("--") and due[2] != "-" else every
            at = item.end() - len(item[0].strip(" ,;"))


def _is_bound(low: str, start: int, end: int, match: re.Match[str], frame: Frame) -> bool:
    """Whether a day is one by which something is due."""
    cue = match["cue"]
    before = low[max(start, match.start() - 120) : match.start()].rstrip(" (,*")
    if match["on"]:
        near = _REPORT.search(low, max(start, match.start() - _NEAR), match.start()) or _REPORT.search(low, match.end(), min(end, match.end() + 120))
        return near is not None and not _COUNTED.search(before)
    if match["till"]:
        done = re.search(r"(?:hoàn\s+thành|xong)[^.;:]{0,60}$", before) or _TO_BE.match(low, match.end(), end)
        return done is not None and not re.search(r"từ\s+(?:ngày\s+)?\d[^.;]*$", before)
    if "trước" not in cue:
        return "ngày" in cue or bool(match["m2"] or match["y"] or (match["m"] and not _DONE.match(cue)))
    if "ngày" not in cue and not (match["m2"] or match["y"] or (match["m"] and _is_short(low, before, match, end))):
        return False
    if not cue.startswith("trước") or _DONE.search(before[-14:]):
        return True
    if _PAST.search(before) or (frame.type in _NORMS and _PAST_IN_RULES.search(before)):
        return False
    if _PASSED.search(before) and not _MUST.search(before):
        return False
    if _WAS.search(before) and not _REPORT.search(before):
        return False
    return not ((match["y"] or match["y2"]) and _HOLDS.match(low, match.end(), end))


def _is_short(low: str, before: str, match: re.Match[str], end: int) -> bool:
    """"trước 15/6" without the word "ngày": a day where it recurs or ends the clause of a report, else a fraction."""
    if _AFTER[2][1].match(low, match.end(), end):
        return True
    ends = match.end() == end or low[match.end()] in ".;,)"
    return ends and (_REPORT.search(before) or _DONE.search(before)) is not None


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


def _due(day: str, month: str, year: str, every: str | None, frame: Frame) -> str | None:
    """XSD lexical form of a deadline as precise as it is written; a day without a year is the next one after issue.

    >>> plan = Frame(type="KH", issued="2024-03-01")
    >>> _due("15", "12", "", "year", plan), _due("20", "", "", "month", plan), _due("5", "4", "", None, plan)
    ('--12-15', '---20', '2024-04-05')
    >>> _due("31", "2", "2024", None, plan)
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


def _is_past(due: str, frame: Frame) -> bool:
    """A day before the document's own is history."""
    return bool(frame.issued) and due[0] != "-" and due < (frame.issued or "")[: len(due)]


def _months(low: str, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int, str, None]]:
    for match in _MONTH.finditer(low, start, end):
        verb, gap = match["verb"], match["gap"] or ""
        near = len(gap.strip(" *,()")) == 0
        if verb == "trình" and not re.match(r"\s+(?:ubnd|ủy|hđnd|hội|chính|thủ|bộ|ban|cấp|tỉnh|thường|chủ|quốc|lãnh|phê|cơ)", gap or " "):
            continue
        if re.search(r"(?:đã|kết quả|tỷ lệ|chương|quy|quá|lộ|công|tiến)\s+$", low[max(start, match.start() - 10) : match.start()]):
            continue
        if match["by"] == ":" and not near or re.search(r"%|\bđạt\b|\d{4}\s*$|từ\s+(?:tháng|năm|ngày)", gap):
            continue
        value: str | None = None
        if match["m"]:
            own = near and not _RECURS.match(low, match.end(), end)
            year = match["y"] or ((frame.issued or "")[:4] if own else "")
            value = dates.compose(year, match["m"], "") if year else None
        elif match["y2"]:
            by = match["by"] or ""
            loose = not by and not re.match(r"\s*[.;,)]|$", low[match.end() : min(end, match.end() + 9)])
            target = loose or by.startswith("đến") or re.search(r"tốt|xuất\s+sắc|nhiệm\s+vụ|chỉ\s+tiêu|kế\s+hoạch\s+(?:được|năm)|,", gap)
            value = match["y2"] if not target else None
        if value and not _is_past(value, frame):
            yield match.start(), match.end(), value, None


def _kind(low: str, start: int, end: int, at: int, stop: int) -> str:
    """``report`` where what is due by the day is a report or something sent, else ``completion``."""
    if re.match(r"(?:hoàn\s+thành|hoàn\s+tất|xong|trình)", low[at : at + 12]):
        return "completion"
    before = low[max(start, at - 260) : at]
    done = _DONE.search(before)
    if done and not _REPORT.search(done["rest"]):
        return "completion"
    if _REPORT.search(before) or _REPORT.search(low, at, stop):
        return "report"
    behind = low[stop : min(end, stop + (200 if len(words(before)) < 40 else 60))]
    return "report" if _REPORT.search(behind) else "completion"

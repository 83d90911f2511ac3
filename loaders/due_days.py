"""A day that words lead to in, whether something is due by it, and how often it comes, out."""

from __future__ import annotations

import re

from .frame import Frame


def wide(pattern: str) -> re.Pattern[str]:
    """A pattern whose spaces stand for any white space: a line end, a page break, a lifted footnote."""
    return re.compile(pattern.replace(" ", r"\s+"))


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
EACH = wide(r"h[àằ]ng|mỗi|định kỳ")
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
REPORT = wide(
    r"báo cáo|(?:g[ửở]i|nộp)(?! giao| tiền| thuế)|tổng hợp g[ửở]i|phản hồi|cung cấp (?:số liệu|thông tin)"
    r"|đăng ký (?:về|với)"
)
DONE = wide(r"(?:hoàn thành|hoàn tất|xong)(?![^\W\d_])(?P<rest>[^.;]{0,60})$")
#: How far from a day, in characters, words still speak of it: a paragraph may be one sentence of a megabyte.
NEAR = 1200
NORMS = ("TT", "NĐ", "L", "TTLT", "PL", "QC")


def is_bound(low: str, start: int, end: int, match: re.Match[str], frame: Frame) -> bool:
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
    if _PAST.search(before) or (frame.type in NORMS and _PAST_IN_RULES.search(before)):
        return False
    if _PASSED.search(before) and not _MUST.search(before):
        return False
    if _WAS.search(before) and not REPORT.search(before):
        return False
    return not ((match["y"] or match["y2"]) and _HOLDS.match(low, match.end(), end))


def is_term(low: str, start: int, match: re.Match[str], end: int) -> bool:
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


def is_listed(low: str, more: re.Match[str], end: int) -> bool:
    """Whether a second day after "và" is a deadline as well: the list ends there, or recurs."""
    if more["d3"]:
        return False
    rest = low[more.end() : min(end, more.end() + 24)].lstrip(" *")
    return not rest or rest[0] in ".;),(" or re.match(r"h[àằ]ng|mỗi|để|gửi|của|và", rest) is not None


def how_often(low: str, start: int, end: int, at: int, stop: int, dated: bool) -> str | None:
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

"""Paragraphs in, deadlines and reporting duties out: by when, how often, to whom and through whom.

A report goes from a reporter to a recipient, "qua" an intermediary, by a day; recurrence without a day is no
deadline (Nghị định 09/2019/NĐ-CP, Điều 4, tells periodic, topical and occasional reports apart).
"""

from __future__ import annotations

import re

from . import bodies, dates
from .clean import UPPER, words
from .frame import Frame
from .model import Block, Deadline

_D = r"\d{1,2}"
_DAY = (
    rf"(?:(?P<d>{_D})\s*[/.-]\s*(?P<m>{_D})(?:\s*[/.-]\s*(?P<y>\d{{4}}))?(?![\d/])"
    rf"|(?P<d2>{_D})\s*tháng\s*(?P<m2>{_D})(?:\s*(?:,\s*)?(?:năm|/)\s*(?P<y2>\d{{4}}))?"
    rf"|(?P<d3>{_D})(?=\s*(?:,\s*)?(?:hằng|hàng|của|mỗi|tháng cuối)))"
)
_BY = re.compile(
    rf"(?<![^\W\d_])(?:(?P<before>(?:xong\s+|hoàn\s+thành\s+|chậm\s+nhất\s+)?trước(?:\s+(?:\d+\s*(?:giờ|h)\d*\s*,?\s*))?(?:\s+ngày)?|chậm\s+nhất(?:\s+(?:là|vào|đến|trong))*(?:\s+ngày)?|"
    rf"muộn\s+nhất(?:\s+(?:là|vào|đến))*(?:\s+ngày)?|(?:thời\s+)?hạn\s+(?:cuối|chót|nộp|gửi|hoàn\s+thành|báo\s+cáo)[^.;,]{{0,20}}?(?:là\s+)?(?:trước\s+)?ngày|không\s+quá\s+ngày|"
    rf"(?:xong|hoàn\s+thành)\s+(?:vào|trong)?\s*ngày|(?:hoàn\s+thành|xong)[^.;]{{0,60}}?\bđến\s+(?:hết\s+)?ngày|vào\s+ngày(?=\s*\d{{1,2}}\s*(?:hằng|hàng)))\s*[:]?\s*{_DAY})"
)
_MONTH = re.compile(
    r"(?<![^\W\d_])(?P<verb>hoàn\s+thành|xong|trình)\b(?P<gap>[^.;]{0,90}?)(?:trong|trước|vào|chậm\s+nhất(?:\s+(?:là|vào|trong))*|đến\s+hết|đến)\s+"
    r"(?:tháng\s*(?P<m>\d{1,2})\s*(?:/|\s+năm\s+|năm\s+)\s*(?P<y>\d{4})|(?:cuối\s+)?năm\s+(?P<y2>\d{4})|quý\s+[ivIV]+(?:/|\s+năm\s+)\d{4})"
)
_EVERY = (
    ("month", re.compile(r"h[àằ]ng\s+tháng|mỗi\s+tháng|định\s+kỳ\s+(?:\S+\s+){0,2}tháng")),
    ("quarter", re.compile(r"h[àằ]ng\s+quý|mỗi\s+quý|định\s+kỳ\s+(?:\S+\s+){0,2}quý|tháng\s+cuối\s+(?:của\s+)?quý|cuối\s+quý")),
    ("year", re.compile(r"h[àằ]ng\s+năm|mỗi\s+năm|định\s+kỳ\s+(?:\S+\s+){0,2}năm|báo\s+cáo\s+năm")),
)
_REPORT = re.compile(r"báo\s+cáo|gửi\s+(?:về|đến|cho|kết\s+quả|văn\s+bản|kế\s+hoạch|ubnd|ủy\s+ban|sở|phòng|ban)|tổng\s+hợp\s+gửi|phản\s+hồi|gửi\b")
_PUBLISHED = re.compile(r"(?:văn\s+bản|ban\s+hành|thực\s+hiện|phát\s+sinh|xảy\s+ra|sinh|cấp|ký|có\s+hiệu\s+lực|được|cũ|nộp|hợp đồng|đã)\s*$")
_TO = re.compile(r"(?:báo\s+cáo(?:\s+kết\s+quả)?(?:[^.;]{0,80}?)|gửi)\s+(?:về|cho|với|đến|gửi)\s+")
_VIA = re.compile(r"\(?\s*(?:thông\s+)?qua\s+")
_SENTENCE = re.compile(rf"(?<![Tt][pPxX])[.!?](?=\s+[{UPPER}])|;\s")
_CELL = re.compile(rf"(?:trước|chậm\s+nhất|xong|hoàn\s+thành|đến\s+hết|trong)\b[^.;]{{0,12}}?\s*(?:ngày\s*)?{_DAY}\s*\.?$")


def read_deadlines(view: str, low: str, blocks: list[Block], frame: Frame) -> list[Deadline]:
    """The deadlines of a document in order of place; the same day said twice is given once a place."""
    result: list[Deadline] = []
    own_year = (frame.issued or "")[:4]
    for number in range(frame.first, min(len(blocks), max(frame.tail, frame.appendix) if frame.appendix < len(blocks) else len(blocks))):
        if frame.tail <= number < frame.appendix:
            continue
        block = blocks[number]
        if not _worth(low, block):
            continue
        cuts = [block.start, *(m.end() for m in _SENTENCE.finditer(view, block.start, block.end)), block.end]
        for start, end in zip(cuts, cuts[1:], strict=False):
            _sentence(view, low, start, end, own_year, result)
    for number in range(frame.appendix, len(blocks)):
        block = blocks[number]
        if block.end - block.start < 400 and _worth(low, block):
            _sentence(view, low, block.start, block.end, own_year, result)
    return result


def _worth(low: str, block: Block) -> bool:
    text = low[block.start : block.end]
    return "trước" in text or "nhất" in text or "hạn " in text or "hoàn thành" in text or "xong" in text or "trình" in text or "hoàn\n" in text or "ngày" in text and ("hằng" in text or "hàng" in text or "quá" in text)


def _sentence(view: str, low: str, start: int, end: int, own_year: str, result: list[Deadline]) -> None:
    text = low[start:end]
    for match in _BY.finditer(low, start, end):
        day = match["d"] or match["d2"] or match["d3"]
        month = match["m"] or match["m2"] or ""
        year = match["y"] or match["y2"] or ""
        before = low[max(start, match.start() - 24) : match.start()]
        if match["before"].startswith("trước") and "ngày" not in match["before"] and not (match["m2"] or match["y"]):
            continue
        if match["before"].startswith("trước") and _PUBLISHED.search(before.rstrip(" (,")) and not re.search(r"(?:xong|hoàn thành|báo cáo|thực hiện)\s*$", before.rstrip(" (,")):
            continue
        every = _every(low, start, end, match) if not year else None
        due = _due(day, month, year, every, own_year, low[match.end() : match.end() + 20])
        if due:
            result.append(_deadline(view, low, start, end, match.start(), match.end(), due, every, text, match))
    for match in _MONTH.finditer(low, start, end):
        if match["verb"] == "trình" and not re.match(r"\s+(?:ubnd|ủy|hđnd|hội|chính|thủ|bộ|ban|cấp|tỉnh|thường|chủ|quốc|lãnh|phê|cơ)", match["gap"] or " "):
            continue
        if re.search(r"đã\s+$|kết quả\s+$|tỷ lệ\s+$|chương\s+$|quy\s+$|quá\s+$", low[max(start, match.start() - 8) : match.start()]):
            continue
        if match["m"]:
            value = dates.compose(match["y"], match["m"], "")
        else:
            value = match["y2"] if len(match["gap"]) < 14 and "tốt" not in match["gap"] else None
        if value and not any(r.start <= match.start() < r.end or match.start() <= r.start < match.end() for r in result[-3:]):
            result.append(_deadline(view, low, start, end, match.start(), match.end(), value, None, text, match))


def _every(low: str, start: int, end: int, match: re.Match[str]) -> str | None:
    after = low[match.end() : match.end() + 40]
    for name, pattern in _EVERY:
        if pattern.match(after.lstrip(" ,(của")):
            return name
    nearest: tuple[int, str] | None = None
    for name, pattern in _EVERY:
        for hit in pattern.finditer(low, start, end):
            distance = min(abs(hit.start() - match.start()), abs(hit.end() - match.start()))
            if nearest is None or distance < nearest[0]:
                nearest = (distance, name)
    return nearest[1] if nearest else None


def _due(day: str, month: str, year: str, every: str | None, own_year: str, after: str) -> str | None:
    """XSD lexical form of a deadline as precise as it is written.

    >>> _due("15", "12", "", "year", "2023", ""), _due("20", "", "", "month", "", ""), _due("5", "3", "", None, "2024", "")
    ('--12-15', '---20', '2024-03-05')
    """
    if not 1 <= int(day) <= 31:
        return None
    if not month:
        return f"---{int(day):02}" if every in ("month", "quarter") else None
    if year:
        return dates.compose(year, month, day)
    if dates.compose("2024", month, day) is None:
        return None
    if every == "year":
        return f"--{int(month):02}-{int(day):02}"
    if every is None and own_year:
        return dates.compose(own_year, month, day)
    return f"--{int(month):02}-{int(day):02}"


def _deadline(
    view: str, low: str, start: int, end: int, at: int, stop: int, due: str, every: str | None, text: str, match: re.Match[str]
) -> Deadline:
    clause = low[max(start, at - 260) : min(end, stop + 120)]
    before = low[max(start, at - 260) : at]
    report = bool(_REPORT.search(before)) or bool(_REPORT.search(low[stop : min(end, stop + 60)]))
    completed = re.match(r"(?:hoàn\s+thành|xong)", low[at : at + 12]) is not None
    done = re.search(r"(?:hoàn\s+thành|xong)[^,.;]{0,40}$", before)
    kind = "completion" if not report or completed or (done and not re.search(r"báo\s+cáo[^.;]{0,80}$", before[done.start() :])) else "report"
    if kind == "completion" and report and not completed and not done:
        kind = "report"
    to = via = None
    if kind == "report":
        to_match = None
        for to_match in _TO.finditer(low, start, end):
            pass
        if to_match:
            to = _name(view, low, to_match.end(), end)
        via_match = _VIA.search(low, start, end)
        if via_match:
            via = _name(view, low, via_match.end(), end)
    return Deadline(due, every, kind, at, stop, None, to, via)


def _name(view: str, low: str, start: int, end: int) -> str | None:
    body = bodies.body_at(view, low, start, end)
    if body is not None:
        return words(view[start : body.end])
    match = re.match(r"[^,.;()]{3,60}?(?=\s*(?:[,.;()]|trước|qua|để|chậm|$))", view[start:end])
    return words(match[0]) if match else None

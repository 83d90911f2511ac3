"""Paragraphs in, deadlines out: by when something is to be done or reported, how often, by whom and to whom.

Recurrence without a day is no deadline; periods, start dates, target years and days of the past are none
(Nghị định 09/2019/NĐ-CP, Điều 4, tells periodic, topical and occasional reports apart).
"""

from __future__ import annotations

import re
from itertools import pairwise

from . import dates
from .clean import UPPER, words
from .due_days import DONE, NEAR, REPORT, wide
from .dues import DAY, is_past, read_dues, value_of_day
from .frame import Frame
from .model import Block, Deadline
from .numerals import in_digits
from .reports import recipient, reporter

_SENTENCE = re.compile(rf"(?<![Tt][pPxX])[.!?](?=\s+[{UPPER}])|;\s")
_CUES = (
    "trước",
    "nhất",
    "hạn",
    "hoàn",
    "xong",
    "trình",
    "không quá",
    "muộn hơn",
    "chậm hơn",
    "hằng",
    "hàng",
    "mỗi",
    "thời gian gửi",
    "thời gian nộp",
    "thời gian báo",
    "thời điểm",
    "đúng ngày",
    "cuối quý",
    "đầu quý",
    "phải",
    "để quá",
    "vào ngày",
    "trong ngày",
)
_DIGIT = re.compile(r"[0-9]")
_UNTIL = wide(r"(?:trước|xong|hoàn thành|chậm nhất|muộn nhất) ")
_CELL = wide(
    r"(?:(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|trong|đến|hết|là|vào) ){0,4}(?:ngày )?"
    rf"(?:{DAY}"
    r"|(?P<bare>(?:tháng )?(?P<m3>\d{1,2})\s*(?:/|-|năm)\s*(?P<y3>\d{4})|(?:năm )?(?P<y4>\d{4})))"
    r"(?: (?:h[àằ]ng|mỗi) (?P<every>năm|quý|tháng))?\s*\.?$"
)
_EVERY = {"năm": "year", "quý": "quarter", "tháng": "month"}


def read_deadlines(view: str, low: str, blocks: list[Block], frame: Frame) -> list[Deadline]:
    """The deadlines of a document in order of place; the same day said twice is given once a place."""
    result: list[Deadline] = []
    low = in_digits(low)
    for number in range(frame.first, len(blocks)):
        if _is_zone(blocks, number, frame):
            result += in_block(view, low, blocks[number], frame)
    return result


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
    for start, end in pairwise(cuts):
        result += _sentence(view, low, start, end, frame)
    return result


def in_cell(view: str, low: str, start: int, end: int, strict: bool, frame: Frame) -> list[Deadline]:
    """The deadlines of a cell in a column of time; ``strict``: the column's head says that it is due then."""
    found = _sentence(view, low, start, end, frame)
    if found or end - start > 80:
        return found
    text = low[start:end].strip(" *.;")
    match = _CELL.match(text)
    if match is None or (match["bare"] and not (strict or _UNTIL.match(text))):
        return []
    every = _EVERY.get(match["every"] or "")
    if match["bare"]:
        due = "" if every else dates.compose(match["y3"] or match["y4"], match["m3"] or "", "")
    elif match["d3"] and not every:
        due = ""
    else:
        day, month = match["d"] or match["d2"] or match["d3"], match["m"] or match["m2"] or ""
        due = value_of_day(day, month, match["y"] or match["y2"] or "", every, frame)
    return [Deadline(due, every, "completion", start, end)] if due and not is_past(due, frame) else []


def _is_zone(blocks: list[Block], number: int, frame: Frame) -> bool:
    """Paragraphs from the title to the recipients, and those of an appendix short enough to be an order."""
    if number >= frame.appendix:
        return blocks[number].end - blocks[number].start < 400
    return frame.first <= number < frame.tail or (frame.enclosed is not None and number >= frame.enclosed)


def _sentence(view: str, low: str, start: int, end: int, frame: Frame) -> list[Deadline]:
    result: list[Deadline] = []
    for at, stop, due, every in read_dues(low, start, end, frame):
        if (
            len(due) < 9
            and every is None
            and any(o.start < stop and at < o.end and o.due != due for o in result[-3:])
        ):
            continue
        first, last = max(start, at - NEAR), min(end, stop + NEAR)
        kind = _kind(low, first, last, at, stop)
        sent = kind == "report" or REPORT.search(low, at, stop) is not None
        to, via = recipient(view, low, first, last, at) if sent else (None, None)
        unit = reporter(view, low, start, end, at) if at - start < NEAR else None
        result.append(Deadline(due, every, kind, at, stop, unit, to, via))
    return result


def _kind(low: str, start: int, end: int, at: int, stop: int) -> str:
    """``report`` where what is due by the day is a report or something sent, else ``completion``."""
    if re.match(r"(?:hoàn\s+thành|hoàn\s+tất|xong|trình)", low[at : at + 12]):
        return "completion"
    before = low[max(start, at - 260) : at]
    done = DONE.search(before)
    if done and not REPORT.search(done["rest"]):
        return "completion"
    if REPORT.search(before) or REPORT.search(low, at, stop):
        return "report"
    behind = low[stop : min(end, stop + (200 if len(words(before)) < 40 else 60))]
    return "report" if REPORT.search(behind) else "completion"

"""Lines in reading order in, paragraphs out: joined where a sentence goes on over the end of its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...graph.model import Region
from ..clean import LOWER, UPPER
from ..lines import MARKER
from .flow import Paragraph
from .page_lines import Line

#: Shares of the size of type: an indent, what a full line may lack to the edge, and how much farther apart
#: than usual two lines of a paragraph never are (as a share of the usual).
INDENT, FULL, WIDER = 0.6, 0.4, 1.22
#: Marks of lists that are read as dashes, as those of Word files are.
_BULLETS = ("•", "▪", "●", "■")
#: Two sizes of type are one within this share.
_SAME_SIZE = 0.1
_ENDS = (".", ";", ":", "!", "?", "”", '"', "/.")
_SMALL = re.compile(rf"[(“\"']?[{LOWER}]")
#: A word that a line's end cuts at its hyphen or slash: "126/2024/NĐ-" and "CP", "35" and "/QĐ-UBND".
_CUT = re.compile(r"[^\s\-/][-/]$")
_CUT_OFF = re.compile(rf"[-/][{UPPER}]|/[{UPPER}\d]")
_DASHED = re.compile(rf"[-–]\s[{LOWER}]")
#: How the line of a date ends that goes on below.
_DATE = re.compile(r"(?:ngày|tháng|năm|[Ss]ố\s?:?)(?:\s\d{1,2})?$")
#: A symbol that a narrow cell cuts anywhere: "127/2010/N" and "Đ-CP".
_SYMBOL, _SYMBOL_END = re.compile(rf"\d/[{UPPER}]{{1,5}}$"), re.compile(rf"[{UPPER}]{{1,5}}-[{UPPER}]")
_HEAD = re.compile(r"[^\s\-/]$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its lines apart by a share of the size of type (0: unknown), and if indented."""

    pitch: float = 0.0
    indented: bool = False


def setting_of(lines: Sequence[Line]) -> Setting:
    """How the lines of a text are set."""
    long = [one for one in lines if len(one.text) > 40]
    inside = sum(one.left > one.margin + INDENT * one.size for one in long)
    return Setting(_usual_pitch(lines), inside * 10 > len(long))


def _usual_pitch(lines: Iterable[Line]) -> float:
    """What lines that fill their column are seldom nearer to the next than."""
    found = sorted(
        _distance(before, after)
        for before, after in pairwise(lines)
        if after.page == before.page
        and after.left < after.margin + INDENT * after.size
        and before.right - before.left > 0.6 * (before.edge - before.margin)
        and 0 < _distance(before, after) < 3
    )
    return found[min(max(1, len(found) // 10), len(found) - 1)] if found else 0.0


def joins(begun: Line, before: Line, after: Line, setting: Setting) -> bool:
    """Whether a line goes on with the paragraph that ``begun`` begins and ``before`` has ended so far."""
    if before.apart or after.apart:
        return before.apart and after.apart and _goes_on_in_column(before, after)
    if before.centred or after.centred:
        return before.centred and after.centred and glued(before.text, after.text)
    open_end = not before.text.endswith(_ENDS)
    if abs(before.size - after.size) > _SAME_SIZE * max(before.size, after.size):
        return open_end and _SMALL.match(after.text) is not None and _is_full(before, after)
    far = before.page == after.page and 0 < WIDER * setting.pitch < _distance(before, after)
    if glued(before.text, after.text) and not far:
        return True
    if MARKER.match(after.text):
        return open_end and not far and _is_full(before, after) and _is_no_marker(begun, before, after)
    if open_end and not before.text.isupper() and (_SMALL.match(after.text) or _is_dated(before, after)):
        return True
    if far or not _is_full(before, after):
        return False
    if before.page != after.page and not open_end and not setting.indented:
        return False
    if after.left <= after.margin + INDENT * after.size:
        outdented = before is not begun and before.left > after.left + INDENT * after.size
        return open_end or not outdented
    if abs(after.left - before.left) < INDENT * after.size:
        return before is not begun or open_end
    listed = MARKER.match(begun.text) is not None and after.left > begun.left + 0.2 * after.size
    return open_end and (listed or abs(after.left - begun.body) < INDENT * after.size)


def _is_no_marker(begun: Line, before: Line, after: Line) -> bool:
    """Whether what looks like a marker is a dash or number of the sentence that begins a line."""
    if _DASHED.match(after.text) and after.left > begun.left + 0.2 * after.size:
        return True
    if after.left > after.margin + INDENT * after.size and after.left > begun.left - INDENT * after.size:
        return False
    return not (before.text.isupper() or (after.bold and not before.bold))


def _is_dated(before: Line, after: Line) -> bool:
    """Whether a date or a number is cut by the end of the line."""
    return after.text[0].isdigit() and _DATE.search(before.text) is not None


def _distance(before: Line, after: Line) -> float:
    return (after.bottom - before.bottom) / max(after.size, 1.0)


def _is_full(before: Line, after: Line) -> bool:
    """Whether the first word below would not have fitted on the line above."""
    return before.right + 0.25 * before.size + after.first > before.edge - FULL * before.size


def _goes_on_in_column(before: Line, after: Line) -> bool:
    """Lines of a letterhead or signature stand for themselves; what is wrapped is in small letters."""
    if MARKER.match(after.text) or before.text.endswith((";", ".", ":")):
        return False
    if abs(before.size - after.size) > _SAME_SIZE * max(before.size, after.size):
        return False
    if before.column != after.column:
        return False
    if glued(before.text, after.text) or _is_dated(before, after):
        return True
    near = before.page != after.page or after.top - before.bottom < 0.5 * after.size
    return near and _SMALL.match(after.text) is not None and before.left - after.left < 4 * after.size


def glued(before: str, after: str) -> bool:
    """Whether a line's end cut a word in two that is written in one.

    >>> glued("Nghị định số 126/2024/NĐ-", "CP ngày"), glued("kinh tế -", "xã hội")
    (True, False)
    """
    if _CUT.search(before):
        return after[:1].isalnum()
    if _SYMBOL.search(before) and _SYMBOL_END.match(after):
        return True
    return _CUT_OFF.match(after) is not None and _HEAD.search(before) is not None


def paragraph(lines: Sequence[Line], role: str = "text") -> Paragraph:
    """The paragraph of some lines, with the place of each on paper."""
    text = ""
    regions: list[Region] = []
    for one in lines:
        if text and not glued(text, one.text):
            text += " "
        regions.append(Region(len(text), len(text) + len(one.text), one.page, one.box))
        text += one.text
    if text[:1] in _BULLETS and text[1:2] == " ":
        text = f"-{text[1:]}"
    return Paragraph(text, role, bool(lines) and all(one.centred for one in lines), tuple(regions))


def paragraphs(lines: Iterable[Line], setting: Setting, role: str = "text") -> list[Paragraph]:
    """The paragraphs of the lines of one column."""
    result: list[Paragraph] = []
    held: list[Line] = []
    for one in lines:
        if held and not joins(held[0], held[-1], one, setting):
            result.append(paragraph(held, role))
            held = []
        held.append(one)
    if held:
        result.append(paragraph(held, role))
    return result


def placed(lines: Iterable[Line], margin: float, edge: float, *, titles: bool = True) -> list[Line]:
    """Lines told where their column begins and ends, and which of them stand in its middle."""
    result = [replace(one, margin=margin, edge=edge) for one in lines]
    if not titles:
        return result
    middle = [not one.apart and _in_middle(one) and not _is_item(one) for one in result]
    sure = [one.centred or (middle[at] and _is_title(one)) for at, one in enumerate(result)]
    for way in (1, -1):  # what stands below or above a line in the middle, and may stand there too, does
        for at in range(len(result))[::way]:
            near = at - way if 0 <= at - way < len(result) else at
            beside = sure[near] and _near(*(result[at], result[near])[::-way])
            spans = beside and not _is_item(result[at]) and _spans(result[at], result[near])
            sure[at] = sure[at] or (middle[at] and beside) or spans
    return [replace(one, centred=sure[at]) for at, one in enumerate(result)]


def _in_middle(one: Line) -> bool:
    """Whether a line leaves as much white before it as behind."""
    before, behind = one.left - one.margin, one.edge - one.right
    return min(before, behind) > 1.5 * one.size and abs(before - behind) < max(0.9 * one.size, 0.06 * before)


def _is_item(one: Line) -> bool:
    """Whether a line begins an article or an item at an indent, however much white it leaves behind it."""
    marker = MARKER.match(one.text)
    item = marker is not None and marker.lastgroup not in ("part", "roman", "upper")
    return item and one.left - one.margin < 4 * one.size


def _is_title(one: Line) -> bool:
    """Whether a line in the middle cannot be a short paragraph with an indent."""
    return one.left - one.margin > 4 * one.size or one.bold or one.text.isupper() or one.text.startswith("(")


def _spans(one: Line, title: Line) -> bool:
    """Whether a line is the longest of a title, from edge to edge, so that no white tells."""
    before, behind = one.left - one.margin, one.edge - one.right
    if title.bottom < one.bottom and _SMALL.match(one.text) and not title.text.endswith(_ENDS):
        return abs(before - behind) < one.size
    told = one.bold and title.bold if min(before, behind) < 0.5 * one.size else True
    return told and abs(before - behind) < one.size and abs(one.size - title.size) < 0.5


def _near(*lines: Line) -> bool:
    return all(
        below.page == above.page and below.bottom - above.bottom < 2.2 * above.size
        for above, below in pairwise(lines)
    )

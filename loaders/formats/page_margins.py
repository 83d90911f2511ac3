"""The lines of all pages in, the same without page numbers and running heads out; and what are footnotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from ...graph.model import Box
from ...ontology.frame import phrases
from ..clean import key
from .flow import Paragraph
from .page_lines import Line, Stretch, bounds, line
from .page_paragraphs import paragraph
from .paper import Page
from .pdf_stamps import SIGNED

Row = list[Stretch]

#: Shares of the page's height at its top and foot in which heads and numbers stand.
MARGIN = 0.13
#: On so many pages a line that is repeated at one height, within some points, is a running head.
REPEATED = 2
_HEIGHT = 12.0
#: How many lines from the top or the foot may be heads.
_DEEP = 3
_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$|(?:trang\s*)?[ivx]{1,6}$")
_NUMBERED = re.compile(r"^(?:trang\s*)?\d{1,4}\s+|\s+(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?$")
#: A head that says which page it is, as one that is seldom repeated must: "Kế hoạch ... - trang 2".
_PAGED = re.compile(r".{3,120}\s[-–—|]?\s*\(?trang\s+(\d{1,4})(?:\s*/\s*\d{1,4})?\)?$")
#: A footnote begins with its mark.
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\(\d{1,2}\)|\d{1,3}(?=\s|[^\W\d_])|\*+(?=\s|[^\W\d_])")
_SMALLER = 0.93
#: What calls a footnote: a raised mark behind a word.
_CALL = re.compile(r"(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?<=\s)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=[\s.,;:]|$)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: The line above footnotes: its length as a share of the page.
_SHORT, _LONG = 0.08, 0.45


def heads(pages: Sequence[tuple[float, Sequence[Line]]]) -> set[int]:
    """The ``id`` of each line that is a running head; pages with their heights, in order."""
    edges = [edge for high, lines in pages for edge in (_edge(high, lines, False), _edge(high, lines, True))]
    told: defaultdict[tuple[str, bool], list[tuple[int, float, Line]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for at, said, one in edge:
            if said:
                told[said, number % 2 > 0].append((number, at, one))
    repeated: set[int] = set()
    for same in told.values():
        for _, at, one in same:
            near = {page: line for page, other, line in same if abs(other - at) < _HEIGHT}
            if len(near) >= REPEATED and not all(line.apart for line in near.values()):
                repeated.add(id(one))
    found: set[int] = set()
    for number, edge in enumerate(edges):
        paged = _PAGED.match(" ".join(key(edge[0][2].text).split())) if edge else None
        if paged and int(paged[1]) == number // 2 + 1:
            repeated.add(id(edge[0][2]))
        if len(edge) > _DEEP and all(id(one) in repeated for _, _, one in edge):
            continue  # pages that are all alike
        for _, said, one in edge[:_DEEP]:
            if said and id(one) not in repeated:
                break
            found.add(id(one))
    return found


def _edge(high: float, lines: Sequence[Line], foot: bool) -> list[tuple[float, str, Line]]:
    """The first or last lines of a page, if near its edge: how deep, and what they say but for numbers."""
    found: list[tuple[float, str, Line]] = []
    outside = sorted(lines, key=lambda one: high - one.bottom if foot else one.top)
    for one in outside[: _DEEP + 1]:
        at = high - one.bottom if foot else one.top
        said = " ".join(key(one.text).split())
        if at > MARGIN * high or (_NUMBER.match(said) and not found) or phrases()["appendix"].match(said):
            break
        found.append((at, "" if _NUMBER.match(said) else _NUMBERED.sub("", said), one))
    return found


def without_number(rows: Sequence[Row], high: float) -> list[Row]:
    """The rows of a page without a number that stands alone, above or below all others."""
    found = list(rows)
    for end, next_to in ((-1, -2), (0, 1)):
        if not found or len(found[end]) > 1:
            continue
        _, top, _, bottom = bounds(found[end][0])
        outside = top / high < MARGIN or bottom / high > 1 - MARGIN
        said = " ".join(key(one.text) for one in found[end][0])
        if outside and _NUMBER.match(said) and (len(found) == 1 or _off(found[end][0], found[next_to])):
            del found[end]
    return found


def _off(number: Stretch, row: Row) -> bool:
    """Whether a number is set off from the text: by room, or by where it stands."""
    left, top, _, bottom = bounds(number)
    beside = [bounds(part) for part in row]
    room = max(min(box[1] for box in beside) - bottom, top - max(box[3] for box in beside))
    return room > 0.3 * (bottom - top) or left > min(box[0] for box in beside) + 4 * (bottom - top)


def signed(one: Line) -> bool:
    """Whether a line is of the mark of a digital signature."""
    return SIGNED.match(key(one.text).strip()) is not None


def note_paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """The footnotes of a page, each with its mark as superscript figures; the rest of one before has none."""
    found: list[list[Line]] = []
    last = 0
    for one in lines:
        mark = _MARK.match(one.text)
        count = _value(mark[0]) if mark else 0
        plain = mark is not None and mark[0].isdigit() and mark[0].isascii()
        if mark and not (plain and last and count != last + 1):
            last = count or last
            rest = one.text[mark.end() :].lstrip(" .)")
            text = f"{str(count).translate(_RAISED)} {rest}" if count else one.text
            found.append([replace(one, text=text)])
        elif found:
            found[-1].append(one)
        else:
            found.append([one])
    return [paragraph(group, "note") for group in found]


def notes(rows: Sequence[Row], page: Page, rules: Sequence[Box]) -> int:
    """The number of the first row of the footnotes of a page; that of all rows where it has none.

    They are set smaller, below a short line, or begin with the mark that a sentence above calls.
    """
    lines = [line((one for part in row for one in part), page) for row in rows]
    if len(lines) < 2:
        return len(lines)
    body = median(one.size for one in lines for _ in range(len(one.text)))
    called = {int(mark.translate(_LOWERED)) for one in lines for mark in _CALL.findall(one.text)}
    start, small = len(lines), True
    for number in range(len(lines) - 1, 0, -1):
        one, above = lines[number], lines[number - 1]
        if len(rows[number]) > 1 or one.top < 0.25 * page.height:
            break
        small = small and one.size <= _SMALLER * body
        mark = _MARK.match(one.text)
        ruled = _is_ruled(above, one, rules, page.width)
        if small and (mark or ruled):
            start = number
        elif mark and _value(mark[0]) in called and (ruled or one.top - above.bottom > 0.6 * one.height):
            start = number
            small = False
    return start


def _value(mark: str) -> int:
    figures = "".join(letter for letter in mark.translate(_LOWERED) if letter.isdigit())
    return int(figures) if figures else 0


def _is_ruled(above: Line, below: Line, rules: Sequence[Box], wide: float) -> bool:
    """Whether the short line that parts footnotes from the text stands between two lines."""
    return any(
        _SHORT * wide < right - left < _LONG * wide
        and left < below.left + 3 * below.size
        and above.top + 0.6 * above.height < top
        and bottom < below.top + 0.5 * below.height
        for left, top, right, bottom in rules
    )

"""Rows of a page in, its lines in reading order out: letterhead and closing part column by column.

Both are set in two columns without borders (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: ô số 1 to 14).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...ontology.frame import phrases
from ..clean import key, view
from ..document_type import type_names
from ..lines import MARKER
from .page_aligned import aligned
from .page_lines import Line, Stretch, bounds, line
from .page_tables import Ruled
from .paper import Page

Row = list[Stretch]

#: The right column of a letterhead begins with the national name or the heading of party or Youth Union.
MOTTO = re.compile(
    r"(?:cộng\s+h(?:òa|ịa)\s+xã\s+hội(?:\s+chủ\s+nghĩa)?|đảng\s+cộng\s+sản\s+việt\s+nam"
    r"|đoàn\s+(?:tncs|thanh\s+niên\s+cộng\s+sản)\s+(?:hồ\s+chí\s+minh|hcm)$|độc\s+lập\s*[-.,]\s*tự\s+do)"
)
_MOTTO_BEGINS = ("cộng", "đảng", "độc", "đoàn")
#: Shares of the page: where the second column begins at least, and the first ends at most.
_SECOND, _FIRST, _SIGNED = 0.3, 0.62, 0.42
#: Rows that stand farther apart than this many heights of a line are no longer of one block.
_FAR_UP, _FAR_DOWN = 2.0, 7.0


@dataclass(slots=True)
class _Gutter:
    """The white between two columns: from ``low`` (0: none on the left so far) to ``high``."""

    low: float
    high: float
    wide: float

    def takes(self, row: Row) -> list[Stretch] | None:
        """The stretches of a row, cut at the gutter where they run over it; None for a row across both."""
        low, high = self.low, self.high
        parts: list[Stretch] = []
        for part in row:
            left, _, right, _ = bounds(part)
            if left < high - 1 and right > high - 1 and (cut := self._cut(part)):
                parts += cut
            else:
                parts.append(part)
        for part in parts:
            left, _, right, _ = bounds(part)
            if self.is_right(part):
                high = min(high, left)
            else:
                low = max(low, right)
        if low > high - 1 or low > _FIRST * self.wide:
            return None
        self.low, self.high = low, high
        return parts

    def is_right(self, part: Stretch) -> bool:
        left, _, right, _ = bounds(part)
        if self.low <= 0:
            return left > self.high - 0.12 * self.wide or (left + right) / 2 > self.high
        return left >= self.low - 1 and (left + right) / 2 > self.low

    def _cut(self, part: Stretch) -> list[Stretch]:
        """A stretch in two at its widest gap, if that lies within the gutter."""
        gaps = [after.left - before.right for before, after in pairwise(part)]
        at = max(range(len(gaps)), key=lambda number: (gaps[number], -number), default=-1)
        if at < 0 or gaps[at] < 0.5 * part[at].size or part[at + 1].left > self.high + self.wide * 0.1:
            return []
        others = sorted(gaps[:at] + gaps[at + 1 :])
        if others and gaps[at] < 1.3 * others[-1]:
            return []
        return [part[: at + 1], part[at + 1 :]] if part[at].right <= self.high else []


def in_order(
    found: Sequence[Row], page: Page, white: tuple[float, float] | None = None
) -> list[Line | Ruled]:
    """The lines of a page as a person reads them, and the tables that no lines are drawn around.

    ``white`` is where the columns of a closing part end and begin that the page before has begun.
    """
    rows = [_at_motto(row, page) for row in found]
    result: list[Line | Ruled] = []
    at = 0
    while at < len(rows):
        block = _letterhead(rows, at, page) or _closing(rows, at, page)
        if block is None and white and at == 0 and MARKER.match(_said(rows[0][:1])):
            block = _block(rows, 0, _Gutter(*white, page.width), _closing_ends, above=False)
        if block is None and (found_table := aligned(rows, at, page)) is not None:
            at, table = found_table
            result.append(table)
            continue
        if block is None:
            result.append(line((one for part in rows[at] for one in part), page))
            at += 1
            continue
        start, stop, left, right = block
        del result[len(result) - (at - start) :]
        closing = _is_list(left)
        result += [replace(line(part, page), column=1, centred=not closing) for part in left]
        result += [replace(line(part, page), column=2, centred=True) for part in right]
        at = stop
    return result


def closing_white(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The white between the columns of a closing part at the foot of a page; None where none is."""
    start = len(lines)
    while start and lines[start - 1].column:
        start -= 1
    left = [one for one in lines[start:] if one.column == 1]
    right = [one for one in lines[start:] if one.column == 2]
    if not left or not right or left[0].centred:
        return None
    return max(one.right for one in left), min(one.left for one in right)


def _is_list(left: Sequence[Stretch]) -> bool:
    """Whether a left column is one of recipients, not a name in the middle."""
    said = _said(left[:1])
    return phrases()["recipients"].match(key(said).strip()) is not None or MARKER.match(said) is not None


_Block = tuple[int, int, list[Stretch], list[Stretch]]


def _said(parts: Sequence[Stretch]) -> str:
    return view(" ".join(one.text for part in parts for one in part))


def _at_motto(row: Row, page: Page) -> Row:
    """A row cut before the national name, where it was set too near to the name of the body."""
    parts: Row = []
    for part in row:
        cut = 0
        for number in range(1, len(part)):
            if key(part[number].text) not in _MOTTO_BEGINS:
                continue
            rest = _said([part[number:]])
            if MOTTO.match(key(rest)) and (rest[:8].isupper() or key(rest).startswith("độc")):
                cut = number
                break
        if cut and part[cut].left > _SECOND * page.width and _said([part[:cut]]).strip(" -*").isupper():
            parts += [part[:cut], part[cut:]]
        else:
            parts.append(part)
    return parts


def _letterhead(rows: Sequence[Row], at: int, page: Page) -> _Block | None:
    for part in rows[at]:
        left = bounds(part)[0]
        if left > _SECOND * page.width and MOTTO.match(key(_said([part]))):
            gutter = _Gutter(0.0, left, page.width)
            return _block(rows, at, gutter, _heading_ends, above=True)
    return None


def _heading_ends(row: Row) -> bool:
    """Whether a row stands below the letterhead: the name of the type in the middle, or the addressee."""
    low = " ".join(key(_said(row)).split()).strip(" .:*-")
    if phrases()["addressee"].match(low):
        return True
    return len(row) == 1 and low in type_names() and _said(row).strip().isupper()


def _closing(rows: Sequence[Row], at: int, page: Page) -> _Block | None:
    """A block that begins with "Nơi nhận:" on the left, or with who signs on the right."""
    frames = phrases()
    row = rows[at]
    first = row[0]
    left, _, right, _ = bounds(first)
    low = key(_said([first])).strip()
    if left < _SECOND * page.width and right < _FIRST * page.width and frames["recipients"].match(low):
        others = [bounds(part)[0] for part in row[1:]]
        gutter = _Gutter(right, min(others, default=page.width), page.width)
        return _block(rows, at, gutter, _closing_ends, above=True)
    last = row[-1]
    text, low = _said([last]).strip(), key(_said([last])).strip()
    begun = bounds(last)[0]
    signing = frames["on_behalf"].match(low) or frames["post"].match(low)
    if len(row) == 2 and begun > _SECOND * page.width and text.isupper() and signing:
        return _block(rows, at, _Gutter(bounds(first)[2], begun, page.width), _closing_ends, above=False)
    follows = any(
        _said(below[:1]).lstrip()[:1] == "-" and bounds(below[0])[2] < begun
        for below in rows[at + 1 : at + 4]
    )
    if len(row) == 1 and begun > _SIGNED * page.width and text.isupper() and signing and follows:
        return _block(rows, at, _Gutter(0.0, begun, page.width), _closing_ends, above=False)
    return None


def _closing_ends(row: Row) -> bool:
    """Whether a row stands below the closing part: the head of an appendix."""
    low = key(_said(row[:1])).strip()
    return phrases()["appendix"].match(low) is not None or phrases()["attached"].match(low) is not None


def _block(
    rows: Sequence[Row],
    at: int,
    gutter: _Gutter,
    ends: Callable[[Row], bool],
    *,
    above: bool,
) -> _Block | None:
    """The rows around one that stand left and right of a gutter; None where nothing stands on one side."""
    taken: list[tuple[int, list[Stretch]]] = []
    number = at
    while number < len(rows):
        if number > at and (_apart(rows[number - 1], rows[number]) > _FAR_DOWN or ends(rows[number])):
            break
        parts = gutter.takes(rows[number])
        if parts is None:
            break
        taken.append((number, parts))
        number += 1
    start = at
    left: list[Stretch] = []
    right: list[Stretch] = []
    while above and start > 0 and taken and _apart(rows[start - 1], rows[start]) < _FAR_UP:
        parts = gutter.takes(rows[start - 1]) if _may_begin(rows[start - 1], gutter) else None
        if parts is None:
            break
        start -= 1
        taken.insert(0, (start, parts))
    for _, parts in taken:
        for side, rightly in ((left, False), (right, True)):
            words = [one for part in parts if gutter.is_right(part) is rightly for one in part]
            side += [words] if words else []
    if not left or not right:
        return None
    return start, taken[-1][0] + 1, left, right


def _may_begin(row: Row, gutter: _Gutter) -> bool:
    """Whether a row above may be of the block: in capitals, and not a sentence that ends short."""
    return all(_said([part]).strip().isupper() for part in row)


def _apart(above: Row, below: Row) -> float:
    """From the foot of a row to the top of the next, in heights of a line."""
    foot = max(bounds(part)[3] for part in above)
    top = min(bounds(part)[1] for part in below)
    high = min(bounds(part)[3] - bounds(part)[1] for part in below)
    return (top - foot) / max(high, 1.0)

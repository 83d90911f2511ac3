"""Rows of a page in, the table out that no lines are drawn around: columns with white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .flow import Cell, Paragraph, Table
from .page_lines import Stretch, bounds, line
from .page_paragraphs import Setting, paragraphs, placed
from .page_tables import Ruled
from .paper import Page, Word

#: A table has so many rows of two cells or more; with three columns one fewer.
ROWS = 3
#: Lines of one table on a page at most.
LONGEST = 150
#: Shares of the height of a line: how wide the white between columns is at least, how wide if one look is
#: enough, how far rows stand apart at most.
_WIDE, _SURE, _APART = 0.5, 1.2, 2.2
#: Cells of a table have so many lines at most, one with another.
_LONG = 10
#: So many rows have kept to a narrow white before a row that does not ends the table.
_KEPT = 4
#: The first column counts the rows.
_COUNT = re.compile(r"(?:s?tt|(?:\d{1,3}|[ivx]{1,5}|[a-zđ])(?:[.)]|(?:\.\d{1,2}){1,3})?)$", re.IGNORECASE)

#: The words of a line of a table, column by column.
_Cells = list[list[Word]]


@dataclass(slots=True)
class _White:
    """A white strip that rows share, and how many have kept to it."""

    low: float
    high: float
    kept: int = 1


def aligned(rows: Sequence[list[Stretch]], at: int, page: Page) -> tuple[int, Ruled] | None:
    """The table that begins at a row, and the number of the row behind it; None where none does."""
    if len(rows[at]) < 2:
        return None
    lines = [
        sorted((one for part in row for one in part), key=lambda one: one.left)
        for row in rows[at : at + LONGEST]
    ]
    white, stop = _columns(lines)
    if not white:
        return None
    edges = [(one.low + one.high) / 2 for one in white]
    cells = [_placed(words, edges) for words in lines[:stop]]
    many = sum(sum(map(bool, row)) > 1 for row in cells)
    if many < ROWS - (len(white) > 1) or many * _LONG < stop:
        return None
    left = min(words[0].left for words in lines[:stop])
    right = max(one.right for words in lines[:stop] for one in words)
    ends = [*(one.low for one in white), right]
    table = Table(tuple(_row(group, ends, page) for group in _grouped(cells)))
    shares = tuple(edge / page.width for edge in (left, *edges, right))
    return at + stop, Ruled(table, shares, page.number, bounds(lines[0])[1], drawn=False)


def _columns(lines: Sequence[list[Word]]) -> tuple[list[_White], int]:
    """The white that the lines from the first on share, and how many lines keep to it."""
    white = _gaps(lines[0])
    stop = last = 1
    while stop < len(lines) and _near(lines[stop - 1], lines[stop]):
        left = [one for one in (_less(strip, lines[stop]) for strip in white) if one is not None]
        if not left or _breaks(white, left, lines[stop]):
            break
        white = left
        stop += 1
        if any(
            strip.high <= lines[stop - 1][-1].left for strip in white if strip.low >= lines[stop - 1][0].right
        ):
            last = stop
    while last < stop and lines[last][0].left > white[0].low:
        last += 1
    return white, last


def _near(above: Sequence[Word], below: Sequence[Word]) -> bool:
    return bounds(below)[1] - bounds(above)[3] < _APART * _height(below)


def _height(words: Sequence[Word]) -> float:
    return median(one.bottom - one.top for one in words)


def _gaps(words: Sequence[Word]) -> list[_White]:
    """The gaps between the words of a line that may part columns."""
    least = _WIDE * _height(words)
    gaps = [_White(before.right, after.left) for before, after in pairwise(words)]
    return [gap for gap in gaps if gap.high - gap.low >= least]


def _less(strip: _White, words: Sequence[Word]) -> _White | None:
    """What a line leaves of a strip; None where a word lies across it or too little is left."""
    low, high = strip.low, strip.high
    for one in words:
        if one.left < high and one.right > low:
            if one.left <= low and one.right >= high:
                return None
            if one.left + one.right < low + high:
                low = max(low, one.right)
            else:
                high = min(high, one.left)
    return _White(low, high, strip.kept + 1) if high - low >= _WIDE * _height(words) else None


def _breaks(white: Sequence[_White], left: Sequence[_White], words: Sequence[Word]) -> bool:
    """Whether a line lies across white that is sure to part columns: it stands below the table."""
    kept = [(one.low, one.high) for one in left]
    sure = _SURE * _height(words)
    for strip in white:
        if any(strip.low <= low and high <= strip.high for low, high in kept):
            continue
        if strip.kept >= _KEPT or (strip.high - strip.low >= sure and strip.kept > 1):
            return True
    return False


def _placed(words: Sequence[Word], edges: Sequence[float]) -> _Cells:
    """The words of a line in its columns."""
    cells: _Cells = [[] for _ in range(len(edges) + 1)]
    for one in words:
        cells[sum(edge < (one.left + one.right) / 2 for edge in edges)].append(one)
    return cells


def _grouped(cells: Sequence[_Cells]) -> list[list[_Cells]]:
    """The lines of each row of the table: one begins where the first column counts it, or is filled."""
    counted = [number for number, row in enumerate(cells) if _COUNT.match(_said(row[0]))]
    if len(counted) * 2 > sum(bool(row[0]) for row in cells):
        starts = [number for number in counted if number]
        if _middle(cells, counted):
            starts = [_between(cells, one, other) for one, other in pairwise(counted)]
    else:
        starts = [number for number, row in enumerate(cells) if number and row[0] and sum(map(bool, row)) > 1]
    ends = [0, *starts, len(cells)]
    return [list(cells[one:other]) for one, other in pairwise(ends) if one < other]


def _middle(cells: Sequence[_Cells], counted: Sequence[int]) -> bool:
    """Whether the counts stand in the middle of their rows, not at the top."""
    return sum(sum(map(bool, cells[number])) < len(cells[number]) for number in counted) * 2 > len(counted)


def _between(cells: Sequence[_Cells], one: int, other: int) -> int:
    """Where a row ends between two counts that stand in the middle of theirs: at the widest white."""
    whole = [bounds([word for cell in row for word in cell]) for row in cells]
    room = {number: whole[number][1] - whole[number - 1][3] for number in range(one + 1, other + 1)}
    return max(room, key=lambda number: (round(room[number], 1), -abs(2 * number - one - other - 1)))


def _said(cell: Sequence[Word]) -> str:
    return " ".join(one.text for one in cell)


def _row(lines: Sequence[_Cells], ends: Sequence[float], page: Page) -> tuple[Cell, ...]:
    return tuple(
        Cell(_written([row[column] for row in lines if row[column]], end, page))
        for column, end in enumerate(ends)
    )


def _written(cell: Sequence[list[Word]], end: float, page: Page) -> tuple[Paragraph, ...]:
    found = [line(words, page) for words in cell]
    if not found:
        return ()
    found = placed(found, min(one.left for one in found), end, titles=False)
    return tuple(paragraphs(found, Setting()))

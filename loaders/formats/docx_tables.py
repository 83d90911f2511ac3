"""The rows of a Word table as read in, the same on one grid of columns out: spans, gaps, merged cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .docx_package import W
from .flow import Cell, Flow, Paragraph, Table
from .numbering import value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A column narrower than this (twentieths of a point) comes of an edge that was moved by hand.
NARROW = 160
#: Columns of a grid at most; more are no table.
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its first column of the grid, the one behind it, and whether it goes on from above."""

    start: int
    end: int
    above: bool
    content: tuple[Flow, ...]


def place(row: _Element, cells: list[tuple[_Element, tuple[Flow, ...]]]) -> list[Placed]:
    """The cells of a row with their places on the grid of the table."""
    properties = row.find(f"{W}trPr")
    at = 0 if properties is None else whole(value(properties, "gridBefore"), 0)
    found: list[Placed] = []
    for cell, content in cells:
        form = cell.find(f"{W}tcPr")
        span = 1 if form is None else max(whole(value(form, "gridSpan"), 1), 1)
        merge = None if form is None else form.find(f"{W}vMerge")
        beside = None if form is None else form.find(f"{W}hMerge")
        above = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        end = min(at + span, _WIDEST)
        if beside is not None and beside.get(f"{W}val", "continue") == "continue" and found:
            found[-1] = Placed(found[-1].start, end, found[-1].above, found[-1].content + content)
        else:
            found.append(Placed(min(at, _WIDEST), end, above, () if above else content))
        at = end
    return found


def grid(rows: list[list[Placed]], widths: list[int]) -> Table:
    """The table of placed cells; columns in which no cell begins, or that are mere slits, are none."""
    edges = _edges(rows, widths)
    result: list[tuple[Cell, ...]] = []
    for row in rows:
        cells = [Cell() for _ in range(len(edges))]
        for one in row:
            first = max(bisect_right(edges, one.start) - 1, 0)
            wide = max(1, bisect_left(edges, one.end) - first)
            old = cells[first]
            words = (*old.paragraphs, *flat(one.content))
            cells[first] = Cell(words, max(wide, old.wide), one.above and not words)
        result.append(tuple(cells))
    return Table(tuple(result))


def _edges(rows: list[list[Placed]], widths: list[int]) -> list[int]:
    """The columns of the grid in which cells begin; one that follows its neighbour at once is the same."""
    edges: list[int] = []
    for column in sorted({one.start for row in rows for one in row}):
        if edges and sum(widths[edges[-1] : column] or [NARROW]) < NARROW:
            continue
        edges.append(column)
    return edges or [0]


def flat(content: tuple[Flow, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell; a row of a table within it becomes one."""
    found: list[Paragraph] = []
    for one in content:
        if isinstance(one, Paragraph):
            found.append(one)
        else:
            for row in one.rows:
                words = [line.text for cell in row for line in cell.paragraphs if line.text.strip()]
                if words:
                    found.append(Paragraph(" ".join(words)))
    return tuple(found)

"""Drawn lines in, the grids of tables out: where their columns and rows end, and which cells are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...graph.model import Box

#: In points: lines nearer than this touch, or are one line.
NEAR = 3.0
#: Lines of a page and cells of a table at most: beyond them it is a drawing.
LINES, CELLS = 4_000, 10_000


@dataclass(frozen=True, slots=True)
class Bar:
    """A line along the page: at ``at`` across it, from ``low`` to ``high`` along it."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's columns and rows, and for each place the first row and column of its cell."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def box(self) -> Box:
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a point; None outside the table."""
        row, column = _between(self.rows, y), _between(self.columns, x)
        return None if row is None or column is None else self.cells[row][column]


def _between(edges: Sequence[float], at: float) -> int | None:
    if not edges[0] <= at < edges[-1]:
        return None
    return next(number for number, edge in enumerate(edges[1:]) if at < edge)


def grids(rules: Iterable[Box]) -> list[Grid]:
    """The tables that lines draw, of two columns or more, from the top down."""
    found = list(rules)
    if len(found) > LINES:
        return []
    flat = _merged(
        Bar((top + bottom) / 2, left, right)
        for left, top, right, bottom in found
        if right - left >= bottom - top
    )
    upright = _merged(
        Bar((left + right) / 2, top, bottom)
        for left, top, right, bottom in found
        if right - left < bottom - top
    )
    result = [grid for bars in _touching(flat, upright) if (grid := _grid(*bars)) is not None]
    return sorted(result, key=lambda grid: (grid.box[1], grid.box[0]))


def _merged(bars: Iterable[Bar]) -> list[Bar]:
    """Pieces of one line put together."""
    result: list[Bar] = []
    lanes: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda one: one.at):
        if lanes and bar.at - lanes[-1][0].at <= NEAR / 2:
            lanes[-1].append(bar)
        else:
            lanes.append([bar])
    for lane in lanes:
        lane.sort(key=lambda one: one.low)
        begun = lane[0]
        for bar in lane[1:]:
            if bar.low <= begun.high + NEAR:
                begun = Bar(begun.at, begun.low, max(begun.high, bar.high))
            else:
                result.append(begun)
                begun = bar
        result.append(begun)
    return result


def _touching(flat: list[Bar], upright: list[Bar]) -> list[tuple[list[Bar], list[Bar]]]:
    """Lines that cross or touch, a set for each table; a line that touches none is none of a table."""
    leader = list(range(len(flat) + len(upright)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for i, row in enumerate(flat):
        for j, column in enumerate(upright):
            along = row.low - NEAR <= column.at <= row.high + NEAR
            if along and column.low - NEAR <= row.at <= column.high + NEAR:
                leader[lead(len(flat) + j)] = lead(i)
    sets: dict[int, tuple[list[Bar], list[Bar]]] = {}
    for i, row in enumerate(flat):
        sets.setdefault(lead(i), ([], []))[0].append(row)
    for j, column in enumerate(upright):
        sets.setdefault(lead(len(flat) + j), ([], []))[1].append(column)
    return [bars for bars in sets.values() if bars[0] and bars[1]]


def _grid(flat: list[Bar], upright: list[Bar]) -> Grid | None:
    """The grid of lines that touch; sides that are left open are closed where the other lines end."""
    columns = _edges([bar.at for bar in upright], flat)
    rows = _edges([bar.at for bar in flat], upright)
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > CELLS:
        return None
    wall = _drawn(upright, columns)
    floor = _drawn(flat, rows)
    cells = [[(r, c) for c in range(len(columns) - 1)] for r in range(len(rows) - 1)]
    for r in range(len(rows) - 1):
        high = (rows[r] + rows[r + 1]) / 2
        for c in range(len(columns) - 1):
            across = (columns[c] + columns[c + 1]) / 2
            if c and not wall(c, high):
                cells[r][c] = cells[r][c - 1]
            elif r and not floor(r, across) and cells[r - 1][c][1] == c:
                cells[r][c] = cells[r - 1][c]
    return Grid(tuple(columns), tuple(rows), tuple(map(tuple, cells)))


def _edges(at: list[float], across: list[Bar]) -> list[float]:
    """Where lines stand, each once, with the ends of those across them."""
    ends = [min(bar.low for bar in across), max(bar.high for bar in across)]
    result: list[float] = []
    for edge in sorted([*at, *ends]):
        if not result or edge - result[-1] > NEAR:
            result.append(edge)
    return result


def _drawn(bars: list[Bar], edges: list[float]) -> Callable[[int, float], bool]:
    """Whether a line is drawn at an edge, at a place along it."""
    lanes: list[list[Bar]] = [[bar for bar in bars if abs(bar.at - edge) <= NEAR] for edge in edges]

    def told(number: int, along: float) -> bool:
        return any(bar.low - NEAR <= along <= bar.high + NEAR for bar in lanes[number])

    return told

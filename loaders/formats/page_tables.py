"""The grid of a table and the words within in, a table of cells out; tables that run over pages joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...graph.model import Region
from .flow import Cell, Paragraph, Table
from .page_grids import Grid
from .page_lines import Line, line, rows, stretches
from .page_paragraphs import glued, paragraphs, placed, setting_of
from .paper import Page, Word

#: Between the words of a cell and its edge, in points.
PADDING = 5.4
#: Edges of columns on two pages are the same within this share of the page's width; those that are not drawn.
_SAME, _ALIGNED = 0.012, 0.05


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table as it stands on a page, with the edges of its columns as shares of the page's width.

    ``drawn`` tells whether lines part its columns, or white alone.
    """

    table: Table
    edges: tuple[float, ...]
    page: int
    top: float
    drawn: bool = True


def ruled(grid: Grid, words: Sequence[Word], page: Page) -> Ruled | None:
    """The table of a grid; None where nothing stands in it."""
    places: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for one in words:
        at = grid.place((one.left + one.right) / 2, (one.top + one.bottom) / 2)
        if at is not None:
            places[at].append(one)
    if not places:
        return None
    found: list[tuple[Cell, ...]] = []
    for r, leads in enumerate(grid.cells):
        row: list[Cell] = []
        for c, lead in enumerate(leads):
            if lead == (r, c):
                wide = sum(one == lead for one in leads)
                row.append(Cell(_written(grid, places[lead], page, c + wide), wide=wide))
            else:
                row.append(Cell(above=lead[0] < r and lead[1] == c))
        found.append(tuple(row))
    edges = tuple(one / page.width for one in grid.columns)
    return Ruled(Table(tuple(found)), edges, page.number, grid.rows[0])


def cell_lines(words: Sequence[Word], page: Page) -> list[Line]:
    """The lines of a cell, from the top down."""
    return [line((one for part in row for one in part), page) for row in rows(stretches(words))]


def _written(grid: Grid, words: Sequence[Word], page: Page, end: int) -> tuple[Paragraph, ...]:
    if not words:
        return ()
    found = cell_lines(words, page)
    edge = max(grid.columns[end] - PADDING, max(one.right for one in found))
    found = placed(found, min(one.left for one in found), edge, titles=False)
    return tuple(paragraphs(found, setting_of(found)))


def joined(first: Ruled, second: Ruled) -> Ruled | None:
    """Two tables of pages that follow as one, the head that is repeated left out; None if they are two."""
    if len(first.edges) != len(second.edges) or second.page != first.page + 1:
        return None
    near = _SAME if first.drawn and second.drawn else _ALIGNED
    if any(abs(one - other) > near for one, other in zip(first.edges, second.edges, strict=True)):
        return None
    above, below = list(first.table.rows), list(second.table.rows)
    count = 0
    while count < min(len(below), 3) and _said(below[count]) == _said(above[count]) and _said(below[count]):
        count += 1
    below = below[count:]
    if below and len(above) > 1 and _goes_on(_open_row(above), below[0]):
        for column, cell in enumerate(below[0]):
            if cell.paragraphs:
                row = _begun(above, column)
                one = _continued(above[row][column], cell)
                above[row] = (*above[row][:column], one, *above[row][column + 1 :])
        below = below[1:]
    return replace(second, table=Table((*above, *below)))


def _said(row: tuple[Cell, ...]) -> list[str]:
    written = [" ".join(one.text for one in cell.paragraphs) for cell in row]
    return written if any(written) else []


def _begun(rows: Sequence[tuple[Cell, ...]], column: int) -> int:
    """The row in which the last cell of a column begins."""
    row = len(rows) - 1
    while row and rows[row][column].above:
        row -= 1
    return row


def _open_row(rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The cells that stand at the foot of a table, those that began in rows above among them."""
    return tuple(rows[_begun(rows, column)][column] for column in range(len(rows[-1])))


def _goes_on(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether a row is the rest of one that the page's end cut: its first cell is empty, its words go on."""
    if not _said(below) or below[0].paragraphs or not above[0].paragraphs:
        return False
    pairs = [(one, other) for one, other in zip(above, below, strict=True) if other.paragraphs]
    if not all(one.paragraphs for one, _ in pairs) or not any(_open(one, other) for one, other in pairs):
        return False
    begun = [other.paragraphs[0].text[0] for _, other in pairs]
    small = all(one.islower() or one.isdigit() for one in begun) and any(map(str.islower, begun))
    return small or len(pairs) * 2 <= sum(bool(one.paragraphs) for one in above)


def _open(above: Cell, below: Cell) -> bool:
    end, begin = above.paragraphs[-1].text, below.paragraphs[0].text
    return begin[0].islower() or not end.endswith((".", ";", ":", "!", "?"))


def _continued(above: Cell, below: Cell) -> Cell:
    if not below.paragraphs:
        return above
    if not _open(above, below):
        return replace(above, paragraphs=above.paragraphs + below.paragraphs)
    end, begin = above.paragraphs[-1], below.paragraphs[0]
    space = "" if glued(end.text, begin.text) else " "
    by = len(end.text) + len(space)
    moved = tuple(Region(one.start + by, one.end + by, one.page, one.box) for one in begin.regions)
    whole = replace(end, text=end.text + space + begin.text, regions=end.regions + moved)
    return replace(above, paragraphs=(*above.paragraphs[:-1], whole, *below.paragraphs[1:]))

"""Pages of words in, paragraphs and tables in reading order out: for text layers and for OCR."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .flow import Flow, Paragraph
from .page_columns import closing_white, in_order
from .page_grids import grids
from .page_lines import Line, in_points, line, rows, stretches
from .page_margins import heads, note_paragraphs, notes, signed, without_number
from .page_paragraphs import joins, paragraph, placed, setting_of
from .page_tables import Ruled, joined, ruled
from .paper import Page, Word

__all__ = ["Page", "Word", "arrange"]


#: Where so much of the width is behind what several lines share as their end, it is not the edge.
_RAGGED = 0.15


@dataclass(slots=True)
class _Sheet:
    """What stands on a page, in reading order, its footnotes apart."""

    number: int
    width: float
    height: float
    items: list[Line | Ruled] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [one for one in self.items if isinstance(one, Line)]


def arrange(pages: Iterable[Page]) -> list[Flow]:
    """Paragraphs and tables of a paper in the order in which they are read; pages may come in any order.

    Page numbers and running heads are left out; what runs over the end of a page is joined.

    >>> page = Page(1, (Word("lệnh", 0.3, 0.1, 0.4, 0.12), Word("Chỉ", 0.2, 0.1, 0.28, 0.12)))
    >>> [one.text for one in arrange([page])]
    ['Chỉ lệnh']
    """
    sheets: list[_Sheet] = []
    for page in pages:
        sheets.append(_sheet(page, sheets[-1] if sheets else None))
    sheets.sort(key=lambda sheet: sheet.number)
    dropped = heads([(sheet.height, [*sheet.lines, *sheet.notes]) for sheet in sheets])
    for sheet in sheets:
        sheet.items = [one for one in sheet.items if id(one) not in dropped]
        sheet.notes = [one for one in sheet.notes if id(one) not in dropped]
    _place(sheets)
    return list(_flow(sheets))


def _sheet(page: Page, before: _Sheet | None) -> _Sheet:
    """A page laid out, with what the page before has begun."""
    words = in_points(page)
    wide, high = page.width, page.height
    rules = [(a * wide, b * high, c * wide, d * high) for a, b, c, d in page.rules]
    tables: list[Ruled] = []
    for grid in grids(rules):
        left, top, right, bottom = grid.box
        inside = [
            one
            for one in words
            if left <= (one.left + one.right) / 2 < right and top <= (one.top + one.bottom) / 2 < bottom
        ]
        table = ruled(grid, inside, page)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            words = [one for one in words if id(one) not in taken]
    parts = without_number(rows(stretches(words)), high)
    foot = notes(parts, page, rules)
    sheet = _Sheet(page.number, wide, high)
    sheet.notes = [line((one for part in row for one in part), page) for row in parts[foot:]]
    white = closing_white(before.lines) if before and before.number == page.number - 1 else None
    sheet.items = list(_between(in_order(parts[:foot], page, white), tables))
    return sheet


def _between(lines: Sequence[Line | Ruled], tables: Sequence[Ruled]) -> Iterator[Line | Ruled]:
    """Lines and tables from the top down; the marks of digital signatures are left out."""
    waiting = list(tables)
    for one in lines:
        apart = isinstance(one, Line) and one.apart
        while waiting and waiting[0].top <= one.top and not apart:
            yield waiting.pop(0)
        if isinstance(one, Ruled) or not signed(one):
            yield one
    yield from waiting


def _place(sheets: Sequence[_Sheet]) -> None:
    """Tell the lines of each page where their column begins and ends; a page with few lines as others do."""
    usual: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for sheet in sheets:
        usual[round(sheet.width / 20), round(sheet.height / 20)] += sheet.lines
    known = {size: _edges(lines) for size, lines in usual.items()}
    for sheet in sheets:
        whole = known[round(sheet.width / 20), round(sheet.height / 20)]
        own = _edges(sheet.lines) if len(sheet.lines) > 12 else None
        margin, edge = own or whole or (0.1 * sheet.width, 0.93 * sheet.width)
        lines = iter(placed(sheet.lines, margin, edge))
        sheet.items = [next(lines) if isinstance(one, Line) else one for one in sheet.items]


def _edges(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Where long lines begin and end; None where too few are long."""
    long = [one for one in lines if not one.apart and len(one.text) > 40]
    if len(long) < 2:
        return None
    if len(long) < 6:
        return min(one.left for one in long), max(one.right for one in long)
    lefts, rights = sorted(one.left for one in long), sorted(one.right for one in long)
    few = max(2, len(long) // 10)
    margin = next(a for a, b in zip(lefts, [*lefts[few - 1 :], *lefts[-1:] * few], strict=False) if b - a < 4)
    rights.reverse()
    edge = next(
        a for a, b in zip(rights, [*rights[few - 1 :], *rights[-1:] * few], strict=False) if a - b < 4
    )
    if rights[0] - edge > _RAGGED * (rights[0] - margin):  # of lines that end anywhere, few end alike
        edge = rights[few - 1]
    # Where most lines are first lines with an indent, one that ends at the edge tells where the others begin.
    return min([margin, *(one.left for one in long if abs(edge - one.right) < 0.5 * one.size)]), edge


def _close(above: _Sheet, below: _Sheet) -> None:
    """Put the rest of a closing part that runs over the end of a page to its beginning, column by column."""
    if closing_white(above.lines) is None or not below.items:
        return
    count = 0
    while count < len(below.items) and isinstance(one := below.items[count], Line) and one.column:
        count += 1
    rest = [one for one in below.items[:count] if isinstance(one, Line)]
    if not rest or rest[0].column != 1 or rest[0].centred:
        return
    at = len(above.items)
    while isinstance(one := above.items[at - 1], Line) and one.column == 2:
        at -= 1
    left, right = [one for one in rest if one.column == 1], [one for one in rest if one.column == 2]
    above.items = [*above.items[:at], *left, *above.items[at:], *right]
    below.items = below.items[count:]


def _flow(sheets: Sequence[_Sheet]) -> Iterator[Flow]:
    """Paragraphs and tables one after the other; the notes of a page follow the paragraph that leaves it."""
    for above, below in pairwise(sheets):
        _close(above, below)
    plain = [one for sheet in sheets for one in sheet.lines if not (one.apart or one.centred)]
    setting = setting_of(plain)
    held: list[Line] = []
    table: Ruled | None = None
    waiting: list[Paragraph] = []
    for sheet in sheets:
        for one in sheet.items:
            if isinstance(one, Ruled):
                if held:
                    yield paragraph(held)
                    held = []
                whole = joined(table, one) if table else None
                if table and not whole:
                    yield table.table
                    yield from waiting
                    waiting = []
                table = whole or one
                continue
            if table:
                yield table.table
                table = None
            if held and not joins(held[0], held[-1], one, setting):
                yield paragraph(held)
                held = []
            if waiting and not held:
                yield from waiting
                waiting = []
            held.append(one)
        waiting += note_paragraphs(sheet.notes)
    if held:
        yield paragraph(held)
    if table:
        yield table.table
    yield from waiting

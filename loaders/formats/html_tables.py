"""A ``table`` in, tables and paragraphs out: spans are spread, what only wraps text is unwrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .flow import Cell, Flow, Paragraph, Table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    Row = list[tuple[HtmlElement, int, int]]
    Read = Callable[[HtmlElement], list[Flow]]

#: Bounds on what a page may claim, and on tables within tables.
_WIDEST, _DEEPEST = 100, 12
#: A row of one cell with more than this is text that the table wraps, not a row.
_LONG = 300
#: What the first column of a table of data is called.
_NUMBER = re.compile(r"(?:s[ốô]\s*)?(?:tt|stt|thứ tự)\b")


def read_table(table: HtmlElement, read: Read, depth: int, centred: bool = False) -> list[Flow]:
    """The flow of a table: rows of cells, or their paragraphs where one cell holds a part of the document.

    ``read`` gives the flow of a cell; ``depth`` is the number of tables around this one.
    """
    if depth > _DEEPEST:
        return [Paragraph(" ".join("".join(table.itertext()).split()), centred=centred)]
    flow: list[Flow] = []
    rows: list[Row] = []
    for child in _rows(table):
        if child.tag in ("caption", "col", "colgroup"):
            flow += read(child)
        else:
            flow += _stray(child)
            rows.append(_cells(child))
    flow = [*_stray(table), *flow]
    grid = _spread(rows, read)
    return flow + list(_parted(_narrowed(grid)))


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table itself, not of tables within; anything else that stands there as a row."""
    for child in table:
        if child.tag in ("tbody", "thead", "tfoot"):
            yield from child
        else:
            yield child


def _cells(row: HtmlElement) -> Row:
    if row.tag != "tr":
        return [(row, 1, 1)]
    return [(cell, _span(cell.get("colspan")), _span(cell.get("rowspan"))) for cell in row]


def _span(written: str | None) -> int:
    return min(int(written), _WIDEST) if written and written.isdecimal() and int(written) else 1


def _stray(element: HtmlElement) -> list[Flow]:
    """Words that stand in a table or row, but in no cell."""
    if element.tag not in ("table", "tr"):
        return []
    texts = [element.text, *(child.tail for child in element)]
    if element.tag == "table":
        texts += [tail for child in element if child.tag in ("tbody", "thead", "tfoot")
                  for tail in (child.text, *(row.tail for row in child))]  # fmt: skip
    words = [" ".join(text.split()) for text in texts if text and text.strip()]
    return [Paragraph(" ".join(words))] if words else []


Grid = list[list[tuple[list[Flow], int, bool]]]


def _spread(rows: list[Row], read: Read) -> Grid:
    """Each row as places: what stands there, how wide, and whether it goes on from above."""
    grid: Grid = []
    below: dict[int, int] = {}
    for row in rows:
        places: list[tuple[list[Flow], int, bool]] = []
        waiting = list(reversed(row))
        while waiting or any(column >= len(places) for column in below):
            column = len(places)
            if below.get(column):
                below[column] -= 1
                places.append(([], 1, True))
            elif not waiting:
                places.append(([], 1, False))
            else:
                cell, wide, high = waiting.pop()
                wide = min(wide, max(_WIDEST - column, 1))
                places.append((read(cell), wide, False))
                places += [([], 1, False)] * (wide - 1)
                if high > 1:
                    below.update(dict.fromkeys(range(column, column + wide), high - 1))
            below = {at: count for at, count in below.items() if count}
            if len(places) > 2 * _WIDEST:
                break
        grid.append(places)
    return grid


def _narrowed(grid: Grid) -> Grid:
    """The grid without columns in which nothing stands, its rows of one length, without empty rows."""
    width = max(map(len, grid), default=0)
    held = [any(at < len(row) and (row[at][0] or row[at][2]) for row in grid) for at in range(width)]
    narrow: Grid = []
    for row in grid:
        full = [*row, *[([], 1, False)] * (width - len(row))]
        kept = []
        for at, (flow, wide, above) in enumerate(full):
            if held[at]:
                kept.append((flow, sum(held[at : at + wide]), above))
        if any(flow for flow, _, _ in kept):
            narrow.append(kept)
    return narrow


def _parted(grid: Grid) -> Iterator[Flow]:
    """Tables, and between them what rows hold that are no rows of a table."""
    rows: list[tuple[Cell, ...]] = []
    headed = bool(grid) and any(_NUMBER.match(_first(flow)) for flow, _, _ in grid[0])
    for row in grid:
        if _wraps(row, headed):
            if rows:
                yield Table(tuple(rows))
                rows = []
            for flow, _, _ in row:
                yield from flow
        else:
            rows.append(tuple(Cell(_inside(flow), wide, above) for flow, wide, above in row))
    if rows:
        yield Table(tuple(rows))


def _wraps(row: list[tuple[list[Flow], int, bool]], headed: bool) -> bool:
    """Whether a row merely wraps a part of the document: one column, a table within, or one long text.

    A row of a table of tasks may have words in one cell alone: it wraps no text unless the cell is as wide as
    the table, or holds more than any cell of a table does.
    """
    if len(row) == 1 or (not headed and any(isinstance(one, Table) for flow, _, _ in row for one in flow)):
        return True
    filled = [(flow, wide) for flow, wide, _ in row if flow]
    if len(filled) != 1 or any(above for _, _, above in row):
        return False
    flow, wide = filled[0]
    length = sum(len(one.text) for one in flow if isinstance(one, Paragraph))
    if wide < len(row):
        return length > 5 * _LONG and len(flow) > 4
    return length > _LONG or (len(flow) > 2 and length > _LONG // 3)


def _first(flow: list[Flow]) -> str:
    return flow[0].text.lower() if flow and isinstance(flow[0], Paragraph) else ""


def _inside(flow: list[Flow]) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell; of a table within it each row."""
    found: list[Paragraph] = []
    for one in flow:
        if isinstance(one, Paragraph):
            found.append(one)
        else:
            cells = ([part.text for cell in row for part in cell.paragraphs] for row in one.rows)
            found += [Paragraph(" ".join(words)) for words in cells if words]
    return tuple(found)

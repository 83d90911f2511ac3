"""A text in, the rows of its tables out: tabbed lines, Markdown rows, or a cell a line between lone bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Cell = tuple[int, int]

_BARRED = re.compile(r"^[^\S\n]*\|[^\n]*$", re.MULTILINE)
_TABBED = re.compile(r"^[^\S\n]*\S[^\t\n]*\t[^\n]*$|^\t[^\n]*\S[^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[|\s:+-]+")
_BAR = re.compile(r"(?<!\\)\|")
#: A page number between two rows does not end a table.
_PAGE = re.compile(r"\s*(?:-\s*)?\d{0,4}(?:\s*-)?\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in order; ``bars`` (crawl form only) says how many lone bars stand before the next row.

    ``first`` marks a row that begins a table, as far as the layout tells.
    """

    cells: tuple[Cell, ...]
    bars: int = 0
    first: bool = False


def read_rows(text: str, start: int) -> list[Row]:
    """The rows behind ``start`` in order of place, in time linear in the text.

    >>> [[("a b\\tc")[i:j] for i, j in row.cells] for row in read_rows("a b\\tc", 0)]
    [['a b', 'c']]
    """
    found = [*_barred(text, start)] if "|" in text else []
    if "\t" in text:
        found += _tabbed(text, start)
        found.sort(key=lambda row: row.cells[0][0])
    return found


def _tabbed(text: str, start: int) -> Iterator[Row]:
    end = -1
    for match in _TABBED.finditer(text, start):
        cells = tuple(_cut(match[0], match.start(), re.compile(r"\t")))
        yield Row(cells, 0, end < 0 or not _PAGE.fullmatch(text, end, match.start()))
        end = match.end()


def _barred(text: str, start: int) -> Iterator[Row]:
    """Markdown rows as they stand; lone bars with what stands between them as rows of the crawl form."""
    lone: list[Cell] = []
    end, ruled = -1, False
    rows: list[Row] = []
    for match in _BARRED.finditer(text, start):
        line = match[0].strip()
        if line == "|":
            lone.append((match.end() - 1, match.end()))
        elif _RULE.fullmatch(line):
            ruled = True
            if rows:
                rows[-1] = Row(rows[-1].cells, 0, True)
            end = match.end()
        elif line.count("|") > 1:
            cells = _cut(match[0], match.start(), _BAR)[1:]
            if cells and cells[-1][0] == cells[-1][1]:
                cells.pop()
            if cells:
                rows.append(Row(tuple(cells), 0, end < 0 or not _PAGE.fullmatch(text, end, match.start())))
            end = match.end()
    yield from rows
    if lone and not ruled:
        yield from _crawled(text, lone)


def _crawled(text: str, lone: list[Cell]) -> Iterator[Row]:
    """Rows apart by two bars or more; an empty cell looks the same, so who knows the width must decide."""
    cells: list[Cell] = []
    bars = 0
    for index, (_, end) in enumerate(lone):
        following = lone[index + 1][0] if index + 1 < len(lone) else len(text)
        cell = _strip(text, end, following)
        bars += 1
        if cell is None:
            continue
        if bars > 1 and cells:
            yield Row(tuple(cells), bars)
            cells = []
        cells.append(cell)
        bars = 0
    if cells:
        yield Row(tuple(cells), max(bars, 1))


def _strip(text: str, start: int, end: int) -> Cell | None:
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return (start, end) if end > start else None


def _cut(line: str, position: int, mark: re.Pattern[str]) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    for end in [*(match.start() for match in mark.finditer(line)), len(line)]:
        piece = line[at:end]
        lead = len(piece) - len(piece.lstrip())
        cells.append((position + at + lead, position + at + max(lead, len(piece.rstrip()))))
        at = end + 1
    return cells

"""A text in, the rows of its tables out: tabs, Markdown, a cell a line between bars or on bare lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Cell = tuple[int, int]

_BARRED = re.compile(r"^[^\S\n]*\|[^\n]*$", re.MULTILINE)
_TABBED = re.compile(r"^[^\S\n]*\S[^\t\n]*\t[^\n]*$|^\t[^\n]*\S[^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[|\s:+-]+")
_BAR = re.compile(r"(?<!\\)\|")
#: Must match "STT" or "TT" on a line of its own; never "TT." or "TT HĐND".
_HEAD = re.compile(r"^[^\S\n]*(?:S?TT|Số TT|Stt)(?=[^\S\n]*$)", re.MULTILINE)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_GROUP = re.compile(r"[IVX]{1,4}|[A-Z]")
_HEADING = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|PHỤ LỤC)[.)/:-]?\s+[^\W\d_]")
_WIDEST, _LONGEST_NAME = 9, 60
#: The head of a table whose columns only spaces keep apart, and a row of it.
_SPACED_HEAD = re.compile(r"^[^\S\n]*(?:S?TT|Stt|Số TT)[^\S\n]{2,}\S[^\n]*$", re.MULTILINE)
_SPACED_ROW = re.compile(r"\n+[^\S\n]*\d{1,3}\.?[^\S\n]{2,}\S[^\n]*")
_GAP = re.compile(r"(?<=\S)[^\S\n]{2,}(?=\S)")
_FEWEST = 3
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
    found += _bare(text, start)
    found += _spaced(text, start)
    found.sort(key=lambda row: row.cells[0][0])
    return found


def _tabbed(text: str, start: int) -> Iterator[Row]:
    end = -1
    for match in _TABBED.finditer(text, start):
        cells = tuple(_cut(match[0], match.start(), re.compile(r"\t")))
        yield Row(cells, 0, end < 0 or not _PAGE.fullmatch(text, end, match.start()))
        end = match.end()


def _spaced(text: str, start: int) -> Iterator[Row]:
    """A head and its numbered rows with as many cells, apart by two spaces or more."""
    for head in _SPACED_HEAD.finditer(text, start):
        if "\t" in head[0] or "|" in head[0]:
            continue
        rows, width, end = [], len(_GAP.findall(head[0])) + 1, head.end()
        while (row := _SPACED_ROW.match(text, end)) and len(_GAP.findall(row[0])) + 1 == width:
            rows.append((row.start(), row[0]))
            end = row.end()
        if rows and width >= _FEWEST:
            yield Row(tuple(_cut(head[0], head.start(), _GAP)), 0, True)
            for at, row_text in rows:
                yield Row(tuple(_cut(row_text, at, _GAP)))


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
            if "--" in line or (rows and rows[-1].first):  # else a row of dashes for "nothing"
                ruled = True
                if rows and not text[end : match.start()].strip():
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


def _bare(text: str, start: int) -> Iterator[Row]:
    """Rows of a table pasted as plain text: as many lines a row as the head has, the first of them a number.

    A row of more lines is passed over: which of its cells went on cannot be told.
    """
    for match in _HEAD.finditer(text, start):
        names = [match.span()]
        for line in _LINE.finditer(text, match.end()):
            if line[0] == "1" or _GROUP.fullmatch(line[0]):
                break
            names.append(line.span())
            if len(names) > _WIDEST or line.end() - line.start() > _LONGEST_NAME or "|" in line[0]:
                names = []
                break
        if len(names) > 2:
            yield Row(tuple(names), 0, True)
            spaced = "\n\n" in text[names[0][1] : names[1][0]]
            yield from _numbered(text, names[-1][1], len(names), spaced)


def _numbered(text: str, start: int, width: int, spaced: bool) -> Iterator[Row]:
    """Rows that begin with 1, 2, 3 ... until a heading, or a blank line where none parts the cells."""
    cells: list[Cell] = []
    number, end = 0, start
    for line in _LINE.finditer(text, start):
        starts = line[0] == str(number + 1)
        group = bool(_GROUP.fullmatch(line[0]))
        apart = not spaced and text.count("\n", end, line.start()) > 1
        over = apart or bool(_HEADING.match(line[0]) or _HEAD.fullmatch(line[0]))
        end = line.end()
        if (starts or group or over) and len(cells) == width:
            yield Row(tuple(cells))
        if over or len(cells) > 3 * width:
            return
        if starts:
            number, cells = number + 1, [line.span()]
        elif group:
            cells = []
        elif cells:
            cells.append(line.span())
    if len(cells) == width:
        yield Row(tuple(cells))


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

"""A crawl in CSV in, the document of each row out (RFC 4180, and what programs make of it)."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..limits import size
from ..model import Source
from .box import Box
from .crawl import document, encoding, fields, named_columns

_DELIMITERS = (",", ";", "\t", "|")
#: After so many broken rows in succession the rest is no table.
_GIVE_UP = 100
_REMEDY = "repair the line or leave it out; the other rows are read"


def read_table(box: Box) -> Iterator[Source | Failure]:
    """The document of each row of a table; a broken row is a failure that names its line, the rest is read.

    Delimiter and way of quoting are told from the beginning; the stream is read row by row.

    Raises:
        SourceError: the table has no column with text, or too many rows in succession are broken.
    """
    csv.field_size_limit(max(csv.field_size_limit(), box.limits.row))
    head = box.stream.read(65536)
    box.stream.seek(0)
    name, errors = encoding(head)
    text = TextIOWrapper(box.stream, name, errors, newline="")
    try:
        yield from _rows(box, _Lines(text, box.limits.row), head.decode(name, "replace"))
    finally:
        text.detach()


def _rows(box: Box, lines: _Lines, head: str) -> Iterator[Source | Failure]:
    shape = _shape(head, box)
    if head.lstrip("\ufeff").lower().startswith("sep="):
        next(lines, None)
    reader = _reader(lines, shape)
    headings = next(reader, [])
    known = "text" in fields(tuple(headings), named_columns(box.columns))
    number = 0
    broken = _Broken(box)
    while True:
        lines.begin()
        number += 1
        try:
            row = next(reader)
            if any(row) and (len(row) < len(headings) or any(row[len(headings) :])):
                raise csv.Error(f"it has {len(row)} fields, the table {len(headings)}")
        except StopIteration:
            yield from broken.told()
            if not (number > 1 or known):
                raise SourceError(box.uri, "the table has no rows", "nothing to read") from None
            return
        except (csv.Error, _TooLong) as error:
            broken.add(number, lines.first, error)
            lines.back()
            reader = _reader(lines, shape)
            continue
        if not any(row):
            number -= 1
            continue
        yield from broken.told()
        try:
            yield document(box, f"{box.uri}!/{number}", _by_heading(headings, row))
        except SourceError as error:
            if number == 1 and not known:
                raise SourceError(box.uri, error.reason, error.remedy) from None
            yield Failure(error.uri, error.reason, error.remedy)


class _Broken:
    """Broken rows on end: what is wrong with the first, and how far they go."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._row = self._first = self._last = self._count = 0
        self._why = ""

    def add(self, row: int, line: int, error: Exception) -> None:
        """One more.

        Raises:
            SourceError: they are too many.
        """
        if not self._count:
            self._row, self._first, self._why = row, line, str(error)
        self._last, self._count = line, self._count + 1
        if self._count >= _GIVE_UP:
            reason = f"from line {self._first} on rows are broken ({self._why}); the rest is not read"
            raise SourceError(self._box.uri, reason, "save the table anew as CSV")

    def told(self) -> Iterator[Failure]:
        """The failure, if there is one; it begins anew."""
        if self._count:
            where = f"line {self._first}" + (f" to {self._last}" if self._last > self._first else "")
            yield Failure(f"{self._box.uri}!/{self._row}", f"{where}: a broken row ({self._why})", _REMEDY)
        self._count = 0


def _by_heading(headings: list[str], row: list[str]) -> dict[str, str]:
    """Values by heading; of two columns with one heading the first that is filled."""
    found: dict[str, str] = {}
    for heading, value in zip(headings, row, strict=False):
        found[heading] = found.get(heading) or value
    return found


@dataclass(frozen=True, slots=True)
class _Shape:
    delimiter: str
    escape: str | None


def _shape(head: str, box: Box) -> _Shape:
    """The delimiter that parts most known headings, and whether a backslash escapes quotes."""
    rows = [line for line in head.lstrip("\ufeff").splitlines() if line.strip()]
    said = rows[0][4:5] if rows and rows[0].lower().startswith("sep=") else ""
    first = rows[bool(said)] if len(rows) > bool(said) else ""

    def fits(delimiter: str) -> tuple[int, int]:
        headings = tuple(next(csv.reader([first], delimiter=delimiter), []))
        held = fields(headings, named_columns(box.columns))
        return 2 * ("text" in held) + len(held), len(headings)

    delimiter = said or max(_DELIMITERS, key=fits)
    return _Shape(delimiter, "\\" if '\\"' in head and '""' not in head.replace(',""', "") else None)


def _reader(lines: _Lines, shape: _Shape) -> Iterator[list[str]]:
    return csv.reader(
        lines, delimiter=shape.delimiter, escapechar=shape.escape, doublequote=not shape.escape, strict=True
    )


class _TooLong(Exception):
    """A row is beyond the limit: a quotation mark that is never closed, as a rule."""


class _Lines:
    """The lines of a text, which can be taken back from the second line of a row on."""

    def __init__(self, text: TextIO, limit: int) -> None:
        self.first = 0
        self._text, self._limit = text, limit
        self._number = 0
        self._taken: list[str] = []
        self._length = 0
        self._again: deque[str] = deque()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self._number += 1
        self._taken.append(line)
        self._length += len(line)
        if self._length > self._limit:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(1 << 16) if not self._again else ""
            raise _TooLong(f"it is larger than {size(self._limit)}, or a quotation mark is never closed")
        return line

    def begin(self) -> None:
        """The next line is the first of a row."""
        self._taken, self._length = [], 0
        self.first = self._number + 1

    def back(self) -> None:
        """Give back all lines of this row but the first."""
        self._again.extendleft(reversed(self._taken[1:]))
        self._number -= max(len(self._taken) - 1, 0)

"""Heads and rows of plain values in, a sheet of a workbook that prints on A4 out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .words import on_one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: What a cell may hold, and a sheet may link to, in Excel.
_LONGEST, _MOST_LINKS, _LONGEST_LINK = 32_767, 60_000, 2_000
#: Points of a line of text, and of the highest row of Excel.
_LINE, _HIGHEST = 12.0, 409.0
_A4 = 9
_TONES = {"error": "#F6C9C5", "warning": "#FBE3B5", "notice": "#DCE6F2"}
_SMALL = {"valign": "top", "font_size": 9}
_BLUE = {"font_color": "#1F4E9E", "underline": 1}


class Link(NamedTuple):
    """A text that leads to a file, a page of the web, or (``internal:``) a sheet."""

    text: str
    target: str


class Toned(NamedTuple):
    """A text on the ground of a severity."""

    text: str
    severity: str


Value = str | int | float | Link | Toned | None


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 15})
        self.head: Format = book.add_format(
            {**_SMALL, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E7E9EC"}
        )
        self.text: Format = book.add_format({**_SMALL, "text_wrap": True})
        self.link: Format = book.add_format({**_SMALL, **_BLUE, "text_wrap": True})
        self.whole: Format = book.add_format({**_SMALL, "num_format": "0"})
        self.exact: Format = book.add_format({**_SMALL, "num_format": "0.0#"})
        self.tones: dict[str, Format] = {
            name: book.add_format({**_SMALL, "bg_color": tone}) for name, tone in _TONES.items()
        }


class Sheet:
    """A sheet with a title, sentences below it, heads that stay in sight, then rows."""

    def __init__(
        self, book: Workbook, looks: Looks, name: str, title: str, notes: Iterable[Value],
        columns: Sequence[tuple[str, int]],
    ) -> None:  # fmt: skip
        self.looks, self.widths = looks, [width for _, width in columns]
        self._sheet: Worksheet = book.add_worksheet(name)
        self._sheet.write_string(0, 0, cell(title), looks.title)
        self._links, self._row = 0, 1
        for note in notes:
            self._write(self._row, 0, note, self.looks.text if isinstance(note, Link) else None)
            self._row += 1
        self._top = self._row + 1
        for column, (head, width) in enumerate(columns):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(self._top, column, cell(head), looks.head)
        highest = max(_lines(head, width) for head, width in columns)
        self._sheet.set_row(self._top, _LINE * highest + 3)
        self._row = self._top + 1
        self._sheet.freeze_panes(self._row, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(self._top)
        self._sheet.set_footer("&L&A&R&P / &N")

    def add(self, values: Sequence[Value]) -> None:
        """A row, as high as its texts need."""
        for column, value in enumerate(values):
            self._write(self._row, column, value, self.looks.text)
        lines = max(map(_lines, values, self.widths), default=1)
        self._sheet.set_row(self._row, min(_HIGHEST, _LINE * lines + 3))
        self._row += 1

    def done(self) -> None:
        """Lets the rows be filtered."""
        self._sheet.autofilter(self._top, 0, max(self._row - 1, self._top + 1), len(self.widths) - 1)

    def _write(self, row: int, column: int, value: Value, look: Format | None) -> None:
        """A text is written as text, whatever it begins with."""
        if isinstance(value, Link) and self._may_link(value.target):
            self._links += 1
            self._sheet.write_url(row, column, value.target, self.looks.link, cell(value.text))
        elif isinstance(value, Toned):
            tone = self.looks.tones.get(value.severity, look)
            self._sheet.write_string(row, column, cell(value.text), tone)
        elif isinstance(value, int | float):
            number = self.looks.whole if isinstance(value, int) else self.looks.exact
            self._sheet.write_number(row, column, value, number)
        elif value:
            self._sheet.write_string(row, column, cell(_text(value)), look)

    def _may_link(self, target: str) -> bool:
        return bool(target) and len(target) < _LONGEST_LINK and self._links < _MOST_LINKS


def _text(value: Value) -> str:
    return value.text if isinstance(value, Link | Toned) else "" if value is None else str(value)


def _lines(value: Value, width: int) -> int:
    """How many lines a text takes in a column of so many characters."""
    return sum(1 + int(len(line) * 0.85) // max(width, 1) for line in _text(value).split("\n"))


def cell(text: str) -> str:
    """A text that fits a cell: its lines kept, no other control character, cut where it is too long.

    >>> cell("=1+1\\x1b\\nb")
    '=1+1 \\nb'
    """
    lines = "\n".join(on_one_line(line) for line in text.split("\n"))
    return lines if len(lines) <= _LONGEST else lines[: _LONGEST - 1] + "…"

"""The head of a text that slips in, whether a number or a day stands there that was not understood, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: So much of a text is its head; a day is a cell of so many letters; so many digits of a year are digits.
_HEAD, _CELL, _YEAR = 800, 48, 2
_CELLS = re.compile(r"\t| {3,}|\||\n")
_D = r"[\dlIoOSBZbgq]"
#: A day, a month and a year with words between, whatever words.
_DAY = re.compile(
    rf"({_D}{{1,2}})\W*[^\W\d]\D{{1,12}}?({_D}{{1,2}})\W*[^\W\d]\D{{1,9}}?({_D}(?: ?{_D}){{2,4}})\W*$"
)
#: A number with the marks of a symbol behind it, and no more than a label before.
_NUMBER = re.compile(
    rf"^\W*(?:[^\W\d]{{1,4}}\W{{1,4}}|[^\W\d]{{1,3}})?({_D}(?: ?{_D}){{0,4}})\W{{0,2}}[-–/|]\W?[^\W\d]"
)


def has_day(text: str) -> bool:
    """Whether the head of a text has a day, a month and a year, though in words that were misread.

    >>> has_day("AN TÂN\\nAn Tân, làgy 18 thháng 9 băm 2022\\n")
    True
    >>> has_day("Sơn Long, ngày    tháng    năm 2022")
    False
    """
    return any(
        any(map(str.isdigit, found[1])) and sum(map(str.isdigit, found[3])) >= _YEAR
        for cell in _cells(text)
        if len(cell) <= _CELL
        for found in _DAY.finditer(cell)
    )


def has_number(text: str) -> bool:
    """Whether the head of a text has a number with marks of a symbol, though letters of it were misread.

    >>> has_number("XÃ AN TÂN\\nSồ: 71/-UBND"), has_number("XÃ AN TÂN\\nSố:      /KH-UBND")
    (True, False)
    """
    return any(
        any(map(str.isdigit, found[1])) for cell in _cells(text) if (found := _NUMBER.match(cell)) is not None
    )


def _cells(text: str) -> Iterator[str]:
    """The cells of the lines of the head."""
    for cell in _CELLS.split(text[:_HEAD]):
        if words := cell.strip():
            yield words

"""A question, a document and a form in, the answer as a file to keep out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.ids import fold
from ...graph.model import Result
from ..coverage import coverage
from ..gaps import gaps
from ..render import csv, json
from ..render.words import Look
from ..trace import table, trace

#: The questions that can be kept, by the name in the address.
TABLES: dict[str, Callable[[Graph, str], Result]] = {
    "trace": lambda graph, symbol: table(trace(graph, symbol)),
    "gaps": lambda graph, symbol: gaps(graph, symbol),
    "coverage": lambda graph, symbol: coverage(graph, symbol),
}

_CELL = 32_000  # a spreadsheet takes 32,767 characters
_WIDE = 60


def as_xlsx(result: Result) -> bytes:
    """A workbook of one sheet, its head fixed and filtered; every text stays a text, whatever it begins with.

    Raises:
        QueryError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise QueryError("xlsx needs XlsxWriter; pip install 'thac[xlsx]'") from error
    from datetime import datetime

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # no clock in a file
        sheet = book.add_worksheet("Thác")
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, name in enumerate(result.columns):
            sheet.write_string(0, column, name.replace("_", " "), bold)
            sheet.set_column(column, column, _width(name, [row[column] for row in result.rows[:200]]))
        for line, row in enumerate(result.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, _cell(value)[:_CELL])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(result.rows), len(result.columns) - 1)
    return target.getvalue()


def _cell(value: Any) -> str:
    """A value as text: lists are joined, a truth value is a word."""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _width(name: str, values: Sequence[Any]) -> int:
    return min(_WIDE, max(len(str(value)) for value in [name, *values]) + 2)


def _text(render: Callable[[Result, Look], str]) -> Callable[[Result], bytes]:
    return lambda result: render(result, Look()).encode("utf-8", "backslashreplace")


#: The forms of a file: its type, and how it is made.
FORMS: dict[str, tuple[str, Callable[[Result], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _text(csv.render)),
    "json": ("application/json; charset=utf-8", _text(json.render)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


def file_name(symbol: str, name: str, form: str) -> str:
    """A name that every system takes.

    >>> file_name("97-KH/ĐUK", "gaps", "csv")
    '97-KH-DUK-gaps.csv'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", fold(symbol)).strip("-").upper()[:60]
    return f"{plain or 'THAC'}-{name}.{form}"

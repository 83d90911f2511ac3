"""An answer in, comma-separated values out."""

from __future__ import annotations

import csv
import io
from typing import Any

from ...graph.cells import harmless
from ...graph.model import Result
from ..trace import Cascade, table
from .words import Look


def render(answer: Result | Cascade, look: Look) -> str:
    """A line of column names, then a line a row; lists are joined by "; ".

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    result = table(answer) if isinstance(answer, Cascade) else answer
    evidence = look.evidence and bool(result.evidence)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*result.columns, "evidence"] if evidence else result.columns)
    for number, row in enumerate(result.rows):
        cells = [cell(value) for value in row]
        if evidence:
            cells.append(cell([one.quote for one in result.evidence[number]]))
        writer.writerow(cells)
    return out.getvalue()


def cell(value: Any) -> Any:
    """A value as a cell.

    >>> cell("=1+1"), cell(["a", "b"]), cell([None, 17]), cell({"judged": 2}), cell(-49), cell(True)
    ("'=1+1", 'a; b', '; 17', 'judged 2', -49, 'true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        value = [f"{name} {number}" for name, number in value.items()]
    if isinstance(value, list | tuple):
        value = "; ".join("" if one is None else str(one) for one in value)
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value

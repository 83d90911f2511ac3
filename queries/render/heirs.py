"""What became of a place or a body, as rows, in; lines for people, under what was before, out."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from ...graph.model import Result
from .words import Look, on_one_line, say, spoken_date

#: Symbols of acts are not broken at their hyphens.
_WRAPPER = textwrap.TextWrapper(110, initial_indent="  → ", subsequent_indent="    ", break_on_hyphens=False)


def heirs(answer: Result, look: Look) -> list[str]:
    """The rows of `thac successors` under the unit or body that each of them comes after."""
    lines: list[str] = []
    before = ""
    for values in answer.rows:
        row = dict(zip(answer.columns, values, strict=True))
        if row["unit"] != before:
            before = row["unit"]
            lines.append(_head(row, look.lang))
        lines += _WRAPPER.wrap(" · ".join(on_one_line(part) for part in _heir(row, look.lang) if part))
    return lines


def _head(row: Mapping[str, Any], lang: str) -> str:
    name = on_one_line(row["unit"])
    if not row["ended"]:
        return name
    days = [spoken_date(day) for day in row["ended"].split("..")]
    return f"{name} · {say('ended {}' if len(days) == 1 else 'ended between {} and {}', lang, *days)}"


def _heir(row: Mapping[str, Any], lang: str) -> list[str]:
    name = ", ".join(filter(None, (row["successor"], row["part_of"])))
    return [
        f"{name} ({say(row['share'], lang)})",
        f"{say('code', lang)} {row['code']}" if row["code"] else "",
        f"{say('divided', lang)}: {row['divided']}" if row["divided"] else "",
        say(row["body"], lang),
        row["function"],
        row["act"],
    ]

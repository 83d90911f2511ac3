"""The rows of a scoreboard in, a table for people, each figure with its counts, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...graph.model import Result
from .words import Look, level_name, on_one_line, say

#: What heads the columns of a scoreboard.
HEADS = ("name", "deficit", "change", "overdue", "long", "delay", "days", "findings per document")


def scores(answer: Result, look: Look) -> list[str]:
    """The rows of `thac scoreboard`, under their groups."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    table: list[tuple[str, list[str]]] = [("", [say(head, look.lang) for head in HEADS])]
    table += [(row["group"], cells(row, look.lang)) for row in rows]
    widths = [max(len(words[place]) for _, words in table) for place in range(len(HEADS))]
    lines: list[str] = []
    before = None
    for group, words in table:
        if before and group != before:
            lines += ["", say(group, look.lang)]
        before = group
        first, *rest = words
        padded = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        lines.append("  ".join((first.ljust(widths[0]), *padded)).rstrip())
    return ["", *lines]


def cells(row: Mapping[str, Any], lang: str) -> list[str]:
    """The cells of a row under HEADS: its name, then each figure with what it is made of."""
    name = say("all", lang) if row["group"] == "all" else level_name(row["name"], lang)
    name = name or say(f"(no {row['group']})", lang)
    change = "" if row["change"] is None else f"{row['change']:+.1f} ({_share(row, '_before')})"
    findings = f"{_number(row['nonconformity'])} ({row['findings']}/{row['documents']})"
    return [
        on_one_line(name), f"{_number(row['deficit'])} % ({_share(row)})", change, str(row["overdue"]),
        str(row["long_overdue"]), _number(row["delay_mean"]),
        f"{_number(row['days_median'])} ({row['days_of']})", findings,
    ]  # fmt: skip


def _share(row: Mapping[str, Any], when: str = "") -> str:
    return f"{row['missing' + when]}/{row['expected' + when]}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"

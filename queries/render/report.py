"""Rows of expected against found, or of duties, in; lines for people, under heads, out."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from ...graph.model import Note, Result
from .heirs import heirs
from .scores import scores
from .words import Look, level_name, on_one_line, say, short_name, spoken_date

_WIDTH = 110
#: Said of the task, not of the unit: it is given some tasks by name and others as one of many.
_ONE_OF = "as one of a group whose members no text lists"
#: The remarks of the queries that name something; "{}" stands for it.
_REMARKS = (
    "no successor body (the {} level ended {})", "no successor body (the {} level ended between {} and {})",
    "the unit ended between {} and {}", "the unit ended {}",
    "the body ended between {} and {}", "the body ended {}", "{} in a task only", "{} (part)",
    "another parent of a loaded document, link to {} not stated",
)  # fmt: skip


def notes(answer: Result, look: Look) -> list[str]:
    """What is to be said of the whole answer, a sentence a line."""
    return [_note(note, look.lang) for note in answer.notes]


def _note(note: Note, lang: str) -> str:
    return say(note.phrase, lang, *(spoken_date(str(value)) for value in note.values))


def states(answer: Result, look: Look) -> list[str]:
    """The rows of `thac gaps` under their states, a line each."""
    lines: list[str] = []
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    for number, row in enumerate(rows):
        if number == 0 or rows[number - 1]["document"] != row["document"]:
            count = sum(other["document"] == row["document"] for other in rows)
            lines += ["", f"{say(row['document'], look.lang)} ({count})"]
        lines.append("  " + _joined(_state(row, look.lang)))
        lines += quotes(answer, number, look)
    return lines


def _state(row: Mapping[str, Any], lang: str) -> list[str]:
    parts = [_unit(row, lang)]
    if row["symbol"] or row["issued"]:
        parts.append(
            " ".join((row["symbol"] or say("(no number)", lang), spoken_date(row["issued"]))).strip()
        )
    if row["id"] and row["document"] != "not expected":
        parts.append(f"{say('link', lang)}: {say(row['link'], lang)}")
    if row["because"]:
        first, *others = row["because"]
        more = f" +{len(others)}" if others else ""
        parts.append(f"{say(row['expected_by'], lang)}: {_roles(short_name(first), lang)}{more}")
    if row["due"]:
        late = f" ({say('overdue', lang)})" if row["overdue"] else ""
        parts.append(f"{say('due', lang)} {spoken_date(row['due'])}{late}")
    return [*parts, *_afterwards(row, lang)]


def _unit(row: Mapping[str, Any], lang: str) -> str:
    name = short_name(row["unit"])
    if row["province"] and row["province"] not in name:
        name += f", {row['province']}"
    return f"{name} ({level_name(row['level'], lang)})" if row["level"] else name


def _roles(because: str, lang: str) -> str:
    """The roles after the name of the document that gives them, in a language."""
    because = because.replace("(no number)", say("(no number)", lang), 1)
    source, colon, roles = because.rpartition("): ")
    if not colon:
        return because
    return source + colon + ", ".join(say(role, lang) for role in roles.split(", "))


def _afterwards(row: Mapping[str, Any], lang: str) -> list[str]:
    """The remark of a row, then the units now on a territory that is no more."""
    parts = [in_language(note, lang) for note in row["note"].split("; ") if note and note != _ONE_OF]
    if row["now"]:
        lead = "its work is now with" if "the body ended" in row["note"] else "its territory is now"
        parts.append(f"{say(lead, lang)} {', '.join(in_language(name, lang) for name in row['now'])}")
    return parts


def in_language(text: str, lang: str) -> str:
    """A remark of the queries in a language; one that is not known stays English.

    >>> in_language("the unit ended 30/6/2025", "vi")
    'đơn vị kết thúc 30/6/2025'
    """
    for remark in _REMARKS:
        if found := re.fullmatch("(.+)".join(map(re.escape, remark.split("{}"))), text):
            return say(remark, lang, *(level_name(word, lang) for word in found.groups()))
    return say(text, lang)


def duties(answer: Result, look: Look) -> list[str]:
    """The rows of `thac duties` under the documents that give them, a line each."""
    lines: list[str] = []
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    heads = list(dict.fromkeys((row["unit_id"], row["id"]) for row in rows))
    before = -1
    for number in sorted(
        range(len(rows)), key=lambda one: heads.index((rows[one]["unit_id"], rows[one]["id"]))
    ):
        row = rows[number]
        head = heads.index((row["unit_id"], row["id"]))
        if head != before:
            source = " ".join(
                (row["symbol"] or say("(no number)", look.lang), short_name(row["assigned_by"]))
            )
            parts = [short_name(row["unit"]), f"{source} {spoken_date(row['issued'])}".strip()]
            lines += ["", _joined([*parts, *_afterwards(row, look.lang)])]
            before = head
        lines += textwrap.wrap(
            _joined(_duty(row, look.lang)), _WIDTH, initial_indent="  ", subsequent_indent="    ",
            break_long_words=False,
        )  # fmt: skip
        lines += quotes(answer, number, look)
    return lines


def _duty(row: Mapping[str, Any], lang: str) -> list[str]:
    parts = [say(row["role"] or row["kind"], lang)]
    if row["due"]:
        every = f" ({say('every ' + row['every'], lang)})" if row["every"] else ""
        day = say("day {}", lang, row["due"][3:]) if row["due"].startswith("---") else spoken_date(row["due"])
        parts.append(f"{say('due', lang)} {day}{every}")
    for name in ("to", "via"):
        if row[name]:
            parts.append(f"{say(name, lang)} {row[name]}")
    if _ONE_OF in row["note"]:
        parts.append(f"{say(_ONE_OF, lang)} ({row['named_as']})")
    return [*parts, " ".join(row["task"].split())]


def quotes(answer: Result, number: int, look: Look, indent: int = 6) -> list[str]:
    """The sentences that prove a row, each once, as lines below it; none where they are not asked for."""
    if not look.evidence or not answer.evidence:
        return []
    lines: list[str] = []
    for quote, page in dict.fromkeys((one.quote, one.page) for one in answer.evidence[number]):
        where = f" ({say('page {}', look.lang, page)})" if page else ""
        lines += textwrap.wrap(
            on_one_line(f"“{quote}”{where}"), _WIDTH, initial_indent=" " * indent,
            subsequent_indent=" " * (indent + 1),
        )  # fmt: skip
    return lines


def _joined(parts: list[str]) -> str:
    return " · ".join(on_one_line(part) for part in parts if part)


#: How the rows of a report are told, by its first two columns.
LINES: dict[tuple[str, ...], Callable[[Result, Look], list[str]]] = {
    ("document", "unit"): states,
    ("task", "kind"): duties,
    ("unit", "ended"): heirs,
    ("group", "name"): scores,
}

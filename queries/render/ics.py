"""Duties in, a calendar (RFC 5545) with an event for each date out."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

from ...graph.dates import first_day
from ...graph.errors import QueryError
from ...graph.model import Result
from ..due import last_of, step_in_months
from ..trace import Cascade
from .words import Look, say, short_name

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(answer: Result | Cascade, look: Look) -> str:
    """An event of one day for every duty with a date, on the last day that it allows; recurring ones recur.

    The same bytes for the same answer: the stamp of an event is the date of the document.

    Raises:
        QueryError: the answer holds no duties.
    """
    if isinstance(answer, Cascade) or answer.columns[0] != "task":
        raise QueryError("ics draws duties alone; choose text, json or csv")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thac//duties//EN"]
    for values in answer.rows:
        row = dict(zip(answer.columns, values, strict=True))
        if row["first_due"]:
            lines += _event(row, look.lang)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(row: dict[str, Any], lang: str) -> list[str]:
    day = last_of(row["first_due"])
    task = " ".join(row["task"].split())
    source = " ".join(filter(None, (row["symbol"], short_name(row["assigned_by"]))))
    parts = (row["unit_id"], row["id"], row["kind"], row["due"], task)
    key = hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]
    what = f"{say(row['kind'], lang)}: {short_name(row['unit'])} ({source})"
    details = [
        task,
        *(f"{say(name, lang)} {row[name]}" for name in ("to", "via") if row[name]),
        row["corpus"],
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{key}@thac",
        f"DTSTAMP:{(first_day(row['issued']) or day).replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{day.replace('-', '')}",
        f"DTEND;VALUE=DATE:{(date.fromisoformat(day) + timedelta(days=1)).isoformat().replace('-', '')}",
    ]
    if months := step_in_months(row["every"]):
        lines.append("RRULE:FREQ=YEARLY" if months == 12 else f"RRULE:FREQ=MONTHLY;INTERVAL={months}")
    lines += [f"SUMMARY:{escape(what)}", f"DESCRIPTION:{escape(chr(10).join(details))}", "END:VEVENT"]
    return lines


def escape(text: str) -> str:
    r"""Text as a value of a calendar.

    >>> escape("a, b; c")
    'a\\, b\\; c'
    """
    return "".join(c for c in text.translate(_ESCAPES) if c.isprintable())


def folded(line: str) -> str:
    """A line with its end, broken before 75 bytes as the standard asks, never inside a letter.

    >>> [len(part.encode()) for part in folded("SUMMARY:" + "ế" * 30).split("\\r\\n ")]
    [74, 26]
    """
    parts, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > 74:
            parts.append("")
            size = 1 + len(letter.encode())
        parts[-1] += letter
    return "\r\n ".join(parts) + "\r\n"

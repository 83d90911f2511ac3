"""Dates as precise as their text is in, comparisons that say only what is certain out."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_XSD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_WRITTEN = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})\Z")


@lru_cache(maxsize=65536)
def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day in XSD lexical form.

    >>> is_date("2023-12"), is_date("--12-15")
    (True, False)
    """
    return _XSD.match(text) is not None


def is_day(text: str) -> bool:
    """Whether a text is a date known to the day."""
    return len(text) == 10 and is_date(text)


@lru_cache(maxsize=65536)
def first_day(text: str) -> str:
    """The first day a date may mean; empty where it is no date.

    >>> first_day("2023"), first_day("2023-06")
    ('2023-01-01', '2023-06-01')
    """
    return text + "-01-01"[len(text) - 4 :] if is_date(text) else ""


@lru_cache(maxsize=65536)
def last_day(text: str) -> str:
    """The last day a date may mean, for comparing only (31 in every month); empty where it is no date.

    >>> last_day("2023"), last_day("2023-06")
    ('2023-12-31', '2023-06-31')
    """
    return text + "-12-31"[len(text) - 4 :] if is_date(text) else ""


def later(one: str, other: str) -> bool:
    """Whether ``one`` is certainly later than ``other``; two dates that may overlap are not.

    >>> later("2024", "2023-12-31"), later("2023", "2023-06-15"), later("", "2023")
    (True, False, False)
    """
    return bool(other) and first_day(one) > last_day(other) > ""


@lru_cache(maxsize=65536)
def days_between(one: str, other: str) -> int | None:
    """Days from ``one`` to ``other``; None unless both are known to the day and exist.

    >>> days_between("2023-06-15", "2023-08-10")
    56
    """
    if not (is_day(one) and is_day(other) and exists(one) and exists(other)):
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


@lru_cache(maxsize=65536)
def exists(text: str) -> bool:
    """Whether a date stands in the calendar (30 February does not).

    >>> exists("2023-02-30"), exists("2023-02")
    (False, True)
    """
    if not is_date(text):
        return False
    year, month, day = (int(part) for part in first_day(text).split("-"))
    month_days = (31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
                  31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # fmt: skip
    return year > 0 and 1 <= month <= 12 and 1 <= day <= month_days[month - 1]


def read_date(text: str) -> str:
    """A year, month or day as people type it, in XSD form; empty where it is none.

    >>> read_date("15/6/2023"), read_date("06/2023"), read_date("2023-06"), read_date("tomorrow")
    ('2023-06-15', '2023-06', '2023-06', '')
    """
    text = text.strip()
    if is_date(text):
        return text if exists(text) else ""
    match = _WRITTEN.match(text)
    if match is None:
        return ""
    day, month, year = match.groups()
    found = "-".join(part.zfill(2) for part in (year, month, day) if part)
    return found if exists(found) else ""

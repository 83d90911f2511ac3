"""A due date as documents state it in, the days on which it falls out."""

from __future__ import annotations

from calendar import monthrange

from ..graph.dates import first_day, is_date

_STEPS = {"month": 1, "quarter": 3, "year": 12}


def first_due(due: str, every: str, issued: str) -> str:
    """The first day or month after the date of issue on which a due date falls; empty where unknown.

    >>> first_due("--12-15", "year", "2023-09-20"), first_due("--11-05", "year", "2023-12-12")
    ('2023-12-15', '2024-11-05')
    >>> first_due("---20", "quarter", "2023-09-20"), first_due("2023-12", "", "2024")
    ('2023-12-20', '2023-12')
    """
    if is_date(due):
        return due
    start = first_day(issued)
    if not start:
        return ""
    year, month = int(start[:4]), int(start[5:7])
    if due.startswith("---"):
        months = [one for one in range(1, 13) if every != "quarter" or one % 3 == 0]
        days = (_day(y, m, due[3:]) for y in (year, year + 1) for m in months if (y, m) >= (year, month))
    elif due.startswith("--"):
        days = (_day(y, int(due[2:4]), due[5:]) for y in (year, year + 1))
    else:
        return ""
    return next((day for day in days if day > start), "")


def _day(year: int, month: int, day: str) -> str:
    last = monthrange(year, month)[1]
    return f"{year}-{month:02d}-{min(int(day or last), last):02d}"


def last_of(due: str) -> str:
    """The last day that a due date allows; one that recurs stays as it is.

    >>> last_of("2023-12"), last_of("2024"), last_of("2024-02")
    ('2023-12-31', '2024-12-31', '2024-02-29')
    >>> last_of("--12-10")
    '--12-10'
    """
    if len(due) == 7 and is_date(due):
        return _day(int(due[:4]), int(due[5:7]), "")
    return due + "-12-31" if len(due) == 4 else due


def step_in_months(every: str) -> int:
    """How many months lie between two days of a recurring due date; 0 for one that does not recur."""
    return _STEPS.get(every, 0)

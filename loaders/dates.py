"""A place in a text in, the date that is written there out, as precise as the text is (XSD lexical form)."""

from __future__ import annotations

import re
from calendar import monthrange

_D = r"(\d{1,2})"
#: Must match: "ngày 15/6/2023", "ngày 19/9/ 2023", "ngày 10-4-2024", "ngày 16 tháng 10 năm 2023",
#: "ngày tháng 9 năm 2023"; not "ngày 15/6".
DATE = re.compile(
    rf"(?:đề\s+)?(?:ngày|ngay)\s*(?:"
    rf"{_D}\s*[/.-]\s*{_D}\s*[/.-]\s*(\d{{4}})(?!\d)"
    rf"|([\d.…_ ]*?)\s*tháng\s*([\d.…_ ]*?)\s*(?:,\s*)?năm\s*([\d.…]*\d)"
    rf"|{_D}\s*tháng\s*{_D}\s*/\s*(\d{{4}})"
    rf")"
)
#: A date without the word "ngày", straight after a symbol: "(15/6/2023)", ", 06/11/2018",
#: ", 6 tháng 11 năm 2018".
BARE = re.compile(rf"[,(]?\s*{_D}(?:\s*[/-]\s*{_D}\s*[/-]\s*|\s+tháng\s+{_D}\s+năm\s+)(\d{{4}})(?!\d)")
_MONTH = re.compile(r"tháng\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})(?!\d)|năm\s+(\d{4})(?!\d|\s*-)")
#: Years that a document of the genre can name.
_FIRST, _LAST = "1930", "2100"


def date_at(low: str, position: int, limit: int | None = None) -> tuple[str, int] | None:
    """The date that begins at ``position`` of a lower-case text, and where it ends, at ``limit`` at most.

    >>> date_at("ngày 05 tháng 8 năm 2020 của", 0)
    ('2020-08-05', 24)
    >>> date_at("ngày tháng năm 2023", 0)
    ('2023', 19)
    >>> date_at("ngày hội", 0) is None
    True
    """
    match = DATE.match(low, position, len(low) if limit is None else limit)
    value = value_of(match) if match else None
    return (value, match.end()) if match and value else None


def month_at(low: str, position: int, limit: int | None = None) -> tuple[str, int] | None:
    """A month or year without a day that begins at ``position``, and where it ends.

    >>> month_at("tháng 6 năm 2021", 0), month_at("năm 2021 của", 0)
    (('2021-06', 16), ('2021', 8))
    """
    match = _MONTH.match(low, position, len(low) if limit is None else limit)
    value = compose(match[2] or match[3], match[1] or "", "") if match else None
    return (value, match.end()) if match and value else None


def value_of(match: re.Match[str]) -> str | None:
    """The value of a match of ``DATE``, or None where no calendar has such a day.

    >>> value_of(DATE.match("ngày 31/02/2024"))
    """
    day, month, year, day_words, month_words, year_words, day2, month2, year2 = match.groups()
    if year:
        return compose(year, month, day)
    if year2:
        return compose(year2, month2, day2)
    return compose(_digits(year_words), _digits(month_words), _digits(day_words))


def compose(year: str, month: str, day: str) -> str | None:
    """Year, month and day as written (each may be blank) to a date of that precision, or None.

    >>> compose("2023", "6", "15"), compose("2023", "9", ""), compose("2023", "", "")
    ('2023-06-15', '2023-09', '2023')
    >>> compose("2023", "13", "1") is None
    True
    """
    if len(year) != 4 or not _FIRST <= year <= _LAST:
        return None
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def _digits(written: str | None) -> str:
    """The digits of a blank that was filled in: ". 15 ..."."""
    return "".join(re.findall(r"\d+", written or ""))

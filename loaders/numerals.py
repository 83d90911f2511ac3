"""A lower-case text in, the same with days written in words as digits out, every place where it was."""

from __future__ import annotations

import re

_ONES = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
#: The months that have names of their own, the first and the last of the year.
_MONTHS = {"giêng": 1, "chạp": 12}
_TENS = {"hai mươi": 20, "hai mươi mốt": 21, "ba mươi": 30, "ba mươi mốt": 31}
_NUMBERS = {
    **_ONES,
    **{f"mười {word}": 10 + n for word, n in (*_ONES.items(), ("lăm", 5)) if n < 10},
    **{f"hai mươi {word}": 20 + n for word, n in (*_ONES.items(), ("lăm", 5)) if n < 10},
    **_TENS,
}
_LONGEST_FIRST = sorted(_NUMBERS, key=len, reverse=True)
_NUMBER = "|".join(word.replace(" ", r"\s+") for word in _LONGEST_FIRST)
_DAY = re.compile(
    rf"ngày(?P<first>\s+(?:mùng|mồng))?\s+(?:(?P<day>{_NUMBER})|\d{{1,2}})"
    rf"(?:\s+tháng\s+(?:(?P<month>{_NUMBER}|giêng|chạp)|\d{{1,2}}))?(?![^\W_])"
)


def in_digits(low: str) -> str:
    """The text with "ngày ba mươi tháng mười" as "ngày 30 ...", blanks in the place of the letters left over.

    A number in words counts before or behind a month only: "ngày hai lần" stays.

    >>> in_digits("trước ngày mùng 5 tháng mười hai năm 2024")
    'trước ngày      5 tháng 12       năm 2024'
    >>> in_digits("ngày hai lần"), in_digits("ngày ba mươi tháng tư")
    ('ngày hai lần', 'ngày 30      tháng 4 ')
    """
    return _DAY.sub(_digits, low) if "ngày" in low else low


def _digits(match: re.Match[str]) -> str:
    if not (match["first"] or match["day"] or match["month"]):
        return match[0]
    if match["day"] and not re.search(r"\btháng\b", match[0]):
        return match[0]
    text = match[0]
    for name in ("month", "day", "first"):
        word = match[name]
        if word:
            at = match.start(name) - match.start()
            number = "" if name == "first" else str((_NUMBERS | _MONTHS)[" ".join(word.split())])
            text = text[:at] + number.ljust(len(word)) + text[at + len(word) :]
    return text

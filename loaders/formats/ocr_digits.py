"""Readings of a place on a scan in, the digits that stand there out: only where they are sure.

A number or a day written by hand is easily misread, and every reading of it may err alike: it is given only
where all agree on digits whose ink fits them and that no other is written like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .scan_ink import Mark, holes, is_coloured, is_even, is_type, letters
from .scan_picture import Picture

#: What a number, a day and a month are at most.
HIGHEST, DAYS, MONTHS = 99999, 31, 12
_DIGITS = re.compile(r"[\W_]*(\d{1,5}[a-zđ]?)[\W_]*")
#: Holes that a digit may have; those that a hand writes alike, as every reading sees them.
_HOLES = dict(
    zip("0123456789", ((1,), (0,), (0, 1), (0,), (0, 1), (0,), (1,), (0,), (2,), (1,)), strict=True)
)
_ALIKE = frozenset("147")
#: Letters that are read where digits in type stand.
_TYPED = str.maketrans("OoQlI|", "000111")


def _digits(text: str, typed: bool) -> str:
    """The digits of a reading, nothing where it has anything else; type may have a letter behind them."""
    if not typed:
        plain = text.strip(" ._…")
        return plain if plain.isdecimal() and plain.isascii() and len(plain) < 6 else ""
    found = _DIGITS.fullmatch(text.translate(_TYPED))
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Ink:
    """What stands in a place: whether it is set in type as its neighbours, or stamped; its holes a mark."""

    typed: bool
    stamped: bool
    holes: tuple[int, ...]


def ink_of(picture: Picture, left: int, right: int, found: Sequence[Mark], beside: Sequence[Mark]) -> Ink:
    """The ink between two edges of a line; ``beside`` are letters of its type."""
    here = [mark for mark in found if left <= (mark.left + mark.right) / 2 < right]
    typed = is_type(here, beside) and not is_coloured(picture.colour, here, beside)
    tall = [] if typed else letters(here)
    return Ink(typed, is_even(tall), tuple(len(holes(picture.grey, mark)) for mark in tall))


def decided(readings: Sequence[str], ink: Ink, most: int = HIGHEST) -> bool:
    """Whether reading once more changes nothing: the digits are settled, or can no longer be."""
    if settled(readings, ink, most):
        return True
    digits = Counter(filter(None, (_digits(one, ink.typed) for one in readings)))
    doubts = len(readings) - max(digits.values(), default=0)
    return not ink.typed and doubts > (most == MONTHS)


def settled(readings: Sequence[str], ink: Ink, most: int = HIGHEST) -> str:
    """The digits of a place, ``most`` at most, or nothing where they are not sure or there are none.

    Set in type they need three readings that agree, long ones two; else all five, or four of a month: few
    numbers are months, and months are seldom written by hand.

    >>> settled(["57", "57", "S7", "57"], Ink(True, False, ())), settled(["57", "57"], Ink(True, False, ()))
    ('57', '')
    >>> settled(["29"] * 5, Ink(False, False, (0, 1))), settled(["44"] * 5, Ink(False, False, (0, 0)))
    ('29', '')
    """
    digits = [_digits(one, ink.typed) for one in readings]
    value = common(digits)
    count = digits.count(value)
    if ink.typed:
        sure = count > 2 or (count > 1 and len(value) > 2)
    elif most == MONTHS:
        sure = count > 3
    else:
        sure = count > 4 and count == len(digits) and _fits(value, ink)
    plain = value.rstrip("abcdefghijklmnopqrstuvwxyzđ") if sure else ""
    return value if plain and 0 < int(plain) <= most else ""


def _fits(digits: str, ink: Ink) -> bool:
    """Whether what a hand wrote has the marks and the holes of digits that no other is written like."""
    return len(digits) == len(ink.holes) and all(
        count in _HOLES[digit] and (ink.stamped or digit not in _ALIKE)
        for digit, count in zip(digits, ink.holes, strict=True)
    )


def common(values: Sequence[str]) -> str:
    """What two readings at least say, and no other as often.

    >>> common(["2024", "", "2024"]), common(["2024", "2021"])
    ('2024', '')
    """
    counts = Counter(value for value in values if value).most_common(2)
    if not counts or counts[0][1] < 2 or (len(counts) > 1 and counts[1][1] == counts[0][1]):
        return ""
    return counts[0][0]

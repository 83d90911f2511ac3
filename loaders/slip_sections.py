"""A text in, the numerals of its sections and lists that slip out, with what is meant."""

from __future__ import annotations

import re

from .clean import UPPER
from .slip_words import one_apart

Slips = list[tuple[int, int, str]]
#: A numeral or letter at the head of a line, with capitals behind it.
_HEAD = re.compile(
    r"(?m)^(?P<pad>[ \t]*)(?P<mark>[IVXl1|OLUJT](?:[ '`·_]?[IVXl1|OLUJT]){0,4})"
    r"(?P<stop>['`·_]?\s?[.,\-–]{1,2})(?=\s*[^\W\d_a-z]{2,}\s+[^\W\d_a-z]{2})"
)
_ITEM = re.compile(rf"(?m)(?<=[.;:]\n)([ \t]*\d{{1,2}}),(?=\s+[{UPPER}][^\W\d_{UPPER}])")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def section_slips(text: str) -> Slips:
    """Where marks of sections and of items slip, in order of place.

    >>> section_slips("l. MỤC ĐÍCH YÊU CẦU\\nIl, NHIỆM VỤ GIẢI PHÁP")
    [(0, 2, 'I.'), (20, 23, 'II.')]
    >>> section_slips("I'. KẾT QUẢ THỰC HIỆN")
    [(0, 3, 'I.')]
    """
    items = [(match.end(1), match.end(), ".") for match in _ITEM.finditer(text)]
    return sorted([*_sections(text), *items])


def _sections(text: str) -> Slips:
    """Numerals of main sections: "l." for "I.", "1I." or "IIl," for what is due; told by their order."""
    heads = [match for match in _HEAD.finditer(text) if _is_capital(_rest_of_line(text, match.end()))]
    marks = [re.sub(r"[l1|]", "I", re.sub(r"[ '`·_]", "", match["mark"])) for match in heads]
    found: Slips = []
    due = 0
    for number, (match, mark) in enumerate(zip(heads, marks, strict=True)):
        ordinal = _ROMAN.index(mark) if mark in _ROMAN else -1
        after = marks[number + 1] if number + 1 < len(marks) else ""
        near = ordinal != due < len(_ROMAN) - 1 and one_apart(mark, _ROMAN[due])
        if near and (ordinal < due or not set(mark) <= set("IVX") or after == _ROMAN[due + 1]):
            mark, ordinal = _ROMAN[due], due  # a stroke was lost or doubled
        if ordinal < 0:
            continue
        stop = match["stop"].strip(" '`·_")[:1]
        meant = f"{match['pad']}{mark}{'.' if stop in ('', ',') else stop}"
        if not text[match.end() : match.end() + 1].isspace():
            meant += " "
        if meant != match[0]:
            found.append((match.start(), match.end(), meant))
        due = ordinal + 1
    return found


def _rest_of_line(text: str, start: int) -> str:
    stop = text.find("\n", start)
    return text[start : stop if stop >= 0 else len(text)]


def _is_capital(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > len(letters) * 0.7

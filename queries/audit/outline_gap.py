"""Documents in, those whose main sections do not follow each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Note, Statement
from .ground import Ground
from .model import Draft, Rule

#: The message of the reader.
_SECTION = re.compile(r"section (.+) stands where (.+) is due", re.DOTALL)
#: A line in capitals that begins as a section does, or nearly so: "Il.", "lI,", ".", "V1 -".
_MARK = r"[IVXl1LUTJi|!](?:['`·_]?[IVXl1LUTJi|!]){0,4}['`·_]?"
_HEADING = re.compile(
    rf"^\W*(?:(?P<mark>{_MARK}(?: {_MARK})?)(?:[.,:)/–-]|\s)|[.,:–-])[ \t]*(?P<words>[^\W\d_][^\n]*)$",
    re.MULTILINE,
)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
#: What stands below the letterhead begins behind so much of the text.
_BELOW = 250
#: A heading has so many letters, and such a share of them are capitals.
_FEW, _CAPITALS = 6, 0.75


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("outline-gap"):
        found = _SECTION.fullmatch(said.attributes.get("message", ""))
        if found and _misread(ground, said, found[2]):
            continue
        text = (
            Note("section {} stands where {} is due", found.groups())
            if found
            else Note("a section is missing")
        )
        yield Draft("loaded", (ground.documents[said.subject],), text, (said.evidence,))


def _misread(ground: Ground, said: Statement, due: str) -> bool:
    """Whether a text full of slips has before that section as many headings as are due: the numeral of one
    was misread.
    """
    if not due.isdigit():
        return False
    before = ground.store.text(said.subject)[: said.evidence.start]
    if any(_numeral(match["mark"]) == due for match in _headings(before)):
        return True
    return ground.noisy(said.subject) and headings(before) >= int(due)


def _numeral(mark: str | None) -> str:
    """The ordinal that a misread numeral means; empty where it is a right one.

    >>> _numeral("Il"), _numeral("lII"), _numeral("II")
    ('2', '3', '')
    """
    meant = re.sub(r"[l1|!i]", "I", re.sub(r"[ '`·_]", "", mark or ""))
    return str(_ROMAN.index(meant)) if meant in _ROMAN and meant != mark else ""


def headings(text: str) -> int:
    """How many lines of a text, below its letterhead, are headings of main sections but for their numerals.

    >>> headings("x" * 250 + "\\nKẾ HOẠCH\\nI. MỤC ĐÍCH, YÊU CẦU\\nBa lớp.\\nIl, NHIỆM VỤ")
    2
    """
    return sum(1 for _ in _headings(text))


def _headings(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _HEADING.finditer(text, _BELOW) if _is_heading(match["words"]))


def _is_heading(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    capital = sum(letter.isupper() for letter in letters) >= len(letters) * _CAPITALS
    return capital and len(letters) >= _FEW


RULE = Rule(
    "outline-gap", "Gap in the outline", "Bố cục ngắt quãng", "notice",
    "the number of a main section does not follow the one before",
    "the section that seems to be missing stands in the original", find,
)  # fmt: skip

"""A stretch of a text in, its cells out: lines cut at rules, tabs, table bars and wide gaps.

Letterhead and signature are tables of two columns; texts hold them by rows, by columns or side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .clean import key

#: What may part two cells of one line. A gap of spaces does so only before a capital, and not inside a blank
#: number or date ("Số:      /KH-UBND", "ngày      tháng 3").
_GAP = re.compile(r"(?P<bar>[ \t]*(?:\||<br ?/?>|\u2028)[ \t]*)|\t[\t ]*|[ \u00a0\u2002\u2003]{3,}[\t ]*")
_UNFINISHED = re.compile(r"(?:\bs[ốôồ]|\bngày|\btháng|\bnăm|[/-])\s*[:.]?[\s\d.…_]*$")
_RULE = re.compile(r"[-=~]{3,}|_{5,}(?=\s*$)")
_RULED = re.compile(r"[-_=.…+:~ ]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's line: its span, its words with single spaces, the same in key form.

    ``apart`` tells that a rule or a border of a cell stands before it, ``beside`` that it shares its line
    with the piece before.
    """

    start: int
    end: int
    text: str
    low: str
    apart: bool = False
    beside: bool = False


def pieces(original: str, view: str, start: int, end: int) -> list[Piece]:
    """The cells between two offsets; ``view`` is the matching view of ``original``, of the same length.

    >>> text = "UBND HUYỆN A      CỘNG HÒA\\nSố:      /KH-UBND\\t\\tA, ngày    tháng 3"
    >>> [piece.text for piece in pieces(text, text, 0, len(text))]
    ['UBND HUYỆN A', 'CỘNG HÒA', 'Số: /KH-UBND', 'A, ngày tháng 3']
    """
    found: list[Piece] = []
    apart, position = False, start
    while position < end:
        stop = original.find("\n", position, end)
        stop = end if stop < 0 else stop
        beside = False
        for left, right, barred in _cells(original, view, position, stop):
            apart = apart or barred
            written = view[left:right]
            if _RULED.match(written.strip()):
                apart = apart or bool(written.strip()) or "*" in original[left:right]
                continue
            at = left
            for rule in (*_RULE.finditer(written), None):
                here = left + rule.start() if rule else right
                words = view[at:here]
                if words.strip():
                    first = at + len(words) - len(words.lstrip())
                    text = " ".join(words.split())
                    found.append(Piece(first, first + len(words.strip()), text, key(text), apart, beside))
                    apart, beside = False, True
                if rule:
                    apart, at = True, left + rule.end()
        position = stop + 1
    return found


def _cells(original: str, view: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Spans of the cells of a line, and whether a bar stands before each."""
    cells: list[tuple[int, int, bool]] = []
    at, barred = start, False
    for gap in _GAP.finditer(original, start, end):
        if not gap["bar"]:
            after = view[gap.end() : gap.end() + 12].lstrip()[:1]
            before = view[at : gap.start()].strip()
            if not before or not (after.isupper() or after == "(") or _UNFINISHED.search(key(before)):
                continue
        cells.append((at, gap.start(), barred))
        at, barred = gap.end(), bool(gap["bar"]) and "|" in gap[0]
    cells.append((at, end, barred))
    return cells

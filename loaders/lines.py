"""A text in, its physical lines out, each with its marker (numeral, letter, bullet) and its place.

Outlines follow Nghị định 30/2020/NĐ-CP, Phụ lục I (Phần, Chương, Mục, Điều, khoản, điểm) and party
practice (``I-``, ``1.``, ``a)``, ``-``, ``+``); the style is never assumed, each marker is read as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = r"[IVX]{1,5}"
_ORDINAL = "nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"
#: Must match: "I.", "I-", "1.", "1.2", "2.1 ", "a)", "đ)", "(1)", "Phần thứ hai", "Điều 3.", "- "; must
#: not match "15/6/2023", "2025".
MARKER = re.compile(
    rf"(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:(?:thứ\s+)?(?:{_ROMAN}|\d{{1,2}}|[A-Z])\b"
    rf"|(?:thứ|THỨ)\s+(?:{_ORDINAL}|{_ORDINAL.upper()})\b)[.:]?)"
    rf"|(?P<article>(?:ĐIỀU|Điều)\s+\d{{1,3}}[a-z]?\s?[.:]?(?=\s|$))"
    rf"|(?P<roman>{_ROMAN}\s?[.\-/](?=\s|$|[^\W\d_]{{2}}))"
    rf"|(?P<upper>[A-H][.)]\s)"
    rf"|(?P<number>\d{{1,2}}(?:\s?[.)/](?=\s|$)|-(?=\s)|[.)](?=[^\W\d_])))"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]?(?=\s|$|[^\W\d_]))"
    rf"|(?P<letter>[a-zđ]{{1,2}}\s?[.)](?=\s))"
    rf"|(?P<bracket>\((?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})\)(?=\s))"
    rf"|(?P<bullet>[-•–●▪](?=\s|[^\W\d_]|\d{{1,2}}\s))"
    rf"|(?P<plus>[+○](?=\s|[^\W\d_]))"
)
#: Kind of marker to its depth; "1.1" and "1.1.1" are alike.
_DEPTH = {
    "part": 1,
    "article": 3,
    "upper": 3,
    "roman": 4,
    "number": 6,
    "dotted": 7,
    "letter": 8,
    "bracket": 9,
    "bullet": 10,
    "plus": 11,
}
#: How a marker begins, or what stands behind its letters: a look before the pattern is tried.
_STARTS = frozenset("0123456789-+•–●▪○(IVXĐPCM")
_CLOSES = frozenset(").")
_VALUES = {"I": 1, "V": 5, "X": 10}
#: A page number on a line of its own stands in nobody's sentence.
_PAGE = re.compile(r"(?:-\s*)?\d{1,3}(?:\s*-)?$")
_RULE = re.compile(r"[-_=.…|+: \t]*$")
#: Emphasis of Markdown that goes on below its line: bits of ``Emphasis.state``.
_BOLD, _ITALIC = 1, 2


@dataclass(slots=True)
class Line:
    """A physical line without outer white space.

    ``blank_before`` is 1 below a blank line, 2 below a rule or the border of a cell; ``body`` is where the
    words begin; ``open``: an emphasis of Markdown goes on below; ``continued``: the sentence above does here.
    """

    start: int
    end: int
    text: str
    blank_before: int
    bold: bool
    marker: str = ""
    depth: int = 0
    body: int = 0
    ordinal: int = 0
    open: bool = False
    continued: bool = False


def _read_line(start: int, text: str, blank_before: int, bold: bool) -> Line:
    line = Line(start, start + len(text), text, blank_before, bold, body=start)
    if text[0] not in _STARTS and text[1:2] not in _CLOSES and text[2:3] not in _CLOSES:
        return line
    match = MARKER.match(text)
    if match is None or match.lastgroup is None:
        return line
    kind = match.lastgroup
    line.marker, line.depth, line.body = match[0].strip(), _DEPTH[kind], start + match.end()
    if kind == "roman":
        line.ordinal = roman(line.marker.rstrip(".-/) "))
    elif kind == "number":
        line.ordinal = int(line.marker.rstrip("./)- "))
    return line


def roman(numeral: str) -> int:
    """The value of a Roman numeral below 40.

    >>> roman("XIV")
    14
    """
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES.get(letter, 0)
        total += -value if value < _VALUES.get(following, 0) else value
    return total


def read_lines(original: str, view: str) -> list[Line]:
    """The lines of ``view`` that hold words, in order; ``original`` has the marks of Markdown.

    Rules, page numbers and lines of cell borders alone are breaks.
    """
    found: list[Line] = []
    position, blanks = 0, 0
    barred, tabbed = "|" in original, "\t" in original
    emphasis = _Emphasis(original)
    for raw in view.split("\n"):
        end = position + len(raw)
        text = raw.strip()
        if not text:
            blanks = 2 if barred and "|" in original[position:end] else blanks or 1
            emphasis.state = 0
        elif text[0] in "-_=.…+:" and _RULE.match(text):
            blanks = 2
        elif len(text) < 8 and not barred and not tabbed and _PAGE.match(text):
            blanks = blanks or 1
        else:
            start = position if raw[0] not in " \t" else position + len(raw) - len(raw.lstrip())
            if barred and (original[position] == "|" or "|" in original[max(start - 2, position) : start]):
                blanks = 2
            line = _read_line(start, text, blanks, False)
            emphasis.read(line, position, end)
            found.append(line)
            blanks = 2 if barred and "|" in original[line.end : end] else 0
        position = end + 1
    return found


class _Emphasis:
    """The bold and italic of Markdown, line by line; it ends at a blank line."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.marked, self.hashed = "*" in original, "#" in original
        self.state = 0

    def read(self, line: Line, position: int, end: int) -> None:
        """Set whether a line is bold as a whole, and whether its emphasis goes on below."""
        original = self.original
        if self.hashed and original[position] == "#":
            line.bold = True
        if not self.marked:
            return
        if not self.state and original.find("*", position, end) < 0:
            line.bold = False
            return
        starred = line.bold or original.startswith("**", max(line.start - 3, position))
        double = original.count("**", position, end)
        single = original.count("*", position, end) - 2 * double
        before = 0 if line.blank_before else self.state
        self.state = before ^ (_BOLD * (double % 2)) ^ (_ITALIC * (single % 2))
        line.open = self.state > 0
        closed = original[line.start : end].rstrip(" |").endswith("**")
        line.bold = starred and (bool(self.state & _BOLD) or closed)

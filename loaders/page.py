"""Cells in, one string of them out in which borders are marks, with a way back to the text."""

from __future__ import annotations

import re

from .clean import key
from .model import Span
from .pieces import Piece

#: What stands between two cells: the next line, the same line, a rule or the border of a table.
LINE, CELL, BORDER = "\n", "\t", "\v"

MOTTO = re.compile(
    r"cộng[ \n]+h(?:òa|ịa|oà)[ \n]+xã[ \n]+hội(?:[ \n]+chủ[ \n]+nghĩa)?(?:[ \n]+việt[ \n]+nam)?|"
    r"xã hội chủ nghĩa việt nam|"
    r"(?:hội[ \n])?chủ[ \n]+nghĩa[ \n]+việt[ \n]+nam|(?<=[\n\t\v])nghĩa việt nam|"
    r"độc[ \n]+lập[ \n]*[-.,]?[ \n]*tự[ \n]+do"
    r"(?:[ \n]*[-.,]?[ \n]*hạnh[ \n]+phúc)?|(?<=[\n\t\v])[-. ]*hạnh phúc(?=[\n\t\v]|$)|"
    r"đảng[ \n]+cộng[ \n]+sản[ \n]+việt[ \n]+nam"
)


class Page:
    """The cells as one string in which white space is single and borders are marks, with a way back."""

    def __init__(self, cells: list[Piece]) -> None:
        self.cells = cells
        text: list[str] = []
        self.at: list[int] = []
        self.starts: list[int] = []
        for piece in cells:
            if self.at:
                text.append(CELL if piece.beside else BORDER if piece.apart else LINE)
                self.at.append(piece.start)
            self.starts.append(len(self.at))
            text.append(piece.text)
            self.at.extend([piece.start] * len(piece.text))
        self.text = "".join(text)
        self.low = key(self.text)
        self.at.append(cells[-1].end if cells else 0)

    def place(self, view: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]`` in the view that the cells were cut from."""
        return Span(
            self._exact(view, start),
            self._exact(view, end - 1) + 1 if end > start else self._exact(view, start),
        )

    def _exact(self, view: str, index: int) -> int:
        """A cell's words have single spaces: walk from its beginning."""
        number = max(i for i, start in enumerate(self.starts) if start <= index)
        at, piece = self.cells[number].start, self.cells[number]
        for letter in piece.text[: index - self.starts[number]]:
            if letter == " ":
                while view[at].isspace():
                    at += 1
            else:
                at += 1
        while (
            index - self.starts[number] < len(piece.text)
            and piece.text[index - self.starts[number]] != " "
            and view[at].isspace()
        ):
            at += 1
        return at


def items(page: Page, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n\t\v]+", page.text[:end])]


def mottoes(low: str) -> list[tuple[int, int]]:
    """Where the national name, the motto and the party's heading stand, whole or in the parts of a column."""
    return [match.span() for match in MOTTO.finditer(low)]


def left_over(start: int, end: int, spent: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a cell no other field has taken."""
    spans = [(start, end)]
    for a, b in spent:
        spans = [
            part
            for x, y in spans
            for part in ((x, min(y, max(a, x))), (max(x, min(b, y)), y))
            if part[1] > part[0]
        ]
    return spans

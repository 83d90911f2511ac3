"""The values that readers of laid-out formats give: paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from ...graph.model import Region


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line, in NFC, with its marker ("1.", "a)", "-") as a reader sees it.

    ``role`` is text, heading, note (a footnote, which begins with its mark) or title; ``centred`` tells lines
    of a letterhead apart. ``regions`` say where on paper stretches of ``text`` stand, by its own offsets.
    """

    text: str
    role: str = "text"
    centred: bool = False
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; of a cell that spans columns or rows only the first is not empty."""

    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row has as many cells as the table has columns."""

    rows: tuple[tuple[Cell, ...], ...]


Flow = Paragraph | Table

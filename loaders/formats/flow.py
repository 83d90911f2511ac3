"""The values that readers of laid-out formats give: paragraphs and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from ...graph.model import Region


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in NFC, with its marker ("1.", "a)", "-") as a reader sees it.

    It stands on one line but for the breaks that its writer made within it (line ends).
    ``role`` is text, heading, note (a footnote, which begins with its mark) or title; ``centred`` tells lines
    of a letterhead apart. ``regions`` say where on paper stretches of ``text`` stand, by its own offsets.
    """

    text: str
    role: str = "text"
    centred: bool = False
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; of a cell that spans columns or rows only the first is not empty.

    ``wide`` is how many columns it spans, itself among them; ``above`` marks a cell that goes on from the row
    above, so that what stands there holds here too.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    wide: int = 1
    above: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row has as many cells as the table has columns."""

    rows: tuple[tuple[Cell, ...], ...]


Flow = Paragraph | Table

"""What stands where on the pages of a paper: words and drawn lines, as a text layer or OCR gives them."""

from __future__ import annotations

from dataclasses import dataclass

from ...graph.model import Box


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, as shares of the page's width and height from the top left.

    ``size`` is the size of its type in points (0: unknown), ``bold`` whether it is set bold.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, by its number from 1: its words in any order, and the boxes of drawn lines and frames.

    ``width`` and ``height`` are in points, as the page is read: by ``turned`` quarter turns to the right
    from how it is shown, where its words stand sideways.
    """

    number: int
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()
    width: float = 595.0
    height: float = 842.0
    turned: int = 0

    def shown(self, box: Box) -> Box:
        """A box of the page as it is read, as shares of the page as it is shown.

        >>> Page(1, (), turned=1).shown((0.25, 0.0, 0.5, 0.125))
        (0.0, 0.5, 0.125, 0.75)
        """
        for _ in range(self.turned % 4):
            box = box[1], 1 - box[2], box[3], 1 - box[0]
        return box

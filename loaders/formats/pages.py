"""Pages of words in, paragraphs and tables in reading order out: for text layers and for OCR."""

from __future__ import annotations

from collections.abc import Iterable

from ...graph.model import Region
from .flow import Flow, Paragraph
from .paper import Page, Word

__all__ = ["Page", "Word", "arrange"]


def arrange(pages: Iterable[Page]) -> list[Flow]:
    """Paragraphs and tables of a paper in the order in which they are read.

    >>> page = Page(1, (Word("lệnh", 0.3, 0.1, 0.4, 0.12), Word("Chỉ", 0.2, 0.1, 0.28, 0.12)))
    >>> [one.text for one in arrange([page])]
    ['Chỉ lệnh']
    """
    found: list[Flow] = []
    for page in pages:
        line: list[Word] = []
        for word in sorted(page.words, key=lambda one: (one.top + one.bottom, one.left)):
            if line and word.top + word.bottom > 2 * line[0].bottom:
                found.append(_paragraph(page.number, line))
                line = []
            line.append(word)
        if line:
            found.append(_paragraph(page.number, line))
    return found


def _paragraph(page: int, line: list[Word]) -> Paragraph:
    line = sorted(line, key=lambda one: one.left)
    text = " ".join(one.text for one in line)
    box = (line[0].left, min(one.top for one in line), line[-1].right, max(one.bottom for one in line))
    return Paragraph(text, regions=(Region(0, len(text), page, box),))

"""The page breaks that Word kept in a file in, the page of every stretch of text out.

Word notes where each page began when it last laid the document out; other programs note nothing, and then no
page is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.model import Region
from .docx_package import Package, W

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Stands in a text where a page began; no XML can hold it.
MARK = "\x01"
BREAK = f"{W}lastRenderedPageBreak"
_LEADING = re.compile(r"[\x01\s]*")
_ONE_PAGE = re.compile(rb"<Pages>1</Pages>")
_LETTERS = re.compile(rb"<Characters>([0-9]{1,9})</Characters>")
#: By how much Word's own count of letters may differ from what is there, when it says that all is one page.
_SHARE = 0.2


class Pages:
    """Counts pages along a document; ``now`` is 0 where they are not known."""

    def __init__(self, package: Package, body: _Element) -> None:
        known = next(body.iter(BREAK), None) is not None or _one_page(package, body)
        self.now = 1 if known else 0

    def turn(self, text: str) -> str:
        """A paragraph without the page breaks before its first word, which are counted."""
        found = _LEADING.match(text)
        end = found.end() if found else 0
        self._count(text[:end])
        return text[end:]

    def take(self, text: str) -> tuple[str, tuple[Region, ...]]:
        """A paragraph without page breaks, and on which page each part of it stands."""
        regions: list[Region] = []
        start = 0
        for number, piece in enumerate(text.split(MARK)):
            if number:
                self._count(MARK)
            if piece.strip() and self.now:
                regions.append(Region(start, start + len(piece), self.now))
            start += len(piece)
        return text.replace(MARK, ""), tuple(regions)

    def _count(self, text: str) -> None:
        if self.now:
            self.now += text.count(MARK)


def _one_page(package: Package, body: _Element) -> bool:
    """Whether Word says that all is one page, of a document that has not been changed since."""
    said = package.content("docProps/app.xml") or b""
    letters = _LETTERS.search(said)
    if not letters or not _ONE_PAGE.search(said):
        return False
    count = sum(len("".join((one.text or "").split())) for one in body.iter(f"{W}t"))
    return abs(count - int(letters[1])) <= _SHARE * count

"""A picture of a page in, its words and drawn lines out: read by tesseract, cleaned of what is no text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .ocr_engine import Seen, recognise, turned
from .ocr_places import settle
from .ocr_repair import repaired
from .ocr_stamps import unsigned
from .ocr_type import even
from .paper import Page, Word
from .scan_pdf import Sheet
from .scan_picture import Picture, prepare, turn
from .scan_rules import rules, without

#: A page on which fewer words than this are read well may stand on its side or head.
_FEW = 8
#: How sure tesseract is of a word that it reads well.
_SURE = 75.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a page, and whether words of its letterhead were repaired."""

    page: Page
    repaired: bool = False


def read_page(uri: str, sheet: Sheet) -> Reading:
    """The words of a page.

    Raises:
        SourceError: tesseract fails or takes too long.
    """
    picture = prepare(sheet.image)
    drawn = rules(picture.grey)
    seen = recognise(uri, without(picture.grey, drawn))
    quarter = 0
    if poor(seen):
        picture, seen, quarter = _upright(uri, picture, seen)
        drawn = rules(picture.grey) if quarter else drawn
    wide, high = picture.grey.size
    seen = unsigned(seen, wide)
    seen, settled = settle(uri, picture, seen)
    seen, slips = repaired(seen, high)
    width, height = (sheet.height, sheet.width) if quarter % 180 else (sheet.width, sheet.height)
    words = []
    for one in even(seen):
        word, size = one.word, one.size * height / high
        box = (word.left / wide, word.top / high, word.right / wide, word.bottom / high)
        words.append(Word(word.text, *box, size))
    lines = [(a / wide, b / high, c / wide, d / high) for a, b, c, d in drawn]
    return Reading(Page(sheet.number, tuple(words), tuple(lines), width, height), settled or slips)


def _well(seen: Iterable[Seen]) -> int:
    return sum(one.sure >= _SURE and len(one.text) > 1 and one.text.isalpha() for one in seen)


def poor(seen: tuple[Seen, ...]) -> bool:
    """Whether a page was read so badly that it may not stand upright."""
    well = _well(seen)
    return well < _FEW or well * 4 < len(seen)


def _upright(uri: str, picture: Picture, seen: tuple[Seen, ...]) -> tuple[Picture, tuple[Seen, ...], int]:
    """The page as it reads better: turned, if tesseract says so and more words are read well then."""
    degrees = turned(uri, picture.grey)
    if degrees:
        other = turn(picture, degrees)
        better = recognise(uri, other.grey)
        if _well(better) > _well(seen):
            return other, better, degrees
    return picture, seen, 0

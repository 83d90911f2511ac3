"""A picture of a page in, its words and drawn lines out: read by tesseract, cleaned of what is no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .ocr_again import read_again
from .ocr_engine import Seen, recognise, turned
from .ocr_places import settle
from .ocr_repair import repaired
from .ocr_stamps import unsigned
from .ocr_type import even
from .paper import Page, Word
from .scan_pdf import Sheet
from .scan_picture import Picture, prepare, smooth, turn
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
    if _poor(seen):
        picture, seen, quarter = _better(uri, picture, seen)
        drawn = rules(picture.grey)
    wide, high = picture.grey.size
    seen = unsigned(read_again(uri, picture.grey, seen), wide)
    seen, settled = settle(uri, picture, seen)
    seen, slips = repaired(seen, high)
    width, height = (sheet.height, sheet.width) if quarter % 180 else (sheet.width, sheet.height)
    words = []
    for one in even(seen):
        word, size = one.word, one.size * height / high
        box = (word.left / wide, word.top / high, word.right / wide, word.bottom / high)
        words.append(Word(word.text, *box, size))
    lines = [(a / wide, b / high, c / wide, d / high) for a, b, c, d in drawn]
    page = Page(sheet.number, tuple(words), tuple(lines), width, height, quarter // 90)
    return Reading(page, settled or slips)


def _well(seen: Iterable[Seen]) -> int:
    return sum(one.sure >= _SURE and len(one.text) > 1 and one.text.isalpha() for one in seen)


def _poor(seen: Sequence[Seen]) -> bool:
    """Whether a page was read so badly that it may be noisy, or not stand upright."""
    well = _well(seen)
    return well < _FEW or well * 4 < len(seen)


def _better(uri: str, picture: Picture, seen: tuple[Seen, ...]) -> tuple[Picture, tuple[Seen, ...], int]:
    """The page as more words of it are read well: without its noise, or turned by so many degrees."""
    plain = smooth(picture)
    again = recognise(uri, plain.grey)
    if _well(again) > _well(seen):
        picture, seen = plain, again
        if not _poor(again):
            return picture, seen, 0
    degrees = turned(uri, picture.grey)
    if degrees:
        other = turn(picture, degrees)
        again = recognise(uri, other.grey)
        if _well(again) > _well(seen):
            return other, again, degrees
    return picture, seen, 0

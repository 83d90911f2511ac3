"""Pictures of numbers stamped on the letterhead of a PDF in, the numbers out where all readings agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.model import Box
from .paper import Word
from .pdf_stamps import SHOWN
from .pdf_view import View

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]
    from PIL.Image import Image

#: In points: a stamped number or day is no higher and no wider; a signature is.
HIGH, WIDE = 33.0, 110.0
#: The letterhead stands in this upper share of the first page.
UPPER = 0.45
#: Pixels a point at which a stamp is read, and white around it.
_SCALES, _WHITE = (4, 6), 30


def places(page: pypdfium2.PdfPage, view: View) -> list[Box]:
    """Where small stamps stand on a letterhead, in the page's own space."""
    from pypdfium2 import raw

    found: list[Box] = []
    box = raw.FS_RECTF()
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        stamp = raw.FPDFPage_GetAnnot(page.raw, number)
        shown = raw.FPDFAnnot_GetSubtype(stamp) in SHOWN and raw.FPDFAnnot_GetRect(stamp, box)
        raw.FPDFPage_CloseAnnot(stamp)
        if shown and 0 < box.top - box.bottom <= HIGH and 0 < box.right - box.left <= WIDE:
            place = (box.left, box.bottom, box.right, box.top)
            if view.share(view.box(*place))[3] < UPPER:
                found.append(place)
    return found


def numbers(page: pypdfium2.PdfPage, view: View, stamps: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """The numbers that stamps show as pictures, each a word in its place.

    ``words`` are those of stamps in type. A number is left out where OCR is not installed or not sure.
    """
    found: list[Word] = []
    for stamp in stamps:
        shown = view.share(view.box(*stamp))
        if any(_within(one, shown) for one in words):
            continue
        try:
            readings = set(_readings(page, stamp))
        except (SourceError, ImportError):
            return []
        said = readings.pop() if len(readings) == 1 else ""
        if said.isdecimal() and said.isascii() and len(said) < 6:
            found.append(Word(said, *shown, min(stamp[3] - stamp[1], 14.0)))
    return found


def _within(one: Word, box: Box) -> bool:
    return box[0] < (one.left + one.right) / 2 < box[2] and box[1] < (one.top + one.bottom) / 2 < box[3]


def _readings(page: pypdfium2.PdfPage, box: Box) -> Iterator[str]:
    """What is read of a place, at two sizes, by the data of two languages where both are installed."""
    from PIL import ImageOps

    from .ocr_engine import ENGLISH, LINE, LINE_SECONDS, VIETNAMESE, engine, recognise

    known = [one for one in (VIETNAMESE, ENGLISH) if one in engine("").languages]
    for scale in _SCALES:
        picture = ImageOps.expand(_picture(page, box, scale), _WHITE, 255)
        for language in known:
            words = recognise("", picture, LINE, language, LINE_SECONDS)
            yield " ".join(word.text for word in words).strip(" .,")


def _picture(page: pypdfium2.PdfPage, box: Box, scale: int) -> Image:
    """A place on a page as a grey picture."""
    left, bottom, right, top = box
    low, foot, far, high = page.get_bbox()
    crop = (left - low, bottom - foot, far - right, high - top)
    image: Image = page.render(scale=scale, crop=crop, may_draw_forms=False).to_pil().convert("L")
    return image

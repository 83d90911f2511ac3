"""A PDF in, pictures of its pages out, as they are printed but for the stamps of digital signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source
from ..needs import remedy

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]
    from PIL.Image import Image

#: Dots an inch at which pages are read, and pixels that a picture of a page may have.
DOTS, PIXELS = 300, 20_000_000
#: A number or a day that is stamped over its blank is no taller than this, in points; what shows a signature
#: is. Both are annotations.
_STAMPED = 33.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a picture in colour, by its number from 1, with its size in points."""

    number: int
    image: Image
    width: float
    height: float


def sheets(source: Source, numbers: Iterable[int]) -> Iterator[Sheet]:
    """The pages of a PDF, by their numbers from 1, one at a time.

    Raises:
        SourceError: the PDF cannot be opened, or a package that is needed is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise SourceError(
            source.uri, "is a PDF, and pypdfium2 is not installed", remedy("pypdfium2")
        ) from None
    try:
        import PIL  # noqa: F401
    except ImportError:
        raise SourceError(source.uri, "is a scan, and pillow is not installed", remedy("pillow")) from None
    try:
        paper = pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        raise SourceError(source.uri, f"the PDF cannot be opened ({error})", "save it anew as PDF") from None
    try:
        for number in numbers:
            yield _sheet(source.uri, paper, number)
    finally:
        paper.close()


def _sheet(uri: str, paper: pypdfium2.PdfDocument, number: int) -> Sheet:
    import pypdfium2

    try:
        page = paper[number - 1]
        try:
            _unsign(page)
            width, height = page.get_size()
            scale = min(DOTS / 72, (PIXELS / max(width * height, 1.0)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True)  # pyright: ignore[reportArgumentType]
            image = bitmap.to_pil().convert("RGB")
        finally:
            page.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise SourceError(uri, f"page {number} cannot be drawn ({error})", "save it anew as PDF") from None
    return Sheet(number, image, width, height)


def _unsign(page: pypdfium2.PdfPage) -> None:
    """Take away what a signature shows on the page, but for numbers and days."""
    from ctypes import byref

    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page.raw))):
        mark = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(mark)
        known = raw.FPDFAnnot_GetRect(mark, byref(box))
        raw.FPDFPage_CloseAnnot(mark)
        if kind == raw.FPDF_ANNOT_WIDGET and known and abs(box.top - box.bottom) > _STAMPED:
            raw.FPDFPage_RemoveAnnot(page.raw, index)

"""A page of an open PDF in, its words and lines out, with why its text layer cannot be used, if so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .paper import Page
from .pdf_characters import characters
from .pdf_drawn import drawn
from .pdf_legible import needs_ocr
from .pdf_pictured import numbers, places
from .pdf_stamps import has_stamps, kept
from .pdf_view import View, view_of
from .pdf_words import words

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

    from .paper import Word


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, why OCR has to read it (None: its text layer serves), and the old encoding of the layer.

    ``seen`` tells that a number that is stamped on it as a picture was read by OCR.
    """

    page: Page
    reason: str | None = None
    encoding: str = ""
    seen: bool = False


def read_page(document: pypdfium2.PdfDocument, number: int) -> Reading:
    """A page by its number from 1.

    Raises:
        pypdfium2.PdfiumError: the page is damaged.
    """
    page = document[number - 1]
    try:
        view = view_of(page)
        layer = page.get_textpage()
        try:
            count = layer.count_chars()
            typed = characters(layer, view)
            turned = 0
            turns = Counter(one.quarter for one in typed)
            if turns and turns[0] * 2 < len(typed):
                turned = max(turns, key=lambda quarter: (turns[quarter], -quarter))
                view = view.turned(turned)
                typed = characters(layer, view)
        finally:
            layer.close()
        written = words(typed, view)
        found = written.words
        lines = drawn(page, view)
        reason = needs_ocr(found, lines)
        stamped = has_stamps(page)
    finally:
        page.close()
    seen: list[Word] = []
    if stamped and reason is None:
        typed_on, seen = _put_on(document, number, view, count)
        found += [*kept(typed_on), *seen]
    rules = tuple(view.share(rule) for rule in lines.rules)
    laid = Page(number, tuple(found), rules, view.width, view.height, turned)
    return Reading(laid, reason, written.encoding, bool(seen))


def _put_on(
    document: pypdfium2.PdfDocument, number: int, view: View, count: int
) -> tuple[list[Word], list[Word]]:
    """The words of stamps and fields, and the numbers of stamps that are pictures.

    The words follow all others once stamps are made part of the page.
    """
    from pypdfium2 import raw

    page = document[number - 1]
    try:
        stamps = places(page, view) if number == 1 and not page.get_rotation() else []
        if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
            return [], []
    finally:
        page.close()
    page = document[number - 1]
    try:
        layer = page.get_textpage()
        try:
            found = words(characters(layer, view, count), view).words
        finally:
            layer.close()
        return found, numbers(page, view, stamps, found)
    finally:
        page.close()

"""A Word file that holds pictures of pages instead of words in, their text by OCR out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source, Text
from .compose import compose
from .docx_package import Package, relation_id

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .scan_pdf import Sheet

#: Suffixes of pictures that can be scans; drawings (EMF, WMF, SVG) are none.
_SCANS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
#: Bytes of the picture of a page at least; what is smaller is a seal or a line.
_LEAST = 10_000
_SHOWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)


def read_pictures(source: Source, package: Package, body: _Element) -> Text | None:
    """The text on the pictures of a document in their order; None where it holds none that can be a page.

    Raises:
        SourceError: nothing can be read on them, or a program that reads them is missing.
    """
    scans = list(_scans(source, package, body))
    if not scans:
        return None
    if find_spec("PIL") is None:
        from ..needs import remedy

        reason = "holds pictures instead of words, and pillow is not installed"
        raise SourceError(source.uri, reason, remedy("pillow"))
    from .ocr import scan_of
    from .ocr_engine import engine
    from .pages import arrange

    engine(source.uri)
    scan = scan_of(source.uri, _sheets(scans))
    if not any(page.words for page in scan.pages):
        raise SourceError(source.uri, "no text can be read on its pictures", "give a clearer scan, as PDF")
    return compose(source.uri, arrange(scan.pages), scan.remarks)


def _scans(source: Source, package: Package, body: _Element) -> Iterator[Source]:
    seen: set[str] = set()
    for one in body.iter(*_SHOWN):
        name = package.part(relation_id(one))
        if name is None or name in seen or posixpath.splitext(name)[1].lower() not in _SCANS:
            continue
        seen.add(name)
        content = package.content(name)
        if content is not None and len(content) >= _LEAST:
            yield replace(source, content=content)


def _sheets(scans: list[Source]) -> Iterator[Sheet]:
    from .image import pictures

    number = 0
    for one in scans:
        for sheet in pictures(one):
            number += 1
            yield replace(sheet, number=number)

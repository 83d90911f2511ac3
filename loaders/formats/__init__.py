"""Which reader opens which kind of file; add a format by a line here."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Source, Text
from .docx import read_docx
from .html import read_html
from .image import read_image
from .kinds import DOCX, KINDS, ODT, refuse
from .markdown import read_markdown
from .mhtml import read_mhtml
from .office import read_office
from .pdf import read_pdf
from .plain import read_plain

#: Media type to reader.
FORMATS: dict[str, Callable[[Source], Text]] = {
    **dict.fromkeys(KINDS, refuse),  # what no line below reads, or no container opens
    "text/plain": read_plain,
    "text/markdown": read_markdown,
    "text/html": read_html,
    "multipart/related": read_mhtml,
    "image/png": read_image,
    "image/jpeg": read_image,
    "image/tiff": read_image,
    "image/webp": read_image,
    "image/gif": read_image,
    "image/bmp": read_image,
    DOCX: read_docx,
    "application/msword": read_office,
    ODT: read_office,
    "application/rtf": read_office,
    "application/pdf": read_pdf,
}

#: File suffix to media type.
SUFFIXES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".docx": DOCX,
    ".docm": DOCX,
    ".dotx": DOCX,
    ".doc": "application/msword",
    ".dot": "application/msword",
    ".odt": ODT,
    ".ott": ODT,
    ".rtf": "application/rtf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
}

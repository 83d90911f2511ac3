"""A page of an open PDF in, its characters with their places out, in the order of the file."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .pdf_view import View

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

#: Characters of a page at most; the rest is not read.
CHARACTERS = 200_000
#: What a layer writes for a hyphen or a bullet, and bits of type set as one.
_PLAIN = str.maketrans(
    {
        "\x02": "\xad", "\u2010": "-", "\u2011": "-", "\ufffe": "-",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
        "\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "-", "\uf0fc": "-", "\uf076": "-",
    }
)  # fmt: skip
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Character:
    """A character with its box (left, top, right, bottom), in points from the top left of the page.

    ``quarter`` counts the quarter turns to the left of the line that it stands in, ``font`` is the name of
    its font. A soft hyphen is a hyphen, or a letter of an old Vietnamese font.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    quarter: int = 0
    font: str = ""


def characters(layer: pypdfium2.PdfTextPage, view: View, start: int = 0) -> list[Character]:
    """The characters of a text layer from the ``start``-th on; what slants (a watermark) is left out."""
    from pypdfium2 import raw

    found: list[Character] = []
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    last, size, font, bold, quarter = -1, 0.0, "", False, 0
    handle = layer.raw
    for index in range(start, min(layer.count_chars(), CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (10, 13) or (code in (32, 45) and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        drawn = raw.FPDFText_GetTextObject(handle, index)
        here = ctypes.addressof(drawn.contents) if drawn else 0
        if here != last or not here:
            last = here
            raw.FPDFText_GetMatrix(handle, index, matrix)
            size = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
            font = _font(raw, handle, index)
            bold = raw.FPDFText_GetFontWeight(handle, index) >= _BOLD or "bold" in font.lower()
            quarter = view.quarter(math.atan2(matrix.b, matrix.a))
        if quarter < 0 or code == 0:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        left, top, right, bottom = view.box(box.left, box.bottom, box.right, box.top)
        text = chr(code).translate(_PLAIN)
        found.append(Character(text, left, top, right, bottom, abs(size), bold, quarter, font))
    return found


def _font(raw: Any, handle: Any, index: int) -> str:
    """The name of a character's font, without the mark of a font that holds some letters only."""
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    return re.sub(r"^[A-Z]{6}\+", "", name.value.decode("utf-8", "replace"))

"""An SVG drawing in, its pixels as PNG out."""

from __future__ import annotations

from ...graph.errors import QueryError
from .sheet import FONTS
from .words import say

MISSING = "pictures in PNG need the package resvg-py: pip install 'thac[png]'; --static svg needs nothing"
NO_FONT = (
    "no font with Vietnamese letters is installed, so the picture would be without words; install one "
    "(on Debian: apt install fonts-dejavu-core), or take --static svg"
)


def png(drawing: str, lang: str = "en") -> bytes:
    """The pixels of a drawing at twice its size, with the fonts of this machine.

    Raises:
        QueryError: resvg-py or a font is missing; the message says what to install.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise QueryError(say(MISSING, lang)) from error
    if svg_to_bytes(svg_string=_letter("Ệ")) == svg_to_bytes(svg_string=_letter("")):
        raise QueryError(say(NO_FONT, lang))
    return bytes(svg_to_bytes(svg_string=drawing, zoom=2))


def _letter(text: str) -> str:
    """A drawing of one letter: without a font it is as empty as one of none."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="5" y="30" font-size="24" '
        f'font-family="{FONTS}">{text}</text></svg>'
    )

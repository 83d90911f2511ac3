"""The words of a page and what is drawn on it in, why its text layer cannot be used out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..clean import key
from .paper import Word
from .pdf_drawn import Drawn
from .pdf_stamps import SIGNED

#: Why a scan is read by OCR.
PICTURE = "a picture of a page"
#: A picture that covers this share of a page is a scan of it; fewer words than this on it are a stamp.
PICTURED, STAMP = 0.5, 25
#: Shapes without any letter that are letters drawn as outlines.
OUTLINES = 200
#: Words that are needed to judge a layer by, and the shares of syllables and of marked letters it must have.
JUDGED, SYLLABLES, MARKED = 20, 0.5, 0.2
_WORD = re.compile(r"[^\W\d_]+")
#: A Vietnamese syllable without its marks: initial, vowels, final.
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"[aeiouy]{1,3}(?:ch|c|m|ng|nh|n|p|t)?$"
)
_FOREIGN = re.compile(r"(?:the|of|and|to|in|for|is|that|on|with|by|as|de|la|le|les|des|et)$")
_RUBBISH = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


def needs_ocr(words: Sequence[Word], lines: Drawn) -> str | None:
    """Why a page has to be read by OCR, for people; None where its words serve, or it has nothing to read.

    >>> needs_ocr([], Drawn((), 0.9, 0))
    'a picture of a page'
    >>> needs_ocr([], Drawn((), 0.0, 0)) is None
    True
    >>> needs_ocr([Word("Kế", 0, 0, 0, 0), Word("hoạch", 0, 0, 0, 0)], Drawn((), 0.0, 0)) is None
    True
    """
    text = " ".join(word.text for word in words)
    if lines.pictured >= PICTURED and (len(words) < STAMP or _stamped(words)):
        return PICTURE
    if not words:
        return "letters drawn as outlines" if lines.shapes >= OUTLINES else None
    if len(_RUBBISH.findall(text)) * 10 > len(text):
        return "a text layer of characters that stand for nothing"
    written = _WORD.findall(unicodedata.normalize("NFC", text))
    if len(written) < JUDGED:
        return None
    plain = [_plain(word) for word in written]
    if sum(bool(_FOREIGN.match(word.lower())) for word in written) > 0.08 * len(written):
        return None
    spoken = sum(bool(_SYLLABLE.match(word)) for word in plain)
    if spoken < SYLLABLES * len(written):
        return "a text layer that holds no Vietnamese words"
    marked = sum(not word.isascii() for word in written)
    if lines.pictured >= PICTURED and marked < MARKED * len(written):
        return "a text layer without the marks of Vietnamese over a picture of the page"
    return None


def _stamped(words: Sequence[Word]) -> bool:
    """Whether little more than the mark of a digital signature stands on a page."""
    return len(words) < 3 * STAMP and SIGNED.search(key(" ".join(word.text for word in words))) is not None


def _plain(word: str) -> str:
    """A word in small letters without its marks.

    >>> _plain("Đường")
    'duong'
    """
    low = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(letter for letter in low if not unicodedata.combining(letter))

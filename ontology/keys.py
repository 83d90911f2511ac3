"""Text in, keys of comparison out: for words, for words without accents, for parts of symbols."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NOT_WORD = re.compile(r"[\W_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=16384)
def word_key(text: str) -> str:
    """Text as a key of comparison: lower case, words apart by one space, each tone after its syllable.

    So the two ways to place a tone give one key, and other accents still count.

    >>> word_key("Uỷ ban  Nhân dân") == word_key("Ủy ban nhân dân")
    True
    >>> word_key("TT-Huế") == word_key("TT Huế"), word_key("quy định") == word_key("quy đinh")
    (True, False)
    """
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text).casefold()).split()
    return " ".join(_toned(word) if _MARKED.search(word) else word for word in words)


@lru_cache(maxsize=16384)
def _toned(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(c for c in marks if c not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(c for c in marks if c in _TONES)


def fold(text: str) -> str:
    """The key of a text without any accent, đ as d.

    >>> fold("Đắk Lắk")
    'dak lak'
    """
    marks = unicodedata.normalize("NFD", word_key(text)).replace("đ", "d")
    return "".join(c for c in marks if not unicodedata.combining(c))


_SILENT = re.compile(r"[\s.,&]+")


def symbol_key(part: str) -> str:
    """A part of a symbol without what does not count in one: letter case, spaces, dots, commas and "&".

    >>> symbol_key("SVH,TT&DL") == symbol_key("SVHTTDL")
    True
    """
    return _SILENT.sub("", unicodedata.normalize("NFC", part)).casefold()

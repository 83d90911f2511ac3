"""A word in, whether it can be a syllable of Vietnamese out."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from .data import read_toml

_TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Tones of syllables that end in c, ch, p or t: sắc and nặng alone.
_CLOSED = "\u0301\u0323"
_FIRST = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
#: A syllable has no more letters: "nghiêng".
_LONGEST = 7


@cache
def _rhymes() -> frozenset[str]:
    return frozenset(read_toml("slips.toml")["rhymes"])


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word, in any letter case, is spelled as a syllable of Vietnamese can be.

    >>> [is_syllable(word) for word in ("hoạch", "Nghiêng", "hhoạch", "kết", "kêt", "internet", "UBND")]
    [True, True, False, True, False, False, False]
    """
    if len(word) > _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in parts if mark in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    closed = bare.endswith(("c", "p", "t", "ch"))
    if closed and (not tones or tones[0] not in _CLOSED):
        return False
    rhymes = _rhymes()
    return any(bare.startswith(first) and bare[len(first) :] in rhymes for first in _FIRST) or bare == "gi"

"""A word in, whether it can be a syllable of Vietnamese out; a text in, the share of words that slip out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from .data import read_toml
from .gazetteer import rows

_TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Tones of syllables that end in c, ch, p or t: sắc and nặng alone.
_CLOSED = "\u0301\u0323"
_FIRST = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
#: A letter by itself within a sentence: "triển k hai".
_ALONE = re.compile(r"(?<=[^\W\d_] )[bcdđghklmnpqrstvx](?= [^\W\d_])")
_TONED = re.compile(r"[^\x00-\x7fĐ]")
_WORD = re.compile(r"(?<![\w./:@-])[^\W\d_]+(?![\w@/-]|\.\w)")
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


def odd_words(text: str, end: int | None = None) -> tuple[int, int]:
    """How many words of a text, up to a place of it, are no syllables and not known; how many there are.

    Names, foreign words and abbreviations are no slips. A consonant that stands alone is one.

    >>> odd_words("Kế oạch này dợợc xây dựg và thực hiện tại xã")
    (2, 11)
    >>> odd_words("Kế hoạch này được xây dựng trên Internet tại xã Đắk Mar")[0]
    0
    """
    stop = len(text) if end is None else end
    seen = odd = 0
    for match in _WORD.finditer(text, 0, stop):
        word = match[0]
        seen += 1
        odd += len(word) > 1 and not is_syllable(word) and _is_odd(word)
    return odd + sum(1 for _ in _ALONE.finditer(text, 0, stop)), seen


def _is_odd(word: str) -> bool:
    """Whether a word that is no syllable is neither an abbreviation nor known: "web", "ĐẮK"."""
    if not (word.islower() or (word.isupper() and _TONED.search(word))):
        return False
    return word.lower() not in known_words()


@cache
def known_words() -> frozenset[str]:
    """Foreign words, and the words of names of places, in small letters."""
    return frozenset(read_toml("slips.toml")["foreign"]) | name_words()


@cache
def name_words() -> frozenset[str]:
    """The words of the names of places, in small letters."""
    return frozenset(word for row in rows() for word in row[1].lower().split())

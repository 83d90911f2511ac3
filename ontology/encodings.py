"""The name of an encoding in, its codes and letters out; and what a Vietnamese syllable may look like."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from .data import read_toml

_TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Syllables that end in a stop have one of two tones (or none seen, in a word of another language).
_STOPS = re.compile(r"(?:c|ch|p|t)$")


@cache
def _tables() -> dict[str, Any]:
    return read_toml("encodings.toml")


@cache
def table(name: str) -> dict[int, str]:
    """Code to letter of an encoding of one byte a letter ("tcvn3", "viscii").

    >>> table("tcvn3")[0xAD], table("viscii")[0xDF]
    ('ư', 'ư')
    """
    return {int(entry[:2], 16): entry[3:] for entry in _tables()[name]["letters"]}


@cache
def vni_pairs() -> dict[str, str]:
    """One or two characters of VNI as Latin-1 shows them to the letter that they stand for.

    >>> vni_pairs()["aù"], vni_pairs()["ÖÏ"], vni_pairs()["ñ"]
    ('á', 'Ự', 'đ')
    """
    vni = _tables()["vni"]
    pairs: dict[str, str] = {}
    for entry in vni["letters"]:
        capital = chr(int(entry[:2], 16))
        pairs[capital], pairs[capital.lower()] = entry[3:], entry[3:].lower()
    bases = {letter: letter for letter in "aeouy"} | {"\u00f4": "ơ", "\u00f6": "ư"}
    for role, letters in (("marks", "aeouy\u00f4\u00f6"), ("hats", "aeo"), ("breves", "a")):
        for entry in vni[role]:
            mark = chr(int(entry[:2], 16))
            for base in letters:
                small = unicodedata.normalize("NFC", bases[base] + entry[3:])
                pairs[base + mark.lower()] = pairs[base + mark] = small
                pairs[base.upper() + mark] = pairs[base.upper() + mark.lower()] = small.upper()
    return pairs


@cache
def _syllable() -> re.Pattern[str]:
    parts = _tables()["syllable"]
    return re.compile(f"(?:{'|'.join(parts['onsets'])})(?:{'|'.join(parts['rimes'])})")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable, in any case, with its tone anywhere.

    >>> is_syllable("Huyện"), is_syllable("hoà"), is_syllable("été"), is_syllable("khạc"), is_syllable("khàc")
    (True, True, False, True, False)
    """
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in parts if mark in _TONES]
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    if not _syllable().fullmatch(plain):
        return False
    return not (_STOPS.search(plain) and tones and tones[0] in "\u0300\u0303\u0309")

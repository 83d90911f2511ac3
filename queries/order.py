"""Vietnamese words in, keys that sort them as a Vietnamese dictionary does out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: f"{place:02d}" for place, letter in enumerate(_LETTERS, 20)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NUMBER = re.compile(r"(\d+)")


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str, str]:
    """A key by letters (a ă â ... d đ ... u ư), then by tones (none, huyền, hỏi, ngã, sắc, nặng).

    Numbers sort by their value.

    >>> sorted(["Đông Anh", "Dĩ An", "Ân Thi", "An Biên", "Ấn"], key=sort_key)
    ['An Biên', 'Ấn', 'Ân Thi', 'Dĩ An', 'Đông Anh']
    >>> sorted(["110-KH/HU", "57-KL/TW"], key=sort_key)
    ['57-KL/TW', '110-KH/HU']
    """
    parts = _NUMBER.split(unicodedata.normalize("NFC", text).casefold())  # every second one is a number
    if len(parts) == 1:
        return parts[0].translate(_BY_LETTER), parts[0].translate(_BY_TONE), text
    letters = [
        "10" + part.zfill(12) if place % 2 else part.translate(_BY_LETTER) for place, part in enumerate(parts)
    ]
    return "".join(letters), "".join(parts[::2]).translate(_BY_TONE), text


def _ranked(character: str) -> tuple[str, str]:
    """The rank of a letter without its tone, and that of the tone (none for what is no letter)."""
    base = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in base if mark in _TONES), "")
    plain = unicodedata.normalize("NFC", base.replace(tone, "")) if tone else character
    return _RANK.get(plain, "00" if plain.isspace() else f"05{plain}"), _TONES.get(tone, "0")


class _Ranks(dict[int, str]):
    """A table for ``str.translate`` that learns letters as they are met."""

    def __init__(self, part: int) -> None:
        self.part = part

    def __missing__(self, code: int) -> str:
        self[code] = _ranked(chr(code))[self.part]
        return self[code]


_BY_LETTER, _BY_TONE = _Ranks(0), _Ranks(1)

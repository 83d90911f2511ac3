"""Text as loaded in, NFC text and same-length views for matching out; offsets survive every step."""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache, partial

from .model import Text

#: Zero-width characters, soft hyphens and direction marks: no part of a word.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
#: Characters that are layout, not words, as (character, the one it is matched as).
_MARKS = (
    *((c, " ") for c in "*#|\\`\t\r\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u000b\u000c"),
    *((c, "-") for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    ("\u2018", "'"), ("\u2019", "'"), ("\u00d0", "Đ"), ("\u0189", "Đ"), ("\u00f0", "đ"),
)  # fmt: skip
_composed = partial(unicodedata.normalize, "NFC")
_TONES = "\u0300\u0301\u0309\u0303\u0323"
#: Two vowels with the tone on the second to the same with the tone on the first: "oà" to "òa".
_OLD_STYLE = {
    _composed(f"{first}{second}{tone}"): _composed(f"{first}{tone}{second}")
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
#: Open syllables alone ("hoà", not "hoàn"), and none that begins with "qu"; each pattern begins with one
#: letter, which makes the search ten times as fast as one pattern for both.
_OA = re.compile(r"o[àáảãạèéẻẽẹ](?![^\W\d_])")
_UY = re.compile(r"u[ỳýỷỹỵ](?<!qu.)(?![^\W\d_])")

#: Vietnamese letters, for character classes: Python's ``re`` knows no upper and lower case of its own.
UPPER = "A-Z" + "".join(
    letter
    for base in "AĂÂEÊIOÔƠUƯYĐ"
    for letter in (_composed(base + tone) for tone in ("", *_TONES))
    if len(letter) == 1 and not letter.isascii()
)
LOWER = "a-z" + UPPER[3:].lower()


def normalise(uri: str, original: str) -> Text:
    """NFC without invisible characters and escapes of dashes; each code point keeps its place."""
    plain = not any(mark in original for mark in _INVISIBLE) and "\\-" not in original
    if plain and unicodedata.is_normalized("NFC", original):
        return Text(uri, original, original)
    parts: list[str] = []
    starts = array("l")
    for match in re.finditer(r"[\s\S](?:[\u0300-\u036f]+)?", original):
        cluster = match[0]
        if cluster[0] in _INVISIBLE or (cluster == "\\" and original.startswith("-", match.end())):
            continue  # "71\-NQ/TW" of a crawl in Markdown is 71-NQ/TW
        composed = _composed(cluster)
        parts.append(composed)
        starts.extend([match.start()] * len(composed))
    starts.append(len(original))
    return Text(uri, "".join(parts), original, starts)


def view(text: str) -> str:
    """Text of the same length with Markdown marks, tabs and odd spaces blanked and dashes made plain.

    >>> view("Số: **65** /KH–UBND")
    'Số:   65   /KH-UBND'
    """
    for mark, plain in _MARKS:
        if mark in text:
            text = text.replace(mark, plain)
    return text


def key(text: str) -> str:
    """Text of the same length in lower case with tones where the old style puts them.

    >>> key("Uỷ ban, KHOÁ XI, hòa bình")
    'ủy ban, khóa xi, hòa bình'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _UY.sub(_move, _OA.sub(_move, low))


def _move(match: re.Match[str]) -> str:
    return _OLD_STYLE[match[0]]


_SPACES = re.compile(r"\s+")
#: Abbreviations in names of bodies and places, as (abbreviation, words).
_SHORT = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("tp.", "thành phố "),
    ("tx.", "thị xã "),
)
_DROPPED = re.compile(r"[*|`\\]+|^#+\s|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]")


def words(text: str) -> str:
    """A slice of a text as a person reads it: marks dropped, spaces single.

    >>> words("**BỘ Y T****Ế**  ")
    'BỘ Y TẾ'
    """
    if "*" in text or "|" in text or "\\" in text or "#" in text or "`" in text or "[" in text:
        text = _DROPPED.sub("", text)
    return " ".join(text.split())


@lru_cache(maxsize=16384)
def same(text: str) -> str:
    """A key under which two spellings of one name are equal: case, tones, spaces, dashes, abbreviations.

    >>> same("UBND  huyện Kim Động") == same("Uỷ ban nhân dân huyện Kim Động")
    True
    """
    low = key(words(text))
    for short, full in _SHORT:
        low = low.replace(short, full)
    return _SPACES.sub(" ", re.sub(r"[-–.,;:&_\s]+| và ", " ", low)).strip()

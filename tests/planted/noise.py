"""A text in, the same with slips of typing, spacing and OCR, and the places where a fact was lost, out."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

#: What a scanner takes for another: letters and digits that look alike.
ALIKE = {
    "l": "1I", "1": "lI", "I": "l1", "0": "Oo", "O": "0", "o": "0", "S": "5", "5": "S", "B": "8", "8": "B",
    "2": "Z",
    "6": "b", "9": "gq",
    "n": "u", "u": "n", "c": "e", "e": "c", "h": "b", "b": "h", "g": "q", "i": "l", "t": "f", "r": "n",
    "m": "n",    "đ": "d", "Đ": "D", "d": "đ", "v": "y", "y": "v", "U": "Ụ", "Ủ": "Ú", "H": "N", "K": "X",
    "/": "|", "-": "–", "–": "-", ":": ";", ";": ":", ".": ",", ",": ".",
}  # fmt: skip
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
#: Digits that look alike: where one is taken for the other, the number is lost.
_DIGITS = {"3": "8", "8": "3", "5": "6", "6": "5", "1": "7", "7": "1", "0": "6", "4": "1", "9": "4", "2": "7"}
#: Of slips on a digit, the share that leaves another digit.
_LOST = 0.2
#: What people type for another: keys side by side.
_KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "rw", "g": "fh", "h": "gj", "i": "uo", "k": "jl",
    "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "iy",
    "v": "cb", "x": "zc", "y": "ut",
}  # fmt: skip
#: What people spell for another, having heard it.
_HEARD = (
    ("tr", "ch"), ("ch", "tr"), ("x", "s"), ("s", "x"), ("gi", "d"), ("l", "n"), ("n", "l"), ("i", "y"),
    ("y", "i"), ("ng", "n"), ("n", "ng"), ("c", "t"), ("t", "c"),
)  # fmt: skip
#: Several letters that a scanner reads as others.
_RUNS = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("li", "h"), ("nn", "m"), ("vv", "w"))
_NUMERAL = re.compile(r"[IVX]+(?=[.-] )")
_DUST = ".,'`·_"

#: A text and a place in, what stands there instead, of how many characters, and whether a digit is lost out.
Slip = Callable[[str, int, random.Random], tuple[str, int, bool]]


def noisy(text: str, rate: float, rng: random.Random, kind: str = "mixed") -> tuple[str, list[int]]:
    """The text with ``rate`` of its characters hit, and the places of the old text whose digit is lost.

    >>> noisy("Kế hoạch số 45/KH-UBND", 0, random.Random(1))
    ('Kế hoạch số 45/KH-UBND', [])
    """
    slip = KINDS[kind]
    out: list[str] = []
    lost: list[int] = []
    place = 0
    while place < len(text):
        if text[place] == "\n" or rng.random() >= rate:
            out.append(text[place])
            place += 1
            continue
        put, taken, gone = slip(text, place, rng)
        if gone or _is_other_numeral(text, place, put):
            lost.append(place)
        out.append(put)
        place += taken
    return "".join(out), lost


def _is_other_numeral(text: str, place: int, put: str) -> bool:
    """Whether a stroke of a section's numeral was lost or doubled, so that another number stands there."""
    mark = _NUMERAL.match(text, text.rfind("\n", 0, place) + 1)
    return mark is not None and place < mark.end() and set(put) <= set("IVX") and len(put) != 1


def _mixed(text: str, place: int, rng: random.Random) -> tuple[str, int, bool]:
    """A slip of one character, of whatever origin."""
    letter = text[place]
    if letter in " \t":
        return rng.choice(("", "  ", "  ")), 1, False
    if letter.isdigit():
        if rng.random() < _LOST or letter not in ALIKE:
            return _DIGITS[letter], 1, True
        return rng.choice(ALIKE[letter]), 1, False
    if letter in "/-":
        return rng.choice((f" {letter}", f"{letter} ", f" {letter} ", ALIKE[letter])), 1, False
    return _slip(letter, rng), 1, False


def _typed(text: str, place: int, rng: random.Random) -> tuple[str, int, bool]:
    """A slip of who types: a key beside, a letter left out, twice or in the other order, a tone astray."""
    letter = text[place]
    if letter.isdigit():
        return rng.choice((letter * 2, "", _DIGITS[letter])), 1, True
    if not letter.isalpha():
        return ("", 1, False) if letter in " ,;" else (letter * 2, 1, False)
    parts = unicodedata.normalize("NFD", letter)
    after = text[place + 1 : place + 2]
    kinds = ["drop", "double", "key", "heard"]
    if after.isalpha():
        kinds.append("swap")
    if len(parts) > 1:
        kinds += ["tone"] * 4
    kind = rng.choice(kinds)
    if kind == "swap":
        return after + letter, 2, False
    if kind == "heard":
        for one, other in _HEARD:
            if text.startswith(one, place):
                return other, len(one), False
        kind = "double"
    if kind == "tone":
        return _astray(text, place, rng)
    if kind == "key" and parts[0].lower() in _KEYS:
        other = rng.choice(_KEYS[parts[0].lower()])
        return other.upper() if letter.isupper() else other, 1, False
    return ("", 1, False) if kind == "drop" else (letter * 2, 1, False)


def _astray(text: str, place: int, rng: random.Random) -> tuple[str, int, bool]:
    """A tone that is lost, another one, or on the vowel beside."""
    parts = unicodedata.normalize("NFD", text[place])
    tones = [mark for mark in parts if mark in _TONES]
    after = text[place + 1 : place + 2]
    bare = "".join(mark for mark in parts if mark not in _TONES)
    if tones and after and after.lower() in "aeiouyăâêôơư" and rng.random() < 0.5:
        return unicodedata.normalize("NFC", bare + after + tones[0]), 2, False
    return _slip(text[place], rng, ("tone",)), 1, False


def _spaced(text: str, place: int, rng: random.Random) -> tuple[str, int, bool]:
    """A slip of spacing: a blank lost, doubled or too many, a line broken within a sentence."""
    letter = text[place]
    after = text[place + 1 : place + 2]
    if letter in " \t":
        return rng.choice(("", "", "  ", "   ")), 1, False
    if letter in "/-":
        return rng.choice((f" {letter}", f"{letter} ", f" {letter} ")), 1, False
    if letter in ",;:.":
        return rng.choice((f" {letter}", f"{letter} ")), 1, False
    return (f"{letter} ", 1, False) if after.isalnum() else (letter, 1, False)


def _scanned(text: str, place: int, rng: random.Random) -> tuple[str, int, bool]:
    """A slip of a scanner: letters that look alike, marks lost, dust."""
    letter = text[place]
    if letter.isdigit() or letter in "/-":
        return _mixed(text, place, rng)
    if letter in " \t":
        return rng.choice(("", f" {rng.choice(_DUST)}", "  ")), 1, False
    runs = [(one, other) for one, other in _RUNS if text.startswith(one, place)]
    if runs and rng.random() < 0.5:
        one, other = rng.choice(runs)
        return other, len(one), False
    if rng.random() < 0.1 and letter.isalpha():
        return letter + rng.choice(_DUST), 1, False
    if len(unicodedata.normalize("NFD", letter)) > 1:
        return _slip(letter, rng, ("tone",)), 1, False
    return _slip(letter, rng, ("alike",) if letter in ALIKE else ()), 1, False


def _slip(letter: str, rng: random.Random, kinds: tuple[str, ...] = ()) -> str:
    """A tone moved or lost, a shape lost, a letter mistaken, dropped or doubled, a blank put in."""
    parts = unicodedata.normalize("NFD", letter)
    marks = [mark for mark in parts[1:] if mark in _TONES]
    found = list(kinds)
    if not found:
        found = ["alike"] if letter in ALIKE else []
        if letter.isalpha():
            found += ["drop", "double", "blank"]
        if len(parts) > 1:
            found += ["tone"] * 4
    kind = rng.choice(found or ["keep"])
    if kind == "alike":
        return rng.choice(ALIKE[letter])
    if kind == "drop":
        return ""
    if kind == "double":
        return letter * 2
    if kind == "blank":
        return f"{letter} "
    if kind == "keep":
        return letter
    base = "".join(mark for mark in parts if mark not in _TONES)
    if marks and rng.random() < 0.6:
        other = rng.choice([tone for tone in _TONES if tone not in marks])
        return unicodedata.normalize("NFC", base + other)
    if not marks:
        base = "".join(mark for mark in parts if mark not in _SHAPES)
    return unicodedata.normalize("NFC", base)


KINDS: dict[str, Slip] = {"mixed": _mixed, "typing": _typed, "spacing": _spaced, "scan": _scanned}

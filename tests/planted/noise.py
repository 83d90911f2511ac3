"""A text in, the same with slips of typing, spacing and OCR, and the places where a fact was lost, out."""

from __future__ import annotations

import random
import unicodedata

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


def noisy(text: str, rate: float, rng: random.Random) -> tuple[str, list[int]]:
    """The text with ``rate`` of its characters hit, and the places of the old text whose digit is lost.

    >>> noisy("Kế hoạch số 45/KH-UBND", 0, random.Random(1))
    ('Kế hoạch số 45/KH-UBND', [])
    """
    out: list[str] = []
    lost: list[int] = []
    for place, letter in enumerate(text):
        if letter == "\n" or rng.random() >= rate:
            out.append(letter)
        elif letter in " \t":
            out.append(rng.choice(("", "  ", "  ")))
        elif letter.isdigit():
            if rng.random() < _LOST or letter not in ALIKE:
                lost.append(place)
                out.append(_DIGITS[letter])
            else:
                out.append(rng.choice(ALIKE[letter]))
        elif letter in "/-":
            out.append(rng.choice((f" {letter}", f"{letter} ", f" {letter} ", ALIKE[letter])))
        else:
            out.append(_slip(letter, rng))
    return "".join(out), lost


def _slip(letter: str, rng: random.Random) -> str:
    """A tone moved or lost, a shape lost, a letter mistaken, dropped or doubled, a blank put in."""
    parts = unicodedata.normalize("NFD", letter)
    marks = [mark for mark in parts[1:] if mark in _TONES]
    kinds = ["alike"] if letter in ALIKE else []
    if letter.isalpha():
        kinds += ["drop", "double", "blank"]
    if len(parts) > 1:
        kinds += ["tone"] * 4
    kind = rng.choice(kinds or ["keep"])
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

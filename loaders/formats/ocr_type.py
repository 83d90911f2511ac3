"""Words as read in, the same on even lines with the size of their type out; what is no text left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from .ocr_engine import SETTLED, Seen
from .ocr_rows import columns

#: Shares of the size of type: what hangs below the line, and how tall letters are by the marks on them.
_BELOW, _LOW, _TALL, _MARKED, _TALLER, _TALLEST = 0.21, 0.46, 0.68, 0.7, 0.8, 0.92
_HANGING = re.compile(r"[gjpqyỳýỷỹỵ,;()\[\]/QạặậẹệịọộợụựẠẶẬẸỆỊỌỘỢỤỰ|]")
_CAPITAL_MARKED = re.compile(r"[ÀÁẢÃÂĂẰẮẲẴẦẤẨẪÈÉẺẼÊỀẾỂỄÌÍỈĨÒÓỎÕÔỒỐỔỖỜỚỞỠÙÚỦŨỪỨỬỮỲÝỶỸ]")
_TWICE_MARKED = re.compile(r"[ằắẳẵầấẩẫềếểễồốổỗờớởỡừứửữ]")
_RISING = re.compile(r"[bdđfhklA-ZĐƠƯẠẸỊỌỤỴ0-9(\[/|ậặệộ]")
_SMALL_MARKED = re.compile(r"[àáảãâăèéẻẽêìíỉĩòóỏõôùúủũỳýỷỹti]")
#: Where a line stands above its foot and below it, as shares of the size of type.
_ASCENT, _DESCENT = 0.91, 0.24
#: Lines of about the size of most are of that size.
_SAME = 0.14
#: A line of which no word is surer than this, and short ones that are not sure enough, are no text.
_NEVER, _HARDLY = 45.0, 80.0
_KEPT = re.compile(r"(?:[-–+•*]|[IVX]+\.?|\(?\d{1,3}[.)]?|\(?[a-zđ]{1,2}[.)]|[A-ZĐ]{1,2})$")


@dataclass(frozen=True, slots=True)
class Typed:
    """A word on its line, with the size of its type in pixels."""

    word: Seen
    size: float


def even(seen: Sequence[Seen]) -> list[Typed]:
    """Words with boxes of one height a line, in tesseract's order; dirt that was read as letters is out."""
    lines = [line for line in columns(seen) if _is_text(line)]
    sizes = [_size(line) for line in lines]
    usual = _usual(lines, sizes)
    result: list[Typed] = []
    for line, own in zip(lines, sizes, strict=True):
        short = sum(len(word.text) for word in line) < 6
        size = usual if abs(own - usual) < (2 if short else 1) * _SAME * usual else own
        letters = [word for word in line if any(map(str.isalnum, word.text))] or line
        foot = median(word.bottom - _below(word) * size for word in letters)
        top, bottom = round(foot - _ASCENT * size), round(foot + _DESCENT * size)
        result += [Typed(replace(word, top=max(top, 0), bottom=bottom), size) for word in line]
    return result


def _is_text(line: Sequence[Seen]) -> bool:
    """Whether a line is more than dirt, strokes of a signature or the rim of a seal."""
    text = "".join(word.text for word in line)
    letters = sum(letter.isalnum() for letter in text)
    surest = max(word.sure for word in line)
    if surest == SETTLED:
        return True
    if surest < _NEVER or (not letters and len(line) > 1):
        return False
    if letters < 3 or letters * 2 < len(text):
        return surest >= _HARDLY and _KEPT.match(text) is not None
    return True


def _below(word: Seen) -> float:
    return _BELOW if _HANGING.search(word.text) else 0.0


def _size(line: Sequence[Seen]) -> float:
    """The size of the type of a line by the heights of its words, in pixels."""
    found = []
    for word in line:
        if any(letter.isalnum() for letter in word.text):
            found += [word.height / (_tall(word.text) + _below(word))] * min(len(word.text), 8)
    return median(found) if found else median(word.height for word in line)


def _tall(text: str) -> float:
    for pattern, height in ((_CAPITAL_MARKED, _TALLEST), (_TWICE_MARKED, _TALLER), (_RISING, _TALL),
                            (_SMALL_MARKED, _MARKED)):  # fmt: skip
        if pattern.search(text):
            return height
    return _LOW


def _usual(lines: Sequence[Sequence[Seen]], sizes: Sequence[float]) -> float:
    """The size of most letters of a page."""
    weighed = sorted(
        (size, sum(len(word.text) for word in line)) for line, size in zip(lines, sizes, strict=True)
    )
    half, total = sum(count for _, count in weighed) / 2, 0
    for size, count in weighed:
        total += count
        if total >= half:
            return size
    return 1.0

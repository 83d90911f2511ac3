"""Words as read in, the same with lines that were read badly read once more by themselves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from .ocr_engine import LINE, LINE_SECONDS, Seen, recognise
from .ocr_rows import columns

if TYPE_CHECKING:
    from PIL.Image import Image

#: A line is read again where no word is surer than the first, and taken if all are surer than the second.
_BAD, _GOOD = 45.0, 75.0
#: How tall such a line is, as shares of the usual height of words; so many are read again on a page at most.
_LOWEST, _TALLEST, _MOST = 0.6, 2.4, 10


def read_again(uri: str, grey: Image, seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Words with bad lines replaced where they are read well alone: tesseract took them for one with others.

    Raises:
        SourceError: tesseract fails or takes too long.
    """
    if not seen:
        return ()
    usual = median(word.height for word in seen)
    better: dict[int, list[Seen]] = {}
    dropped: set[int] = set()
    for line in [one for one in columns(seen) if _is_bad(one, usual)][:_MOST]:
        found = _alone(uri, grey, line, usual)
        letters = sum(letter.isalpha() for word in found for letter in word.text)
        if letters > 2 and min(word.sure for word in found) > _GOOD:
            better[id(line[0])] = found
            dropped |= {id(word) for word in line}
    result: list[Seen] = []
    for word in seen:
        result += better.get(id(word), [] if id(word) in dropped else [word])
    return tuple(result)


def _is_bad(line: Sequence[Seen], usual: float) -> bool:
    high = max(word.bottom for word in line) - min(word.top for word in line)
    wide = line[-1].right - line[0].left
    sure = max(word.sure for word in line)
    return sure < _BAD and _LOWEST * usual < high < _TALLEST * usual and wide > 1.5 * usual


def _alone(uri: str, grey: Image, line: Sequence[Seen], usual: float) -> list[Seen]:
    """A line as it is read by itself, without the one below that was taken for a part of it."""
    room = round(0.25 * usual)
    left, top = max(line[0].left - room, 0), max(min(word.top for word in line) - room, 0)
    lowest = min(max(word.bottom for word in line), top + room + round(1.1 * usual))
    right, bottom = line[-1].right + room, lowest + room
    piece = grey.crop((left, top, min(right, grey.width), min(bottom, grey.height)))
    return [
        replace(
            word,
            left=word.left + left,
            top=word.top + top,
            right=word.right + left,
            bottom=word.bottom + top,
            line=line[0].line,
        )
        for word in recognise(uri, piece, LINE, seconds=LINE_SECONDS)
    ]

"""A piece of a page in, the marks of ink on it out, and whether they are set in type as their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Ink is darker than this in grey.
INK = 150
_RUN = re.compile(b"\x01+")
#: Lower marks, as shares of the height of type, are dots, tones and dirt.
_SPECK = 0.45
#: How far the height, the foot and the thickness of set type differ from those of its neighbours at most.
_HEIGHT, _FOOT, _THICK = 0.13, 0.13, 1.6
#: The same of all together.
_THICKER = 1.3
#: How much the heights of stamped digits differ at most.
_EVEN = 0.05
#: How much more colour ink has that is not that of its neighbours.
_COLOUR = 35


@dataclass(frozen=True, slots=True)
class Mark:
    """A connected piece of ink: its box in pixels, and how thick its strokes are on the level."""

    left: int
    top: int
    right: int
    bottom: int
    thick: float

    @property
    def height(self) -> int:
        return self.bottom - self.top


def marks(grey: Image, box: tuple[int, int, int, int]) -> list[Mark]:
    """The marks of ink within a box of a grey picture, from left to right, in the picture's pixels."""
    left, top = max(box[0], 0), max(box[1], 0)
    piece = grey.crop((left, top, min(box[2], grey.width), min(box[3], grey.height)))
    width, height = piece.size
    if width < 1 or height < 1:
        return []
    dark = piece.point([int(value < INK) for value in range(256)]).tobytes()
    return sorted(
        (Mark(one[0] + left, one[1] + top, one[2] + left, one[3] + top, one[4] / one[5])
         for one in _pieces(dark, width, height, 0)),
        key=lambda mark: (mark.left, mark.top, mark.right),
    )  # fmt: skip


def holes(grey: Image, mark: Mark) -> list[Mark]:
    """The white that a mark encloses, from the top down: one in a 9, two in an 8, none in a 2."""
    box = (mark.left - 1, mark.top - 1, mark.right + 1, mark.bottom + 1)
    piece = grey.crop(box)
    width, height = piece.size
    white = piece.point([int(value >= INK) for value in range(256)]).tobytes()
    least = width * height // 80
    found = [one for one in _pieces(white, width, height, 1) if one[4] > least
             and one[0] > 0 and one[1] > 0 and one[2] < width and one[3] < height]  # fmt: skip
    return [
        Mark(one[0] + box[0], one[1] + box[1], one[2] + box[0], one[3] + box[1], one[4] / one[5])
        for one in sorted(found, key=lambda one: one[1])
    ]


def _pieces(dots: bytes, width: int, height: int, apart: int) -> list[list[int]]:
    """Connected dots: their boxes, how many they are, and in how many runs; ``apart`` 1: not by corners."""
    joined: list[int] = []
    sizes: list[list[int]] = []

    def first(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    above: list[tuple[int, int, int]] = []
    for y in range(height):
        row: list[tuple[int, int, int]] = []
        for match in _RUN.finditer(dots, y * width, (y + 1) * width):
            start, end = match.start() - y * width, match.end() - y * width
            own = -1
            for other, stop, number in above:
                if other <= end - apart and start <= stop - apart:
                    root = first(number)
                    if own < 0:
                        own = root
                    elif root != own:
                        joined[root] = own
                        _join(sizes[own], sizes[root])
            if own < 0:
                own = len(joined)
                joined.append(own)
                sizes.append([start, y, end, y + 1, 0, 0])
            _join(sizes[own], [start, y, end, y + 1, end - start, 1])
            row.append((start, end, own))
        above = row
    return [one for number, one in enumerate(sizes) if joined[number] == number]


def _join(own: list[int], other: list[int]) -> None:
    own[0], own[1] = min(own[0], other[0]), min(own[1], other[1])
    own[2], own[3] = max(own[2], other[2]), max(own[3], other[3])
    own[4], own[5] = own[4] + other[4], own[5] + other[5]


def letters(found: Sequence[Mark]) -> list[Mark]:
    """The marks that are as tall as letters: no dots, tones or dirt."""
    tallest = max((mark.height for mark in found), default=0)
    return [mark for mark in found if mark.height > 0.7 * tallest]


def is_type(found: Sequence[Mark], beside: Sequence[Mark]) -> bool:
    """Whether marks are set in type as their neighbours are: one height, one foot, one thickness.

    >>> beside = [Mark(100 + 30 * n, 10, 125 + 30 * n, 50, 7.0) for n in range(4)]
    >>> is_type([Mark(40, 9, 60, 50, 6.5)], beside), is_type([Mark(40, 1, 66, 58, 9.0)], beside)
    (True, False)
    """
    if not beside:
        return False
    height = median(mark.height for mark in beside)
    foot = median(mark.bottom for mark in beside)
    thick = max(mark.thick for mark in beside)
    digits = [mark for mark in found if mark.height > _SPECK * height]
    if not digits or _mean(digits) > _THICKER * _mean(beside):
        return False
    return all(
        abs(mark.height - height) <= max(_HEIGHT * height, 2)
        and abs(mark.bottom - foot) <= max(_FOOT * height, 2)
        and mark.thick <= _THICK * thick
        for mark in digits
    )


def _mean(found: Sequence[Mark]) -> float:
    return sum(mark.thick for mark in found) / len(found)


def is_even(found: Sequence[Mark]) -> bool:
    """Whether several marks are of one height on one line, as a stamp prints them and a hand does not.

    >>> is_even([Mark(0, 0, 20, 40, 5.0), Mark(25, 1, 45, 41, 5.0)]), is_even([Mark(0, 0, 20, 40, 5.0)])
    (True, False)
    """
    heights, feet = [mark.height for mark in found], [mark.bottom for mark in found]
    if len(found) < 2:
        return False
    return max(max(heights) - min(heights), max(feet) - min(feet)) <= max(_EVEN * max(heights), 1)


def is_coloured(colour: Image, found: Sequence[Mark], beside: Sequence[Mark]) -> bool:
    """Whether marks are in ink of another colour than their neighbours."""
    return _chroma(colour, found) > _chroma(colour, beside) + _COLOUR


def _chroma(colour: Image, found: Sequence[Mark]) -> float:
    """How far the ink is from grey, 0 to 255."""
    total = count = 0
    for mark in found:
        pixels = colour.crop((mark.left, mark.top, mark.right, mark.bottom)).tobytes()
        for red, green, blue in zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True):
            if min(red, green, blue) < INK:
                total += max(red, green, blue) - min(red, green, blue)
                count += 1
    return total / count if count else 0.0

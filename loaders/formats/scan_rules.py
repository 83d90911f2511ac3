"""A grey picture of a page in, the level and upright lines drawn on it out: of tables, below headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Boxes in pixels: left, top, right, bottom.
Rule = tuple[int, int, int, int]

#: Lines are longer than this share of the page's width, and at most so thick (of the width too).
_LONG, _THICK = 0.035, 0.004
#: A line may be broken by gaps of this share of the width, and more pieces than this are a picture.
_GAP, _MOST = 0.003, 1500
_DARK = 140
#: How much of what is beside a line may be ink, of upright lines and letters that touch it.
_BESIDE = 0.3


def rules(grey: Image) -> list[Rule]:
    """The drawn lines of a page, level ones first, from the top down and from left to right."""
    from PIL import Image as images

    level = _level(grey, grey.width)
    upright = _level(grey.transpose(images.Transpose.TRANSPOSE), grey.width)
    return level + sorted((top, left, bottom, right) for left, top, right, bottom in upright)


def without(grey: Image, found: list[Rule]) -> Image:
    """A picture without its drawn lines, which tesseract takes for letters."""
    from PIL import ImageDraw

    if not found:
        return grey
    plain = grey.copy()
    pen = ImageDraw.Draw(plain)
    for left, top, right, bottom in found:
        pen.rectangle((left - 1, top - 1, right, bottom), fill=255)
    return plain


def _level(grey: Image, width: int) -> list[Rule]:
    """Lines that are level, each row of dots joined with the one above."""
    from PIL import ImageFilter

    half = grey.reduce(2).filter(ImageFilter.MinFilter(3)).point([int(value < _DARK) for value in range(256)])
    dots, wide = half.tobytes(), half.width
    long, thick = max(int(width * _LONG / 2), 8), max(int(width * _THICK / 2), 2) + 2
    run = re.compile(b"\\x01{%d,}" % long)
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for y in range(half.height):
        row = dots[y * wide : (y + 1) * wide]
        if not run.search(row):
            done += open_
            open_ = []
            continue
        spans = [match.span() for match in run.finditer(row)]
        kept: list[list[int]] = []
        for start, end in spans:
            over = [one for one in open_ if one[0] < end and start < one[2]]
            if over:
                first = over[0]
                for other in over[1:]:
                    first[0], first[1] = min(first[0], other[0]), min(first[1], other[1])
                    first[2] = max(first[2], other[2])
                first[0], first[2], first[3] = min(first[0], start), max(first[2], end), y + 1
                open_ = [one for one in open_ if one not in over]
                kept.append(first)
            else:
                again = next((one for one in kept if one[0] <= end + 2 and start <= one[2] + 2), None)
                if again:
                    again[0], again[2], again[3] = min(again[0], start), max(again[2], end), y + 1
                else:
                    kept.append([start, y, end, y + 1])
        done += open_
        open_ = kept
    done += open_
    thin = [one for one in done if one[3] - one[1] <= thick + 2 and _alone(dots, wide, one)]
    if len(thin) > _MOST:
        return []
    return sorted(
        (2 * left, 2 * top + 2, 2 * right, max(2 * bottom - 2, 2 * top + 4))
        for left, top, right, bottom in thin
    )


def _alone(dots: bytes, wide: int, line: list[int]) -> bool:
    """Whether there is paper above and below a line: the feet of a row of letters are no line."""
    left, top, right, bottom = line
    for y in (top - 3, bottom + 2):
        beside = dots[max(y, 0) * wide + left : max(y, 0) * wide + right]
        if beside.count(1) > _BESIDE * (right - left):
            return False
    return True

"""A picture of a page in colour in, the same in grey for reading out: red seals and shadows away, upright."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: Paper darker than this is made white.
_WHITE = 235
#: How much redder than green and blue the ink of a seal is.
_RED = 40
#: Degrees of slant that are looked for, and the least that is put right.
_SLANT, _STRAIGHT = 6.0, 0.15
#: Rows of dots with ink, of some 900, that a page needs to show how its lines run.
_WRITTEN = 24


@dataclass(frozen=True, slots=True)
class Picture:
    """A page made ready for reading, in grey and in colour, both straight."""

    grey: Image
    colour: Image


def prepare(image: Image) -> Picture:
    """A page without its seals and shadows and straight; its size stays."""
    from PIL import Image as images

    colour = image if image.mode == "RGB" else image.convert("RGB")
    grey = _evened(_without_red(colour))
    angle = slant(grey)
    if abs(angle) >= _STRAIGHT:
        grey = grey.rotate(angle, images.Resampling.BICUBIC, fillcolor=255)
        colour = colour.rotate(angle, images.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    return Picture(grey, colour)


def turn(picture: Picture, degrees: int) -> Picture:
    """A picture turned clockwise by quarters."""
    if not degrees:
        return picture
    return Picture(picture.grey.rotate(-degrees, expand=True), picture.colour.rotate(-degrees, expand=True))


def smooth(picture: Picture) -> Picture:
    """A picture without the grain of a copy of a copy: what is grey is white or black."""
    from PIL import ImageFilter

    plain = picture.grey.filter(ImageFilter.GaussianBlur(1.6))
    return Picture(
        plain.point([max(0, min(255, (value - 90) * 255 // 110)) for value in range(256)]), picture.colour
    )


def _without_red(colour: Image) -> Image:
    """Grey where red ink is as light as paper; what is black below a red seal stays dark."""
    from PIL import ImageChops

    red, green, blue = colour.split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    grey = colour.convert("L")
    if max(redness.tobytes()) <= _RED:
        return grey
    faded = ImageChops.add(red, redness.point([value * 0.6 for value in range(256)]))
    grey.paste(faded, mask=redness.point([255 * (value > _RED) for value in range(256)]))
    return grey


def _evened(grey: Image) -> Image:
    """The paper white: grey and yellow backgrounds, shadows of a fold, seen where most is paper."""
    from PIL import Image as images
    from PIL import ImageChops, ImageFilter

    few = grey.resize((max(grey.width // 32, 1), max(grey.height // 32, 1)), images.Resampling.BOX)
    paper = few.filter(ImageFilter.MaxFilter(5))
    if sorted(paper.tobytes())[paper.width * paper.height // 10] >= _WHITE:
        return grey
    light = paper.filter(ImageFilter.GaussianBlur(2)).resize(grey.size, images.Resampling.BILINEAR)
    white = ImageChops.add(grey, ImageChops.invert(light))
    darkest = max(24, min(min(few.tobytes()), 160))  # pale ink is no darker than the paper was light
    black = darkest // 2
    return white.point([max(0, min(255, (value - black) * 255 // (250 - black))) for value in range(256)])


def slant(grey: Image) -> float:
    """By how many degrees a page must be turned to the left for its lines to be level; 0 if it has none."""
    from PIL import Image as images

    few = grey.reduce(max(1, max(grey.size) // 900))
    dark = few.point([255 * (value < 160) for value in range(256)])
    centre = dark.crop((dark.width // 16, dark.height // 16, dark.width * 15 // 16, dark.height * 15 // 16))

    def sharpness(angle: float) -> int:
        level = centre.rotate(angle, images.Resampling.NEAREST)
        rows = level.resize((1, level.height), images.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    if sum(map(bool, centre.resize((1, centre.height), images.Resampling.BOX).tobytes())) < _WRITTEN:
        return 0.0
    best = 0.0
    for step, reach in ((1.0, _SLANT), (0.25, 0.75), (0.1, 0.2)):
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (sharpness(angle), -abs(angle)))
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0

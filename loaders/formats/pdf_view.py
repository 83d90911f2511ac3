"""A page of an open PDF in, how its space is shown out: cut to its crop box and turned upright."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.model import Box

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

#: What slants more than this from all four directions of writing is a watermark.
_SLANT = math.radians(8)


@dataclass(frozen=True, slots=True)
class View:
    """How a place of a page is shown: x' = a x + b y + c, y' = d x + e y + f, in points from the top left.

    >>> View(1, 0, 0, 0, -1, 842, 595, 842).box(10, 20, 30, 40)
    (10, 802, 30, 822)
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right and bottom of a box of the page's own space as it is shown."""
        x = (self.a * left + self.b * bottom + self.c, self.a * right + self.b * top + self.c)
        y = (self.d * left + self.e * bottom + self.f, self.d * right + self.e * top + self.f)
        return min(x), min(y), max(x), max(y)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own space as it is shown."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def share(self, box: Box) -> Box:
        """A box in points as shares of the page."""
        left, top, right, bottom = box
        return left / self.width, top / self.height, right / self.width, bottom / self.height

    def turned(self, quarters: int) -> View:
        """The page turned to the right, a quarter at a time."""
        one = self
        for _ in range(quarters % 4):
            one = View(-one.d, -one.e, one.height - one.f, one.a, one.b, one.c, one.height, one.width)
        return one

    def quarter(self, slope: float) -> int:
        """Quarter turns to the left of a line of writing as it is shown; -1 for one that slants."""
        x, y = math.cos(slope), math.sin(slope)
        shown = math.atan2(-(self.d * x + self.e * y), self.a * x + self.b * y)
        turns = shown / (math.pi / 2)
        nearest = round(turns)
        return nearest % 4 if abs(turns - nearest) * math.pi / 2 < _SLANT else -1


def view_of(page: pypdfium2.PdfPage) -> View:
    """How a page is shown, turned as the file says."""
    left, bottom, right, top = page.get_bbox()
    wide, high = max(right - left, 1.0), max(top - bottom, 1.0)
    return View(1, 0, -left, 0, -1, top, wide, high).turned(page.get_rotation() // 90)

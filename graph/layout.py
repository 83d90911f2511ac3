"""Where a text stands on paper in, the page and the box of a stretch of it out; and its packed form."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from .model import Box, Region

_SCALE = 10000  # shares of a page are kept to a hundredth of a percent: 0.03 mm of A4
_start = attrgetter("start")


def place(layout: Sequence[Region], start: int, end: int) -> tuple[int, Box | None]:
    """Page and box of ``start:end``: of all its regions on the page where it begins; (0, None) for none.

    >>> lines = (Region(0, 9, 2, (0.1, 0.1, 0.5, 0.2)), Region(10, 19, 2, (0.1, 0.2, 0.9, 0.3)))
    >>> place(lines, 4, 12)
    (2, (0.1, 0.1, 0.9, 0.3))
    >>> place((), 4, 12)
    (0, None)
    """
    first = max(bisect_right(layout, start, key=_start) - 1, 0)
    found = []
    for number in range(first, len(layout)):
        if layout[number].start >= max(end, start + 1):
            break
        if layout[number].end > start:
            found.append(layout[number])
    if not found:
        return 0, None
    page = found[0].page
    return page, _around(one.box for one in found if one.page == page)


def _around(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around all."""
    known = [box for box in boxes if box]
    if not known:
        return None
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def pack(layout: Iterable[Region]) -> bytes:
    """A layout in few bytes; starts are kept as steps.

    >>> unpack(pack([Region(3, 9, 1, (0.1, 0.25, 0.5, 0.3)), Region(9, 12, 2)]))
    (Region(start=3, end=9, page=1, box=(0.1, 0.25, 0.5, 0.3)), Region(start=9, end=12, page=2, box=None))
    """
    rows, last = [], 0
    for one in layout:
        rows.append([one.start - last, one.end - one.start, one.page, *_whole(one.box)])
        last = one.start
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 6)


def _whole(box: Box | None) -> list[int]:
    return [round(share * _SCALE) for share in box] if box else []


def unpack(packed: bytes) -> tuple[Region, ...]:
    """The layout that ``pack`` was given."""
    regions, start = [], 0
    for step, length, page, *box in json.loads(zlib.decompress(packed)):
        start += step
        left, top, right, bottom = [side / _SCALE for side in box] if box else [0.0] * 4
        regions.append(Region(start, start + length, page, (left, top, right, bottom) if box else None))
    return tuple(regions)

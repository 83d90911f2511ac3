"""A picture of some hundred documents in, its rings with labels where there is room out."""

from __future__ import annotations

from collections import Counter
from math import pi

from ..view.model import Picture, drawn
from .sheet import INK, LINE, PAPER, Sheet, width
from .slide_tree import ATTESTED, LOADED, THREAD, Room

_SIZE = 13
#: So many documents are tried for labels, so few bear their symbols.
_LABELLED, _NAMED = 120, 40


def rings(sheet: Sheet, picture: Picture, lang: str, room: Room) -> None:
    """The root in the middle, a ring a level; loaded documents filled, dashed what no sentence states."""
    left, top, right, bottom = room
    middle, centre = (left + right) / 2, (top + bottom) / 2
    outer = max(picture.rings) or 1
    scale = ((bottom - top) / 2 - 18) / outer
    points = [(middle + x * scale, centre + y * scale) for x, y in picture.points]
    for radius in picture.rings[1:]:
        sheet.disc(middle, centre, radius * scale, "none", LINE)
    for link in picture.links:
        if drawn(picture.documents, link):
            (x, y), (above, over) = points[link.child], points[link.parent]
            sheet.path(f"M{above:.1f} {over:.1f}L{x:.1f} {y:.1f}", THREAD, 1.2, link.kind != "implements")
    many = Counter(one.ring for one in picture.documents)
    apart = min((2 * pi * picture.rings[ring] * scale / many[ring] for ring in many if ring), default=40.0)
    size = max(2.5, min(8.0, apart * 0.36))
    taken = [(x - size, y - size, x + size, y + size) for x, y in points]
    for one, (x, y) in zip(picture.documents, points, strict=True):
        colour = LOADED if one.status == "loaded" else ATTESTED
        sheet.disc(x, y, size, colour if one.status == "loaded" else PAPER, colour, 2)
    order = sorted(range(len(points)), key=lambda row: (picture.documents[row].ring, row))
    for row in order[:_LABELLED]:
        name = _label(picture, row)
        x, y = points[row]
        sides = ("start", "end") if x >= middle else ("end", "start")
        for anchor in sides if picture.documents[row].ring < len(picture.rings) - 1 else sides[:1]:
            wide = width(name, _SIZE)
            begin = x + size + 4 if anchor == "start" else x - size - 4 - wide
            box = (begin, y - 7, begin + wide, y + 7)
            if name and left <= box[0] and box[2] <= right and not any(_meet(box, one) for one in taken):
                taken.append(box)
                sheet.text(begin, y + 4.5, name, _SIZE, fill=INK, halo=True)
                break


def _label(picture: Picture, row: int) -> str:
    """A symbol; among many documents the name of the place, which says more."""
    one = picture.documents[row]
    if row == picture.root or len(picture.documents) <= _NAMED:
        return one.symbol
    return picture.branches[one.branch].name


def _meet(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

"""Bodies of territories in, whether their unit stood on a day, had ended, or is known nowhere, out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...graph.ids import slug
from ...ontology.gazetteer import Unit, parent
from ...ontology.placenames import find, near
from ...ontology.succession import successors
from ..seats import seat, territory

STOOD, ENDED, NOT_YET, UNKNOWN, UNSURE = "stood", "ended", "not yet", "unknown", "unsure"


class Standing(NamedTuple):
    """What the gazetteer tells of a body's unit: the one meant, and the day when it ended or began."""

    state: str
    unit: Unit | None = None
    day: str = ""


@lru_cache(maxsize=65536)
def standing(body: str, name: str, day: str) -> Standing:
    """Whether the unit of a body of a district or commune stood on a day.

    Only what no reading of the records allows is said; a unit whose province is not known, or that bears its
    name elsewhere in the country, is unsure.

    >>> body = "urn:lex:vn;hung.yen;huyen.kim.dong:huyen.uy"
    >>> standing(body, "Huyện ủy Kim Động", "2023").state, standing(body, "Huyện ủy Kim Động", "2025-08").day
    ('stood', '2025-06-30')
    """
    places = seat(body).places
    if len(places) < 2 or not day or territory(places, day) is not None:
        return Standing(STOOD if len(places) > 1 and day else UNSURE)
    province = territory(places[:1], day)
    if province is None:
        return Standing(UNSURE)
    named = unit_name(name)
    if not named:
        return Standing(UNSURE)
    every = find(named)
    if not every:
        close = near(named, province, day) or near(named, province)
        bare = named.split(" ", 2 if named.startswith(("thị ", "thành ")) else 1)[-1]
        return Standing(UNSURE, close) if close or find(bare) else Standing(UNKNOWN)
    home = [unit for unit in every if _inside(unit, places[0])]
    if not home or not all(unit.certain(day) for unit in every):
        return Standing(UNSURE)
    last = max(_end(unit) for unit in home)
    if last < day:
        return Standing(ENDED, next(unit for unit in home if _end(unit) == last), last)
    first = min(unit.start or "" for unit in home)
    if first > day:
        return Standing(NOT_YET, next(unit for unit in home if unit.start == first), first)
    return Standing(UNSURE)


def unit_name(name: str) -> str:
    """The unit in the name of a body: "xã Ngọc Lũ" of "Ủy ban nhân dân xã Ngọc Lũ"; empty where none is.

    >>> unit_name("Ủy ban nhân dân xã Ngọc Lũ"), unit_name("Huyện ủy Kim Động")
    ('xã Ngọc Lũ', 'huyện Kim Động')
    """
    committees = {"Huyện ủy ": "huyện ", "Quận ủy ": "quận ", "Thị ủy ": "thị xã ", "Thành ủy ": "thành phố "}
    for committee, kind in committees.items():
        if name.startswith(committee):
            return kind + name.removeprefix(committee)
    for kind in ("thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "huyện", "quận", "xã"):
        _, found, rest = name.partition(f" {kind} ")
        if found:
            return f"{kind} {rest}"
    return ""


def _inside(unit: Unit, province: str) -> bool:
    """Whether a unit was of a province, or of one that became a part of it."""
    top = unit
    while above := parent(top, top.valid_to[:10]):
        top = above
    tops = [top, *(heir.unit for heir in successors(top))]
    return any(slug(one.name) == province for one in tops)


def _end(unit: Unit) -> str:
    """The last day on which a unit may have stood; of one that stands, none comes."""
    return unit.valid_to.rpartition("..")[2] or "9999"

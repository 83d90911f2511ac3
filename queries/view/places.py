"""Bodies with their places in, the tree of these places with counts out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import add
from typing import Any

from ...graph.ids import slug
from ..ladder import LEVELS
from ..order import sort_key
from ..seats import seat, territory
from .model import Branch

#: The places of an id, from the province down; None where they are not known.
Places = tuple[str, ...] | None

CENTRE, OTHER = "centre", "other"
COUNTED = ("loaded", "attested", "assigned", "expected", "missing", "not_expected", "overdue")
#: The place of each state in COUNTED.
_COLUMN = {
    {"missing": "not implemented", "not_expected": "not expected"}.get(name, name): place
    for place, name in enumerate(COUNTED)
}
_COMMUNE = ("xa.", "phuong.", "thi.tran.", "dac.khu.")
#: The last days before the reforms that ended provinces and districts.
_GONE = ("2025-06-30", "2022-10-01")
#: What stands before the place in the names of the bodies of the ladder.
_HEADS = ("Ủy ban nhân dân ", "Ủy ban Mặt trận Tổ quốc Việt Nam ", "Đảng ủy ")

#: A branch of the values of its fields; quicker than its own constructor.
_branch: Callable[[tuple[Any, ...]], Branch] = partial(tuple.__new__, Branch)


def places_of(id: str, level: str, province: str) -> Places:
    """The places under which a body or document stands: those of its id, else its province."""
    if found := seat(id).places:
        return found
    if province:
        return (slug(province),)
    return () if level == "central" or seat(id).rail else None


def common(own: Places, others: Iterable[Places]) -> tuple[str, ...]:
    """The place of the root where all others lie inside of it, else the whole country."""
    top = own or ()
    return top if all(one is not None and one[: len(top)] == top for one in others) else ()


class Atlas:
    """The places of a cascade, as rows of branches in the order of a Vietnamese gazetteer."""

    def __init__(self, top: tuple[str, ...], known: Mapping[Places, tuple[str, str]]) -> None:
        """``known`` has for each place a body in it and a day on which that stood."""
        self.top = top
        wanted: set[Places] = {top}
        for places in known:
            here = places
            while here not in wanted:  # those above a place that is wanted are so already
                wanted.add(here)
                here = here and here[:-1]
        days = _days(known)
        self.names = {one: _name(one, days.get(one, ""), known.get(one, ("", ""))[0]) for one in wanted}
        self.province = _name(top[:1], days[top[:1]], "")[1] if len(top) > 1 else ""
        below: dict[Places, list[Places]] = {}
        for one in wanted - {top}:
            below.setdefault(top if one is None else one[:-1], []).append(one)
        for there in below.values():
            there.sort(key=lambda one: (one is None, sort_key(self.names[one][1]), one or ()))
        self.order: list[Places] = []
        self.parents: list[int] = []
        left: list[tuple[Places, int]] = [(top, -1)]
        while left:
            one, parent = left.pop()
            left += [(child, len(self.order)) for child in reversed(below.get(one, ()))]
            self.order.append(one)
            self.parents.append(parent)
        self.row = {one: number for number, one in enumerate(self.order)}

    def branches(self, states: Iterable[tuple[int, str, int]]) -> tuple[list[Branch], list[str]]:
        """The rows with their counts, and the names of the provinces.

        ``states`` are the bodies: the row of the place, the state, whether overdue.
        """
        counts = [[0] * len(COUNTED) for _ in self.order]
        for row, state, overdue in states:
            counts[row][_COLUMN[state]] += 1
            counts[row][-1] += overdue
        last = list(range(len(self.order)))
        for row in range(len(self.order) - 1, 0, -1):
            above = self.parents[row]
            if last[row] > last[above]:
                last[above] = last[row]
            counts[above] = list(map(add, counts[above], counts[row]))
        provinces = [self.province] if self.province else []
        found: list[Branch] = []
        for row, places in enumerate(self.order):
            kind, bare, full = self.names[places]
            above = self.parents[row]
            if kind == "province":
                provinces.append(bare)
                province = len(provinces) - 1
            elif kind in (CENTRE, OTHER):
                province = -1
            elif above < 0:
                province = len(provinces) - 1
            else:
                province = found[above].province
            level = "central" if kind == CENTRE else kind if kind in LEVELS else ""
            depth = found[above].depth + 1 if above >= 0 else 0
            found.append(_branch((above, depth, last[row], full, kind, level, province, *counts[row])))
        return found, provinces


def _days(known: Mapping[Places, tuple[str, str]]) -> dict[Places, str]:
    """A day for each place and for each place above it."""
    days: dict[Places, str] = {}
    for places, (_, day) in known.items():
        here = places or ()
        while here not in days:  # those above a place that has one have one too
            days[here] = day
            here = here[:-1]
    return days


def _name(places: Places, day: str, body: str) -> tuple[str, str, str]:
    """The kind of a place, its name without the kind, and with it."""
    if places is None:
        return OTHER, "", ""
    if not places:
        return CENTRE, "", "Trung ương"
    # Without a day a place has the name of now; one that is gone has its last.
    unit = next(filter(None, (territory(places, one) for one in ((day,) if day else ("", *_GONE)))), None)
    if unit is not None:
        return unit.level, unit.name, unit.full_name
    kind = "province" if len(places) == 1 else "commune" if places[-1].startswith(_COMMUNE) else "district"
    head = next((head for head in _HEADS if body.startswith(head)), "")
    name = body[len(head) :] if head else places[-1].replace(".", " ")
    return kind, name, name

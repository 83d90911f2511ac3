"""An administrative unit and two days in, what became of it and of its bodies between them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..ontology.gazetteer import Unit, stood
from ..ontology.succession import Heir, has_successor_body, successors

_GENERATIONS = 6


@dataclass(frozen=True, slots=True)
class Fate:
    """When a unit ended, whether its bodies go on elsewhere, and the units now on its territory.

    ``ended`` is its last day, or two days ``A..B`` where only that is known; ``parts`` are those of the
    units to which only a part of it went.
    """

    ended: str
    body_goes_on: bool
    units: tuple[Unit, ...]
    parts: tuple[Unit, ...]


@lru_cache(maxsize=16384)
def fate(unit: Unit, as_of: str = "") -> Fate | None:
    """What became of a unit by a day (without one: by the newest state); None while it stands.

    >>> from thac.ontology.placenames import find
    >>> [kim_dong] = find("huyện Kim Động")
    >>> end = fate(kim_dong)
    >>> end.ended, end.body_goes_on, len(end.units), [one.full_name for one in end.parts]
    ('2025-06-30', False, 4, ['phường Sơn Nam'])
    >>> fate(kim_dong, "2024") is None
    True
    """
    if not unit.valid_to or stood(unit, as_of):
        return None
    whole, part = _now(successors(unit), as_of)
    return Fate(unit.valid_to, has_successor_body(unit), whole, part)


def _now(first: Sequence[Heir], as_of: str) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units of a day that came of these heirs and their heirs, and those of which only a part did."""
    whole: dict[Unit, None] = {}
    part: dict[Unit, None] = {}
    heirs = [(heir.unit, heir.part) for heir in first]
    for _ in range(_GENERATIONS):
        left = []
        for one, share in heirs:
            if stood(one, as_of):
                (part if share else whole).setdefault(one)
            else:
                left.append((one, share))
        if not left:
            break
        heirs = [(heir.unit, share or heir.part) for one, share in left for heir in successors(one)]
    return tuple(whole), tuple([one for one in part if one not in whole])

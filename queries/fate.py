"""An administrative unit and two days in, what became of it and of its bodies between them out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..ontology.gazetteer import Unit, stood
from ..ontology.succession import has_successor_body, successors

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
    whole: dict[Unit, None] = {}
    part: dict[Unit, None] = {}
    left = [(unit, False)]
    for _ in range(_GENERATIONS):
        if not left:
            break
        heirs = [(heir.unit, share or heir.part) for one, share in left for heir in successors(one)]
        for one, share in heirs:
            if stood(one, as_of):
                (part if share else whole).setdefault(one)
        left = [(one, share) for one, share in heirs if not stood(one, as_of)]
    return Fate(
        unit.valid_to, has_successor_body(unit), tuple(whole), tuple(one for one in part if one not in whole)
    )

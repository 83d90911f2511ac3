"""The places of an id and a day in, the administrative unit that they name out."""

from __future__ import annotations

from functools import lru_cache

from ..ontology import gazetteer
from ..ontology.gazetteer import Unit
from .ids import slug

__all__ = ["territory"]


def territory(places: tuple[str, ...], day: str) -> Unit | None:
    """The administrative unit that the places of an id name on a day; None where the gazetteer has none.

    >>> territory(("hung.yen", "huyen.kim.dong"), "2023").full_name
    'huyện Kim Động'
    >>> territory(("hung.yen", "huyen.kim.dong"), "2026") is None
    True
    """
    return _territory(places, gazetteer.since(day))


@lru_cache(maxsize=65536)
def _territory(places: tuple[str, ...], since: str) -> Unit | None:
    """The unit on a day since which all units are the same: documents of many days share the answer."""
    if not places:
        return None
    *over, here = places
    above = _territory(tuple(over), since) if over else None
    return _inside(above, since).get(here) if above or not over else None


@lru_cache(maxsize=4096)
def _inside(unit: Unit | None, day: str) -> dict[str, Unit]:
    """The units of a territory by slug, provinces without their kind; a slug of several means none."""
    if unit is None:
        provinces = gazetteer.units("province", None, day)
        return {slug(name): one for one in provinces for name in (*one.other_names, one.name)}
    found: dict[str, set[Unit]] = {}
    for one in (*gazetteer.units("commune", unit, day), *gazetteer.units("district", unit, day)):
        for name in (one.name, *one.other_names):
            found.setdefault(slug(f"{one.kind} {name}"), set()).add(one)
    return {name: ones.pop() for name, ones in found.items() if len(ones) == 1}

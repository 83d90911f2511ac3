"""A place as people write it in, the one administrative unit that it means out."""

from __future__ import annotations

import re

from ..graph.errors import AmbiguousError, QueryError
from ..ontology.gazetteer import LEVELS, Unit, parent, units
from ..ontology.placenames import find, near
from .nearest import alike, meant

#: The days of whose units one is proposed: now, and before the reform of 2025.
_DAYS = ("", "2025-06-30")
_COUNTRY = frozenset({"việt nam", "toàn quốc", "cả nước"})


def described(unit: Unit) -> str:
    """A unit with all that it is part of, and the years that tell it from others.

    >>> from thac.ontology.placenames import find
    >>> described(find("huyện Kim Động")[0])
    'huyện Kim Động, tỉnh Hưng Yên (until 2025-06-30)'
    """
    names, above = [unit.full_name], parent(unit)
    while above is not None:
        names.append(above.full_name)
        above = parent(above, unit.valid_to[:10])
    since, until = unit.start and f"from {unit.start}", unit.valid_to and f"until {unit.valid_to}"
    period = " ".join(filter(None, (since, until)))
    return ", ".join(names) + (f" ({period})" if period else "")


def place(asked: str, as_of: str = "", ended: bool = False, holding: bool = False) -> Unit | None:
    """The unit of a name such as "xã Nghĩa Dân, Kim Động, Hưng Yên"; None for the whole country.

    Without ``as_of`` the one that stands, else the last that did. Of several that bear the name ``ended``
    prefers those that stand no more, ``holding`` those that are no communes.

    Raises:
        QueryError: no unit bears the name (then).
        AmbiguousError: several do; each is listed with what it is part of.
    """
    if asked.strip().casefold() in _COUNTRY:
        return None
    *territories, name = reversed(re.split(r"\s*,\s*", asked.strip()))
    found: list[Unit] | None = None
    for part in (*territories, name):
        found = _named(part, found, as_of)
    assert found is not None
    if ended:
        found = [unit for unit in found if unit.valid_to] or found
    if holding:
        found = [unit for unit in found if unit.level != "commune"] or found
    if not ended and not as_of:
        found = [unit for unit in found if not unit.valid_to] or found
    if not found:
        others = find(name)
        known = "".join(f"\n  {described(unit)}" for unit in others[:20])
        when = f" on {as_of}" if as_of else ""
        near = meant(
            alike(name, (one.full_name for day in _DAYS for at in LEVELS for one in units(at, None, day)))
        )
        raise QueryError(f"{asked}: no such unit{when}" + (f"; at other times:{known}" if known else near))
    if len({unit.code for unit in found}) > 1:
        choices = tuple(described(unit) for unit in found)
        shown = "\n".join(f"  {one}" for one in choices[:40])
        remedy = "say of what it is part (NAME, DISTRICT, PROVINCE) or --as-of when"
        raise AmbiguousError(f"{asked}: {len(found)} units bear it; {remedy}:\n{shown}", choices)
    return found[-1]


def _named(name: str, territories: list[Unit] | None, as_of: str) -> list[Unit]:
    """The units of a name; inside of a territory a name misread by one letter is understood."""
    when = as_of or None
    if territories is None:
        return list(find(name, as_of=when))
    found = [unit for territory in territories for unit in find(name, within=territory, as_of=when)]
    if not found:
        days = {territory: as_of or territory.valid_to[:10] for territory in territories}
        found = [unit for territory, day in days.items() if (unit := near(name, territory, day))]
    return [unit for unit in dict.fromkeys(found) if unit not in territories]

"""A commune as a document names it in, the district that it was in on that day out."""

from __future__ import annotations

from functools import lru_cache

from ..ontology import gazetteer
from ..ontology.gazetteer import Unit
from ..ontology.placenames import find
from .clean import same

#: The last day with districts; what has no day is taken to be of that time.
_LAST_DISTRICTS = "2025-06-30"


@lru_cache(maxsize=8192)
def district_of(
    province: str, commune: tuple[str, str], day: str, said: tuple[str, str] = ("", "")
) -> tuple[str, str]:
    """Kind and name of a commune's district; empty where several fit, and since July 2025.

    ``said`` is the district that the document lets one know: it decides between communes of one name, and
    counts where the gazetteer does not know the commune.

    >>> district_of("Hà Nam", ("xã", "Ngọc Lũ"), "2023"), district_of("Hà Nam", ("xã", "Ngọc Lũ"), "2026")
    (('huyện', 'Bình Lục'), ('', ''))
    """
    if day > _LAST_DISTRICTS[: len(day)]:
        return "", ""
    when = day or _LAST_DISTRICTS
    found = [one for one in (_district(unit, when) for unit in _communes(province, commune, when)) if one]
    agreed = [one for one in found if said[1] and same(one.full_name) == same(" ".join(said))]
    if len(agreed or found) == 1:
        district = (agreed or found)[0]
        return district.kind, district.name
    return said


def _communes(province: str, commune: tuple[str, str], when: str) -> tuple[Unit, ...]:
    """The communes of a name in a province on a day."""
    within = [unit for unit in gazetteer.units("province", None, when) if same(unit.name) == same(province)]
    if len(within) != 1 or not all(commune):
        return ()
    return tuple(
        unit for unit in find(" ".join(commune), within=within[0], as_of=when) if unit.level == "commune"
    )


def _district(commune: Unit, when: str) -> Unit | None:
    above = gazetteer.parent(commune, when)
    return above if above is not None and above.level == "district" else None

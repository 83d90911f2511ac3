"""An administrative unit in, the units its territory went to or came from out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .gazetteer import Unit, row_of, rows, rows_of, stood, units

__all__ = ["Heir", "has_successor_body", "predecessors", "successors"]


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit and its share in a succession: ``part`` where only a part of the territory went over.

    ``through`` names, for a district, those of its communes that went there, whole or in part.
    """

    unit: Unit
    part: bool
    through: tuple[Unit, ...] = ()


def _next_day(unit: Unit) -> str:
    """The first day on which a unit that ended is no longer there; empty for one that stands."""
    return _after(unit.valid_to)


@lru_cache(maxsize=1024)
def _after(end: str) -> str:
    if not end or ".." in end:
        return end.rpartition("..")[2]
    return str(date.fromisoformat(end) + timedelta(days=1))


@lru_cache(maxsize=65536)
def _on(code: str, day: str) -> Unit | None:
    return next((unit for unit in rows_of(code) if stood(unit, day)), None)


def successors(unit: Unit) -> tuple[Heir, ...]:
    """The units to which the territory of a unit went when it ended, the main one first; none if it stands.

    One step in time: those that came of a merger in 2024 have successors of their own in 2025. For a district
    of June 2025 these are the communes now on its territory, which are not its body (``has_successor_body``).
    Empty for a unit that ended where the sources do not tell of a successor.

    >>> from thac.ontology.placenames import find
    >>> for heir in successors(find("huyện Kim Động")[0]):
    ...     print(heir.unit.full_name, "(part)" if heir.part else "(whole)", len(heir.through))
    xã Hiệp Cường (whole) 4
    xã Lương Bằng (whole) 4
    xã Nghĩa Dân (whole) 4
    xã Đức Hợp (whole) 3
    phường Sơn Nam (part) 1
    """
    day = _next_day(unit)
    if not day:
        return ()
    if unit.level == "district" and not unit.successors:
        return _through_communes(unit, day)
    return _heirs(unit.successors, day)


@lru_cache(maxsize=16384)
def _heirs(codes: tuple[str, ...], day: str) -> tuple[Heir, ...]:
    """The units of these codes on a day; most were made of several units, which all have the same heirs."""
    heirs = ((_on(code.lstrip("~"), day), code.startswith("~")) for code in codes)
    return tuple(Heir(heir, part) for heir, part in heirs if heir is not None)


@lru_cache(maxsize=4096)
def _through_communes(district: Unit, day: str) -> tuple[Heir, ...]:
    shares: dict[Unit, list[tuple[Unit, bool]]] = {}
    for commune in units("commune", district, str(date.fromisoformat(day) - timedelta(days=1))):
        for heir in successors(commune):
            shares.setdefault(heir.unit, []).append((commune, heir.part))
    heirs = [
        Heir(unit, all(part for _, part in share), tuple(commune for commune, _ in share))
        for unit, share in shares.items()
    ]
    return tuple(sorted(heirs, key=lambda heir: (heir.part, -len(heir.through), heir.unit.name)))


def has_successor_body(unit: Unit) -> bool:
    """Whether the bodies of a unit go on in one of its level; those of the districts of June 2025 do not.

    >>> from thac.ontology.placenames import find
    >>> [has_successor_body(find(name, as_of="2023")[0]) for name in ("huyện Kim Động", "xã Nhân La")]
    [False, True]
    """
    return not unit.valid_to or any(heir.unit.level == unit.level for heir in successors(unit))


@lru_cache(maxsize=1)
def _by_successor() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows()):
        if row[7]:
            for code in row[7].split("; "):
                index.setdefault(code.lstrip("~"), []).append(number)
    return index


def predecessors(unit: Unit) -> tuple[Heir, ...]:
    """The units a unit was made of, and those merged into it since; ``part`` where not all of one went there.

    >>> from thac.ontology.placenames import find
    >>> [son_nam] = find("phường Sơn Nam")
    >>> [(heir.unit.full_name, heir.part) for heir in predecessors(son_nam) if heir.part]
    [('xã Ngọc Thanh', True)]
    """
    found = []
    for number in _by_successor().get(unit.code, ()):
        before = row_of(number)
        if before != unit and stood(unit, _next_day(before)):
            found.append(Heir(before, "~" + unit.code in before.successors))
    return tuple(found)

"""A place that is no more in, the units its territory went to out, step by step."""

from __future__ import annotations

from ..graph.errors import QueryError
from ..graph.model import Result
from ..ontology.gazetteer import Unit, parent
from ..ontology.succession import successors as heirs
from .place import place
from .resolve import checked_date

COLUMNS = ("unit", "ended", "share", "successor", "part_of", "code", "divided", "body")


def successors(asked: str, as_of: str = "") -> Result:
    """What became of a place: a row a successor, those of the successors after it; empty if it stands.

    ``share`` is "whole" or "part"; ``divided`` names, of a district, the communes of which a part went there;
    ``body`` is "no successor body" where only the territory went on, as that of the districts of June 2025.

    Raises:
        QueryError: there is no such place.
        AmbiguousError: several places bear the name.
    """
    unit = place(asked, checked_date(as_of), ended=True)
    if unit is None:
        raise QueryError(f"{asked}: the country has no successor")
    rows: list[tuple[str, ...]] = []
    waiting, seen = [unit], {unit}
    while waiting:
        before = waiting.pop(0)
        for heir in heirs(before):
            rows.append(_row(before, heir.unit, heir.part, heir.through))
            if heir.unit not in seen:
                seen.add(heir.unit)
                waiting.append(heir.unit)
    return Result(COLUMNS, tuple(rows))


def _row(before: Unit, after: Unit, part: bool, through: tuple[Unit, ...]) -> tuple[str, ...]:
    above = parent(after)
    return (
        before.full_name,
        before.valid_to,
        "part" if part else "whole",
        after.full_name,
        above.full_name if above else "",
        after.code,
        "; ".join(commune.full_name for commune in through if len(commune.successors) > 1),
        "" if after.level == before.level else "no successor body",
    )

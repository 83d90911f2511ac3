"""A place and a date in, the administrative units in it out."""

from __future__ import annotations

from ..graph.errors import QueryError
from ..graph.model import Result
from ..ontology.gazetteer import LEVELS, Unit, last_day, parent
from ..ontology.gazetteer import units as inside
from .place import place
from .resolve import checked_date

COLUMNS = ("code", "unit", "part_of", "valid_from", "valid_to", "note")


def units(asked: str, level: str = "", as_of: str = "") -> Result:
    """The units of a level in a place on a date, by code; without a level those directly below it.

    Without a date: the newest state, or the last one of a place that is no more. ``note`` says where the
    records leave doubt about that date.

    Raises:
        QueryError: there is no such place, or no such level.
        AmbiguousError: several places bear the name.
    """
    day = checked_date(as_of)
    if level and level not in LEVELS:
        raise QueryError(f"{level}: not a level; write {', '.join(LEVELS)}")
    territory = place(asked, day, holding=True)
    if territory is not None and not day:
        day = territory.valid_to.partition("..")[0]
    if level:
        found = inside(level, territory, day)
    else:
        below = LEVELS[LEVELS.index(territory.level) + 1 :] if territory else LEVELS
        found = next((some for one in below if (some := inside(one, territory, day))), ())
    return Result(COLUMNS, tuple(_row(unit, day) for unit in found if unit != territory))


def _row(unit: Unit, day: str) -> tuple[str, ...]:
    above = parent(unit, day)
    part_of = above.full_name if above else ""
    return unit.code, unit.full_name, part_of, unit.valid_from, unit.valid_to, _note(unit, day)


def _note(unit: Unit, day: str) -> str:
    """Where the records leave doubt about a unit on a day."""
    if unit.certain(day):
        return ""
    if last_day(day) < unit.valid_from.rpartition("..")[2]:
        return f"state of {unit.valid_from[2:]}"
    after, _, by = unit.valid_to.partition("..")
    return f"ended after {after}, by {by}"

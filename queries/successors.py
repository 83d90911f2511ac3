"""A place or a body that is no more in, the units or bodies that came after it out, step by step."""

from __future__ import annotations

import re

from ..graph.errors import AmbiguousError, QueryError
from ..graph.model import Note, Result
from ..ontology.gazetteer import Unit, parent
from ..ontology.reorganisations import origins
from ..ontology.succession import Heir
from ..ontology.succession import successors as heirs
from .heirs import NO_BODY, Body, Step, body, steps
from .place import place
from .resolve import checked_date

COLUMNS = (
    "unit", "ended", "share", "successor", "part_of", "code", "divided", "body", "function", "act",
)  # fmt: skip
#: "202/2025/QH15", "1280/NQ-UBTVQH15"; not a package with its version.
_ACT = re.compile(r"\d+/\S+\Z")
MADE_OF = "{} stands; it has work of: {}"
STANDS = "{} stands; no change is recorded"


def successors(asked: str, as_of: str = "") -> Result:
    """What became of a place or a body: a row a successor, then those of the successors; none if it stands.

    ``share`` is "whole" or "part"; ``divided`` names, of a district, the communes of which a part went there;
    ``body`` is "no successor body" where only the territory went on, as that of the districts of June 2025.
    ``function`` says which work of a body went to its successor, by which ``act``; nothing where it is all.
    With ``as_of`` the place or the body is the one of that day.

    Raises:
        QueryError: there is no such place or body, or not on that day.
        AmbiguousError: several places bear the name.
    """
    day = checked_date(as_of)
    try:
        unit = place(asked, day, ended=True)
    except AmbiguousError:
        raise
    except QueryError:
        one = body(asked, day)
        if one is None:
            raise
        return _of_body(one)
    if unit is None:
        raise QueryError(f"{asked}: the country has no successor")
    rows: list[tuple[str, ...]] = []
    waiting, seen = [unit], {unit}
    while waiting:
        before = waiting.pop(0)
        for heir in heirs(before):
            rows.append(_row(before, heir))
            if heir.unit not in seen:
                seen.add(heir.unit)
                waiting.append(heir.unit)
    return Result(COLUMNS, tuple(rows))


def _row(before: Unit, heir: Heir) -> tuple[str, ...]:
    same = heir.unit.level == before.level
    body = "" if same else NO_BODY
    territory = _territory(heir, heir.unit.full_name)
    return (before.full_name, before.valid_to, *territory, body, "", _act(heir.unit))


def _territory(heir: Heir, name: str) -> tuple[str, ...]:
    above = parent(heir.unit)
    return (
        "part" if heir.part else "whole",
        name,
        above.full_name if above else "",
        heir.unit.code,
        "; ".join(commune.full_name for commune in heir.through if len(commune.successors) > 1),
    )


def _act(unit: Unit) -> str:
    """The act in the source of a unit's row; empty where none is recorded."""
    return "; ".join(part for part in unit.source.split("; ") if _ACT.match(part))


def _of_body(one: Body) -> Result:
    rows = tuple(_step(step) for step in steps(one))
    if rows:
        return Result(COLUMNS, rows)
    made = "; ".join(
        f"{change.before} ({change.work})" if change.work else change.before
        for change in origins(one.name, one.level)
    )
    note = Note(MADE_OF, (one.title, made)) if made else Note(STANDS, (one.title,))
    return Result(COLUMNS, (), notes=(note,))


def _step(step: Step) -> tuple[str, ...]:
    after = step.after
    if step.heir is not None:
        name = after.title if after else step.heir.unit.full_name
        body = "" if after else NO_BODY
        return (step.before.title, step.ended, *_territory(step.heir, name), body, "", _act(step.heir.unit))
    above = parent(after.unit) if after and after.unit else None
    return (
        step.before.title,
        step.ended,
        step.share,
        after.title if after else "",
        above.full_name if above else "",
        "",
        "",
        "",
        step.work,
        "; ".join(filter(None, (step.act, step.decree))),
    )

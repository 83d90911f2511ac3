"""Documents in, the bodies of the ladder that each tells what to do out, groups as their members that day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from ...graph import Graph
from ...graph.shown import Node
from ...ontology.groups import members as units_meant
from ..assigned import BODY, GROUP
from ..ladder import LEVELS
from ..members import members, shorter
from ..seats import canonical, seat, territory

_PAGE = 1000
#: Committees of territories; an office acts in the plan of its committee, and issues none of its own.
RAILS = ("party", "state")


class Told(NamedTuple):
    """A body that a document tells what to do.

    ``home`` is its id with all its places, ``unit`` the node and ``phrase`` the words by which the document
    names it (those of a group for a member of it); ``ended`` is set for a group that had no member any more,
    ``group`` for all that are not told by name.
    """

    home: str
    name: str
    level: str
    province: str
    unit: str
    phrase: str
    ended: bool = False
    group: bool = False


#: A body told of the values of its fields; quicker than its own constructor.
_told: Callable[[tuple[Any, ...]], Told] = partial(tuple.__new__, Told)


def told_bodies(graph: Graph, documents: Mapping[str, Node]) -> dict[str, list[Told]]:
    """The bodies that each document assigns tasks to, each once a phrase, in the order of the text."""
    found: dict[str, list[Told]] = {}
    ids = list(documents)
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        shown = ["class", "name", "level", "province"]
        told = graph.store.told(page, ["assigns"], ["unit"], shown, unless=BODY)
        for id, _, unit, phrase, kind, name, level, province in dict.fromkeys(told):
            source = documents[id]
            if kind == GROUP:
                inside = _members(source, phrase or name, unit, province)
            elif (
                kind is None
                or seat(unit).rail not in RAILS
                or (source.issuer.startswith(unit) and shorter(unit, source.issuer))
            ):
                continue
            else:
                home = canonical(unit, source.issued)
                inside = [_told((home, name or unit, level, province, unit, phrase, False, False))]
            if id in found:
                found[id] += inside
            elif inside:
                found[id] = inside
    return found


def _own(unit: str, source: Node) -> bool:
    """Whether a unit is the issuer itself."""
    return source.issuer.startswith(unit) and shorter(unit, source.issuer)


def _below(phrase: str, source: Node) -> bool:
    """Whether a group is of units below that of the issuer, so that it means none once there are none."""
    places = seat(source.issuer).places
    group = units_meant(phrase, territory(places, source.issued) if places else None, source.issued)
    return (
        group is not None
        and group.level in LEVELS
        and LEVELS.index(group.level) > LEVELS.index(source.level if source.level in LEVELS else LEVELS[-1])
    )


def _members(source: Node, phrase: str, unit: str, province: str) -> list[Told]:
    """The members of a group on the day of the document; none where nobody can list them."""
    issuer = seat(source.issuer)
    inside = members(phrase, issuer, source.issued) if issuer.rail and source.issued else None
    if inside is None or (not inside and not _below(phrase, source)):
        return []
    if not inside:
        return [Told(unit, phrase, "", source.province, unit, phrase, True, True)]
    return [
        Told(
            canonical(one.id, source.issued), one.name, one.unit.level,
            one.unit.name if one.unit.level == "province" else province or source.province, unit, phrase,
            group=True,
        )
        for one in inside if seat(one.id).rail in RAILS
    ]  # fmt: skip

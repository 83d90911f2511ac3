"""A store in, what became of its bodies and of the units they stood in out, as far as acts are recorded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from ...ontology import gazetteer
from ...ontology.gazetteer import Unit
from ...ontology.reorganisations import Change, heirs, named
from ...ontology.succession import successors
from ..ids import slug
from ..stores.protocol import Store
from ..territory import territory
from .terms import BASE, Terms, date_type

#: A subject and what is said of it: predicate and object, each as the notation writes it.
Description = tuple[str, list[tuple[str, str]]]

_PAGE = 1000
_SINCE = re.compile(r"\.(20\d\d)\Z")
#: "202/2025/QH15", "1280/NQ-UBTVQH15"; not a package with its version.
_ACT = re.compile(r"\d+/\S+\Z")
#: The last day on which communes and merged provinces were other bodies under the same ids.
_OLD = "2025-06-30"


def changes(store: Store, terms: Terms) -> Iterator[Description]:
    """Events: of each body of the store that gave work away and of those that have it, then of the units.

    Bodies that the store does not know are organisations with a name alone; so an export that is read back
    holds no more than was in the store.
    """
    after: dict[str, str] = {}
    ended: set[Unit] = set()
    for id, name, level in _bodies(store):
        told = []
        for change, goal, goal_name in _steps(id, name, level):
            after.setdefault(goal, goal_name)
            event = _address(f"{id} {goal} {change.first} {change.work}")
            told.append((terms.name("org:changedBy"), terms.written(event)))
            yield _event(event, id, goal, change, terms)
            from_it = terms.name("org:resultedFrom"), terms.written(event)
            yield terms.address(goal), [from_it, (terms.name("thac:succeeds"), terms.address(id))]
        unit = _unit(id)
        if unit is not None:
            ended.add(unit)
            told.append((terms.name("dcterms:spatial"), terms.written(_place(unit))))
        if told:
            yield terms.address(id), told
    yield from _others(store, after, terms)
    yield from _units(ended, terms)


def _bodies(store: Store) -> Iterator[tuple[str, str, str]]:
    """The id, the name and the level of every body, in id order."""
    after = ""
    while page := store.by_class("Organization", after=after, limit=_PAGE):
        yield from ((node.id, node.name, node.level) for node in page)
        after = page[-1].id


def _steps(id: str, name: str, level: str) -> Iterator[tuple[Change, str, str]]:
    """The recorded changes of a body, each with the id and the name of the one that has its work since."""
    found = named(name)
    if found is None or (found.central and level not in ("", "central")):
        return
    since = ""
    while group := heirs(found.name, "central" if found.central else level or "none", since):
        for change in group:
            places = id.rpartition(":")[0].split(";")
            here = {"central": 1, "province": 2}.get(change.to_level, len(places))
            goal = f"{';'.join(places[:here])}:{slug(change.after)}"
            rest = found.rest if change.level == change.to_level else _name(tuple(places[1:here]))
            yield change, goal, f"{change.after} {rest}".strip()
        since = group[0].first


def _event(event: str, before: str, after: str, change: Change, terms: Terms) -> Description:
    name = terms.name
    told = [
        (name("rdf:type"), name("org:ChangeEvent")),
        (name("org:originalOrganization"), terms.address(before)),
        (name("org:resultingOrganization"), terms.address(after)),
        (name("dcterms:date"), terms.typed(change.first, date_type(change.first))),
        (name("thac:share"), terms.text("part" if change.work else "whole")),
    ]
    if change.ended:
        told.append((name("thac:ended"), terms.text(change.ended)))
    if change.work:
        told.append((name("thac:work"), terms.vietnamese(change.work)))
    told += [(name("thac:act"), terms.vietnamese(act)) for act in (change.act, change.decree) if act]
    return terms.written(event), told


def _others(store: Store, names: dict[str, str], terms: Terms) -> Iterator[Description]:
    """The bodies that the store does not know, by name."""
    for id in sorted(names.keys() - store.bodies(names).keys()):
        kind = terms.name("rdf:type"), terms.name("org:Organization")
        yield terms.address(id), [kind, (terms.name("skos:prefLabel"), terms.vietnamese(names[id]))]


def _name(places: tuple[str, ...]) -> str:
    unit = territory(places, _OLD)
    return unit.full_name if unit is not None else ""


def _unit(id: str) -> Unit | None:
    """The unit that a body stood in, if that has ended."""
    head, _, body = id.rpartition(":")
    places = tuple(head.split(";")[1:])
    new = _SINCE.search(body) is not None
    for day in _last_days() if places else ():
        if (day > _OLD) == new:
            unit = territory(places, day)
            if unit is not None:
                return unit if unit.valid_to else None
            if territory(places[:1], day) is None:
                return None
    return None


@cache
def _last_days() -> tuple[str, ...]:
    """The days on which units were there for the last time, the latest first."""
    return tuple(sorted({row[6].partition("..")[0] for row in gazetteer.rows() if row[6]}, reverse=True))


def _units(ended: Iterable[Unit], terms: Terms) -> Iterator[Description]:
    """An event for each unit that another's territory went to, and what is recorded of all of them."""
    name, known = terms.name, set[Unit]()
    waiting = sorted(ended, key=_place)
    for unit in waiting:
        if unit in known:
            continue
        known.add(unit)
        for heir in successors(unit):
            waiting.append(heir.unit)
            told = [
                (name("rdf:type"), name("thac:TerritorialChange")),
                (name("thac:originalUnit"), terms.written(_place(unit))),
                (name("thac:resultingUnit"), terms.written(_place(heir.unit))),
                (name("thac:share"), terms.text("part" if heir.part else "whole")),
                (name("thac:ended"), terms.text(unit.valid_to)),
            ]
            acts = [part for part in heir.unit.source.split("; ") if _ACT.match(part)]
            told += [(name("thac:act"), terms.vietnamese(act)) for act in acts]
            yield terms.written(_address(f"{_place(unit)} {_place(heir.unit)}")), told
    parents = {over for unit in known if (over := gazetteer.parent(unit)) is not None}
    while new := parents - known:
        known |= new
        parents = {over for unit in new if (over := gazetteer.parent(unit)) is not None}
    for unit in sorted(known, key=_place):
        told = [
            (name("rdf:type"), name("thac:AdministrativeUnit")),
            (name("skos:prefLabel"), terms.vietnamese(unit.full_name)),
            (name("skos:notation"), terms.text(unit.code)),
        ]
        over = gazetteer.parent(unit)
        if over is not None:
            told.append((name("dcterms:isPartOf"), terms.written(_place(over))))
        for link, day in (("thac:validFrom", unit.valid_from), ("thac:validTo", unit.valid_to)):
            if day:
                told.append((name(link), terms.text(day)))
        yield terms.written(_place(unit)), told


def _place(unit: Unit) -> str:
    """The address of a unit: its code, and since when it is there; a code alone is no key."""
    return f"{BASE}/place/{unit.code}.{unit.start or '0'}"


def _address(what: str) -> str:
    return f"{BASE}/change/{hashlib.sha256(what.encode()).hexdigest()[:12]}"

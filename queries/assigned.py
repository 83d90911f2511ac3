"""Documents in, the units that they give tasks to out, groups with their size on the document's day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, NamedTuple

from ..graph import Graph
from ..graph.shown import Node
from .members import members
from .seats import seat

DUTIES = ("assigns", "requests")
#: What a document says of its own text is no duty.
BODY = ("scope", "body")
GROUP = "OrganizationGroup"


class Unit(NamedTuple):
    """A unit that a document gives tasks to; ``request`` where it may only ask.

    ``size`` is the number of bodies that a group had on the day of the document, where that is known.
    """

    id: str
    name: str
    group: bool
    request: bool
    size: int | None = None


#: A unit of the values of its fields; quicker than its own constructor.
_unit: Callable[[tuple[Any, ...]], Unit] = partial(tuple.__new__, Unit)


def assigned(graph: Graph, documents: Mapping[str, Node]) -> dict[str, tuple[Unit, ...]]:
    """The units of each document that gives any, by its id, in the order of their first task."""
    given: dict[str, dict[str, Unit]] = {}
    groups: set[str] = set()
    told = graph.store.told(documents, DUTIES, ["role"], ["class", "name"], unless=BODY)
    units: dict[str, Unit] = {}
    before = ""
    for document, predicate, unit, role, kind, name in told:  # what a document says stands together
        asks = predicate == "requests" or role == "request"
        if document != before:
            before, units = document, given.setdefault(document, {})
        if unit not in units:
            units[unit] = _unit((unit, name or unit, kind == GROUP, asks, None))
            if kind == GROUP:
                groups.add(document)
        elif units[unit].request and not asks:
            units[unit] = units[unit]._replace(request=False)
    for (document, unit), phrases in phrased(graph, groups).items():
        known = given[document][unit]
        if known.group:
            size = _size(phrases[0] or known.name, documents[document])
            given[document][unit] = known._replace(size=size)
    return {id: tuple(units.values()) for id, units in given.items()}


def phrased(graph: Graph, documents: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """The words with which each document names each of its units, by document and unit."""
    found: dict[tuple[str, str], list[str]] = {}
    for document, _, unit, phrase in graph.store.told(documents, DUTIES, ["unit"], unless=BODY):
        found.setdefault((document, unit), []).append(phrase)
    return found


def _size(phrase: str, source: Node) -> int | None:
    issuer = seat(source.issuer) if source.issuer else None
    if issuer is None or not issuer.rail or not source.issued:
        return None
    inside = members(phrase, issuer, source.issued)
    return len(inside) if inside else None

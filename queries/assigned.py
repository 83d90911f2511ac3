"""Documents in, the units that they give tasks to out, groups with their size on the document's day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..graph import Graph
from ..graph.shown import Node
from .members import members
from .seats import seat


class Unit(NamedTuple):
    """A unit that a document gives tasks to; ``request`` where it may only ask.

    ``size`` is the number of bodies that a group had on the day of the document, where that is known.
    """

    id: str
    name: str
    group: bool
    request: bool
    size: int | None = None


def assigned(graph: Graph, documents: Mapping[str, Node]) -> dict[str, tuple[Unit, ...]]:
    """The units of each document, by its id, in the order of their first task; asked in one batch."""
    given: dict[str, dict[str, bool]] = {id: {} for id in documents}
    phrases: dict[tuple[str, str], str] = {}
    said = graph.store.told(documents, ["assigns", "requests"], ["scope", "role", "unit"])
    for document, predicate, unit, scope, role, phrase in said:
        if scope != "body":
            asks = predicate == "requests" or role == "request"
            given[document][unit] = given[document].get(unit, True) and asks
            phrases.setdefault((document, unit), phrase)
    bodies = graph.store.bodies({unit for _, unit in phrases})

    def told(document: str, unit: str, request: bool) -> Unit:
        kind, name, _, _ = bodies[unit]
        group = kind == "OrganizationGroup"
        size = _size(phrases[document, unit] or name, documents[document]) if group else None
        return Unit(unit, name or unit, group, request, size)

    return {
        id: tuple(told(id, unit, request) for unit, request in units.items()) for id, units in given.items()
    }


def _size(phrase: str, source: Node) -> int | None:
    issuer = seat(source.issuer) if source.issuer else None
    if issuer is None or not issuer.rail or not source.issued:
        return None
    inside = members(phrase, issuer, source.issued)
    return len(inside) if inside else None

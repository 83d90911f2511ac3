"""Documents in, the units that they give tasks to out, groups with their size on the document's day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..graph import Graph
from ..graph.shown import Node
from .members import members
from .seats import seat


@dataclass(frozen=True, slots=True)
class Unit:
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
    for one in graph.store.out(list(documents), ["assigns", "requests"]):
        if one.attributes.get("scope") != "body":
            asks = one.predicate == "requests" or one.attributes.get("role") == "request"
            given[one.subject][one.object] = given[one.subject].get(one.object, True) and asks
            phrases.setdefault((one.subject, one.object), one.attributes.get("unit", ""))
    nodes = graph.store.nodes(sorted({unit for units in given.values() for unit in units}))
    return {
        id: tuple(_unit(nodes[unit], phrases[id, unit], asks, documents[id]) for unit, asks in units.items())
        for id, units in given.items()
    }


def _unit(node: Node, phrase: str, request: bool, source: Node) -> Unit:
    group = node.kind == "OrganizationGroup"
    size = _size(phrase or node.name, source) if group else None
    return Unit(node.id, node.name or node.id, group, request, size)


def _size(phrase: str, source: Node) -> int | None:
    issuer = seat(source.issuer) if source.issuer else None
    if issuer is None or not issuer.rail or not source.issued:
        return None
    inside = members(phrase, issuer, source.issued)
    return len(inside) if inside else None

"""The name of a body or a place in, the bodies that it means out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph import Graph
from ..graph.errors import AmbiguousError, QueryError
from ..graph.shown import tokens
from ..ontology.gazetteer import Unit
from ..ontology.keys import word_key
from ..ontology.succession import predecessors
from .place import place
from .resolve import resolve
from .seats import body_of, seat, territory

RAILS = ("party", "state", "front")
_HEADS = (
    ("state", ("ủy ban nhân dân", "ubnd")),
    ("front", ("ủy ban mặt trận tổ quốc việt nam", "ủy ban mặt trận tổ quốc", "ubmttq", "mttq")),
    ("party", ("đảng ủy",)),
)
_KINDS = {
    "tỉnh ủy": "tỉnh",
    "huyện ủy": "huyện",
    "quận ủy": "quận",
    "thị ủy": "thị xã",
    "thành ủy": "thành phố",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body, with its unit where it is one of a ladder's."""

    id: str
    name: str
    unit: Unit | None = None


def bodies(graph: Graph, asked: str, as_of: str = "") -> tuple[Body, ...]:
    """The bodies of a name, of an id, or all those of a place.

    Where the present body was made of one of the same name, that one is meant too.

    Raises:
        QueryError: neither the documents nor the gazetteer know the name.
        AmbiguousError: several bear it; each is listed.
    """
    rail, where = _parted(asked)
    if where and not asked.startswith("urn:"):
        try:
            unit = place(where, as_of)
        except AmbiguousError:
            raise
        except QueryError:
            unit = None
        if unit is not None:
            before = [heir.unit for heir in predecessors(unit) if heir.unit.full_name == unit.full_name]
            rails = (rail,) if rail else RAILS
            found = [body for one in (unit, *before) for each in rails for body in _body(one, each)]
            if not rail:
                found += [body for one in (unit, *before) for body in _offices(graph, one)]
            return tuple({body.id: body for body in found}.values())
    node = resolve(graph, asked, names=True)
    if node.kind not in ("Organization", "OrganizationGroup"):
        raise QueryError(f"{asked}: a document, not a unit; name a body or a place")
    return (Body(node.id, node.name),)


def _offices(graph: Graph, unit: Unit) -> list[Body]:
    """The other bodies of a unit that documents name: its offices, police, associations."""
    named = graph.store.nodes(graph.store.words(tokens(unit.full_name)))
    here = [seat(body.id).places for body in _body(unit, "state")]
    return [
        Body(node.id, node.name, unit)
        for node in named.values()
        if node.kind == "Organization" and seat(node.id).places in here
    ]


def _body(unit: Unit, rail: str) -> list[Body]:
    """The body of a rail in a unit; of a commune also under an id without its district that is no other's."""
    day = unit.valid_to.partition("..")[0]
    id, name = body_of(unit, rail, day)
    head, _, own = id.rpartition(":")
    prefix, *places = head.split(";")
    if len(places) < 3 or territory((places[0], places[-1]), day) is None:
        return [Body(id, name, unit)]
    return [Body(id, name, unit), Body(f"{prefix};{places[0]};{places[-1]}:{own}", name, unit)]


def _parted(asked: str) -> tuple[str, str]:
    """The rail that a name begins with, and its place; no rail for a bare place.

    >>> _parted("UBND xã Nghĩa Dân, Kim Động"), _parted("Huyện ủy Kim Động"), _parted("xã Nghĩa Dân")
    (('state', 'xã Nghĩa Dân, Kim Động'), ('party', 'huyện Kim Động'), ('', 'xã Nghĩa Dân'))
    """
    words = asked.split()
    for count in range(1, min(len(words), 8)):
        head, rest = word_key(" ".join(words[:count])), " ".join(words[count:])
        for rail, forms in _HEADS:
            if head in map(word_key, forms) and not re.match(r"(?:Tổ|Việt)\b", rest):
                return rail, rest
        for form, kind in _KINDS.items():
            if head == word_key(form):
                return "party", rest if word_key(rest).startswith(word_key(kind)) else f"{kind} {rest}"
    return "", asked

"""Documents in, which of them stands above which on the ladder of levels out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ..graph import Graph
from ..graph.dates import later
from ..graph.shown import Node, title_key, whole

LEVELS = ("central", "province", "district", "commune")
_RANKS = {name: place for place, name in enumerate(LEVELS)}
_PARTY = re.compile(r"\d+[a-z]?-[^/]+/", re.IGNORECASE)
_FEW_WORDS = 4


def level(node: Node) -> int:
    """The place of a node's level on the ladder; below the last where it is not known."""
    return _RANKS.get(node.level, len(LEVELS))


def distance(one: Node, other: Node) -> int:
    """How many levels apart two nodes stand; far where one is not known."""
    return abs(level(one) - level(other)) if {one.level, other.level} <= set(LEVELS) else len(LEVELS)


def is_party(node: Node, bodies: Mapping[str, Node]) -> bool:
    """Whether the party issued a document: by its issuer, else by the form of its symbol."""
    body = bodies.get(node.issuer)
    if body is not None and body.branch:
        return body.branch == "party"
    return _PARTY.match(node.symbol) is not None


def territory(node: Node) -> tuple[str, ...]:
    """The territory a document stands under, from the province down, read off its issuer's id.

    >>> territory(Node("", issuer="urn:lex:vn;hung.yen;huyen.kim.dong:huyen.uy"))
    ('hung.yen', 'huyen.kim.dong')
    """
    return tuple(node.issuer.split(":")[2].split(";")[1:]) if node.issuer.count(":") > 2 else ()


def above(upper: Node, lower: Node, bodies: Mapping[str, Node]) -> bool:
    """Whether one document's issuer stands over the other's: a higher level of the same territory, or the
    party committee over the state body beside it; a later document stands over none.
    """
    if upper.id == lower.id or later(upper.issued, lower.issued) or upper.level not in LEVELS:
        return False
    if level(upper) == level(lower):
        beside = territory(upper) == territory(lower) and upper.province == lower.province
        return beside and is_party(upper, bodies) and not is_party(lower, bodies)
    if level(upper) > level(lower):
        return False
    if upper.level == "central":
        return True
    ground, under = territory(upper), territory(lower)
    return bool(upper.province) and upper.province == lower.province and ground == under[: len(ground)]


def nearest_first(node: Node, bodies: Mapping[str, Node]) -> tuple[int, bool, str, str]:
    """Sorts superiors: the lowest level first, party before state, then by date and id."""
    return -level(node), not is_party(node, bodies), node.issued or "9999", node.id


def issuers(graph: Graph, nodes: Iterable[Node]) -> dict[str, Node]:
    """The issuing bodies of documents, by id."""
    return graph.store.nodes(sorted({node.issuer for node in nodes if node.issuer}))


def same_title(
    graph: Graph, ids: Iterable[str], known: Mapping[str, Node] = MappingProxyType({})
) -> dict[str, list[Node]]:
    """For each document the other documents to which somebody gives the same title, in id order.

    Titles are compared without accents, leading "về việc triển khai thực hiện" and final marks; those of
    fewer than four words say too little. Nodes that are ``known`` are not asked for again.
    """
    store = graph.store
    found: dict[str, list[Node]] = {}
    for id in ids:
        keys = {title_key(one.object) for one in store.out([id], ["title"])}
        others = {
            other for key in keys if len(key.split()) >= _FEW_WORDS for other in store.words([whole(key)])
        } - {id}
        nodes = store.nodes(sorted(others.difference(known)))
        alike = (known.get(other) or nodes.get(other) for other in sorted(others))
        found[id] = [node for node in alike if node is not None and node.kind == "Document"]
    return found

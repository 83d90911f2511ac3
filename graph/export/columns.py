"""A store in, plain rows of its nodes and edges out, for the formats of graph programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import RELATIONS
from ..shown import Node
from ..stores.protocol import Store
from .describe import every_node

_PAGE = 500


class Edge(NamedTuple):
    """A statement between two nodes, as merged, with its evidence; ``key`` tells parallel edges apart."""

    key: str
    source: str
    target: str
    predicate: str
    scope: str
    role: str
    task: str
    due: str
    cue: str
    rule: str
    document: str
    start: int
    end: int
    page: int
    quote: str


def nodes(store: Store) -> Iterator[Node]:
    """Every node once, class by class in id order."""
    return every_node(store)


def edges(store: Store) -> Iterator[Edge]:
    """Every statement between two nodes, in the order of its subjects; parallel ones stand side by side."""
    page: list[str] = []
    for node in every_node(store):
        page.append(node.id)
        if len(page) == _PAGE:
            yield from _of(store, page)
            page = []
    yield from _of(store, page)


def _of(store: Store, ids: list[str]) -> Iterator[Edge]:
    known = store.bodies(ids)
    seen: dict[str, int] = {}
    for one in store.out(ids, RELATIONS, quotes=True):
        if one.subject not in known:
            continue
        where, said = one.evidence, one.attributes
        key = f"{one.subject} {one.predicate} {one.object} {where.document} {where.start}"
        seen[key] = seen.get(key, 0) + 1
        yield Edge(
            f"{key} {seen[key]}", one.subject, one.object, one.predicate, where.scope, said.get("role", ""),
            said.get("task", ""), said.get("due", ""), where.cue, where.rule, where.document, where.start,
            where.end, where.page, where.quote,
        )  # fmt: skip

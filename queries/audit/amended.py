"""A store and ids that mean others in, a store in which they do out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from ...graph import Graph
from ...graph.model import Statement
from ...graph.shown import Node
from ...graph.stores.protocol import Store
from ...graph.stores.rows import Saying


def amended(graph: Graph, meant: Mapping[str, str]) -> Graph:
    """The graph with each id of ``meant`` read as the one it leads to; the graph itself where there is none.

    It is only asked: nothing is written to its store, and what was stated there stays.
    """
    return Graph(cast(Store, _Amended(graph.store, meant))) if meant else graph


class _Amended:
    """What every query asks, with ids put right; all else is the store's own."""

    def __init__(self, store: Store, meant: Mapping[str, str]) -> None:
        self._store, self._meant = store, dict(meant)
        self._also: dict[str, list[str]] = {}
        for id, goal in meant.items():
            self._also.setdefault(goal, []).append(id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def _all(self, ids: Iterable[str]) -> list[str]:
        """The ids with those that mean them."""
        here = [self._meant.get(id, id) for id in ids]
        return [*here, *(other for id in here for other in self._also.get(id, ()))]

    def _node(self, node: Node) -> Node:
        body = self._meant.get(node.issuer)
        if body is None:
            return node
        _, name, level, province = self._store.bodies([body]).get(body, ("", "", "", ""))
        return node._replace(
            issuer=body, issuer_name=name or node.issuer_name, level=level or node.level,
            province=province or node.province,
        )  # fmt: skip

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        here = {self._meant.get(id, id) for id in ids}
        return {id: self._node(node) for id, node in self._store.nodes(here).items() if id not in self._meant}

    def links(
        self, ids: Iterable[str], predicates: Iterable[str], into: bool = False
    ) -> list[tuple[str, str, str]]:
        get = self._meant.get
        found = self._store.links(self._all(ids), predicates, into)
        return [(get(one, one), get(other, other), scope) for one, other, scope in found]

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        found = self._store.beside(self._all(ids), predicate)
        wrong = sorted({node.id for node, _, _ in found if node.id in self._meant})
        right = self._store.nodes([self._meant[id] for id in wrong]) if wrong else {}
        return [
            (self._node(right.get(self._meant.get(node.id, ""), node)), self._meant.get(upper, upper), scope)
            for node, upper, scope in found
        ]

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        get = self._meant.get
        found = self._store.told(self._all(ids), predicates, attributes, shown, unless)
        return [(get(one, one), said, get(other, other), *rest) for one, said, other, *rest in found]

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        return list(map(self._statement, self._store.out(self._all(ids), predicates, quotes)))

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        return list(map(self._statement, self._store.into(self._all(ids), predicates, quotes)))

    def _statement(self, one: Statement) -> Statement:
        subject, thing = self._meant.get(one.subject, one.subject), self._meant.get(one.object, one.object)
        if subject == one.subject and thing == one.object:
            return one
        return replace(one, subject=subject, object=thing)

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        get = self._meant.get
        return [
            one._replace(subject=get(one.subject, one.subject), object=get(one.object, one.object))
            for one in self._store.sayings(self._all(ids), predicates)
        ]

    def by_class(self, kind: str, type: str = "", province: str = "",
        issuers: Sequence[str] | None = None, start: str = "", end: str = "", after: str = "",
        limit: int = 1000,
    ) -> list[Node]:  # fmt: skip
        bodies = None if issuers is None else self._all(issuers)
        found = self._store.by_class(kind, type, province, bodies, start, end, after, limit)
        return list(map(self._node, found))

    def words(self, tokens: Iterable[str]) -> list[str]:
        return [id for id in self._store.words(tokens) if id not in self._meant]

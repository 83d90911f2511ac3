"""A root in, every document that links lead to and the parent of each out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..graph import Graph
from ..graph.dates import first_day, last_day, later
from ..graph.model import Statement
from ..graph.shown import Node
from .ladder import above, distance, issuers, level, nearest_first, same_title
from .placing import place

SCOPES = ("title", "opening", "basis")
ALL_SCOPES = (*SCOPES, "body", "appendix")


#: A link of any other scope: it makes no step.
WEAK = len(ALL_SCOPES)


class Walk:
    """The links met on the way from a root.

    ``below`` has for each node the nodes under it, ``uppers`` for each document those that it implements
    with the strongest scope of a sentence that says so (its place in ALL_SCOPES, or WEAK). What implements
    the same one document alone shares its entry, so entries are replaced and never changed.
    """

    def __init__(self, graph: Graph, root: Node, down: bool, scopes: frozenset[str], until: str) -> None:
        self.graph, self.root, self.down, self.scopes, self.until = graph, root, down, scopes, until
        self.ranks = {scope: place for place, scope in enumerate(ALL_SCOPES) if scope in scopes}
        self.nodes = {root.id: root}
        self.below: dict[str, list[str]] = {}
        self.uppers: dict[str, dict[str, int]] = {}
        self.parents: dict[str, str | None] = {}
        self.proven: set[str] = set()
        self.dotted: set[str] = set()

    def follow(self) -> None:
        """Walks from the root; ``parents`` and ``proven`` then tell the tree."""
        self.go([self.root])
        self.parents = self.place([self.root.id])
        self.proven = set(self.parents)
        self.parents |= self.unproven(self.proven)

    def go(self, starts: Iterable[Node]) -> None:
        """Follows the links of the scopes level by level, each node once."""
        nodes, below = self.nodes, self.below
        nodes |= {node.id: node for node in starts}
        frontier = [node.id for node in starts]
        while frontier:
            met, new = self._down(frontier) if self.down else self._up(frontier)
            fitting = {day for day in {node.issued for node in new.values()} if self.belongs(day)}
            frontier = [id for id, node in new.items() if node.issued in fitting and id not in nodes]
            nodes |= {id: new[id] for id in frontier}
            for here, there in met.items():
                if reached := [id for id in dict.fromkeys(there) if id in nodes and id != here]:
                    below[here] = reached

    def _down(self, frontier: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, Node]]:
        """What implements the frontier, by the ids of those that anything does, and these documents."""
        met: dict[str, list[str]] = {}
        new: dict[str, Node] = {}
        ranks, uppers, here = self.ranks, self.uppers, set(frontier)
        alone: dict[tuple[str, int], dict[str, int]] = {}
        for node, upper, scope in self.graph.store.beside(frontier, "implements"):
            lower, rank = node[0], ranks.get(scope, WEAK)
            if lower not in uppers:
                link = upper, rank
                if link not in alone:
                    alone[link] = {upper: rank}
                uppers[lower] = alone[link]
            elif rank < uppers[lower].get(upper, WEAK + 1):
                uppers[lower] = uppers[lower] | {upper: rank}
            if rank < WEAK and upper in here:
                if upper in met:
                    met[upper].append(lower)
                else:
                    met[upper] = [lower]
                new[lower] = node
        return met, new

    def _up(self, frontier: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, Node]]:
        """What each of the frontier implements, by its id, and these documents in id order."""
        met: dict[str, list[str]] = {id: [] for id in frontier}
        for lower, upper, rank in self._read(frontier):
            if rank < WEAK:
                met[lower].append(upper)
        return met, self.graph.store.nodes({id for there in met.values() for id in there})

    def _read(self, ids: Iterable[str]) -> list[tuple[str, str, int]]:
        """The links from documents with the rank of each; ``uppers`` learns them."""
        links = [
            (lower, upper, self.ranks.get(scope, WEAK))
            for lower, upper, scope in self.graph.store.links(ids, ["implements"])
        ]
        for lower, upper, rank in links:
            over = self.uppers.get(lower, {})
            self.uppers[lower] = over | {upper: min(rank, over.get(upper, WEAK))}
        return links

    def complete(self, ids: Iterable[str]) -> None:
        """Makes ``uppers`` know those documents too into which the walk came by no link."""
        self._read([id for id in ids if id not in self.uppers])

    def belongs(self, issued: str) -> bool:
        """A cascade holds nothing older than its root, nor later than the day it is asked for."""
        if self.until and first_day(issued) > last_day(self.until):
            return False
        return not self.down or not later(self.root.issued, issued)

    def not_older(self, node: Node) -> bool:
        return not later(self.root.issued, node.issued)

    def place(self, starts: Sequence[str]) -> dict[str, str | None]:
        """The parent of each node that is reached from the starts."""
        nodes = self.nodes

        def nearness(parent: str, child: str) -> tuple[int, tuple[str, str]]:
            return distance(nodes[parent], nodes[child]), dated(nodes[parent])

        return place(starts, self.below, lambda id: dated(nodes[id]), nearness)

    def unproven(self, proven: set[str]) -> dict[str, str | None]:
        """The parents of what hangs on the tree by equal titles alone, and of what hangs on that."""
        return self._unproven_down(proven) if self.down else self._unproven_up(proven)

    def _unproven_down(self, proven: set[str]) -> dict[str, str | None]:
        titled = same_title(self.graph, [self.root.id], self.nodes)[self.root.id]
        alike = [node for node in titled if self.belongs(node.issued)]
        if all(node.id in proven for node in alike):
            return {}
        bodies = issuers(self.graph, [self.root, *alike])
        heads = [node for node in alike if node.id not in proven and self._under_root(node, bodies)]
        if not heads:
            return {}
        heads.sort(key=lambda node: (level(node), *dated(node)))
        self.go(heads)
        parents = {id: up for id, up in self.place([node.id for node in heads]).items() if id not in proven}
        parents = {id: up if up in parents else None for id, up in parents.items()}
        upper = [self.root, *(node for node in alike if node.id in self.nodes)]
        for id in [head.id for head in reversed(heads) if parents[head.id] is None]:
            over = [one for one in upper if above(one, self.nodes[id], bodies) and one.id != id]
            over.sort(key=lambda node: nearest_first(node, bodies))
            free = (one.id for one in over if id not in _upwards(one.id, parents))
            parents[id] = next(free, self.root.id)
            self.dotted.add(id)
        return parents

    def _under_root(self, node: Node, bodies: dict[str, Node]) -> bool:
        return above(self.root, node, bodies) or (self.root.level == "central" and not node.level)

    def _unproven_up(self, proven: set[str]) -> dict[str, str | None]:
        parents: dict[str, str | None] = {}
        ends = [id for id in self.nodes if not self.below.get(id)]
        tried: set[str] = set()
        while ends:
            tried.update(ends)
            alike = same_title(self.graph, ends, self.nodes)
            for id in ends:
                bodies = issuers(self.graph, [self.nodes[id], *alike[id]])
                over = [
                    node
                    for node in alike[id]
                    if self.belongs(node.issued) and above(node, self.nodes[id], bodies)
                ]
                nearest = min(over, key=lambda node: nearest_first(node, bodies), default=None)
                if nearest is None or nearest.id in self.nodes:
                    continue
                before = set(self.nodes)
                self.go([nearest])
                added = {one: up for one, up in self.place([nearest.id]).items() if one not in before}
                parents |= added | {nearest.id: id}
                self.dotted.add(nearest.id)
            ends = [id for id in parents if not self.below.get(id) and id not in tried]
        return parents

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Siblings in their order: proven first, then by level, date and id."""
        nodes, dotted = self.nodes, self.dotted
        keys = [(id in dotted, level(nodes[id]), nodes[id].issued or "9999", id) for id in ids]
        if not self.down:
            keys = [(weak, -rank, day, id) for weak, rank, day, id in keys]
        return [key[3] for key in sorted(keys)]


def scope_of(one: Statement) -> str:
    """Where a document states a relation; what another says of it is read off its title."""
    return one.evidence.scope if one.subject == one.evidence.document else "title"


def dated(node: Node) -> tuple[str, str]:
    """Sorts by date, the undated last."""
    return node.issued or "9999", node.id


def _upwards(id: str, parents: dict[str, str | None]) -> set[str]:
    found: set[str] = set()
    here: str | None = id
    while here is not None and here not in found:
        found.add(here)
        here = parents.get(here)
    return found

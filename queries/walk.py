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


class Walk:
    """The links met on the way from a root; ``below`` has for each node the nodes under it."""

    def __init__(self, graph: Graph, root: Node, down: bool, scopes: frozenset[str], until: str) -> None:
        self.graph, self.root, self.down, self.scopes, self.until = graph, root, down, scopes, until
        self.nodes = {root.id: root}
        self.below: dict[str, set[str]] = {}
        self.dotted: set[str] = set()
        self.left_out: set[str] = set()

    def go(self, starts: Iterable[Node]) -> None:
        """Follows the links of the scopes level by level, each node once."""
        frontier = [node.id for node in starts]
        self.nodes |= {node.id: node for node in starts}
        store = self.graph.store
        while frontier:
            links = [
                (upper, lower) if self.down else (lower, upper)
                for lower, upper, scope in store.links(frontier, ["implements"], into=self.down)
                if scope in self.scopes
            ]
            new = store.nodes({there for _, there in links} - self.nodes.keys() - self.left_out)
            taken = {id: node for id, node in new.items() if self.belongs(node)}
            self.left_out |= new.keys() - taken.keys()
            self.nodes |= taken
            for here, there in links:
                if there in self.nodes and there != here:
                    self.below.setdefault(here, set()).add(there)
            frontier = list(taken)

    def belongs(self, node: Node) -> bool:
        """A cascade holds nothing older than its root, nor later than the day it is asked for."""
        if self.until and first_day(node.issued) > last_day(self.until):
            return False
        return not self.down or self.not_older(node)

    def not_older(self, node: Node) -> bool:
        return not later(self.root.issued, node.issued)

    def place(self, starts: Sequence[str]) -> dict[str, str | None]:
        """The parent of each node that is reached from the starts."""
        below = {here: sorted(there, key=self._by_date) for here, there in self.below.items()}
        nodes = self.nodes

        def nearness(parent: str, child: str) -> tuple[int, tuple[str, str]]:
            return distance(nodes[parent], nodes[child]), self._by_date(parent)

        return place(starts, below, nearness)

    def unproven(self, proven: set[str]) -> dict[str, str | None]:
        """The parents of what hangs on the tree by equal titles alone, and of what hangs on that."""
        return self._unproven_down(proven) if self.down else self._unproven_up(proven)

    def _unproven_down(self, proven: set[str]) -> dict[str, str | None]:
        alike = [node for node in same_title(self.graph, [self.root.id])[self.root.id] if self.belongs(node)]
        bodies = issuers(self.graph, [self.root, *alike])
        heads = [node for node in alike if node.id not in proven and self._under_root(node, bodies)]
        heads.sort(key=lambda node: (level(node), *dated(node)))
        self.go(heads)
        parents = {id: up for id, up in self.place([node.id for node in heads]).items() if id not in proven}
        parents = {id: up if up in parents else None for id, up in parents.items()}
        titled = {self.root.id: self.root} | {node.id: node for node in alike if node.id in self.nodes}
        for id in [id for id, up in parents.items() if up is None]:
            over = [one for one in titled.values() if above(one, self.nodes[id], bodies) and one.id != id]
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
        while ends:
            alike = same_title(self.graph, ends)
            for id in ends:
                bodies = issuers(self.graph, [self.nodes[id], *alike[id]])
                over = [
                    node for node in alike[id] if self.belongs(node) and above(node, self.nodes[id], bodies)
                ]
                nearest = min(over, key=lambda node: nearest_first(node, bodies), default=None)
                if nearest is None or nearest.id in self.nodes:
                    continue
                before = set(self.nodes)
                self.go([nearest])
                added = {one: up for one, up in self.place([nearest.id]).items() if one not in before}
                parents |= added | {nearest.id: id}
                self.dotted.add(nearest.id)
            ends = [id for id in parents if not self.below.get(id) and id not in alike]
        return parents

    def sibling(self, id: str) -> tuple[bool, int, tuple[str, str]]:
        """Sorts siblings: proven first, then by level, date and id."""
        rank = level(self.nodes[id])
        return id in self.dotted, rank if self.down else -rank, self._by_date(id)

    def _by_date(self, id: str) -> tuple[str, str]:
        return dated(self.nodes[id])


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

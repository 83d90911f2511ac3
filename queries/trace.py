"""A directive in, the tree of the documents that carry it out (or that a document carries out) out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..graph import Graph
from ..graph.dates import days_between, first_day, last_day, later
from ..graph.errors import QueryError
from ..graph.model import Evidence, Result, Statement
from ..graph.shown import Node
from .ladder import above, distance, issuers, level, nearest_first, same_title
from .placing import place, preorder
from .proof import whole_sentence
from .resolve import checked_date, resolve

SCOPES = ("title", "opening", "basis")
ALL_SCOPES = (*SCOPES, "body", "appendix")
DIRECTIONS = ("down", "up")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a document gives tasks to; ``request`` where it may only ask."""

    id: str
    name: str
    group: bool
    request: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a cascade and how it hangs on its parent.

    ``relation`` is root, implements or unproven (the same title, said by no sentence); ``proven`` is set
    where a chain of sentences leads from here to the root; ``days`` are those since the parent; ``also``
    are its other parents, ``in_task`` what it implements in a task only.
    """

    node: Node
    parent: str
    depth: int
    relation: str
    proven: bool
    scope: str
    days: int | None
    also: tuple[Node, ...] = ()
    in_task: tuple[Node, ...] = ()
    units: tuple[Unit, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cascade:
    """A tree of steps, the root first and every step before those under it."""

    direction: str
    steps: tuple[Step, ...]

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)


def trace(
    graph: Graph, symbol: str, direction: str = "down", depth: int | None = None,
    scopes: Collection[str] = SCOPES, as_of: str = "", date: str = "", issuer: str = "",
    evidence: bool = True,
) -> Cascade:  # fmt: skip
    """The documents that implement ``symbol`` ("down"), or those that it implements ("up").

    Only sentences of the given ``scopes`` make a step. A document stands once: under the parent with the
    longest proven chain, then the nearest level. Links that equal titles make likely are kept apart as
    unproven. ``as_of`` leaves out what is certainly later than that year, month or day.

    Raises:
        QueryError: nothing is known by that symbol, or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    if direction not in DIRECTIONS or not set(scopes) <= set(ALL_SCOPES):
        raise QueryError(
            f"{direction} {' '.join(scopes)}: a direction is down or up, a scope {', '.join(ALL_SCOPES)}"
        )
    until = checked_date(as_of)
    root = resolve(graph, symbol, date, issuer)
    walk = _Walk(graph, root, direction == "down", frozenset(scopes), until)
    walk.go([root])
    parents = walk.place([root.id])
    proven = set(parents)
    parents |= walk.unproven(proven)
    tree = preorder(root.id, parents, walk.sibling, depth)
    return Cascade(direction, walk.steps(tree, parents, proven, evidence))


class _Walk:
    """The links met on the way from a root; ``below`` has for each node the nodes under it."""

    def __init__(self, graph: Graph, root: Node, down: bool, scopes: frozenset[str], until: str) -> None:
        self.graph, self.root, self.down, self.scopes, self.until = graph, root, down, scopes, until
        self.nodes = {root.id: root}
        self.below: dict[str, list[str]] = {}
        self.dotted: set[str] = set()
        self.left_out: set[str] = set()

    def go(self, starts: Iterable[Node]) -> None:
        """Follows the links of the scopes level by level, each node once."""
        frontier = [node.id for node in starts]
        self.nodes |= {node.id: node for node in starts}
        store = self.graph.store
        while frontier:
            ask = store.into if self.down else store.out
            links = [one for one in ask(frontier, ["implements"]) if scope_of(one) in self.scopes]
            ends = {one.subject if self.down else one.object for one in links}
            new = store.nodes(sorted(ends - self.nodes.keys() - self.left_out))
            taken = {id: node for id, node in new.items() if self.belongs(node)}
            self.left_out |= new.keys() - taken.keys()
            self.nodes |= taken
            for one in links:
                here, there = (one.object, one.subject) if self.down else (one.subject, one.object)
                if there in self.nodes and there != here and there not in self.below.setdefault(here, []):
                    self.below[here].append(there)
            frontier = list(taken)

    def belongs(self, node: Node) -> bool:
        """A cascade holds nothing older than its root, nor later than the day it is asked for."""
        if self.until and first_day(node.issued) > last_day(self.until):
            return False
        return not self.down or self._not_older(node)

    def _not_older(self, node: Node) -> bool:
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
        heads.sort(key=lambda node: (level(node), *_dated(node)))
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
        return _dated(self.nodes[id])

    def steps(
        self, tree: list[tuple[str, int]], parents: dict[str, str | None], proven: set[str], evidence: bool
    ) -> tuple[Step, ...]:
        """The tree with all that is said of its documents, asked in batches."""
        store, ids = self.graph.store, [id for id, _ in tree]
        links: dict[str, list[Statement]] = {id: [] for id in ids}
        for one in store.out(ids, ["implements"], quotes=evidence):
            links[one.subject].append(one)
        ends = {one.object for said in links.values() for one in said} - self.nodes.keys()
        known = self.nodes | store.nodes(sorted(ends))
        units = self._units(ids)
        found = []
        for id, depth in tree:
            parent = parents[id] or ""
            lower, upper = (id, parent) if self.down else (parent, id)
            edge = [
                one for one in links.get(lower, ()) if one.object == upper and scope_of(one) in self.scopes
            ]
            strong = {one.object for one in links[id] if scope_of(one) in self.scopes} - {id}
            weak = {one.object for one in links[id]} - strong - {id}
            if self.down:
                also = strong - {parent}
            else:
                also = {here for here, there in self.below.items() if id in there and here in parents} - {
                    parent
                }
            relation = "root" if not parent else "unproven" if id in self.dotted else "implements"
            days = days_between(known[parent].issued, known[id].issued) if parent else None
            scopes = sorted({scope_of(one) for one in edge}, key=ALL_SCOPES.index)
            others = sorted(
                (known[one] for one in also), key=lambda node: (node.id not in parents, _dated(node))
            )
            fresh = (known[one] for one in weak if not self.down or self._not_older(known[one]))
            tasks = sorted(fresh, key=_dated)
            step = Step(
                known[id], parent, depth, relation, id in proven, scopes[0] if scopes else "", days,
                tuple(others), tuple(tasks), units[id],
            )  # fmt: skip
            found.append(replace(step, evidence=self._proof(step, edge)) if evidence else step)
        return tuple(found)

    def _units(self, ids: list[str]) -> dict[str, tuple[Unit, ...]]:
        given: dict[str, dict[str, bool]] = {id: {} for id in ids}
        for one in self.graph.store.out(ids, ["assigns", "requests"]):
            if one.attributes.get("scope") != "body":
                asks = one.predicate == "requests" or one.attributes.get("role") == "request"
                given[one.subject][one.object] = given[one.subject].get(one.object, True) and asks
        nodes = self.graph.store.nodes(sorted({unit for units in given.values() for unit in units}))
        return {
            id: tuple(
                Unit(unit, nodes[unit].name or unit, nodes[unit].kind == "OrganizationGroup", asks)
                for unit, asks in units.items()
            )
            for id, units in given.items()
        }

    def _proof(self, step: Step, edge: list[Statement]) -> tuple[Evidence, ...]:
        if step.relation == "unproven":
            said = self.graph.store.out([step.node.id, step.parent], ["title"], quotes=True)
            firsts = {one.subject: one for one in reversed(said)}
            edge = [firsts[id] for id in (step.node.id, step.parent) if id in firsts]
        return tuple(whole_sentence(self.graph, one.evidence) for one in edge)


def scope_of(one: Statement) -> str:
    """Where a document states a relation; what another says of it is read off its title."""
    return one.evidence.scope if one.subject == one.evidence.document else "title"


def _dated(node: Node) -> tuple[str, str]:
    """Sorts by date, the undated last."""
    return node.issued or "9999", node.id


def _upwards(id: str, parents: dict[str, str | None]) -> set[str]:
    found: set[str] = set()
    here: str | None = id
    while here is not None and here not in found:
        found.add(here)
        here = parents.get(here)
    return found


COLUMNS = (
    "depth", "id", "parent", "relation", "proven", "scope", "symbol", "type", "title", "issuer", "level",
    "province", "issued", "days", "status", "attested_by", "also_implements", "in_task_only", "units",
    "requests",
)  # fmt: skip


def table(cascade: Cascade) -> Result:
    """A cascade as rows, a step each, in the order of the tree."""
    rows = []
    for step in cascade:
        node = step.node
        rows.append((
            step.depth, node.id, step.parent, step.relation, step.proven, step.scope, node.symbol, node.type,
            node.title, node.issuer_name, node.level, node.province, node.issued, step.days,
            "loaded" if node.loaded else "attested", node.speakers,
            [one.symbol or one.id for one in step.also], [one.symbol or one.id for one in step.in_task],
            [unit.name for unit in step.units if not unit.request],
            [unit.name for unit in step.units if unit.request],
        ))  # fmt: skip
    return Result(COLUMNS, tuple(rows), tuple(step.evidence for step in cascade))

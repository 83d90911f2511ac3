"""A directive in, the tree of the documents that carry it out (or that a document carries out) out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..graph import Graph
from ..graph.dates import days_between
from ..graph.errors import QueryError
from ..graph.model import Evidence, Result, Statement
from ..graph.pause import uncollected
from ..graph.shown import Node
from .assigned import Unit, assigned
from .placing import preorder
from .proof import whole_sentence
from .resolve import checked_date, resolve
from .walk import ALL_SCOPES, SCOPES, Walk, dated, scope_of

DIRECTIONS = ("down", "up")


class Step(NamedTuple):
    """One document of a cascade and how it hangs on its parent.

    ``relation`` is root, implements or unproven (the same title, said by no sentence); ``proven`` is set
    where a chain of sentences leads from here to the root; ``days`` are those since the parent; ``also``
    are its other parents, ``in_task`` the numbered documents that it implements in a task only.
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


@uncollected
def trace(
    graph: Graph, symbol: str, direction: str = "down", depth: int | None = None,
    scopes: Collection[str] = SCOPES, as_of: str = "", date: str = "", issuer: str = "",
    evidence: bool = True, units: bool = True,
) -> Cascade:  # fmt: skip
    """The documents that implement ``symbol`` ("down"), or those that it implements ("up").

    Only sentences of the given ``scopes`` make a step. A document stands once: under the parent with the
    longest proven chain, then the nearest level. Links that equal titles make likely are kept apart as
    unproven. ``as_of`` leaves out what is certainly later than that year, month or day. Without ``units``
    and ``evidence`` a step tells neither, and comes faster.

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
    walk = Walk(graph, root, direction == "down", frozenset(scopes), until)
    walk.go([root])
    parents = walk.place([root.id])
    proven = set(parents)
    parents |= walk.unproven(proven)
    tree = preorder(root.id, parents, walk.sibling, depth)
    return Cascade(direction, _steps(walk, tree, parents, proven, evidence, units))


def _steps(
    walk: Walk,
    tree: list[tuple[str, int]],
    parents: dict[str, str | None],
    proven: set[str],
    evidence: bool,
    with_units: bool,
) -> tuple[Step, ...]:
    """The tree with all that is said of its documents, asked in batches."""
    store, ids = walk.graph.store, [id for id, _ in tree]
    links: dict[str, dict[str, set[str]]] = {id: {} for id in ids}
    for lower, upper, scope in store.links(ids, ["implements"]):
        links[lower].setdefault(upper, set()).add(scope)
    ends = {upper for there in links.values() for upper in there}
    known = walk.nodes | store.nodes(ends - walk.nodes.keys())
    units = assigned(walk.graph, {id: known[id] for id in ids}) if with_units else {}
    proof = _proofs(walk, tree, parents) if evidence else {}
    over: dict[str, set[str]] = {}
    for here, there in walk.below.items() if not walk.down else ():
        for one_below in there if here in parents else ():
            over.setdefault(one_below, set()).add(here)
    found = []
    for id, depth in tree:
        parent, uppers = parents[id] or "", links[id]
        strong = {upper for upper, scopes in uppers.items() if upper != id and scopes & walk.scopes}
        weak = uppers.keys() - strong - {id}
        also = (strong if walk.down else over.get(id, set())) - {parent}
        relation = "root" if not parent else "unproven" if id in walk.dotted else "implements"
        days = days_between(known[parent].issued, known[id].issued) if parent else None
        edge = uppers.get(parent, set()) if walk.down else links[parent].get(id, set()) if parent else set()
        scope = min(edge & walk.scopes, key=ALL_SCOPES.index, default="")
        others = sorted((known[one] for one in also), key=lambda node: (node.id not in parents, dated(node)))
        numbered = (known[one] for one in weak if known[one].symbol)
        tasks = sorted((node for node in numbered if not walk.down or walk.not_older(node)), key=dated)
        found.append(Step(
            known[id], parent, depth, relation, id in proven, scope, days, tuple(others), tuple(tasks),
            units.get(id, ()), proof.get(id, ()),
        ))  # fmt: skip
    return tuple(found)


def _proofs(
    walk: Walk, tree: list[tuple[str, int]], parents: dict[str, str | None]
) -> dict[str, tuple[Evidence, ...]]:
    """The sentences that put each document under its parent; of an unproven link, the two titles."""
    graph, edges = walk.graph, dict[tuple[str, str], list[Statement]]()
    for one in graph.store.out([id for id, _ in tree], ["implements"], quotes=True):
        if scope_of(one) in walk.scopes:
            edges.setdefault((one.subject, one.object), []).append(one)
    found = {}
    for id, _ in tree:
        parent = parents[id] or ""
        edge = edges.get((id, parent) if walk.down else (parent, id), [])
        if parent and id in walk.dotted:
            said = graph.store.out([id, parent], ["title"], quotes=True)
            firsts = {one.subject: one for one in reversed(said)}
            edge = [firsts[end] for end in (id, parent) if end in firsts]
        found[id] = tuple(whole_sentence(graph, one.evidence) for one in edge)
    return found


COLUMNS = (
    "depth", "id", "parent", "relation", "proven", "scope", "symbol", "type", "title", "issuer", "level",
    "province", "issued", "days", "status", "attested_by", "also_implements", "in_task_only", "units",
    "unit_sizes", "requests", "request_sizes",
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
            [unit.size for unit in step.units if not unit.request],
            [unit.name for unit in step.units if unit.request],
            [unit.size for unit in step.units if unit.request],
        ))  # fmt: skip
    return Result(COLUMNS, tuple(rows), tuple(step.evidence for step in cascade))

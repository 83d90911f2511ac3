"""A directive in, the tree of the documents that carry it out (or that a document carries out) out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from ..graph import Graph
from ..graph.dates import days_between
from ..graph.errors import QueryError
from ..graph.model import Evidence, Result
from ..graph.pause import uncollected
from ..graph.shown import Node
from .assigned import Unit, assigned
from .beside import beside, proofs
from .placing import preorder
from .resolve import checked_date, resolve
from .walk import ALL_SCOPES, SCOPES, WEAK, Walk

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


#: A step of the values of its fields; quicker than its own constructor.
_step: Callable[[tuple[Any, ...]], Step] = partial(tuple.__new__, Step)


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
    walk = followed(graph, symbol, direction, scopes, as_of, date, issuer)
    tree = preorder(walk.root.id, walk.parents, walk.in_order, depth)
    return Cascade(direction, _steps(walk, tree, evidence, units))


def followed(
    graph: Graph, symbol: str, direction: str = "down", scopes: Collection[str] = SCOPES, as_of: str = "",
    date: str = "", issuer: str = "",
) -> Walk:  # fmt: skip
    """The walk behind a trace: all documents of the cascade, each with its parent, not in their order.

    Raises QueryError and AmbiguousError as ``trace`` does.
    """
    if direction not in DIRECTIONS or not set(scopes) <= set(ALL_SCOPES):
        raise QueryError(
            f"{direction} {' '.join(scopes)}: a direction is down or up, a scope {', '.join(ALL_SCOPES)}"
        )
    until = checked_date(as_of)
    walk = Walk(graph, resolve(graph, symbol, date, issuer), direction == "down", frozenset(scopes), until)
    walk.follow()
    return walk


def _steps(walk: Walk, tree: list[tuple[str, int]], evidence: bool, with_units: bool) -> tuple[Step, ...]:
    """The tree with all that is said of its documents, asked in batches."""
    nodes, parents, uppers, dotted, proven = walk.nodes, walk.parents, walk.uppers, walk.dotted, walk.proven
    ids = [id for id, _ in tree]
    units = assigned(walk.graph, {id: nodes[id] for id in ids}) if with_units else {}
    proof = proofs(walk, ids) if evidence else {}
    others = beside(walk, ids)
    down, scope_names, none = walk.down, (*ALL_SCOPES, ""), ((), ())
    found = []
    for id, depth in tree:
        node, parent = nodes[id], parents[id]
        relation, scope, days = "root", "", None
        if parent:
            lower, upper = (id, parent) if down else (parent, id)
            scope = scope_names[uppers[lower].get(upper, WEAK) if lower in uppers else WEAK]
            relation = "unproven" if id in dotted else "implements"
            days = days_between(nodes[parent].issued, node.issued)
        also, in_task = others.get(id, none)
        found.append(_step((
            node, parent or "", depth, relation, id in proven, scope, days, also, in_task,
            units.get(id, ()), proof.get(id, ()),
        )))  # fmt: skip
    return tuple(found)


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

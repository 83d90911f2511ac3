"""A walk in, what its documents say besides the tree out: other parents, tasks, and the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..graph.model import Evidence, Statement
from ..graph.shown import Node
from .proof import whole_sentence
from .walk import WEAK, Walk, dated, scope_of


def beside(walk: Walk, ids: Sequence[str]) -> dict[str, tuple[tuple[Node, ...], tuple[Node, ...]]]:
    """The other parents of each document that has any, and what it implements in a task only."""
    walk.complete(ids)
    parents = walk.parents
    more = {
        id: walk.uppers.get(id, {}) for id in ids
        if not walk.down or not parents[id] or id in walk.dotted or len(walk.uppers[id]) > 1
    }  # fmt: skip
    ends = {upper for over in more.values() for upper in over}
    known = walk.nodes | walk.graph.store.nodes(ends.difference(walk.nodes))
    under: dict[str, set[str]] = {}
    for here, there in walk.below.items() if not walk.down else ():
        for one in there if here in parents else ():
            under.setdefault(one, set()).add(here)
    found = {}
    for id, over in more.items():
        strong = {upper for upper, rank in over.items() if upper != id and rank < WEAK}
        also = (strong if walk.down else under.get(id, set())) - {parents[id]}
        others = sorted((known[one] for one in also), key=lambda node: (node.id not in parents, dated(node)))
        numbered = [known[one] for one in over.keys() - strong - {id} if known[one].symbol]
        tasks = sorted((node for node in numbered if not walk.down or walk.not_older(node)), key=dated)
        found[id] = tuple(others), tuple(tasks)
    return found


def proofs(walk: Walk, ids: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The sentences that put each document under its parent; of an unproven link, the two titles."""
    graph, edges = walk.graph, dict[tuple[str, str], list[Statement]]()
    wanted = list(ids)
    for one in graph.store.out(wanted, ["implements"], quotes=True):
        if scope_of(one) in walk.scopes:
            edges.setdefault((one.subject, one.object), []).append(one)
    found = {}
    for id in wanted:
        parent = walk.parents[id] or ""
        edge = edges.get((id, parent) if walk.down else (parent, id), [])
        if parent and id in walk.dotted:
            said = graph.store.out([id, parent], ["title"], quotes=True)
            firsts = {one.subject: one for one in reversed(said)}
            edge = [firsts[end] for end in (id, parent) if end in firsts]
        found[id] = tuple(whole_sentence(graph, one.evidence) for one in edge)
    return found

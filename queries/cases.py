"""A walk and what it expects in, one case a body: what asks something of it, what it issued, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from ..graph import Graph
from ..graph.dates import later
from ..graph.model import Evidence
from ..graph.shown import Node
from .beside import beside, proofs
from .expected import Expected, duties, ladder
from .seats import canonical
from .walk import ALL_SCOPES, Walk, scope_of

STATED, UNPROVEN, NONE = "stated", "unproven", "none"
OTHER_PARENT = "another parent of a loaded document, link to {} not stated"
TASK_ONLY = "{} in a task only"


class Found(NamedTuple):
    """A document that was found, the state of its link to the directive, and a phrase about it."""

    node: Node
    link: str
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class Case(NamedTuple):
    """A body, all that expects something of it, and the documents of the cascade that it issued."""

    body: str
    asked: Sequence[Expected]
    found: Sequence[Found]


#: A document and a case of the values of their fields; quicker than their own constructors.
_found: Callable[[tuple[Any, ...]], Found] = partial(tuple.__new__, Found)
_case: Callable[[tuple[Any, ...]], Case] = partial(tuple.__new__, Case)


def cases(graph: Graph, walk: Walk, evidence: bool = False) -> Iterator[Case]:
    """A case for every body that is expected to act or that did; the directive's own issuer has none."""
    root = walk.root
    found = [*documents(walk, evidence), *in_tasks(walk, evidence)]
    linked = [root, *(one.node for one in found if one.link != NONE)]
    asked = duties(graph, [node for node in linked if node.loaded], root.issued, evidence)
    by_body: dict[str, list[Found]] = {}
    for one in found:
        node = one[0]
        body = canonical(node.issuer, node.issued or root.issued) or node.id
        if body in by_body:
            by_body[body].append(one)
        else:
            by_body[body] = [one]
    # Below a document whose own link is unproven the ladder explains what was found, but asks nothing more.
    asked += [
        one._replace(weak=one.source.id not in walk.proven)
        for one in ladder(linked, root.issued)
        if one.source.id in walk.proven or one.body in by_body
    ]
    asked_of: dict[str, list[Expected]] = {}
    for reason in asked:
        body = reason.home
        if body in asked_of:
            asked_of[body].append(reason)
        else:
            asked_of[body] = [reason]
    bodies, none = asked_of | by_body, repeat(())
    return map(
        _case, zip(bodies, map(asked_of.get, bodies, none), map(by_body.get, bodies, none), strict=True)
    )


def documents(walk: Walk, evidence: bool = False) -> list[Found]:
    """The documents of a cascade but its root, then the other documents that loaded ones of it carry out.

    What is certainly older than the root is no other parent.
    """
    root, nodes, proven = walk.root, walk.nodes, walk.proven
    ids = [id for id, parent in walk.parents.items() if parent]
    proof = proofs(walk, ids) if evidence else {}
    besides = beside(walk, ids)
    tasked = {id for id, (_, tasks) in besides.items() if any(one.id == root.id for one in tasks)}
    said = TASK_ONLY.format(root.symbol)
    found = [
        _found(
            (nodes[id], STATED if id in proven else UNPROVEN, said if id in tasked else "", proof.get(id, ()))
        )
        for id in ids
    ]
    others = {
        one.id: one for id, ends in besides.items() if nodes[id].loaded
        for end in ends for one in end if one.id not in walk.parents
    }  # fmt: skip
    note = OTHER_PARENT.format(root.symbol or root.title)
    return found + [
        Found(one, NONE, note) for _, one in sorted(others.items()) if not later(root.issued, one.issued)
    ]


def in_tasks(walk: Walk, evidence: bool) -> list[Found]:
    """The documents outside a cascade that carry out its root in a task alone, not as a whole."""
    root, store = walk.root, walk.graph.store
    links = store.links([root.id], ["implements"], into=True)
    others = {lower for lower, _, scope in links if lower not in walk.parents and scope in ALL_SCOPES}
    if not others:
        return []
    said = store.into([root.id], ["implements"], quotes=True) if evidence else []
    nodes = store.nodes(sorted(others))
    note = TASK_ONLY.format(root.symbol or root.title)
    return [
        Found(node, UNPROVEN, note, tuple(one.evidence for one in said
              if one.subject == id and scope_of(one) in ALL_SCOPES))
        for id, node in nodes.items() if walk.belongs(node.issued)
    ]  # fmt: skip

"""A cascade and what it expects in, one case a body: what asks something of it, what it issued, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..graph import Graph
from ..graph.dates import later
from ..graph.model import Evidence
from ..graph.shown import Node
from .expected import Expected, duties, ladder
from .seats import canonical
from .trace import Cascade
from .walk import ALL_SCOPES, scope_of

STATED, UNPROVEN, NONE = "stated", "unproven", "none"
OTHER_PARENT = "another parent of a loaded document, link to {} not stated"
TASK_ONLY = "{} in a task only"


class Found(NamedTuple):
    """A document that was found, the state of its link to the directive, and a phrase about it."""

    node: Node
    link: str
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Case:
    """A body, all that expects something of it, and the documents of the cascade that it issued."""

    body: str
    asked: list[Expected] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


def cases(graph: Graph, cascade: Cascade, evidence: bool = False) -> list[Case]:
    """A case for every body that is expected to act or that did; the directive's own issuer has none."""
    root = cascade.steps[0].node
    found = [*documents(cascade), *in_tasks(graph, cascade, evidence)]
    linked = [root, *(one.node for one in found if one.link != NONE)]
    asked = duties(graph, [node for node in linked if node.loaded], root.issued, evidence)
    stated = {root.id, *(one.node.id for one in found if one.link == STATED)}
    bodies = {canonical(one.node.issuer, one.node.issued or root.issued) for one in found}
    # Below a document whose own link is unproven the ladder explains what was found, but asks nothing more.
    steps = [
        one._replace(weak=one.source.id not in stated)
        for one in ladder(linked, root.issued)
        if one.source.id in stated or one.body in bodies
    ]
    return _joined(found, [*asked, *steps], root.issued)


def documents(cascade: Cascade) -> list[Found]:
    """The documents of a cascade but its root, then the other documents that loaded ones of it carry out.

    What is certainly older than the root is no other parent.
    """
    root = cascade.steps[0].node
    inside = {step.node.id for step in cascade}
    found: list[Found] = []
    others: dict[str, Node] = {}
    for step in cascade.steps[1:]:
        tasked = any(one.id == root.id for one in step.in_task)
        note = TASK_ONLY.format(root.symbol) if tasked else ""
        found.append(Found(step.node, STATED if step.proven else UNPROVEN, note, step.evidence))
        if step.node.loaded:
            others |= {one.id: one for one in (*step.also, *step.in_task) if one.id not in inside}
    note = OTHER_PARENT.format(root.symbol or root.title)
    return found + [
        Found(one, NONE, note) for _, one in sorted(others.items()) if not later(root.issued, one.issued)
    ]


def in_tasks(graph: Graph, cascade: Cascade, evidence: bool) -> list[Found]:
    """The documents outside a cascade that carry out its root in a task alone, not as a whole."""
    root = cascade.steps[0].node
    inside = {step.node.id for step in cascade}
    said = graph.store.into([root.id], ["implements"], quotes=evidence)
    said = [one for one in said if one.subject not in inside and scope_of(one) in ALL_SCOPES]
    nodes = graph.store.nodes(sorted({one.subject for one in said}))
    note = TASK_ONLY.format(root.symbol or root.title)
    return [
        Found(node, UNPROVEN, note, tuple(one.evidence for one in said if one.subject == id))
        for id, node in nodes.items() if not later(root.issued, node.issued)
    ]  # fmt: skip


def _joined(found: Iterable[Found], asked: Iterable[Expected], day: str) -> list[Case]:
    """Cases by body; ids from which the district was left out are completed."""
    result: dict[str, Case] = {}
    for one in asked:
        body = canonical(one.body, one.day)
        result.setdefault(body, Case(body)).asked.append(one)
    for other in found:
        body = canonical(other.node.issuer, other.node.issued or day) or other.node.id
        result.setdefault(body, Case(body)).found.append(other)
    return list(result.values())

"""Two documents in, the links that sentences state between them out, a line a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..graph import Graph
from ..graph.model import DOCUMENT_RELATIONS, Evidence, Note, Statement
from ..graph.shown import Node
from .beside import proofs
from .proof import whole_sentence
from .show import label
from .walk import SCOPES, Walk, scope_of

_OWN = {
    "title": "{} carries out {}: its title says so", "opening": "{} carries out {}: its opening says so",
    "basis": "{} carries out {}: its basis says so",
}  # fmt: skip
_OF = "{} carries out {}: {} says so"
_ALIKE = "{} and {} have one title; no sentence says that the one carries out the other"
_TOLD = {
    "implements": "{} carries out {} in a task only", "based_on": "{} has {} as its legal basis",
    "cites": "{} cites {}", "guides": "{} guides {}", "amends": "{} amends {}",
    "replaces": "{} replaces {}", "repeals": "{} repeals {}",
}  # fmt: skip
_ORDER = ("whole", *_TOLD)
#: So many speakers are named.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of two documents: ``part`` of what, in words, and the sentences that say so."""

    part: str
    text: Note
    lower: Node | None = None
    upper: Node | None = None
    relation: str = ""
    scope: str = ""
    evidence: tuple[Evidence, ...] = ()


def chain(walk: Walk, id: str, part: str = "chain") -> Iterator[Line]:
    """The links between the root of a walk and one of its documents, the lowest document first."""
    path = [id]
    while (parent := walk.parents[path[-1]]) is not None:
        path.append(parent)
    proof = proofs(walk, path)
    speakers = walk.graph.store.nodes({said.document for found in proof.values() for said in found})
    steps = list(pairwise(path))
    for here, there in steps if walk.down else reversed(steps):
        lower, upper = (here, there) if walk.down else (there, here)
        one, over, said = walk.nodes[lower], walk.nodes[upper], proof[here]
        if here in walk.dotted:
            yield Line(part, Note(_ALIKE, (label(one), label(over))), one, over, "unproven", "", said)
        else:
            yield _link(part, one, over, said, [label(speakers[one.document]) for one in said])


def _link(part: str, lower: Node, upper: Node, said: tuple[Evidence, ...], speakers: Sequence[str]) -> Line:
    """A stated link; what another document says of the lower one is read off its title."""
    said = tuple(sorted(said, key=lambda one: one.document != lower.id))
    names = label(lower), label(upper)
    own = [one.scope for one in said if one.document == lower.id]
    if not own and speakers:
        note = Note(_OF, (*names, ", ".join(dict.fromkeys(speakers[:_MOST]))))
        return Line(part, note, lower, upper, "implements", "title", said)
    scope = next((one for one in SCOPES if one in own), "title")
    return Line(part, Note(_OWN[scope], names), lower, upper, "implements", scope, said)


def between(graph: Graph, lower: Node, upper: Node, part: str, whole: bool = True) -> Iterator[Line]:
    """All that is said of a link from the one to the other: a line a relation.

    Without ``whole`` that it carries it out as a whole is left out: a chain tells that.
    """
    groups: dict[str, list[Statement]] = {}
    for one in graph.store.out([lower.id], DOCUMENT_RELATIONS, quotes=True):
        if one.object == upper.id:
            strong = one.predicate == "implements" and scope_of(one) in SCOPES
            groups.setdefault("whole" if strong else one.predicate, []).append(one)
    for relation, said in sorted(groups.items(), key=lambda pair: _ORDER.index(pair[0])):
        quoted = (whole_sentence(graph, one.evidence) for one in said)
        proof = tuple({one.quote: one for one in quoted}.values())
        if relation != "whole":
            scopes = ", ".join(sorted({scope_of(one) for one in said}))
            note = Note(_TOLD[relation], (label(lower), label(upper)))
            yield Line(part, note, lower, upper, relation, scopes, proof)
        elif whole:
            speakers = graph.store.nodes({one.document for one in proof})
            yield _link(part, lower, upper, proof, [label(speakers[one.document]) for one in proof])

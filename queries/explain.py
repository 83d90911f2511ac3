"""Two documents in, why the one is said to carry out the other, or why not, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..graph import Graph
from ..graph.model import Note, Result
from ..graph.shown import Node
from .links import Line, between, chain
from .resolve import candidates, resolve
from .show import label
from .trace import followed
from .walk import Walk
from .why_not import why_not

COLUMNS = ("part", "says", "lower", "upper", "relation", "scope", "said_by", "file", "page", "sentence")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer, and the lines that it rests on; ``answer`` is proven, unproven, reverse, same or none.

    ``files`` has the uri of each document that speaks, ``speakers`` its label.
    """

    answer: str
    lines: tuple[Line, ...]
    files: Mapping[str, str]
    speakers: Mapping[str, str]


def explain(
    graph: Graph, lower: str, upper: str, as_of: str = "", date: str = "", issuer: str = ""
) -> Explanation:
    """Why ``lower`` is said to carry out ``upper``: the chain of ``trace``, sentence by sentence; or why not.

    Where it is not said, each place that was looked at is told, with what stands there. Where it is the
    other way round, that is told. ``date`` and ``issuer`` narrow whichever symbol several documents bear.

    Raises:
        QueryError: nothing is known by one of the symbols, or a date is none.
        AmbiguousError: several documents bear one; its id tells which is meant.
    """
    one, other = (_resolved(graph, name, date, issuer) for name in (lower, upper))
    names = label(one), label(other)
    if one.id == other.id:
        joined = [
            Line("also", Note("{}: {}", (said.subject, said.attributes["reason"])))
            for said in graph.store.same_as([one.id])
        ]
        head = Line("answer", Note("both names mean one document, {}", names[:1]), one, other)
        return _told(graph, "same", [head, *joined])
    walk = followed(graph, other.id, as_of=as_of)
    if one.id in walk.parents:
        answer = "proven" if one.id in walk.proven else "unproven"
        phrase = "{} carries out {}" if answer == "proven" else "{} may carry out {}; no sentence proves it"
        head = Line("answer", Note(phrase, names), one, other)
        return _told(graph, answer, [head, *_why(graph, walk, one, other)])
    walk = followed(graph, one.id, as_of=as_of)
    if other.id in walk.parents:
        phrase = "it is the other way round: {} carries out {}"
        if other.id not in walk.proven:
            phrase = "it is the other way round: {} may carry out {}; no sentence proves it"
        head = Line("answer", Note(phrase, names[::-1]), other, one)
        return _told(graph, "reverse", [head, *_why(graph, walk, other, one)])
    head = Line("answer", Note("nothing that is loaded says that {} carries out {}", names), one, other)
    return _told(graph, "none", [head, *why_not(graph, one, other, as_of)])


def table(found: Explanation, says: Callable[[Note], str]) -> Result:
    """An explanation as rows, a line each; ``says`` puts a note into words."""
    rows = []
    for line in found.lines:
        proof = line.evidence
        rows.append((
            line.part, says(line.text), label(line.lower) if line.lower else "",
            label(line.upper) if line.upper else "", line.relation, line.scope,
            [found.speakers.get(said.document, "") for said in proof],
            [found.files.get(said.document, "") for said in proof],
            [said.page or None for said in proof], [said.quote for said in proof],
        ))  # fmt: skip
    return Result(COLUMNS, tuple(rows), tuple(line.evidence for line in found.lines))


def _resolved(graph: Graph, name: str, date: str, issuer: str) -> Node:
    """The document of a name; a date and an issuer count where several bear it."""
    several = len(candidates(graph, name)) > 1
    return resolve(graph, name, date if several else "", issuer if several else "")


def _why(graph: Graph, walk: Walk, lower: Node, upper: Node) -> list[Line]:
    """The chain to the root, and what else is said of the two ends themselves."""
    direct = walk.parents[lower.id] == upper.id and lower.id not in walk.dotted
    beside = [*between(graph, lower, upper, "also", whole=not direct), *between(graph, upper, lower, "also")]
    return [*chain(walk, lower.id), *beside]


def _told(graph: Graph, answer: str, lines: Sequence[Line]) -> Explanation:
    spoken = {said.document for line in lines for said in line.evidence}
    kept = graph.store.sources().values() if spoken else ()
    files = {one.document: one.uri for one in kept if one.document in spoken and not one.silent}
    speakers = {id: label(node) for id, node in graph.store.nodes(sorted(spoken)).items()}
    return Explanation(answer, tuple(lines), files, speakers)

"""A graph and what an auditor asks of it in, what all rules look at, read once and in batches, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ...graph import Graph
from ...graph.model import Evidence, Note, Statement
from ...graph.shown import Node
from ..corpus import corpus, dates, judged_on
from ..walk import Walk

_PAGE = 1000


class Draft(NamedTuple):
    """A finding before its sentences are read; what is empty is taken from the rule or the first document.

    ``keys`` tells findings of one rule on the same documents apart: the id of a unit, a value.
    """

    status: str
    documents: tuple[Node, ...]
    text: Note
    evidence: tuple[Evidence, ...]
    severity: str = ""
    unit: str = ""
    level: str = ""
    province: str = ""
    keys: tuple[str, ...] = ()
    refuted: Note | None = None


class Ground:
    """What the rules look at: the loaded documents of one cascade, or of the whole store.

    ``walk`` is the cascade, None for the whole store; ``until`` the date asked for; ``judge`` the day on
    which deadlines are judged. What several rules need is read once, when the first asks; nothing is read
    document by document.
    """

    def __init__(self, graph: Graph, walk: Walk | None, until: str) -> None:
        self.graph, self.store, self.walk, self.until = graph, graph.store, walk, until
        self.judge = judged_on(until, dates(graph, until))
        self.unjudged: list[Note] = []

    @cached_property
    def documents(self) -> dict[str, Node]:
        """The loaded documents in id order, those later than the date asked for left out."""
        if self.walk is not None:
            return {id: node for id in sorted(self.walk.parents) if (node := self.walk.nodes[id]).loaded}
        found: dict[str, Node] = {}
        for page in pages(list(corpus(self.graph, self.until))):
            found |= self.store.nodes(page)
        return found

    def out(self, predicates: Sequence[str], ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """What the documents (or the nodes ``ids``) say by some predicates, without the words."""
        for page in pages(list(self.documents if ids is None else ids)):
            yield from self.store.out(page, predicates)

    @cached_property
    def findings(self) -> list[Statement]:
        """The oddities that the reader of each document noted."""
        return [one for one in self.out(["finding"]) if one.evidence.document == one.subject]

    def oddities(self, *codes: str) -> Iterator[Statement]:
        """Those of some kinds."""
        return (one for one in self.findings if one.object in codes)

    def give_up(self, phrase: str, *values: str | int) -> None:
        """Tells that the rule at work cannot be judged, and why."""
        self.unjudged.append(Note(phrase, values))


def pages(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids, a thousand at a time."""
    for start in range(0, len(ids), _PAGE):
        yield ids[start : start + _PAGE]

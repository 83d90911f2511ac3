"""Statements and nodes in, the sentences that prove them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..graph import Graph
from ..graph.model import Evidence
from ..graph.shown import Node
from .sentence import sentence

_NAMING = ("symbol", "title", "name")


def whole_sentence(graph: Graph, evidence: Evidence) -> Evidence:
    """Evidence whose quote is the whole sentence around it."""
    text = graph.store.text(evidence.document)
    if text[evidence.start : evidence.end] != evidence.quote:
        return evidence
    return replace(evidence, quote=sentence(text, evidence.start, evidence.end))


def namings(graph: Graph, nodes: Sequence[Node]) -> tuple[tuple[Evidence, ...], ...]:
    """For each node the sentence that names it: its own, else the first that does."""
    found: dict[str, Evidence] = {}
    said = graph.store.out([node.id for node in nodes], _NAMING, quotes=True)
    for one in sorted(
        said, key=lambda one: (one.evidence.document != one.subject, _NAMING.index(one.predicate))
    ):
        found.setdefault(one.subject, one.evidence)
    return tuple((whole_sentence(graph, found[node.id]),) if node.id in found else () for node in nodes)

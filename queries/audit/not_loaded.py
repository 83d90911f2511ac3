"""Documents in, what they cite and the corpus does not hold out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Evidence, Note
from .ground import Ground, Link
from .model import Draft, Rule

_ORDER = ("implements", "based_on", "guides", "amends", "replaces", "repeals", "cites")


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    first: dict[str, Link] = {}
    citing: dict[str, set[str]] = {}
    for link in ground.links:
        if link.upper not in ground.unloaded:
            continue
        citing.setdefault(link.upper, set()).add(link.lower)
        if link.upper not in first or _rank(link) < _rank(first[link.upper]):
            first[link.upper] = link
    said: dict[tuple[str, str], Evidence] = {}
    for relation in _ORDER:
        pairs = [(link.lower, link.upper) for link in first.values() if link.relation == relation]
        said |= ground.saying(pairs, [relation])
    for id, link in first.items():
        proof = said.get((link.lower, id))
        if proof is None:
            continue
        node, count = ground.cited[id], len(citing[id])
        name = node.symbol or node.title or node.id
        text = Note("{} is named by {} loaded documents and is not loaded itself", (name, count))
        yield Draft("attested", (node, ground.documents[link.lower]), text, (proof,))


def _rank(link: Link) -> tuple[int, bool, str]:
    return _ORDER.index(link.relation), not link.strong, link.lower


RULE = Rule(
    "not-loaded", "Cited, but not in the corpus", "Được dẫn nhưng chưa có trong kho", "notice",
    "a loaded document names another one that is not loaded, so that what it says cannot be checked",
    "the document, loaded", find,
)  # fmt: skip

"""Documents in, what they cite and the corpus does not hold out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..seats import canonical, seat
from .ground import Ground, Link
from .model import Draft, Rule
from .near import is_known, misread_number, number_of
from .strays import may_have

#: A number with a letter within: "6q-KH/HU".
_MIXED = re.compile(r"\d+[^\W\d_]")
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
        if count == 1 and _may_be_misread(ground, node, link.lower):
            continue
        name = node.symbol or node.title or node.id
        text = Note("{} is named by {} loaded documents and is not loaded itself", (name, count))
        yield Draft("attested", (node, ground.documents[link.lower]), text, (proof,))


def _may_be_misread(ground: Ground, node: Node, speaker: str) -> bool:
    """Whether a text full of slips names a document of a body that there is none of, or of none at all, or
    one of a body whose own document may have been misread.
    """
    if not ground.noisy(speaker):
        return False
    if not node.issuer or not is_known(node) or _MIXED.match(node.symbol):
        return True
    body = canonical(node.issuer, node.issued)
    said = number_of(node.symbol)
    few = len(seat(body).places) > 1  # a district or a commune issues few
    return (few and may_have(ground, body, (node.type,))) or any(
        misread_number(said, number_of(other.symbol))
        for other in ground.plans({body}, node.type).get(body, ())
    )


def _rank(link: Link) -> tuple[int, bool, str]:
    return _ORDER.index(link.relation), not link.strong, link.lower


RULE = Rule(
    "not-loaded", "Cited, but not in the corpus", "Được dẫn nhưng chưa có trong kho", "notice",
    "a loaded document names another one that is not loaded, so that what it says cannot be checked",
    "the document, loaded", find,
)  # fmt: skip

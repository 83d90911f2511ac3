"""Documents in, those that bear one number of one issuer, type and year out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...graph.ids import fold
from ...graph.model import Note
from ...graph.shown import Node, title_key
from ..seats import canonical
from ..show import label
from .ground import Ground
from .model import Draft, Rule

#: Committees of the party number anew after a congress: below the centre in these years, there a year on.
_CONGRESS = 5


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    same: dict[tuple[str, ...], list[Node]] = {}
    for node in ground.documents.values():
        if node.symbol and node.issuer and node.issued:
            home = canonical(node.issuer, node.issued)
            same.setdefault((home, node.type, fold(node.symbol), node.issued[:4]), []).append(node)
    pairs = [
        (one, other) for nodes in same.values() for one, other in pairwise(nodes)
        if not (one.issued == other.issued and title_key(one.title) == title_key(other.title))
    ]  # fmt: skip
    places = ground.own({node.id for pair in pairs for node in pair}, "symbol")
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda node: (node.issued, node.id))
        proof = tuple(places[node.id] for node in (second, first) if node.id in places)
        text = Note("{} of the same year bears this number too, dated {}", (label(first), first.issued))
        yield Draft("loaded", (second, first), text, proof, "notice" if _anew(second) else "error")


def _anew(node: Node) -> bool:
    """Whether a party committee may have begun to count anew in that year."""
    year = int(node.issued[:4])
    party = "-" in node.symbol.partition("/")[0]
    return party and (year if node.level != "central" else year - 1) % _CONGRESS == 0


RULE = Rule(
    "number-twice", "One number twice", "Trùng số văn bản", "error",
    "two documents of one issuer, type and year bear one number",
    "both are copies of one document, or a new term began between them", find,
)  # fmt: skip

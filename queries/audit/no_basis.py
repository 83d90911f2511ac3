"""Plans in, those that rest on nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from .ground import BASES, PLANS, Ground
from .model import Draft, Rule


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    resting = {link.lower for link in ground.links if link.strong or link.relation in BASES}
    bare = [
        node for node in ground.documents.values()
        if node.type in PLANS and node.level != "central" and node.id not in resting
    ]  # fmt: skip
    places = ground.own([node.id for node in bare], "title", "type", "symbol")
    for node in bare:
        if node.id in places:
            text = Note("neither its title nor its opening nor its bases name a document that it rests on")
            yield Draft("loaded", (node,), text, (places[node.id],))


RULE = Rule(
    "no-basis", "No basis", "Không có căn cứ", "warning",
    "a plan of a local body names no document that it carries out or is based on",
    "a sentence of its opening that names one, in whatever words", find,
)  # fmt: skip

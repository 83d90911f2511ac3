"""Documents in, the bodies that they tell to act and whose unit no gazetteer has out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from .ground import Ground
from .model import Draft, Rule
from .unit_ended import named
from .units import UNKNOWN, standing


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    found = {
        (id, one.unit): (node, one)
        for id, bodies in ground.told.items()
        for node in (ground.documents[id],)
        for one in bodies
        if not one.group and standing(one.unit, one.name, node.issued).state == UNKNOWN
    }  # fmt: skip
    said = named(ground, list(found))
    for pair, (node, one) in found.items():
        if pair in said:
            text = Note(
                "it tells {} to act; no unit of that name is known, then or at another time", (one.name,)
            )
            yield Draft("loaded", (node,), text, (said[pair],), keys=(one.unit,))


RULE = Rule(
    "unit-unknown", "Unknown unit", "Đơn vị hành chính không có", "warning",
    "a document tells a body to act, and no administrative unit of that name was ever in its province",
    "an act that names the unit", find,
)  # fmt: skip

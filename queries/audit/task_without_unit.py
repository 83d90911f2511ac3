"""The numbered parts that tell units what to do in, those among them that name no unit out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Evidence, Note
from .ground import PLANS, Ground
from .model import Draft, Rule


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for id, orders in ground.orders.items():
        for part in orders.bare if ground.documents[id].type in PLANS else ():
            said = Note("part {} tells no unit to do it", (part.number,))
            evidence = Evidence(id, part.start, part.lines[0].end, "")
            yield Draft("loaded", (ground.documents[id],), said, (evidence,), keys=(str(part.number),))


RULE = Rule(
    "task-without-unit", "Task without a unit", "Nhiệm vụ không giao cho ai", "notice",
    "among the numbered parts of a section of a plan that tell units what to do, one names none",
    "a word of the part, or of its heading, that names who is to do it", find,
)  # fmt: skip

"""Documents in, those that bear no number out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from .ground import Ground
from .heads import has_number
from .model import Draft, Rule


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("number-missing"):
        node = ground.documents[said.subject]
        if not node.symbol and not has_number(ground.store.text(node.id)):
            yield Draft("loaded", (node,), Note("the document has no number"), (said.evidence,))


RULE = Rule(
    "number-missing", "Number missing", "Thiếu số, ký hiệu", "warning",
    "a loaded document bears no number, nor does another copy of it",
    "another copy of the document bears a number", find,
)  # fmt: skip

"""Documents in, those without the day of their issue out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.dates import is_day
from ...graph.model import Note
from .ground import Ground
from .heads import has_day
from .model import Draft, Rule


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("date-missing", "date-incomplete"):
        node = ground.documents[said.subject]
        if is_day(node.issued) or has_day(ground.store.text(node.id)):
            continue
        text = Note("the date of the document is blank but for {}", (node.issued,)) if node.issued else None
        yield Draft("loaded", (node,), text or Note("the document has no date"), (said.evidence,))


RULE = Rule(
    "date-missing", "Date missing", "Thiếu ngày ban hành", "warning",
    "a loaded document does not tell the day of its issue, nor does another copy of it",
    "another copy of the document bears a day", find,
)  # fmt: skip

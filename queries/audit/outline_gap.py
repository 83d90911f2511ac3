"""Documents in, those whose main sections do not follow each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Note
from .ground import Ground
from .model import Draft, Rule

#: The message of the reader.
_SECTION = re.compile(r"section (.+) stands where (.+) is due", re.DOTALL)


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("outline-gap"):
        found = _SECTION.fullmatch(said.attributes.get("message", ""))
        text = (
            Note("section {} stands where {} is due", found.groups())
            if found
            else Note("a section is missing")
        )
        yield Draft("loaded", (ground.documents[said.subject],), text, (said.evidence,))


RULE = Rule(
    "outline-gap", "Gap in the outline", "Bố cục ngắt quãng", "notice",
    "the number of a main section does not follow the one before",
    "the section that seems to be missing stands in the original", find,
)  # fmt: skip

"""Documents in, those whose main sections do not follow each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Note, Statement
from .ground import Ground
from .model import Draft, Rule

#: The message of the reader.
_SECTION = re.compile(r"section (.+) stands where (.+) is due", re.DOTALL)


#: A line that begins as a first section does, or nearly so.
_FIRST = re.compile(r"^\W*[IlL1|][.,)]?\s", re.MULTILINE)


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("outline-gap"):
        found = _SECTION.fullmatch(said.attributes.get("message", ""))
        if found and _misread(ground, said, found[2]):
            continue
        text = (
            Note("section {} stands where {} is due", found.groups())
            if found
            else Note("a section is missing")
        )
        yield Draft("loaded", (ground.documents[said.subject],), text, (said.evidence,))


def _misread(ground: Ground, said: Statement, due: str) -> bool:
    """Whether a text full of slips has the first section, read as another sign, or a "1." read as "I."."""
    if due not in ("1", "2") or not ground.noisy(said.subject):
        return False
    before = ground.store.text(said.subject)[: said.evidence.start]
    return len(_FIRST.findall(before)) >= int(due)


RULE = Rule(
    "outline-gap", "Gap in the outline", "Bố cục ngắt quãng", "notice",
    "the number of a main section does not follow the one before",
    "the section that seems to be missing stands in the original", find,
)  # fmt: skip

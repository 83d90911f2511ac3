"""The oddities that the reader of each document kept in, findings on its number, date and outline out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Note
from .ground import Draft, Ground
from .model import Rule

_SECTION = re.compile(r"section (.+) stands where (.+) is due", re.DOTALL)


def _no_number(ground: Ground) -> Iterator[Draft]:
    for said in ground.oddities("number-missing"):
        node = ground.documents[said.subject]
        if not node.symbol:
            yield Draft("loaded", (node,), Note("the document has no number"), (said.evidence,))


def _no_date(ground: Ground) -> Iterator[Draft]:
    for said in ground.oddities("date-missing", "date-incomplete"):
        node = ground.documents[said.subject]
        if len(node.issued) < len("2023-12-31"):
            phrase = (
                "the date of the document is blank but for {}" if node.issued else "the document has no date"
            )
            yield Draft(
                "loaded", (node,), Note(phrase, tuple(filter(None, (node.issued,)))), (said.evidence,)
            )


def _gap(ground: Ground) -> Iterator[Draft]:
    for said in ground.oddities("outline-gap"):
        found = _SECTION.fullmatch(said.attributes.get("message", ""))
        text = (
            Note("section {} stands where {} is due", found.groups())
            if found
            else Note("a section is missing")
        )
        yield Draft("loaded", (ground.documents[said.subject],), text, (said.evidence,))


NUMBER_MISSING = Rule(
    "number-missing", "Number missing", "Thiếu số, ký hiệu", "warning",
    "a loaded document that bears no number, nor do its other copies",
    "another copy of the document bears a number", _no_number,
)  # fmt: skip
DATE_MISSING = Rule(
    "date-missing", "Date missing", "Thiếu ngày ban hành", "warning",
    "a loaded document without the day of its issue", "another copy of the document bears a day", _no_date,
)  # fmt: skip
OUTLINE_GAP = Rule(
    "outline-gap", "Gap in the outline", "Bố cục ngắt quãng", "notice",
    "a main section whose number does not follow the one before",
    "the section that seems to be missing stands in the original", _gap,
)  # fmt: skip

"""The values that every layer shares: evidence, statements, sources as kept, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

EMPTY: Mapping[str, str] = MappingProxyType({})

#: Predicates whose object is a document.
DOCUMENT_RELATIONS = (
    "implements", "based_on", "cites", "guides", "amends", "replaces", "repeals",
)  # fmt: skip

#: Predicates whose object is another node of any class.
RELATIONS = (
    *DOCUMENT_RELATIONS,
    "same_as", "issued_by", "signed_by", "addressed_to", "assigns", "requests", "part_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a loaded document says it: code points ``start:end`` of its text as loaded.

    Follows the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation model.
    ``document`` is the id of the document that speaks; ``scope`` is title, opening, basis, body
    or appendix; ``cue`` the words that gave the relation away; ``rule`` the name of the rule.
    """

    document: str
    start: int
    end: int
    quote: str
    scope: str = ""
    cue: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: ``subject predicate object``, with attributes and the sentence that proves it.

    Attributes of a node (title, date, level) are statements too, with a literal as the object;
    ``predicate in RELATIONS`` tells the two kinds apart.
    """

    subject: str
    predicate: str
    object: str
    evidence: Evidence
    attributes: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """What a store is given of one file: the document's id, its text and all its statements."""

    id: str
    uri: str
    sha256: str
    media_type: str
    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on an answer as a whole: an English phrase with places ``{}``, and what fills them."""

    phrase: str
    values: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: named columns, rows of plain values, the evidence of each row, notes on the whole."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    evidence: tuple[tuple[Evidence, ...], ...] = ()
    notes: tuple[Note, ...] = ()

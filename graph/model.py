"""The values that every layer shares: evidence, statements, sources as kept, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

EMPTY: Mapping[str, str] = MappingProxyType({})

#: Left, top, right and bottom of a place on a page, as shares of its width and height, from the top left.
Box = tuple[float, float, float, float]

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
    or appendix; ``cue`` the words that gave the relation away; ``rule`` the name of the rule. ``page``
    counts from 1 and is 0 where the format has no pages; ``box`` is where on the page the quote begins.
    """

    document: str
    start: int
    end: int
    quote: str
    scope: str = ""
    cue: str = ""
    rule: str = ""
    page: int = 0
    box: Box | None = None


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
class Region:
    """Where on paper a stretch of text stands: code points ``start:end`` on ``page`` (from 1), in ``box``."""

    start: int
    end: int
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: which (``uri``), why (``reason``), and what to do (``remedy``)."""

    uri: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.uri}: {self.reason}; {self.remedy}" if self.remedy else f"{self.uri}: {self.reason}"


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """What a store is given of one file: the document's id, its text and all its statements.

    ``layout`` says where on paper the text stands, in order of place; ``remarks`` how the file was read
    ("converted from TCVN3"); ``reader`` is the version of the program that read it.
    """

    id: str
    uri: str
    sha256: str
    media_type: str
    text: str
    statements: tuple[Statement, ...]
    layout: tuple[Region, ...] = ()
    remarks: tuple[str, ...] = ()
    reader: str = ""


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

"""The values of the genre's words: a type of document, an issuing body, a province."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and what it must (or, as a counter-example, must not) be read as."""

    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document (tên loại), an entry of ``vn/document_types.toml``; ``class_`` names its class."""

    code: str
    name: str
    english: str
    class_: str
    family: str
    normative: bool
    rank: int
    clause: str
    also: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counter: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """An issuing body without its place, an entry of ``vn/agencies.toml``, which explains the fields."""

    suffix: str
    name: str
    branch: str
    level: str
    form: str
    alone: bool = False
    numbered: bool = False
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    examples: tuple[Example, ...] = ()
    counter: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of territory under one name, kind and parent, for one period."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    other_names: tuple[str, ...]
    source: str

    @property
    def full_name(self) -> str:
        """The name with its kind: ``tỉnh Hưng Yên``, ``phường 1``."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Province(Place):
    """A province or centrally-run city, a row of ``vn/provinces.tsv``."""


def valid_on(word: Agency | Province, day: str) -> bool:
    """Whether a body or place bore its name on a day, month or year (XSD lexical form).

    True where the dates are too coarse to say no; an empty day is always True.

    >>> from thac.ontology import agency
    >>> [valid_on(a, "2023-06-15") for a in agency("BTTTT")]
    [True]
    >>> [valid_on(a, "2025-06-15") for a in agency("BTTTT")]
    [False]
    """

    def precedes(left: str, right: str) -> bool:
        size = min(len(left), len(right))
        return not size or left[:size] <= right[:size]

    return precedes(word.valid_from, day) and precedes(day, word.valid_to)

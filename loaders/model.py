"""The values of reading: a source's bytes, its text with layout, and what a careful reader finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..graph.model import Region

#: How the remark begins that tells that a text was read by OCR.
BY_OCR = "read by OCR"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file or address (FRBR item, ``prov:Entity``).

    ``uri`` of what lies in a container is the container's, ``!/`` and its name there ("plans.zip!/a.docx").
    ``address`` is where it was published; ``given`` what its publisher says of it, by field (symbol, type,
    issuer, issued, title, signer); ``remarks`` how it was found, for people.
    """

    uri: str
    media_type: str
    content: bytes
    sha256: str
    address: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Text in NFC, and for each code point its place in the text as loaded (empty: the same place).

    ``original`` is the text as loaded; evidence points into it. ``layout`` says where on paper stretches of
    ``original`` stand, in order; ``remarks`` how the file was read, for people ("converted from TCVN3").
    The first ``above`` code points of ``text`` are none of its own: they are what its publisher says of it.
    """

    uri: str
    text: str
    original: str
    starts: Sequence[int] = ()
    layout: tuple[Region, ...] = ()
    remarks: tuple[str, ...] = ()
    above: int = 0

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of ``text[start:end]`` in ``original``."""
        if not self.starts:
            return start, end
        return self.starts[start], self.starts[end]


@dataclass(frozen=True, slots=True)
class Span:
    """Code points ``start:end`` of the normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: hard-wrapped lines and page-break splits joined, marks and footnotes aside.

    ``role`` is heading, item, text or footnote; ``depth`` orders markers (0: none, 1: Phần ... );
    ``marker`` is as written ("II.", "1.2", "a)", "-"); ``body`` is where the words begin.
    """

    start: int
    end: int
    body: int
    role: str
    marker: str
    depth: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed (người ký), in which post, on whose behalf (TM., KT., TL.); no other person is kept."""

    name: str
    title: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a document is named.

    ``kind`` is symbol, short (type word and number), anaphor or title; ``symbol`` is canonical;
    ``issuer`` the full name of the body as far as the document lets one know it.
    """

    start: int
    end: int
    kind: str
    symbol: str | None
    type: str | None
    issued: str | None = None
    issuer: str | None = None
    issuer_as_written: str | None = None
    title: str | None = None
    relation: str = "cites"
    scope: str = "body"
    cue: str = ""
    context: Span = Span(0, 0)
    within: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the text says of two documents, neither of them itself."""

    subject: str
    relation: str
    object: str
    start: int
    end: int
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task given to a unit."""

    unit: str
    organisation: str | None
    group: bool
    role: str
    task: str
    start: int
    end: int
    partners: tuple[str, ...] = ()
    due: str | None = None
    scope: str = "organisation"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day or month by which something is to be reported or completed."""

    due: str
    every: str | None
    kind: str
    start: int
    end: int
    unit: str | None = None
    to: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An oddity of the document that an auditor can list."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a careful reader finds in one text; spans point into ``text.text``.

    ``ending`` is what is printed of the symbol where its number is blank: "/KH-UBND". ``district`` is the
    kind and the name of the district that the issuer stands in, as far as the text lets one know.
    """

    text: Text
    symbol: str | None = None
    ending: str = ""
    type: str | None = None
    issuer: str | None = None
    level: str | None = None
    province: str | None = None
    place: str | None = None
    issued: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    outline: tuple[tuple[str, str], ...] = ()
    appendices: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    private: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    findings: tuple[Finding, ...] = ()
    district: tuple[str, str] = ("", "")

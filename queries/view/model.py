"""The values of a picture: places, bodies, documents, the links and tasks between them, the sentences.

Rows refer to each other by number: ``-1`` is none. Rows of one kind are tuples with names, since a national
cascade has tens of thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...graph.model import Note

#: How many documents are drawn at once at most; beyond, a picture offers its branches alone.
MOST = 20_000
TOO_MANY = "{} documents are too many for {}; say --province NAME or --unit NAME to draw one branch"

#: One reason for which a body is to act: the row of the document, duty, ladder or request, the roles.
Reason = tuple[int, str, str]


class Branch(NamedTuple):
    """A place and how many bodies in it and below it are in each state.

    ``kind`` is centre, province, district, commune or other (the place is not known); ``last`` the row of
    the last branch below it. Who is overdue is counted in its state too.
    """

    parent: int
    depth: int
    last: int
    name: str
    kind: str
    level: str
    province: int
    loaded: int
    attested: int
    assigned: int
    expected: int
    missing: int
    not_expected: int
    overdue: int


class Body(NamedTuple):
    """A body that was to act or did, and what is known of it, in the words of ``gaps``.

    ``rail`` is party, state or front, empty off the ladder; ``open`` is set for a group whose members cannot
    be listed; ``note`` is a row of the remarks; ``now`` are the units on its territory, with whether a part.
    """

    branch: int
    name: str
    id: str
    level: str
    rail: str
    status: str
    link: str
    overdue: int
    due: str
    documents: tuple[int, ...]
    because: tuple[Reason, ...]
    note: int
    group: int
    open: int
    ended: str
    now: tuple[tuple[str, int], ...]


class Paper(NamedTuple):
    """A document, its place in the tree and on the rings.

    ``relation`` is root, implements, unproven, or beside for what is not in the tree; ``days`` are those
    after its parent; ``findings`` are rows of the remarks.
    """

    id: str
    symbol: str
    type: str
    title: str
    issuer: str
    body: int
    branch: int
    level: str
    province: int
    issued: str
    days: int | None
    parent: int
    depth: int
    last: int
    relation: str
    scope: str
    proven: int
    status: str
    attested_by: int
    signer: str
    source: int
    ring: int
    findings: tuple[int, ...]


class Group(NamedTuple):
    """Several bodies that a document names as one, and the place in which they stand."""

    name: str
    branch: int


class Link(NamedTuple):
    """A link between two documents and the sentences that state it.

    ``kind`` is implements or unproven (of the tree), also, in_task, based_on or cites.
    """

    child: int
    parent: int
    kind: str
    scope: str
    evidence: tuple[int, ...]


def drawn(documents: Sequence[Paper], link: Link) -> bool:
    """Whether a link is one of the tree, or ties to it what stands beside; the others would hide the tree."""
    child, parent = documents[link.child], documents[link.parent]
    if link.kind in ("implements", "unproven"):
        return child.parent == link.parent
    return link.kind in ("also", "in_task") and "beside" in (child.relation, parent.relation)


class Task(NamedTuple):
    """What a document gives a unit to do or asks of it; ``members`` is the size of a group.

    ``text`` is empty where it is the quote of its evidence; ``due`` is as the document states it.
    """

    document: int
    unit: str
    body: int
    group: int
    members: int
    kind: str
    role: str
    text: str
    due: str
    evidence: int


class Term(NamedTuple):
    """A deadline that a document sets for all its units, or for the one that it names."""

    document: int
    due: str
    every: str
    kind: str
    unit: str
    to: str
    evidence: int


class Proof(NamedTuple):
    """A sentence, who says it and where; the cue stands at ``cue_start:cue_end`` of the quote."""

    document: int
    file: int
    page: int
    quote: str
    cue_start: int
    cue_end: int
    scope: str
    rule: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A cascade as it is drawn: all rows, and the notes that belong under it.

    ``points`` are the places of the documents on the rings, ``rings`` the radius of each ring; both are
    empty where the documents are too many. ``narrowed`` is what was asked for.
    """

    root: int
    as_of: str
    judged: str
    narrowed: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    remarks: tuple[str, ...]
    groups: tuple[Group, ...]
    files: tuple[str, ...]
    provinces: tuple[str, ...]
    branches: tuple[Branch, ...]
    bodies: tuple[Body, ...]
    documents: tuple[Paper, ...]
    links: tuple[Link, ...] = ()
    tasks: tuple[Task, ...] = ()
    terms: tuple[Term, ...] = ()
    proofs: tuple[Proof, ...] = ()
    rings: tuple[int, ...] = ()
    points: tuple[tuple[int, int], ...] = ()

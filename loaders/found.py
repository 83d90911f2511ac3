"""A document named in a text, as it is gathered: where, what, when, whose, and what it is to the document."""

from __future__ import annotations

from dataclasses import dataclass

from .body import Body
from .symbols import Symbol


@dataclass(slots=True)
class Found:
    """A named document before and after its relation is known; places point into the normalised text.

    ``start:end`` is the mention, ``head`` is where its type word begins, ``tail`` where its date and issuer
    end; ``text`` is its canonical symbol or its words. ``body`` is the issuer as written, ``shared`` with a
    neighbour of a list or not, ``issuer`` the resolved name. ``within`` is the document in whose title it
    stands, ``title`` and ``sentence`` are places, ``block`` numbers the paragraph; ``rule`` says how the
    relation was reached.
    """

    start: int
    end: int
    kind: str
    symbol: Symbol | None
    type: str | None
    head: int
    tail: int
    issued: str | None = None
    body: Body | None = None
    block: int = -1
    relation: str = "cites"
    scope: str = "body"
    cue: str = ""
    within: Found | None = None
    title: tuple[int, int] | None = None
    sentence: tuple[int, int] = (0, 0)
    issuer: str | None = None
    text: str = ""
    rule: str = ""
    shared: bool = False

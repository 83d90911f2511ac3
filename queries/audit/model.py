"""The values of an audit: what a rule asks, what it found, and the report of all rules."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ...graph.ids import fold
from ...graph.judgements import Judgement
from ...graph.model import Evidence, Note, Result
from ...graph.shown import Node

if TYPE_CHECKING:
    from .ground import Ground

#: From the gravest; an auditor can be asked to fail on one of them (and all graver ones).
SEVERITIES = ("error", "warning", "notice")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, with all that a person needs to check it.

    ``documents`` are ids, first that of the document it is about, ``labels`` their symbols as shown.
    ``status`` is what is known of the document (loaded, attested) or of the unit's document (assigned,
    expected). ``text`` says what was found and ``refuted`` what would show that it is wrong, as phrases that
    can be translated. ``fingerprint`` stays the same while the finding and its sentences do.
    """

    rule: str
    severity: str
    status: str
    documents: tuple[str, ...]
    labels: tuple[str, ...]
    unit: str
    level: str
    province: str
    text: Note
    refuted: Note
    evidence: tuple[Evidence, ...]
    fingerprint: str


class Draft(NamedTuple):
    """A finding before its sentences are read; what is empty is taken from the rule or the first document.

    ``keys`` tells findings of one rule on the same documents apart: the id of a unit, a value; ``whole`` is
    set where they tell it alone, whatever other documents stand beside.
    """

    status: str
    documents: tuple[Node, ...]
    text: Note
    evidence: tuple[Evidence, ...]
    severity: str = ""
    unit: str = ""
    level: str = ""
    province: str = ""
    keys: tuple[str, ...] = ()
    refuted: Note | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of the audit.

    ``severity`` is the gravest that its findings have; ``asks`` says when it speaks, ``refuted`` what shows
    that a finding is wrong. ``find`` yields them as drafts, in any order.
    """

    name: str
    title: str
    title_vi: str
    severity: str
    asks: str
    refuted: str
    find: Callable[[Ground], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Report:
    """All findings in order: by severity, rule, province and document.

    ``counts`` has the number of findings of every rule that was asked; ``unjudged`` the rules that could not
    be judged, each with the reason; ``files`` the uri of each document that a sentence comes from; ``notes``
    what must be said of the whole, the corpus first; ``judged`` what people decided, by fingerprint, of its
    findings and of those that they left out of it; ``scores`` the scoreboard of its directive.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    unjudged: tuple[tuple[str, Note], ...] = ()
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    judged: Mapping[str, Judgement] = field(default_factory=lambda: MappingProxyType({}))
    scores: Result | None = None


def fingerprint(rule: str, keys: Iterable[str], quotes: Iterable[str]) -> str:
    """Sixteen hexadecimal digits for a rule, the ids that it is about, and the words of its sentences.

    Accents, case, punctuation and order do not count: a file that is read again gives the same.

    >>> one = fingerprint("no-basis", ["urn:a"], ["Thực hiện Kế hoạch số 5"])
    >>> one == fingerprint("no-basis", ["urn:a"], ["thực hiện  kế hoạch số 5."]), len(one)
    (True, 16)
    """
    parts = [rule, *sorted(set(keys)), "", *sorted({fold(quote) for quote in quotes})]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]

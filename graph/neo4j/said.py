"""Rows of edges and of claims as a server holds them in, statements with evidence out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..layout import place
from ..model import EMPTY, Evidence, Region, Statement
from ..stores.rows import Saying


class Found(NamedTuple):
    """What is said, with the key of its source; an attribute that only repeats the quote is None."""

    subject: str
    predicate: str
    object: str
    source: int
    start: int
    end: int
    scope: str
    cue: str
    rule: str
    told: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source: its uri, its document; its text and layout where quotes are wanted."""

    uri: str
    document: str
    text: str = ""
    layout: tuple[Region, ...] = ()


def link(row: list[Any]) -> Found:
    """An edge: subject, object, type, source, start, end, scope, cue, rule, all properties or null."""
    subject, target, kind, source, start, end, scope, cue, rule, more = row
    told: dict[str, str | None] = {}
    if more:
        whole = more.get("whole", ())
        names = sorted(name[5:] for name in more if name.startswith("said_"))
        told = {name: None if name in whole else more[f"said_{name}"] for name in names}
    return Found(
        subject, kind.lower(), target, source, start, end, scope or "", cue or "", rule or "", told,
    )  # fmt: skip


def claims(subject: str, predicates: Iterable[str], packed: bytes) -> Iterator[Found]:
    """Claims of a node: their predicates, and for each of these a list, all packed together."""
    for predicate, rows in zip(predicates, json.loads(zlib.decompress(packed)), strict=True):
        for source, value, start, end, scope, cue, rule, told in rows:
            yield Found(
                subject, predicate, value or "", source, start, end, scope or "", cue or "", rule or "",
                told or {},
            )  # fmt: skip


def claims_told(
    found: Iterable[Found], attributes: Sequence[str], unless: tuple[str, str]
) -> list[list[Any]]:
    """Subject, place, value and the named attributes of claims."""
    return [
        [one.subject, one.start, one.object, *(one.told.get(name) or "" for name in attributes)]
        for one in found
        if not unless[0] or one.told.get(unless[0]) != unless[1]
    ]


def statement(one: Found, speaker: Speaker, quotes: bool) -> tuple[str, Statement]:
    """The uri of the source, and the statement; without ``quotes`` as SQLite gives it."""
    quote, page, box = "", 0, None
    if quotes:
        quote = speaker.text[one.start : one.end]
        if speaker.layout:
            page, box = place(speaker.layout, one.start, one.end)
    evidence = Evidence(speaker.document, one.start, one.end, quote, one.scope, one.cue, one.rule, page, box)
    told = {name: quote if value is None else value for name, value in one.told.items()}
    return speaker.uri, Statement(one.subject, one.predicate, one.object, evidence, told or EMPTY)


def saying(one: Found, speaker: Speaker) -> Saying:
    """What is said, with the text that it stands in."""
    page, _ = place(speaker.layout, one.start, one.end)
    return Saying(
        one.subject, one.predicate, one.object, speaker.document, one.start, one.end, one.scope, one.cue,
        one.rule, page, speaker.text, one.told,
    )  # fmt: skip

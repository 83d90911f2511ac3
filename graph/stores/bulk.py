"""A store in, all of it out, node by node and source by source: plain rows, for copies that must be quick."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from ..shown import PROPERTIES, Node
from .database import Database
from .schema import guard

_SHOWN = f"""SELECT s.node, n.name, {", ".join(f"coalesce(s.{name}, '')" for name in PROPERTIES)},
    coalesce(i.name, ''), coalesce(b.name, ''), coalesce(s.loaded, 0), coalesce(s.speakers, 0)
    FROM shown s JOIN nodes n ON n.id = s.node LEFT JOIN nodes i ON i.id = s.issuer
    LEFT JOIN shown b ON b.node = s.issuer ORDER BY s.node"""
_WORDS = """SELECT w.node, json_group_array(t.text) FROM words w INDEXED BY words_node
    JOIN tokens t ON t.id = w.token GROUP BY w.node ORDER BY w.node"""
_KEYS = ("CREATE TEMP TABLE IF NOT EXISTS keyed (id INTEGER PRIMARY KEY, key INTEGER)",
         "DELETE FROM temp.keyed")  # fmt: skip
#: Values are claimed by the hundred thousand, so SQLite writes their JSON.
_CLAIMS = """SELECT t.subject, p.text, count(*), json_group_array(json_array(d.key, t.value, t."start",
        t."end", scope.text, cue.text, rule.text, json(t.attributes)))
    FROM statements t JOIN temp.keyed d ON d.id = t.source JOIN strings p ON p.id = t.predicate
    LEFT JOIN strings scope ON scope.id = t.scope LEFT JOIN strings cue ON cue.id = t.cue
    LEFT JOIN strings rule ON rule.id = t.rule
    WHERE t.object IS NULL AND t.subject != 0 GROUP BY t.subject, t.predicate
    ORDER BY t.subject, t.predicate"""
_SOURCES = """SELECT s.id, s.uri, s.sha256, s.media_type, n.name, s.reader, s.remarks, s.silent, s.text,
    s.layout FROM sources s JOIN nodes n ON n.id = s.node ORDER BY s.id"""
_LINKS = """SELECT t.source, s.name, p.text, o.name, t."start", t."end", coalesce(scope.text, ''),
        coalesce(cue.text, ''), coalesce(rule.text, ''), t.attributes
    FROM statements t JOIN nodes s ON s.id = t.subject JOIN strings p ON p.id = t.predicate
    JOIN nodes o ON o.id = t.object LEFT JOIN strings scope ON scope.id = t.scope
    LEFT JOIN strings cue ON cue.id = t.cue LEFT JOIN strings rule ON rule.id = t.rule
    WHERE t.object IS NOT NULL AND t.subject != 0 ORDER BY t.source, t.id"""


class Described(NamedTuple):
    """A node, the words it is found by, and what is claimed of it: predicate, how often, the claims as JSON.

    A claim is [key of the source, value, start, end, scope, cue, rule, attributes or null].
    """

    node: Node
    words: list[str]
    claims: list[tuple[Any, ...]]


class Spoken(NamedTuple):
    """A source, its text and layout still packed, and its links as merged.

    A link is (subject, predicate, object, start, end, scope, cue, rule, attributes as JSON or None).
    """

    key: int
    uri: str
    sha256: str
    media_type: str
    document: str
    reader: str
    remarks: list[str]
    silent: bool
    packed: bytes
    layout: bytes
    links: list[tuple[Any, ...]]


def key(uri: str) -> int:
    """The number that stands for a source wherever it is named.

    >>> key("a.txt")
    7243897238620228842
    """
    return short(uri.encode("utf-8", "surrogatepass"))


def short(content: bytes) -> int:
    """A sum of 63 bits."""
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big") >> 1


def text_of(packed: bytes) -> str:
    """The text of a source."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def nodes(store: Database) -> Iterator[Described]:
    """Every node of which something is known, with all that is claimed of it."""
    keys = [(id, key(uri)) for id, uri in _rows(store, "SELECT id, uri FROM sources")]
    with guard(store.path):
        for command in _KEYS:
            store._db.execute(command)
        store._db.executemany("INSERT INTO temp.keyed VALUES (?, ?)", keys)
    words, claims = _beside(_rows(store, _WORDS)), _beside(_rows(store, _CLAIMS))
    for number, id, *shown, loaded, speakers in _rows(store, _SHOWN):
        yield Described(
            Node._make((id, *shown, bool(loaded), speakers)),
            sorted(token for _, tokens in words(number) for token in json.loads(tokens)),
            [row[1:] for row in claims(number)],
        )


def sources(store: Database) -> Iterator[Spoken]:
    """Every source with its links."""
    links = _beside(_rows(store, _LINKS))
    for id, uri, sha, kind, document, reader, remarks, silent, packed, layout in _rows(store, _SOURCES):
        said = [row[1:] for row in links(id)]
        yield Spoken(
            key(uri), uri, sha, kind, document, reader, json.loads(remarks or "[]"), bool(silent), packed,
            layout or b"", said,
        )  # fmt: skip


def _rows(store: Database, query: str) -> Iterator[tuple[Any, ...]]:
    store.refresh()
    with guard(store.path):
        yield from store._db.execute(query)


def _beside(rows: Iterator[tuple[Any, ...]]) -> Callable[[int], list[tuple[Any, ...]]]:
    """What rows in the order of their first column hold of a number; asked in the same order."""
    groups = groupby(rows, key=itemgetter(0))
    at = next(groups, None)

    def of(number: int) -> list[tuple[Any, ...]]:
        nonlocal at
        while at and at[0] < number:
            at = next(groups, None)
        return list(at[1]) if at and at[0] == number else []

    return of

"""A store in, what a server is to hold of it out: rows of plain values, each with its sum."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..layout import place, unpack
from ..merge import key_of
from ..shown import Node
from ..stores import bulk
from ..stores.bulk import Described, Spoken, short
from ..stores.sqlite import SQLiteStore

#: Classes of nodes that are labels on the server.
KINDS = ("Document", "Organization", "OrganizationGroup", "Person")
#: The properties of each label, in the order of the values of its rows; the first names one.
PROPERTIES = {
    "Node": (*Node._fields, "number", "words", "claimed", "counts", "claims", "sum"),
    "Source": ("key", "uri", "sha256", "media_type", "reader", "document", "silent", "remarks", "text",
               "layout", "sum"),
    "Alias": ("id", "target", "reason", "sum"),
    "Unread": ("uri", "reason", "remedy", "sum"),
}  # fmt: skip
#: Those of an edge, after the id of its end.
EDGE = ("key", "source", "document", "start", "end", "quote", "scope", "cue", "rule")
_PLAIN = re.compile(r"[a-z0-9]{1,60}\Z")


class Row(NamedTuple):
    """A node to be: its name, the sum of what it holds, its class, its values, their size in characters."""

    name: Any
    sum: int
    kind: str
    values: list[Any]
    size: int = 0


class Link(NamedTuple):
    """An edge to be: its key, which changes with what it holds, both ends, its values and what is rare."""

    key: int
    subject: str
    predicate: str
    object: str
    values: list[Any]
    rare: dict[str, Any]


@lru_cache(100_000)
def word(token: str) -> str:
    """A token as the index on the server holds it: letters and digits alone, so that none is a command.

    >>> word("kim"), word("=57 kl tw")
    ('kim', 'x50e7a176b742a3d6')
    """
    if _PLAIN.match(token):
        return token
    return f"x{short(token.encode('utf-8', 'surrogatepass')):016x}"


def node(one: Described) -> Row:
    """A node as it is shown, with the words it is found by and what is claimed of it."""
    shown = [value if value != "" else None for value in one.node]
    words = " ".join(map(word, one.words)) or None
    claims: list[Any] = [None] * 3
    content = b""
    if one.claims:
        names, counts, texts = zip(*one.claims, strict=True)
        content = f"[{','.join(texts)}]".encode("utf-8", "surrogatepass")
        claims = [list(names), list(counts), zlib.compress(content, 1)]
    number = key_of(one.node.id)
    total = short(repr((shown, words, claims[:2])).encode("utf-8", "surrogatepass") + content)
    kind = one.node.kind if one.node.kind in KINDS else ""
    values = [*shown, short(number.encode()) if number else None, words, *claims, total]
    return Row(one.node.id, total, kind, values, len(content))


def source(one: Spoken) -> Row:
    """A source with its text, packed as in the file, and where on paper it stands."""
    total = short(repr(one[:8]).encode("utf-8", "surrogatepass") + one.packed + one.layout)
    values = [
        one.key, one.uri, one.sha256, one.media_type, one.reader or None, one.document, one.silent or None,
        one.remarks or None, one.packed, one.layout or None, total,
    ]  # fmt: skip
    return Row(one.key, total, "", values, len(one.packed))


def links(one: Spoken, total: int, there: dict[str, set[int]]) -> Iterator[Link]:
    """The edges of a source, which has this sum, that are not ``there``; those that are leave it."""
    seen: dict[tuple[Any, ...], int] = {}
    base = total.to_bytes(8, "big")
    text, layout = "", None
    for row in one.links:
        seen[row] = seen.get(row, 0) + 1  # said twice over in the very same words and place
        number = short(base + repr((row, seen[row])).encode("utf-8", "surrogatepass"))
        subject, predicate, target, start, end, scope, cue, rule, told = row
        if number in there[predicate]:
            there[predicate].discard(number)
            continue
        # What stands for a letter in no language cannot be sent.
        text = text or bulk.text_of(one.packed).encode("utf-8", "replace").decode()
        if layout is None:
            layout = unpack(one.layout) if one.layout else ()
        quote = text[start:end]
        speaker = None if one.document == subject else one.document
        values = [
            number, one.key, speaker, start, end, quote or None, scope or None, cue or None, rule or None,
        ]  # fmt: skip
        rare = _rare(told, quote) if told else {}
        page, box = place(layout, start, end)
        if page:
            rare["page"] = page
        if box:
            rare["box"] = list(box)
        yield Link(number, subject, predicate, target, values, rare)


def _rare(told: str, quote: str) -> dict[str, Any]:
    """Attributes, which ``told`` announces; ``whole`` names those that only repeat the quote."""
    said = json.loads(told)
    rare: dict[str, Any] = {f"said_{name}": quote if value is None else value for name, value in said.items()}
    whole = sorted(name for name, value in said.items() if value is None)
    return rare | {"told": True} | ({"whole": whole} if whole else {})


def aliases(store: SQLiteStore) -> Iterator[Row]:
    """Every id that was joined to another."""
    for told in store.aliases():
        number = short(repr(told).encode("utf-8", "surrogatepass"))
        yield Row(told[0], number, "", [*told, number])


def failures(store: SQLiteStore) -> Iterator[Row]:
    """Every file that could not be read."""
    for one in store.failures():
        told = (one.uri, one.reason, one.remedy)
        number = short(repr(told).encode("utf-8", "surrogatepass"))
        yield Row(one.uri, number, "", [*told, number])

"""A store in, what a server is to hold of it out: rows of plain values, each with its key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from ..export.describe import every_node
from ..merge import key_of
from ..model import RELATIONS, Statement
from ..shown import Node
from ..stores.protocol import Store

#: Classes of nodes that are labels on the server.
KINDS = ("Document", "Organization", "OrganizationGroup", "Person")
_PAGE = 1000
_RELATIONS = frozenset(RELATIONS)


class Row(NamedTuple):
    """One node or edge to be: its key, which changes with what it holds, and its properties."""

    key: str
    sort: str
    properties: dict[str, Any]


def nodes(store: Store) -> Iterator[Row]:
    """Every node as it is shown, with the words it is found by; the sort is its label."""
    every = every_node(store)
    while page := list(islice(every, _PAGE)):
        words = store.tokens([node.id for node in page])
        for node in page:
            told = _node(node) | {"words": words.get(node.id, [])}
            yield Row(_sum(told), node.kind if node.kind in KINDS else "", told)


def _node(node: Node) -> dict[str, Any]:
    told = {name: value for name, value in node._asdict().items() if value != ""}
    key = key_of(node.id)
    return told | {"number": key} if key else told


def sources(store: Store) -> Iterator[Row]:
    """Every source with its text."""
    kept = store.sources()
    for document in store.documents():
        told = kept[document.uri]
        properties = {
            "uri": document.uri, "sha256": document.sha256, "media_type": document.media_type,
            "reader": document.reader, "document": told.document, "silent": told.silent,
            "remarks": list(document.remarks), "text": document.text,
        }  # fmt: skip
        yield Row(_sum(properties), "Source", properties)


def aliases(store: Store) -> Iterator[Row]:
    """Every id that was joined to another."""
    for id, target, reason in store.aliases():
        told = {"id": id, "target": target, "reason": reason}
        yield Row(_sum(told), "Alias", told)


def failures(store: Store) -> Iterator[Row]:
    """Every file that could not be read."""
    for one in store.failures():
        told = {"uri": one.uri, "reason": one.reason, "remedy": one.remedy}
        yield Row(_sum(told), "Unread", told)


def statements(store: Store) -> Iterator[Row]:
    """Every statement as merged: an edge (sort: the predicate) or a claim of a value (sort: empty)."""
    for uri, _, said in store.meant():
        seen: dict[str, int] = {}
        for one in said:
            told = _statement(one, uri)
            key = _sum(told)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:  # said twice over in the very same words and place
                key = f"{key}.{seen[key]}"
            yield Row(key, one.predicate if one.predicate in _RELATIONS else "", told)


def _statement(one: Statement, uri: str) -> dict[str, Any]:
    where = one.evidence
    told: dict[str, Any] = {
        "subject": one.subject, "predicate": one.predicate, "object": one.object, "document": where.document,
        "uri": uri, "start": where.start, "end": where.end, "quote": where.quote, "scope": where.scope,
        "cue": where.cue, "rule": where.rule,
    }  # fmt: skip
    if where.page:
        told["page"] = where.page
    if where.box:
        told["box"] = list(where.box)
    return told | {f"said_{name}": value for name, value in sorted(one.attributes.items())}


def _sum(told: dict[str, Any]) -> str:
    content = json.dumps(told, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=12).hexdigest()

"""A store in, JSON Lines out: a source a line, with its text, its layout and all that it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..errors import StoreError
from ..model import Evidence, LoadedDocument, Region, Statement
from ..stores.protocol import Store


def write(store: Store) -> Iterator[str]:
    """Lines in the order of the uris."""
    for document in store.documents():
        yield json.dumps(_record(document), ensure_ascii=False, separators=(",", ":")) + "\n"


def read(line: str, where: str) -> LoadedDocument:
    """The source of a line.

    Raises:
        StoreError: the line is none that ``write`` made, or its quotes are not where it says.
    """
    try:
        record = json.loads(line)
        document = _document(record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"{where}: no line of an export of Thác ({type(error).__name__}: {error}); nothing of it is kept"
        ) from None
    for one in document.statements:
        if document.text[one.evidence.start : one.evidence.end] != one.evidence.quote:
            raise StoreError(
                f"{where}: the sentence “{one.evidence.quote[:60]}” is not where the line says;"
                " export again from the store that it came from"
            )
    return document


def _record(document: LoadedDocument) -> dict[str, Any]:
    return {
        "uri": document.uri,
        "document": document.id,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "reader": document.reader,
        "remarks": document.remarks,
        "statements": [_said(one) for one in document.statements],
        "layout": [[one.start, one.end, one.page, *(one.box or ())] for one in document.layout],
        "text": document.text,
    }


def _said(one: Statement) -> dict[str, Any]:
    where = one.evidence
    told = {
        "subject": one.subject, "predicate": one.predicate, "object": one.object,
        "attributes": dict(sorted(one.attributes.items())), "start": where.start, "end": where.end,
        "quote": where.quote, "scope": where.scope, "cue": where.cue, "rule": where.rule,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value or name in ("start", "end")}


def _document(record: dict[str, Any]) -> LoadedDocument:
    id = str(record["document"])
    return LoadedDocument(
        id,
        str(record["uri"]),
        str(record["sha256"]),
        str(record["media_type"]),
        str(record["text"]),
        tuple(_statement(id, said) for said in record["statements"]),
        tuple(_region(*one) for one in record["layout"]),
        tuple(map(str, record["remarks"])),
        str(record["reader"]),
    )


def _statement(id: str, said: dict[str, Any]) -> Statement:
    quote, scope, cue, rule = (str(said.get(name, "")) for name in ("quote", "scope", "cue", "rule"))
    evidence = Evidence(id, int(said["start"]), int(said["end"]), quote, scope, cue, rule)
    told = {str(name): str(value) for name, value in said.get("attributes", {}).items()}
    return Statement(
        str(said["subject"]), str(said["predicate"]), str(said.get("object", "")), evidence, told
    )


def _region(start: int, end: int, page: int, *box: float) -> Region:
    if not box:
        return Region(int(start), int(end), int(page))
    left, top, right, bottom = map(float, box)
    return Region(int(start), int(end), int(page), (left, top, right, bottom))

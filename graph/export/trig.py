"""A store in, TriG out: a graph for what each source says, the default one for what they say together."""

from __future__ import annotations

from collections.abc import Iterator

from ..stores.sqlite import SQLiteStore
from . import describe, turtle
from .terms import TURTLE


def write(store: SQLiteStore) -> Iterator[str]:
    """Pieces of the text."""
    yield turtle.head()
    yield from turtle.paragraphs(describe.nodes(store, TURTLE))
    for document in store.documents():
        yield f"\n{TURTLE.address(describe.source_address(document.uri))} {{\n"
        yield from turtle.paragraphs(describe.source(document, TURTLE), "  ")
        yield "}\n"

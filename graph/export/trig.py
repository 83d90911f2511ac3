"""A store in, TriG out: a graph for what each source says, the default one for what they say together."""

from __future__ import annotations

from collections.abc import Iterator

from ..stores.protocol import Store
from . import describe, turtle
from .terms import TURTLE


def write(store: Store) -> Iterator[str]:
    """Pieces of the text."""
    yield turtle.head()
    yield from turtle.paragraphs(describe.nodes(store, TURTLE))
    for document, meaning in describe.sources(store):
        yield f"\n{TURTLE.address(describe.source_address(document.uri))} {{\n"
        yield from turtle.paragraphs(describe.source(document, meaning, TURTLE), "  ")
        yield "}\n"

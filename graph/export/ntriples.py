"""A store in, N-Triples out: a triple a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..stores.protocol import Store
from . import describe
from .succession import Description
from .terms import N_TRIPLES

MEDIA_TYPE = "application/n-triples"


def write(store: Store) -> Iterator[str]:
    """Pieces of the text; nodes and links first, then every source with its statements."""
    yield from _lines(describe.nodes(store, N_TRIPLES))
    for document, meaning in describe.sources(store):
        yield from _lines(describe.source(document, meaning, N_TRIPLES))


def _lines(described: Iterable[Description]) -> Iterator[str]:
    for subject, told in described:
        yield "".join([f"{subject} {predicate} {value} .\n" for predicate, value in told])

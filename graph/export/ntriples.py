"""A store in, N-Triples out: a triple a line."""

from __future__ import annotations

from collections.abc import Iterator

from ..stores.sqlite import SQLiteStore
from . import describe
from .terms import N_TRIPLES

MEDIA_TYPE = "application/n-triples"


def write(store: SQLiteStore) -> Iterator[str]:
    """Pieces of the text; nodes and links first, then every source with its statements."""
    for subject, told in describe.nodes(store, N_TRIPLES):
        yield "".join([f"{subject} {predicate} {value} .\n" for predicate, value in told])
    for document in store.documents():
        for subject, told in describe.source(document, N_TRIPLES):
            yield "".join([f"{subject} {predicate} {value} .\n" for predicate, value in told])

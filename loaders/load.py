"""Paths in, statements in a store out, a file at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from ..graph.errors import SourceError
from ..graph.model import Failure, LoadedDocument
from ..graph.pause import uncollected
from .formats import FORMATS
from .model import Document, Source
from .parse import parse
from .sources import files, named, source_of
from .statements import loaded_document

T = TypeVar("T")

#: What a file says of itself in its letterhead and signature, as statements and in a record.
_FRAME = ("symbol", "type", "issued", "issued_by", "signed_by", "issuer", "signer")
#: What is said of a file that says nothing of itself.
_BARE = (
    "has no letterhead (number, type, issuer, date, signature)",
    "only what it says of others is known",
)


class Keeper(Protocol):
    """What takes a document and says "loaded", "replaced" or "unchanged"."""

    def put(self, document: LoadedDocument) -> str: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: how many documents were new, replaced, unchanged, and what failed."""

    loaded: int
    replaced: int
    unchanged: int
    failures: tuple[Failure, ...]


def load(
    paths: Sequence[str | os.PathLike[str]], graph: Keeper, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Read, parse and keep every document at ``paths``, each in one transaction; bad ones are reported.

    Raises:
        StoreError: the store cannot be written; what was kept before stays.
    """
    counts = {"loaded": 0, "replaced": 0, "unchanged": 0}
    failures: list[Failure] = []
    items = list(files([os.fspath(path) for path in paths]))
    for number, item in enumerate(items, 1):
        source = item if isinstance(item, Failure) else source_of(item)
        document = source if isinstance(source, Failure) else _statements(named(source))
        if isinstance(document, Failure):
            failures.append(document)
        else:
            counts[graph.put(document)] += 1
            failures += unframed(document.uri, _said(document))
        if progress:
            progress(number, len(items))
    return Report(counts["loaded"], counts["replaced"], counts["unchanged"], tuple(failures))


@uncollected
def read(source: Source, make: Callable[[Document], T]) -> T | Failure:
    """What ``make`` makes of the document in a source (record, statements), or why it could not be read.

    A fault of the reader itself is a failure of that file too: the others are still read.
    """
    try:
        return make(parse(FORMATS[source.media_type](source)))
    except SourceError as error:
        return Failure(error.uri, error.reason, error.remedy)
    except Exception as error:
        reason = f"the reader failed ({type(error).__name__}: {error})"
        return Failure(source.uri, reason, "please report it with the file")


def _statements(source: Source) -> LoadedDocument | Failure:
    return read(source, partial(loaded_document, source))


def unframed(uri: str, said: Container[str]) -> list[Failure]:
    """What is wrong with a file that says nothing of itself: no number, type, issuer, date or signature.

    >>> unframed("a.txt", {"title", "type"})
    []
    >>> [failure.uri for failure in unframed("b.txt", {"title"})]
    ['b.txt']
    """
    return [] if any(name in said for name in _FRAME) else [Failure(uri, *_BARE)]


def _said(document: LoadedDocument) -> set[str]:
    return {one.predicate for one in document.statements if one.subject == document.id}

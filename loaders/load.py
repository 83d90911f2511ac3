"""Paths in, sources out; and the whole way from paths to a store, a file at a time."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from ..graph.errors import SourceError
from ..graph.model import LoadedDocument
from ..graph.pause import uncollected
from .formats import FORMATS, SUFFIXES
from .model import Document, Source
from .parse import parse
from .statements import loaded_document

T = TypeVar("T")

#: What a file says of itself in its letterhead and signature, as statements and in a record.
_FRAME = ("symbol", "type", "issued", "issued_by", "signed_by", "issuer", "signer")
#: What is said of a file that says nothing of itself.
_BARE = "has no letterhead (number, type, issuer, date, signature); only what it says of others is known"


class Keeper(Protocol):
    """What takes a document and says "loaded", "replaced" or "unchanged"."""

    def put(self, document: LoadedDocument) -> str: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: which, why, and what to do."""

    uri: str
    message: str

    def __str__(self) -> str:
        return self.message if self.message.startswith(self.uri) else f"{self.uri}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: how many documents were new, replaced, unchanged, and what failed."""

    loaded: int
    replaced: int
    unchanged: int
    failures: tuple[Failure, ...]


def collect(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Source | Failure]:
    """The sources at files, folders (with all below them, in order of name) and ``-`` (standard input).

    In a folder only files of a known format are taken, and no README; a file that is named itself is tried
    whatever its name.
    """
    for item in _files([os.fspath(path) for path in paths]):
        yield item if isinstance(item, Failure) else _source(item)


def load(
    paths: Sequence[str | os.PathLike[str]], graph: Keeper, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Read, parse and keep every document at ``paths``, each in one transaction; bad ones are reported.

    Raises:
        StoreError: the store cannot be written; what was kept before stays.
    """
    counts = {"loaded": 0, "replaced": 0, "unchanged": 0}
    failures: list[Failure] = []
    items = list(_files([os.fspath(path) for path in paths]))
    for number, item in enumerate(items, 1):
        source = item if isinstance(item, Failure) else _source(item)
        document = source if isinstance(source, Failure) else _statements(_named(source))
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
        return Failure(source.uri, str(error))
    except Exception as error:
        reason = f"the reader failed ({type(error).__name__}: {error}); please report it with the file"
        return Failure(source.uri, reason)


def _statements(source: Source) -> LoadedDocument | Failure:
    return read(source, partial(loaded_document, source))


def unframed(uri: str, said: Container[str]) -> list[Failure]:
    """What is wrong with a file that says nothing of itself: no number, type, issuer, date or signature.

    >>> unframed("a.txt", {"title", "type"})
    []
    >>> [failure.uri for failure in unframed("b.txt", {"title"})]
    ['b.txt']
    """
    return [] if any(name in said for name in _FRAME) else [Failure(uri, _BARE)]


def _said(document: LoadedDocument) -> set[str]:
    return {one.predicate for one in document.statements if one.subject == document.id}


def _named(source: Source) -> Source:
    """One name a file, however its path is written; standard input is told apart by its content."""
    name = f"stdin-{source.sha256[:12]}" if source.uri == "-" else os.path.normpath(source.uri)
    return replace(source, uri=name)


def _files(paths: list[str]) -> Iterator[str | Failure]:
    for path in paths:
        if path == "-" or os.path.isfile(path):
            yield path
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.lexists(path):
            yield Failure(
                path, "is neither a file nor a folder; give a document (.txt, .md) or a folder of documents"
            )
        else:
            yield Failure(path, "no such file or folder; check the path")


def _folder(path: str) -> Iterator[str | Failure]:
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "README")) and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield os.path.join(folder, name)
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        yield Failure(path, f"the folder holds no document of a known format ({kinds})")


def _source(path: str) -> Source | Failure:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        return Failure(
            path, f"cannot be read ({error.strerror or error}); check that the file is there and may be read"
        )
    media_type = SUFFIXES.get(Path(path).suffix.lower(), "text/plain")
    return Source(path, media_type, content, hashlib.sha256(content).hexdigest())

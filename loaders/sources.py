"""Paths in, sources out: the bytes of each file with its media type and its sum."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..graph.model import Failure
from .formats import SUFFIXES
from .model import Source


def collect(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Source | Failure]:
    """The sources at files, folders (with all below them, in order of name) and ``-`` (standard input).

    In a folder only files of a known format are taken, and no README; a file that is named itself is tried
    whatever its name.
    """
    for item in files([os.fspath(path) for path in paths]):
        yield item if isinstance(item, Failure) else source_of(item)


def named(source: Source) -> Source:
    """One name a file, however its path is written; standard input is told apart by its content."""
    name = f"stdin-{source.sha256[:12]}" if source.uri == "-" else os.path.normpath(source.uri)
    return replace(source, uri=name)


def files(paths: Sequence[str]) -> Iterator[str | Failure]:
    """The paths of the files at paths and below folders, in order of name; what is no file is a failure."""
    for path in paths:
        if path == "-" or os.path.isfile(path):
            yield path
        elif os.path.isdir(path):
            yield from _folder(path)
        elif os.path.lexists(path):
            yield Failure(
                path, "is neither a file nor a folder", "give a document (.txt, .md) or a folder of documents"
            )
        else:
            yield Failure(path, "no such file or folder", "check the path")


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


def source_of(path: str) -> Source | Failure:
    """The bytes of a file (``-``: of standard input), or why they cannot be had."""
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        return Failure(path, reason, "check that the file is there and may be read")
    media_type = SUFFIXES.get(Path(path).suffix.lower(), "text/plain")
    return Source(path, media_type, content, hashlib.sha256(content).hexdigest())

"""A path in, an open file out, never a pipe, a device or one that changes while it is read."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from typing import BinaryIO

from ..graph.errors import SourceError
from ..graph.model import Failure


def open_file(path: str) -> tuple[BinaryIO, os.stat_result]:
    """A regular file for reading, and what it was when it was opened; a pipe or device is never waited for.

    Raises:
        SourceError: there is no such file, or it is none that can be read.
    """
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        before = os.fstat(number)
    except OSError as error:
        raise SourceError(path, why(path, error), "check that the file is there and may be read") from None
    except ValueError as error:
        raise SourceError(path, f"is no name of a file ({error})", "check the path") from None
    if not stat.S_ISREG(before.st_mode):
        os.close(number)
        raise SourceError(path, "is neither a file nor a folder", "give a document or a folder of documents")
    return os.fdopen(number, "rb"), before


def why(path: str, error: OSError) -> str:
    """Why a file cannot be read, for people."""
    if error.errno == errno.ENOENT:
        there = os.path.islink(path)
        return "is a symbolic link to nothing" if there else "cannot be read: it is not there (any more)"
    return f"cannot be read ({error.strerror or error})"


def changed(stream: BinaryIO, before: os.stat_result) -> bool:
    """Whether an open file is another than it was."""
    after = os.fstat(stream.fileno())
    return (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns)


def failed(error: SourceError) -> Failure:
    """An error as a value."""
    return Failure(error.uri, error.reason, error.remedy)


def shown(path: str) -> str:
    r"""The one name of a file, however its path is written; bytes that are no Unicode stand as their codes.

    >>> shown("./kh/../T\udce1.md")
    'T\\xe1.md'
    """
    return os.path.normpath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def legible(failure: Failure) -> Failure:
    """A failure of a file whose name can be printed and kept."""
    name = failure.uri.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return failure if name == failure.uri else replace(failure, uri=name)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """What a stream holds, one byte beyond ``limit`` at most; a large limit takes no memory of itself."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        parts.append(piece)
        left -= len(piece)
    return b"".join(parts)


def head(path: str, count: int) -> bytes:
    """The first bytes of a file, none where they cannot be had: the reading itself will say why."""
    try:
        stream, _ = open_file(path)
        with stream:
            return stream.read(count)
    except (OSError, SourceError):
        return b""

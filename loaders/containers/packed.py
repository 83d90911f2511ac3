"""A stream that is packed as a whole (gzip, bzip2, xz) in, the stream inside it out, within limits."""

from __future__ import annotations

import io
from functools import partial
from io import BufferedIOBase
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ...graph.errors import SourceError
from ..limits import size

if TYPE_CHECKING:
    from .box import Box

_SUFFIXES = (".gz", ".bz2", ".xz")


def open_packed(box: Box, kind: str) -> BinaryIO:
    """What is inside, as a stream that stops where it costs more than the limits allow."""
    import bz2
    import gzip
    import lzma

    openers: dict[str, Any] = {
        "application/gzip": partial(gzip.GzipFile, None, "rb", 9),
        "application/x-bzip2": bz2.BZ2File,
        "application/x-xz": lzma.LZMAFile,
    }
    inner = openers[kind](box.stream)
    length = box.stream.seek(0, 2)
    box.stream.seek(0)
    return cast(BinaryIO, io.BufferedReader(_Measured(inner, box, length), 1 << 17))


def inner_name(name: str) -> str:
    """The name of what is inside.

    >>> inner_name("crawl.jsonl.gz"), inner_name("plans.tgz"), inner_name("x")
    ('crawl.jsonl', 'plans.tar', 'x')
    """
    if name.lower().endswith(".tgz"):
        return name[:-3] + "tar"
    return next((name[: -len(one)] for one in _SUFFIXES if name.lower().endswith(one)), name)


class _Measured(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, inner: BufferedIOBase, box: Box, length: int) -> None:
        self._inner, self._box, self._length = inner, box, length
        self._count = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._count = 0
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()

    def readinto(self, buffer: Any) -> int:
        limits = self._box.limits
        piece = self._inner.read1(len(buffer))
        self._count += len(piece)
        if self._count > limits.unpacked or (
            self._count > limits.file and self._count > limits.ratio * self._length
        ):
            reason = f"unpacks to more than {size(self._count)}, {self._count // self._length} times its size"
            raise SourceError(self._box.uri, reason, "raise the limits unpacked and ratio if you trust it")
        buffer[: len(piece)] = piece
        return len(piece)

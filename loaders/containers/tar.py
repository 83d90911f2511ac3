"""A tar archive in, its members out in the order of the archive; links and devices are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..model import Source
from .box import Box, Names, is_junk, member
from .kinds import HEAD, left_aside


def read_tar(box: Box) -> Iterator[Source | Failure]:
    """The members of an archive that may be documents or containers, read as a stream.

    Raises:
        SourceError: the archive is damaged or cut off, or costs more than the limits allow.
    """
    import tarfile

    names = Names(box.uri)
    try:
        with tarfile.open(fileobj=box.stream, mode="r|") as archive:
            for info in archive:
                if not info.isreg() or is_junk(info.name):
                    continue
                stream = archive.extractfile(info)
                if stream is None:
                    continue
                head = stream.read(min(HEAD, info.size))
                if left_aside(os.path.basename(info.name), partial(bytes, head), box):
                    continue
                uri = names.uri_of(info.name)
                if info.size > box.limits.file:
                    error = box.too_large(uri, info.size)
                    yield Failure(error.uri, error.reason, error.remedy)
                elif info.issparse():
                    yield Failure(uri, "is a file with holes (sparse)", "unpack the archive")
                else:
                    box.spend(info.size)
                    content = head + stream.read()
                    if len(content) != info.size:
                        raise EOFError("unexpected end of data")
                    yield member(uri, content)
    except (tarfile.TarError, EOFError, OSError) as error:
        remedy = "get the archive again; what stands before the damage is read"
        raise SourceError(box.uri, f"the archive is damaged or cut off ({error})", remedy) from None

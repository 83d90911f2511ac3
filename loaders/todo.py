"""The path of a file in, the documents to read at it out: itself, or all that lie in it."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from ..graph.errors import SourceError
from ..graph.model import EMPTY, Failure
from .containers.kinds import container
from .disk import failed, open_file, shown, why
from .formats.kinds import promised
from .limits import LIMITS, Limits
from .model import Source
from .serve import Task
from .sources import sources_at

#: So many bytes are summed at a time.
_PIECE = 1 << 20


def tasks_at(
    path: str,
    kept: Callable[[str], tuple[str, str] | None],
    limits: Limits = LIMITS,
    columns: Mapping[str, str] = EMPTY,
    aside: Counter[str] | None = None,
) -> Iterator[Task | Failure]:
    """What is to be read at a path, each with the sum of its bytes; standard input is taken in at once.

    The bytes of a file are left where they are until it is read; what lies in a container is taken out of it
    one at a time. A file that is ``kept`` (sum, version of the reader) with the same sum is no container,
    and not looked into.
    """
    uri = shown(path)
    if path != "-":
        try:
            stream, status = open_file(path)
            with stream:
                total = _sum(stream)
                if (kept(uri) or ("",))[0] == total or not container(stream, path):
                    plain = (promised(path) or "text/plain").startswith("text/")
                    yield Task(uri, path, None, total, status.st_size, plain, kind=kind_of(uri))
                    return
        except SourceError as error:
            yield failed(error)
            return
        except OSError as error:
            yield Failure(path, why(path, error), "check that the file is there and may be read")
            return
    for source in sources_at(path, limits, columns, aside):
        yield source if isinstance(source, Failure) else _of(source, "" if path == "-" else uri)


def _sum(stream: BinaryIO) -> str:
    """The sum of an open file, which is at its beginning before and after."""
    total = hashlib.sha256()
    while piece := stream.read(_PIECE):
        total.update(piece)
    stream.seek(0)
    return total.hexdigest()


def _of(source: Source, within: str) -> Task:
    plain = source.media_type.startswith("text/")
    kind = "" if source.given or source.address else kind_of(source.uri)
    return Task(source.uri, "", source, source.sha256, len(source.content), plain, within, kind)


def kind_of(uri: str) -> str:
    """The suffix of a file's name, a point where it has none.

    >>> kind_of("a.zip!/b.DOCX"), kind_of("plan")
    ('.docx', '.')
    """
    return os.path.splitext(uri)[1].lower() or "."

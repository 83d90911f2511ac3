"""Which reader opens which kind of container; add a kind by a line here."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..disk import read_all
from ..formats.detect import media_type, sample
from ..formats.kinds import KINDS, UNKNOWN, misnamed, promised
from ..model import Source
from .box import Box
from .eml import read_eml
from .kinds import PACKED, PLAIN, container
from .official import looks_official
from .packed import inner_name, open_packed
from .records import read_lines, read_records
from .table import read_table
from .tar import read_tar
from .zip import read_zip

Reader = Callable[[Box], Iterator[Source | Failure]]

#: Media type to reader. What is packed as a whole (``PACKED``) is opened first.
CONTAINERS: dict[str, Reader] = {
    "application/zip": read_zip,
    "application/x-tar": read_tar,
    "message/rfc822": read_eml,
    "application/jsonl": read_lines,
    "application/json": read_records,
    "text/csv": read_table,
    "text/tab-separated-values": read_table,
}


def opened(box: Box, name: str) -> Iterator[Source | Failure]:
    """The documents of a file, which stands in ``box``: itself, or all that lies in it.

    What cannot be read is a failure, and the rest goes on; nothing is ever unpacked to disk.
    """
    found = False
    try:
        for item in _opened(box, name):
            found = True
            yield item
        if not found:
            yield Failure(box.uri, "holds no document of a known format", "give the documents themselves")
    except SourceError as error:
        yield Failure(error.uri, error.reason, error.remedy)
    except Exception as error:
        reason = f"cannot be opened ({type(error).__name__}: {error})"
        yield Failure(box.uri, reason, "get the file again, or unpack it and load the folder")


def _opened(box: Box, name: str) -> Iterator[Source | Failure]:
    kind = container(box.stream, name)
    if kind in PACKED:
        yield from _packed(box, name, kind)
    elif kind:
        for item in CONTAINERS[kind](box):
            yield from [item] if isinstance(item, Failure) or item.media_type else _inside(box, item)
    else:
        content = read_all(box.stream, box.limits.file)
        if len(content) > box.limits.file:
            raise box.too_large(box.uri, 0)
        yield found_out(Source(box.uri, "", content, ""))


def _packed(box: Box, name: str, kind: str) -> Iterator[Source | Failure]:
    from lzma import LZMAError
    from zlib import error as ZlibError

    inside = inner_name(name)
    try:
        stream = open_packed(box, kind)
        rows = container(stream, inside)
        if rows in PACKED:
            raise SourceError(box.uri, "is packed several times over", "unpack it")
        uri = box.uri if rows else f"{box.uri}!/{os.path.basename(inside)}"
        yield from _opened(replace(box, uri=uri, stream=stream), inside)
    except (EOFError, OSError, LZMAError, ZlibError) as error:
        reason = f"is damaged or cut off ({error})"
        raise SourceError(box.uri, reason, "get it again; what stands before the damage is read") from None


def _inside(box: Box, source: Source) -> Iterator[Source | Failure]:
    """The documents of a member: itself, or what lies in it."""
    name = source.uri.rpartition("!/")[2]
    stream = BytesIO(source.content)
    if not container(stream, name):
        yield found_out(source)
    elif box.depth >= box.limits.depth:
        reason = f"lies in more than {box.limits.depth - 1} containers"
        yield Failure(source.uri, reason, "unpack the outer one, or raise the limit depth")
    else:
        yield from opened(replace(box, uri=source.uri, stream=stream, depth=box.depth + 1), name)


def found_out(source: Source) -> Source:
    """A source with its media type, by content first and name second, and its sum.

    Raises:
        SourceError: the name promises a document, and the content is a note in its stead.

    >>> found_out(Source("ke-hoach.doc", "", b"<html><body><p>K</p></body></html>", "")).remarks
    ('the name says a Word document (doc), the content is a web page',)
    """
    name = source.uri.rpartition("!/")[2]
    kind, said = media_type(source.content, name), promised(name)
    if kind == UNKNOWN and said in PLAIN:
        kind = said  # a stray character: the reader of text decides
    if kind in PLAIN and said and not said.startswith("text/"):
        _check_text(source, said)
    remark = misnamed(name, kind)
    return replace(
        source, media_type=kind, sha256=hashlib.sha256(source.content).hexdigest(),
        remarks=(*source.remarks, remark) if remark else source.remarks,
    )  # fmt: skip


def _check_text(source: Source, said: str) -> None:
    """Refuse what stands in for a file that was not fetched: a pointer to it, an error message."""
    if source.content.startswith(b"version https://git-lfs.github.com/"):
        raise SourceError(
            source.uri, "is a pointer of Git LFS, not the file itself", "fetch it: git lfs pull"
        )
    if not looks_official(sample(source.content) or ""):
        reason = f"the name says {KINDS[said].name}, the content is a text that is no document"
        raise SourceError(source.uri, reason, "get the file again")

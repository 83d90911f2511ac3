"""Paths in, sources out: every document at a path with its bytes, media type and sum, one at a time."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from ..graph.errors import SourceError
from ..graph.model import EMPTY, Failure
from .containers import found_out, opened
from .containers.box import Box, Spent
from .containers.kinds import container
from .disk import changed, failed, legible, open_file, read_all, shown, why
from .limits import LIMITS, Limits
from .model import Source
from .paths import files

__all__ = ["collect", "files", "is_container", "named", "source_of", "sources_at"]


def collect(
    paths: Sequence[str | os.PathLike[str]],
    limits: Limits = LIMITS,
    columns: Mapping[str, str] = EMPTY,
    aside: Counter[str] | None = None,
) -> Iterator[Source | Failure]:
    """The documents at files, in folders (all below them), in containers and of ``-`` (standard input).

    In order of name, one document held at a time. ``columns`` names columns of a crawl by field where
    ``ontology/vn/columns.toml`` does not know them ({"text": "corps"}); ``aside`` counts by suffix what was
    left in folders and archives. It is ``files`` and ``sources_at``, one after the other.
    """
    for item in files([os.fspath(path) for path in paths], columns, aside):
        found = (item,) if isinstance(item, Failure) else sources_at(item, limits, columns, aside)
        for source in found:
            yield legible(source) if isinstance(source, Failure) else source


def sources_at(
    path: str,
    limits: Limits = LIMITS,
    columns: Mapping[str, str] = EMPTY,
    aside: Counter[str] | None = None,
) -> Iterator[Source | Failure]:
    """The document in a file (``-``: standard input), or all that lie in it if it is a container.

    The uri of the second kind begins with the path and ``!/``. Bytes are read as they are asked for.
    """
    spent = Spent() if aside is None else Spent(aside=aside)
    if path == "-":
        source = source_of(path, limits)
        if isinstance(source, Failure):
            yield source
        else:
            box = Box(named(source).uri, BytesIO(source.content), limits, spent, columns)
            yield from opened(box, "")
        return
    try:
        stream, before = open_file(path)
        with stream:
            held = container(stream, path)
            if held:
                yield from opened(Box(shown(path), stream, limits, spent, columns), path)
                if changed(stream, before):
                    yield _moved(path)
                return
        source = source_of(path, limits)
        yield source if isinstance(source, Failure) else named(source)
    except SourceError as error:
        yield failed(error)
    except OSError as error:
        yield Failure(path, why(path, error), "check that the file is there and may be read")


def is_container(path: str) -> bool:
    """Whether ``sources_at`` gives what lies in a file instead of the file; what cannot be read is none."""
    try:
        stream, _ = open_file(path)
        with stream:
            return bool(container(stream, path))
    except (SourceError, OSError):
        return False


def named(source: Source) -> Source:
    """One name a file, however its path is written; standard input is told apart by its content."""
    name = f"stdin-{source.sha256[:12]}" if source.uri == "-" else shown(source.uri)
    return replace(source, uri=name)


def source_of(path: str, limits: Limits = LIMITS) -> Source | Failure:
    """The bytes of a file (``-``: of standard input) as they stand, or why they cannot be had."""
    try:
        if path == "-":
            content = read_all(sys.stdin.buffer, limits.file)
        else:
            stream, before = open_file(path)
            with stream:
                content = read_all(stream, limits.file)
                if changed(stream, before):
                    return _moved(path)
        if len(content) > limits.file:
            raise Box(path, BytesIO(), limits).too_large(path, 0)
        return found_out(Source(path, "", content, ""))
    except SourceError as error:
        return failed(error)
    except OSError as error:
        return Failure(path, why(path, error), "check that the file is there and may be read")


def _moved(path: str) -> Failure:
    return Failure(path, "was changed while it was read", "load it again when it is whole")

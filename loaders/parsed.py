"""Paths in, the plain record of each document there, or why it could not be read, out; nothing is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..graph.model import EMPTY, Failure
from .contract import record
from .limits import LIMITS, Limits
from .read import read, unframed
from .sources import collect


def parsed(
    paths: Sequence[str | os.PathLike[str]], limits: Limits = LIMITS, columns: Mapping[str, str] = EMPTY
) -> Iterator[dict[str, Any] | Failure]:
    """What is found in files, folders and archives; after a record a failure where it has no letterhead.

    ``limits`` and ``columns`` are those of ``collect``.
    """
    for source in collect(paths, limits, columns):
        found = source if isinstance(source, Failure) else read(source, record)
        yield found
        if not isinstance(found, Failure):
            said = {name for name, value in found["document"].items() if value}
            yield from unframed(found["source"], said)

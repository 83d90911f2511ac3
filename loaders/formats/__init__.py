"""Which reader opens which kind of file; add a format by a line here."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Source, Text
from .kinds import UNREAD, refuse
from .plain import read_plain

#: Media type to reader.
FORMATS: dict[str, Callable[[Source], Text]] = {
    "text/plain": read_plain,
    "text/markdown": read_plain,
    **dict.fromkeys(UNREAD, refuse),
}

#: File suffix to media type.
SUFFIXES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}

"""A view of a text in, its paragraphs out: wrapped lines and page-break splits joined, markers told."""

from __future__ import annotations

from .joins import joins, layout_of
from .lines import MARKER, Line, read_lines, roman
from .model import Block

__all__ = ["MARKER", "blocks", "roman"]

#: From this depth on markers are bullets.
_BULLET = 10


def blocks(original: str, view: str) -> list[Block]:
    """The paragraphs of a text in order; ``view`` is ``original`` with its marks blanked."""
    found = read_lines(original, view)
    layout = layout_of(found)
    heads: list[Line] = []
    ends: list[int] = []
    before: Line | None = None
    for line in found:
        if before is not None and joins(before, line, layout):
            line.continued = True
            ends[-1] = line.end
        else:
            heads.append(line)
            ends.append(line.end)
        before = line
    return [
        Block(line.start, end, line.body, _role(line.depth), line.marker, line.depth, line.ordinal)
        for line, end in zip(heads, ends, strict=True)
    ]


def _role(depth: int) -> str:
    return "item" if depth >= _BULLET else "heading" if depth else "text"

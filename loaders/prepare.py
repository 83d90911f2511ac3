"""A text in, the same ready for matching out: marks blanked, footnotes lifted, paragraphs unwrapped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import clean
from .footnotes import find_calls, find_notes, lift, unwrap
from .model import Block, Span, Text
from .outline import blocks as read_blocks


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text in copies of one length, so that every place is a place in all.

    ``view`` has a paragraph in one line and no footnotes, ``low`` is its key form, ``lines`` has the line
    ends of the original; ``noted`` and ``noted_low`` have the footnotes.
    """

    original: str
    view: str
    low: str
    lines: str
    blocks: list[Block]
    notes: list[Span]
    noted: str
    noted_low: str


def titled(ready: Prepared, title: str, span: Span | None) -> Prepared:
    """The same with a title of several lines in one: it reads as one, and ends where it ends.

    A title beside which other cells stand is left as it is.
    """
    if span is None or not " ".join(ready.view[span.start : span.end].split()).endswith(title):
        return ready
    end = min(span.end + 1, len(ready.view))
    closed = "\n" * (end - span.end) if not ready.view[span.end : end].strip() else ready.view[span.end : end]

    def joined(text: str) -> str:
        within = text[span.start : span.end].replace("\n", " ")
        return f"{text[: span.start]}{within}{closed}{text[end:]}"

    return replace(ready, view=joined(ready.view), low=joined(ready.low))


def prepare(text: Text) -> Prepared:
    """A text made ready for matching."""
    original = text.text
    if text.above:  # what the publisher says is read by itself
        original = " " * (text.above - 1) + "\n" + original[text.above :]
    noted = clean.view(original)
    noted_low = clean.key(noted)
    notes = find_notes(original, noted)
    if calls := find_calls(noted, notes):
        noted, noted_low = lift(noted, calls), lift(noted_low, calls)
    lines = lift(noted, notes) if notes else noted
    low = lift(noted_low, notes) if notes else noted_low
    blocks = read_blocks(original, lines)
    wrapped = [block for block in blocks if lines.find("\n", block.start, block.end) >= 0]
    view, low = unwrap(lines, wrapped), unwrap(low, wrapped)
    return Prepared(original, view, low, lines, blocks, notes, noted, noted_low)

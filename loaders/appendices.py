"""Paragraphs in, the heads of the outline and of the appendices out."""

from __future__ import annotations

from ..ontology.frame import phrases
from .clean import words
from .frame import Frame
from .model import Block

#: Characters of a heading, of an appendix's head and of its title at most; a longer paragraph is no heading.
_HEADING, _HEAD, _TITLE = 200, 300, 400
#: How the caption of a form begins.
_FORM = ("mẫu số", "mẫu  số", "biểu mẫu")
#: Parts, chapters, articles and Roman numerals; what lies deeper is no main section.
_MAIN = 4
#: Parts, chapters and sections, whose titles stand below them.
_PART = 1


def read_outline(view: str, blocks: list[Block], frame: Frame) -> list[tuple[str, str]]:
    """Marker and title of each main section (bố cục), in order."""
    return [
        (blocks[number].marker, words(_head(view, blocks, number))[:_HEADING])
        for numbers in frame.body_ranges()
        for number in numbers
        if 0 < blocks[number].depth <= _MAIN
    ]


def _head(view: str, blocks: list[Block], number: int) -> str:
    """The words of a heading; those of "Chương I" alone on its line stand in the paragraph below."""
    block = blocks[number]
    written = view[block.body : block.end]
    if written.strip(" .:-_") or block.depth > _PART:
        return written
    below = blocks[number + 1] if number + 1 < len(blocks) else None
    if below is None or below.depth or below.end - below.start > _HEADING:
        return written
    return view[below.start : below.end]


def read_appendices(view: str, low: str, blocks: list[Block], frame: Frame) -> list[str]:
    """The heads of the appendices (phụ lục), each with its title where that stands below."""
    result: list[str] = []
    appendix = phrases()["appendix"]
    for number in range(frame.appendix, len(blocks)):
        block = blocks[number]
        if result and low.startswith(_FORM, block.start):
            continue  # a form that an appendix holds
        if block.depth or block.end - block.start >= _HEAD or not appendix.match(low, block.start, block.end):
            continue
        head = view[block.start : block.end]
        title = "" if number + 1 in frame.attached else _below(view, blocks, number)
        result.append(words(f"{head} {title}")[:_HEAD])
    return result


def _below(view: str, blocks: list[Block], number: int) -> str:
    """The paragraph below, if it is short enough for a title and stands in no brackets."""
    below = blocks[number + 1] if number + 1 < len(blocks) else None
    if below is None or below.end - below.start >= _TITLE or view[below.start] == "(":
        return ""
    return view[below.start : below.end]

"""The text of a document in, its lines with what the graph says of each, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...graph.ids import fold
from ...ontology.frame import phrases


class Line(NamedTuple):
    """A line of a text: where it stands, and its words without white space at the ends."""

    start: int
    end: int
    words: str


_MARKUP = re.compile(r"[*_#>\s]+")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines that hold anything.

    >>> [line.words for line in lines("Một\\n\\n  Hai ")]
    ['Một', 'Hai']
    """
    for match in re.finditer(r"[^\r\n]+", text[: len(text) if end is None else end]):
        words = match[0].strip()
        if match.start() >= start and words:
            yield Line(match.start(), match.end(), words)


def closing(text: str) -> int:
    """Where the recipients begin; the end of the text where none are named."""
    label = phrases()["recipients"]
    found = len(text)
    for line in lines(text):
        for cell in re.finditer(r"[^\t|]+", text[line.start : line.end]):
            if label.match(_MARKUP.sub(" ", cell[0]).strip().lower()):
                found = line.start
    return found


def recipients(text: str) -> list[str]:
    """The lines behind "Nơi nhận" without marks of lists, up to the archive line."""
    archive = phrases()["archive"]
    found = []
    for line in lines(text, closing(text)):
        words = re.sub(r"^[-+•–●▪*\s]+", "", line.words)
        if archive.match(words.lower()):
            break
        found.append(words)
    return found[1:] if found and len(found[0]) < 16 else found


#: What stands before a sentence: marks and numbers of lists, headings of markdown.
_MARK = re.compile(r"^(?:[#*>\s]|[-+•–●▪]|[IVXLC]+[.)/-]|\d+(?:\.\d+)*[.)/-]?|[a-zđ][.)])+(?=\s|\w{2})")
_END = re.compile(r"(?<=[.;!?])\s+")


def sentences(text: str, start: int, end: int, told: Sequence[tuple[int, int]], shortest: int) -> list[Line]:
    """The sentences of a stretch of text, folded, of at least ``shortest`` words.

    Lines that overlap the places ``told``, which tell units what to do, are left out.
    """
    found = []
    for line in lines(text, start, end):
        if any(at < line.end and line.start < stop for at, stop in told):
            continue
        place = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
        for part in _END.split(_MARK.sub("", line.words)):
            place = max(text.find(part, place, line.end), place)
            words = fold(part)
            if words.count(" ") + 1 >= shortest:
                found.append(Line(place, place + len(part), words))
            place += len(part)
    return found

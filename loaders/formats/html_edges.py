"""The flow of a page's document in, the same out without what the page says before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...ontology.frame import phrases
from ...ontology.portals import line_patterns
from ..clean import key, view
from .flow import Flow, Paragraph

#: How much a page may say before a document: characters in all, and of one paragraph.
_BEFORE, _SENTENCE = 1200, 200
#: Lines of a letterhead above the national name, at most.
_ABOVE = 8
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|ịa)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*-\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam\W*$"
)
_CONTROL = 60


def trimmed(flow: Sequence[Flow]) -> list[Flow]:
    """Without buttons and counters, without what stands above the letterhead or below "Văn bản liên quan".

    >>> page = ("Trang chủ", "1. Giữ nghề.", "Tin khác")
    >>> [one.text for one in trimmed([Paragraph(line) for line in page])]
    ['1. Giữ nghề.']
    """
    kept = [one for one in flow if not (isinstance(one, Paragraph) and _said(one, "control"))]
    return _closed(kept[_head(kept) :])


def _said(paragraph: Paragraph, role: str) -> bool:
    text = paragraph.text
    return len(text) < _CONTROL and bool(line_patterns()[role].fullmatch(_key(text).rstrip(" .:")))


def _key(text: str) -> str:
    return " ".join(key(view(text)).split())


def _lines(one: Flow) -> Iterator[str]:
    if isinstance(one, Paragraph):
        yield from one.text.split("\n")
    else:
        for row in one.rows[:6]:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield from paragraph.text.split("\n")


def _head(flow: Sequence[Flow]) -> int:
    """Where the letterhead begins, 0 where what stands above it may be of the document."""
    length = 0
    for number, one in enumerate(flow):
        if any(_MOTTO.match(_key(line)) for line in _lines(one)):
            return _first(flow, number)
        if not isinstance(one, Paragraph):
            length += sum(len(line) for line in _lines(one))
        elif _of_document(one.text):
            return 0
        else:
            length += len(one.text)
        if length > _BEFORE:
            return 0
    return 0


def _of_document(text: str) -> bool:
    """Whether no page says this before a document."""
    if len(text) > _SENTENCE:
        return True
    low, frames = _key(text), phrases()
    return any(frames[role].match(low) for role in ("addressee", "basis", "recipients", "attached"))


def _first(flow: Sequence[Flow], motto: int) -> int:
    """The first of the lines of a letterhead that stand before the national name: bodies, the number."""
    if not isinstance(flow[motto], Paragraph):
        return motto
    frames, start = phrases(), motto
    for number in range(motto - 1, max(motto - _ABOVE, 0) - 1, -1):
        one = flow[number]
        if not isinstance(one, Paragraph) or one.role == "heading":
            break
        low = _key(one.text)
        plain = [letter for letter in one.text if letter.isalpha()]
        if plain and (frames["number"].match(low) or (one.text.isupper() and len(low) < 90)):
            start = number
        elif plain:
            break
    return start


def _closed(flow: list[Flow]) -> list[Flow]:
    """Up to a heading below which pages list other documents and comments, unless the document goes on."""
    frames = phrases()
    for number, one in enumerate(flow):
        if isinstance(one, Paragraph) and number and _said(one, "after"):
            rest = [low for later in flow[number + 1 :] for low in map(_key, _lines(later)) if low]
            told = [
                low for low in rest if any(frames[r].match(low) for r in ("recipients", "on_behalf", "basis"))
            ]
            articles = [low for low in rest if re.match(r"điều\s+\d+[a-z]?\s*[.:]", low)]
            if not told and not articles:
                return flow[:number]
    return flow

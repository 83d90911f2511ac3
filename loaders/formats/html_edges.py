"""The flow of a page's document in, the same out without what the page says before and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...ontology.frame import phrases
from ...ontology.portals import line_patterns
from ..clean import key, view
from ..document_type import type_names
from .flow import Flow, Paragraph

#: How much a page may say before a document: characters in all, and of one paragraph.
_BEFORE, _SENTENCE = 1200, 200
#: Lines of a letterhead above the national name, at most.
_ABOVE = 8
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|ịa)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*-\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam\W*$"
)
_NUMBER = re.compile(r"(?:luật\s+)?s[ốôồó]\s*[:.]?[\s\d._…]*[/-]\s*[^\W\d_]")
_DATED = re.compile(r"(?!thứ\s|chủ nhật|cập nhật|đăng)[^\d:]{2,30},\s*ngày[\s\d.…]*tháng[\s\d.…]*năm")
_CONTROL = 60
#: Roles of lines that stand in no page above a document.
_OWN = ("addressee", "basis", "recipients", "attached", "appendix", "on_behalf", "order")
_GAP = re.compile(r"\n| {3,}")


def trimmed(flow: Sequence[Flow]) -> list[Flow]:
    """Without buttons and counters, without what stands above the letterhead or below "Bình luận".

    >>> page = ("Trang chủ", "1. Giữ nghề.", "Bình luận (2)", "Hay")
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
        yield from _GAP.split(one.text)
    else:
        for row in one.rows[:6]:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield from _GAP.split(paragraph.text)


def _head(flow: Sequence[Flow]) -> int:
    """Where the letterhead or the name of the type begins, 0 where what is above may be of the document."""
    length = 0
    titled = -1
    for number, one in enumerate(flow):
        if any(_MOTTO.match(_key(line)) for line in _lines(one)):
            return _first(flow, number)
        if titled < 0 and any(line.isupper() and _key(line) in type_names() for line in _lines(one)):
            titled = _first(flow, number)
        if not isinstance(one, Paragraph):
            length += sum(len(line) for line in _lines(one))
        elif _of_document(one.text) or (titled >= 0 and _says_more(one)):
            break
        else:
            length += len(one.text)
        if length > _BEFORE:
            break
    return max(titled, 0)


def _of_document(text: str) -> bool:
    """Whether no page says this before a document."""
    if len(text) > _SENTENCE:
        return True
    low, frames = _key(text), phrases()
    return any(frames[role].match(low) for role in _OWN)


def _says_more(paragraph: Paragraph) -> bool:
    """Whether what stands below the name of a type is the text of the document, no line of a page."""
    text = paragraph.text
    return paragraph.role != "heading" and (len(text) > _CONTROL or text.endswith((".", ";", ":")))


def _first(flow: Sequence[Flow], known: int) -> int:
    """The first of the lines of a letterhead that stand before one that is known: bodies, number, date."""
    start = known
    for number in range(known - 1, max(known - _ABOVE, 0) - 1, -1):
        one = flow[number]
        if isinstance(one, Paragraph) and one.role == "heading":
            break
        if any(map(_in_letterhead, _lines(one))):
            start = number
    return start


def _in_letterhead(line: str) -> bool:
    low = _key(line)
    if not low or len(low) > 90:
        return False
    if line.isupper() and phrases()["body"].match(low):
        return True
    return bool(_NUMBER.match(low) or _DATED.match(low))


def _closed(flow: list[Flow]) -> list[Flow]:
    """Up to a heading below which pages have comments, unless the document goes on."""
    frames = phrases()
    for number, one in enumerate(flow):
        if isinstance(one, Paragraph) and number and _said(one, "comments"):
            rest = [low for later in flow[number + 1 :] for low in map(_key, _lines(later)) if low]
            framed = (
                frames[role].match(low) for low in rest for role in ("recipients", "on_behalf", "basis")
            )
            if not any(framed) and not any(re.match(r"điều\s+\d+[a-z]?\s*[.:]", low) for low in rest):
                return flow[:number]
    return flow

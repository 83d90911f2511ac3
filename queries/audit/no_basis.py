"""Plans in, those that rest on nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Evidence, Note
from .ground import BASES, PLANS, Ground
from .model import Draft, Rule

#: "Kế hoạch số 104-KH/hU", whatever slipped in it; where the first section begins, and how far the opening
#: goes where none does.
_NUMBER = re.compile(r"\d\w?\s?[-–/|]\s?[^\W\d_]|(?<![^\W_])s[oôốồ0]\s?[:.]?\s?\w?\d", re.IGNORECASE)
_SECTION = re.compile(r"(?m)^[ \t]*(?:I|1|l|A)[.,)-]")
_OPENING = 2000
#: "Thực hiện Chỉ thị của Ban Bí thư về ...": a directive of a superior that is named without its number.
_UNNUMBERED = re.compile(
    r"\b(?:thực\s+hiện|triển\s+khai|thi\s+hành|chấp\s+hành|cụ\s+thể\s+hóa|căn\s+cứ|theo)\s+(?:\w+\s+){0,2}?"
    r"(?:chỉ\s+thị|nghị\s+quyết|kế\s+hoạch|chương\s+trình|kết\s+luận|công\s+văn|chỉ\s+đạo)\s+(?!này)"
    r"[^.;:\n]{0,120}?\bcủa\s+(?:ban\s+(?:bí\s+thư|thường\s+vụ|chấp\s+hành)|bộ\s+chính\s+trị|trung\s+ương|cấp\s+trên"
    r"|chính\s+phủ|thủ\s+tướng|(?:tỉnh|thành|huyện|thị|quận|đảng)\s+ủy|(?:ubnd|ủy\s+ban\s+nhân\s+dân)\s)",
    re.IGNORECASE,
)


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    resting = {link.lower for link in ground.links if link.strong or link.relation in BASES}
    bare = [
        node for node in ground.documents.values()
        if node.type in PLANS and node.level != "central" and node.id not in resting
    ]  # fmt: skip
    places = ground.own([node.id for node in bare], "title", "type", "symbol")
    for node in bare:
        if node.id in places and not _may_name(ground, places[node.id]):
            text = Note("neither its title nor its opening nor its bases name a document that it rests on")
            yield Draft("loaded", (node,), text, (places[node.id],))


def _may_name(ground: Ground, title: Evidence) -> bool:
    """Whether title or opening name a document, though none was read: by a number, or without one."""
    text = ground.store.text(title.document)
    section = _SECTION.search(text, title.end)
    end = section.start() if section else title.end + _OPENING
    return any(pattern.search(text, title.start, end) for pattern in (_NUMBER, _UNNUMBERED))


RULE = Rule(
    "no-basis", "No basis", "Không có căn cứ", "warning",
    "a plan of a local body names no document that it carries out or is based on",
    "a sentence of its opening that names one, in whatever words", find,
)  # fmt: skip

"""The tree of a page in, what each element holds out: running text, links, lines of a document's frame.

A line is weighed by what it says (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW): national name or
heading of the party, number, bases, articles, recipients, signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ...ontology.frame import phrases
from ..clean import key, view
from ..document_type import type_names
from .html_tree import BLOCKS, is_verbatim

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Roles of which a document has few and a page around it none.
_HARD = frozenset(
    ("motto", "number", "basis", "recipients", "on_behalf", "article", "section", "order", "addressee")
)
_NUMBERED = re.compile(r"(?:(?:luật|nghị quyết|pháp lệnh)\s+)?s[ốôồó]\s*[:.]?[\s\d._…]*[/-]\s*[^\W\d_]")
_ARTICLE = re.compile(r"điều\s+\d{1,3}[a-zđ]?\s*[.:]")
_SECTION = re.compile(r"(?:chương|mục|phần)\s+(?:thứ\s+)?[ivx\d]+\b|[ivx]{1,5}\s?[.\-/]\s*[^\W\d_]{2}")
_ROWS = re.compile(r"(?:stt|tt|số tt)\.?$")
_APPENDIX = re.compile(r"(?:phụ lục|biểu mẫu|mẫu số)\b.{0,12}$")
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|ịa)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*-\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam$"
)
#: White space that parts lines and columns of text set as it is written, and columns of any other.
_COLUMN, _HARD_SPACE = re.compile(r"\n|\t+|[ \u00a0]{6,}"), re.compile(r"(?:\u00a0 ?){5,}")
_NATIVE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
#: A line this long is running text.
SENTENCE = 60


@dataclass(slots=True)
class Weight:
    """What an element holds: letters of text, lines and letters of links, and lines of a document's frame."""

    text: int = 0
    links: int = 0
    linked: int = 0
    roles: dict[str, int] = field(default_factory=dict)

    def add(self, other: Weight) -> None:
        self.text += other.text
        self.links += other.links
        self.linked += other.linked
        for role, count in other.roles.items():
            self.roles[role] = self.roles.get(role, 0) + count

    @property
    def frame(self) -> int:
        return sum(self.roles.values())

    @property
    def hard(self) -> int:
        return sum(count for role, count in self.roles.items() if role in _HARD)


def weigh(body: HtmlElement) -> dict[HtmlElement, Weight]:
    """Each element of a page with what it and all below it holds."""
    from lxml import etree

    weights: dict[HtmlElement, Weight] = {}
    blocks = _blocks(body)
    line: list[str] = []
    links, linked = 0, 0

    def end(owner: HtmlElement) -> None:
        nonlocal linked
        if line:
            text, owned = "".join(line), weights.setdefault(owner, Weight())
            for part in [text] if linked else _HARD_SPACE.split(text):
                weight = _weight(part, linked)
                if weight is not None:
                    owned.add(weight)
            line.clear()
            linked = 0

    def words(text: str | None, holder: HtmlElement) -> None:
        nonlocal linked
        if text:
            if "\n" in text and not text.isspace() and is_verbatim(holder):
                for one in _COLUMN.split(text):
                    line.append(one)
                    end(_block(holder, blocks))
                return
            line.append(text)
            if links:
                linked += len(text.strip())

    for event, one in etree.iterwalk(body, events=("start", "end")):
        block = one in blocks or one.tag == "br"
        if event == "start":
            if block:
                end(_block(one.getparent() if one is not body else one, blocks))
            links += one.tag == "a" and one.get("href") is not None
            words(one.text, one)
        else:
            links -= one.tag == "a" and one.get("href") is not None
            if block:
                end(_block(one, blocks))
                own = weights.setdefault(one, Weight())
                if one is not body and (parent := one.getparent()) is not None:
                    weights.setdefault(_block(parent, blocks), Weight()).add(own)
            if one is not body:
                words(one.tail, one.getparent())
    return weights


def _blocks(body: HtmlElement) -> set[HtmlElement]:
    """The elements that end a line, and those around them."""
    from lxml import etree

    blocks: set[HtmlElement] = {body}
    for _, one in etree.iterwalk(body, events=("end",)):
        if one.tag in BLOCKS or one in blocks:
            blocks.add(one)
            parent = one.getparent()
            if one is not body and parent is not None:
                blocks.add(parent)
    return blocks


def _block(element: HtmlElement, blocks: set[HtmlElement]) -> HtmlElement:
    while element not in blocks:
        element = element.getparent()
    return element


def _weight(line: str, linked: int) -> Weight | None:
    text = " ".join(line.split())
    if not text:
        return None
    link = min(linked, len(text))
    if 2 * link > len(text):
        weight = Weight(0, 1, len(text))
        role = "basis" if _role(text[:200]) == "basis" else ""
    else:
        native = len(_NATIVE.findall(text))
        weight = Weight(len(text) if 20 * native > len(text) or len(text) < SENTENCE else 0, 0, link)
        role = _role(text[:200])
    if role:
        weight.roles[role] = 1
    return weight


@lru_cache(maxsize=8192)  # a page is weighed more than once
def _role(text: str) -> str:
    low = key(view(text)).strip()
    frames = phrases()
    if len(text) < 120:
        if _MOTTO.match(low):
            return "motto"
        if _NUMBERED.match(low) and len(text) < 60:
            return "number"
        if frames["recipients"].match(low) and len(text) < 30:
            return "recipients"
        if _APPENDIX.match(low):
            return "appendix"
        if _ROWS.match(low):
            return "rows"
        if text[: len(text) // 2 + 1].isupper() and len(text) < 60:
            if frames["on_behalf"].match(low):
                return "on_behalf"
            if frames["post"].match(low):
                return "post"
        if text.isupper() and low in type_names():
            return "type"
        if frames["addressee"].match(low):
            return "addressee"
        if frames["order"].match(low) and text.isupper():
            return "order"
    if _ARTICLE.match(low):
        return "article"
    if _SECTION.match(low):
        return "section"
    return "basis" if frames["basis"].match(low) and len(text) > 25 else ""

"""The tree of a page in, the element out that holds the document, rid of what does not belong to it.

What tells a document is its frame (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW): national name
or heading of the party, number, bases, articles, recipients, signature; and running text without links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...ontology.frame import phrases
from ...ontology.portals import names_chrome
from ..clean import key, view
from ..document_type import type_names
from .html_tree import BLOCKS, Styles, drop, hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Roles of which a document has few and a page around it none.
_HARD = frozenset(
    ("motto", "number", "basis", "recipients", "on_behalf", "article", "section", "order", "addressee")
)
#: Roles that stand alone in a block beside the rest of a document, and not on the page around it.
_PARTS = frozenset(("type", "recipients", "on_behalf", "post", "appendix", "rows"))
_NUMBERED = re.compile(r"(?:(?:luật|nghị quyết|pháp lệnh)\s+)?s[ốôồó]\s*[:.]?[\s\d._…]*[/-]\s*[^\W\d_]")
_ARTICLE = re.compile(r"điều\s+\d{1,3}[a-zđ]?\s*[.:]")
_SECTION = re.compile(r"(?:chương|mục|phần)\s+(?:thứ\s+)?[ivx\d]+\b|[ivx]{1,5}\s?[.\-/]\s*[^\W\d_]{2}")
_ROWS = re.compile(r"(?:stt|tt|số tt)\.?$")
_APPENDIX = re.compile(r"(?:phụ lục|biểu mẫu|mẫu số)\b.{0,12}$")
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|ịa)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*-\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam$"
)
_NAMED_TAGS = frozenset(("nav", "aside", "footer", "header", "dialog"))
#: Elements that may be dropped for their names: what wraps others.
_WRAPPERS = frozenset(
    ("div", "section", "article", "main", "form", "ul", "ol", "table", "center", "fieldset", "menu")
)
#: Elements that are a part of what is around them.
_WHOLE = frozenset(("p", "li", "dt", "dd", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "br"))
_NATIVE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
#: So many lines of a frame are a document, however much text stands around it; so many letters of text
#: that stand in an element itself are a part of what it holds.
_SURE, _OWN = 4, 150
#: A line this long is running text.
_SENTENCE = 60


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


def document_of(body: HtmlElement, styles: Styles) -> HtmlElement:
    """The smallest element that holds the whole document; chrome beside and within it is dropped.

    What is hidden is dropped too, unless it holds the frame of a document and what is shown holds none (the
    page was saved while another of its tabs was open).
    """
    unseen = hidden(body, styles)
    if unseen:
        weights = weigh(body)
        total = weights[body]
        within = Weight()
        for element in unseen:
            within.add(weights.get(element, Weight()))
        framed = total.hard - within.hard < 2 <= within.hard
        if not framed and not (total.text - within.text < _SENTENCE < within.text):
            for element in unseen:
                drop(element)
    _drop_chrome(body)
    weights = weigh(body)
    element = _smallest(body, weights)
    if element.tag in ("table", "tr", "tbody", "thead", "tfoot"):
        while element.tag != "table":
            element = element.getparent()
        return _alone(element)
    return element


def holds_document(element: HtmlElement) -> bool:
    """Whether an element holds the frame of a document."""
    return weigh(element).get(element, Weight()).hard > 1


def _alone(table: HtmlElement) -> HtmlElement:
    """A table as an element that holds nothing else."""
    from lxml.html import Element

    box: HtmlElement = Element("div")
    table.tail = None
    box.append(table)
    return box


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
            weight = _weight("".join(line), linked)
            line.clear()
            linked = 0
            if weight is not None:
                weights.setdefault(owner, Weight()).add(weight)

    def words(text: str | None) -> None:
        nonlocal linked
        if text:
            line.append(text)
            if links:
                linked += len(text.strip())

    for event, one in etree.iterwalk(body, events=("start", "end")):
        block = one in blocks or one.tag == "br"
        if event == "start":
            if block:
                end(_block(one.getparent() if one is not body else one, blocks))
            links += one.tag == "a" and one.get("href") is not None
            words(one.text)
        else:
            links -= one.tag == "a" and one.get("href") is not None
            if block:
                end(_block(one, blocks))
                own = weights.setdefault(one, Weight())
                if one is not body and (parent := one.getparent()) is not None:
                    weights.setdefault(_block(parent, blocks), Weight()).add(own)
            if one is not body:
                words(one.tail)
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
        role = "basis" if _role(text) == "basis" else ""
    else:
        native = len(_NATIVE.findall(text))
        weight = Weight(len(text) if 20 * native > len(text) or len(text) < _SENTENCE else 0, 0, link)
        role = _role(text)
    if role:
        weight.roles[role] = 1
    return weight


def _role(text: str) -> str:
    low = key(view(text[:200])).strip()
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


def _is_chrome(element: HtmlElement) -> bool:
    if element.tag in _NAMED_TAGS or (element.get("role") or "") in (
        "navigation",
        "banner",
        "search",
        "contentinfo",
    ):
        return True
    return element.tag in _WRAPPERS and names_chrome(
        f"{element.get('id') or ''} {element.get('class') or ''}"
    )


def _drop_chrome(body: HtmlElement) -> None:
    """Drop what is navigation, advertising and the like by its name, or made of links, and no document."""
    from lxml import etree

    weights = weigh(body)
    total = weights[body]
    gone: list[HtmlElement] = []
    dropped: set[HtmlElement] = set()
    for element in body.iter(etree.Element):
        parent = element.getparent()
        if parent in dropped:
            dropped.add(element)
            continue
        weight = weights.get(element)
        if element is body or weight is None:
            continue
        if weight.hard or weight.roles.get("rows"):
            continue  # a table of documents may be all links
        if weight.roles.get("type") and weight.text > weight.linked:
            continue
        small = 3 * weight.text < total.text or total.hard > 2
        if (small and _is_chrome(element)) or (weight.links > 3 and weight.linked > 3 * weight.text):
            dropped.add(element)
            gone.append(element)
    for element in gone:
        drop(element)


def _smallest(body: HtmlElement, weights: dict[HtmlElement, Weight]) -> HtmlElement:
    """Down from the body as long as one child holds the document and the others nothing of it."""
    here = body
    while True:
        children = [child for child in here if child in weights]
        wraps = [child for child in children if child.tag not in _WHOLE]
        if not wraps:
            return here
        best = max(wraps, key=lambda child: (weights[child].frame, weights[child].text))
        inner, outer = weights[best], weights[here]
        if 10 * inner.frame < 9 * outer.frame or (inner.hard < _SURE and 2 * inner.text < outer.text):
            return here
        others = [weights[child] for child in children if child is not best]
        own = outer.text - inner.text - sum(weight.text for weight in others)
        if own > _OWN or any(_belongs(weight, outer) for weight in others):
            return here
        here = best


def _belongs(weight: Weight, outer: Weight) -> bool:
    """Whether an element beside the document is a part of it: its frame, or where there is none, text."""
    if weight.linked > weight.text:
        return bool(weight.roles.get("appendix"))
    if weight.hard > 1 or not _PARTS.isdisjoint(weight.roles):
        return True
    return outer.hard < 3 and 10 * weight.text > outer.text

"""The tree of a page in, the element out that holds the document, rid of what does not belong to it.

What tells a document is its frame, and running text without links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.portals import names_chrome
from .html_tree import Styles, drop, hidden
from .html_weight import SENTENCE, Weight, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Roles that stand alone in a block beside the rest of a document, and not on the page around it.
_PARTS = frozenset(("type", "recipients", "on_behalf", "post", "appendix", "rows"))
_NAMED_TAGS = frozenset(("nav", "aside", "footer", "header", "dialog"))
#: Elements that may be dropped for their names: what wraps others.
_WRAPPERS = frozenset(
    ("div", "section", "article", "main", "form", "ul", "ol", "table", "center", "fieldset", "menu")
)
#: Elements that are a part of what is around them.
_WHOLE = frozenset(("p", "li", "dt", "dd", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "br"))
#: So many lines of a frame are a document, however much text stands around it; so many letters of text
#: that stand in an element itself are a part of what it holds.
_SURE, _OWN = 4, 150


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
        if not framed and not (total.text - within.text < SENTENCE < within.text):
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

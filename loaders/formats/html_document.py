"""The tree of a page in, the element out that holds the document, rid of what does not belong to it.

What tells a document is its frame, and running text without links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .html_chrome import drop_chrome, drop_others
from .html_tree import Styles, drop, hidden
from .html_weight import SENTENCE, Weight, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Roles that stand alone in a block beside the rest of a document, and not on the page around it.
_PARTS = frozenset(("type", "recipients", "on_behalf", "post", "appendix", "rows"))
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
    drop_others(body)
    drop_chrome(body)
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

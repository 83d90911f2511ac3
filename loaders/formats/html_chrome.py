"""The tree of a page in; what is navigation, advertising, links to other pages is dropped from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.portals import line_patterns, names_chrome
from ..clean import key, view
from .html_tree import drop
from .html_weight import Weight, weigh

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED_TAGS = frozenset(("nav", "aside", "footer", "header", "dialog"))
#: Elements that may be dropped for their names: what wraps others.
_WRAPPERS = frozenset(
    ("div", "section", "article", "main", "form", "ul", "ol", "table", "center", "fieldset", "menu")
)
_ROLES = frozenset(("navigation", "banner", "search", "contentinfo"))
#: A heading is no longer than this, and stands so deep in blocks of its own at most.
_HEADING, _DEEP = 60, 2


def drop_chrome(body: HtmlElement) -> None:
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


def _is_chrome(element: HtmlElement) -> bool:
    if element.tag in _NAMED_TAGS or (element.get("role") or "") in _ROLES:
        return True
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    return element.tag in _WRAPPERS and names_chrome(named)


def drop_others(body: HtmlElement) -> None:
    """Drop "Văn bản liên quan" and the like with the links below; a form that has such a line stays."""
    from lxml import etree

    weights = weigh(body)
    pattern = line_patterns()["others"]
    gone: list[HtmlElement] = []
    for element in body.iter(etree.Element):
        weight = weights.get(element)
        if element is body or weight is None or not 0 < weight.text + weight.linked <= _HEADING:
            continue
        said = " ".join(key(view("".join(element.itertext()))).split()).rstrip(" .:")
        if pattern.fullmatch(said):
            below = _links(_behind(element, weights), weights)
            if below is not None:
                gone += [element, *below]
    for element in gone:
        drop(element)


def _behind(element: HtmlElement, weights: dict[HtmlElement, Weight]) -> list[HtmlElement]:
    """What follows an element, or the block that it alone stands in, as far as it says anything."""
    for _ in range(_DEEP):
        found = [one for one in element.itersiblings() if one in weights and _says(weights[one])]
        parent = element.getparent()
        if found or parent is None or parent.tag == "body":
            return found
        element = parent
    return []


def _says(weight: Weight) -> bool:
    return weight.text + weight.linked > 0


def _links(found: list[HtmlElement], weights: dict[HtmlElement, Weight]) -> list[HtmlElement] | None:
    """The first of some elements that are links; None where other text comes first."""
    links: list[HtmlElement] = []
    for one in found:
        if weights[one].hard or weights[one].linked <= weights[one].text:
            break
        links.append(one)
    return links if links or not found else None

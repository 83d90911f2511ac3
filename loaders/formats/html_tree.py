"""The text of a page in, its tree out: without scripts, with what is hidden or struck out dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements that end a line; the others stand within one.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
#: Elements whose text is never read: of programs, of forms, of what a reader does not see.
_UNSEEN = frozenset((
    "applet", "area", "audio", "base", "button", "canvas", "colgroup", "datalist", "del", "embed", "frame",
    "frameset", "head", "iframe", "img", "input", "link", "map", "marquee", "math", "meta", "noembed",
    "noframes", "noscript", "object", "option", "param", "picture", "progress", "script", "select", "source",
    "style", "svg", "template", "textarea", "title", "track", "video", "wbr", "xml",
))  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_NEVER = re.compile(r"mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment)\b", re.IGNORECASE)
_AS_WRITTEN = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)\b", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*(-?\w+)", re.IGNORECASE)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_WRAPPING = re.compile(
    r"</?(?:div|span|font|section|article|main|center|b|i|strong|em)\b[^>]*>", re.IGNORECASE
)
#: Elements within each other, at most.
_DEEPEST = 1000
_CLASS = re.compile(r"\s*\w*\.([\w-]+)\s*")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)


class Styles:
    """What the style sheets within a page say of its classes, as far as it matters here."""

    def __init__(self, sheets: str) -> None:
        self.hidden: set[str] = set()
        self.align: dict[str, str] = {}
        for rule in _AT_RULE.sub("", _COMMENT.sub("", sheets)).split("}"):
            selectors, _, said = rule.rpartition("{")
            hides, align = _HIDING.search(said), _CENTRED.search(said)
            if not hides and not align:
                continue
            for selector in selectors.split(","):
                found = _CLASS.fullmatch(selector)
                if found and hides:
                    self.hidden.add(found[1])
                elif found and align:
                    self.align[found[1]] = align[1].lower()

    def hides(self, element: HtmlElement) -> bool:
        """Whether a reader of the page does not see an element."""
        get = element.get
        if get("hidden") is not None or (get("aria-hidden") or "").lower() == "true":
            return True
        if _HIDING.search(get("style") or ""):
            return True
        return bool(self.hidden) and not self.hidden.isdisjoint((get("class") or "").split())

    def alignment(self, element: HtmlElement) -> str:
        """ "center", "left", ... as the element says itself, else empty."""
        if element.tag == "center":
            return "center"
        found = _CENTRED.search(element.get("style") or "")
        if found:
            return found[1].lower()
        said = (element.get("align") or "").strip().lower()
        if said and element.tag != "table":
            return "center" if said == "middle" else said
        for name in (element.get("class") or "").split() if self.align else ():
            if name in self.align:
                return self.align[name]
        return ""


def read_tree(page: str) -> tuple[HtmlElement, Styles]:
    """The body of a page without what nobody sees, and its styles; hidden elements are still there."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(_bytes(page), parser=parser)
        if _depth(root) > _DEEPEST:  # the parser drops what is deeper
            root = html.document_fromstring(_bytes(_WRAPPING.sub("\n", page)), parser=parser)
    except etree.ParserError:  # nothing but white space or comments
        root = html.document_fromstring(b"<html><body></body></html>")
    styles = Styles("\n".join(sheet.text or "" for sheet in root.iter("style")))
    found = root.find("body")
    body: HtmlElement = root if found is None else found
    for element in list(body.iter(etree.Element)):
        if element is not body and _unseen(element):
            drop(element)
    return body, styles


def _bytes(page: str) -> bytes:
    return page.replace("\0", "").encode("utf-8", "replace")


def _depth(root: HtmlElement) -> int:
    from lxml import etree

    depth = most = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        most = max(most, depth)
    return most


def _unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or tag.startswith(("w:", "m:", "v:", "st1:")):
        return not isinstance(tag, str) or not tag.startswith("st1:")
    if tag == "div" and (element.get("title") or "") in ("header", "footer"):
        return True  # the running heads of a page that LibreOffice saved
    return bool(_NEVER.search(element.get("style") or ""))


def is_verbatim(element: HtmlElement | None) -> bool:
    """Whether the line ends within an element count: in ``pre`` and what is styled so."""
    while element is not None:
        if element.tag == "pre" or _AS_WRITTEN.search(element.get("style") or ""):
            return True
        if element.tag in BLOCKS:
            return False
        element = element.getparent()
    return False


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def hidden(body: HtmlElement, styles: Styles) -> list[HtmlElement]:
    """The outermost elements that a reader does not see."""
    from lxml import etree

    found: list[HtmlElement] = []
    within: set[HtmlElement] = set()
    for element in body.iter(etree.Element):
        parent = element.getparent()
        if parent in within:
            within.add(element)
        elif element is not body and styles.hides(element):
            within.add(element)
            found.append(element)
    return found

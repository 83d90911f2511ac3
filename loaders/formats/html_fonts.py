"""The tree of a page in; its text made Unicode where a font or encoding of before it shows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from .fonts import unicode_text
from .legacy import repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FAMILY = re.compile(r"font(?:-family)?\s*:[^;]*?(\.vn\w+|vni-[\w ]+|(?<=family:)[^;,]*)", re.IGNORECASE)
#: How a text in UTF-8 that was read as another is called.
_SPOILED = "UTF-8"


def converted(body: HtmlElement) -> str:
    """Convert what stands in such a font, or the whole page where its words tell; how, for people."""
    _, how = repair("\n".join(body.itertext()))
    if how.startswith(_SPOILED):
        _each(body, lambda text, _: repair(text, sure=True)[0])
        return how
    fonts = _fonts(body)
    if not how and not any(font.startswith((".vn", "vni")) for font in fonts.values()):
        return ""
    made: set[str] = set()

    def convert(text: str, element: HtmlElement) -> str:
        font = fonts.get(element, "")
        new = unicode_text(text, font, how)
        if new != text:
            made.add("VNI" if font.startswith("vni") else "TCVN3 (ABC)" if font.startswith(".vn") else how)
        return new

    _each(body, convert)
    return " and ".join(sorted(made))


def _fonts(body: HtmlElement) -> dict[HtmlElement, str]:
    """The font of each element, its own or that of what it stands in, in lower case."""
    from lxml import etree

    fonts: dict[HtmlElement, str] = {}
    for element in body.iter(etree.Element):
        font = (element.get("face") or "").strip().lower()
        if not font:
            found = _FAMILY.search(element.get("style") or "")
            font = found[1].strip(" '\"").lower() if found else ""
        font = font or fonts.get(element.getparent(), "")
        if font:
            fonts[element] = font.split(",")[0].strip(" '\"")
    return fonts


def _each(body: HtmlElement, convert: Callable[[str, HtmlElement], str]) -> None:
    from lxml import etree

    for element in body.iter(etree.Element):
        if element.text and not element.text.isspace():
            element.text = convert(element.text, element)
        if element.tail and element is not body and not element.tail.isspace():
            element.tail = convert(element.tail, element.getparent())

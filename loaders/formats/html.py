"""A saved web page in, the text of the document on it out, without the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ...graph.errors import SourceError
from ..model import Source, Text
from .compose import compose
from .flow import Flow, Paragraph
from .html_document import document_of, holds_document
from .html_edges import trimmed
from .html_flow import read_flow
from .html_fonts import converted
from .html_page import read_page
from .html_tree import read_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINK = re.compile(r"\b(?:href|src|data)\s*=\s*[\"']?([^\"'<>\s]+)", re.IGNORECASE)
_ATTACHED = re.compile(r"([^/\\?#=&]+\.(?:pdf|docx?|rtf|odt|zip))(?:$|[?#&])", re.IGNORECASE)
#: A page with less text than this, and no frame of a document, shows none.
_LITTLE = 1500
#: Characters of the name of a file that are told.
_NAME = 80


def read_html(source: Source, charset: str = "") -> Text:
    """The text of the document that a page shows; tables as rows, lists with their numbers as shown.

    ``charset`` is what is known of the encoding from outside the page.

    Raises:
        SourceError: the page holds no document, or its encoding is not known.
    """
    page, remarks = read_page(source, charset)
    body, styles = read_tree(page)
    how = converted(body)
    if how:
        remarks = (*remarks, f"converted from {how}")
    element = document_of(body, styles)
    flow = trimmed(read_flow(element, styles))
    _check(source.uri, element, flow, page)
    return compose(source.uri, flow, remarks)


def _attached(page: str) -> list[str]:
    """Names of the documents that a page links to or shows in a frame."""
    found = (_ATTACHED.search(unescape(link[1])) for link in _LINK.finditer(page))
    names = (unquote(name[1]) for name in found if name)
    return ["".join(filter(str.isprintable, name))[:_NAME] for name in names]


def _check(uri: str, element: HtmlElement, flow: Sequence[Flow], page: str) -> None:
    length = sum(len(one.text) for one in flow if isinstance(one, Paragraph))
    empty = not length and all(isinstance(one, Paragraph) for one in flow)
    if length >= _LITTLE or (not empty and holds_document(element)):
        return
    files = _attached(page)
    if files:
        names = ", ".join(dict.fromkeys(files[:3]))
        raise SourceError(uri, "the page only describes a document", f"load the file it links to ({names})")
    if empty:
        reason, remedy = "the page shows no text", "open it in a browser, wait, and save the complete page"
        raise SourceError(uri, reason, remedy)

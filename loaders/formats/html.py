"""A saved web page in, the text of the document on it out, without the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

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

_ATTACHED = re.compile(r"([^/\\?#=&]+\.(?:pdf|docx?|rtf|odt|zip))(?:$|[?#&])", re.IGNORECASE)
#: A page with less text than this, and no frame of a document, shows none.
_LITTLE = 1500


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
    files = _attached(body)
    element = document_of(body, styles)
    flow = trimmed(read_flow(element, styles))
    _check(source.uri, element, flow, files)
    return compose(source.uri, flow, remarks)


def _attached(body: HtmlElement) -> list[str]:
    """Names of the documents that a page links to."""
    links = (_ATTACHED.search(link.get("href") or "") for link in body.iter("a"))
    return [link[1] for link in links if link]


def _check(uri: str, element: HtmlElement, flow: Sequence[Flow], files: Sequence[str]) -> None:
    length = sum(len(one.text) for one in flow if isinstance(one, Paragraph))
    if not flow or (not length and all(isinstance(one, Paragraph) for one in flow)):
        reason, remedy = "the page shows no text", "open it in a browser, wait, and save the complete page"
        raise SourceError(uri, reason, remedy)
    if files and length < _LITTLE and not holds_document(element):
        names = ", ".join(dict.fromkeys(files[:3]))
        raise SourceError(uri, "the page only describes a document", f"load the file it links to ({names})")

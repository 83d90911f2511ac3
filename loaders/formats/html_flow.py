"""An element of a page in, its paragraphs and tables in reading order out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..lines import MARKER
from .flow import Flow, Paragraph
from .html_lists import List, marker
from .html_tables import read_table
from .html_tree import BLOCKS, Styles, is_verbatim

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
#: White space of a paragraph; a long run with hard spaces stands for a column, and stays a gap.
_RUN = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_GAP, _COLUMN = 6, "   "
#: In text that is set as it is written, such a run is one already.
_WIDE = re.compile(r" {3,}|\t+")
#: The marker of an item in a list of Word, which stands before it as text.
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = re.compile(r"(\s*)(?:\((\d{1,2})\)|(\d{1,3}))(\s*)")
_NOTE = "_?(?:ftn|edn|fn|(?:sd)?(?:foot|end)?note)[-_:]?"
_ANCHOR = re.compile(rf"{_NOTE}\d+(?:sym)?$", re.IGNORECASE)
_BACK = re.compile(rf"#{_NOTE}(?:(?:ref|back)[-_:]?\d+|\d+anc)$", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"\bMso(?:Footnote|Endnote)Text\b", re.IGNORECASE)
#: A mark that needs no link to be one.
_RAISED_MARK = re.compile(r"\[\d{1,2}\]|\(\d{1,2}\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_MARK = re.compile(r"\s*(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))[\s.:]*")
#: What ends a paragraph that its writer parted with line breaks alone.
_CLOSED = re.compile(r"(?:[.;:!?…]|\./)[\"”)]*$")


class Writer:
    """Collects what stands between the ends of blocks."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.flow: list[Flow] = []
        self.parts: list[str] = []
        self.pending = ""
        self.role, self.centred = "text", False

    def add(self, text: str | None, verbatim: bool = False) -> None:
        if text:
            self.parts.append(_WIDE.sub("\u00a0" * _GAP, text) if verbatim else _SPACE.sub(" ", text))

    def flush(self) -> None:
        """End the paragraph, if there is one."""
        if not self.parts:
            return
        text, self.parts = "".join(self.parts), []
        lines = [_spaced(line) for line in unicodedata.normalize("NFC", text).split("\n")]
        for words in _paragraphs(lines):
            written, role = words, self.role
            if role == "note" or (role == "style" and _RAISED_MARK.match(words)):
                written, role = _noted(words), "note"
                self.role = "text"
            elif role == "style":
                role = "text"
            elif self.pending:
                written = words if MARKER.match(words) else f"{self.pending} {words}"
                self.pending = ""
            self.flow.append(Paragraph(written, role, self.centred))

    def close(self) -> None:
        """End the item of a list: of one without words its number is shown."""
        if self.pending.endswith("."):
            self.flow.append(Paragraph(self.pending, "text", self.centred))
        self.pending = ""


def read_flow(element: HtmlElement, styles: Styles, depth: int = 0) -> list[Flow]:
    """The paragraphs and tables below an element, what it says itself among them."""
    from lxml import etree

    writer = Writer(styles)
    centres = [styles.alignment(element) == "center"]
    lists: list[List] = []
    writer.centred = centres[0]
    inside = partial(read_flow, styles=styles, depth=depth + 1)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        tag = one.tag
        if event == "start":
            if one is not element and tag == "table":
                writer.flush()
                writer.flow += read_table(one, inside, depth, centres[-1])
                walk.skip_subtree()
                continue
            if tag == "br":
                writer.add("\n", verbatim=True)
            elif _IGNORED.search(one.get("style") or ""):
                writer.add(" ".join("".join(one.itertext()).split()) + " ")
                walk.skip_subtree()
                continue
            elif tag == "sup":
                writer.add(_raised("".join(one.itertext())))
                walk.skip_subtree()
                continue
            elif tag in BLOCKS:
                writer.flush()
                said = styles.alignment(one)
                centres.append(said == "center" if said else centres[-1] or tag in ("th", "caption"))
                writer.centred = centres[-1]
                writer.role = _role(one)
                if tag in ("ul", "ol", "menu", "dir"):
                    lists.append(List(one))
                elif tag == "li":
                    writer.pending = marker(one, lists[-1] if lists else None)
            writer.add(one.text, verbatim=is_verbatim(one))
        else:
            if tag in BLOCKS and tag != "table":
                writer.flush()
                writer.role = "text"
                if len(centres) > 1:
                    centres.pop()
                writer.centred = centres[-1]
                if tag in ("ul", "ol", "menu", "dir") and lists:
                    lists.pop()
                elif tag == "li":
                    writer.close()
            if one is not element:
                writer.add(one.tail, verbatim=is_verbatim(one.getparent()))
    writer.flush()
    return writer.flow


def _role(element: HtmlElement) -> str:
    if element.tag in _HEADINGS:
        return "heading"
    if element.tag in ("p", "li", "div") and not (element.text or "").strip() and len(element):
        first = element[0]
        while (
            len(first) and not (first.text or "").strip() and first.tag in ("span", "sup", "font", "b", "i")
        ):
            first = first[0]
        if first.tag == "a" and _leads_back(first):
            return "note"
    if _NOTE_CLASS.search(element.get("class") or ""):
        return "style"
    return "text"


def _leads_back(link: HtmlElement) -> bool:
    """Whether a link is the mark at the head of a footnote."""
    name = link.get("name") or link.get("id") or ""
    return bool(_BACK.search(link.get("href") or "")) or bool(_ANCHOR.match(name) and "ref" not in name)


def _raised(text: str) -> str:
    """Raised digits as such, so that a mark is no part of a number: "5¹", "m²".

    >>> _raised("(2)"), _raised("[3]"), _raised("o")
    ('²', '[3]', 'o')
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return _SPACE.sub(" ", text)
    return found[1] + (found[2] or found[3]).translate(_RAISED) + found[4]


def _noted(text: str) -> str:
    """A footnote that begins with its mark, set apart.

    >>> _noted("[1]Luật số 5"), _noted("2 Luật số 5"), _noted("Luật số 5")
    ('[1] Luật số 5', '² Luật số 5', 'Luật số 5')
    """
    found = _MARK.match(text)
    if not found or found.end() == len(text):
        return text
    mark = f"[{found[1]}]" if found[1] else found[4] or (found[2] or found[3]).translate(_RAISED)
    return f"{mark} {text[found.end() :]}"


def _spaced(line: str) -> str:
    return _RUN.sub(_gap, line.strip())


def _gap(run: re.Match[str]) -> str:
    return _COLUMN if len(run[0]) >= _GAP else " "


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines of one block as paragraphs: parted where one is empty, ends a sentence, or a marker begins one.

    >>> list(_paragraphs(["UBND HUYỆN A", "VĂN PHÒNG", "", "1. Giữ nghề.", "2. Mở lớp"]))
    ['UBND HUYỆN A\\nVĂN PHÒNG', '1. Giữ nghề.', '2. Mở lớp']
    """
    held: list[str] = []
    for line in lines:
        if held and (not line or _CLOSED.search(held[-1]) or MARKER.match(line)):
            yield "\n".join(held)
            held = []
        if line:
            held.append(line)
    if held:
        yield "\n".join(held)

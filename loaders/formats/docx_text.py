"""The runs of a Word paragraph in, its text as a reader sees it out: changes accepted, results of fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from .docx_package import W
from .docx_pages import BREAK, MARK
from .docx_styles import Look, Styles, look_of
from .fonts import shown, unicode_text
from .numbering import value

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
#: What was deleted or moved away, properties, and notes of reviewers: no part of the text as accepted.
_DROPPED = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt",
        "annotationRef", "separator", "continuationSeparator", "footnoteRef", "endnoteRef", "tblPr", "trPr",
    )
)  # fmt: skip
#: A hyphen that shows at the end of a line alone; in the old fonts the same sign is the letter "ư".
_SOFT = "\u00ad"
_LETTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": _SOFT, BREAK: MARK,
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ABOVE = re.compile(r"margin-top:\s*-|mso-position-vertical-relative:\s*(?:page|margin)")
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


@dataclass(slots=True)
class Written:
    """The text of a paragraph, the text boxes that hang on it, and the notes that it refers to."""

    text: str = ""
    boxes: list[tuple[bool, _Element]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)


class Runs:
    """Reads the runs of one part of a document in order; a field may go over several paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.encoding = ""
        self.count = 0
        self._fields: list[bool] = []
        self._written = Written()

    def read(self, paragraph: _Element, style: str) -> Written:
        """What a paragraph says, with the space around it."""
        self._written = Written()
        if any(self._fields):  # an instruction that never ended, as programs leave behind
            self._fields = []
        base = {**self.styles.defaults, **self.styles.run(style)}
        parts = list(self._inside(paragraph, base))
        pieces = [
            unicode_text("".join(text for text, _ in group), font, self.encoding)
            for font, group in groupby(parts, key=lambda part: part[1])
        ]
        self._written.text = unicodedata.normalize("NFC", "".join(pieces).replace(_SOFT, ""))
        return self._written

    def _inside(self, element: _Element, look: Look) -> Iterator[tuple[str, str]]:
        """Stretches of text with the font that they are set in."""
        for one in element:
            tag = one.tag
            if tag in _DROPPED:
                if tag in (f"{W}del", f"{W}moveFrom"):
                    self._skipped_fields(one)
            elif tag == f"{W}r":
                form = one.find(f"{W}rPr")
                style = "" if form is None else value(form, "rStyle") or ""
                yield from self._inside(one, {**look, **self.styles.run(style), **look_of(form)})
            elif tag == f"{W}fldChar":
                self._field(one.get(f"{W}fldCharType", ""))
            elif tag == f"{MC}AlternateContent":
                yield from self._alternative(one, look)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._boxes(one)
            elif tag == f"{W}sdt" and _is_prompt(one):
                continue
            elif not self._hidden(look):
                yield from self._letters(one, look)

    def _letters(self, one: _Element, look: Look) -> Iterator[tuple[str, str]]:
        tag = one.tag
        font = look.get("font", "")
        if tag in (f"{W}t", f"{_M}t"):
            text = one.text or ""
            if look.get("raised") and text.strip().isdecimal():
                text = text.translate(_RAISED)
            yield (text.upper() if look.get("caps") else text), font
        elif tag in _LETTERS:
            yield _LETTERS[tag], font
        elif tag == f"{W}sym":
            yield shown(one.get(f"{W}char", ""), one.get(f"{W}font", "")), ""
        elif tag in _NOTES:
            yield self._note(one, _NOTES[tag]), ""
        elif len(one):
            yield from self._inside(one, look)

    def _note(self, one: _Element, kind: str) -> str:
        """The mark of a note: a raised number, or none of ours where the writer gave one."""
        mark = ""
        if one.get(f"{W}customMarkFollows") not in ("1", "true", "on"):
            self.count += 1
            mark = str(self.count).translate(_RAISED)
        self._written.notes.append((kind, one.get(f"{W}id", ""), mark))
        return mark

    def _hidden(self, look: Look) -> bool:
        return bool(look.get("vanish")) or any(self._fields)

    def _field(self, kind: str) -> None:
        """A complex field holds its instruction up to ``separate``, then its result up to ``end``."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _skipped_fields(self, element: _Element) -> None:
        for one in element.iter(f"{W}fldChar"):
            self._field(one.get(f"{W}fldCharType", ""))

    def _alternative(self, one: _Element, look: Look) -> Iterator[tuple[str, str]]:
        """The first choice that says something, else what older programs are given."""
        boxes = len(self._written.boxes)
        for choice in one:
            found = list(self._inside(choice, look))
            yield from found
            if found or len(self._written.boxes) > boxes:
                return

    def _boxes(self, drawing: _Element) -> None:
        """Text boxes of a drawing, and whether each stands above the paragraph that it hangs on."""
        above = _stands_above(drawing)
        taken: set[_Element] = set()
        for box in drawing.iter(f"{W}txbxContent"):
            alternatives = list(box.iterancestors(f"{MC}Fallback"))
            inner = any(outer in taken for outer in box.iterancestors(f"{W}txbxContent"))
            if inner or (alternatives and drawing in alternatives[0].iterancestors()):
                continue
            taken.add(box)
            self._written.boxes.append((above, box))


def _stands_above(drawing: _Element) -> bool:
    """Whether a drawing is placed above the paragraph that it hangs on, or by the page and not by it."""
    for place in drawing.iter(f"{_WP}positionV"):
        offset = place.findtext(f"{_WP}posOffset") or "0"
        return place.get("relativeFrom") != "paragraph" or offset.strip().startswith("-")
    return any(_ABOVE.search(one.get("style", "")) for one in drawing.iter(f"{_V}shape", f"{_V}rect"))


def _is_prompt(one: _Element) -> bool:
    """Whether a field to fill in still shows its prompt ("Click here to enter text")."""
    return one.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

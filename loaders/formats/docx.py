"""Bytes of a Word file (.docx) in, text out as a reader sees it (ECMA-376, part 1).

Changes are read as accepted, hidden text and the prompts of empty fields are left out, automatic numbers are
written out, a text box stands where it hangs; of headers only one that holds the letterhead is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source, Text
from . import docx_tables
from .compose import compose
from .docx_chunk import chunks, read_chunk
from .docx_package import Package, W, relation_id
from .docx_pages import Pages
from .docx_pictures import read_pictures
from .docx_styles import Styles, layout_of
from .docx_text import MC, Runs, Written
from .flow import Flow, Paragraph, Table
from .fonts import encoding_of
from .layout import is_head
from .numbering import Numbering, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements that only wrap paragraphs, tables, rows or cells.
_WRAPPED = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
#: The alignment of a paragraph in the middle.
_CENTRE = "center"
#: A table in a table in a table ... is read no deeper.
_DEEPEST = 20
#: Blocks at the top of a document among which its letterhead stands.
_TOP = 12


def read_docx(source: Source) -> Text:
    """The text of a Word file.

    Raises:
        SourceError: it is protected, damaged, too large, empty, or another format.
    """
    package = Package(source)
    root = package.tree(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise SourceError(source.uri, "holds no Word document", "open it in Word and save it as .docx anew")
    reader = _Reader(package, body)
    header = reader.header(body)
    flow = [*reader.blocks(body), *reader.notes()]
    if header and not _letterhead(flow[:_TOP]):
        flow = [*header, *flow]
    if not any(line.strip() for one in flow for line in _lines(one)):
        return _without_words(source, package, body)
    encoding = reader.runs.encoding
    remarks: tuple[str, ...] = (f"converted from {encoding}",) if encoding else ()
    if chunks(body):
        remarks += ("a part kept in another format within the file was not read",)
    return compose(source.uri, flow, remarks)


def _without_words(source: Source, package: Package, body: _Element) -> Text:
    """The text of a document without words of its own: in another format within it, or on its pictures."""
    if chunks(body):
        return read_chunk(source, package, body)
    text = read_pictures(source, package, body)
    if text is None:
        raise SourceError(source.uri, "holds no text", "nothing to read")
    return text


class _Reader:
    """Reads blocks in order; lists, notes and fields go on from one to the next."""

    def __init__(self, package: Package, body: _Element) -> None:
        self.package = package
        self.styles = Styles(self._related("styles"))
        self.numbering = Numbering(self._related("numbering"), self.styles.linked())
        self.runs = Runs(self.styles)
        self.runs.encoding = encoding_of(_all_words(body))
        self.pages = Pages(package, body)
        self._cited: list[tuple[str, str, str]] = []
        self._carried = ""
        self._deep = 0

    def _related(self, kind: str) -> _Element | None:
        for name in self.package.related(kind):
            return self.package.tree(name)
        return None

    def blocks(self, parent: _Element) -> Iterator[Flow]:
        """The paragraphs and tables below an element, in order."""
        for one in parent:
            if one.tag == f"{W}p":
                yield from self._paragraph(one)
            elif one.tag == f"{W}tbl":
                yield from self._table(one)
            elif one.tag in _WRAPPED:
                yield from self.blocks(one)
            elif one.tag == f"{MC}AlternateContent" and len(one):
                yield from self.blocks(one[0])

    def _paragraph(self, one: _Element) -> Iterator[Flow]:
        properties = one.find(f"{W}pPr")
        style = (value(properties, "pStyle") if properties is not None else None) or self.styles.paragraph
        form = {**self.styles.layout(style), **layout_of(properties)}
        written = self.runs.read(one, style)
        self._cited += written.notes
        written.text = self._carried + written.text
        self._carried = ""
        if _ends_deleted(properties):
            self._carried = written.text  # the next paragraph goes on with it
        else:
            text = self.pages.turn(_tidy(written.text))
            yield from self._with_boxes(written, self._marked(text, form, style, properties), form)

    def _with_boxes(self, written: Written, text: str, form: dict[str, str]) -> Iterator[Flow]:
        above: list[Flow] = []
        below: list[Flow] = []
        for before, box in written.boxes:
            (above if before else below).extend(self._box(box))
        yield from above
        if text:
            role = "heading" if form.get("outlineLvl", "9") < "9" else "text"
            text, regions = self.pages.take(text.rstrip())
            yield Paragraph(text, role, form.get("jc") == _CENTRE, regions)
        yield from below

    def _box(self, box: _Element) -> list[Flow]:
        self._deep += 1
        runs, self.runs = self.runs, Runs(self.styles)
        self.runs.encoding, self.runs.count = runs.encoding, runs.count
        page = self.pages.now
        found = list(self.blocks(box)) if self._deep < _DEEPEST else []
        self.pages.now = page
        runs.count, self.runs = self.runs.count, runs
        self._deep -= 1
        return found

    def _marked(self, text: str, form: dict[str, str], style: str, properties: _Element | None) -> str:
        """A paragraph with its automatic number; an empty one keeps a number, as in a column of them."""
        number = form.get("numId", "0")
        if number == "0":
            return text
        level = whole(form.get("ilvl"), 0)
        if "ilvl" not in layout_of(properties):
            of_style = self.numbering.level_of(number, style)
            level = of_style if of_style is not None else level
        marker = self.numbering.marker(number, level)
        if text:
            return marker + text
        return marker.strip() if any(letter.isalnum() for letter in marker) else ""

    def _table(self, one: _Element) -> Iterator[Flow]:
        """A table; a row of one cell that holds tables of its own gives way to them."""
        if self._deep >= _DEEPEST:
            return
        self._deep += 1
        widths = [whole(column.get(f"{W}w"), 0) for column in one.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows: list[list[docx_tables.Placed]] = []
        for row in _wrapped(one, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = self._cells(row)
            filled = [content for _, content in cells if content]
            if len(filled) == 1 and any(isinstance(inner, Table) for inner in filled[0]):
                if rows:
                    yield docx_tables.grid(rows, widths)
                    rows = []
                yield from filled[0]
            elif cells:
                rows.append(docx_tables.place(row, cells))
        if rows:
            yield docx_tables.grid(rows, widths)
        self._deep -= 1

    def _cells(self, row: _Element) -> list[tuple[_Element, tuple[Flow, ...]]]:
        """The cells of a row, which all begin on one page."""
        begins = ends = self.pages.now
        cells: list[tuple[_Element, tuple[Flow, ...]]] = []
        for cell in _wrapped(row, "tc"):
            self.pages.now = begins
            cells.append((cell, tuple(self.blocks(cell))))
            ends = max(ends, self.pages.now)
        self.pages.now = ends
        return cells

    def header(self, body: _Element) -> list[Flow]:
        """The header of the first page where the letterhead stands in it, else nothing."""
        section = next(body.iter(f"{W}sectPr"), None)
        if section is None:
            return []
        wanted = ["first"] if section.find(f"{W}titlePg") is not None else ["default"]
        for one in section.iterchildren(f"{W}headerReference"):
            if one.get(f"{W}type", "default") not in wanted:
                continue
            root = self.package.tree(self.package.part(relation_id(one)) or "")
            found = [] if root is None else list(self.blocks(root))
            if _letterhead(found):
                return found
        return []

    def notes(self) -> list[Flow]:
        """The notes in the order of their marks, each after its mark; one that refers to a note adds it."""
        roots: dict[str, dict[str, _Element]] = {}
        found: list[Flow] = []
        at = self.pages.now = 0
        while at < len(self._cited):
            kind, identifier, mark = self._cited[at]
            at += 1
            if kind not in roots:
                root = self._related(kind)
                roots[kind] = {} if root is None else {one.get(f"{W}id", ""): one for one in root}
            note = roots[kind].pop(identifier, None)
            if note is None:
                continue
            text = "\n".join(one.text for one in docx_tables.flat(tuple(self.blocks(note))))
            if text:
                found.append(Paragraph(f"{mark} {text}".strip(), "note"))  # on which page is not kept
        return found


def _letterhead(blocks: list[Flow]) -> bool:
    return any(is_head(line) for block in blocks for line in _lines(block))


def _wrapped(parent: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, in content controls too."""
    for one in parent:
        if one.tag == W + name:
            yield one
        elif one.tag in _WRAPPED:
            yield from _wrapped(one, name)


def _ends_deleted(properties: _Element | None) -> bool:
    """Whether the end of a paragraph was deleted or moved away."""
    marks = None if properties is None else properties.find(f"{W}rPr")
    return marks is not None and any(marks.find(W + name) is not None for name in ("del", "moveFrom"))


def _all_words(body: _Element) -> str:
    """All text of a document, a paragraph a line."""
    paragraphs = ("".join(run.text or "" for run in one.iter(f"{W}t")) for one in body.iter(f"{W}p"))
    return "\n".join(paragraphs)


def _tidy(text: str) -> str:
    """Text without space around its lines."""
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _lines(block: Flow) -> Iterator[str]:
    cells = (
        [(block,)]
        if isinstance(block, Paragraph)
        else [cell.paragraphs for row in block.rows for cell in row]
    )
    for paragraphs in cells:
        for one in paragraphs:
            yield from one.text.split("\n")

"""Pieces of WordprocessingML in, the bytes of a Word file and what is read of it out."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from thac.loaders.formats.docx import read_docx
from thac.loaders.formats.kinds import DOCX
from thac.loaders.model import Source

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
#: Part to the relation of the document to it.
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
          "header1": "header"}  # fmt: skip


def word(body: str, more: Mapping[str, str] | None = None) -> bytes:
    """A Word file of a body; ``more`` gives the content of other parts ("styles", "numbering", ...)."""
    parts = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "_rels/.rels": RELATIONS.format(relation("rId1", "officeDocument", "word/document.xml")),
    }
    relations, types = "", ""
    for name, content in (more or {}).items():
        kind = _PARTS[name]
        root = {"header": "hdr"}.get(kind, kind)
        parts[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
        relations += relation(f"r_{name}", kind, f"{name}.xml")
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    parts["word/_rels/document.xml.rels"] = RELATIONS.format(relations)
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>'
    )
    return zipped(parts)


def relation(identifier: str, kind: str, target: str) -> str:
    """A relation of one part to another."""
    return f'<Relationship Id="{identifier}" Type="{_KIND}/{kind}" Target="{target}"/>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def source(content: bytes, name: str = "ke-hoach.docx", media_type: str = DOCX) -> Source:
    """The source of a file of this content."""
    return Source(name, media_type, content, hashlib.sha256(content).hexdigest())


def text_of(body: str, more: Mapping[str, str] | None = None) -> str:
    """What is read of a Word file of this body."""
    return read_docx(source(word(body, more))).text.rstrip("\n")


def p(text: str, form: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{form}</w:pPr>{r(text, look)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, grid: str = "", borders: bool = False) -> str:
    """A table of rows; the letterhead and the signature have no borders."""
    edges = "".join(f'<w:{one} w:val="single" w:sz="4"/>' for one in _EDGES) if borders else ""
    form = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, form: str = "") -> str:
    """A row; a cell is its text or its own element."""
    made = (one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{form}</w:trPr>{''.join(made)}</w:tr>"


def cell(text: str, form: str = "") -> str:
    """A cell with a paragraph a line."""
    lines = "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{lines}</w:tc>"

"""A Word file that holds pictures of pages is a scan: its words are read by OCR, page by page."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import require
from letters import DECISION, as_word
from wordfile import p, source, word

from thac.graph.errors import SourceError
from thac.loaders.formats.docx import read_docx
from thac.loaders.parse import parse


def pages(folder: Path) -> list[io.BytesIO]:
    """The letter as pictures, one a page."""
    for program in ("soffice", "tesseract"):
        if not shutil.which(program):
            require(program, f"{program} is not installed")
    import pypdfium2  # type: ignore[import-untyped]

    (folder / "a.docx").write_bytes(as_word(DECISION))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=300)
    found = []
    for page in pypdfium2.PdfDocument(folder / "a.pdf"):
        out = io.BytesIO()
        page.render(scale=2.5).to_pil().save(out, "PNG")
        found.append(io.BytesIO(out.getvalue()))
    return found


def test_pictures_of_pages_are_read_as_a_scan(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for page in pages(tmp_path):
        document.add_picture(page, width=docx.shared.Cm(16))
    out = io.BytesIO()
    document.save(out)
    text = read_docx(source(out.getvalue()))
    assert any("OCR" in remark for remark in text.remarks)
    assert {region.page for region in text.layout} == {1, 2}
    read = parse(text)
    assert (read.type, read.issuer, read.issued) == ("QĐ", "Ủy ban nhân dân tỉnh Quảng Trị", "2022-06-17")
    assert text.text.index("Căn cứ") < text.text.index("Sửa cầu bến Thượng")


def test_a_seal_alone_is_no_page() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        read_docx(source(word(p(""))))

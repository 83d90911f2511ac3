"""Word files that are broken, locked or made to harm: each is refused in words, and nothing is fetched."""

from __future__ import annotations

import io
import zipfile

import pytest
from wordfile import NAMES, p, source, word, zipped

from thac.graph.errors import SourceError
from thac.loaders.formats import docx_package
from thac.loaders.formats.docx import read_docx


def refusal(content: bytes) -> str:
    with pytest.raises(SourceError) as found:
        read_docx(source(content))
    assert found.value.uri == "ke-hoach.docx"
    assert found.value.remedy
    return found.value.reason


def test_a_locked_file_says_that_it_is_locked() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(locked)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 abc", b"PK\x03\x04 and no more", "Số: 5".encode()])
def test_what_is_no_word_file_is_told(content: bytes) -> None:
    assert refusal(content)


def test_a_file_cut_short_anywhere_is_refused_or_read() -> None:
    whole = word("".join(p(f"Đoạn {number}") for number in range(200)))
    for size in range(1, len(whole), 97):
        refusal(whole[:size])


def test_damage_inside_is_told() -> None:
    whole = bytearray(word("".join(p(f"Đoạn {number * 7919}") for number in range(300))))
    at = whole.find(b"word/document.xml") + 400
    whole[at : at + 60] = bytes(60)
    assert "damaged" in refusal(bytes(whole))


def test_an_archive_without_a_document_is_told() -> None:
    assert "without a Word document" in refusal(zipped({"ghi-chu.txt": "x"}))


def test_a_document_without_a_body_or_text_is_told() -> None:
    empty = zipped({"word/document.xml": f"<w:document {NAMES}/>"})
    assert refusal(empty) == "holds no Word document"
    assert refusal(word("<w:p/>")) == "holds no text"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/none.dtd">',
        '<!DOCTYPE w:document [<!ENTITY a "' + "a" * 50 + '"><!ENTITY x "' + "&a;" * 50 + '">]>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    body = f"<w:body><w:p><w:r><w:t>{'&x;' if 'ENTITY' in declared else 'x'}</w:t></w:r></w:p></w:body>"
    content = zipped({"word/document.xml": f"{declared}<w:document {NAMES}>{body}</w:document>"})
    assert "entities" in refusal(content)


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(docx_package.UNPACKED // 2**20 + 2):
            part.write(bytes(2**20))
    assert "MB" in refusal(out.getvalue())


def test_a_part_that_swells_without_end_is_not_read() -> None:
    assert "swells" in refusal(word("<w:p/>" * 2_000_000))


def test_tables_in_tables_without_end_are_read_so_far() -> None:
    body = p("trong")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert "KẾ HOẠCH" in read_docx(source(word(p("KẾ HOẠCH") + body))).text


def test_styles_in_a_circle_and_numbers_that_are_none_do_no_harm() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    listed = (
        '<w:abstractNum w:abstractNumId="x"><w:lvl w:ilvl="?"><w:start w:val="-"/></w:lvl></w:abstractNum>'
    )
    body = p("Đoạn", '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="q"/><w:numId w:val="7"/></w:numPr>')
    assert read_docx(source(word(body, {"styles": styles, "numbering": listed}))).text == "Đoạn\n"

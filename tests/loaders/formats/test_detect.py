"""A file is known by its content; its name decides only between kinds of text."""

from __future__ import annotations

import io
import json
import struct
import zipfile

import pytest

from thac.graph.errors import SourceError
from thac.loaders.formats import FORMATS
from thac.loaders.formats.detect import media_type
from thac.loaders.formats.kinds import DOCX, KINDS, ODT, UNREAD, misnamed, refuse
from thac.loaders.model import Source

LETTER = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nMở lớp dạy nghề < 3 tháng\n"
MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?q?K=E1?=\r\nDate: x\r\n\r\nKinh gui\r\n"
SAVED = b'From: "Saved"\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="x"\n\n--x\n'


def archive(*names: str, first: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, "x" * 300)
    return out.getvalue()


def compound(*names: str) -> bytes:
    """A compound file with streams of these names at its root, one with a workbook below it."""
    entries = [("Root Entry", -1, -1, 1)]
    entries += [
        (name, -1, number + 2 if number + 1 < len(names) else -1, -1) for number, name in enumerate(names)
    ]
    packed = b""
    for name, *numbers in entries:
        raw = name.encode("utf-16-le") + b"\0\0"
        packed += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), 2, 1) + struct.pack("<3i", *numbers)
        packed += bytes(128 - 80)
    packed = packed.ljust(-(-len(packed) // 512) * 512, b"\0")
    sectors = len(packed) // 512
    table = [-3, *range(2, sectors + 1), -2]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head = head.ljust(44, b"\0") + struct.pack("<II", 1, 1)
    head = head.ljust(76, b"\0") + struct.pack("<109i", 0, *[-1] * 108)
    return head + struct.pack("<128i", *table, *[-1] * (128 - len(table))) + packed


WORD = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
FILES: list[tuple[str, bytes, str]] = [
    ("application/pdf", b"%PDF-1.4\n1 0 obj", "a.doc"),
    ("application/pdf", b"\r\n\0\0junk" + b"%PDF-1.7\n1 0 obj\n<<>>", "a.pdf"),
    (DOCX, archive(*WORD), "a.doc"),
    (DOCX, archive("word/media/a.png", *WORD), "a.zip"),
    (DOCX, archive(*WORD)[:-60], "a.docx"),
    (ODT, archive("content.xml", first=ODT.encode()), "a"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     archive("[Content_Types].xml", "xl/workbook.xml", "docProps/word/document.xml"), "a.docx"),
    ("application/zip", archive("a/word/document.xml", "b.xlsx"), "a.docx"),
    ("application/zip", archive(), "a.zip"),
    ("application/msword", compound("1Table", "WordDocument", "ObjectPool"), "a.docx"),
    ("application/vnd.ms-excel", compound("Workbook", "SummaryInformation"), "a.doc"),
    ("application/x-encrypted-office", compound("EncryptionInfo", "EncryptedPackage"), "a.docx"),
    ("application/vnd.ms-outlook", compound("__nameid_version1.0", "__properties_version1.0"), "a.msg"),
    ("application/msword", compound("1Table")[:900] + "WordDocument".encode("utf-16-le"), "a"),
    ("application/rtf", b"{\\rtf1\\ansi Kinh gui}", "a.doc"),
    ("application/rtf", b"\xef\xbb\xbf \n{\\rtf1\\ansi Kinh gui}", "a.rtf"),
    ("text/html", LETTER.join(("<!-- x --><!DOCTYPE html><html>", "</html>")).encode(), "a.doc"),
    ("text/html", LETTER.join(("<HTML><body>", "</body>")).encode("utf-16"), "a.html"),
    ("text/html", LETTER.join(("<html><body>", "</body>")).encode("utf-16-be"), "a.htm"),
    ("text/html", LETTER.join(('<?xml version="1.0"?>\n<html xmlns="x">', "</html>")).encode(), "a.xml"),
    ("text/html", LETTER.join(("<div><p>", "</p></div>")).encode(), "rows.jsonl!/3"),
    ("text/html", LETTER.replace("\n", "<br>\n").encode(), "a.html"),
    ("text/plain", LETTER.encode(), "a.html"),
    ("text/markdown", LETTER.join(("<table><tr><td>", "</td></tr></table>")).encode(), "a.md"),
    ("text/plain", LETTER.encode(), "a.txt"),
    ("text/plain", LETTER.encode("utf-16-le"), "a"),
    ("text/plain", LETTER.encode(), "a.pdf"),
    ("text/plain", b"", "a.docx"),
    ("text/plain", "[1] Số: 5/KH-UBND".encode(), "a.txt"),
    ("text/plain", "{x} Số: 5/KH-UBND".encode(), "a.txt"),
    ("text/plain", "Subject: vịnh\nSố: 5\n\nDate: x".encode(), "a.txt"),
    ("text/plain", "Theo %PDF-1.7 thì".encode(), "a.txt"),
    ("application/xml", b'<?xml version="1.0"?><rss><item/></rss>', "a.xml"),
    ("message/rfc822", MAIL, "a.txt"),
    ("message/rfc822", b"Received: from x\n by y\n" + MAIL.replace(b"\r\n", b"\n"), "a"),
    ("multipart/related", SAVED, "a.mht"),
    ("application/jsonl", b'{"text": "a"}\n{"text": "b"}\n', "a.txt"),
    ("application/jsonl", json.dumps({"text": LETTER * 900}).encode(), "crawl"),
    ("application/json", b'[\n {"text": "a"},\n {"text": "b"}]', "a.jsonl"),
    ("application/json", b'{\n "text": "a"\n}', "a.txt"),
    ("application/json", b'{"a":' * 5000, "a.txt"),
    ("text/csv", b"so_hieu,noi_dung\n5/KH-UBND,a\n", "a.CSV"),
    ("image/png", b"\x89PNG\r\n\x1a\n\0\0", "a.jpg"),
    ("image/jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a.pdf"),
    ("image/tiff", b"MM\0*\0\0\0\x08", "a"),
    ("image/webp", b"RIFF\x10\0\0\0WEBPVP8 ", "a"),
    ("image/bmp", b"BM\x36\0\0\0" + bytes(40), "a"),
    ("application/gzip", b"\x1f\x8b\x08\0", "a.txt"),
    ("application/vnd.rar", b"Rar!\x1a\x07\x01\0", "a.zip"),
    ("application/octet-stream", bytes(range(256)) * 8, "a.pdf"),
    ("application/octet-stream", bytes(5000), "a.docx"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "content", "name"), FILES, ids=[f"{n}-{f[0]}" for n, f in enumerate(FILES)])
def test_the_kind_of_a_file(kind: str, content: bytes, name: str) -> None:
    assert media_type(content, name) == kind


def test_a_workbook_within_a_word_file_makes_it_no_workbook() -> None:
    inner = compound("WordDocument", "1Table").replace(bytes(512), bytes(512))
    assert media_type(inner + "Workbook".encode("utf-16-le"), "a.doc") == "application/msword"


def test_a_misnamed_file_is_told() -> None:
    assert "the content is a web page" in misnamed("a.doc", "text/html")
    assert misnamed("a.docm", DOCX) == misnamed("a", "text/html") == misnamed("a.md", "text/plain") == ""


@pytest.mark.parametrize("kind", UNREAD)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(kind: str) -> None:
    with pytest.raises(SourceError) as error:
        refuse(Source("a.doc", kind, b"\1", ""))
    assert error.value.remedy == KINDS[kind].remedy
    assert (KINDS[kind].name if kind != "application/octet-stream" else "known") in error.value.reason


def test_a_container_that_cannot_be_opened_is_told_to_be_broken() -> None:
    with pytest.raises(SourceError, match="looks like a zip archive, and is broken"):
        FORMATS["application/zip"](Source("a.pdf", "application/zip", b"PK\3\4", ""))


def test_every_kind_has_a_reader_or_a_message() -> None:
    assert set(KINDS) <= set(FORMATS)

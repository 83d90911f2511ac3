"""Bytes and a name in, the media type out: the content decides, the name where the content leaves it open."""

from __future__ import annotations

import codecs
import json
import re
import struct

from .kinds import DOCX, ODT, UNKNOWN, promised
from .ole import MAGIC, root_names

#: How many bytes of a text are looked at.
_SAMPLE = 65536
#: (offset, bytes there, media type) of formats that begin in one way.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"\0\0\0\x0cjP  ", "image/jp2"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypavif", "image/heic"),
    (4, b"ftyp", "video/unknown"),
    (8, b"AVI ", "video/unknown"),
    (0, b"\x1aE\xdf\xa3", "video/unknown"),
    (8, b"WAVE", "audio/unknown"),
    (0, b"ID3", "audio/unknown"),
    (0, b"OggS", "audio/unknown"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\xdb\xa5", "application/msword"),
    (0, b"\xffWPC", "application/wordperfect"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (257, b"ustar", "application/x-tar"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\0\0\1\0", "image/x-icon"),
    (0, b"\0\1\0\0\0", "font/unknown"),
    (0, b"OTTO", "font/unknown"),
    (0, b"wOF", "font/unknown"),
)
#: Member of a zip archive to what the archive is, the first that is there.
_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/document", DOCX),
    ("xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("FixedDocSeq.fdseq", "application/vnd.ms-xpsdocument"),
    ("FixedDocumentSequence.fdseq", "application/vnd.ms-xpsdocument"),
)
#: Stream at the root of a compound file to what the file is.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "application/x-encrypted-office"),
    ("WordDocument", "application/msword"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_ASIDE = re.compile(r"(?:\s+|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[[^>]*>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|base|frameset)\b", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|article|b|big|blockquote|br|center|div|em|font|form|h[1-6]|hr|i|img|li|link|main|nav|ol|p|pre|"
    r"script|section|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?(.*)")
_SENDING = {"received", "date", "message-id", "mime-version", "return-path", "delivered-to", "subject"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes((*range(1, 9), *range(14, 32), 127))


def media_type(content: bytes, name: str = "") -> str:
    """The media type of a file by its first bytes, its members or its words; ``kinds.KINDS`` names each.

    The name decides between kinds of text only (Markdown or plain, CSV, a page without tags at its start).
    What is neither known nor text is ``application/octet-stream``. Empty content is plain text.

    >>> media_type(b"%PDF-1.7 ...", "ke-hoach.docx"), media_type(b"<p>Kinh g\\xe1\\xbb\\xadi</p>", "a.doc")
    ('application/pdf', 'text/html')
    >>> media_type("Số: 5/KH-UBND".encode(), "a.md"), media_type(b"\\0\\1\\2\\3" * 9, "a.md")
    ('text/markdown', 'application/octet-stream')
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content)
    if content.startswith(MAGIC):
        names = root_names(content)
        return next((kind for stream, kind in _STREAMS if stream in names), "application/x-ole-storage")
    for place, mark, kind in _MAGIC:
        if content.startswith(mark, place):
            return kind
    if _is_bitmap(content):
        return "image/bmp"
    if content.startswith(b"MZ") and b"\0" in content[:64]:
        return "application/x-executable"
    text = sample(content)
    found = _PDF.search(content, 0, 1024)
    if found and (text is None or b" obj" in content[found.end() : found.end() + 4096]):
        return "application/pdf"
    return UNKNOWN if text is None else _text(text, name)


def sample(content: bytes) -> str | None:
    """The beginning of a text as its ASCII letters show it, none where the content is no text.

    >>> sample("Số".encode("utf-16")), sample(b"abc"), sample(b"\\0\\1\\0\\2\\0\\0")
    ('Số', 'abc', None)
    """
    length, name = unicode_form(content)
    head = content[length:_SAMPLE]
    if name:
        return head.decode(name, "ignore")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if b"\0" in head or controls > 2 + len(head) // 50:
        return None
    return head.decode("latin-1")


def unicode_form(content: bytes) -> tuple[int, str]:
    """The length of the byte order mark and the form of Unicode by it or by zero bytes; else 0 and nothing.

    >>> unicode_form("Số: 65/KH-UBND".encode("utf-16-le")), unicode_form(b"\\xef\\xbb\\xbfSo: 65")
    ((0, 'utf-16-le'), (3, 'utf-8'))
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return len(mark), name
    return 0, _wide(content[:4096])


def _wide(head: bytes) -> str:
    """UTF-16 without a mark, by where its zero bytes stand."""
    head = head[: len(head) // 2 * 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 10 * max(even, odd) <= 3 * len(head) or max(even, odd) <= 2 * min(even, odd) + 2:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_bitmap(content: bytes) -> bool:
    return content[:2] == b"BM" and len(content) > 26 and content[6:10] == b"\0\0\0\0"


def _archive(content: bytes) -> str:
    """What a zip archive is: an office document by its members, else an archive."""
    names = _member_names(content)
    if names and names[0] == "mimetype":
        said = content[38 : 38 + 80]
        for kind in (ODT, "application/epub+zip", "application/vnd.oasis.opendocument.spreadsheet",
                     "application/vnd.oasis.opendocument.presentation"):  # fmt: skip
            if said.startswith(kind.encode()):
                return kind
    if any(name.startswith(("[Content_Types].xml", "_rels/")) for name in names):
        for member, kind in _MEMBERS:
            if any(name.startswith(member) for name in names):
                return kind
    return "application/zip"


def _member_names(content: bytes) -> list[str]:
    """Names in the directory at the end of the archive; of a truncated one those at its members."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
        for match in re.finditer(rb"PK\x03\x04", content):
            if match.start() + 30 <= len(content):
                length = struct.unpack_from("<H", content, match.start() + 26)[0]
                names.append(
                    content[match.start() + 30 : match.start() + 30 + length].decode("utf-8", "replace")
                )
        return names


def _text(text: str, name: str) -> str:
    """Which kind of text it is."""
    said = promised(name)
    aside = _ASIDE.match(text)
    body = text[aside.end() if aside else 0 :]
    if body.startswith("{\\rtf"):
        return "application/rtf"
    if "<" in text[:_SAMPLE]:
        marked = _markup(text, body, said)
        if marked:
            return marked
    if body[:1] in "{[" and body:
        records = _records(body, said)
        if records:
            return records
    mail = _mail(body)
    if mail:
        return mail
    if said in ("text/csv", "text/tab-separated-values", "text/markdown"):
        return said
    return "text/plain"


def _markup(text: str, body: str, said: str) -> str:
    """HTML or XML, or nothing: a Markdown file may begin with a tag, any text may hold a sign "<"."""
    if _PAGE.match(body):
        return "text/html"
    if text.lstrip().startswith("<?xml") or body.startswith("<w:"):
        if re.search(r"<\?mso-application\s+progid=.Word\.Document|<w:wordDocument\b", text):
            return "application/msword"
        if re.match(r"<office:document\b", body):
            return ODT
        return "image/svg+xml" if body.startswith("<svg") else "application/xml"
    if body.startswith("<svg"):
        return "image/svg+xml"
    if said == "text/markdown":
        return ""
    tags = sum(1 for _ in zip(_TAG.finditer(text), range(3), strict=False))
    if _TAG.match(body) and (tags > 1 or said == "text/html"):
        return "text/html"
    return "text/html" if said == "text/html" and tags else ""


def _records(body: str, said: str) -> str:
    """JSON, one record or one record a line; a text may begin with a bracket."""
    line, _, rest = body.partition("\n")
    if body.startswith("{"):
        try:
            whole = isinstance(json.loads(line), dict)
        except (ValueError, RecursionError):
            whole = not rest and len(body) > _SAMPLE // 2 and bool(re.match(r'\{\s*"[^"]*"\s*:', body))
        if whole:
            return (
                "application/json" if said == "application/json" and not rest.strip() else "application/jsonl"
            )
        return "application/json" if re.match(r'\{\s*"[^"]*"\s*:', body) else ""
    return "application/json" if re.match(r'\[\s*(?:\{\s*"|\]|\[)', body) else ""


def _mail(body: str) -> str:
    """An e-mail, or a page saved as one, by its headers; a letter that begins "Số: ..." is neither."""
    head = re.split(r"\r?\n\r?\n", body, maxsplit=1)[0]
    lines = head.splitlines()
    if lines and lines[0].startswith("From ") and len(lines) > 1:
        lines = lines[1:]
    headers: dict[str, str] = {}
    last = ""
    for line in lines:
        found = _HEADER.match(line)
        if found:
            last = found[1].lower()
            headers[last] = found[2]
        elif line[:1] in " \t" and last:
            headers[last] += line
        else:
            return ""
    if "multipart/related" in headers.get("content-type", "").lower() and not headers.keys() & {
        "to",
        "received",
    }:
        return "multipart/related"
    if "from" in headers and len(_SENDING & headers.keys()) > 1:
        return "message/rfc822"
    return ""

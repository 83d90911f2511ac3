"""A media type in, its name for people, the suffixes of its files and what to do where it is not read out."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ...graph.errors import SourceError
from ..model import Source, Text

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Kind:
    """What people call a kind of file, its suffixes, and for one that is not read what to do."""

    name: str
    suffixes: tuple[str, ...] = ()
    remedy: str = ""


_UNPACK = "unpack it and load what is in it"
_AS_PDF = "open it and save it as PDF or Word (.docx)"
_AGAIN = "get the file again, or give the document itself"
_AS_IMAGE = "save it as PNG, JPEG or PDF"

#: Media type to kind; the second half are those that no reader opens.
KINDS: dict[str, Kind] = {
    "text/plain": Kind("plain text", (".txt", ".text")),
    "text/markdown": Kind("Markdown", (".md", ".markdown")),
    "text/html": Kind("a web page", (".html", ".htm", ".xhtml")),
    "multipart/related": Kind("a saved web page", (".mht", ".mhtml")),
    "application/pdf": Kind("a PDF", (".pdf",)),
    DOCX: Kind("a Word document (docx)", (".docx", ".docm", ".dotx")),
    "application/msword": Kind("a Word document (doc)", (".doc", ".dot")),
    ODT: Kind("an OpenDocument text", (".odt", ".ott", ".fodt")),
    "application/rtf": Kind("rich text (RTF)", (".rtf",)),
    "image/png": Kind("a picture (PNG)", (".png",)),
    "image/jpeg": Kind("a picture (JPEG)", (".jpg", ".jpeg")),
    "image/tiff": Kind("a picture (TIFF)", (".tif", ".tiff")),
    "image/webp": Kind("a picture (WebP)", (".webp",)),
    "image/gif": Kind("a picture (GIF)", (".gif",)),
    "image/bmp": Kind("a picture (BMP)", (".bmp",)),
    "message/rfc822": Kind("an e-mail", (".eml",)),
    "application/zip": Kind("a zip archive", (".zip",)),
    "application/jsonl": Kind("records in JSON lines", (".jsonl", ".ndjson")),
    "text/csv": Kind("a table (CSV)", (".csv",)),
    "text/tab-separated-values": Kind("a table (TSV)", (".tsv",)),
    "application/json": Kind("JSON", (".json",), "give one record a line (.jsonl)"),
    "application/xml": Kind("XML", (".xml",), "give the document itself (Word, PDF, web page)"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Kind(
        "an Excel workbook", (".xlsx", ".xlsm"), "save the sheet as CSV, or the document as PDF"
    ),
    "application/vnd.ms-excel": Kind(
        "an Excel workbook", (".xls",), "save the sheet as CSV, or the document as PDF"
    ),
    "application/vnd.oasis.opendocument.spreadsheet": Kind(
        "a spreadsheet", (".ods",), "save the sheet as CSV, or the document as PDF"
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": Kind(
        "a PowerPoint presentation", (".pptx",), _AS_PDF
    ),
    "application/vnd.ms-powerpoint": Kind("a PowerPoint presentation", (".ppt",), _AS_PDF),
    "application/vnd.oasis.opendocument.presentation": Kind("a presentation", (".odp",), _AS_PDF),
    "application/vnd.ms-outlook": Kind(
        "an Outlook message", (".msg",), "open it and save it as .eml, or save its attachments"
    ),
    "application/x-ole-storage": Kind("a file of an old Office program", (), _AS_PDF),
    "application/x-encrypted-office": Kind(
        "an Office document locked with a password", (), "open it with the password and save it without one"
    ),
    "application/vnd.ms-xpsdocument": Kind("an XPS document", (".xps", ".oxps"), _AS_PDF),
    "application/epub+zip": Kind("an e-book (EPUB)", (".epub",), _AS_PDF),
    "application/postscript": Kind("PostScript", (".ps",), _AS_PDF),
    "application/wordperfect": Kind("a WordPerfect document", (".wpd",), _AS_PDF),
    "image/vnd.djvu": Kind("a DjVu scan", (".djvu", ".djv"), "save it as PDF"),
    "image/heic": Kind("a picture (HEIC)", (".heic", ".heif", ".avif"), _AS_IMAGE),
    "image/jp2": Kind("a picture (JPEG 2000)", (".jp2",), _AS_IMAGE),
    "image/svg+xml": Kind("a drawing (SVG)", (".svg",), _AS_IMAGE),
    "image/x-icon": Kind("an icon", (".ico",), "give the document itself"),
    "application/gzip": Kind("a gzip archive", (".gz", ".tgz"), _UNPACK),
    "application/vnd.rar": Kind("a RAR archive", (".rar",), _UNPACK),
    "application/x-7z-compressed": Kind("a 7-Zip archive", (".7z",), _UNPACK),
    "application/x-tar": Kind("a tar archive", (".tar",), _UNPACK),
    "application/x-bzip2": Kind("a bzip2 archive", (".bz2",), _UNPACK),
    "application/x-xz": Kind("an xz archive", (".xz",), _UNPACK),
    "application/zstd": Kind("a Zstandard archive", (".zst",), _UNPACK),
    "application/vnd.sqlite3": Kind(
        "an SQLite database", (".db", ".sqlite"), "give the documents themselves"
    ),
    "application/x-executable": Kind("a program", (".exe", ".dll", ".so"), "give the document itself"),
    "audio/unknown": Kind("a sound recording", (".mp3", ".wav", ".ogg"), "give the document itself"),
    "video/unknown": Kind("a video", (".mp4", ".avi", ".mov"), "give the document itself"),
    "font/unknown": Kind("a font", (".ttf", ".otf", ".woff"), "give the document itself"),
    UNKNOWN: Kind("a file of an unknown kind", (), "give the document itself (Word, PDF, web page, text)"),
}

#: Suffix to the media type that it promises.
PROMISED: dict[str, str] = {
    suffix: media_type for media_type, kind in KINDS.items() for suffix in kind.suffixes
}
#: What no reader opens.
UNREAD: tuple[str, ...] = tuple(media_type for media_type, kind in KINDS.items() if kind.remedy)


def promised(name: str) -> str:
    """The media type that the suffix of a name promises, empty where it promises none.

    >>> promised("ban/Ke hoach.PDF"), promised("crawl.jsonl!/17")
    ('application/pdf', '')
    """
    return PROMISED.get(os.path.splitext(name)[1].lower(), "")


def misnamed(name: str, media_type: str) -> str:
    """A remark for people where a file is of another kind than its name says, else an empty string.

    >>> misnamed("ke-hoach.doc", "text/html")
    'the name says a Word document (doc), the content is a web page'
    >>> misnamed("ke-hoach.txt", "text/markdown")
    ''
    """
    said = promised(name)
    if not said or said == media_type or media_type not in KINDS or _name(said) == _name(media_type):
        return ""
    return f"the name says {_name(said)}, the content is {_name(media_type)}"


def _name(media_type: str) -> str:
    return KINDS["text/plain" if media_type == "text/markdown" else media_type].name


def refuse(source: Source) -> Text:
    """Never a text: the reader of the kinds of file that are not read.

    Raises:
        SourceError: always, with what the file is and what to do.
    """
    kind, said = KINDS.get(source.media_type, KINDS[UNKNOWN]), promised(source.uri)
    if source.media_type == UNKNOWN:
        reason = "only zero bytes" if not source.content.strip(b"\0") else "not a kind of file that is known"
        if said:
            reason += f", and not {KINDS[said].name} as its name says"
        raise SourceError(source.uri, reason, kind.remedy)
    if not kind.remedy:
        raise SourceError(source.uri, f"looks like {kind.name}, and is broken", _AGAIN)
    raise SourceError(source.uri, f"is {kind.name}, which cannot be read", kind.remedy)

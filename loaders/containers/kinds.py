"""The name and the first bytes of a file in, whether it is a document, a container or neither out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import BinaryIO

from ..formats import SUFFIXES
from ..formats.detect import media_type, sample
from ..formats.kinds import UNREAD, promised
from .box import Box, is_junk
from .crawl import has_text
from .official import looks_official

#: So many bytes of a file show what it is.
HEAD = 65536
#: What is packed as a whole and holds one file or a tar archive.
PACKED = ("application/gzip", "application/x-bzip2", "application/x-xz")
#: Rows of a crawl.
ROWS = ("application/jsonl", "application/json", "text/csv", "text/tab-separated-values")
#: What holds documents.
UNPACKED = ("application/zip", "application/x-tar", "message/rfc822", *PACKED, *ROWS)
#: What holds documents and is not opened: in a folder it is reported where other files are left aside.
LOCKED = (
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/zstd",
    "application/vnd.ms-outlook",
)
#: Text that may be anything.
PLAIN = ("text/plain", "text/markdown")


def container(stream: BinaryIO, name: str) -> str:
    """The media type of a container, or an empty string; the stream is at its beginning before and after."""
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(stream, name)
    kind = media_type(head, name)
    return kind if kind in UNPACKED else ""


def _archive(stream: BinaryIO, name: str) -> str:
    """Whether a zip archive is one, or an office document."""
    from zipfile import ZipFile

    try:
        names = ZipFile(stream).namelist()
    except Exception:  # damage shows in many ways; the reader tells of it
        damaged = promised(name)
        return "" if damaged in SUFFIXES.values() else "application/zip"
    finally:
        stream.seek(0)
    office = "[Content_Types].xml" in names or names[:1] == ["mimetype"]
    return "" if office else "application/zip"


def wanted(name: str, head: Callable[[], bytes], columns: Mapping[str, str]) -> bool:
    """Whether a file in a folder or an archive is to be read, by its suffix, else by its first bytes.

    Tables are where a column has the text of documents, files of another suffix or none where their content
    is a document. What nobody can read but may hold documents (RAR, an Outlook message) is wanted too: it is
    to be reported.
    """
    if is_junk(os.path.basename(name)):
        return False
    said, suffix = promised(name), os.path.splitext(name)[1].lower()
    if said in ROWS:
        first = head()
        return has_text(sample(first) or "", media_type(first, name), columns)
    if suffix in SUFFIXES or said in UNPACKED or said in LOCKED:
        return True
    if said:
        return False
    first = head()
    kind = media_type(first)
    if kind in PLAIN or kind == "text/html":
        return (kind == "text/html" or not suffix) and looks_official(sample(first) or "")
    return kind == "message/rfc822" or (kind in SUFFIXES.values() and kind not in UNREAD)


def left_aside(name: str, head: Callable[[], bytes], box: Box) -> bool:
    """Whether a member is none of the documents; it is counted then."""
    if wanted(name, head, box.columns):
        return False
    box.spent.aside[os.path.splitext(name)[1].lower()] += 1
    return True

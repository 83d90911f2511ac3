"""The bytes of a web page in, its text out: by its byte order mark, its bytes, or what it says of itself."""

from __future__ import annotations

import codecs
import re

from ...graph.errors import SourceError
from ..model import Source
from . import legacy
from .detect import unicode_form

_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_TAGS = re.compile(
    rb"<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|&#?\w+;",
    re.DOTALL | re.IGNORECASE,
)
#: What pages call their encoding without meaning it: nothing is learned from these.
_WESTERN = frozenset(("cp1252", "iso8859-1", "ascii", "utf-8"))
#: Bytes of a page in UTF-8 that may be broken (cut by a server, pasted from elsewhere), as a share.
_BROKEN = 0.002


def read_page(source: Source, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a page, and remarks on how it was read; ``charset`` is what was said of it from outside.

    Raises:
        SourceError: the page is empty or its encoding is not known.
    """
    content = source.content
    if not content.strip(b" \t\r\n\0"):
        raise SourceError(source.uri, "the file is empty", "nothing to read")
    length, name = unicode_form(content)
    if name:
        return content[length:].decode(name, "replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _other(source, charset)


def _other(source: Source, charset: str) -> tuple[str, tuple[str, ...]]:
    content = source.content
    found = _CHARSET.search(content, 0, 8192)
    said = _codec(charset or (found[1].decode("ascii") if found else ""))
    mended = content.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= _BROKEN * len(mended) + 2 and len(mended) < len(content):
        return mended, (f"{broken} broken characters left out",)
    if said and said not in _WESTERN:
        return content.decode(said, "replace"), (f"converted from {said}",)
    try:
        fits = legacy.decode(_TAGS.sub(b" ", content))
    except legacy.Ambiguous as doubt:
        raise SourceError(
            source.uri, f"it is not UTF-8, and {doubt} fit equally", "save it as UTF-8"
        ) from None
    if fits:
        return legacy.READERS[fits[1]](content), (f"converted from {fits[1]}",)
    if said and said != "utf-8":
        return content.decode("cp1252", "replace"), (f"converted from {said}",)
    reason = "it is not UTF-8, and in no encoding that is known for Vietnamese"
    raise SourceError(source.uri, reason, "open the page in a browser and save it again")


def _codec(name: str) -> str:
    """Python's name of an encoding, empty where it has none ("x-user-defined")."""
    try:
        return codecs.lookup(name.strip()).name if name.strip() else ""
    except LookupError:
        return ""

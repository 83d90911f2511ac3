"""A row of a crawl in, its document out: the text, where it was found, what its publisher says of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ...graph.errors import SourceError
from ...ontology.columns import column_key
from ...ontology.columns import columns as known
from ..formats.detect import media_type
from ..limits import size
from ..model import Source
from .box import Box
from .official import looks_official

#: Fields that say something of the document, in the order in which they are shown.
GIVEN = ("symbol", "type", "issuer", "issued", "signer", "title")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:')
#: How programs write that a value is missing.
_NOTHING = ("", "nan", "null", "none", "n/a", "\\n", "-")
#: A value of so many characters may be a document.
_LONG = 200
_REMEDY = "name the column that has it: columns text=NAME"


@lru_cache(maxsize=64)
def fields(headings: tuple[str, ...], named: tuple[tuple[str, str], ...] = ()) -> dict[str, tuple[str, ...]]:
    """Field to the headings that hold it, the best first; ``named`` are set by hand and stand alone.

    >>> fields(("content", "Toàn văn", "so_hieu", "crawled_at"))
    {'text': ('Toàn văn', 'content'), 'symbol': ('so_hieu',)}
    >>> fields(("content", "x"), (("text", "x"),))
    {'text': ('x',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for field, names in known().items():
        ranked = [(names[column_key(one)], one) for one in headings if column_key(one) in names]
        if ranked:
            found[field] = tuple(heading for _, heading in sorted(ranked, key=lambda pair: pair[0]))
    for field, heading in named:
        wanted = column_key(heading)
        found[field] = tuple(one for one in headings if one == heading or column_key(one) == wanted)
    return {field: headings for field, headings in found.items() if headings}


def encoding(head: bytes) -> tuple[str, str]:
    """The encoding of a stream by its first bytes, and how to decode what does not fit.

    What is no UTF-8 is kept byte by byte: the reader of old encodings gets it so.

    >>> encoding("Số,a".encode("utf-16-le")), encoding("Số".encode())
    (('utf-16-le', 'replace'), ('utf-8-sig', 'surrogateescape'))
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "replace"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if 5 * max(even, odd) > len(head) and max(even, odd) > 4 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le", "replace"
    return "utf-8-sig", "surrogateescape"


def named_columns(columns: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(columns.items()))


def has_text(head: str, kind: str, columns: Mapping[str, str]) -> bool:
    """Whether the beginning of a table or of records shows a column with the text of documents, or one.

    >>> has_text('{"url": "x", "noi_dung": "..."}', "application/jsonl", {})
    True
    >>> has_text("file;pages", "text/csv", {})
    False
    """
    if kind in ("application/jsonl", "application/json"):
        headings = [_unescaped(one) for one in _KEY.findall(head)]
        head = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), head.replace("\\n", "\n"))
    else:
        line = next((one for one in head.splitlines() if one.strip()), "")
        headings = [_read(one.strip().strip('"')) for one in re.split(r"[,;\t|]", line)]
    return "text" in fields(tuple(dict.fromkeys(headings)), named_columns(columns)) or looks_official(head)


def document(box: Box, uri: str, row: Mapping[str, str]) -> Source:
    """The document in a row, of values by heading.

    Raises:
        SourceError: no column has text, or the text is empty or beyond the limits.
    """
    held = fields(tuple(row), named_columns(box.columns))
    if "text" not in held and "text" not in box.columns:
        held |= _by_content(row)
    if "text" not in held:
        shown = ", ".join(repr(one[:30]) for one in list(row)[:8])
        raise SourceError(uri, f"no column has the text of a document ({shown})", _REMEDY)
    text, heading = _first(row, held["text"])
    if not text:
        raise SourceError(uri, "the row has no text", "nothing to read")
    content, old = _bytes(text)
    if len(content) > box.limits.row:
        raise SourceError(uri, f"the row is larger than {size(box.limits.row)}", "raise the limit row")
    kind = _kind(content, heading)
    if kind == "text/html" and not old:
        content = b"\xef\xbb\xbf" + content  # what the page says of its encoding was so before the crawl
    given = {name: value for name in GIVEN if (value := _first(row, held.get(name, ()))[0])}
    address = next((row[name] for name in held.get("address", ()) if "://" in row[name]), "")
    if "address" in box.columns and not address:
        address = _first(row, held.get("address", ()))[0]
    said = json.dumps([given, address]).encode() if given or address else b""
    return Source(uri, kind, content, hashlib.sha256(content + said).hexdigest(), address[:500], given)


def _by_content(row: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The longest value that has the letterhead of a document, whatever its column is called."""
    long = sorted((name for name in row if len(row[name]) > _LONG), key=lambda name: -len(row[name]))
    return next(({"text": (name,)} for name in long if looks_official(row[name])), {})


def _first(row: Mapping[str, str], headings: Iterable[str]) -> tuple[str, str]:
    """The first value that is there, and its heading."""
    filled = ((row[name], name) for name in headings if row[name].strip().casefold() not in _NOTHING)
    return next(filled, ("", ""))


def _kind(content: bytes, heading: str) -> str:
    """HTML, Markdown or plain text: as the content shows, then as the heading says."""
    kind = media_type(content[:65536])
    if kind == "text/html" or "html" in column_key(heading):
        return "text/html"
    return "text/markdown" if column_key(heading) in ("md", "markdown", "contentmarkdown") else "text/plain"


def _bytes(text: str) -> tuple[bytes, bool]:
    """The bytes of a value, and whether they are no UTF-8: those are for the reader of old encodings."""
    try:
        return text.encode("utf-8"), False
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("utf-8", "surrogateescape"), True
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace"), False  # half a character, escaped in JSON


def _unescaped(key: str) -> str:
    try:
        return _read(str(json.loads(f'"{key}"')))
    except ValueError:
        return key


def _read(heading: str) -> str:
    """A heading that a sample shows byte by byte."""
    try:
        return heading.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return heading

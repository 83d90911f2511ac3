"""Bytes of a plain or Markdown file in, text out: UTF-8 (with or without a mark) and UTF-16."""

from __future__ import annotations

import codecs

from ...graph.errors import SourceError
from ..clean import normalise
from ..model import Source, Text

#: Control characters that no text document has; a share of them above this is rubbish.
RUBBISH = 0.003
_CONTROLS = bytes((*range(9), *range(14, 32), 127))


def read_plain(source: Source) -> Text:
    """The text of a source, in NFC, with places in the text as loaded.

    Raises:
        SourceError: the bytes are empty, not text, or in an encoding that is not Unicode.
    """
    text = decode(source)
    if not text.strip():
        raise SourceError(source.uri, "the file is empty", "nothing to read")
    return normalise(source.uri, text)


def decode(source: Source) -> str:
    """Bytes to text; the byte order mark is left out."""
    content = source.content
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _strict(source.uri, content[len(mark) :], name)
    sample = content[:4096]
    if len(sample) > 3 and sample.count(0) > len(sample) // 8:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 2 * min(even, odd) and len(content) % 2 == 0:
            return _strict(source.uri, content, "utf-16-be" if even > odd else "utf-16-le")
    return _strict(source.uri, content, "utf-8")


def _strict(uri: str, content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        line, byte = content[: error.start].count(b"\n") + 1, error.start + 1
        reason = f"line {line}: byte {byte} of the file is not valid {name.upper()}"
        raise SourceError(uri, reason, "save the file as UTF-8") from None
    plain = content if name == "utf-8" else text.encode("utf-8")
    controls = len(plain) - len(plain.translate(None, _CONTROLS)) + text.count("\ufffd")
    if controls > RUBBISH * len(text) + 2:
        raise SourceError(uri, "the content is not text", "give the document itself (.txt, .md)")
    return text

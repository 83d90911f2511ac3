"""Bytes of a plain or Markdown file in, text out: Unicode, else one of the encodings of before it."""

from __future__ import annotations

from dataclasses import replace

from ...graph.errors import SourceError
from ..clean import normalise
from ..model import Source, Text
from . import legacy
from .detect import unicode_form

#: Control characters that no text document has; a share of them above this is rubbish.
RUBBISH = 0.003
_CONTROLS = bytes((*range(9), *range(14, 32), 127))


def read_plain(source: Source) -> Text:
    """The text of a source, in NFC, with places in the text as loaded.

    What is not Unicode is converted, and the places are those of the converted text; ``remarks`` say so.

    Raises:
        SourceError: the bytes are empty, not text, or in an encoding that is not known.
    """
    text, remarks = decode(source)
    if not text.strip():
        raise SourceError(source.uri, "the file is empty", "nothing to read")
    return replace(normalise(source.uri, text), remarks=remarks)


def decode(source: Source) -> tuple[str, tuple[str, ...]]:
    """Bytes to text, and remarks on how; the byte order mark is left out.

    Raises:
        SourceError: the bytes are not text, or in an encoding that is not known.
    """
    length, name = unicode_form(source.content)
    content = source.content[length:]
    try:
        text = content.decode(name or "utf-8")
    except UnicodeDecodeError as error:
        if name:
            raise _broken(source, length, name, error) from None
        text, remarks = _legacy(source, error)
    else:
        text, how = legacy.repair(text)
        remarks = (f"converted from {how}",) if how else ()
    _check(source, content if name in ("", "utf-8") else text.encode("utf-8", "replace"), text)
    return text, remarks


def _legacy(source: Source, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    try:
        found = legacy.decode(source.content)
    except legacy.Ambiguous as doubt:
        reason = f"it is not UTF-8, and {doubt} fit equally"
        raise SourceError(source.uri, reason, "save the file as UTF-8") from None
    if found is None:
        raise _broken(source, 0, "utf-8", error) from None
    return found[0], (f"converted from {found[1]}",)


def _broken(source: Source, length: int, name: str, error: UnicodeDecodeError) -> SourceError:
    place = length + error.start
    line = source.content[:place].count(b"\n") + 1
    reason = f"line {line}: byte {place + 1} of the file is not valid {name.upper()}"
    return SourceError(source.uri, reason, "save the file as UTF-8")


def _check(source: Source, content: bytes, text: str) -> None:
    controls = len(content) - len(content.translate(None, _CONTROLS)) + text.count("\ufffd")
    if controls > RUBBISH * len(text) + 2:
        raise SourceError(source.uri, "the content is not text", "give the document itself (.txt, .md)")

"""An e-mail in, its attachments out, and its text where that is a document itself (RFC 5322, 2045 to 2047).

Nothing of the headers is kept but the names of attachments: they hold names and addresses of people.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ...graph.model import Failure
from ..disk import read_all
from ..model import Source
from .box import Box, Names, member
from .kinds import HEAD, left_aside
from .official import looks_official

if TYPE_CHECKING:
    from email.message import Message

_SUFFIX = {"text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml"}
#: Parts that belong to the form of a message and hold no document.
_FORM = (
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "application/pgp-keys", "text/calendar", "text/vcard", "text/x-vcard", "message/delivery-status",
    "message/disposition-notification", "text/rfc822-headers",
)  # fmt: skip
#: Where the next message of a mailbox begins: a line "From ..." behind an empty one, and headers.
_NEXT = re.compile(rb"\n(?<=\n\n)(?=From [^\n]+\n[A-Za-z][A-Za-z-]*:)")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_OUTLOOK = ("application/ms-tnef", "application/vnd.ms-tnef")


def read_eml(box: Box) -> Iterator[Source | Failure]:
    """The documents in a message: each attachment, and the text if it is official or stands alone.

    Raises:
        SourceError: the message holds nothing to read, is encrypted, or is larger than the limits allow.
    """
    from email import message_from_bytes
    from email.errors import CloseBoundaryNotFoundDefect

    content = read_all(box.stream, box.limits.file)
    if len(content) > box.limits.file:
        raise box.too_large(box.uri, 0)
    letters = _letters(content)
    if len(letters) > 1:
        for number, letter in enumerate(letters, 1):
            yield member(f"{box.uri}!/{number}.eml", letter)
        return
    message = message_from_bytes(content)
    parts = list(_parts(message))
    defects = (defect for one in message.walk() for defect in one.defects)
    cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in defects)
    attached = [part for part in parts if _is_attached(part)]
    names = Names(box.uri)
    found = False
    if not attached or not cut:
        for item in _text(parts, bool(attached), names):
            found = True
            yield item
    for part in attached:
        name = _name(part)
        uri = names.uri_of(name)
        content = _content(part)
        kind = part.get_content_type()
        if cut and part is parts[-1]:
            yield Failure(uri, "is cut off with the message", "get the message again")
        elif kind in _OUTLOOK or os.path.basename(name).lower() == "winmail.dat":
            reason = "holds attachments in a form of Outlook's own (winmail.dat)"
            yield Failure(uri, reason, "ask for the message without rich text, or save the attachments")
        elif kind in _SEALED:
            yield Failure(uri, "is encrypted or sealed (S/MIME)", "open the message and save its attachments")
        elif not left_aside(os.path.basename(name), partial(bytes, content[:HEAD]), box):
            box.spend(len(content))
            yield member(uri, content)
        else:
            continue
        found = True
    if not found:
        raise SourceError(box.uri, "the message holds no document", "give the document itself")


def _letters(content: bytes) -> list[bytes]:
    """The messages of a mailbox file (mbox, RFC 4155), or the one message."""
    if not content.startswith(b"From "):
        return [content]
    starts = [0, *(match.start() + 1 for match in _NEXT.finditer(content))]
    return [content[start:end] for start, end in zip(starts, [*starts[1:], len(content)], strict=True)]


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message in order, without those of a message inside it."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            yield from _parts(part)  # type: ignore[arg-type]
    else:
        yield message


def _is_attached(part: Message) -> bool:
    """Whether a part is a file of its own: it has a name, or is no text, and does not belong to the page."""
    kind = part.get_content_type()
    if kind in _FORM or kind.startswith("multipart/"):
        return False
    if part.get_content_disposition() == "attachment" or kind in (*_OUTLOOK, *_SEALED, "message/rfc822"):
        return True
    if part.get("Content-ID") and kind.startswith("image/"):
        return False
    return bool(part.get_filename()) or not kind.startswith("text/")


def _text(parts: list[Message], attached: bool, names: Names) -> Iterator[Source]:
    """The text of the message itself: plain, else HTML."""
    texts = [part for part in parts if not _is_attached(part) and part.get_content_type() in _SUFFIX]
    texts.sort(key=lambda part: part.get_content_type() != "text/plain")
    for part in texts:
        content = _unicode(part)
        if content.strip() and (not attached or looks_official(content.decode("utf-8", "replace"))):
            suffix = _SUFFIX[part.get_content_type()]
            yield member(names.uri_of(f"text{suffix}"), content)
            return


def _unicode(part: Message) -> bytes:
    """A text as UTF-8 where the message says its encoding and says it right, else as it stands."""
    content = _content(part)
    try:
        return content.decode(part.get_content_charset("utf-8")).encode("utf-8")
    except (LookupError, UnicodeError):
        return content


def _content(part: Message) -> bytes:
    """The bytes of a part; a message inside the message is a file of its own."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list):
            return b"".join(one.as_bytes() for one in inner)  # type: ignore[union-attr]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: Message) -> str:
    """The name of an attachment in any of the ways in which mail programs write it, else one by its kind."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header
    from email.message import Message as Headers

    headers = Headers()
    for name, value in part.raw_items():
        if name.lower() in ("content-disposition", "content-type"):
            headers[name] = _readable(str(value))
    written = headers.get_filename() or ""
    try:
        name = str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        name = written
    name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
    suffix = _SUFFIX.get(part.get_content_type(), "")
    return os.path.basename(name.replace("\\", "/")) or f"attachment{suffix}"


def _readable(value: str) -> str:
    """A header with bytes beyond ASCII as UTF-8 where they are that."""
    raw = value.encode("ascii", "surrogateescape") if not value.isascii() else b""
    try:
        return raw.decode("utf-8") if raw else value
    except UnicodeDecodeError:
        return raw.decode("latin-1")

"""A page saved as one file (MHTML, RFC 2557) in, the text of the document on it out."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ...graph.errors import SourceError
from ..model import Source, Text
from .html import read_html


def read_mhtml(source: Source) -> Text:
    """The text of the document on the page that the file holds; frames, pictures and styles are not read.

    Raises:
        SourceError: the file holds no page, or the page no document.
    """
    from email import message_from_bytes, policy

    message = message_from_bytes(source.content, policy=policy.compat32)
    best, charset = b"", ""
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and len(content) > len(best):
                best, charset = content, part.get_content_charset("")
    if not best.strip():
        raise SourceError(source.uri, "holds no web page", 'save the page again as "web page, complete"')
    page = replace(source, content=best, sha256=hashlib.sha256(best).hexdigest())
    return read_html(page, charset)

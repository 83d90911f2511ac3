"""A Word file whose text is kept in a part of another format in, that text out.

Web sites make such files: a page of HTML in a Word file around it (ECMA-376, part 1, 17.17.2.1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...graph.errors import SourceError
from ..model import Source, Text
from .detect import media_type
from .docx_package import Package, W, relation_id

if TYPE_CHECKING:
    from lxml.etree import _Element


def chunks(body: _Element) -> list[_Element]:
    """The places where parts of another format belong."""
    return list(body.iter(f"{W}altChunk"))


def read_chunk(source: Source, package: Package, body: _Element) -> Text:
    """The text of the largest part of another format.

    Raises:
        SourceError: it is of a format that no Word file should hold, or cannot be read.
    """
    names = [package.part(relation_id(one)) or "" for one in chunks(body)]
    contents = [(package.content(name) or b"", name) for name in names]
    content, name = max(contents, key=lambda one: len(one[0]))
    kind = media_type(content, name)
    reader = _readers().get(kind)
    if reader is None:
        reason = "keeps its text in a part of another format, which is not read"
        raise SourceError(source.uri, reason, "open it in Word and save it as .docx anew")
    digest = hashlib.sha256(content).hexdigest()
    return reader(replace(source, media_type=kind, content=content, sha256=digest))


def _readers() -> dict[str, Callable[[Source], Text]]:
    from .html import read_html
    from .mhtml import read_mhtml
    from .plain import read_plain

    return {"text/html": read_html, "multipart/related": read_mhtml, "text/plain": read_plain}

"""A source in, its text out: read by its format, headed by what its publisher says of it."""

from __future__ import annotations

from dataclasses import replace

from .formats import FORMATS
from .given import headed
from .model import Source, Text


def text_of(source: Source) -> Text:
    """The text of a source, with what is to be said of how it was found and read.

    Raises:
        SourceError: it cannot be read.
    """
    text = FORMATS[source.media_type](source)
    remarks = tuple(one for one in source.remarks if one not in text.remarks)
    text = replace(text, remarks=(*remarks, *text.remarks)) if remarks else text
    given = {**source.given, "address": source.address}
    return headed(text, given) if source.given or source.address else text

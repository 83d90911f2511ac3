"""A source in, what is made of its document, or why it could not be read, out."""

from __future__ import annotations

import errno
from collections.abc import Callable, Container
from functools import partial
from typing import TypeVar

from ..graph.errors import SourceError
from ..graph.model import Failure, LoadedDocument
from ..graph.pause import uncollected
from .model import Document, Source

T = TypeVar("T")

#: What a file says of itself in its letterhead and signature, as statements and in a record.
_FRAME = ("symbol", "type", "issued", "issued_by", "signed_by", "issuer", "signer")
#: What is said of a file that says nothing of itself.
_BARE = (
    "has no letterhead (number, type, issuer, date, signature)",
    "only what it says of others is known",
)
#: What is said of a file for which the memory does not suffice.
TOO_LARGE = ("needs more memory than it may take", "give it in parts, or allow it more memory")


@uncollected
def read(source: Source, make: Callable[[Document], T]) -> T | Failure:
    """What ``make`` makes of the document in a source (record, statements), or why it could not be read.

    A fault of the reader itself is a failure of that file too: the others are still read.
    """
    from .parse import parse
    from .text import text_of

    try:
        return make(parse(text_of(source)))
    except SourceError as error:
        return Failure(error.uri, error.reason, error.remedy)
    except MemoryError:
        return Failure(source.uri, *TOO_LARGE)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            reason = "no space is left for temporary files"
            return Failure(source.uri, reason, "free some space and load it again")
        reason = f"the reader failed ({type(error).__name__}: {error})"
        return Failure(source.uri, reason, "please report it with the file")


def statements_of(source: Source) -> LoadedDocument | Failure:
    """What a store keeps of a source, or why it could not be read."""
    from .statements import loaded_document

    return read(source, partial(loaded_document, source))


def unframed(uri: str, said: Container[str]) -> list[Failure]:
    """What is wrong with a file that says nothing of itself: no number, type, issuer, date or signature.

    >>> unframed("a.txt", {"title", "type"})
    []
    >>> [failure.uri for failure in unframed("b.txt", {"title"})]
    ['b.txt']
    """
    return [] if any(name in said for name in _FRAME) else [Failure(uri, *_BARE)]

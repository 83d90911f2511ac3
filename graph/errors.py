"""The errors of Thác, each with a message for people: what, where, what to do.

ThacError
 ├── SourceError     a file cannot be read or understood
 ├── StoreError      a database cannot be opened, read or written
 └── QueryError      a question cannot be answered as asked
      └── AmbiguousError   a symbol names several documents; `candidates` lists them
"""

from __future__ import annotations


class ThacError(Exception):
    """Anything that Thác reports to a person."""


class SourceError(ThacError):
    """A file cannot be read; the message names it, the reason and the remedy."""


class StoreError(ThacError):
    """A database cannot be opened, read or written."""


class QueryError(ThacError):
    """A question cannot be answered as asked."""


class AmbiguousError(QueryError):
    """A symbol names several documents; ``candidates`` holds a line for each."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates

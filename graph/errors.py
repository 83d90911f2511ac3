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
    """A file cannot be read: which (``uri``), why (``reason``), and what to do (``remedy``)."""

    def __init__(self, uri: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{uri}: {reason}; {remedy}" if remedy else f"{uri}: {reason}")
        self.uri, self.reason, self.remedy = uri, reason, remedy


class StoreError(ThacError):
    """A database cannot be opened, read or written."""


class QueryError(ThacError):
    """A question cannot be answered as asked."""


class AmbiguousError(QueryError):
    """A symbol names several documents; ``candidates`` holds a line for each."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates

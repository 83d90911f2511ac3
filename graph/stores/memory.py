"""Loaded documents in, statements with evidence out, kept while the program runs."""

from __future__ import annotations

from .sqlite import SQLiteStore


def memory_store() -> SQLiteStore:
    """An empty store in memory: the same engine, so that the same question has the same answer."""
    return SQLiteStore(":memory:")

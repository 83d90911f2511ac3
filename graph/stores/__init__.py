"""The stores that keep a graph, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .memory import memory_store
from .sqlite import Kept, SQLiteStore

STORES: dict[str, Callable[[Path], SQLiteStore]] = {
    "sqlite": lambda folder: SQLiteStore(folder / "thac.db"),
    "memory": lambda folder: memory_store(),
}

__all__ = ["STORES", "Kept", "SQLiteStore", "memory_store"]

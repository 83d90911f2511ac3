"""A path in, an open database with the numbers of its nodes and strings, read and written safely, out."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import StoreError
from ..layout import unpack
from ..merge import key_of
from ..model import Region
from .refresh import refresh
from .schema import connect, guard

#: Megabytes of the file that are held in memory: a load of many files takes no more than one of few.
READING, WRITING = 64, 4
#: So many numbers of nodes, and of strings, are remembered while writing.
_REMEMBERED = 20_000


class Database:
    """An open file; whatever derives from its statements is brought up to date before it is read."""

    def __init__(self, path: str | Path, create: bool = True) -> None:
        self.path = str(path)
        self._db = connect(self.path, create)
        self._held = READING
        self._node_ids: dict[str, int] = {}
        self._node_names: dict[int, str] = {}
        self._string_ids: dict[str, int] = {}
        self._strings: dict[int, str] = {}
        self._text = lru_cache(maxsize=64)(self._read_text)
        self._layout = lru_cache(maxsize=64)(self._read_layout)

    def _read(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        self.refresh()
        self._hold(READING)
        with guard(self.path):
            return self._db.execute(query, values).fetchall()

    def _read_text(self, source: int) -> str:
        with guard(self.path):
            packed = self._db.execute("SELECT text FROM sources WHERE id = ?", (source,)).fetchone()[0]
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def _read_layout(self, source: int) -> tuple[Region, ...]:
        with guard(self.path):
            packed = self._db.execute("SELECT layout FROM sources WHERE id = ?", (source,)).fetchone()[0]
        return unpack(packed) if packed else ()

    def refresh(self) -> None:
        """Brings merges, shown properties and the word index up to date; reading does it when needed."""
        with guard(self.path):
            stale = self._db.execute("SELECT 1 FROM dirty LIMIT 1").fetchone()
        if stale:
            with self._writing() as db:
                refresh(db, self._node, self._string)

    def close(self) -> None:
        """Brings everything up to date and closes the file; closing twice does nothing."""
        try:
            self.refresh()
        except StoreError as error:
            if "closed" not in str(error):
                raise
        finally:
            self._db.close()

    def _hold(self, megabytes: int) -> None:
        """Holds so much of the file in memory; what is sorted meanwhile goes to a file while writing."""
        if megabytes != self._held:
            with guard(self.path):
                self._db.execute(f"PRAGMA cache_size = {-1024 * megabytes}")
                self._db.execute(f"PRAGMA temp_store = {'FILE' if megabytes == WRITING else 'MEMORY'}")
            self._held = megabytes

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._hold(WRITING)
        with guard(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                # Numbers given out inside the failed transaction are void.
                for cache in (self._node_ids, self._node_names, self._string_ids, self._strings):
                    cache.clear()
                raise
            finally:
                self._text.cache_clear()
                self._layout.cache_clear()

    def _node(self, name: str) -> int:
        found = self._node_ids.get(name)
        if found is None:
            if len(self._node_ids) >= _REMEMBERED:
                self._node_ids.clear()
            found = self._intern("nodes", "name", name)
            self._node_ids[name] = found
        return found

    def _string(self, text: str) -> int:
        found = self._string_ids.get(text)
        if found is None:
            if len(self._string_ids) >= _REMEMBERED:
                self._string_ids.clear()
            found = self._string_ids[text] = self._intern("strings", "text", text)
        return found

    def _intern(self, table: str, column: str, text: str) -> int:
        row = self._db.execute(f"SELECT id FROM {table} WHERE {column} = ?", (text,)).fetchone()
        if row is not None:
            return int(row[0])
        if table == "nodes":
            done = self._db.execute(
                "INSERT INTO nodes (name, key) VALUES (?, ?)", (text, key_of(text) or None)
            )
        else:
            done = self._db.execute("INSERT INTO strings (text) VALUES (?)", (text,))
        return done.lastrowid or 0

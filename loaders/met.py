"""Names of files in, the place of each in the order in which they were met out.

They are kept in a private file of SQLite's, which is gone with the program: the names of a million files
would fill the memory.
"""

from __future__ import annotations

import sqlite3


class Met:
    """The names that were met so far, each with its place (from 1).

    >>> met = Met()
    >>> met.add("a.md", 1), met.add("b.md", 2), met.add("a.md", 3)
    (True, True, False)
    >>> met.place("b.md"), met.place("c.md")
    (2, 0)
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1024"):
            self._db.execute(f"PRAGMA {setting}")
        self._db.execute("CREATE TABLE met (uri BLOB PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID")

    def add(self, uri: str, place: int) -> bool:
        """Whether a name is new; then this is its place."""
        return self._db.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (_name(uri), place)).rowcount > 0

    def place(self, uri: str) -> int:
        """The place of a name, 0 where it was not met."""
        found = self._db.execute("SELECT place FROM met WHERE uri = ?", (_name(uri),)).fetchone()
        return int(found[0]) if found else 0

    def __contains__(self, uri: str) -> bool:
        return self.place(uri) > 0

    def close(self) -> None:
        """Forgets all names."""
        self._db.close()


def _name(uri: str) -> bytes:
    """A name as bytes: one of a file need not be Unicode."""
    return uri.encode("utf-8", "surrogatepass")

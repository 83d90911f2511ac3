"""Loaded documents in, statements with evidence out, kept in one SQLite file."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from ..layout import pack
from ..merge import family_of
from ..model import RELATIONS, Failure, LoadedDocument, Statement
from .judging import Judging
from .reading import Kept
from .refresh import mark_dirty
from .rows import COPIED

_MARKS = ", ".join("?" * 16)
_INSERT = f"""INSERT INTO statements (source, said_subject, subject, predicate, said_object, object, value,
              attributes, "start", "end", scope, cue, rule, role, due, part) VALUES ({_MARKS})"""
_INSERT_SOURCE = f"""INSERT INTO sources (uri, sha256, media_type, reader, digest, said_node, node, text,
                     layout, remarks, family, numbered) VALUES ({", ".join("?" * 12)})"""
_COPY_SOURCE = """INSERT INTO sources (uri, sha256, media_type, reader, digest, said_node, node, text, layout,
                  remarks, family, numbered)
                  SELECT ?, sha256, media_type, reader, digest, said_node, said_node, text, layout,
                  remarks, family, numbered FROM sources WHERE id = ?"""
_COPY = """INSERT INTO statements (source, said_subject, subject, predicate, said_object, object, value,
           attributes, "start", "end", scope, cue, rule, role, due, part)
           SELECT ?, said_subject, said_subject, predicate, said_object, said_object, value, attributes,
           "start", "end", scope, cue, rule, role, due, part FROM statements WHERE source = ? ORDER BY id"""
_OPEN = """SELECT other.said_node FROM sources other JOIN sources one ON one.family = other.family
           WHERE one.id = ? AND NOT other.numbered"""
_RELATIONS = frozenset(RELATIONS)
_NO_COPIES = (None,) * len(COPIED)

__all__ = ["Kept", "SQLiteStore"]


class SQLiteStore(Judging):
    """Statements with evidence in one SQLite file, or in memory where the path is ``:memory:``.

    Every method raises StoreError where the database cannot be read or written.
    """

    def put(self, document: LoadedDocument) -> str:
        """Replaces all that this uri said before, in one transaction.

        Returns "loaded", "replaced", or "unchanged" where the same bytes say the same. That the file could
        not be read before is forgotten.
        """
        digest = _digest(document)
        with self._writing() as db:
            db.execute("DELETE FROM failures WHERE uri = ?", (document.uri,))
            kept = db.execute(
                "SELECT id, sha256, digest FROM sources WHERE uri = ?", (document.uri,)
            ).fetchone()
            if kept and kept[1] == document.sha256 and kept[2] == digest:
                db.execute("UPDATE sources SET reader = ? WHERE id = ?", (document.reader, kept[0]))
                return "unchanged"
            if kept:
                self._forget(kept[0])
            node = self._node(document.id)
            text = zlib.compress(document.text.encode("utf-8", "surrogatepass"), 6)
            layout = pack(document.layout) if document.layout else None
            remarks = json.dumps(document.remarks, ensure_ascii=False) if document.remarks else None
            told = (document.uri, document.sha256, document.media_type, document.reader)
            numbered = any(
                one.predicate == "symbol" and one.subject == document.id for one in document.statements
            )
            rest = (digest, node, node, text, layout, remarks, family_of(document.id) or None, numbered)
            source = db.execute(_INSERT_SOURCE, (*told, *rest)).lastrowid
            rows = [self._row(source or 0, one) for one in document.statements]
            db.executemany(_INSERT, rows)
            touched = {node} | {row[1] for row in rows} | {row[4] for row in rows if row[4] is not None}
            mark_dirty(db, sorted(touched))
        return "replaced" if kept else "loaded"

    def copy(self, uri: str, of: str, sha256: str) -> str:
        """Keeps another file of the same bytes, as the source ``of`` was read, in one transaction.

        Returns "loaded", "replaced" or "unchanged"; nothing where ``of`` has other bytes.
        """
        with self._writing() as db:
            found = "SELECT id, digest FROM sources WHERE uri = ? AND sha256 = ?"
            origin, same = (db.execute(found, (name, sha256)).fetchone() for name in (of, uri))
            if origin is None:
                return ""
            db.execute("DELETE FROM failures WHERE uri = ?", (uri,))
            if same and same[1] == origin[1]:
                reader = "UPDATE sources SET reader = (SELECT reader FROM sources WHERE id = ?) WHERE id = ?"
                db.execute(reader, (origin[0], same[0]))
                return "unchanged"
            kept = db.execute("SELECT id FROM sources WHERE uri = ?", (uri,)).fetchone()
            if kept:
                self._forget(kept[0])
            source = db.execute(_COPY_SOURCE, (uri, origin[0])).lastrowid
            db.execute(_COPY, (source, origin[0]))
            mark_dirty(db, [db.execute("SELECT node FROM sources WHERE id = ?", (source,)).fetchone()[0]])
            for column in ("subject", "object"):
                query = f"SELECT DISTINCT {column} FROM statements WHERE source = ? AND {column} IS NOT NULL"
                mark_dirty(db, [node for (node,) in db.execute(query, (source,)).fetchall()])
        return "replaced" if kept else "loaded"

    def failed(self, failure: Failure, sha256: str = "") -> None:
        """Remembers that a file (with these bytes) could not be read, until it is put or removed."""
        with self._writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO failures (uri, sha256, reason, remedy) VALUES (?, ?, ?, ?)",
                (failure.uri, sha256, failure.reason, failure.remedy),
            )

    def remove(self, uri: str) -> bool:
        """Forgets a source and all it said; whether there was such a source."""
        with self._writing() as db:
            db.execute("DELETE FROM failures WHERE uri = ?", (uri,))
            kept = db.execute("SELECT id FROM sources WHERE uri = ?", (uri,)).fetchone()
            if kept:
                self._forget(kept[0])
        return kept is not None

    def _forget(self, source: int) -> None:
        said = "SELECT said_{0}, {0} FROM statements WHERE source = ? AND {0} IS NOT NULL"
        touched: set[int] = set()
        for column in ("subject", "object"):
            for pair in self._db.execute(said.format(column), (source,)):
                touched.update(id for id in pair if id)
        touched.update(
            self._db.execute("SELECT said_node, node FROM sources WHERE id = ?", (source,)).fetchone()
        )
        touched.update(node for (node,) in self._db.execute(_OPEN, (source,)))
        mark_dirty(self._db, sorted(touched))
        self._db.execute("DELETE FROM statements WHERE source = ?", (source,))
        self._db.execute("DELETE FROM sources WHERE id = ?", (source,))

    def _row(self, source: int, one: Statement) -> tuple[Any, ...]:
        subject, where = self._node(one.subject), one.evidence
        target = self._node(one.object) if one.predicate in _RELATIONS else None
        # A value that only repeats the quote is kept as null and cut again when asked.
        said = {key: None if value == where.quote else value for key, value in one.attributes.items()}
        attributes = json.dumps(said, ensure_ascii=False, sort_keys=True) if said else None
        copied = map(said.get, COPIED) if said and target is not None else _NO_COPIES
        return (
            source, subject, subject, self._string(one.predicate), target, target,
            one.object if target is None else None, attributes, where.start, where.end,
            self._string(where.scope), self._string(where.cue), self._string(where.rule), *copied,
        )  # fmt: skip


def _digest(document: LoadedDocument) -> bytes:
    """A short sum of what a document says, so that a better parser replaces what an older one said."""
    total = hashlib.blake2b(document.id.encode(), digest_size=16)
    for one in document.statements:
        where = one.evidence
        said = (one.subject, one.predicate, one.object, sorted(one.attributes.items()), where.start,
                where.end, where.scope, where.cue, where.rule)  # fmt: skip
        total.update(repr(said).encode("utf-8", "surrogatepass"))
    total.update(repr((document.layout, document.remarks)).encode())
    return total.digest()

"""A path in, an open SQLite database with the tables of Thác out."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StoreError

VERSION = 5
_OURS = 0x74686163  # "thac", the application id in the file's header
_MAGIC = b"SQLite format 3\x00"

# What people decided (graph/judgements.py): no load touches it, entries are added and never changed.
_JUDGEMENTS = """
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, about TEXT NOT NULL, verdict TEXT NOT NULL,
    reason TEXT NOT NULL, "by" TEXT NOT NULL, "on" TEXT NOT NULL, says TEXT NOT NULL)"""
#: What a database of an older version lacks: opening it for writing adds this, no document is read again.
_ADDED = {4: _JUDGEMENTS}

# Nodes, predicates, scopes, cues and rules are integers inside; a quote is never kept, only its offsets.
# said_* is the node as stated, subject and object the node meant (graph/merge.py): so merges are reversible.
# A source that another of the same document speaks for is silent (copies.py): what it means is the node 0.
# family: the body and type of its document; numbered: whether it has a number (numberless.py).
# role, due and part repeat attributes of links, so that an index answers what units are told to do.
_TABLES = """
CREATE TABLE nodes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, key TEXT);
CREATE INDEX nodes_key ON nodes (key) WHERE key IS NOT NULL;
CREATE TABLE strings (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
    digest BLOB NOT NULL, said_node INTEGER NOT NULL, node INTEGER NOT NULL, text BLOB NOT NULL,
    layout BLOB, remarks TEXT, reader TEXT NOT NULL, silent INTEGER NOT NULL DEFAULT 0,
    family TEXT, numbered INTEGER NOT NULL);
CREATE INDEX sources_node ON sources (node);
CREATE INDEX sources_sha256 ON sources (sha256);
CREATE INDEX sources_said ON sources (said_node);
CREATE INDEX sources_family ON sources (family, numbered);
CREATE TABLE failures (
    uri TEXT PRIMARY KEY, sha256 TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE statements (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, said_subject INTEGER NOT NULL, subject INTEGER NOT NULL,
    predicate INTEGER NOT NULL, said_object INTEGER, object INTEGER, value TEXT, attributes TEXT,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, scope INTEGER, cue INTEGER, rule INTEGER,
    role TEXT, due TEXT, part TEXT);
CREATE INDEX statements_out ON statements (subject, predicate);
CREATE INDEX statements_into ON statements (object, predicate, subject) WHERE object IS NOT NULL;
CREATE INDEX statements_links ON statements (
    subject, predicate, "start", object, scope, source, role, due, part) WHERE object IS NOT NULL;
CREATE INDEX statements_source ON statements (source);
CREATE INDEX silent_subject ON statements (said_subject, predicate) WHERE subject = 0;
CREATE INDEX silent_object ON statements (said_object) WHERE object = 0;
CREATE TABLE same (node INTEGER PRIMARY KEY, target INTEGER NOT NULL, reason INTEGER NOT NULL);
CREATE INDEX same_target ON same (target);
CREATE TABLE dirty (node INTEGER PRIMARY KEY);
CREATE TABLE shown (
    node INTEGER PRIMARY KEY, class TEXT, symbol TEXT, type TEXT, title TEXT, issued TEXT, level TEXT,
    province TEXT, place TEXT, name TEXT, branch TEXT, issuer INTEGER, loaded INTEGER, speakers INTEGER);
CREATE INDEX shown_class ON shown (class, type);
CREATE INDEX shown_loaded ON shown (issued) WHERE loaded;
CREATE TABLE tokens (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE words (token INTEGER, node INTEGER, PRIMARY KEY (token, node)) WITHOUT ROWID;
CREATE INDEX words_node ON words (node);
"""


def connect(path: str, create: bool = True) -> sqlite3.Connection:
    """An open connection to a store.

    Raises:
        StoreError: the file or its folder is missing, cannot be written, is no database of Thác, is
            damaged, or was written by another version; the message says where and what to do.
    """
    if path != ":memory:":
        _check_file(Path(path), create)
    with guard(path):
        name, read_only = path, path != ":memory:" and _read_only(Path(path))
        if read_only:
            # Without write permission SQLite cannot keep its locks; nobody else can write either.
            name = Path(path).resolve().as_uri() + "?immutable=1"
        connection = sqlite3.connect(name, timeout=10, isolation_level=None, uri=read_only)
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _read_only(path: Path) -> bool:
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; name a file in it, as in {path / 'thac.db'}")
    if not path.exists():
        if not path.parent.is_dir():
            raise StoreError(
                f"{path}: the folder {path.parent} does not exist; create it or name another file"
            )
        if not create:
            raise StoreError(f"{path}: there is no such database; load documents into it first")
        return
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if start and start != _MAGIC:
        raise StoreError(f"{path}: not a database; name another file, it was left as it is")


def _prepare(connection: sqlite3.Connection, path: str, read_only: bool) -> None:
    ours = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if ours == 0 and version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have made the tables between the look and the lock.
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for command in (*_TABLES.split(";"), _JUDGEMENTS):
                connection.execute(command)
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    elif ours != _OURS:
        raise StoreError(f"{path}: a database, but not one of Thác; name another file, it was left as it is")
    elif version in _ADDED:
        if not read_only:
            _add(connection)
    elif version != VERSION:
        age = "a newer" if version > VERSION else "an older"
        remedy = "use that version" if version > VERSION else "load the documents again into a new file"
        raise StoreError(
            f"{path}: written by {age} version of Thác (format {version}, not {VERSION}); {remedy}"
        )
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 8000")  # 32 MB: most pages of a load are written often
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")


def _add(connection: sqlite3.Connection) -> None:
    """Brings a database of an older version up to this one."""
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have done so between the look and the lock.
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for older in range(version, VERSION):
        connection.execute(_ADDED[older])
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


_REMEDIES = (
    ("locked", "another process writes to it; wait until it is done and try again"),
    ("readonly", "it cannot be written to; check the permissions of the file and its folder"),
    ("read-only", "it cannot be written to; check the permissions of the file and its folder"),
    ("unable to open", "it cannot be opened; check the permissions of the file and its folder"),
    ("full", "the disk is full; free some space and load again, what was loaded before is kept"),
    ("malformed", "the database is damaged; load the documents again into a new file"),
    ("not a database", "the database is damaged; load the documents again into a new file"),
    ("disk image", "the database is damaged; load the documents again into a new file"),
    ("no such table", "the database is damaged; load the documents again into a new file"),
    ("disk I/O", "the disk reports an error; check it, or name a file elsewhere"),
    ("closed database", "the graph was closed; open it again"),
)


@contextmanager
def guard(path: str) -> Iterator[None]:
    """Turns what SQLite reports into a StoreError that names the file and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        remedy = next((words for sign, words in _REMEDIES if sign in text), "report this as a defect")
        raise StoreError(f"{path}: {remedy} ({text})") from error

"""An open database in, every source as it was put out, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ..layout import place
from ..model import EMPTY, Evidence, LoadedDocument, Statement
from .database import WRITING
from .reading import Reader
from .schema import guard

_SOURCES = """SELECT s.id, s.uri, s.sha256, s.media_type, said.name, n.name, s.remarks, s.reader
              FROM sources s
              JOIN nodes said ON said.id = s.said_node JOIN nodes n ON n.id = s.node"""
_ALIASES = """SELECT n.name, g.name, z.text FROM same JOIN nodes n ON n.id = same.node
              JOIN nodes g ON g.id = same.target JOIN strings z ON z.id = same.reason ORDER BY 1"""
_TOKENS = """SELECT n.name, t.text FROM words w JOIN tokens t ON t.id = w.token JOIN nodes n ON n.id = w.node
             WHERE n.name IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"""
_SAID = """SELECT subject.name, p.text, object.name, t.value, t.attributes, t."start", t."end", scope.text,
                  cue.text, rule.text
           FROM statements t JOIN nodes subject ON subject.id = t.said_subject
           JOIN strings p ON p.id = t.predicate LEFT JOIN nodes object ON object.id = t.said_object
           LEFT JOIN strings scope ON scope.id = t.scope LEFT JOIN strings cue ON cue.id = t.cue
           LEFT JOIN strings rule ON rule.id = t.rule
           WHERE t.source = ? ORDER BY t.id"""


_MEANINGS = "SELECT s.id, s.uri, n.name, s.silent FROM sources s JOIN nodes n ON n.id = s.node"
_MOVED = """SELECT DISTINCT source FROM statements
            WHERE subject != 0 AND (said_subject != subject OR said_object != object)"""
_JOINED = """SELECT place, subject.name, object.name FROM (
                 SELECT row_number() OVER (ORDER BY id) AS place, subject, object,
                        said_subject != subject OR coalesce(said_object != object, 0) AS moved
                 FROM statements WHERE source = ?) t
             JOIN nodes subject ON subject.id = t.subject LEFT JOIN nodes object ON object.id = t.object
             WHERE moved"""
_MEANT = _SAID.replace("t.said_", "t.").replace("WHERE t.source = ?", "WHERE t.source = ? AND t.subject != 0")
_EDGES = """SELECT DISTINCT s.name, p.text, o.name FROM statements t
             JOIN nodes s ON s.id = t.subject JOIN strings p ON p.id = t.predicate
             JOIN nodes o ON o.id = t.object WHERE t.object IS NOT NULL
             UNION SELECT s.name, 'implements_whole', o.name FROM statements t
             JOIN sources d ON d.id = t.source JOIN strings p ON p.id = t.predicate
             JOIN strings z ON z.id = t.scope JOIN nodes s ON s.id = t.subject JOIN nodes o ON o.id = t.object
             WHERE p.text = 'implements' AND (d.node != t.subject OR z.text IN ('title', 'opening', 'basis'))
             UNION SELECT n.name, 'same_as', g.name FROM same
             JOIN nodes n ON n.id = same.node JOIN nodes g ON g.id = same.target
             UNION SELECT n.name, 'same_as', g.name FROM statements t
             JOIN nodes n ON n.id = t.said_subject JOIN nodes g ON g.id = t.subject
             WHERE t.said_subject != t.subject
             UNION SELECT n.name, 'same_as', g.name FROM statements t
             JOIN nodes n ON n.id = t.said_object JOIN nodes g ON g.id = t.object
             WHERE t.said_object != t.object
             ORDER BY 1, 2, 3"""


_PAGE = 1000


class Meaning(NamedTuple):
    """What a source means as merged: its document, and whether another speaks for it (``silent``).

    ``joins`` has subject and object of each statement of which one is another than it says, by the place of
    the statement in the source, from 1.
    """

    document: str
    silent: bool
    joins: dict[int, tuple[str, str]]


class Whole(Reader):
    """What leaves a store whole: for exports and copies."""

    def edges(self) -> Iterator[tuple[str, str, str]]:
        """Every link once, in order: subject, predicate, object; what an id was joined to is ``same_as``.

        What title, opening or basis says that it carries out is ``implements_whole`` besides.
        """
        self.refresh()
        self._hold(WRITING)
        with guard(self.path):
            yield from self._db.execute(_EDGES)

    def documents(self) -> Iterator[LoadedDocument]:
        """Every source with its text and statements as they were put, by uri; ids are as stated, unmerged."""
        for source, uri, sha256, media_type, said, _, remarks, reader in self._sources():
            text, layout = self._text(source), self._layout(source)
            yield LoadedDocument(
                said,
                uri,
                sha256,
                media_type,
                text,
                tuple(self._told(_SAID, source, said)),
                layout,
                tuple(json.loads(remarks or "[]")),
                reader,
            )

    def meanings(self) -> Iterator[Meaning]:
        """What every source means beside what it says, by uri: in the order of ``documents``."""
        self.refresh()
        with guard(self.path):
            moved = {source for (source,) in self._db.execute(_MOVED)}
        for source, _, document, silent in self._sources(_MEANINGS):
            joins: dict[int, tuple[str, str]] = {}
            if source in moved and not silent:
                with guard(self.path):
                    for place_in, subject, thing in self._db.execute(_JOINED, (source,)):
                        joins[place_in] = subject, thing or ""
            yield Meaning(document, bool(silent), joins)

    def meant(self) -> Iterator[tuple[str, str, list[Statement]]]:
        """Every source by uri: its uri, its document, and its statements as merged, with page and box."""
        self.refresh()
        for source, uri, _, _, _, node, _, _ in self._sources():
            yield uri, node, [self._placed(one, source) for one in self._told(_MEANT, source, node)]

    def aliases(self) -> list[tuple[str, str, str]]:
        """Every id that was joined to another everywhere: the id, the other, the reason."""
        self.refresh()
        with guard(self.path):
            return self._db.execute(_ALIASES).fetchall()

    def tokens(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The words by which each of the nodes is found, in order."""
        found: dict[str, list[str]] = {}
        for id, token in self._read(_TOKENS, json.dumps(list(ids))):
            found.setdefault(id, []).append(token)
        return found

    def _sources(self, query: str = _SOURCES) -> Iterator[tuple[Any, ...]]:
        """The rows of the sources by uri, the second column; read a page at a time: there may be millions."""
        after, more = "", ">="
        while True:
            self._hold(WRITING)
            with guard(self.path):
                page = f"{query} WHERE s.uri {more} ? ORDER BY s.uri LIMIT {_PAGE}"
                rows = self._db.execute(page, (after,)).fetchall()
            yield from rows
            if len(rows) < _PAGE:
                return
            after, more = rows[-1][1], ">"

    def _told(self, query: str, source: int, speaker: str) -> Iterator[Statement]:
        text = self._text(source)
        with guard(self.path):
            rows = self._db.execute(query, (source,)).fetchall()
        for subject, predicate, target, value, attributes, start, end, scope, cue, rule in rows:
            quote = text[start:end]
            evidence = Evidence(speaker, start, end, quote, scope or "", cue or "", rule or "")
            told = EMPTY
            if attributes:
                pairs = json.loads(attributes).items()
                told = {key: quote if word is None else word for key, word in pairs}
            yield Statement(subject, predicate, target or value or "", evidence, told)

    def _placed(self, one: Statement, source: int) -> Statement:
        layout = self._layout(source)
        if not layout:
            return one
        page, box = place(layout, one.evidence.start, one.evidence.end)
        return replace(one, evidence=replace(one.evidence, page=page, box=box))

"""An open database in, its numbers turned into nodes, statements and texts out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..dates import first_day, last_day
from ..layout import place
from ..merge import key_of
from ..model import EMPTY, Evidence, Failure, Statement
from ..shown import Node
from .batches import IN, Batches
from .schema import guard

_SELECT = """SELECT t.source, t.subject, t.predicate, t.object, t.value, t.attributes, t."start", t."end",
             t.scope, t.cue, t.rule FROM statements t"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A source as the store keeps it: ``document`` is the node it speaks for, ``remarks`` how it was read.

    ``reader`` is the version of the program that read it; ``silent`` is set where another source of the same
    document speaks for it.
    """

    uri: str
    sha256: str
    media_type: str
    document: str
    reader: str = ""
    remarks: tuple[str, ...] = ()
    silent: bool = False


class Reader(Batches):
    """The batches that queries are made of; every method raises StoreError where the database fails it."""

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements about the nodes, all or those of the predicates, in an order that loading cannot change.

        Without ``quotes`` the quotes are empty, and so are attributes that repeat them.
        """
        return self._statements("subject", ids, predicates, quotes)

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements whose object is one of the nodes; else as ``out``."""
        return self._statements("object", ids, predicates, quotes)

    def same_as(self, ids: Iterable[str]) -> list[Statement]:
        """The undated ids that were joined to these nodes, each with the reason."""
        query = f"SELECT node, target, reason FROM same WHERE target IN {IN}"
        rows = self._read(query, json.dumps(list(self._numbers(ids))))
        nowhere = Evidence("", 0, 0, "", rule="merge")
        return sorted(
            (Statement(self._name(node), "same_as", self._name(goal), nowhere, {"reason": self._word(reason)})
             for node, goal, reason in rows),
            key=lambda one: (one.object, one.subject),
        )  # fmt: skip

    def under_key(self, id: str) -> list[str]:
        """The nodes that share a numbered document's issuer, type and number, whatever their year."""
        key = key_of(id)
        if not key:
            return []
        query = "SELECT n.name FROM nodes n JOIN shown s ON s.node = n.id WHERE n.key = ? ORDER BY 1"
        rows = self._read(query, key)
        return [name for (name,) in rows]

    def by_class(
        self, kind: str, type: str = "", province: str = "", issuers: Sequence[str] | None = None,
        start: str = "", end: str = "", after: str = "", limit: int = 1000,
    ) -> list[Node]:  # fmt: skip
        """A page of the nodes of a class, in id order, beginning after the id ``after``.

        ``start`` and ``end`` are dates as precise as wished; an undated node fits neither.
        """
        conditions, values = ["class = ?", "name > ?"], [kind, after]
        for column, value in (("type", type), ("province", province)):
            if value:
                conditions.append(f"shown.{column} = ?")
                values.append(value)
        if issuers is not None:
            conditions.append(f"shown.issuer IN {IN}")
            values.append(json.dumps(list(self._numbers(issuers))))
        if start:
            conditions.append("substr(issued || '-12-31', 1, 10) >= ? AND issued != ''")
            values.append(first_day(start))
        if end:
            conditions.append("substr(issued || '-01-01', 1, 10) <= ? AND issued != ''")
            values.append(last_day(end))
        query = f"""SELECT n.name FROM shown JOIN nodes n ON n.id = shown.node
                    WHERE {" AND ".join(conditions)} ORDER BY n.name LIMIT {int(limit)}"""
        query = query.replace("name > ?", "n.name > ?")
        ids = [name for (name,) in self._read(query, *values)]
        found = self.nodes(ids)
        return [found[id] for id in ids]

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Ids of the nodes that carry every one of the tokens, in id order."""
        wanted = sorted(set(tokens))
        query = f"""SELECT n.name FROM words w JOIN nodes n ON n.id = w.node
                    WHERE w.token IN (SELECT id FROM tokens WHERE text IN {IN})
                    GROUP BY w.node HAVING count(*) = ? ORDER BY n.name"""
        return [name for (name,) in self._read(query, json.dumps(wanted), len(wanted))] if wanted else []

    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes there are of each class and statements of each predicate."""
        kinds = self._read("SELECT class, count(*) FROM shown WHERE class != '' GROUP BY 1 ORDER BY 1")
        said = self._read("SELECT predicate, count(*) FROM statements WHERE subject != 0 GROUP BY 1")
        return {
            "nodes": dict(kinds),
            "statements": dict(sorted((self._word(predicate), count) for predicate, count in said)),
        }

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri."""
        query = "SELECT uri, sha256, media_type, node, reader, remarks, silent FROM sources ORDER BY uri"
        return {
            uri: Kept(
                uri, sha256, kind, self._name(node), reader, tuple(json.loads(said or "[]")), bool(silent)
            )
            for uri, sha256, kind, node, reader, said, silent in self._read(query)
        }

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """The sources of each document that several are the same of, first the one that speaks for it."""
        query = """SELECT n.name, s.uri FROM sources s JOIN nodes n ON n.id = s.node
                   WHERE s.node IN (SELECT node FROM sources WHERE silent) ORDER BY n.name, s.silent, s.uri"""
        found: dict[str, tuple[str, ...]] = {}
        self.refresh()
        with guard(self.path):
            rows = self._db.execute(query).fetchall()
        for document, uri in rows:
            found[document] = (*found.get(document, ()), uri)
        return found

    def known(self) -> dict[str, tuple[str, str]]:
        """The sum of the bytes and the version of the reader of every loaded source, by its uri."""
        with guard(self.path):
            rows = self._db.execute("SELECT uri, sha256, reader FROM sources ORDER BY uri").fetchall()
        return {uri: (sha256, reader) for uri, sha256, reader in rows}

    def kept(self, uri: str) -> tuple[str, str] | None:
        """The sum of the bytes and the version of the reader of a loaded source; None where it is none."""
        with guard(self.path):
            row = self._db.execute("SELECT sha256, reader FROM sources WHERE uri = ?", (uri,)).fetchone()
        return (row[0], row[1]) if row else None

    def uris(self) -> Iterator[str]:
        """The names of the loaded sources, in order."""
        with guard(self.path):
            for (uri,) in self._db.execute("SELECT uri FROM sources ORDER BY uri"):
                yield uri

    def same_bytes(self, sha256: str, reader: str) -> list[str]:
        """The sources of these bytes that this version of the reader read, in order."""
        query = "SELECT uri FROM sources WHERE sha256 = ? AND reader = ? ORDER BY uri"
        with guard(self.path):
            return [uri for (uri,) in self._db.execute(query, (sha256, reader)).fetchall()]

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by uri."""
        with guard(self.path):
            rows = self._db.execute("SELECT uri, reason, remedy FROM failures ORDER BY uri").fetchall()
        return [Failure(*row) for row in rows]

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        query = "SELECT n.name, s.issued FROM shown s JOIN nodes n ON n.id = s.node WHERE s.loaded"
        return dict(sorted(self._read(query)))

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        query = "SELECT s.id FROM sources s JOIN nodes n ON n.id = s.node WHERE n.name = ?"
        rows = self._read(f"{query} ORDER BY silent, uri LIMIT 1", document)
        return self._text(rows[0][0]) if rows else ""

    def _statements(
        self, column: str, ids: Iterable[str], predicates: Iterable[str], quotes: bool
    ) -> list[Statement]:
        numbers = json.dumps(list(self._numbers(ids)))
        condition, values = f"t.{column} IN {IN}", [numbers]
        names = list(predicates)
        if names:
            condition += f" AND t.predicate IN (SELECT id FROM strings WHERE text IN {IN})"
            values.append(json.dumps(names))
        rows = self._read(f"{_SELECT} WHERE {condition}", *values)
        sources = {row[0] for row in rows}
        query = f"SELECT id, uri, node FROM sources WHERE id IN {IN}"
        speakers = {id: (uri, self._name(node)) for id, uri, node in self._read(query, _json(sources))}
        return [
            one
            for _, one in sorted((self._statement(row, speakers[row[0]], quotes) for row in rows), key=order)
        ]

    def _statement(
        self, row: tuple[Any, ...], speaker: tuple[str, str], quotes: bool
    ) -> tuple[str, Statement]:
        source, subject, predicate, target, value, said, start, end, scope, cue, rule = row
        quote = self._text(source)[start:end] if quotes else ""
        page, box = place(self._layout(source), start, end) if quotes else (0, None)
        attributes = json.loads(str(said)) if said else {}
        attributes = {key: quote if word is None else word for key, word in attributes.items()}
        evidence = Evidence(
            speaker[1], start, end, quote, self._word(scope), self._word(cue), self._word(rule), page, box
        )
        thing = self._name(target) if target is not None else value
        one = Statement(self._name(subject), self._word(predicate), thing, evidence, attributes or EMPTY)
        return speaker[0], one


def _json(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(set(numbers)))


def order(pair: tuple[str, Statement]) -> tuple[Any, ...]:
    """Sorts statements, each with the uri of its source, in a way that loading cannot change."""
    uri, one = pair
    where = one.evidence
    attributes = tuple(sorted(one.attributes.items()))
    return (
        one.subject,
        one.predicate,
        where.document,
        where.start,
        where.end,
        one.object,
        attributes,
        uri,
        where.rule,
    )

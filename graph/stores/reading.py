"""An open database in, its numbers turned into nodes, statements and texts out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..dates import first_day, last_day
from ..layout import place
from ..merge import key_of
from ..model import EMPTY, RELATIONS, Evidence, Failure, Statement
from ..shown import Node
from . import rows as rows_of
from .database import Database
from .schema import guard

#: So many numbers of nodes are remembered while reading, at most one batch more.
_REMEMBERED = 200_000
_IN = "(SELECT value FROM json_each(?))"
_SELECT = """SELECT t.source, t.subject, t.predicate, t.object, t.value, t.attributes, t."start", t."end",
             t.scope, t.cue, t.rule FROM statements t"""


#: A node of the values of its fields; quicker than its own constructor.
_node: Callable[[tuple[Any, ...]], Node] = partial(tuple.__new__, Node)


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


class Reader(Database):
    """The batches that queries are made of; every method raises StoreError where the database fails it."""

    def __init__(self, path: str | Path, create: bool = True) -> None:
        super().__init__(path, create)
        self._numbers_read: dict[str, int] = {}
        self._names_read: dict[int, str] = {}

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node that something is known of, in id order.

        An undated id gives its dated node.
        """
        asked = self._numbers(ids)
        rows = self._read(rows_of.NODES, json.dumps(sorted(asked)))
        rows.sort(key=lambda row: asked[row[0]])
        names = self._names({row[1] for row in rows}.union(row[12] for row in rows if row[12]))
        return {
            asked[number]: _node((names[node], *shown, names.get(issuer, ""), body, loaded == 1, speakers))
            for number, node, *shown, issuer, body, loaded, speakers in rows
        }

    def bodies(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Class, name, level and province of each node that something is known of; faster than ``nodes``."""
        rows = self._read(rows_of.BODIES, json.dumps(list(ids)))
        return {id: (kind, name, level, province) for id, kind, name, level, province in rows}

    def links(
        self, ids: Iterable[str], predicates: Iterable[str], into: bool = False
    ) -> list[tuple[str, str, str]]:
        """Subject, object and scope of the links from the nodes (or ``into`` them), in any order.

        Faster than ``out`` and ``into``. What another document says of the subject has the scope title.
        """
        query, numbers = rows_of.INTO if into else rows_of.LINKS, self._numbers(ids)
        rows = [row for predicate in predicates for row in self._said(query, numbers, predicate)]
        names = self._names({row[1] for row in rows}.union(row[0] for row in rows))
        scopes = self._scopes(rows, 2)
        return [(names[subject], names[thing], scopes[scope]) for subject, thing, scope in rows]

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        """All links, in any order, of each node that links into these nodes: subject, object id and scope.

        With what links into them comes at once what else it links to. The scope is that of ``links``.
        """
        rows = self._said(rows_of.BESIDE, self._numbers(ids), predicate)
        numbers = {row[0] for row in rows}.union(row[2] for row in rows)
        names, scopes = self._names(numbers.union(row[13] for row in rows if row[13])), self._scopes(rows, 1)
        return [
            (
                _node((names[node], *shown, names.get(issuer, ""), body, loaded == 1, speakers)),
                names[thing],
                scopes[scope],
            )
            for thing, scope, node, *shown, issuer, body, loaded, speakers in rows
        ]

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        """Subject, predicate, object and the named attributes of statements, then what is ``shown`` of the
        object.

        One predicate comes after the other, what is said of one node together, in the order of the text.
        Statements with the attribute ``unless`` are left out. An attribute that is not said, or only
        repeats its sentence, is empty; what is shown of an object that is not known is None.
        """
        asked = self._numbers(ids)
        # Attributes are kept as json.dumps writes them, and a quote inside a value is escaped.
        mark = ": ".join(json.dumps(word, ensure_ascii=False) for word in unless)
        found: list[tuple[Any, ...]] = []
        for predicate in predicates:
            thing = "object" if predicate in RELATIONS else "value"
            rows = self._said(rows_of.told(thing, attributes, shown), asked, predicate, mark)
            names = self._names({row[2] for row in rows}) if thing == "object" else {}
            if len({row[:2] for row in rows}) < len(rows):
                rows.sort(
                    key=lambda row: (*row[:2], names.get(row[2], row[2]), [one or "" for one in row[3:]])
                )
            if thing == "value":
                found += [(asked[row[0]], predicate, *row[2:]) for row in rows]
            else:
                found += [(asked[row[0]], predicate, names[row[2]], *row[3:]) for row in rows]
        return found

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
        query = f"SELECT node, target, reason FROM same WHERE target IN {_IN}"
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
        rows = self._read("SELECT name FROM nodes JOIN shown ON node = id WHERE key = ? ORDER BY name", key)
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
            conditions.append(f"shown.issuer IN {_IN}")
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
                    WHERE w.token IN (SELECT id FROM tokens WHERE text IN {_IN})
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
        for document, uri in self._read(query):
            found[document] = (*found.get(document, ()), uri)
        return found

    def known(self) -> dict[str, tuple[str, str]]:
        """The sum of the bytes and the version of the reader of every loaded source, by its uri."""
        with guard(self.path):
            rows = self._db.execute("SELECT uri, sha256, reader FROM sources ORDER BY uri").fetchall()
        return {uri: (sha256, reader) for uri, sha256, reader in rows}

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by uri."""
        with guard(self.path):
            rows = self._db.execute("SELECT uri, reason, remedy FROM failures ORDER BY uri").fetchall()
        return [Failure(*row) for row in rows]

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        query = "SELECT n.name, s.issued FROM shown s JOIN nodes n ON n.id = s.node WHERE s.loaded"
        return dict(sorted(self._read(query)))

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents, as they are shown (maybe empty), with how many bear each."""
        return dict(self._read("SELECT issued, count(*) FROM shown WHERE loaded GROUP BY 1 ORDER BY 1"))

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        query = "SELECT s.id FROM sources s JOIN nodes n ON n.id = s.node WHERE n.name = ?"
        rows = self._read(f"{query} ORDER BY silent, uri LIMIT 1", document)
        return self._text(rows[0][0]) if rows else ""

    def _statements(
        self, column: str, ids: Iterable[str], predicates: Iterable[str], quotes: bool
    ) -> list[Statement]:
        numbers = json.dumps(list(self._numbers(ids)))
        condition, values = f"t.{column} IN {_IN}", [numbers]
        names = list(predicates)
        if names:
            condition += f" AND t.predicate IN (SELECT id FROM strings WHERE text IN {_IN})"
            values.append(json.dumps(names))
        rows = self._read(f"{_SELECT} WHERE {condition}", *values)
        sources = {row[0] for row in rows}
        query = f"SELECT id, uri, node FROM sources WHERE id IN {_IN}"
        speakers = {id: (uri, self._name(node)) for id, uri, node in self._read(query, _json(sources))}
        return [
            one
            for _, one in sorted((self._statement(row, speakers[row[0]], quotes) for row in rows), key=_order)
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

    def _said(self, query: str, numbers: Iterable[int], predicate: str, *more: str) -> list[tuple[Any, ...]]:
        """What a query on numbers and a predicate gives."""
        found = self._read("SELECT id FROM strings WHERE text = ?", predicate)
        return self._read(query, json.dumps(sorted(numbers)), *found[0], *more) if found else []

    def _scopes(self, rows: Iterable[tuple[Any, ...]], column: int) -> dict[int | None, str]:
        return {scope: self._word(scope) if scope else "title" for scope in {row[column] for row in rows}}

    def _numbers(self, ids: Iterable[str]) -> dict[int, str]:
        """The nodes of these ids by number; unknown ids are left out."""
        self._forget_many()
        wanted, numbers = list(ids), self._numbers_read
        unknown = [id for id in wanted if id not in numbers]
        if unknown:
            self._learn("name", unknown)
            wanted = [id for id in wanted if id in numbers]
        return dict(zip(map(numbers.__getitem__, wanted), wanted, strict=True))

    def _names(self, numbers: set[int]) -> dict[int, str]:
        """The ids of nodes by number, those asked for among them."""
        self._forget_many()
        unknown = numbers.difference(self._names_read)
        if unknown:
            self._learn("id", sorted(unknown))
        return self._names_read

    def _learn(self, column: str, values: Sequence[int | str]) -> None:
        """Remembers numbers and ids of nodes: neither ever changes."""
        query = f"SELECT id, name FROM nodes WHERE {column} IN {_IN}"
        for number, name in self._read(query, json.dumps(values)):
            self._names_read[number] = name
            self._numbers_read[name] = number

    def _forget_many(self) -> None:
        """Begins anew where so much is remembered that it costs memory."""
        if len(self._names_read) > _REMEMBERED:
            self._names_read.clear()
            self._numbers_read.clear()

    def _name(self, number: int) -> str:
        return self._names({number})[number]

    def _word(self, number: int) -> str:
        if number not in self._strings:
            self._strings.update(self._read("SELECT id, text FROM strings"))
        return self._strings[number]


def _json(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(set(numbers)))


def _order(pair: tuple[str, Statement]) -> tuple[Any, ...]:
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

"""An open database in, the nodes and links of many ids at once, as plain rows, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import Any
from zlib import decompress

from ..layout import place, unpack
from ..model import RELATIONS, Region
from ..shown import Node
from . import rows as rows_of
from .database import Database
from .rows import Saying, in_order

#: So many numbers of nodes are remembered while reading, at most one batch more.
_REMEMBERED = 200_000
IN = "(SELECT value FROM json_each(?))"

#: A node of the values of its fields; quicker than its own constructor.
_node: Callable[[tuple[Any, ...]], Node] = partial(tuple.__new__, Node)
#: A saying of the values of its fields.
_saying: Callable[[tuple[Any, ...]], Saying] = partial(tuple.__new__, Saying)
#: Subject and place of what is told.
_PLACE = itemgetter(0, 1)


class Batches(Database):
    """The batches that large answers are made of; numbers of nodes stay inside.

    Every method raises StoreError where the database fails it.
    """

    def __init__(self, path: str | Path, create: bool = True) -> None:
        super().__init__(path, create)
        self._numbers_read: dict[str, int] = {}
        self._names_read: dict[int, str] = {}

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node that something is known of, in id order.

        An undated id gives its dated node.
        """
        rows = self._read(rows_of.NODES, json.dumps(sorted(self._numbers(ids))))
        numbers = {row[0] for row in rows} | {row[1] for row in rows} | {row[12] for row in rows if row[12]}
        names = self._names(numbers)
        rows.sort(key=lambda row: names[row[0]])
        return {
            names[number]: _node((names[node], *shown, names.get(issuer, ""), body, loaded == 1, speakers))
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
        numbers = {row[0] for row in rows} | {row[2] for row in rows} | {row[13] for row in rows if row[13]}
        names, scopes = self._names(numbers), self._scopes(rows, 1)
        return [
            (
                _node((
                    names[node], intern(kind), symbol, intern(type), title, intern(issued), intern(level),
                    intern(province), place, name, branch,
                    names[issuer] if issuer else "", body, loaded == 1, speakers,
                )),
                names[thing],
                scopes[scope],
            )
            for thing, scope, node, kind, symbol, type, title, issued, level, province, place, name, branch,
            issuer, body, loaded, speakers in rows
        ]  # fmt: skip

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
        said = [predicate for predicate in predicates if self._number(predicate) is not None]
        asked = self._numbers(ids) if said else []
        found: list[tuple[Any, ...]] = []
        for predicate in said:
            thing = "object" if predicate in RELATIONS else "value"
            rows = self._said(rows_of.told(thing, attributes, shown, unless[0]), asked, predicate, unless[1])
            things = {row[2] for row in rows} if thing == "object" else set()
            names = self._names({row[0] for row in rows} | things)
            if len(set(map(_PLACE, rows))) < len(rows):
                rows.sort(
                    key=lambda row: (*row[:2], names[row[2]] if things else row[2],
                                     [one or "" for one in row[3:]])
                )  # fmt: skip
            if things:
                found += [(names[row[0]], predicate, names[row[2]], *row[3:]) for row in rows]
            else:
                found += [(names[row[0]], predicate, *row[2:]) for row in rows]
        return found

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        """What these predicates say of the nodes, each with its whole text; quicker than ``out``.

        By subject, predicate, speaker and place. All texts are held at once: ask for some hundred nodes.
        """
        numbers = self._numbers(ids)
        said = {one: rows for one in predicates if (rows := self._said(rows_of.SAYINGS, numbers, one))}
        texts = self._texts({row[3] for rows in said.values() for row in rows})
        names = self._names(
            {node for rows in said.values() for row in rows for node in row[:2] if node}.union(
                speaker for speaker, _, _ in texts.values()
            )
        )
        words = {n: self._word(n) for n in {n for rows in said.values() for row in rows for n in row[6:9]}}
        told = _parsed({row[9] for rows in said.values() for row in rows})
        sayings = []
        for predicate, rows in said.items():
            for subject, thing, value, source, start, end, scope, cue, rule, kept in rows:
                speaker, text, layout = texts[source]
                sayings.append(_saying((
                    names[subject], predicate, names[thing] if thing else value, names[speaker], start, end,
                    words[scope], words[cue], words[rule], place(layout, start, end)[0] if layout else 0,
                    text, told[kept],
                )))  # fmt: skip
        return in_order(sayings)

    def _texts(self, sources: set[int]) -> dict[int, tuple[int, str, tuple[Region, ...]]]:
        """Who speaks in these sources, and their texts."""
        rows = self._read(rows_of.TEXTS, json.dumps(sorted(sources)))
        return {
            id: (node, decompress(text).decode("utf-8", "surrogatepass"), unpack(layout) if layout else ())
            for id, node, text, layout in rows
        }

    def files(self, ids: Iterable[str]) -> dict[str, str]:
        """The source that speaks for each of the nodes that are loaded."""
        rows = self._read(rows_of.FILES, json.dumps(sorted(self._numbers(ids))))
        names = self._names({node for node, _ in rows})
        return {names[node]: uri for node, uri in rows}

    def speaks(self, uris: Iterable[str]) -> dict[str, str]:
        """The document that each of these sources speaks for; those that are not loaded are left out."""
        rows = self._read(rows_of.SPEAKS, json.dumps(list(uris)))
        names = self._names({node for _, node in rows})
        return {uri: names[node] for uri, node in rows}

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents, as they are shown (maybe empty), with how many bear each."""
        return dict(self._read("SELECT issued, count(*) FROM shown WHERE loaded GROUP BY 1 ORDER BY 1"))

    def _said(self, query: str, numbers: Iterable[int], predicate: str, *more: str) -> list[tuple[Any, ...]]:
        """What a query on numbers and a predicate gives."""
        number = self._number(predicate)
        return self._read(query, json.dumps(sorted(numbers)), number, *more) if number is not None else []

    def _number(self, predicate: str) -> int | None:
        """The number of a predicate; None where no statement has it."""
        found = self._read("SELECT id FROM strings WHERE text = ?", predicate)
        return int(found[0][0]) if found else None

    def _scopes(self, rows: Iterable[tuple[Any, ...]], column: int) -> dict[int | None, str]:
        return {scope: self._word(scope) if scope else "title" for scope in {row[column] for row in rows}}

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        """The numbers of these nodes; unknown ids are left out."""
        self._forget_many()
        wanted, numbers = list(ids), self._numbers_read
        if unknown := [id for id in wanted if id not in numbers]:
            self._learn("name", unknown)
        return [numbers[id] for id in wanted if id in numbers]

    def _names(self, numbers: set[int]) -> dict[int, str]:
        """The ids of nodes by number, those asked for among them."""
        self._forget_many()
        unknown = numbers.difference(self._names_read)
        if unknown:
            self._learn("id", sorted(unknown))
        return self._names_read

    def _learn(self, column: str, values: Sequence[int | str]) -> None:
        """Remembers numbers and ids of nodes: neither ever changes."""
        query = f"SELECT id, name FROM nodes WHERE {column} IN {IN}"
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


def _parsed(kept: set[str | None]) -> dict[str | None, dict[str, str | None]]:
    """The attributes of statements by the JSON in which they are kept, all read at once."""
    known = [text for text in kept if text]
    found: dict[str | None, dict[str, str | None]] = {None: {}}
    found.update(zip(known, json.loads(f"[{','.join(known)}]"), strict=True))
    return found

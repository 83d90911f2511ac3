"""The address of a server in, answers to the batches that queries are made of out, as SQLite gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..layout import unpack
from ..model import RELATIONS, Statement
from ..shown import Node
from ..stores.bulk import key, text_of
from ..stores.reading import order
from ..stores.rows import Saying, in_order
from . import said
from .lists import MOST, SHOWN, Lists, shown
from .said import Speaker
from .schema import edge_type
from .texts import Texts

#: What a link out of ``s`` says in its own text has its scope; what another document says, that of a title.
_SCOPE = "CASE WHEN r.document IS NULL THEN coalesce(r.scope, '') ELSE 'title' END"
#: An edge, behind its ends; all its properties where it has attributes, which are said_* and have names of
#: any kind.
_LINK = "type(r), r.source, r.start, r.end, r.scope, r.cue, r.rule, CASE WHEN r.told THEN properties(r) END"
_SILENT = "coalesce(s.silent, false)"
_PROPERTIES = {"class": "kind"}  # names of SQLite's columns that are others here
_RELATIONS = frozenset(RELATIONS)
_TEXTS = 2000  # texts that one answer may hold


class Neo4jStore(Lists):
    """A graph on a Neo4j server, as ``push`` put it there; it is asked, never written.

    Every method raises StoreError where the server cannot be reached or reports an error.
    """

    def __init__(self, address: str, ask: Callable[[str], str] | None = None) -> None:
        super().__init__(address, ask)
        self._texts = Texts()

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node that something is known of; an undated id gives its dated node."""
        rows = self._batch(
            "UNWIND $ids AS asked OPTIONAL MATCH (a:Alias {id: asked}) "
            f"MATCH (n:Node {{id: coalesce(a.target, asked)}}) RETURN collect([asked, {SHOWN}])",
            ids,
        )
        return {asked: shown(found) for asked, found in sorted(rows, key=lambda row: row[0])}

    def bodies(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Class, name, level and province of each node that something is known of."""
        rows = self._batch(
            "UNWIND $ids AS asked MATCH (n:Node {id: asked}) "
            "RETURN collect([asked, n.kind, n.name, n.level, n.province])",
            ids,
        )
        return {
            id: (kind or "", name or "", level or "", province or "")
            for id, kind, name, level, province in rows
        }

    def links(
        self, ids: Iterable[str], predicates: Iterable[str], into: bool = False
    ) -> list[tuple[str, str, str]]:
        """Subject, object and scope of the links from the nodes (or ``into`` them), in any order."""
        here, pattern = ("o", "<-[r{}]-(s:Node)") if into else ("s", "-[r{}]->(o:Node)")
        rows = self._batch(
            f"UNWIND $ids AS id MATCH ({here}:Node {{id: id}}){pattern.format(_types(list(predicates)))} "
            f"RETURN collect([s.id, o.id, {_SCOPE}])",
            ids,
        )
        return [(subject, target, scope) for subject, target, scope in rows]

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        """All links, in any order, of each node that links into these nodes: subject, object id and scope."""
        kind = _types([predicate])
        rows = self._batch(
            f"UNWIND $ids AS id MATCH (:Node {{id: id}})<-[{kind}]-(n:Node) WITH DISTINCT n "
            f"MATCH (n)-[r{kind}]->(o:Node) WITH n, collect([o.id, {_SCOPE}]) AS links "
            f"RETURN collect([{SHOWN}, links])",
            ids,
        )
        found: list[tuple[Node, str, str]] = []
        for values, links in {values[0]: (values, links) for values, links in rows}.values():
            one = shown(values)
            found += [(one, target, scope) for target, scope in links]
        return found

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        """Subject, predicate, object and the named attributes of statements, what is ``shown`` of objects.

        Order, ``unless`` and what is empty are as in SQLite.
        """
        wanted, predicates = sorted(set(ids)), list(predicates)
        rows: dict[str, list[list[Any]]] = {predicate: [] for predicate in predicates}
        if links := [one for one in predicates if one in _RELATIONS]:
            # What only repeats its sentence is empty.
            for kind, *row in self._batch(
                f"UNWIND $ids AS id MATCH (:Node {{id: id}})-[r{_types(links)}]->(o:Node) "
                "WITH id, r, o, coalesce(r.whole, []) AS whole "
                "WHERE $unless = 'said_' OR coalesce(r[$unless] <> $value, true) "
                "RETURN collect([type(r), id, r.start, o.id] + "
                "[name IN $names | CASE WHEN name IN whole THEN '' "
                "ELSE coalesce(r['said_' + name], '') END] + [name IN $shown | coalesce(o[name], '')])",
                wanted, names=list(attributes), unless=f"said_{unless[0]}", value=unless[1],
                shown=[_PROPERTIES.get(name, name) for name in shown],
            ):  # fmt: skip
                rows[kind.lower()].append(row)
        for predicate in rows.keys() - _RELATIONS:
            claims = said.claims_told(self._claims(wanted, [predicate]), attributes, unless)
            rows[predicate] = [[*row, *([None] * len(shown))] for row in claims]
        found: list[tuple[Any, ...]] = []
        for predicate in predicates:
            rows[predicate].sort(key=lambda row: (row[:3], [one or "" for one in row[3:]]))
            found += [(subject, predicate, *more) for subject, _, *more in rows[predicate]]
        return found

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements about the nodes, all or those of the predicates; the order is that of SQLite."""
        return self._statements("s", ids, list(predicates), quotes)

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements whose object is one of the nodes; else as ``out``."""
        return self._statements("o", ids, list(predicates), quotes)

    def _statements(self, end: str, ids: Iterable[str], names: list[str], quotes: bool) -> list[Statement]:
        found = self._found(end, sorted(set(ids)), names)
        speakers = self._speakers({one.source for one in found}, quotes)
        pairs = [said.statement(one, speakers[one.source], quotes) for one in found]
        return [one for _, one in sorted(pairs, key=order)]

    def _found(self, end: str, ids: list[str], names: list[str]) -> list[said.Found]:
        """The edges out of the nodes, or into them (by the ``end`` that they are), and the claims."""
        found: list[said.Found] = []
        if not names or _RELATIONS & set(names):
            ends = "id, o.id" if end == "s" else "s.id, id"
            rows = self._batch(
                f"UNWIND $ids AS id MATCH ({end}:Node {{id: id}}) "
                f"MATCH (s:Node)-[r{_types(names)}]->(o:Node) RETURN collect([{ends}, {_LINK}])",
                ids,
            )
            found += map(said.link, rows)
        if end == "s" and (not names or set(names) - _RELATIONS):
            found += self._claims(ids, names)
        return found

    def _claims(self, ids: list[str], names: list[str]) -> list[said.Found]:
        """What is claimed of the nodes."""
        rows = self._batch(
            "UNWIND $ids AS id MATCH (n:Node {id: id}) WHERE n.claims IS NOT NULL "
            "AND ($all OR any(name IN n.claimed WHERE name IN $names)) "
            "RETURN collect([n.id, n.claimed, n.claims])",
            ids, all=not names, names=names,
        )  # fmt: skip
        return [one for row in rows for one in said.claims(*row) if not names or one.predicate in names]

    def _speakers(self, keys: set[int], texts: bool) -> dict[int, Speaker]:
        """The sources of these keys; their texts too are then at hand: quotes lead to sentences."""
        more = ", s.text, s.layout" if texts else ""
        found = {}
        rows = self._batch(
            "UNWIND $ids AS key MATCH (s:Source {key: key}) "
            f"RETURN collect([key, s.uri, s.document{more}])",
            keys, most=_TEXTS if texts else MOST,
        )  # fmt: skip
        for number, uri, document, *rest in rows:
            packed, layout = rest or (None, None)
            text = self._texts.keep(document, text_of(packed)) if packed else ""
            found[number] = Speaker(uri, document, text, unpack(layout) if layout else ())
        return found

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        """What these predicates say of the nodes, each with its whole text; the order is that of SQLite."""
        found = self._found("s", sorted(set(ids)), list(predicates))
        speakers = self._speakers({one.source for one in found}, texts=True)
        return in_order([
            said.saying(one, speakers[one.source]) for one in found
        ])  # fmt: skip

    def files(self, ids: Iterable[str]) -> dict[str, str]:
        """The source that speaks for each of the nodes that are loaded."""
        rows = self._batch(
            f"UNWIND $ids AS id MATCH (s:Source {{document: id}}) WHERE NOT {_SILENT} "
            "WITH s ORDER BY s.uri DESC RETURN collect([s.document, s.uri])", ids,
        )  # fmt: skip
        return dict(rows)

    def speaks(self, uris: Iterable[str]) -> dict[str, str]:
        """The document that each of these sources speaks for; those that are not loaded are left out."""
        rows = self._batch(
            "UNWIND $ids AS key MATCH (s:Source {key: key}) WITH s ORDER BY s.uri "
            "RETURN collect([s.uri, s.document])",
            (key(uri) for uri in uris),
        )
        return dict(rows)

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        known = self._texts.get(document)
        if known is None:
            rows = self._read(
                f"MATCH (s:Source {{document: $id}}) WITH s ORDER BY {_SILENT}, s.uri LIMIT 1 RETURN s.text",
                id=document,
            )
            known = self._texts.keep(document, text_of(rows[0]) if rows else "")
        return known


def _types(predicates: Sequence[str]) -> str:
    """The types of edges to look along; predicates that are none of ours give none."""
    names = [edge_type(one) for one in RELATIONS if not predicates or one in predicates]
    return ":" + "|".join(names or ["NOTHING"])

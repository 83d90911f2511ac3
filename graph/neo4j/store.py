"""The address of a server in, answers to the batches that queries are made of out, as SQLite gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from ..dates import first_day, last_day
from ..merge import key_of
from ..model import EMPTY, RELATIONS, Evidence, Failure, Statement
from ..shown import Node
from ..stores.protocol import Asked
from ..stores.reading import Kept, order
from ..stores.rows import Saying, in_order
from .connect import connect, database, guard
from .schema import edge_type

_FIELDS = Node._fields
#: What is returned of an edge or a claim ``r``: all that it holds.
_FOUND = "RETURN properties(r)"
_RELATIONS = frozenset(RELATIONS)
_PROPERTIES = {"class": "kind"}  # names of SQLite's columns that are others here
_LONGEST = 300.0  # seconds that one batch may take


class Neo4jStore(Asked):
    """A graph on a Neo4j server, as ``push`` put it there; it is asked, never written.

    Every method raises StoreError where the server cannot be reached or reports an error.
    """

    def __init__(self, address: str, ask: Callable[[str], str] | None = None) -> None:
        self.path = address
        self._driver = connect(address, ask)
        self._text = lru_cache(maxsize=64)(self._read_text)

    def close(self) -> None:
        """Closes the connections; closing twice does nothing."""
        self._driver.close()

    def _read(self, query: str, **given: Any) -> list[list[Any]]:
        from neo4j import unit_of_work

        @unit_of_work(timeout=_LONGEST)
        def work(transaction: Any) -> list[list[Any]]:
            return [record.values() for record in transaction.run(query, given)]

        with guard(self.path), self._driver.session(database=database()) as session:
            return session.execute_read(work)

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node that something is known of; an undated id gives its dated node."""
        rows = self._read(
            "UNWIND $ids AS asked OPTIONAL MATCH (a:Alias {id: asked}) "
            "MATCH (n:Node {id: coalesce(a.target, asked)}) RETURN asked, n ORDER BY asked",
            ids=sorted(set(ids)),
        )
        return {asked: _node(found) for asked, found in rows}

    def bodies(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Class, name, level and province of each node that something is known of."""
        rows = self._read(
            "UNWIND $ids AS asked MATCH (n:Node {id: asked}) "
            "RETURN n.id, n.kind, n.name, n.level, n.province",
            ids=sorted(set(ids)),
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
        rows = self._read(
            f"UNWIND $ids AS id MATCH ({here}:Node {{id: id}}){pattern.format(_types(list(predicates)))} "
            "RETURN s.id, o.id, CASE WHEN r.document = s.id THEN r.scope ELSE 'title' END",
            ids=sorted(set(ids)),
        )
        return [(subject, target, scope) for subject, target, scope in rows]

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        """All links, in any order, of each node that links into these nodes: subject, object id and scope."""
        kind = _types([predicate])
        rows = self._read(
            f"UNWIND $ids AS id MATCH (:Node {{id: id}})<-[{kind}]-(n:Node) WITH DISTINCT n "
            f"MATCH (n)-[r{kind}]->(o:Node) "
            "RETURN n, o.id, CASE WHEN r.document = n.id THEN r.scope ELSE 'title' END",
            ids=sorted(set(ids)),
        )
        known: dict[str, Node] = {}
        for found, _, _ in rows:
            if found["id"] not in known:
                known[found["id"]] = _node(found)
        return [(known[found["id"]], target, scope) for found, target, scope in rows]

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        """Subject, predicate, object and the named attributes of statements, what is ``shown`` of objects.

        Order, ``unless`` and what is empty are as in SQLite.
        """
        wanted, found = sorted(set(ids)), []
        for predicate in predicates:
            if predicate in _RELATIONS:
                about = "".join(f", o.{_PROPERTIES.get(name, name)}" for name in shown)
                query = (
                    f"UNWIND $ids AS id MATCH (:Node {{id: id}})-[r{_types([predicate])}]->(o:Node) "
                    f"RETURN properties(r){about}"
                )
            else:
                claim = "(r:Claim {subject: id, predicate: $predicate})"
                query = f"UNWIND $ids AS id MATCH {claim} RETURN properties(r)"
            rows = []
            for row, *about_it in self._read(query, ids=wanted, predicate=predicate):
                said = _attributes(row, False)
                if said.get(unless[0]) == unless[1]:
                    continue
                more = [said.get(name, "") for name in attributes] + [value or "" for value in about_it]
                rows.append((row["subject"], row["start"], row["object"], more))
            found += [(subject, predicate, target, *more) for subject, _, target, more in sorted(rows)]
        return found

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements about the nodes, all or those of the predicates; the order is that of SQLite."""
        wanted, names = sorted(set(ids)), list(predicates)
        rows = self._read(
            f"UNWIND $ids AS id MATCH (:Node {{id: id}})-[r{_types(names)}]->(:Node) {_FOUND}", ids=wanted
        )
        if not names or set(names) - _RELATIONS:
            rows += self._read(
                "UNWIND $ids AS id MATCH (r:Claim {subject: id}) "
                f"WHERE $all OR r.predicate IN $names {_FOUND}",
                ids=wanted, all=not names, names=names,
            )  # fmt: skip
        return _sorted(rows, quotes)

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements whose object is one of the nodes; else as ``out``."""
        kinds = _types(list(predicates))
        query = f"UNWIND $ids AS id MATCH (:Node {{id: id}})<-[r{kinds}]-(:Node) {_FOUND}"
        return _sorted(self._read(query, ids=sorted(set(ids))), quotes)

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        """What these predicates say of the nodes, each with its whole text; the order is that of SQLite."""
        return in_order([
            Saying(
                one.subject, one.predicate, one.object, one.evidence.document, one.evidence.start,
                one.evidence.end, one.evidence.scope, one.evidence.cue, one.evidence.rule, one.evidence.page,
                self.text(one.evidence.document),
                {name: None if value == one.evidence.quote else value
                 for name, value in one.attributes.items()},
            )
            for one in self.out(ids, predicates, quotes=True)
        ])  # fmt: skip

    def files(self, ids: Iterable[str]) -> dict[str, str]:
        """The source that speaks for each of the nodes that are loaded."""
        rows = self._read(
            "UNWIND $ids AS id MATCH (s:Source {document: id}) WHERE NOT s.silent "
            "RETURN s.document, s.uri ORDER BY s.uri DESC", ids=sorted(set(ids)),
        )  # fmt: skip
        return dict(rows)

    def speaks(self, uris: Iterable[str]) -> dict[str, str]:
        """The document that each of these sources speaks for; those that are not loaded are left out."""
        rows = self._read(
            "UNWIND $uris AS uri MATCH (s:Source {uri: uri}) RETURN s.uri, s.document ORDER BY s.uri",
            uris=sorted(set(uris)),
        )
        return dict(rows)

    def same_as(self, ids: Iterable[str]) -> list[Statement]:
        """The undated ids that were joined to these nodes, each with the reason."""
        rows = self._read(
            "UNWIND $ids AS id MATCH (a:Alias {target: id}) RETURN a.id, a.target, a.reason "
            "ORDER BY a.target, a.id", ids=sorted(set(ids)),
        )  # fmt: skip
        nowhere = Evidence("", 0, 0, "", rule="merge")
        return [Statement(id, "same_as", target, nowhere, {"reason": reason}) for id, target, reason in rows]

    def under_key(self, id: str) -> list[str]:
        """The nodes that share a numbered document's issuer, type and number, whatever their year."""
        key = key_of(id)
        found = self._read("MATCH (n:Node {number: $key}) RETURN n.id ORDER BY n.id", key=key) if key else []
        return [name for (name,) in found]

    def by_class(
        self, kind: str, type: str = "", province: str = "", issuers: Sequence[str] | None = None,
        start: str = "", end: str = "", after: str = "", limit: int = 1000,
    ) -> list[Node]:  # fmt: skip
        """A page of the nodes of a class, in id order, beginning after ``after``; filtered as in SQLite."""
        conditions = ["n.kind = $kind", "n.id > $after"]
        for name, value in (("type", type), ("province", province)):
            if value:
                conditions.append(f"n.{name} = ${name}")
        if issuers is not None:
            conditions.append("n.issuer IN $issuers")
        if start:
            conditions.append("left(n.issued + '-12-31', 10) >= $start")
        if end:
            conditions.append("left(n.issued + '-01-01', 10) <= $end")
        rows = self._read(
            f"MATCH (n:Node) WHERE {' AND '.join(conditions)} RETURN n ORDER BY n.id LIMIT $limit",
            kind=kind, type=type, province=province, issuers=list(issuers or ()), after=after, limit=limit,
            start=first_day(start) if start else "", end=last_day(end) if end else "",
        )  # fmt: skip
        return [_node(found) for (found,) in rows]

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Ids of the nodes that carry every one of the tokens, in id order."""
        wanted = sorted(set(tokens))
        rows = self._read(
            "MATCH (w:Word)-[:FINDS]->(n:Node) WHERE w.text IN $words WITH n, count(*) AS found "
            "WHERE found = $all RETURN n.id ORDER BY n.id", words=wanted, all=len(wanted),
        )  # fmt: skip
        return [id for (id,) in rows] if wanted else []

    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes there are of each class and statements of each predicate."""
        kinds = self._read("MATCH (n:Node) WHERE n.kind <> '' RETURN n.kind, count(*) ORDER BY 1")
        said = self._read("MATCH (:Node)-[r]->(:Node) RETURN r.predicate, count(*)")
        said += self._read("MATCH (c:Claim) RETURN c.predicate, count(*)")
        nodes = {str(kind): int(count) for kind, count in kinds}
        statements = {str(predicate): int(count) for predicate, count in sorted(said)}
        return {"nodes": nodes, "statements": statements}

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri."""
        rows = self._read(
            "MATCH (s:Source) "
            "RETURN s.uri, s.sha256, s.media_type, s.document, s.reader, s.remarks, s.silent ORDER BY s.uri"
        )
        return {
            uri: Kept(uri, sha256, kind, document, reader, tuple(remarks), silent)
            for uri, sha256, kind, document, reader, remarks, silent in rows
        }

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """The sources of each document that several are the same of, first the one that speaks for it."""
        kept = self.sources().values()
        several = {one.document for one in kept if one.silent}
        found: dict[str, tuple[str, ...]] = {}
        for one in sorted(kept, key=lambda one: (one.document, one.silent, one.uri)):
            if one.document in several:
                found[one.document] = (*found.get(one.document, ()), one.uri)
        return found

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by uri."""
        rows = self._read("MATCH (u:Unread) RETURN u.uri, u.reason, u.remedy ORDER BY u.uri")
        return [Failure(*row) for row in rows]

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        query = "MATCH (n:Node) WHERE n.loaded RETURN n.id, coalesce(n.issued, '') ORDER BY n.id"
        rows = self._read(query)
        return dict(rows)

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents, as they are shown (maybe empty), with how many bear each."""
        return dict(sorted(Counter(self.loaded().values()).items()))

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        return self._text(document)

    def _read_text(self, document: str) -> str:
        rows = self._read(
            "MATCH (s:Source {document: $id}) RETURN s.text ORDER BY s.silent, s.uri LIMIT 1", id=document
        )
        return str(rows[0][0]) if rows else ""


def _types(predicates: Sequence[str]) -> str:
    """The types of edges to look along; predicates that are none of ours give none."""
    names = [edge_type(one) for one in RELATIONS if not predicates or one in predicates]
    return ":" + "|".join(names or ["NOTHING"])


def _node(found: Any) -> Node:
    return Node(**{name: found[name] for name in _FIELDS if name in found})


def _sorted(rows: list[list[Any]], quotes: bool) -> list[Statement]:
    pairs = [(row["uri"], _statement(row, quotes)) for (row,) in rows]
    return [one for _, one in sorted(pairs, key=order)]


def _attributes(row: dict[str, Any], quotes: bool) -> dict[str, str]:
    """What is said besides; without quotes as SQLite, which keeps no value that only repeats its sentence."""
    said = {name[5:]: value for name, value in row.items() if name.startswith("said_")}
    return said if quotes else {name: "" if value == row["quote"] else value for name, value in said.items()}


def _statement(row: dict[str, Any], quotes: bool) -> Statement:
    quote = row["quote"]
    said = _attributes(row, quotes)
    box = row.get("box")
    evidence = Evidence(
        row["document"], row["start"], row["end"], quote if quotes else "", row["scope"], row["cue"],
        row["rule"], row.get("page", 0) if quotes else 0, tuple(box) if box and quotes else None,
    )  # fmt: skip
    return Statement(row["subject"], row["predicate"], row["object"], evidence, said or EMPTY)

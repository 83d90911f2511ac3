"""The address of a server in, its nodes by class, by words and by key, and what was loaded, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from ..dates import first_day, last_day
from ..merge import key_of
from ..model import RELATIONS, Evidence, Failure, Statement
from ..shown import Node
from ..stores.bulk import short
from ..stores.protocol import Asked
from ..stores.reading import Kept
from .ask import ask
from .connect import connect, database, guard
from .rows import word
from .schema import WORDS, edge_type
from .send import pieces

#: What is shown of a node ``n``, in the order of the fields of a Node; a value that is not there is null.
SHOWN = "[" + ", ".join(f"n.{name}" for name in Node._fields) + "]"
_LONGEST = 300.0  # seconds that one batch may take
MOST = 20_000  # ids of one batch
_LANES = 2  # batches that are asked at a time
_LEAST = 200  # ids that are worth a batch of their own
_CLAUSES = 500  # words of one question to the index

_node: Callable[[Iterable[Any]], Node] = partial(tuple.__new__, Node)


def shown(found: list[Any]) -> Node:
    """A node of the values that ``SHOWN`` gives."""
    return _node([value if value is not None else "" for value in found])


class Lists(Asked):
    """A connection to a graph on a server, and what is asked of the whole of it."""

    def __init__(self, address: str, password: Callable[[str], str] | None = None) -> None:
        self.path = address
        self._driver = connect(address, password)
        self._lanes = ThreadPoolExecutor(_LANES)

    def close(self) -> None:
        """Closes the connections; closing twice does nothing."""
        self._lanes.shutdown()
        self._driver.close()

    def _read(self, query: str, **given: Any) -> list[Any]:
        """The rows of a query of one column; such rows come quickest."""
        from neo4j import unit_of_work

        @unit_of_work(timeout=_LONGEST)
        def work(transaction: Any) -> list[Any]:
            return [value for (value,) in transaction.run(query, given)]

        with guard(self.path), self._driver.session(database=database(), fetch_size=-1) as session:
            return session.execute_read(work)

    def _batch(self, query: str, ids: Iterable[Any], most: int = MOST, **given: Any) -> list[Any]:
        """The rows of a query that collects them, for ``most`` ids at a time: a row by itself is slow."""
        wanted = sorted(set(ids))
        share = max(_LEAST, -(-len(wanted) // _LANES))
        batches = list(pieces(wanted, min(most, share)))

        def answer(some: list[Any]) -> list[Any]:
            return self._read(query, ids=some, **given)

        answers = map(answer, batches) if len(batches) < 2 else self._lanes.map(answer, batches)
        return [row for rows in answers for some in rows for row in some]

    def cypher(
        self, query: str, given: dict[str, str], timeout: float
    ) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Columns and rows of a query of a user, who may only read.

        Raises QueryError where the query is at fault.
        """
        with guard(self.path):
            return ask(self._driver, query, given, timeout)

    def same_as(self, ids: Iterable[str]) -> list[Statement]:
        """The undated ids that were joined to these nodes, each with the reason."""
        rows = self._batch(
            "UNWIND $ids AS id MATCH (a:Alias {target: id}) WITH a ORDER BY a.target, a.id "
            "RETURN collect([a.id, a.target, a.reason])", ids,
        )  # fmt: skip
        nowhere = Evidence("", 0, 0, "", rule="merge")
        return [Statement(id, "same_as", target, nowhere, {"reason": reason}) for id, target, reason in rows]

    def under_key(self, id: str) -> list[str]:
        """The nodes that share a numbered document's issuer, type and number, whatever their year."""
        found = key_of(id)
        query = "MATCH (n:Node {number: $number}) RETURN n.id ORDER BY n.id"
        ids = self._read(query, number=short(found.encode())) if found else []
        return [one for one in ids if key_of(one) == found]

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
            # In the order of the index: a page costs what it holds, however many nodes there are.
            f"MATCH (n:Node) USING INDEX n:Node(id) WHERE {' AND '.join(conditions)} "
            f"WITH n ORDER BY n.id LIMIT $limit RETURN collect({SHOWN})",
            kind=kind, type=type, province=province, issuers=list(issuers or ()), after=after, limit=limit,
            start=first_day(start) if start else "", end=last_day(end) if end else "",
        )  # fmt: skip
        return [shown(found) for found in rows[0]]

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Ids of the nodes that carry every one of the tokens, in id order."""
        wanted = [f"+{word(token)}" for token in sorted(set(tokens))]
        found: set[str] | None = None
        for some in pieces(wanted, _CLAUSES):
            query = f"CALL db.index.fulltext.queryNodes('{WORDS}', $words) YIELD node RETURN node.id"
            ids = set(self._read(query, words=" ".join(some)))
            found = ids if found is None else found & ids
        return sorted(found or ())

    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes there are of each class and statements of each predicate."""
        kinds = self._read(
            "MATCH (n:Node) WITH n.kind AS kind, count(*) AS count WHERE kind <> '' RETURN [kind, count]"
        )
        links = " UNION ALL ".join(
            f"MATCH ()-[r:{edge_type(one)}]->() WITH count(r) AS count RETURN ['{one}', count] AS row"
            for one in RELATIONS
        )
        claims = self._read(
            "MATCH (n:Node) WHERE n.claims IS NOT NULL UNWIND range(0, size(n.counts) - 1) AS i "
            "WITH n.claimed[i] AS name, sum(n.counts[i]) AS count RETURN [name, count]"
        )
        told = [row for row in (*self._read(links), *claims) if row[1]]
        return {"nodes": dict(sorted(kinds)), "statements": dict(sorted(told))}

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri."""
        rows = self._read(
            "MATCH (s:Source) WITH s ORDER BY s.uri "
            "RETURN [s.uri, s.sha256, s.media_type, s.document, s.reader, s.remarks, s.silent]"
        )
        return {
            uri: Kept(uri, sha256, kind, document, reader or "", tuple(remarks or ()), bool(silent))
            for uri, sha256, kind, document, reader, remarks, silent in rows
        }

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by uri."""
        rows = self._read("MATCH (u:Unread) WITH u ORDER BY u.uri RETURN [u.uri, u.reason, u.remedy]")
        return [Failure(*row) for row in rows]

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        rows = self._read("MATCH (n:Node) WHERE n.loaded RETURN [n.id, coalesce(n.issued, '')]")
        return dict(sorted(rows))

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents, as they are shown (maybe empty), with how many bear each."""
        return dict(sorted(Counter(self.loaded().values()).items()))

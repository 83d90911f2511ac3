"""A store and a server in, the same graph on the server out: new things come, gone things go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..model import RELATIONS
from ..stores.protocol import Store
from . import rows
from .connect import database, guard
from .rows import Row
from .schema import commands, edge_type

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

_BATCH, _TEXTS = 5000, 100  # rows a transaction; rows that hold a whole text
_DELETED = 2000
#: Nodes on the server that mirror rows of the store: label, the property that names one, what gives the rows.
_TABLES: tuple[tuple[str, str, Callable[[Store], Iterator[Row]]], ...] = (
    ("Node", "id", rows.nodes),
    ("Source", "uri", rows.sources),
    ("Alias", "id", rows.aliases),
    ("Unread", "uri", rows.failures),
)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push changed on the server: how much is new, changed and gone, of nodes and of edges."""

    nodes: int
    edges: int
    gone: int

    @property
    def changed(self) -> bool:
        """Whether the server held anything else before."""
        return bool(self.nodes or self.edges or self.gone)


def push(store: Store, driver: Driver, address: str, progress: Callable[[int], None] | None = None) -> Pushed:
    """Makes the server hold the graph of the store, and of Thác nothing else.

    Every node and edge bears the sum of what it holds, so a second push changes nothing, and one that was
    broken off is completed by the next. Each batch is a transaction, tried again where the driver advises it.

    Raises:
        StoreError: the server cannot be reached or refuses; what was committed stays.
    """
    with guard(address), driver.session(database=database()) as session:
        for name, command in commands():
            _prepare(session, name, command)
        server = _Server(session, progress or (lambda done: None))
        nodes = gone = 0
        stale: list[tuple[str, str, list[str]]] = []
        for label, name, source in _TABLES:
            there = server.sums(label, name)
            nodes += server.merge(label, name, source(store), there)
            stale.append((label, name, sorted(there)))
        edges, claims, lost = server.statements(rows.statements(store))
        gone += lost
        for label, name, names in stale:
            gone += server.remove(label, name, names)
        if nodes or gone:
            session.run("MATCH (w:Word) WHERE NOT (w)--() DELETE w").consume()
        return Pushed(nodes + claims, edges, gone)


def _prepare(session: Any, name: str, command: str) -> None:
    """Makes a constraint or an index; what a server that died left half made of it goes first."""
    from neo4j.exceptions import ClientError

    try:
        session.run(command).consume()
    except ClientError as error:
        if "AlreadyExists" not in (error.code or ""):
            raise
        session.run(f"DROP INDEX {name} IF EXISTS").consume()
        session.run(command).consume()


class _Server:
    """A session, and how many rows were sent."""

    def __init__(self, session: Any, progress: Callable[[int], None]) -> None:
        self.session, self.progress, self.sent = session, progress, 0

    def sums(self, label: str, name: str) -> dict[str, str]:
        """What the server has: the name of each node of a label, and its sum."""
        found = self.session.run(f"MATCH (n:{label}) RETURN n.{name} AS name, n.sum AS sum")
        return {record["name"]: record["sum"] for record in found}

    def merge(self, label: str, name: str, source: Iterable[Row], there: dict[str, str]) -> int:
        """Sends what is new or changed; takes out of ``there`` what stays; how many were sent."""
        fresh = (row for row in source if there.pop(row.properties[name], None) != row.key)
        total = 0
        for batch in _batches(fresh, _TEXTS if label == "Source" else _BATCH):
            by_sort: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for row in batch:
                words = row.properties.pop("words", None)
                told = row.properties | {"sum": row.key}
                by_sort[row.sort].append({"name": row.properties[name], "told": told, "words": words})
            for sort, values in sorted(by_sort.items()):
                self._write(_MERGE[label == "Node"].format(label=label, name=name, sort=_label(sort)), values)
            total += len(batch)
        return total

    def statements(self, source: Iterable[Row]) -> tuple[int, int, int]:
        """Sends the edges and claims that are new and removes those that are gone; how many of each."""
        there: dict[str, set[str]] = {"": set(self.sums("Claim", "key"))}
        for predicate in RELATIONS:
            found = self.session.run(f"MATCH ()-[r:{edge_type(predicate)}]->() RETURN r.key AS key")
            there[predicate] = {record["key"] for record in found}
        edges = claims = 0

        def fresh() -> Iterator[Row]:
            for row in source:
                if row.key in there[row.sort]:
                    there[row.sort].discard(row.key)
                else:
                    yield row

        for batch in _batches(fresh()):
            by_sort: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for row in batch:
                ends = {"from": row.properties["subject"], "to": row.properties["object"]}
                by_sort[row.sort].append(ends | {"told": row.properties | {"key": row.key}})
            for sort, values in sorted(by_sort.items()):
                self._write(_EDGE.format(kind=edge_type(sort)) if sort else _CLAIM, values)
                edges, claims = (edges + len(values), claims) if sort else (edges, claims + len(values))
        gone = self.remove("Claim", "key", sorted(there.pop("")))
        for predicate, keys in there.items():
            for some in _batches(sorted(keys), _DELETED):
                self._write(f"MATCH ()-[r:{edge_type(predicate)} {{key: row}}]->() DELETE r", some)
                gone += len(some)
        return edges, claims, gone

    def remove(self, label: str, name: str, names: list[str]) -> int:
        """Removes nodes of a label by their names."""
        for some in _batches(names, _DELETED):
            self._write(f"MATCH (n:{label} {{{name}: row}}) DETACH DELETE n", some)
        return len(names)

    def _write(self, command: str, values: list[Any]) -> None:
        def work(transaction: ManagedTransaction) -> None:
            # Labels and types in a command are names of our own; all else is in the rows.
            transaction.run(f"UNWIND $rows AS row {command}", rows=values).consume()  # type: ignore[arg-type, unused-ignore]  # pyright: ignore

        self.session.execute_write(work)
        self.sent += len(values)
        self.progress(self.sent)


_MERGE = {
    False: "MERGE (n:{label} {{{name}: row.name}}) SET n = row.told",
    True: "MERGE (n:{label} {{{name}: row.name}}) "
    "REMOVE n:Document:Organization:OrganizationGroup:Person SET n = row.told {sort} "
    "WITH n, row OPTIONAL MATCH (n)<-[old:FINDS]-() WITH n, row, collect(old) AS gone "
    "FOREACH (one IN gone | DELETE one) WITH n, row UNWIND row.words AS word "
    "MERGE (w:Word {{text: word}}) CREATE (w)-[:FINDS]->(n)",
}
_EDGE = (
    "MATCH (a:Node {{id: row.from}}) MATCH (b:Node {{id: row.to}}) "
    "CREATE (a)-[r:{kind}]->(b) SET r = row.told"
)
_CLAIM = "CREATE (c:Claim) SET c = row.told"


def _label(sort: str) -> str:
    """A label to be set besides; only names of our own are labels."""
    return f"SET n:{sort}" if sort in rows.KINDS else ""


def _batches(source: Iterable[Any], size: int = _BATCH) -> Iterator[list[Any]]:
    every = iter(source)
    while some := list(islice(every, size)):
        yield some

"""A store and a server in, the same graph on the server out: new things come, gone things go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import StoreError
from ..model import RELATIONS
from ..pause import uncollected
from ..stores import bulk
from ..stores.protocol import Store
from ..stores.sqlite import SQLiteStore
from . import rows
from .connect import guard
from .edges import Edges, Ends
from .nodes import Nodes, remove
from .schema import commands, edge_type
from .send import Sender, pieces

if TYPE_CHECKING:
    from neo4j import Driver

_ASKED = 20_000  # names or keys that one answer brings
_DELETED = 2000
_EARLY = 50_000  # edges that may wait for their ends: they are memory
_LABELS = ("Node", "Source", "Alias", "Unread")


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


@uncollected
def push(store: Store, driver: Driver, address: str, progress: Callable[[int], None] | None = None) -> Pushed:
    """Makes the server hold the graph of the store, and of Thác nothing else.

    Every node bears the sum of what it holds and every edge a key of it, so a second push changes nothing,
    and one that was broken off is completed by the next. Each batch is a transaction, tried again where the
    driver advises it.

    Raises:
        StoreError: the server cannot be reached or refuses; what was committed stays. Or the store is none
            of SQLite.
    """
    if not isinstance(store, SQLiteStore):
        raise StoreError(f"{store.path}: cannot be pushed; push the database that it was made from")
    with guard(address), Sender(driver, progress) as sender:
        _prepare(sender)
        there = {label: _sums(sender, label) for label in _LABELS}
        keys = _keys(sender)
        ends = Ends(sender, address)
        edges = Edges(sender, ends)
        labels = {label: Nodes(sender, label, there[label]) for label in _LABELS}
        labels["Node"].ends = ends
        spoken = _Spoken(store, keys, labels["Source"], edges)
        for row in map(rows.node, bulk.nodes(store)):
            if labels["Node"].add(row):
                spoken.go(ends)
        labels["Node"].flush()
        sender.wait()
        edges.complete()
        spoken.go()
        edges.flush()
        for label, more in (("Alias", rows.aliases), ("Unread", rows.failures)):
            for row in more(store):
                labels[label].add(row)
        for nodes in labels.values():
            nodes.flush()
        sender.wait()
        gone = 0
        for predicate, left in keys.items():
            for some in pieces(sorted(left), _DELETED):
                sender.send(f"MATCH ()-[r:{edge_type(predicate)} {{key: row}}]->() DELETE r", some)
                gone += len(some)
        for label, names in there.items():
            gone += remove(sender, label, names)
        sender.wait()
        sender.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
        return Pushed(sum(nodes.sent for nodes in labels.values()), edges.sent, gone)


def _prepare(sender: Sender) -> None:
    """Makes the constraints and indexes that are not there; of what a server that died left half made goes
    the half first."""
    from neo4j.exceptions import ClientError

    ready = "WHERE state = 'ONLINE' AND owningConstraint IS NULL RETURN name, 'INDEX'"
    known = [*sender.rows("SHOW CONSTRAINTS YIELD name RETURN name, 'CONSTRAINT'"),
             *sender.rows(f"SHOW INDEXES YIELD name, state, owningConstraint {ready}")]  # fmt: skip
    for name, sort, command in commands():
        if [name, sort] in known:
            continue
        try:
            sender.run(command)
        except ClientError as error:
            if "AlreadyExists" not in (error.code or ""):
                raise
            sender.run(f"DROP INDEX {name} IF EXISTS")
            sender.run(command)
    sender.run("CALL db.awaitIndexes()")


def _sums(sender: Sender, label: str) -> dict[Any, int]:
    """What the server has: the name of each node of a label, and its sum."""
    name = rows.PROPERTIES[label][0]
    return dict(_pages(sender, f"(x:{label})", name, "x.sum"))


def _keys(sender: Sender) -> dict[str, set[int]]:
    """What the server has: the keys of the edges of each predicate."""
    return {
        predicate: {key for key, _ in _pages(sender, f"()-[x:{edge_type(predicate)}]->()", "key", "0")}
        for predicate in RELATIONS
    }


def _pages(sender: Sender, pattern: str, name: str, value: str) -> Iterator[tuple[Any, Any]]:
    """A property that is indexed and a value of each ``x``, many in one row: rows by themselves are slow."""
    after: Any = None
    while True:
        beyond = f"x.{name} > $after" if after is not None else f"x.{name} IS NOT NULL"
        query = f"MATCH {pattern} WHERE {beyond} WITH x ORDER BY x.{name} LIMIT $limit"
        (((pairs,)),) = sender.rows(f"{query} RETURN collect([x.{name}, {value}])", after=after, limit=_ASKED)
        yield from map(tuple, pairs)
        if len(pairs) < _ASKED:
            return
        after = pairs[-1][0]


class _Spoken:
    """Sources and their edges, which are sent while the nodes still come."""

    def __init__(self, store: SQLiteStore, keys: dict[str, set[int]], nodes: Nodes, edges: Edges) -> None:
        self._keys, self._nodes, self._edges = keys, nodes, edges
        self._sources = bulk.sources(store)
        self._next = next(self._sources, None)

    def go(self, ends: Ends | None = None) -> None:
        """Sends what speaks for documents that are among the ``ends``, or all that is left."""
        while (one := self._next) and (ends is None or self._ready(one.document, ends)):
            source = rows.source(one)
            for link in rows.links(one, source.sum, self._keys):
                self._edges.add(link)
            self._nodes.add(source)
            self._next = next(self._sources, None)

    def _ready(self, document: str, ends: Ends) -> bool:
        return document in ends and self._edges.early < _EARLY

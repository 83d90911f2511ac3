"""A store and a server in, the same graph on the server out: new things come, gone things go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import StoreError
from ..model import RELATIONS
from ..stores import bulk
from ..stores.protocol import Store
from ..stores.sqlite import SQLiteStore
from . import rows
from .connect import guard
from .edges import PLACES, Edges, Ends
from .rows import Row
from .schema import commands, edge_type
from .send import Sender, pieces

if TYPE_CHECKING:
    from neo4j import Driver

_BATCH, _CHARACTERS = 5000, 4_000_000  # rows, and characters of long texts, a transaction
_DELETED = 2000
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
        ends = Ends(sender, address)
        nodes = _merge(sender, "Node", map(rows.node, bulk.nodes(store)), there["Node"], ends)
        sender.wait()  # edges need both their ends
        others, edges, gone = _sources(sender, store, there["Source"], ends)
        nodes += others
        nodes += _merge(sender, "Alias", rows.aliases(store), there["Alias"])
        nodes += _merge(sender, "Unread", rows.failures(store), there["Unread"])
        sender.wait()
        for label, left in there.items():
            gone += _remove(sender, label, left)
        sender.wait()
        sender.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
        return Pushed(nodes, edges, gone)


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
    found: dict[Any, int] = {}
    for key, total in sender.rows(f"MATCH (n:{label}) RETURN n.{name}, n.sum"):
        found[key] = total
    return found


def _merge(
    sender: Sender, label: str, source: Iterable[Row], there: dict[Any, int], ends: Ends | None = None,
    lanes: Sequence[int] = (0, 1),
) -> int:  # fmt: skip
    """Sends what is new or changed; takes out of ``there`` what stays; how many were sent.

    ``ends`` learns where what is new stands.
    """
    waiting: dict[tuple[str, bool], _Batch] = defaultdict(_Batch)
    sent = 0

    def send(kind: str, new: bool, some: list[list[Any]]) -> None:
        command, then = _command(label, kind, new), None
        if new and ends:
            command, then = command + PLACES, partial(ends.learn, [(row[0], row[-1]) for row in some])
        sender.send(command, some, lanes[sent % len(lanes)], then=then)

    for row in source:
        old = there.pop(row.name, None)
        if old == row.sum:
            continue
        sent += 1
        batch = waiting[row.kind, old is None]
        if batch.add(row.values, row.size + 1000):
            send(row.kind, old is None, batch.take())
    for (kind, new), batch in waiting.items():
        if batch.values:
            send(kind, new, batch.take())
    return sent


def _command(label: str, kind: str, new: bool) -> str:
    """Makes new nodes, or changes those that are there; only names of our own are labels."""
    names = rows.PROPERTIES[label]
    values = ", ".join(f"{name}: row[{place}]" for place, name in enumerate(names))
    if new:
        return f"CREATE (n:{label}{':' + kind if kind else ''} {{{values}}})"
    kinds = f"REMOVE n:{':'.join(rows.KINDS)} " if label == "Node" else ""
    return f"MATCH (n:{label} {{{names[0]}: row[0]}}) {kinds}SET n = {{{values}}}" + (
        f" SET n:{kind}" if kind else ""
    )


def _sources(sender: Sender, store: SQLiteStore, there: dict[Any, int], ends: Ends) -> tuple[int, int, int]:
    """Sends the sources and the edges that are new and removes the edges that are gone; how many of each."""
    keys: dict[str, set[int]] = {predicate: set() for predicate in RELATIONS}
    for kind, key in sender.rows(
        f"MATCH ()-[r:{'|'.join(map(edge_type, RELATIONS))}]->() RETURN type(r), r.key"
    ):
        keys[kind.lower()].add(key)
    edges = Edges(sender, ends)

    def spoken() -> Iterator[Row]:
        for one in bulk.sources(store):
            for link in rows.links(one, keys):
                edges.add(link)
            yield rows.source(one)

    sent = _merge(sender, "Source", spoken(), there, lanes=(1,))  # edges go in the other
    edges.flush()
    gone = 0
    for predicate, left in keys.items():
        for some in pieces(sorted(left), _DELETED):
            sender.send(f"MATCH ()-[r:{edge_type(predicate)} {{key: row}}]->() DELETE r", some, lane=0)
            gone += len(some)
    return sent, edges.sent, gone


class _Batch:
    """Rows that wait until there are enough of them, or enough text in them, for a transaction."""

    def __init__(self) -> None:
        self.values: list[list[Any]] = []
        self.size = 0

    def add(self, values: list[Any], size: int) -> bool:
        """Whether it is time to send."""
        self.values.append(values)
        self.size += size
        return len(self.values) >= _BATCH or self.size >= _CHARACTERS

    def take(self) -> list[list[Any]]:
        """All that waited."""
        taken, self.values, self.size = self.values, [], 0
        return taken


def _remove(sender: Sender, label: str, names: Iterable[Any]) -> int:
    """Removes nodes of a label by their names."""
    gone = sorted(names)
    for some in pieces(gone, _DELETED):
        name = rows.PROPERTIES[label][0]
        sender.send(f"MATCH (n:{label} {{{name}: row}}) DETACH DELETE n", some, lane=0)
    return len(gone)

"""Edges to be and the nodes that a server has in, the edges on the server out, each between its two ends."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ..errors import StoreError
from . import rows
from .rows import Link
from .schema import edge_type
from .send import Sender, pieces

#: Added to a command that makes nodes: where each stands, in the order of the rows.
PLACES = " RETURN collect(elementId(n))"
_FIND = "UNWIND $ids AS id MATCH (n:Node {id: id}) RETURN n.id, elementId(n), n.sum"
_WAITING = 15_000  # edges; they are sent by predicate
_REMEMBERED = 1_000_000  # ends; they are memory
_ASKED = 5000


class Ends:
    """Where nodes stand on the server: what finds them quicker than an index does their ids.

    A place may be given to another node once its own is gone. So the sum of the node goes with it, and an
    edge is made only where the node still has it.
    """

    def __init__(self, sender: Sender, address: str) -> None:
        self._sender, self._address = sender, address
        self._known: dict[str, tuple[str, int]] = {}

    def learn(self, nodes: list[tuple[str, int]], places: list[str]) -> None:
        """Remembers places of nodes, which are told by id and sum."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known |= {id: (place, sum) for (id, sum), place in zip(nodes, places, strict=True)}

    def find(self, ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Place and sum of each node; those not met before are asked for."""
        wanted = dict.fromkeys(ids)
        found = {id: known for id in wanted if (known := self._known.get(id))}
        for some in pieces((id for id in wanted if id not in found), _ASKED):
            rows = list(self._sender.rows(_FIND, ids=some))
            self.learn([(id, sum) for id, _, sum in rows], [place for _, place, _ in rows])
            found |= {id: (place, sum) for id, place, sum in rows}
        if len(found) < len(wanted):
            raise self.changed()
        return found

    def check(self, wanted: int, made: int) -> None:
        """Raises StoreError where fewer edges were made than sent."""
        if made != wanted:
            raise self.changed()

    def changed(self) -> StoreError:
        """What is to be said where the nodes are no longer those that were sent."""
        return StoreError(
            f"{self._address}: the nodes there changed while edges were sent, as by a push from elsewhere;"
            " push again when nothing else writes there"
        )


class Edges:
    """Edges that wait until there are enough of them for a transaction, by predicate."""

    def __init__(self, sender: Sender, ends: Ends) -> None:
        self.sent, self._sender, self._ends = 0, sender, ends
        self._waiting: list[Link] = []

    def add(self, link: Link) -> None:
        """Takes an edge, and sends all where there are enough."""
        self.sent += 1
        self._waiting.append(link)
        if len(self._waiting) >= _WAITING:
            self.flush()

    def flush(self) -> None:
        """Sends what waits. One transaction after another: two at once would wait for the same nodes."""
        ends = self._ends.find(end for link in self._waiting for end in (link.subject, link.object))
        batches: dict[tuple[str, bool], dict[str, list[list[Any]]]] = {}
        for link in self._waiting:
            told = [*ends[link.object], *link.values]
            if link.rare:
                told.append(link.rare)
            by_subject = batches.setdefault((link.predicate, bool(link.rare)), {})
            by_subject.setdefault(link.subject, []).append(told)
        for (predicate, rare), by_subject in batches.items():
            count = sum(map(len, by_subject.values()))
            some = [[*ends[subject], edges] for subject, edges in by_subject.items()]
            self._sender.send(_command(predicate, rare), some, 0, count, partial(self._ends.check, count))
        self._waiting = []


def _command(predicate: str, rare: bool) -> str:
    """Makes edges of a predicate; only names of our own are types and properties."""
    told = ", ".join(f"{name}: e[{place}]" for place, name in enumerate(rows.EDGE, 2))
    more = f" SET r += e[{len(rows.EDGE) + 2}]" if rare else ""
    return (
        "MATCH (a:Node) WHERE elementId(a) = row[0] AND a.sum = row[1] UNWIND row[2] AS e "
        "MATCH (b:Node) WHERE elementId(b) = e[0] AND b.sum = e[1] "
        f"CREATE (a)-[r:{edge_type(predicate)} {{{told}}}]->(b){more} RETURN count(r)"
    )

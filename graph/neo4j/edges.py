"""Edges to be and the nodes that a server has in, the edges on the server out, each between its two ends."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ..errors import StoreError
from . import rows
from .rows import Link
from .schema import edge_type
from .send import Sender, Step, pieces

#: Added to a command that makes nodes: where each stands, in the order of the rows.
PLACES = " RETURN collect(elementId(n))"
_FIND = "UNWIND $ids AS id MATCH (n:Node {id: id}) RETURN n.id, elementId(n), n.sum"
_WAITING = 6000  # edges of one transaction
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

    def __contains__(self, id: str) -> bool:
        return id in self._known

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

    def check(self, wanted: int, *made: int) -> None:
        """Raises StoreError where fewer edges were made, all told, than sent."""
        if sum(made) != wanted:
            raise self.changed()

    def changed(self) -> StoreError:
        """What is to be said where the nodes are no longer those that were sent."""
        return StoreError(
            f"{self._address}: the nodes there changed while edges were sent, as by a push from elsewhere;"
            " push again when nothing else writes there"
        )


class Edges:
    """Edges that wait until there are enough of them for a transaction."""

    def __init__(self, sender: Sender, ends: Ends) -> None:
        self.sent, self._sender, self._ends = 0, sender, ends
        self._waiting: list[Link] = []
        self._early: list[Link] | None = []

    @property
    def early(self) -> int:
        """How many came before their ends: they are memory."""
        return len(self._early or ())

    def add(self, link: Link) -> None:
        """Takes an edge, and sends all where there are enough; one that came before its ends is kept."""
        self.sent += 1
        if self._early is not None and not (link.subject in self._ends and link.object in self._ends):
            self._early.append(link)
            return
        self._waiting.append(link)
        if len(self._waiting) >= _WAITING:
            self.flush()

    def complete(self) -> None:
        """Sends what came early: every node is there now."""
        early, self._early = self._early or [], None
        for some in pieces(early, _WAITING):
            self._send(some)

    def flush(self) -> None:
        """Sends what waits."""
        self._send(self._waiting)
        self._waiting = []

    def _send(self, links: list[Link]) -> None:
        """One transaction after another: two at once would wait for the same nodes."""
        places = self._ends.find(end for link in links for end in (link.subject, link.object))
        batches: dict[tuple[str, bool], list[Link]] = {}
        for link in links:
            batches.setdefault((link.predicate, bool(link.rare)), []).append(link)
        steps: list[Step] = []
        for (predicate, rare), some in batches.items():
            at: dict[str, int] = {}
            edges = []
            for link in some:
                ends = [at.setdefault(link.subject, len(at)), at.setdefault(link.object, len(at))]
                edges.append([*ends, *link.values, link.rare] if rare else [*ends, *link.values])
            steps.append((_command(predicate, rare), {"rows": [places[id] for id in at], "edges": edges}))
        if steps:
            self._sender.send_together(steps, len(links), then=partial(self._ends.check, len(links)))


def _command(predicate: str, rare: bool) -> str:
    """Makes edges of a predicate between the ends found, each told by its number in the list of them.

    None is made where one is not found as it was. Only names of our own are types and properties.
    """
    told = ", ".join(f"{name}: e[{place}]" for place, name in enumerate(rows.EDGE, 2))
    more = f" SET r += e[{len(rows.EDGE) + 2}]" if rare else ""
    return (
        "MATCH (n:Node) WHERE elementId(n) = row[0] WITH collect(n) AS ends "
        "UNWIND CASE WHEN [n IN ends | n.sum] = [row IN $rows | row[1]] THEN $edges ELSE [] END AS e "
        "WITH ends[e[0]] AS a, ends[e[1]] AS b, e "
        f"CREATE (a)-[r:{edge_type(predicate)} {{{told}}}]->(b){more} RETURN count(r)"
    )

"""Rows of nodes in, those that are new or changed on the server out, those that are gone taken from there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any

from . import rows
from .edges import PLACES, Ends
from .rows import Row
from .send import Sender, pieces

_BATCH, _CHARACTERS = 5000, 4_000_000  # rows, and characters of long texts, a transaction
_DELETED = 2000


class Nodes:
    """Nodes of a label that wait until there are enough of them for a transaction.

    ``ends``, where it is set, learns where those that are new stand.
    """

    def __init__(self, sender: Sender, label: str, there: dict[Any, int]) -> None:
        self.sent = 0
        self.ends: Ends | None = None
        self._sender, self._label, self._there = sender, label, there
        self._waiting: dict[tuple[str, bool], _Batch] = defaultdict(_Batch)

    def add(self, row: Row) -> bool:
        """Takes what is new or changed out of what is to be, and what is to be out of what is there.

        Whether a transaction was sent.
        """
        old = self._there.pop(row.name, None)
        if old == row.sum:
            return False
        self.sent += 1
        batch = self._waiting[row.kind, old is None]
        if batch.add(row.values, row.size + 1000):
            self._send(row.kind, old is None, batch.take())
            return True
        return False

    def flush(self) -> None:
        """Sends what waits."""
        for (kind, new), batch in self._waiting.items():
            if batch.values:
                self._send(kind, new, batch.take())

    def _send(self, kind: str, new: bool, some: list[list[Any]]) -> None:
        command, then = _command(self._label, kind, new), None
        if new and self.ends:
            command, then = command + PLACES, partial(self.ends.learn, [(row[0], row[-1]) for row in some])
        self._sender.send(command, some, 1, then=then)  # edges go in the other lane


def remove(sender: Sender, label: str, names: Iterable[Any]) -> int:
    """Removes nodes of a label by their names."""
    gone = sorted(names)
    for some in pieces(gone, _DELETED):
        name = rows.PROPERTIES[label][0]
        sender.send(f"MATCH (n:{label} {{{name}: row}}) DETACH DELETE n", some, lane=0)
    return len(gone)


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

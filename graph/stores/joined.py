"""Identity judgements in, statements and sources turned to the node that people said is meant out.

What was stated stays beside it, as with the merges that follow from rules: taking a judgement back undoes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..judgements import Identity, Judgement, identity

JUDGED = "judged to be the same"
_IN = "(SELECT value FROM json_each(?))"
_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'judgements'"
_READ = 'SELECT kind, about, verdict, reason, "by", "on", says FROM judgements ORDER BY id'
_REACHED = f"""SELECT m.id FROM nodes m WHERE m.id IN {_IN} AND (
    m.id IN (SELECT node FROM dirty)
    OR EXISTS (SELECT 1 FROM nodes n JOIN dirty d ON d.node = n.id WHERE n.key = m.key))"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people said of nodes: ``goals`` leads from number to number as ``said`` does from id to id."""

    said: Identity
    goals: Mapping[int, int]
    members: frozenset[int]

    def of(self, node: int) -> int:
        """The node that stays for this one."""
        return self.goals.get(node, node)

    def settled(self, node: int) -> bool:
        """Whether people said what a node is, so that no rule may say another thing."""
        return node in self.members


def kept(db: sqlite3.Connection) -> list[Judgement]:
    """The record, in its order; nothing of a database from before there was one."""
    if db.execute(_TABLE).fetchone() is None:
        return []
    return [Judgement(kind, tuple(json.loads(about)), *rest) for kind, about, *rest in db.execute(_READ)]


def judged(db: sqlite3.Connection, node: Callable[[str], int]) -> Judged:
    """What the record says of nodes."""
    said = identity(kept(db))
    goals = {node(id): node(goal) for id, goal in said.goals.items()}
    return Judged(said, goals, frozenset({*goals, *goals.values()}))


def release(db: sqlite3.Connection, people: Judged, reason: int) -> set[int]:
    """Takes everything back to as it was stated where a node is no longer judged to be the one it went to.

    Rules, and the judgements that are left, then say anew what is meant. Returns what changed.
    """
    changed: set[int] = set()
    rows = db.execute("SELECT node, target FROM same WHERE reason = ?", (reason,)).fetchall()
    for holder in sorted({target for said, target in rows if people.of(said) != target}):
        for column in ("subject", "object"):
            query = f"SELECT DISTINCT said_{column} FROM statements WHERE {column} = ?"
            changed.update(said for (said,) in db.execute(query, (holder,)))
            db.execute(f"UPDATE statements SET {column} = said_{column} WHERE {column} = ?", (holder,))
        changed.update(said for (said,) in db.execute("SELECT node FROM same WHERE target = ?", (holder,)))
        changed |= {holder} | _turn(db, holder, None)
        db.execute("DELETE FROM same WHERE target = ?", (holder,))
    return changed


def join(db: sqlite3.Connection, people: Judged, reason: int) -> set[int]:
    """Turns all that is said of a node judged to be another, and of what rules joined to it, to that other.

    Only those judgements are looked at that dirty nodes or their namesakes of other years take part in.
    Returns what changed.
    """
    if not people.goals:
        return set()
    reached = {id for (id,) in db.execute(_REACHED, (json.dumps(sorted(people.members)),))}
    changed: set[int] = set()
    for said, goal in people.goals.items():
        if said in reached or goal in reached:
            moved = 0
            for column in ("subject", "object"):
                query = f"UPDATE statements SET {column} = ? WHERE {column} = ?"
                moved += db.execute(query, (goal, said)).rowcount
            moved += db.execute("UPDATE same SET target = ? WHERE target = ?", (goal, said)).rowcount
            turned = _turn(db, said, goal)
            db.execute("INSERT OR REPLACE INTO same VALUES (?, ?, ?)", (said, goal, reason))
            if moved or turned:
                changed |= {said, goal} | turned
    return changed


def holders(db: sqlite3.Connection, nodes: Iterable[int], reason: int) -> list[int]:
    """The nodes that were judged to be what some of these are."""
    query = f"SELECT DISTINCT target FROM same WHERE reason = ? AND node IN {_IN} ORDER BY 1"
    return [target for (target,) in db.execute(query, (reason, json.dumps(sorted(nodes))))]


def _turn(db: sqlite3.Connection, node: int, goal: int | None) -> set[int]:
    """Lets the sources of a node be those of the goal, or each of the document that it states to be.

    Returns what they name: who speaks of it has changed.
    """
    changed: set[int] = set()
    rows = db.execute("SELECT id, said_node FROM sources WHERE node = ?", (node,)).fetchall()
    for source, said in rows:
        db.execute("UPDATE sources SET node = ? WHERE id = ?", (said if goal is None else goal, source))
        changed |= {said, node}
        for pair in db.execute("SELECT subject, object FROM statements WHERE source = ?", (source,)):
            changed.update(id for id in pair if id)
    return changed

"""Sources without a number in, the numbered document of which each is another file out.

A scan shows the place of its number empty where that is written by hand; the same letter as text has it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ..dates import later
from ..ids import fold
from ..merge import year_of
from .copies import alike, text_of
from .joined import Judged

#: The share of words that two titles have in common, one of them read by OCR.
_WORDS = 0.6
#: Of so many documents of one title it is not asked which of them has the text.
_MOST = 8
SAME_TEXT = "the same text, issuer, type and year as the numbered document"
_IN = "(SELECT value FROM json_each(?))"
_FAMILIES = """SELECT family FROM sources WHERE node IN (SELECT node FROM dirty)
               UNION SELECT family FROM sources WHERE said_node IN (SELECT node FROM dirty)
               INTERSECT SELECT family FROM sources WHERE NOT numbered"""
_FAMILY = """SELECT s.id, s.node, s.said_node, s.numbered, n.name FROM sources s
             JOIN nodes n ON n.id = s.said_node WHERE s.family = ?"""
_OWN = f"""SELECT t.source, t.predicate, t.value FROM statements t JOIN sources s ON s.id = t.source
           WHERE t.source IN {_IN} AND t.predicate IN (?, ?) AND t.said_subject = s.said_node"""


@dataclass(frozen=True, slots=True)
class _File:
    """A source: the document that it means and states, whether it has a number, what it says of itself."""

    id: int
    node: int
    said: int
    numbered: bool
    name: str
    year: str
    issued: str
    title: str


def adopt(db: sqlite3.Connection, string: Callable[[str], int], people: Judged) -> tuple[set[int], set[int]]:
    """Turns each dirty source without a number to the one numbered document of its issuer, type and year that
    has its text; returns the nodes that changed by it, and those of them that stand for themselves again.

    Dates and the numbers in the titles must not contradict. Where several fit, it stays by itself.
    """
    reason = string(SAME_TEXT)
    changed: set[int] = set()
    freed: set[int] = set()
    for (family,) in db.execute(_FAMILIES).fetchall():
        files = _files(db, family, string)
        goals: dict[int, set[int]] = defaultdict(set)
        for one in files:
            if not one.numbered:
                goal = _goal(db, one, files, people)
                goals[one.said].add(goal)
                if goal and goal != one.node:
                    changed |= {one.node, _turn(db, one, goal)}
                elif not goal and _adopted(db, one, reason):
                    changed |= {one.node, _turn(db, one, one.said)}
                    freed.add(one.said)
        for said, found in goals.items():
            changed |= _point(db, said, found.pop() if len(found) == 1 else 0, reason)
    return changed, freed


def _point(db: sqlite3.Connection, said: int, goal: int, reason: int) -> set[int]:
    """Lets all that is said of an id be said of another (0: of itself again); returns what changed by it."""
    before = db.execute("SELECT target FROM same WHERE node = ? AND reason = ?", (said, reason)).fetchone()
    last = before[0] if before else said
    db.execute("DELETE FROM same WHERE node = ? AND reason = ?", (said, reason))
    if goal:
        db.execute("INSERT OR REPLACE INTO same VALUES (?, ?, ?)", (said, goal, reason))
    moved = 0
    for column in ("subject", "object"):
        turned = f"UPDATE statements SET {column} = ? WHERE {column} IN (?, ?) AND said_{column} = ?"
        moved += db.execute(turned, (goal or said, last, said, said)).rowcount
    return {said, last, goal or said} if moved or last != (goal or said) else set()


def _files(db: sqlite3.Connection, family: str, string: Callable[[str], int]) -> list[_File]:
    rows = db.execute(_FAMILY, (family,)).fetchall()
    issued, title = string("issued"), string("title")
    said: dict[tuple[int, int], str] = defaultdict(str)
    for source, predicate, value in db.execute(_OWN, (json.dumps([row[0] for row in rows]), issued, title)):
        said[source, predicate] = value
    return [
        _File(id, goal, own, bool(numbered), name, year_of(name)[:4], said[id, issued], said[id, title])
        for id, goal, own, numbered, name in rows
    ]


def _goal(db: sqlite3.Connection, one: _File, files: list[_File], people: Judged) -> int:
    """The one document that a source without a number is, else 0; what people said comes first."""
    if people.settled(one.said):
        return 0
    maybe = [
        other for other in files
        if _compatible(one, other) and people.said.may_join(one.name, other.name)
    ]  # fmt: skip
    if not maybe or len({people.of(other.node) for other in maybe}) > _MOST:
        return 0
    text = text_of(db, one.id)
    found = {people.of(other.node) for other in maybe if alike(text, text_of(db, other.id))}
    return found.pop() if len(found) == 1 else 0


def _compatible(one: _File, other: _File) -> bool:
    return (
        other.numbered
        and one.year == other.year != ""
        and not later(one.issued, other.issued)
        and not later(other.issued, one.issued)
        and _one_title(fold(one.title).split(), fold(other.title).split())
    )


def _one_title(one: list[str], other: list[str]) -> bool:
    """Whether two titles have the same numbers, and most of their words in common."""
    if [word for word in one if word.isdigit()] != [word for word in other if word.isdigit()]:
        return False
    return bool(one) and len(set(one) & set(other)) >= _WORDS * len(set(one) | set(other))


def _adopted(db: sqlite3.Connection, one: _File, reason: int) -> bool:
    """Whether a source means what it was turned to before."""
    query = "SELECT 1 FROM same WHERE node = ? AND target = ? AND reason = ?"
    return one.node != one.said and db.execute(query, (one.said, one.node, reason)).fetchone() is not None


def _turn(db: sqlite3.Connection, one: _File, goal: int) -> int:
    db.execute("UPDATE sources SET node = ? WHERE id = ?", (goal, one.id))
    return goal

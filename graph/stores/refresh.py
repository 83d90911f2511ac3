"""Nodes that a load touched in, their merges and what is shown of them brought up to date out."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

from ..dates import first_day
from ..ids import fold
from ..merge import Said, key_of, merge
from ..shown import PROPERTIES, Claim, choose, index
from .copies import settle
from .joined import JUDGED, Judged, holders, join, judged, release
from .numberless import adopt

Intern = Callable[[str], int]
_IN = "(SELECT value FROM json_each(?))"
_STEP = 500
_NEXT = f"SELECT node FROM dirty WHERE node > ? ORDER BY node LIMIT {_STEP}"
#: So many folded texts are remembered: the titles of many documents would fill the memory.
_FOLDED = 2_000


def refresh(db: sqlite3.Connection, node: Intern, string: Intern) -> None:
    """Recomputes everything derived of the dirty nodes, inside the caller's transaction.

    The result depends on the statements alone, not on the order in which they came. What a merge touches is
    dirty too, in the table: the nodes of many documents would fill the memory.
    """
    issued, reason = string("issued"), string(JUDGED)
    people = judged(db, node)
    mark_dirty(db, release(db, people, reason))
    fresh = array("q", (node for (node,) in db.execute("SELECT node FROM dirty")))
    while fresh:
        for start in range(0, len(fresh), _STEP):
            mark_dirty(db, _merge(db, fresh[start : start + _STEP].tolist(), issued, node, string, people))
        turned, freed = adopt(db, string, people)
        mark_dirty(db, turned)
        mark_dirty(db, join(db, people, reason))
        more, less = settle(db, string)
        mark_dirty(db, more | less)
        fresh = array("q", sorted(more | freed))
    last = -1
    while step := [node for (node,) in db.execute(_NEXT, (last,))]:
        _show(db, step, node, string, people)
        last = step[-1]
        if fold.cache_info().currsize > _FOLDED:
            fold.cache_clear()
    db.execute("DELETE FROM dirty")


def _merge(
    db: sqlite3.Connection, dirty: list[int], issued: int, node: Intern, string: Intern, people: Judged
) -> set[int]:
    """Applies graph/merge.py to every key of the nodes; returns the nodes whose statements moved."""
    keys = f"SELECT DISTINCT key FROM nodes WHERE key IS NOT NULL AND id IN {_IN}"
    rows = db.execute(
        f"SELECT id, name, key FROM nodes WHERE key IN ({keys}) ORDER BY name", (json.dumps(dirty),)
    ).fetchall()
    names = {id: name for id, name, _ in rows}
    groups: dict[str, list[int]] = defaultdict(list)
    for id, _, key in rows:
        groups[key].append(id)
    loaded: dict[int, int] = defaultdict(int)
    query = f"SELECT said_node, count(*) FROM sources WHERE said_node IN {_IN} GROUP BY 1"
    loaded.update(db.execute(query, (json.dumps(list(names)),)).fetchall())
    busy = [ids for ids in groups.values() if len(ids) > 1 or loaded[ids[0]] > 1]
    moved: set[int] = set()
    for ids in busy:
        moved |= _merge_key(db, ids, names, issued, node, string, people)
    return moved


def _merge_key(
    db: sqlite3.Connection, ids: list[int], names: dict[int, str], issued: int, node: Intern, string: Intern,
    people: Judged,
) -> set[int]:  # fmt: skip
    here, mine = json.dumps(ids), set(ids)
    meant_by_people = holders(db, ids, string(JUDGED))
    meaning = json.dumps([*ids, *meant_by_people])
    speakers: dict[tuple[int, int], set[str]] = defaultdict(set)
    for column in ("subject", "object"):
        query = f"""SELECT source, said_{column} FROM statements WHERE {column} IN {_IN}
                    UNION SELECT source, said_{column} FROM statements INDEXED BY silent_{column}
                    WHERE {column} = 0 AND said_{column} IN {_IN}"""
        for source, said in db.execute(query, (meaning, here)):
            if said in mine:  # what people or the same text joined to one of these may have another key
                speakers[source, said] = set()
    query = f"""SELECT source, said_subject, value FROM statements WHERE subject IN {_IN} AND predicate = ?
                UNION SELECT source, said_subject, value FROM statements INDEXED BY silent_subject
                WHERE subject = 0 AND said_subject IN {_IN} AND predicate = ?"""
    for source, said, value in db.execute(query, (meaning, issued, here, issued)):
        if said in mine:
            speakers[source, said].add(value)
    own = dict(db.execute(f"SELECT id, said_node FROM sources WHERE said_node IN {_IN}", (here,)))
    for source, said in own.items():
        speakers.setdefault((source, said), set())
    spoken = _spoken(db, {source for source, _ in speakers}, issued)
    cited = {source: _cited(db, source, issued) for source in own}
    told = (
        Said(source, names[said], frozenset(dates), own.get(source) == said,
             spoken.get(source, ""), cited.get(source, ""))
        for (source, said), dates in speakers.items()
    )  # fmt: skip
    meant = merge(told, people.said)
    changed: set[int] = {*ids, *meant_by_people}
    ids_of = {name: id for id, name in names.items()}
    for (source, name), target in meant.places.items():
        said, goal = ids_of[name], node(target)
        changed.add(goal)
        for column in ("subject", "object"):
            db.execute(
                f"UPDATE statements SET {column} = ?"
                f" WHERE source = ? AND said_{column} = ? AND {column} NOT IN (?, 0)",
                (goal, source, said, goal),
            )
        turned = "UPDATE sources SET node = ? WHERE id = ? AND said_node = ? AND node != ?"
        if db.execute(turned, (goal, source, said, goal)).rowcount:
            # Who speaks has changed, so the count of speakers of all that this source names has too.
            for pair in db.execute("SELECT subject, object FROM statements WHERE source = ?", (source,)):
                changed.update(id for id in pair if id)
    db.execute(f"DELETE FROM same WHERE node IN {_IN} AND reason != ?", (here, string(JUDGED)))
    for name, (target, reason) in meant.same.items():
        db.execute("INSERT INTO same VALUES (?, ?, ?)", (ids_of[name], node(target), string(reason)))
    return changed


def _spoken(db: sqlite3.Connection, sources: set[int], issued: int) -> dict[int, str]:
    """The date of each source as its own text states it."""
    dates: dict[int, set[str]] = defaultdict(set)
    query = f"""SELECT s.id, t.value FROM sources s JOIN statements t
                ON t.source = s.id AND t.predicate = ? AND t.said_subject = s.said_node WHERE s.id IN {_IN}"""
    for source, value in db.execute(query, (issued, json.dumps(sorted(sources)))):
        dates[source].add(value)
    return {source: choose([Claim(value) for value in values], "issued") for source, values in dates.items()}


def _cited(db: sqlite3.Connection, source: int, issued: int) -> str:
    """The latest date of what a source cites."""
    query = """SELECT DISTINCT t.value FROM statements t JOIN sources s ON s.id = t.source
               WHERE t.source = ? AND t.predicate = ? AND t.said_subject != s.said_node"""
    dates = [value for (value,) in db.execute(query, (source, issued)) if first_day(value)]
    return max(dates, key=first_day, default="")


def _show(db: sqlite3.Connection, ids: list[int], intern: Intern, string: Intern, people: Judged) -> None:
    """Writes what is shown of the nodes, and the words they are found by."""
    here, stays = json.dumps(ids), set(people.goals.values())
    predicates = {string(name): name for name in PROPERTIES}
    # A document that others were joined to speaks for itself, before those.
    query = f"SELECT node, max(said_node = node) FROM sources WHERE node IN {_IN} GROUP BY 1"
    own: dict[int, int] = dict(db.execute(query, (here,)))
    claims: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    query = f"""SELECT subject, predicate, coalesce(value, nodes.name), count(DISTINCT source), count(*),
                       min("start"), max((sources.node = subject) + (sources.said_node = subject)),
                       max(said_subject = subject)
                FROM statements LEFT JOIN nodes ON nodes.id = object JOIN sources ON sources.id = source
                WHERE subject IN {_IN} AND predicate IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3"""
    wanted = json.dumps([*predicates, string("issued_by")])
    for node, predicate, value, count, places, first, mine, itself in db.execute(query, (here, wanted)):
        # What is said of the node that people let stay counts before what was said of the others.
        first_hand = bool(itself) if node in stays and not own.get(node) else mine > own.get(node, 0)
        claims[node, predicates.get(predicate, "issuer")].append(
            Claim(value, count, places, first, first_hand)
        )
    told = " UNION ".join(
        f"""SELECT t.{column} AS node, s.node AS speaker FROM statements t JOIN sources s ON s.id = t.source
            WHERE t.{column} IN {_IN} AND s.node != t.{column}"""
        for column in ("subject", "object")
    )
    speakers: dict[int, int] = dict(
        db.execute(f"SELECT node, count(*) FROM ({told}) GROUP BY 1", (here, here))
    )
    names = dict(db.execute(f"SELECT id, name FROM nodes WHERE id IN {_IN}", (here,)))
    rows, words = [], []
    for node in ids:
        if node not in own and node not in speakers:
            continue
        said = {name: claims[node, name] for name in (*PROPERTIES, "issuer")}
        shown = [choose(said[name], name) for name in PROPERTIES]
        issuer = choose(said["issuer"]).partition(" | ")[0]
        kind = shown[0] or ("Document" if node in own or key_of(names[node]) else "")
        body = intern(issuer) if issuer else None
        rows.append((node, kind, *shown[1:], body, node in own, speakers.get(node, 0)))
        found = index(*([claim.value for claim in said[name]] for name in ("symbol", "title", "name")))
        words += [(node, token) for token in sorted(found)]
    db.execute(f"DELETE FROM shown WHERE node IN {_IN}", (here,))
    db.execute(f"DELETE FROM words WHERE node IN {_IN}", (here,))
    marks = ", ".join("?" * 14)
    db.executemany(f"INSERT INTO shown VALUES ({marks})", rows)
    db.executemany("INSERT OR IGNORE INTO tokens (text) VALUES (?)", [(token,) for _, token in words])
    db.executemany("INSERT INTO words SELECT id, ? FROM tokens WHERE text = ?", words)


def mark_dirty(db: sqlite3.Connection, nodes: Iterable[int]) -> None:
    """Remembers that something was said, or is no longer said, of the nodes."""
    db.executemany("INSERT OR IGNORE INTO dirty VALUES (?)", [(node,) for node in nodes])

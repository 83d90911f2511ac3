"""Sources of one document in, which of them speaks for it out: the others are kept, and say nothing twice.

What a silent source says stands in the store as stated; what it means is no node (0), so that no question
finds it. It speaks again where the other is gone or turns out to be another document.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

from ..dates import is_day
from ..ids import fold

#: How the remark begins that says of a text that it was read off a picture.
OCR = "read by OCR"
#: The share of word pairs that two texts of one document have in common: of those of both together, or of
#: the shorter where it is a part of the other. Of two plans on one matter these are 0.45 and 0.7 at most.
ALIKE, PART = 0.5, 0.85
_LONGEST = 400_000
_IN = "(SELECT value FROM json_each(?))"
_SEVERAL = """SELECT node, id, silent, uri, sha256, remarks, said_node FROM sources WHERE node IN
               (SELECT node FROM sources WHERE node IN (SELECT node FROM dirty)
                GROUP BY 1 HAVING count(*) > 1 OR max(silent))"""

_Source = tuple[int, int, int, str, str, str | None, int]


def settle(db: sqlite3.Connection, string: Callable[[str], int]) -> tuple[set[int], set[int]]:
    """Lets one source speak for each of the dirty documents; returns the nodes of which is said more, and
    less, than before.

    It is the one with a number and a day, then the one not read by OCR, not converted, that says most.
    A source whose text is another speaks besides: two documents may have one id.
    """
    groups: dict[int, list[_Source]] = defaultdict(list)
    for row in db.execute(_SEVERAL):
        groups[row[0]].append(row)
    more: set[int] = set()
    less: set[int] = set()
    for group in groups.values():
        ranks = _ranks(db, group, string)
        best, *others = sorted(group, key=lambda one: ranks[one[1]])
        pairs: set[tuple[str, str]] = set()
        for one in (best, *others):
            silent = one is not best and one[4] == best[4]
            if one is not best and not silent:
                pairs = pairs or _pairs(text_of(db, best[1]))
                silent = _alike(pairs, _pairs(text_of(db, one[1])))
            if silent and not one[2]:
                less |= _hush(db, one[1])
            elif one[2] and not silent:
                more |= _wake(db, one[1])
    return more, less


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same document, read in two ways.

    >>> plan = "Kế hoạch thực hiện công tác lưu trữ năm 2023 trên địa bàn huyện"
    >>> alike(plan, plan.upper() + " PHỤ LỤC"), alike(plan, "Quyết định thành lập ban chỉ đạo năm 2023")
    (True, False)
    """
    return _alike(_pairs(one), _pairs(other))


def _alike(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    shared = len(shorter & longer)
    return shared >= PART * len(shorter) or shared >= ALIKE * len(shorter | longer)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = fold.__wrapped__(text[:_LONGEST]).split()
    return set(pairwise(words))


def _ranks(
    db: sqlite3.Connection, group: list[_Source], string: Callable[[str], int]
) -> dict[int, tuple[bool, bool, bool, int, int, str]]:
    """What puts a source before the others: the smallest speaks."""
    own = {one[1]: one[6] for one in group}
    here = json.dumps(sorted(own))
    counts = dict(
        db.execute(f"SELECT source, count(*) FROM statements WHERE source IN {_IN} GROUP BY 1", (here,))
    )
    named, dated = string("symbol"), string("issued")
    query = f"""SELECT source, said_subject, predicate, value FROM statements
                WHERE source IN {_IN} AND predicate IN (?, ?)"""
    has: set[tuple[int, int]] = set()
    for source, subject, predicate, value in db.execute(query, (here, named, dated)):
        if subject == own[source] and (predicate == named or is_day(value)):
            has.add((source, predicate))
    return {
        id: ((id, named) not in has, (id, dated) not in has, *_way(remarks), -counts.get(id, 0), uri)
        for _, id, _, uri, _, remarks, _ in group
    }


def _way(remarks: str | None) -> tuple[bool, int]:
    """Whether a text was read by OCR, and how much there is to say of its reading."""
    said = json.loads(remarks or "[]")
    return any(one.startswith(OCR) for one in said), len(said)


def text_of(db: sqlite3.Connection, source: int) -> str:
    """The text of a source."""
    packed = db.execute("SELECT text FROM sources WHERE id = ?", (source,)).fetchone()[0]
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _hush(db: sqlite3.Connection, source: int) -> set[int]:
    """Takes back what a source says; returns the nodes that it spoke of."""
    meant = _nodes(db, source, "subject", "object")
    db.execute("UPDATE sources SET silent = 1 WHERE id = ?", (source,))
    db.execute("UPDATE statements SET subject = 0 WHERE source = ?", (source,))
    db.execute("UPDATE statements SET object = 0 WHERE source = ? AND object IS NOT NULL", (source,))
    return meant


def _wake(db: sqlite3.Connection, source: int) -> set[int]:
    """Lets a source say again what it says; returns the nodes as stated."""
    db.execute("UPDATE sources SET silent = 0 WHERE id = ?", (source,))
    db.execute(
        "UPDATE statements SET subject = said_subject, object = said_object WHERE source = ?", (source,)
    )
    return _nodes(db, source, "said_subject", "said_object")


def _nodes(db: sqlite3.Connection, source: int, *columns: str) -> set[int]:
    rows = db.execute(f"SELECT {', '.join(columns)} FROM statements WHERE source = ?", (source,))
    return {id for row in rows for id in row if id}

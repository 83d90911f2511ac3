"""Numbers of nodes in, the SQL that tells links and nodes as plain rows out: no object a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..shown import PROPERTIES


class Saying(NamedTuple):
    """A statement with the whole text that it stands in; ``text[start:end]`` is its quote.

    ``told`` are its attributes; one that only repeats the quote is None. ``page`` is 0 where there are none.
    """

    subject: str
    predicate: str
    object: str
    document: str
    start: int
    end: int
    scope: str
    cue: str
    rule: str
    page: int
    text: str
    told: Mapping[str, str | None]


#: Attributes of links that columns of their own repeat, and an index with them.
COPIED = {"role": "role", "due": "due", "scope": "part"}

#: The fields of a Node in their order, its ids as numbers; of ``s``, whose issuer is ``b``.
_NODE = f"""s.node, {", ".join(f"s.{name}" for name in PROPERTIES)},
    s.issuer, coalesce(b.name, ''), s.loaded, s.speakers"""

#: Parameter: numbers. The number asked for, then a node.
NODES = f"""
SELECT asked.value, {_NODE}
FROM json_each(?) asked LEFT JOIN same ON same.node = asked.value
CROSS JOIN shown s ON s.node = coalesce(same.target, asked.value) LEFT JOIN shown b ON b.node = s.issuer
"""

#: Parameter: ids. The class, name, level and province of each.
BODIES = """
SELECT n.name, s.class, s.name, s.level, s.province FROM nodes n JOIN shown s ON s.node = n.id
WHERE n.name IN (SELECT value FROM json_each(?))
"""

#: The scope is null of what another document says of the subject. Who speaks is asked of the index of nodes
#: (that is what the + says): rows of sources are long.
_SCOPE = """CASE
    WHEN t.scope = (SELECT id FROM strings WHERE text = 'title') THEN t.scope
    WHEN EXISTS (SELECT 1 FROM sources d WHERE d.node = t.subject AND +d.id = t.source) THEN t.scope END"""

#: Parameters: numbers, a predicate. Subject, object and scope of the links out of the numbers, or into them.
LINKS, INTO = (
    f"""
SELECT t.subject, t.object, {_SCOPE} FROM statements t
WHERE t.{column} IN (SELECT value FROM json_each(?1)) AND t.predicate = ?2 AND t.object IS NOT NULL
"""
    for column in ("subject", "object")
)

#: Parameters: numbers, a predicate. Object and scope of all links of the nodes that link into the numbers,
#: then the node.
BESIDE = f"""
SELECT t.object, {_SCOPE}, {_NODE}
FROM statements t CROSS JOIN shown s ON s.node = t.subject LEFT JOIN shown b ON b.node = s.issuer
WHERE t.predicate = ?2 AND t.object IS NOT NULL AND t.subject IN (
    SELECT i.subject FROM statements i
    WHERE i.object IN (SELECT value FROM json_each(?1)) AND i.predicate = ?2 AND i.object IS NOT NULL)
"""

#: Parameters: numbers, a predicate. What it says of the numbers, as it is kept.
SAYINGS = """
SELECT t.subject, t.object, t.value, t.source, t."start", t."end", t.scope, t.cue, t.rule, t.attributes
FROM statements t
WHERE t.subject IN (SELECT value FROM json_each(?1)) AND t.predicate = ?2
"""

#: Parameter: numbers of sources. The node that speaks in each, its text, packed, and layout.
TEXTS = "SELECT id, node, text, layout FROM sources WHERE id IN (SELECT value FROM json_each(?))"

#: Parameter: numbers. The sources that speak for them.
FILES = """
SELECT node, uri FROM sources WHERE node IN (SELECT value FROM json_each(?)) AND NOT silent ORDER BY uri DESC
"""

#: Parameter: names of sources. The node that each speaks for.
SPEAKS = "SELECT uri, node FROM sources WHERE uri IN (SELECT value FROM json_each(?))"


def told(thing: str, attributes: Sequence[str], shown: Sequence[str], unless: str = "") -> str:
    """What a predicate says of the numbers: subject, place in the text, ``thing`` (object or value).

    Then the named attributes, and the named properties of the object; the code names both, never a user.
    Parameters: numbers, the predicate, a value of the attribute ``unless``: such statements are left out.
    """

    def attribute(name: str) -> str:
        copied = thing == "object" and name in COPIED
        return f"t.{COPIED[name]}" if copied else f"json_extract(t.attributes, '$.{name}')"

    said = "".join(f", coalesce({attribute(name)}, '')" for name in attributes)
    about = "".join(f", s.{name}" for name in shown)
    kept = f"{attribute(unless)} IS NOT ?3" if unless else "?3 = ''"
    joined = " LEFT JOIN shown s ON s.node = t.object" if shown else ""
    return f"""
SELECT t.subject, t."start", t.{thing}{said}{about} FROM statements t{joined}
WHERE t.subject IN (SELECT value FROM json_each(?1)) AND t.predicate = ?2
    AND t.{thing} IS NOT NULL AND {kept} ORDER BY t.subject, t."start"
"""


def in_order(sayings: list[Saying]) -> list[Saying]:
    """Sorted in a way that loading cannot change: by subject, predicate, speaker, place, object."""
    if len(set(map(_PLACE, sayings))) < len(sayings):
        return sorted(sayings, key=lambda one: (*_PLACE(one), one.rule, _told(one)))
    return sorted(sayings, key=_PLACE)


_PLACE = itemgetter(0, 1, 3, 4, 5, 2)


def _told(one: Saying) -> list[tuple[str, str]]:
    return sorted((name, value or "") for name, value in one.told.items())

"""Ids in, the SQL that tells links and nodes as plain rows out: no object a statement, for large answers."""

from __future__ import annotations

from collections.abc import Sequence

from ..shown import PROPERTIES

IN = "(SELECT value FROM json_each(?))"
_PREDICATES = f"(SELECT id FROM strings WHERE text IN {IN})"
_ASKED = f"(SELECT id FROM nodes WHERE name IN {IN})"

#: Parameters: ids. The columns are the id asked for, then the fields of a Node in their order.
NODES = f"""
SELECT asked.name, goal.name, {", ".join(f"s.{name}" for name in PROPERTIES)},
       coalesce(body.name, ''), coalesce(b.name, ''), s.loaded, s.speakers
FROM nodes asked LEFT JOIN same ON same.node = asked.id
JOIN shown s ON s.node = coalesce(same.target, asked.id) JOIN nodes goal ON goal.id = s.node
LEFT JOIN nodes body ON body.id = s.issuer LEFT JOIN shown b ON b.node = s.issuer
WHERE asked.name IN {IN} ORDER BY asked.name
"""

#: Parameters: ids. The class, name, level and province of each.
BODIES = f"""
SELECT n.name, s.class, s.name, s.level, s.province
FROM nodes n JOIN shown s ON s.node = n.id WHERE n.name IN {IN}
"""


def links(column: str) -> str:
    """Subject, object and scope of the links whose ``column`` is one of the ids; parameters: ids, predicates.

    What another document says of the subject has the scope title: it was read off a title.
    """
    return f"""
SELECT s.name, o.name, CASE d.node WHEN t.subject THEN z.text ELSE 'title' END
FROM statements t JOIN sources d ON d.id = t.source JOIN strings z ON z.id = t.scope
JOIN nodes s ON s.id = t.subject JOIN nodes o ON o.id = t.object
WHERE t.{column} IN {_ASKED} AND t.predicate IN {_PREDICATES}
"""


def told(attributes: Sequence[str]) -> str:
    """Subject, predicate, object and attributes of statements in order; parameters: ids, predicates.

    The names of the attributes are given in the code, never by a user.
    """
    values = "".join(f", coalesce(json_extract(t.attributes, '$.{name}'), '')" for name in attributes)
    return f"""
SELECT s.name, p.text, coalesce(o.name, t.value){values}
FROM statements t JOIN sources d ON d.id = t.source JOIN nodes speaker ON speaker.id = d.node
JOIN strings p ON p.id = t.predicate JOIN nodes s ON s.id = t.subject LEFT JOIN nodes o ON o.id = t.object
WHERE t.subject IN {_ASKED} AND t.predicate IN {_PREDICATES}
ORDER BY s.name, p.text, speaker.name, t."start", t."end", 3, t.attributes, d.uri
"""

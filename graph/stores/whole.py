"""An open database in, every source as it was put out, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import EMPTY, Evidence, LoadedDocument, Statement
from .reading import Reader
from .schema import guard

_SOURCES = """SELECT s.id, s.uri, s.sha256, s.media_type, n.name, s.remarks, s.reader
              FROM sources s JOIN nodes n ON n.id = s.said_node ORDER BY s.uri"""
_SAID = """SELECT subject.name, p.text, object.name, t.value, t.attributes, t."start", t."end", scope.text,
                  cue.text, rule.text
           FROM statements t JOIN nodes subject ON subject.id = t.said_subject
           JOIN strings p ON p.id = t.predicate LEFT JOIN nodes object ON object.id = t.said_object
           LEFT JOIN strings scope ON scope.id = t.scope LEFT JOIN strings cue ON cue.id = t.cue
           LEFT JOIN strings rule ON rule.id = t.rule
           WHERE t.source = ? ORDER BY t.id"""


_EDGES = """SELECT DISTINCT s.name, p.text, o.name FROM statements t
             JOIN nodes s ON s.id = t.subject JOIN strings p ON p.id = t.predicate
             JOIN nodes o ON o.id = t.object WHERE t.object IS NOT NULL
             UNION SELECT s.name, 'implements_whole', o.name FROM statements t
             JOIN sources d ON d.id = t.source JOIN strings p ON p.id = t.predicate
             JOIN strings z ON z.id = t.scope JOIN nodes s ON s.id = t.subject JOIN nodes o ON o.id = t.object
             WHERE p.text = 'implements' AND (d.node != t.subject OR z.text IN ('title', 'opening', 'basis'))
             UNION SELECT n.name, 'same_as', g.name FROM same
             JOIN nodes n ON n.id = same.node JOIN nodes g ON g.id = same.target
             UNION SELECT n.name, 'same_as', g.name FROM statements t
             JOIN nodes n ON n.id = t.said_subject JOIN nodes g ON g.id = t.subject
             WHERE t.said_subject != t.subject
             UNION SELECT n.name, 'same_as', g.name FROM statements t
             JOIN nodes n ON n.id = t.said_object JOIN nodes g ON g.id = t.object
             WHERE t.said_object != t.object
             ORDER BY 1, 2, 3"""


class Whole(Reader):
    """What leaves a store whole: for exports and copies."""

    def edges(self) -> Iterator[tuple[str, str, str]]:
        """Every link once, in order: subject, predicate, object; what an id was joined to is ``same_as``.

        What title, opening or basis says that it carries out is ``implements_whole`` besides.
        """
        self.refresh()
        with guard(self.path):
            yield from self._db.execute(_EDGES)

    def documents(self) -> Iterator[LoadedDocument]:
        """Every source with its text and statements as they were put, by uri; ids are as stated, unmerged."""
        with guard(self.path):
            sources = self._db.execute(_SOURCES).fetchall()
        for source, uri, sha256, media_type, id, remarks, reader in sources:
            text, layout = self._text(source), self._layout(source)
            with guard(self.path):
                rows = self._db.execute(_SAID, (source,)).fetchall()
            said = []
            for subject, predicate, target, value, attributes, start, end, scope, cue, rule in rows:
                quote = text[start:end]
                evidence = Evidence(id, start, end, quote, scope or "", cue or "", rule or "")
                told = EMPTY
                if attributes:
                    pairs = json.loads(attributes).items()
                    told = {key: quote if word is None else word for key, word in pairs}
                said.append(Statement(subject, predicate, target or value or "", evidence, told))
            yield LoadedDocument(
                id,
                uri,
                sha256,
                media_type,
                text,
                tuple(said),
                layout,
                tuple(json.loads(remarks or "[]")),
                reader,
            )

"""A picture in, the columns that a page or another program draws it from out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...graph.pause import uncollected
from ..render.report import in_language
from ..render.words import say, spoken_date
from .model import Body, Branch, Group, Link, Paper, Picture, Proof, Task, Term

VERSION = 1


@uncollected
def data(picture: Picture) -> dict[str, Any]:
    """A picture as plain values, ready for JSON: a list a column, rows by number."""
    root = picture.documents[picture.root]
    said = {
        lang: [
            say(note.phrase, lang, *(spoken_date(str(value)) for value in note.values))
            for note in picture.notes
        ]
        for lang in ("en", "vi")
    }
    narrowed = dict(picture.narrowed)
    documents = _columns(Paper._fields, picture.documents)
    documents["x"] = [x for x, _ in picture.points]
    documents["y"] = [y for _, y in picture.points]
    crowded = not picture.points
    return {
        "version": VERSION,
        "symbol": root.symbol,
        "title": root.title,
        "root": picture.root,
        "as_of": picture.as_of,
        "judged": picture.judged,
        "notes": said,
        "narrowed": {
            "unit": narrowed.get("unit", ""),
            "province": narrowed.get("province", ""),
            "level": narrowed.get("level", ""),
            "gaps": int("gaps" in narrowed),
        },
        "limits": {
            "documents": len(picture.documents),
            "hairball": int(crowded),
            "evidence_left_out": int(crowded),
        },
        "remarks": {lang: [in_language(text, lang) for text in picture.remarks] for lang in ("en", "vi")},
        "groups": _columns(Group._fields, picture.groups),
        "files": list(picture.files),
        "provinces": list(picture.provinces),
        "rings": list(picture.rings),
        "branches": _columns(Branch._fields, picture.branches),
        "bodies": _columns(Body._fields, picture.bodies),
        "documents": documents,
        "edges": _columns(Link._fields, picture.links),
        "tasks": _columns(Task._fields, picture.tasks),
        "deadlines": _columns(Term._fields, picture.terms),
        "evidence": _columns(Proof._fields, picture.proofs),
    }


def _columns(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """A list for each name.

    >>> _columns(("name", "parent"), [("a", -1), ("b", 0)])
    {'name': ['a', 'b'], 'parent': [-1, 0]}
    """
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}

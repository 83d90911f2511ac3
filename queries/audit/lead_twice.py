"""The tasks of documents in, those that two units are to lead out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...graph.ids import fold
from ...graph.model import Note, Statement
from ..assigned import GROUP
from .ground import Draft, Ground, pages
from .model import Rule

#: Fewer words do not tell one task from another.
_FEW_WORDS = 6


def find(ground: Ground) -> Iterator[Draft]:
    leads: dict[tuple[str, str], dict[str, str]] = {}
    for page in pages(list(ground.documents)):
        rows = ground.store.told(page, ["assigns"], ["role", "task", "with", "scope"], ["class", "name"])
        for id, _, unit, role, task, partners, scope, kind, name in rows:
            if role == "lead" and scope != "body" and kind != GROUP and task:
                leads.setdefault((id, _key(task, partners)), {})[unit] = name or unit
    twice = {
        key: units for key, units in leads.items() if len(units) > 1 and len(key[1].split()) >= _FEW_WORDS
    }
    said: dict[tuple[str, str], list[Statement]] = {}
    for one in ground.out(["assigns"], {id for id, _ in twice}):
        if one.attributes.get("role") == "lead":
            said.setdefault((one.subject, one.object), []).append(one)
    for (id, _), units in sorted(twice.items()):
        yield from _drafts(ground, id, units, said)


def _key(task: str, partners: str) -> str:
    """The words of a task without those that only name who helps."""
    helping = set(fold(partners).split())
    return " ".join(word for word in fold(task).split() if word not in helping)


def _drafts(
    ground: Ground, id: str, units: dict[str, str], said: dict[tuple[str, str], list[Statement]]
) -> Iterator[Draft]:
    """A finding for each two units that follow each other in the text."""
    order = sorted(units, key=lambda unit: (min(one.evidence.start for one in said[id, unit]), unit))
    for first, second in pairwise(order):
        one, other = _nearest(said[id, first], said[id, second])
        together = one.evidence.start == other.evidence.start
        phrase = (
            "{} and {} are named together to lead one task" if together else "{} and {} both lead one task"
        )
        proof = (one.evidence,) if together else (one.evidence, other.evidence)
        text = Note(phrase, (units[first], units[second]))
        yield Draft(
            "loaded", (ground.documents[id],), text, proof, "notice" if together else "warning",
            keys=(first, second),
        )  # fmt: skip


def _nearest(left: list[Statement], right: list[Statement]) -> tuple[Statement, Statement]:
    """The two statements of one task."""
    pairs = [
        (one, other) for one in left for other in right
        if _key(one.attributes.get("task", ""), one.attributes.get("with", ""))
        == _key(other.attributes.get("task", ""), other.attributes.get("with", ""))
    ]  # fmt: skip
    return pairs[0] if pairs else (left[0], right[0])


RULE = Rule(
    "lead-twice", "Two units lead one task", "Một nhiệm vụ giao hai cơ quan chủ trì", "warning",
    "a document tells two units to lead the same task",
    "the two tasks differ in the original", find,
)  # fmt: skip

"""The tasks of documents in, those that two units are to lead out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...graph.ids import fold
from ...graph.model import Note, Statement
from ..assigned import BODY, GROUP
from ..seats import seat
from .ground import Draft, Ground, pages
from .model import Rule

#: Fewer words do not tell one task from another.
_FEW_WORDS = 6
#: "giao", "chủ trì, phối hợp với": the words of the role, not of the task.
_ROLE = frozenset(("giao", "chu", "tri", "phoi", "hop", "voi", "cung"))


def find(ground: Ground) -> Iterator[Draft]:
    several: dict[str, dict[str, str]] = {}
    for page in pages(list(ground.documents)):
        rows = ground.store.told(page, ["assigns"], ["role"], ["class", "name"], unless=BODY)
        for id, _, unit, role, kind, name in rows:
            if role == "lead" and kind not in (GROUP, None):
                several.setdefault(id, {})[unit] = name or unit
    several = {id: units for id, units in several.items() if len(units) > 1}
    for page in pages(sorted(several)):
        leads: dict[tuple[str, str], dict[str, Statement]] = {}
        for one in ground.store.out(page, ["assigns"], quotes=True):
            name = several[one.subject].get(one.object)
            if name and one.attributes.get("role") == "lead" and one.attributes.get("scope") != "body":
                key = _key(
                    one.attributes.get("task", ""),
                    one.attributes.get("with"),
                    one.attributes.get("unit"),
                    name,
                )
                leads.setdefault((one.subject, key), {}).setdefault(one.object, one)
        for (id, key), said in sorted(leads.items()):
            if len(said) > 1 and len(key.split()) >= _FEW_WORDS:
                yield from _drafts(ground, id, said, several[id])


def _key(task: str, *names: str | None) -> str:
    """The words of a task without those that name who leads and who helps.

    >>> _key("Giao Sở A chủ trì, phối hợp với Sở B lập danh mục", "Sở B", "Sở A")
    'lap danh muc'
    """
    words = f" {fold(task)} "
    for name in names:
        for part in (name or "").split("; "):
            words = words.replace(f" {fold(part)} ", " ")
    return " ".join(word for word in words.split() if word not in _ROLE)


def _drafts(ground: Ground, id: str, said: dict[str, Statement], names: dict[str, str]) -> Iterator[Draft]:
    """A finding for each two units that are told it at different places, and one for all in one sentence."""
    order = sorted(said.values(), key=lambda one: (one.evidence.start, one.object))
    node = ground.documents[id]
    places = {one.evidence.start: one for one in order}
    for one, other in pairwise(places.values()):
        text = Note("{} and {} both lead one task", (names[one.object], names[other.object]))
        yield Draft("loaded", (node,), text, (one.evidence, other.evidence), keys=(one.object, other.object))
    for start, first in places.items():
        units = [one.object for one in order if one.evidence.start == start and not seat(one.object).rail]
        if len(units) > 1:
            listed = ", ".join(names[unit] for unit in units)
            text = Note("{} are named together to lead one task", (listed,))
            yield Draft("loaded", (node,), text, (first.evidence,), "notice", keys=tuple(units))


RULE = Rule(
    "lead-twice", "Two units lead one task", "Một nhiệm vụ giao hai cơ quan chủ trì", "warning",
    "a document tells two units to lead the same task",
    "the two tasks differ in the original", find,
)  # fmt: skip

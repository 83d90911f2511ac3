"""The tasks of documents in, those that two units are to lead out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from ...graph.ids import fold
from ...graph.model import Note
from ...ontology.wording import alternatives
from ..assigned import GROUP
from ..seats import seat
from .ground import Ground, Task, pages
from .model import Draft, Rule

#: Fewer words do not tell one task from another.
_FEW_WORDS = 6
#: By so many letters two tasks may differ where a text slips.
_SLIPS = 3
#: "Chú trì": to lead, but for a tone.
_LEADS = re.compile(r"\W*ch[uúùủũụ] tr[iíìỉĩị] ", re.IGNORECASE)
#: "giao", "chủ trì, phối hợp với": the words of the role, not of the task.
_ROLE = frozenset(("giao", "chu", "tri", "phoi", "hop", "voi", "cung"))


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for id, tasks in ground.tasks.items():
        leads = [one for one in tasks if one.task and _is_lead(one)]
        if len({one.unit for one in leads}) < 2:
            continue
        names = leaders(ground, id)
        told: dict[str, dict[str, Task]] = {}
        together: set[tuple[str, ...]] = set()
        for one in leads:
            if name := names.get(one.unit):
                told.setdefault(_key(one.task, one.partners, one.phrase, name), {}).setdefault(one.unit, one)
        joined = _joined(told)
        if len(joined) < len(told) and ground.noisy(id):
            told = joined
        for key, units in sorted(told.items()):
            if len(units) > 1 and len(key.split()) >= _FEW_WORDS:
                yield from _drafts(ground, id, list(units.values()), names, together)


def _joined(told: dict[str, dict[str, Task]]) -> dict[str, dict[str, Task]]:
    """Tasks whose words are the same but for some letters as one, as long as their numbers agree."""
    found: dict[str, dict[str, Task]] = {}
    for key, units in sorted(told.items()):
        for before, others in found.items():
            if abs(len(before) - len(key)) <= 2 * _SLIPS and _one_count(before, key) and _alike(before, key):
                for unit, task in units.items():
                    others.setdefault(unit, task)
                break
        else:
            found[key] = dict(units)
    return found


def _one_count(one: str, other: str) -> bool:
    """Whether two tasks have the same numbers, but for one that was read as letters."""
    few, many = sorted(([word for word in key.split() if word.isdigit()] for key in (one, other)), key=len)
    return few == many or any(many[:at] + many[at + 1 :] == few for at in range(len(many)))


def _alike(one: str, other: str) -> bool:
    left, right = one.replace(" ", ""), other.replace(" ", "")
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return max(len(left), len(right)) - sum(block.size for block in blocks) <= _SLIPS


def _is_lead(one: Task) -> bool:
    return one.role == "lead" or (one.role == "execute" and _LEADS.match(one.task) is not None)


def leaders(ground: Ground, id: str) -> dict[str, str]:
    """The names of the single units, no groups, that a document tells to lead something."""
    return ground.once("leaders", lambda: _leaders(ground)).get(id, {})


def _leaders(ground: Ground) -> dict[str, dict[str, str]]:
    leads = {one.unit for tasks in ground.tasks.values() for one in tasks if _is_lead(one)}
    known = {
        id: name or id for page in pages(sorted(leads))
        for id, (kind, name, _, _) in ground.store.bodies(page).items() if kind != GROUP
    }  # fmt: skip
    return {
        id: {one.unit: known[one.unit] for one in tasks if _is_lead(one) and one.unit in known}
        for id, tasks in ground.tasks.items()
    }


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


def _only_given(task: str) -> bool:
    """Whether a unit is to lead a task only since it is given it: "Giao Công an xã theo dõi chợ"."""
    words = task.casefold()
    return words.strip(" -+–").startswith("giao ") and not _said_to_lead().search(words)


@cache
def _said_to_lead() -> re.Pattern[str]:
    return re.compile(alternatives("role lead"))


def _drafts(
    ground: Ground, id: str, told: list[Task], names: dict[str, str], together: set[tuple[str, ...]]
) -> Iterator[Draft]:
    """A finding for each two units that are told it at different places, and one for all in one sentence.

    Units that stand ``together`` for several tasks are told once.
    """
    node = ground.documents[id]
    places = {one.start: one for one in told}
    for one, other in pairwise(sorted(places.values(), key=lambda task: task.start)):
        if _only_given(one.task) and _only_given(other.task):
            continue  # both are given it, and none is told to lead
        text = Note("{} and {} both lead one task", (names[one.unit], names[other.unit]))
        proof = ground.place(id, one), ground.place(id, other)
        yield Draft("loaded", (node,), text, proof, keys=(one.unit, other.unit))
    for start, first in sorted(places.items()):
        units = tuple(sorted(
            one.unit for one in told
            if one.start == start and not seat(one.unit).rail and one.unit != node.issuer
        ))  # fmt: skip
        if len(units) > 1 and units not in together:
            together.add(units)
            text = Note("{} are named together to lead one task", (", ".join(names[unit] for unit in units),))
            yield Draft("loaded", (node,), text, (ground.place(id, first),), "notice", keys=units)


RULE = Rule(
    "lead-twice", "Two units lead one task", "Một nhiệm vụ giao hai cơ quan chủ trì", "warning",
    "a document tells two units to lead the same task",
    "the two tasks differ in the original", find,
)  # fmt: skip

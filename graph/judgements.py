"""What people decided about findings and nodes in, which verdict counts and what is one node out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .dates import exists, is_date
from .errors import StoreError

#: What can be decided of a finding of the audit, and of two nodes.
VERDICTS: Mapping[str, tuple[str, ...]] = {
    "finding": ("accept", "reject", "exempt", "undo"),
    "identity": ("merge", "split", "undo"),
}
_PARTS = {"finding": 1, "identity": 2}
_TEXTS = ("reason", "by", "on", "says")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the record: it is never changed, a later one on the same matter counts instead.

    ``kind`` is finding or identity; ``about`` the fingerprint of the finding, or two ids of nodes: of a
    merge the second is the one that stays. ``on`` is the day that the judge gives, ``says`` what was read
    at the time: the finding in words.
    """

    kind: str
    about: tuple[str, ...]
    verdict: str
    reason: str = ""
    by: str = ""
    on: str = ""
    says: str = ""

    @property
    def matter(self) -> tuple[str, ...]:
        """What it is about, whatever the order of two ids: judgements on one matter replace each other."""
        return self.kind, *sorted(self.about)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which nodes people said are one: ``goals`` leads from each to the one that stays, ``apart`` are two
    (of those that stay) that no rule may join. ``members`` are all ids that ``goals`` leads from or to.
    """

    goals: Mapping[str, str]
    apart: frozenset[frozenset[str]]
    members: frozenset[str]

    def of(self, id: str) -> str:
        """The id that stays for this one."""
        return self.goals.get(id, id)

    def settled(self, id: str) -> bool:
        """Whether people said what a node is, so that no rule may say another thing."""
        return id in self.members

    def may_join(self, one: str, other: str) -> bool:
        """Whether a rule may say of two nodes that they are one."""
        return frozenset((self.of(one), self.of(other))) not in self.apart


NOBODY = Identity({}, frozenset(), frozenset())


def standing(record: Iterable[Judgement]) -> dict[tuple[str, ...], Judgement]:
    """The judgement that counts on each matter: the last; none where that takes back what stood.

    >>> one = Judgement("finding", ("f1",), "reject", "seen on paper", "An")
    >>> two = Judgement("finding", ("f1",), "accept", "", "Bình")
    >>> standing([one, two])["finding", "f1"].by
    'Bình'
    >>> standing([one, two, Judgement("finding", ("f1",), "undo")])
    {}
    """
    last = {one.matter: one for one in record}
    return {matter: one for matter, one in last.items() if one.verdict != "undo"}


def identity(record: Iterable[Judgement]) -> Identity:
    """What the identity judgements that count say together, whatever their order.

    Nodes merged one with the other are one. Of all of them that one stays which is merged into none; of
    several such, or of none, the one whose id sorts first.

    >>> record = [Judgement("identity", ("urn:a", "urn:b"), "merge"),
    ...           Judgement("identity", ("urn:b", "urn:c"), "merge")]
    >>> identity(record).goals
    {'urn:a': 'urn:c', 'urn:b': 'urn:c'}
    """
    decided = [one for one in standing(record).values() if one.kind == "identity"]
    merged = [one.about for one in decided if one.verdict == "merge"]
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in merged:
        beside[one].add(other)
        beside[other].add(one)
    goals: dict[str, str] = {}
    given_up = {one for one, _ in merged}
    seen: set[str] = set()
    for start in sorted(beside):
        if start not in seen:
            group, left = {start}, [start]
            while left:
                new = beside[left.pop()] - group
                group |= new
                left += new
            seen |= group
            stays = min(group - given_up or group)
            goals.update((id, stays) for id in sorted(group - {stays}))
    apart = [one.about for one in decided if one.verdict == "split"]
    parted = frozenset(frozenset(goals.get(id, id) for id in pair) for pair in apart)
    return Identity(goals, parted, frozenset(seen))


def contradiction(record: Iterable[Judgement]) -> tuple[str, str] | None:
    """Two nodes that the record says are one and are not; None where it does not contradict itself."""
    decided = standing(record).values()
    said = identity(decided)
    for one, other in sorted(judgement.about for judgement in decided if judgement.verdict == "split"):
        if said.of(one) == said.of(other):
            return one, other
    return None


def missing(record: Iterable[Judgement], known: Iterable[Judgement]) -> list[Judgement]:
    """What of a record is not among what is known: an entry made twice is there when it is known twice."""
    left: dict[Judgement, int] = defaultdict(int)
    for one in known:
        left[one] += 1
    found = []
    for one in record:
        left[one] -= 1
        if left[one] < 0:
            found.append(one)
    return found


def write(record: Iterable[Judgement]) -> str:
    """The record as JSON Lines: by matter, on one matter in the order in which it was judged.

    >>> write([Judgement("finding", ("f1",), "reject", "scan read wrongly", "An", "2026-03-01")])
    '{"kind": "finding", "about": ["f1"], "verdict": "reject", "reason": "scan read wrongly", "by": "An", \
"on": "2026-03-01"}\\n'
    """
    lines = []
    for one in sorted(record, key=lambda one: one.matter):
        told: dict[str, object] = {"kind": one.kind, "about": list(one.about), "verdict": one.verdict}
        told |= {name: text for name in _TEXTS if (text := getattr(one, name))}
        lines.append(json.dumps(told, ensure_ascii=False) + "\n")
    return "".join(lines)


def read(text: str, where: str) -> list[Judgement]:
    """The record that ``write`` made of it; blank lines and lines that begin with # are left out.

    Raises:
        StoreError: a line is no judgement; the message says which and why.
    """
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                found.append(_entry(json.loads(line)))
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                raise StoreError(
                    f"{where}: line {number} is no judgement ({error}); nothing of the file was kept"
                ) from None
            except StoreError as error:
                raise StoreError(f"{where}: line {number}: {error}; nothing of the file was kept") from None
    return found


def _entry(told: object) -> Judgement:
    if not isinstance(told, dict) or not {"kind", "about", "verdict"} <= set(told):
        raise ValueError("it is no object with kind, about and verdict")
    unknown = sorted(set(told) - {"kind", "about", "verdict", *_TEXTS})
    if unknown:
        raise ValueError(f"it has a field {unknown[0]}, which no judgement has")
    about = told["about"]
    if not isinstance(about, list) or not all(isinstance(one, str) for one in about):
        raise ValueError('"about" is a list of a fingerprint, or of two ids')
    texts = [told.get(name, "") for name in _TEXTS]
    if not all(isinstance(one, str) for one in [told["kind"], told["verdict"], *texts]):
        raise ValueError("every field but about is a text")
    return checked(Judgement(str(told["kind"]), tuple(about), str(told["verdict"]), *map(str, texts)))


def checked(one: Judgement) -> Judgement:
    """The judgement itself.

    Raises:
        StoreError: the verdict is none of its kind, it is about something else than it can be, the day
            is none, or a text cannot be kept.
    """
    if one.verdict not in VERDICTS.get(one.kind, ()):
        known = "; ".join(f"{kind}: {', '.join(verdicts)}" for kind, verdicts in VERDICTS.items())
        raise StoreError(f"{one.kind} {one.verdict}: not a verdict; choose of {known}")
    if len(one.about) != _PARTS[one.kind] or len(set(one.about)) != len(one.about) or not all(one.about):
        need = "two different ids" if one.kind == "identity" else "one fingerprint"
        raise StoreError(f"{' '.join(one.about)}: a judgement of this kind is about {need}")
    if one.on and not (is_date(one.on) and exists(one.on)):
        raise StoreError(f"{one.on}: not a date; write 2026-03-01")
    for text in (*one.about, one.reason, one.by, one.says):
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise StoreError(f"{text!a}: holds bytes that are no text; write it in UTF-8")
    return one

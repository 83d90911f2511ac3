"""What documents say of those they cite in, each citation beside what it is to be judged by out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...graph.model import Evidence
from .ground import Ground

#: So many citations must agree, and so many times those that say otherwise, to count as the majority.
MOST, TIMES = 2, 2


class Claim(NamedTuple):
    """What a document says of another by one property: the value and where."""

    speaker: str
    about: str
    value: str
    evidence: Evidence


def claims(ground: Ground, predicate: str, ids: list[str]) -> dict[str, list[Claim]]:
    """What is said of the nodes, where not all say the same; of one speaker the first of each value."""
    mixed: set[str] = set()
    for start in range(0, len(ids), 1000):
        values: dict[str, set[str]] = {}
        for id, _, value in ground.store.told(ids[start : start + 1000], [predicate]):
            values.setdefault(id, set()).add(value)
        mixed |= {id for id, said in values.items() if len(said) > 1}
    found: dict[str, list[Claim]] = {}
    seen: set[tuple[str, str, str]] = set()
    for one in ground.out([predicate], mixed):
        key = one.evidence.document, one.subject, one.object
        if key not in seen:
            seen.add(key)
            found.setdefault(one.subject, []).append(Claim(*key, one.evidence))
    return found


def cited_ids(ground: Ground) -> list[str]:
    """The documents that the loaded ones may name: the loaded ones that others name, and all the others."""
    loaded = [id for id, node in ground.documents.items() if node.speakers]
    return sorted([*loaded, *ground.cited])


def disputed(ground: Ground, found: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim, list[Claim]]]:
    """Each claim of a loaded document, the one it is to be judged by, and all that agree with that.

    The document's own word is the judge where it is loaded, else what most documents say. Where several
    agree against it and fewer with it, its own word may have been misread: nothing is said.
    """
    for about, said in sorted(found.items()):
        own = next((one for one in said if one.speaker == about), None)
        speakers: dict[str, set[str]] = {}
        for one in said:
            speakers.setdefault(one.value, set()).add(one.speaker)
        if own is not None:
            others = [one for one in said if one.speaker in ground.documents and one.speaker != about]
            agree = len(speakers[own.value])
            yield from ((one, own, [own]) for one in others if len(speakers[one.value]) < max(agree, MOST))
            continue
        most = min(speakers, key=lambda value: (-len(speakers[value]), value))
        rest = set().union(*(who for value, who in speakers.items() if value != most))
        if len(speakers[most]) < MOST or len(speakers[most]) < TIMES * len(rest):
            continue
        agreed = [one for one in said if one.value == most]
        for one in said:
            if one.value != most and one.speaker in ground.documents and one.speaker not in speakers[most]:
                yield one, agreed[0], agreed


def confirmed(said: list[Claim], own: Claim) -> bool:
    """Whether other documents say of one what it says of itself, and no fewer than say otherwise."""
    others = [one for one in said if one.speaker != own.speaker]
    same = {one.speaker for one in others if one.value == own.value}
    return len(same) >= MOST and len(same) * 2 >= len({one.speaker for one in others})

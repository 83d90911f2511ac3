"""What documents say of those they cite in, each citation beside what it is to be judged by out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...graph.ids import fold
from ...graph.model import Evidence
from ...graph.shown import Node, title_key
from .ground import Ground

#: So many citations must agree, and so many times those that say otherwise, to count as the majority.
MOST, TIMES = 2, 2
_FEW_WORDS = 4


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

    The document's own word is the judge where it is loaded, else what most documents say.
    """
    for about, said in sorted(found.items()):
        own = next((one for one in said if one.speaker == about), None)
        if own is not None:
            others = [one for one in said if one.speaker != about]
            yield from ((one, own, [own]) for one in others if one.speaker in ground.documents)
            continue
        speakers: dict[str, set[str]] = {}
        for one in said:
            speakers.setdefault(one.value, set()).add(one.speaker)
        most = min(speakers, key=lambda value: (-len(speakers[value]), value))
        rest = set().union(*(who for value, who in speakers.items() if value != most))
        if len(speakers[most]) < MOST or len(speakers[most]) < TIMES * len(rest):
            continue
        agreed = [one for one in said if one.value == most]
        for one in said:
            if one.value != most and one.speaker in ground.documents and one.speaker not in speakers[most]:
                yield one, agreed[0], agreed


def overlap(one: str, other: str) -> float:
    """The share of the words of the shorter title that stand in the other; 1.0 where one says too little.

    >>> overlap("về phòng cháy, chữa cháy rừng", "Về phòng cháy và chữa cháy rừng mùa khô")
    1.0
    >>> round(overlap("về phòng cháy, chữa cháy rừng", "về an toàn thực phẩm trong trường học"), 1)
    0.0
    """
    left, right = set(title_key(one).split()), set(title_key(other).split())
    if min(len(left), len(right)) < _FEW_WORDS:
        return 1.0
    return len(left & right) / min(len(left), len(right))


def alike(one: Node, other: Node) -> bool | None:
    """Whether two documents have one title; None where a title is not known or says too little."""
    left, right = title_key(one.title), title_key(other.title)
    if min(len(left.split()), len(right.split())) < _FEW_WORDS:
        return None
    return left == right or left.startswith(right) or right.startswith(left) or overlap(left, right) >= 0.9


def same_title(one: Node, other: Node) -> bool | None:
    """Whether two documents have one title, word for word; None where one is not known or too short."""
    left, right = title_key(one.title), title_key(other.title)
    if min(len(left.split()), len(right.split())) < _FEW_WORDS:
        return None
    return left == right


def near_numbers(one: str, other: str) -> bool:
    """Whether the numbers of two symbols differ by one digit, or by the order of their digits.

    >>> near_numbers("1468/QĐ-TTg", "1486/QĐ-TTg"), near_numbers("57-KL/TW", "57-QĐ/TW")
    (True, False)
    """
    (left, _, tail), (right, _, end) = (fold(text).partition(" ") for text in (one, other))
    if tail != end or left == right:
        return False
    if sorted(left) == sorted(right):
        return True
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1

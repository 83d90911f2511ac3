"""Documents under "căn cứ" in, those that this one carries out marked: plans of a superior on its topic."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from ..ontology.frame import either, word_list
from .clean import key
from .found import Found

_POWERS = re.compile(rf"(?:ban\s+hành\s+)?{either('relations', 'powers')}")
_SYLLABLE = re.compile(r"[^\W_]+")
_HOLLOW_PAIR = re.compile(rf"\b{either('relations', 'hollow_pair')}\b")
_PROJECT = re.compile(either("relations", "project"))


def settle_basis(
    low: str, found: list[Found], superior: Callable[[Found], bool], own_topic: set[str]
) -> None:
    """Make ``based_on`` an ``implements`` where a directive or plan of a superior has a topic in common.

    ``superior`` says whether the issuer of a mention stands above that of the document.
    """
    for item in found:
        if item.relation != "based_on" or item.scope != "basis" or item.within is not None:
            continue
        title = low[item.title[0] : item.title[1]] if item.title else ""
        if (
            not item.cue.startswith(("căn", "trên cơ sở", "theo", "dựa"))
            or not directs(item, title)
            or not superior(item)
        ):
            continue
        if topic(title) & own_topic:
            item.relation, item.rule = "implements", "basis: plan of a superior on the same topic"


def directs(item: Found, title: str) -> bool:
    """Whether a document is of a kind that is carried out: no law, no rule of competence."""
    if item.symbol is None or item.symbol.year or item.type in word_list("relations", "ground"):
        return False
    if _POWERS.match(title.removeprefix("về ").removeprefix("việc ").strip()):
        return False
    if item.type == "QĐ":
        return _PROJECT.search(title) is not None
    party_circular = item.type == "TT" and "-TT/" in item.text
    return party_circular or item.type in word_list("relations", "directive")


def topic(text: str) -> set[str]:
    """What a title is about: its pairs of neighbouring words, since most Vietnamese words are two syllables.

    >>> sorted(topic("về công tác thông tin đối ngoại năm 2021"))
    ['thông tin', 'tin đối', 'đối ngoại']
    >>> topic("công tác thanh niên") & topic("Tổ chức Tháng Thanh niên")
    {'thanh niên'}
    >>> topic("một số chính sách dân số cho nhân dân")
    {'dân số'}
    """
    hollow = frozenset(word_list("relations", "hollow"))
    syllables = _SYLLABLE.findall(_HOLLOW_PAIR.sub("0", key(text)))
    return {
        f"{one} {two}"
        for one, two in pairwise(syllables)
        if one not in hollow and two not in hollow and not one.isdigit() and not two.isdigit()
    }

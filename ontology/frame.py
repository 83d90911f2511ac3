"""A role in, the words of the genre that play it out: fixed phrases, cues, lists of words, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .data import read_toml

#: Where two cues begin at one place the more particular comes first.
_ORDER = ("guides", "amends", "replaces", "repeals", "based_on", "cites", "implements")


@cache
def _tables(name: str) -> dict[str, Any]:
    return read_toml(f"{name}.toml")


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """Role to pattern, for lower-case text with tones in the old style; ``vn/header.toml`` holds them.

    >>> bool(phrases()["recipients"].match("nơi nhận:"))
    True
    """
    return {entry["role"]: re.compile(entry["pattern"]) for entry in _tables("header")["phrase"]}


@cache
def surnames() -> frozenset[str]:
    """Vietnamese family names in key form: they tell a signer in capitals from an office in capitals.

    >>> "nguyễn" in surnames(), "phòng" in surnames()
    (True, False)
    """
    return frozenset(_tables("header")["surnames"])


@cache
def cues() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern of all cues, a group each, and the relation of each; ``vn/relations.toml`` holds them.

    >>> pattern, relations = cues()
    >>> relations[pattern.search("căn cứ luật").lastindex - 1]
    'based_on'
    """
    entries = sorted(_tables("relations")["cue"], key=lambda entry: _ORDER.index(entry["relation"]))
    groups = "|".join(f"({entry['pattern']})" for entry in entries)
    relations = tuple(entry["relation"] for entry in entries)
    return re.compile(f"(?<![^\\W\\d_])(?:{groups})(?![^\\W\\d_])"), relations


@cache
def word_list(name: str, role: str) -> tuple[str, ...]:
    """The words that play a role, in the order of ``vn/<name>.toml``.

    Raises:
        KeyError: the file has no such list.

    >>> word_list("relations", "plan")
    ('kế hoạch', 'chương trình', 'đề án')
    """
    lists = {entry["role"]: tuple(entry["words"]) for entry in _tables(name)["words"]}
    return lists[role]


def either(name: str, role: str) -> str:
    """The source of a pattern for one of the words of a list, with any white space between syllables.

    >>> print(either("relations", "plan"))
    (?:kế\\s+hoạch|chương\\s+trình|đề\\s+án)
    """
    return f"(?:{alternatives(name, role)})"


def alternatives(name: str, role: str) -> str:
    """The same without brackets, for a pattern that adds to the words: a search for one flat list is fast.

    >>> print(alternatives("relations", "plan"))
    kế\\s+hoạch|chương\\s+trình|đề\\s+án
    """
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in word_list(name, role))

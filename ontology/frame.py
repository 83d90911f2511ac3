"""The fixed phrases of a document's frame: a role in, its compiled pattern out."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from .data import read_text


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """Role to pattern, for lower-case text with tones in the old style; ``vn/header.toml`` holds them.

    >>> bool(phrases()["recipients"].match("nơi nhận:"))
    True
    """
    raw = read_text("header.toml")
    return {entry["role"]: re.compile(entry["pattern"]) for entry in tomllib.loads(raw)["phrase"]}


@cache
def surnames() -> frozenset[str]:
    """Vietnamese family names in key form: they tell a signer in capitals from an office in capitals.

    >>> "nguyễn" in surnames(), "phòng" in surnames()
    (True, False)
    """
    raw = read_text("header.toml")
    return frozenset(tomllib.loads(raw)["surnames"])


@cache
def cues() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern of all cues, a group each, and the relation of each; ``vn/relations.toml`` holds them.

    >>> pattern, relations = cues()
    >>> relations[pattern.search("căn cứ luật").lastindex - 1]
    'based_on'
    """
    raw = read_text("relations.toml")
    entries = tomllib.loads(raw)["cue"]
    entries.sort(key=lambda entry: _ORDER.index(entry["relation"]))
    groups = "|".join(f"({entry['pattern']})" for entry in entries)
    return re.compile(f"(?<![^\\W\\d_])(?:{groups})(?![^\\W\\d_])"), tuple(
        entry["relation"] for entry in entries
    )


#: Where two cues begin at one place the more particular comes first.
_ORDER = ("guides", "amends", "replaces", "repeals", "based_on", "cites", "implements")

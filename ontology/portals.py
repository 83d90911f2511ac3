"""The names and lines out by which a portal's page tells a document from what surrounds it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .data import read_toml


@cache
def _tables() -> dict[str, Any]:
    return read_toml("portals.toml")


@cache
def line_patterns() -> dict[str, re.Pattern[str]]:
    """Role to the pattern of a whole line, for lower-case text with tones in the old style.

    >>> bool(line_patterns()["others"].fullmatch("các tin khác"))
    True
    """
    return {entry["role"]: re.compile(entry["pattern"]) for entry in _tables()["lines"]}


@cache
def _chrome() -> frozenset[str]:
    return frozenset(word for entry in _tables()["names"] for word in entry["words"])


def names_chrome(written: str) -> bool:
    """Whether an id or class has a word by which pages name navigation, advertising and the like.

    >>> names_chrome("main-menu"), names_chrome("mainMenu2"), names_chrome("documenta")
    (True, True, False)
    >>> names_chrome("fb binhLuan"), names_chrome("id_9c-ad-31cb")
    (True, False)
    """
    for one in written.split():
        pieces = re.split(r"[^A-Za-z0-9]+", one)
        if any(re.search(r"[A-Za-z]\d+[A-Za-z]|\d[A-Za-z]", piece) for piece in pieces):
            continue  # a key that a machine made
        words = [
            part.lower() for piece in pieces for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", piece)
        ]
        if "".join(words) in _chrome() or not _chrome().isdisjoint(words):
            return True
    return False

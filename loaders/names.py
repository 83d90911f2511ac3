"""Names in, a lookup of them at a position of a text out, over line ends and double spaces."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIRST = re.compile(r"[^\W_]+")
#: Spaces and line ends that a name may hold beyond its own.
_SLACK = 6


class Names:
    """Names in key form, each with what it stands for; the longest that fits is found.

    >>> names = Names({"bộ nội vụ": "Bộ Nội vụ", "bộ": "Bộ"})
    >>> names.at("của bộ  nội vụ.", 4, 15), "bộ" in names
    (('Bộ Nội vụ', 14), True)
    """

    __slots__ = ("_by_word",)

    def __init__(self, names: Mapping[str, str]) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for low, full in names.items():
            self._by_word.setdefault(low.split(" ", 1)[0], []).append((low, full))
        for entries in self._by_word.values():
            entries.sort(key=lambda pair: (-len(pair[0]), pair))

    def __contains__(self, low: str) -> bool:
        return any(name == low for name, _ in self._by_word.get(low.split(" ", 1)[0], ()))

    def at(self, low: str, position: int, limit: int) -> tuple[str, int] | None:
        """What the longest whole name at ``position`` stands for and where it ends, or None."""
        first = _FIRST.match(low, position, limit)
        entries = self._by_word.get(first[0]) if first else None
        if not entries:
            return None
        window = low[position : position + len(entries[0][0]) + _SLACK]
        loose = "\n" in window or "  " in window
        for name, full in entries:
            if low.startswith(name, position):
                end = position + len(name)
            else:
                end = _loose_end(low, name, position) if loose else 0
            if end and not (end < len(low) and low[end].isalpha()):
                return full, end
        return None


def _loose_end(low: str, name: str, position: int) -> int:
    """Where a name with wider spaces or line ends in it ends; 0 where it does not stand at ``position``."""
    window = low[position : position + len(name) + _SLACK]
    if not " ".join(window.split()).startswith(name):
        return 0
    seen, at = 0, position
    while seen < len(name):
        at += 1
        if low[at - 1] in " \n":
            while low[at] in " \n":
                at += 1
        seen += 1
    return at

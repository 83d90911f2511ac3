"""Names in, a lookup of them at a position of a text out, over line ends and double spaces."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FIRST = re.compile(r"[^\W_]+")


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
        if first is None:
            return None
        for name, full in self._by_word.get(first[0], ()):
            end = _end(low, name, position)
            if end and not (end < len(low) and low[end].isalpha()):
                return full, end
        return None


def _end(low: str, name: str, position: int) -> int:
    """Where a name ends that stands at ``position``, its spaces of any width; 0 where it does not."""
    if low.startswith(name, position):
        return position + len(name)
    window = low[position : position + len(name) + 6]
    if not ("\n" in window or "  " in window) or not " ".join(window.split()).startswith(name):
        return 0
    seen, at = 0, position
    while seen < len(name):
        at += 1
        if low[at - 1] in " \n":
            while low[at] in " \n":
                at += 1
        seen += 1
    return at

"""A text and a place in it in, the sentence that stands there out."""

from __future__ import annotations

import re

_EMPTY = re.compile(r"\n[ \t\r]*\n")
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\r?\n)+")
#: The mark that ends a sentence and the space behind it; with the mark in front it is found quickly.
_END = re.compile(r"[.!?](?<!TP\.)(?<!Tp\.)\s+(?=[^\Wa-z]|[-+*])")
_LONGEST = 600
#: So far from the place a sentence may begin or end.
_FAR = 4000


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]``, white space made one space, at most 600 characters.

    >>> sentence("Một việc. Thực hiện Kết luận số 57-KL/TW của Bộ Chính trị. Việc khác.", 20, 40)
    'Thực hiện Kết luận số 57-KL/TW của Bộ Chính trị.'
    """
    low, below = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    row = text[low : below if below >= 0 else len(text)]
    if "\t" in row or row.startswith("|"):
        return " ".join(row.split())[:_LONGEST]
    left = _paragraph(text, start)
    match = _PARAGRAPH.search(text, end)
    right = min(match.start() if match else len(text), end + _FAR)
    # One character behind the start is seen: it may be what tells that a sentence begins there.
    for match in _END.finditer(text, max(left - 1, 0), min(start + 1, right)):
        left = max(left, match.end()) if match.end() <= start else left
    match = _END.search(text, max(end - 2, left - 1, 0), right)
    found = " ".join(text[left : match.start() + 1 if match else right].split())
    if len(found) <= _LONGEST:
        return found
    core = " ".join(text[start:end].split())
    at = max(0, min(found.find(core), len(found)) - _LONGEST // 3)
    return ("…" if at else "") + found[at : at + _LONGEST] + "…"


def _paragraph(text: str, start: int) -> int:
    """Where the paragraph of a place begins: behind the nearest empty line before it."""
    first = max(0, start - _FAR)
    if not _EMPTY.search(text, first, start):
        return first
    low = text.rfind("\n", first, start)
    while low >= 0:
        above = text.rfind("\n", first, low)
        if above >= 0 and not text[above:low].strip(" \t\r\n"):
            return low + 1
        low = above
    return first

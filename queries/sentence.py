"""A text and a place in it in, the sentence that stands there out."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"\n[ \t]*(?:\r?\n)+")
_END = re.compile(r"(?<=[.!?])(?<!TP\.)(?<!Tp\.)\s+(?=[^\Wa-z]|[-+*])")
_LONGEST = 600


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]``, white space made one space, at most 600 characters.

    >>> sentence("Một việc. Thực hiện Kết luận số 57-KL/TW của Bộ Chính trị. Việc khác.", 20, 40)
    'Thực hiện Kết luận số 57-KL/TW của Bộ Chính trị.'
    """
    row = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)]
    if "\t" in row or row.startswith("|"):
        return " ".join(row.split())[:_LONGEST]
    left = max((match.end() for match in _PARAGRAPH.finditer(text, max(0, start - 4000), start)), default=-1)
    left = left if left >= 0 else max(0, start - 4000)
    match = _PARAGRAPH.search(text, end)
    right = min(match.start() if match else len(text), end + 4000)
    left = max(
        (match.end() for match in _END.finditer(text, left, right) if match.end() <= start), default=left
    )
    match = _END.search(text, max(end - 1, left), right)
    found = " ".join(text[left : match.start() if match else right].split())
    if len(found) <= _LONGEST:
        return found
    core = " ".join(text[start:end].split())
    at = max(0, min(found.find(core), len(found)) - _LONGEST // 3)
    return ("…" if at else "") + found[at : at + _LONGEST] + "…"

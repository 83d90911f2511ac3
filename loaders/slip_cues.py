"""A text in, the words before the documents that it names that slip out, with the cue that is meant."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from ..graph.ids import fold
from ..ontology.data import read_toml

Slips = list[tuple[int, int, str]]
#: The beginning of a line up to the document that it names by its number; the mark of a note is no word.
_LEAD = re.compile(
    r"(?m)^[ \t\-–+]*(?P<cue>(?![²³¹⁰-₉])[^\W\d_][^\n\d;:]{2,40}?)[ \t]+"
    r"(?=(?:Kế|Chỉ|Kết|Nghị|Quyết|Công|Thông|Chương|Hướng|Đề|Luật)[ \t]?"
    r"(?:hoạch|thị|luận|quyết|định|điện|văn|báo|tri|tư|trình|dẫn|án|Tổ)\b)"
)
#: So much of the letters must agree, and the next best cue must be so much further.
_NEAR, _APART = 0.74, 0.04


def cue_slips(text: str) -> Slips:
    """Where the words slip by which a line says how it stands to the document that it names.

    >>> cue_slips("Că ncứ vài Kế hoạch số 4/KH-UBND;")
    [(0, 10, 'Căn cứ vào')]
    """
    found: Slips = []
    cues = _cues()
    for match in _LEAD.finditer(text):
        words = " ".join(match["cue"].split())
        if words.casefold() in cues.values() or words.casefold() in _plain():
            continue
        read = fold(words).replace(" ", "")
        ranked = sorted(
            ((SequenceMatcher(None, read, bare, autojunk=False).ratio(), bare) for bare in cues), reverse=True
        )
        (best, bare), (second, _) = ranked[:2]
        if (
            best >= (_NEAR if len(bare) > 5 else 0.72)
            and best - second >= _APART
            and abs(len(read) - len(bare)) < 3
        ):
            meant = cues[bare]
            found.append((match.start("cue"), match.end("cue"), meant[0].upper() + meant[1:]))
    return found


@cache
def _cues() -> dict[str, str]:
    return {fold(cue).replace(" ", ""): cue for cue in read_toml("slips.toml")["cues"]}


@cache
def _plain() -> frozenset[str]:
    return frozenset(cue.casefold() for cue in read_toml("slips.toml")["cues"])

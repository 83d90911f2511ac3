"""Words as read in, the same without the mark of a digital signature that is drawn into the page out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ..clean import key
from .ocr_engine import Seen
from .ocr_rows import columns
from .pdf_stamps import SIGNED

#: A time to the second or with its zone, as only a machine writes it.
_TIMED = re.compile(r"\d\d:\d\d:\d\d|\+0?7:?00\b")
#: Lines of one mark begin at about one place, are of one size and stand close.
_BESIDE, _SIZE, _CLOSE = 1.5, 0.35, 1.0
#: A line that is longer than this share of the page is a sentence.
_LONG = 0.45


def unsigned(seen: Sequence[Seen], width: int) -> tuple[Seen, ...]:
    """Words but for lines that tell who signed by machine and when, and those that go with them.

    >>> at = (0, 0, 60, 12)
    >>> words = [Seen("Ký", 0, 0, 20, 12, 95.0), Seen("bởi:", 24, 0, 60, 12, 95.0)]
    >>> unsigned(words, 1000)
    ()
    """
    lines = [line for line in columns(seen) if line[-1].right - line[0].left < _LONG * width]
    marks = [line for line in lines if _tells(line)]
    rest = [line for line in lines if not _tells(line)]
    grown = bool(marks)
    while grown:
        more = [line for line in rest if any(_goes_with(line, mark) for mark in marks)]
        rest = [line for line in rest if not any(line is one for one in more)]
        marks += more
        grown = bool(more)
    dropped = {id(word) for line in marks for word in line}
    return tuple(word for word in seen if id(word) not in dropped)


def _tells(line: Sequence[Seen]) -> bool:
    text = key(" ".join(word.text for word in line))
    return SIGNED.match(text) is not None or _TIMED.search(text) is not None


def _goes_with(line: Sequence[Seen], mark: Sequence[Seen]) -> bool:
    """Whether a line stands right above or below one of a mark, at its left edge, in its size."""
    high = max(median(word.height for word in mark), 1)
    if abs(median(word.height for word in line) - high) > _SIZE * high:
        return False
    if abs(line[0].left - mark[0].left) > _BESIDE * high:
        return False
    above, below = sorted((line, mark), key=lambda one: min(word.top for word in one))
    return min(word.top for word in below) - max(word.bottom for word in above) < _CLOSE * high

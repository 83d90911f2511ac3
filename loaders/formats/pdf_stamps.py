"""A page of an open PDF in, what is put on it afterwards out: stamped numbers and days, filled-in fields.

The number and the day of a document are often stamped over the blanks that its writer left; the mark of a
digital signature (who signed, by which mail, when) is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..clean import key

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

    from .paper import Word

#: What the mark of a digital signature says, in key form; never what stands above a person's name.
SIGNED = re.compile(
    r"(?:người ký|ký bởi|được ký bởi|ký số bởi|đã ký|email|e-mail|thời gian ký|ngày ký|giờ ký)\s*:"
    r"|signature not verified|signature valid|digitally signed|signed by\b|\bdn\s*:\s*c\s*="
)
#: Kinds of annotations that are part of what is read.
SHOWN = (3, 13, 20)  # typed on the page, a stamp, a field of a form


def has_stamps(page: pypdfium2.PdfPage) -> bool:
    """Whether anything that may hold text is put on a page."""
    from pypdfium2 import raw

    count = raw.FPDFPage_GetAnnotCount(page.raw)
    return any(_kind(page, number) in SHOWN for number in range(count))


def _kind(page: pypdfium2.PdfPage, number: int) -> int:
    from pypdfium2 import raw

    stamp = raw.FPDFPage_GetAnnot(page.raw, number)
    kind = int(raw.FPDFAnnot_GetSubtype(stamp)) if stamp else 0
    if stamp:
        raw.FPDFPage_CloseAnnot(stamp)
    return kind


def kept(put_on: Sequence[Word]) -> list[Word]:
    """Of the words that are put on a page those that belong to its text, a stamp at a time.

    >>> from .paper import Word
    >>> at = (0.2, 0.1, 0.3, 0.12)
    >>> [word.text for word in kept([Word("215", *at), Word("Người", *at), Word("ký:", *at)])]
    []
    >>> [word.text for word in kept([Word("215", *at)])]
    ['215']
    """
    result: list[Word] = []
    for group in _groups(put_on):
        text = " ".join(key(word.text) for word in group)
        if not SIGNED.search(text):
            result += group
    return result


def _groups(put_on: Sequence[Word]) -> list[list[Word]]:
    """Words that stand near each other."""
    groups: list[list[Word]] = []
    for word in put_on:
        near = [group for group in groups if any(_near(word, other) for other in group)]
        joined = [one for group in near for one in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, word])
    return groups


def _near(one: Word, other: Word) -> bool:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    high = max(one.bottom - one.top, other.bottom - other.top)
    return across < 2 * high and down < high

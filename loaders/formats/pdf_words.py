"""Characters with their places in, words out: parted by geometry, not by the layer's own spaces.

Text layers of Vietnamese PDF files have spaces within words and lack them between.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .fonts import encoding_of, unicode_text
from .paper import Word
from .pdf_characters import Character
from .pdf_view import View

#: Gaps as shares of the size of type: a space of the layer is none below the first, what no space parts is
#: two words above the second, and nobody sets two words of a line farther apart than the third.
NO_SPACE, SPACE, APART = 0.05, 0.12, 3.0
#: Shares of the size of the line: smaller and higher is a mark of a footnote or the exponent of a unit.
_SMALL, _RAISED = 0.82, 0.15
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\x00-\x1f]")

#: Characters of one line, with each whether a space of the layer stands before it.
Run = list[tuple[Character, bool]]


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a page, in the order of the file, and their encoding ("TCVN3 (ABC)"; "": Unicode)."""

    words: list[Word]
    encoding: str = ""


def words(found: Sequence[Character], view: View) -> Written:
    """The words of a page; each painted twice is one, what is set in old Vietnamese fonts is converted.

    >>> page = View(1, 0, 0, 0, 1, 0, 100, 100)
    >>> typed = [Character(c, 6.0 * i, 10, 6.0 * i + 6, 20, 12) for i, c in enumerate("mẫu")]
    >>> typed += [Character(c, 6.0 * i + 21, 10, 6.0 * i + 27, 20, 12) for i, c in enumerate("số")]
    >>> [word.text for word in words(typed, page).words]
    ['mẫu', 'số']
    """
    runs = [list(_parted(run)) for run in _runs(found)]
    codes = [["".join(one.text for one in part) for part in run] for run in runs]
    encoding = encoding_of(" ".join(code for line in codes for code in line))
    result: list[Word] = []
    seen: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for run, line in zip(runs, codes, strict=True):
        for text, part in _told(run, line, encoding):
            left, top = min(one.left for one in part), min(one.top for one in part)
            near = 0.3 * part[0].size
            if any(abs(left - x) < near and abs(top - y) < near for x, y in seen[text]):
                continue
            seen[text].append((left, top))
            right, bottom = max(one.right for one in part), max(one.bottom for one in part)
            bold = sum(one.bold for one in part) * 2 > len(part)
            size = max(one.size for one in part)
            result.append(Word(text, *view.share((left, top, right, bottom)), size, bold))
    return Written(result, encoding)


def _told(
    run: list[list[Character]], codes: list[str], encoding: str
) -> Iterator[tuple[str, list[Character]]]:
    """The words of a run in Unicode with their characters; a run that stands sideways is kept as one."""
    text = unicode_text(" ".join(codes), run[0][0].font, encoding)
    text = unicodedata.normalize("NFC", text).replace("\xad", "-")
    if run[0][0].quarter:
        yield text, [one for part in run for one in part]
    else:
        found = text.split(" ")
        yield from zip(found if len(found) == len(run) else codes, run, strict=True)


def _along(one: Character) -> tuple[float, float]:
    """Where a character begins and ends along its line."""
    if one.quarter == 0:
        return one.left, one.right
    if one.quarter == 1:
        return -one.bottom, -one.top
    return (one.top, one.bottom) if one.quarter == 3 else (-one.right, -one.left)


def _across(one: Character) -> tuple[float, float]:
    """Where a character stands across its line, from its top down."""
    if one.quarter == 0:
        return one.top, one.bottom
    if one.quarter == 1:
        return one.left, one.right
    return (-one.right, -one.left) if one.quarter == 3 else (-one.bottom, -one.top)


def _runs(found: Sequence[Character]) -> Iterator[Run]:
    """Characters that follow each other on a line; with each whether a space of the layer is before it."""
    run: Run = []
    space = False
    for one in found:
        if _BLANK.match(one.text):
            space = True
            continue
        if run and not (unicodedata.combining(one.text[0]) or _follows(run[-1][0], one)):
            yield run
            run = []
        run.append((one, space and bool(run)))
        space = False
    if run:
        yield run


def _follows(before: Character, after: Character) -> bool:
    if before.quarter != after.quarter:
        return False
    size = max(before.size, after.size)
    gap = _along(after)[0] - _along(before)[1]
    (top, bottom), (above, below) = _across(before), _across(after)
    level = min(bottom, below) - max(top, above) > 0.4 * min(bottom - top, below - above)
    return level and -0.6 * size < gap < APART * size


def _parted(run: Run) -> Iterator[list[Character]]:
    """The words of a run. Letters that are all set apart ("K Ế  H O Ạ C H") need more room between words."""
    size = median(one.size for one, _ in run)
    base = median(_across(one)[1] for one, _ in run)
    gaps = [
        _along(after)[0] - _along(before)[1] for (before, _), (after, space) in pairwise(run) if not space
    ]
    usual = max(median(gaps), 0.0) if len(gaps) > 2 else 0.0
    word: list[Character] = []
    for one, space in run:
        if word and not unicodedata.combining(one.text[0]):
            gap = _along(one)[0] - _along(word[-1])[1] - usual
            if gap > (NO_SPACE if space else SPACE) * max(one.size, word[-1].size):
                yield word
                word = []
        word.append(_raised(one, size, base))
    if word:
        yield word


def _raised(one: Character, size: float, base: float) -> Character:
    """A figure above the line as the superscript that it is."""
    if one.size < _SMALL * size and base - _across(one)[1] > _RAISED * size and one.text in "0123456789":
        return replace(one, text=one.text.translate(_SUPERSCRIPTS))
    return one

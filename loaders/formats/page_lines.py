"""The words of a page in, the stretches that they stand in out, and the rows and lines of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ...graph.model import Box
from .paper import Page, Word

#: Words of one stretch are not farther apart than this share of their height.
GAP = 1.2
#: Shares of the size of type: how much smaller, higher and nearer a mark is that stands at a word.
_SMALL, _RAISED, _BESIDE = 0.82, 0.15, 0.25
#: Of words without a size of type so many tell it, if they are so much lower than the others of the page.
_ENOUGH, _LOWER = 5, 0.87
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Two boxes stand on one line if they share this much of the height of the lower.
LEVEL = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of words or a line of them, in points from the top left of its page.

    ``first`` is how wide its first word is, ``body`` where its second begins; ``capitals`` tells whether all
    its letters are; ``centred`` whether it stands in the middle of its column, which ends at ``edge`` and
    begins at ``margin``. ``column`` is 1 or 2 in a letterhead or closing part, else 0.
    """

    text: str
    page: int
    box: Box
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    first: float
    body: float
    margin: float = 0.0
    edge: float = 0.0
    centred: bool = False
    column: int = 0

    @property
    def apart(self) -> bool:
        """Whether the line stands in a column of letterhead or closing part."""
        return self.column > 0

    @property
    def height(self) -> float:
        return self.bottom - self.top


Stretch = list[Word]


def in_points(page: Page) -> list[Word]:
    """The words of a page with their places in points; those without a size of type have one size."""
    wide, high = page.width, page.height
    usual = _tall([(one.bottom - one.top) * high for one in page.words])
    return [
        Word(
            one.text,
            one.left * wide,
            one.top * high,
            one.right * wide,
            one.bottom * high,
            one.size or usual,
            one.bold,
        )
        for one in page.words
    ]


def line(parts: Iterable[Word], page: Page) -> Line:
    """One line of words, from left to right."""
    words = sorted(parts, key=lambda one: (one.left, one.right))
    left, top, right, bottom = bounds(words)
    wide, high = page.width, page.height
    box = page.shown((left / wide, top / high, right / wide, bottom / high))
    letters = sum(len(one.text) for one in words)
    bold = sum(len(one.text) for one in words if one.bold) * 2 > letters
    size = median(one.size for one in words for _ in range(min(len(one.text), 20)))
    if not page.words[0].size and len(words) >= _ENOUGH:
        own = _tall([one.bottom - one.top for one in words])
        size = own if own < _LOWER * size else size
    body = words[1].left if len(words) > 1 else right
    text = _text(words) if page.words[0].size else " ".join(one.text for one in words)
    first = words[0].right - words[0].left
    return Line(text, page.number, box, left, top, right, bottom, size, bold, first, body)


def _tall(heights: Sequence[float]) -> float:
    """The size of type of words whose boxes are so high, most of them without a tall letter."""
    return 0.87 * sorted(heights)[len(heights) * 4 // 5] if heights else 0.0


def _text(words: Sequence[Word]) -> str:
    """What words say, with a raised figure behind the word that it stands at: the call of a footnote."""
    text = ""
    for before, one in pairwise([words[0], *words]):
        near = one.left - before.right < _BESIDE * before.size
        small = one.size < _SMALL * before.size and before.bottom - one.bottom > _RAISED * before.size
        if text and near and small and one.text.isdigit():
            text += one.text.translate(_SUPERSCRIPTS)
        else:
            text += f" {one.text}" if text else one.text
    return text


def bounds(words: Sequence[Word]) -> Box:
    """The box around words."""
    return (
        min(one.left for one in words),
        min(one.top for one in words),
        max(one.right for one in words),
        max(one.bottom for one in words),
    )


def level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared >= LEVEL * min(one[3] - one[1], other[3] - other[1])


def stretches(words: Sequence[Word]) -> list[Stretch]:
    """Words linked to the nearest on their right, so that a line that slopes a little is one stretch."""
    if not words:
        return []
    high = max(median(one.bottom - one.top for one in words), 1.0)
    ends: defaultdict[int, list[Stretch]] = defaultdict(list)
    result: list[Stretch] = []
    for word in sorted(words, key=lambda one: (one.left, one.top)):
        band = int((word.top + word.bottom) / 2 / high)
        near = [(gap, part) for at in (band - 1, band, band + 1) for part in ends[at]
                if (gap := _gap(part[-1], word)) is not None]  # fmt: skip
        if near:
            part = min(near, key=lambda one: one[0])[1]
            last = part[-1]
            ends[int((last.top + last.bottom) / 2 / high)].remove(part)
            part.append(word)
        else:
            part = [word]
            result.append(part)
        ends[band].append(part)
    return result


def _gap(before: Word, after: Word) -> float | None:
    """How far a word stands from the end of a stretch, across and down; None: elsewhere."""
    high = max(before.bottom - before.top, after.bottom - after.top)
    gap = after.left - before.right
    if not -0.5 * high <= gap <= GAP * high:
        return None
    shared = min(before.bottom, after.bottom) - max(before.top, after.top)
    if shared < LEVEL * min(before.bottom - before.top, after.bottom - after.top):
        return None
    return abs(gap) + abs(before.bottom - after.bottom)


def rows(parts: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches that stand beside each other, from the top down; in a row from left to right."""
    result: list[list[Stretch]] = []
    tops: list[Box] = []
    for part in sorted(parts, key=lambda one: (sum(bounds(one)[1::2]), one[0].left)):
        box = bounds(part)
        for number in range(len(result) - 1, max(len(result) - 4, -1), -1):
            if level(tops[number], box) and not _over(result[number], box):
                result[number].append(part)
                break
        else:
            result.append([part])
            tops.append(box)
    for row in result:
        row.sort(key=lambda part: part[0].left)
    return result


def _over(row: list[Stretch], box: Box) -> bool:
    """Whether a stretch would lie over another of the row."""
    for part in row:
        left, _, right, _ = bounds(part)
        if min(right, box[2]) - max(left, box[0]) > 0.3 * min(right - left, box[2] - box[0]):
            return True
    return False

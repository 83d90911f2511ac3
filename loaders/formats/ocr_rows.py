"""Words as read in, the rows in which they stand out: text with the place of each of its characters."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median

from .ocr_engine import Seen

#: Two words further apart than so many heights stand in two columns.
APART = 2.2
_THIN, _WIDE = frozenset("/-–.,:;'|!ijltfI1()[] "), frozenset("mwMW")


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    return "d" if plain in "đð" else plain if len(plain) == 1 else letter


def bare(text: str) -> str:
    """A text in small letters without accents, of the same length.

    >>> bare("QUYÉT ĐỊNH"), bare("ngày 5 tháng 8")
    ('quyet dinh', 'ngay 5 thang 8')
    """
    return "".join(map(_bare, unicodedata.normalize("NFC", text)))


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one height from left to right; ``text`` joins them by one space."""

    words: tuple[Seen, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    def index(self, offset: int) -> int:
        """The number of the word that holds a character of the text, or the next one."""
        for number, word in enumerate(self.words):
            if offset <= len(word.text) - 1:
                return number
            offset -= len(word.text) + 1
            if offset < 0:
                return min(number + 1, len(self.words) - 1)
        return len(self.words) - 1

    def start(self, number: int) -> int:
        """Where in the text a word begins."""
        return sum(len(word.text) + 1 for word in self.words[:number])

    def cut(self, start: int, end: int) -> tuple[Seen, ...]:
        """The words of ``text[start:end]``; of a word that is cut the box is cut where its letters stand."""
        found, offset = [], 0
        for word in self.words:
            left, right = max(start - offset, 0), min(end - offset, len(word.text))
            if left < right and word.text[left:right].strip():
                found.append(part(word, left, right))
            offset += len(word.text) + 1
        return tuple(found)

    def apart(self, number: int) -> bool:
        """Whether a word begins a column: nothing stands close before it."""
        if not number:
            return True
        return self.words[number].left - self.words[number - 1].right > APART * self.height


def part(word: Seen, start: int, end: int) -> Seen:
    """Letters ``start:end`` of a word, each as wide as its kind is.

    >>> part(Seen("12/KH", 0, 0, 100, 20, 90.0), 2, 5).text
    '/KH'
    """
    if start <= 0 and end >= len(word.text):
        return word
    widths = [_width(letter) for letter in word.text]
    scale = (word.right - word.left) / sum(widths)
    left = word.left + round(sum(widths[:start]) * scale)
    right = word.left + round(sum(widths[:end]) * scale)
    return replace(word, text=word.text[start:end], left=left, right=max(right, left + 1))


def _width(letter: str) -> float:
    if letter in _THIN:
        return 0.6
    return (1.7 if letter in _WIDE else 1.0) * (1.35 if letter.isupper() else 1.0)


def rows(seen: Iterable[Seen]) -> list[Row]:
    """Words by the rows in which they stand, whatever lines tesseract made of them, from the top down."""
    found: list[list[Seen]] = []
    for word in sorted(seen, key=lambda one: (one.top + one.bottom, one.left)):
        middle = (word.top + word.bottom) / 2
        if found and _within(found[-1], middle):
            found[-1].append(word)
        else:
            found.append([word])
    return [Row(tuple(sorted(row, key=lambda one: (one.left, one.right)))) for row in found]


def _within(row: Sequence[Seen], middle: float) -> bool:
    """Whether a word whose middle is there stands in a row."""
    centre = median((one.top + one.bottom) / 2 for one in row)
    return abs(middle - centre) < 0.5 * median(one.height for one in row)


def columns(seen: Iterable[Seen]) -> list[list[Seen]]:
    """The words of tesseract's lines, cut where two columns stand beside each other."""
    groups: defaultdict[tuple[int, int, int], list[Seen]] = defaultdict(list)
    for word in seen:
        groups[word.line].append(word)
    found: list[list[Seen]] = []
    for group in groups.values():
        high = median(word.height for word in group)
        last: Seen | None = None
        for word in sorted(group, key=lambda one: (one.left, one.right)):
            if last is None or word.left - last.right > APART * high:
                found.append([])
            found[-1].append(word)
            last = word
    return found

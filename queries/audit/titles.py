"""Two titles or two symbols in, how much they have in common out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ...graph.ids import fold
from ...graph.shown import Node, title_key

_FEW_WORDS = 4
#: Titles of so many letters that differ in no more of them are one, misread.
_FEW_LETTERS, _SLIPS = 30, 4
#: So many words too many at the end of a title are taken for a slip of reading.
_SLACK = 2
#: Titles that share so great a share of the words of the shorter one are of one matter.
_SAME_MATTER = 0.5


def overlap(one: str, other: str) -> float:
    """The share of the words of the shorter title that stand in the other; 1.0 where one says too little.

    >>> overlap("về phòng cháy, chữa cháy rừng", "Về phòng cháy và chữa cháy rừng mùa khô")
    1.0
    >>> round(overlap("về phòng cháy, chữa cháy rừng", "về an toàn thực phẩm trong trường học"), 1)
    0.0
    """
    left, right = set(title_key(one).split()), set(title_key(other).split())
    if min(len(left), len(right)) < _FEW_WORDS:
        return 1.0
    return len(left & right) / min(len(left), len(right))


def one_matter(one: str, other: str) -> bool:
    """Whether two titles that say enough share most words.

    >>> one_matter("về an toàn giao thông đường thủy", "triển khai công tác an toàn giao thông đường thủy")
    True
    """
    long = min(len(title_key(one).split()), len(title_key(other).split())) >= _FEW_WORDS
    return long and overlap(one, other) >= _SAME_MATTER


def alike(one: Node, other: Node) -> bool | None:
    """Whether two documents have one title; None where a title is not known or says too little."""
    left, right = title_key(one.title), title_key(other.title)
    if min(len(left.split()), len(right.split())) < _FEW_WORDS:
        return None
    return left == right or left.startswith(right) or right.startswith(left) or overlap(left, right) >= 0.9


def same_title(one: Node, other: Node) -> bool | None:
    """Whether two documents have one title, but for two words at the end; None where one is cut off."""
    left, right = title_key(one.title).split(), title_key(other.title).split()
    few = min(len(left), len(right))
    if few < _FEW_WORDS:
        return None
    if left[:few] != right[:few]:
        return False
    return True if abs(len(left) - len(right)) <= _SLACK else None


def misread(one: Node, other: Node) -> bool:
    """Whether two documents have one title but for some letters and blanks: one of them was misread."""
    left, right = (fold(node.title).replace(" ", "") for node in (one, other))
    few = min(len(left), len(right))
    if few < _FEW_LETTERS:
        return False
    blocks = SequenceMatcher(None, left[:few], right[:few], autojunk=False).get_matching_blocks()
    return few - sum(block.size for block in blocks) <= _SLIPS


def near_numbers(one: str, other: str) -> bool:
    """Whether the numbers of two symbols differ by the order of their digits alone.

    Another digit is no sign of a slip: a body gives the next number on the same day.

    >>> near_numbers("1468/QĐ-TTg", "1486/QĐ-TTg"), near_numbers("1746/QĐ-TTg", "1747/QĐ-TTg")
    (True, False)
    """
    (left, _, tail), (right, _, end) = (fold(text).partition(" ") for text in (one, other))
    return tail == end and left != right and sorted(left) == sorted(right)


def other_digits(one: str, other: str) -> bool:
    """Whether two symbols begin with two numbers; letters that differ alone, or in a number, are misspelt.

    >>> other_digits("57-KL/TW", "75-KL/TW"), other_digits("57-KL/TW", "57-KL/T")
    (True, False)
    """
    left, right = (re.match(r"0*(\d+)(?=[^\w]|$)", symbol.strip()) for symbol in (one, other))
    return left is not None and right is not None and left[1] != right[1]


def misspelt(one: str, other: str) -> bool:
    """Whether two names differ by a letter or two, a blank, or what is cut off at the end.

    >>> misspelt("Huyện ủy Sơn Động", "Huyện ủy Sơn Độg"), misspelt("Huyện ủy Yên Sơn", "Huyện ủy Hàm Yên")
    (True, False)
    """
    left, right = (fold(name).replace(" ", "") for name in (one, other))
    if left.startswith(right) or right.startswith(left):
        return True
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return max(len(left), len(right)) - sum(block.size for block in blocks) <= _SLACK


def one_letter_off(one: str, other: str) -> bool:
    """Whether two symbols have the same numbers, and a letter of one is missing or another one in the other.

    >>> one_letter_off("209/KH-UBND", "209/KH-BND"), one_letter_off("44/2023/TT-BCT", "44/2023/TT-BTC")
    (True, False)
    """
    left, right = fold(one), fold(other)
    if (
        left == right
        or re.findall(r"\d+", left) != re.findall(r"\d+", right)
        or sorted(left) == sorted(right)
    ):
        return False
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return max(len(left), len(right)) - sum(block.size for block in blocks) <= 1

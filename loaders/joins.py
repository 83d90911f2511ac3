"""Two lines in, whether the lower goes on with the sentence of the upper out.

Wrapped lines and page-break splits are joined; what stands for itself by its marker, its words, its weight
or the room left above it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..ontology.frame import either, word_list
from .clean import LOWER
from .lines import Line

_ENDS = (".", ";", ":", "!", "?", "”", '"')
_NOTES = frozenset("¹²³⁴⁵⁶⁷⁸⁹[")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]\s")
#: How a line begins that goes on: in small letters, with a bracket, or with the rest of a date or number.
_CONTINUES = re.compile(
    rf"[{LOWER}(“\"',]|\d{{1,2}}\s*[/-]\s*\d{{1,2}}\s*[/-]\s*\d{{4}}|\d{{1,2}}\s+tháng\b|\d{{4}}\b|\d+/|\d+ "
)
#: Words that leave a sentence open; those of names do so where the line is not cut short on purpose.
_OPEN_END = re.compile(rf"(?:,|(?<![^\W\d_]){either('outline', 'open_end')})$")
_HALF_NAME = re.compile(rf"(?<![^\W\d_]){either('outline', 'half_name')}$")
_STANDS = re.compile(rf"{either('outline', 'stands')}|{either('outline', 'stands_alone')}$")
_DUTY = re.compile(rf"(?:{'|'.join(word.capitalize() for word in word_list('outline', 'duty'))})\b")
_ATTACHED = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)")
_LISTED = re.compile(rf"{either('outline', 'listed')}\s+(?:số\s+)?\d")
#: Depths of "1." and "1.1": a line may also begin with a number that belongs to its sentence.
_NUMBERS = (6, 7)
_DASH = "-"
#: Lines that go on below at least, where each of them is full, and the characters of one at least; what
#: stands between two columns of a line.
_CUT, _NARROW, _BESIDE = 2, 50, re.compile(r"\s{3,}|\t")


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines are set: cut by ``width``, paragraphs spaced, first lines cut short for no reason."""

    wrapped: bool
    spaced: bool
    ragged: bool
    width: int


def layout_of(found: list[Line]) -> Layout:
    """The layout of a text; ``width`` is the length that nine lines of ten do not pass."""
    wrapped, spaced = _is_wrapped(found), _is_spaced(found)
    lengths = sorted(len(line.text) for line in found)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return Layout(wrapped, spaced, wrapped and not spaced and _is_ragged(found, width), width)


def _is_wrapped(found: list[Line]) -> bool:
    """Whether lines are cut by width: many end without a stop and the next, right below, goes on.

    An unwrapped text has a paragraph a line.
    """
    pairs = wraps = 0
    for before, after in pairwise(found):
        if after.blank_before or after.depth:
            continue
        pairs += 1
        if not before.text.endswith(_ENDS) and _CONTINUES.match(after.text):
            wraps += 1
    return (wraps >= 6 and wraps * 4 >= pairs) or _is_filled(found)


def _is_filled(found: list[Line]) -> bool:
    """Whether the lines of a short text are cut by width: none has room for the next word."""
    cut = [
        (before, after)
        for before, after in pairwise(found)
        if not after.blank_before and not after.depth and not before.text.endswith(_ENDS)
        and len(before.text) > _NARROW and not _BESIDE.search(before.text)
    ]  # fmt: skip
    width = max((len(before.text) for before, _ in cut), default=0)
    longest = max((len(line.text) for line in found if not _BESIDE.search(line.text)), default=0)
    if len(cut) < _CUT or longest > width + 1:
        return False
    return all(len(before.text) + 1 + len(after.text.split(None, 1)[0]) > width for before, after in cut)


def _is_spaced(found: list[Line]) -> bool:
    """Whether paragraphs stand apart by blank lines."""
    marked = [line.blank_before for line in found[1:] if line.depth]
    return len(marked) >= 4 and sum(1 for blank in marked if blank) > 0.6 * len(marked)


def _is_ragged(found: list[Line], width: int) -> bool:
    """Whether first lines of paragraphs are cut short for no reason, as in pages saved from their source."""
    short = cut = 0
    for before, after in pairwise(found):
        if not before.depth or after.blank_before or after.depth or len(before.text) > 0.5 * width:
            continue
        short += 1
        cut += (after.text[0].islower() or after.text[0].isdigit()) and before.text[-1] not in ".;:"
    return cut >= 3 and cut * 2 >= short


def joins(before: Line, after: Line, layout: Layout) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``."""
    if after.depth:
        if _is_wrapped_dash(before, after, layout):
            return True
        if after.depth not in _NUMBERS or before.text[-1] in ".;:!?" or not _goes_on(before):
            return False
    elif before.open and not after.blank_before:
        return True
    if before.text.endswith(";") and _lists_on(after, layout):
        return True
    if _stands_apart(before, after):
        return False
    capitals = before.text.isupper() or after.text.isupper()
    if layout.wrapped and layout.spaced and not after.blank_before and not capitals:
        return (before.bold or not after.bold) and not _stands(after)
    if after.blank_before:
        return _joins_over_blank(before, after)
    if not layout.wrapped:
        return _joins_unwrapped(before, after)
    return _joins_wrapped(before, after, layout)


def _is_wrapped_dash(before: Line, after: Line, layout: Layout) -> bool:
    """A dash of the sentence that came to the beginning of a line."""
    if after.marker != _DASH or not layout.wrapped or after.blank_before:
        return False
    return before.text[-1] not in ".;:!?,”" and len(before.text) > 0.7 * layout.width


def _lists_on(after: Line, layout: Layout) -> bool:
    """Whether a line below a semicolon is the next document of a list or the rest of a sentence."""
    if after.blank_before < 2 and _LISTED.match(after.text.lower()):
        return True
    return layout.wrapped and not after.blank_before and after.text[0].islower()


def _stands_apart(before: Line, after: Line) -> bool:
    """Whether two lines are apart in any layout: by a border, a colon, a heading or a footnote."""
    if after.text[0] == "(" and _ATTACHED.match(after.text.lower()):
        return True
    if after.blank_before == 2 or before.text.endswith((";", ":", "./.")):
        return True
    if len(before.text) < 40 and before.text.isupper() and _STANDS.match(before.text.lower()):
        return True
    return _is_footnote(after) or (after.blank_before > 0 and _is_footnote(before))


def _is_footnote(line: Line) -> bool:
    return line.text[0] in _NOTES and _FOOTNOTE.match(line.text) is not None


def _joins_over_blank(before: Line, after: Line) -> bool:
    """Over a blank line: a sentence split by a page break, or a bold heading of two lines."""
    if before.text[-1] in '.!?”"' or before.text.isupper():
        return False
    if len(before.text) < 30 and not before.continued and not _goes_on(before):
        return False
    headings = before.bold and after.bold and before.depth and (before.continued or len(before.text) > 45)
    if headings and len(after.text) < 90 and not after.text.isupper():
        return after.text[0].isupper() and not after.depth
    return not before.bold and after.text[0] not in "(“\"'," and _CONTINUES.match(after.text) is not None


def _joins_unwrapped(before: Line, after: Line) -> bool:
    """In a text of a paragraph a line: only what plainly goes on."""
    if before.text[-1] in ".!?" or before.text.isupper() or len(before.text) <= 30:
        return False
    return _CONTINUES.match(after.text) is not None


def _joins_wrapped(before: Line, after: Line, layout: Layout) -> bool:
    """In a text cut by width: by the first letter, the last words, and the room left above."""
    written, width = before.text, layout.width
    if written[-1] in ".!?" and not (len(written) > 0.75 * width and after.text[0].islower()):
        return _is_full(before, after, width) and not after.bold and not _stands(after)
    if _CONTINUES.match(after.text):
        return not (written.isupper() and len(written) < 25)
    if written.isupper() != after.text.isupper() and not any(c.isdigit() for c in after.text):
        return False
    if (after.bold and not before.bold) or (_stands(after) and not _goes_on(before)):
        return False
    if len(written) >= 0.6 * width or before.open or not after.text[0].isupper():
        return _goes_on(before) or _is_full(before, after, width)
    if layout.ragged and not before.bold and not _DUTY.match(after.text):
        return before.depth > 0 or _goes_on(before)
    return _OPEN_END.search(written[-10:].lower()) is not None


def _stands(line: Line) -> bool:
    """Whether a line begins a paragraph of its own by its words."""
    return line.text[0].isupper() and _STANDS.match(line.text[:40].lower()) is not None


def _goes_on(line: Line) -> bool:
    """Whether the last word of a line leaves its sentence open."""
    end = line.text[-10:].lower()
    return _OPEN_END.search(end) is not None or _HALF_NAME.search(end) is not None


def _is_full(before: Line, after: Line, width: int) -> bool:
    """Whether the first word below would not have fitted on the line above."""
    return len(before.text) + 1 + len(after.text.split(None, 1)[0]) > 0.8 * width

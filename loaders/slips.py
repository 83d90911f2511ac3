"""A text full of slips of typing or scanning in, the same with the words of its frame as they are meant out.

Only texts in which many words are no syllables of Vietnamese are touched, and in them only what can be
meant in one way: phrases of the genre, numbers and days, symbols, places. Evidence still points into the
text as loaded.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace

from ..ontology.syllables import odd_words
from .model import Text
from .slip_cues import cue_slips
from .slip_heads import head_slips
from .slip_issuers import is_odd_head, issuer_slips
from .slip_names import name_slips, named_slips
from .slip_numbers import beside_slips, number_slips
from .slip_sections import section_slips
from .slip_spaces import space_slips
from .slip_words import word_slips

#: How much of a text is looked at, and how many of its words must be no syllables.
_SAMPLE, _AT_LEAST, _SHARE = 2000, 2, 0.0055
#: Where a word there is none, so much more is looked at, and so many of its words must be none.
_MORE, _MANY = 6000, 3
#: How much of a text stands where most is told, so that one slip there is enough.
_HEAD, _SHORT = 600, 2000


def mended(text: Text) -> Text:
    """The text with what is meant where it slips; the same where it has few slips."""
    if not _is_to_mend(text.text[text.above :]):
        return text
    passes: tuple[Callable[[str], list[tuple[int, int, str]]], ...] = (
        space_slips, head_slips, word_slips, number_slips, issuer_slips, beside_slips, section_slips,
        name_slips, cue_slips,
    )  # fmt: skip
    for find in passes:
        found = [slip for slip in find(text.text) if slip[0] >= text.above]
        text = _put(text, found) if found else text
    return text


def _is_to_mend(text: str) -> bool:
    """Whether a text is full of slips, or slips where most is told; a short one is looked at closely."""
    head = text[:_HEAD]
    if is_full_of_slips(text) or number_slips(head) or section_slips(text):
        return True
    if is_odd_head(head):
        return True
    return len(text) < _SHORT and bool(word_slips(head) or space_slips(head) or named_slips(text))


def is_full_of_slips(text: str) -> bool:
    """Whether many words of a text's beginning are no syllables of Vietnamese.

    >>> is_full_of_slips("Kế oạch này dợợc xây dựg và thhực hiện tại xã")
    True
    >>> is_full_of_slips("Kế hoạch này được xây dựng và thực hiện trên Internet tại xã")
    False
    """
    odd, seen = odd_words(text, _SAMPLE)
    if len(text) <= _SAMPLE or not odd:
        return odd > 0
    if odd > seen * _SHARE and odd >= _AT_LEAST:
        return True
    odd, seen = odd_words(text, _MORE)
    return odd > seen * _SHARE and odd >= _MANY


def _put(text: Text, slips: list[tuple[int, int, str]]) -> Text:
    """A text with its slips put right; each character keeps its place in the text as loaded."""
    old = text.text
    starts = text.starts or range(len(old) + 1)
    parts: list[str] = []
    places = array("l")
    at = 0
    for start, end, meant in slips:
        if start < at:
            continue
        parts += [old[at:start], meant]
        places.extend(starts[at:start])
        for number in range(len(meant)):
            places.append(starts[min(start + number, end - 1)] if end > start else starts[start])
        at = end
    parts.append(old[at:])
    places.extend(starts[at : len(old) + 1])
    return replace(text, text="".join(parts), starts=places)

"""The letterhead of a scan in, the same with number and date where readings of their places agree out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import scan_ink
from .ocr_digits import DAYS, HIGHEST, MONTHS, common, decided, ink_of, settled
from .ocr_engine import (
    ENGLISH,
    LINE,
    LINE_SECONDS,
    SETTLED,
    VIETNAMESE,
    Seen,
    engine,
    recognise,
)
from .ocr_rows import Row, bare, part, rows
from .ocr_suffix import known, repaired, suffix_at
from .scan_picture import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

#: The letterhead stands in the upper part of a page.
_UPPER = 0.55
#: A number stands on the left of the page; so many characters are read before its ending at most.
_LEFT, _BEFORE = 0.45, 12
#: "Số:" as it is read: "Sô", "S6:", "Sé:", "5ố."; in the style of the Party without a colon.
_NUMBER = re.compile(r"(?<!\S)(?P<word>[S5§$][ốôồóòỗổộõọoơờớéeêếèấâáàăắ06&]{1,2})(?P<colon>\s?[:;.,]?)")
#: The same in a text without accents; English reads "năm" as "ndm".
_DATE = re.compile(r"ng[a-z]?y(?P<day>.{0,14}?)th[a-z]{1,2}g(?P<month>.{0,10}?)n[a-z]{1,3}m(?P<year>.{0,8})")
#: The same where a hand wrote over "ngày"; a place and a comma stand before it.
_UNNAMED = re.compile(
    r"(?<=[,.;] )(?P<day>\S{0,6}(?: \S{1,4})?) ?th[a-z]{1,2}g(?P<month>.{0,10}?)n[a-z]{1,3}m(?P<year>.{0,8})"
)
_YEAR = re.compile(r"\W{0,2}((?:19|20)\d\d)\b")
_NAMES, _LABELS = ("day", "month", "year"), ("ngày", "tháng", "năm")
_MOST = (DAYS, MONTHS, HIGHEST)


@dataclass(frozen=True, slots=True)
class Field:
    """What the first reading says of a place, and where it is: between two edges, in pixels."""

    text: str
    left: int
    right: int


def settle(uri: str, picture: Picture, seen: Sequence[Seen]) -> tuple[tuple[Seen, ...], bool]:
    """Words with the number and the date of the letterhead settled, and whether any of it was repaired."""
    limit = max(picture.grey.height * _UPPER, picture.grey.width * _UPPER * 1.4)
    upper = rows(word for word in seen if word.bottom < limit)
    changes: dict[int, tuple[Seen, ...]] = {}
    spent: set[int] = set()
    slips = False
    for change in (_number(uri, picture, upper), _date(uri, picture, upper)):
        if change is not None:
            old, new, slip = change
            changes[id(old[0])] = new
            spent |= {id(word) for word in old}
            slips |= slip
    result: list[Seen] = []
    for word in seen:
        if id(word) in changes:
            result += changes[id(word)]
        elif id(word) not in spent:
            result.append(word)
    return tuple(result), slips


_Change = tuple[tuple[Seen, ...], tuple[Seen, ...], bool]


def _number(uri: str, picture: Picture, upper: Sequence[Row]) -> _Change | None:
    """The words of "Số: 12/KH-UBND", and what is put in their place."""
    for row in upper:
        text = row.text
        for match in _NUMBER.finditer(text):
            first = row.index(match.start())
            if not row.apart(first):
                continue
            suffix = suffix_at(text, match.end())
            if suffix is None or not (match["colon"].strip() or text[suffix.start()] == "-"):
                continue
            last = row.index(suffix.end() - 1)
            if row.words[last].right - row.words[first].left > picture.grey.width * _LEFT:
                continue
            return _numbered(uri, picture, row, match, suffix, first, last)
    return next((change for row in upper if (change := _unlabelled(row, picture.grey.width))), None)


def _unlabelled(row: Row, width: int) -> _Change | None:
    """A number whose "Số:" cannot be read, since a hand wrote into it: it is blank."""
    for first, word in enumerate(row.words):
        if not row.apart(first) or word.left > _LEFT * width:
            continue
        start = row.start(first)
        suffix = suffix_at(row.text, start)
        if suffix is None or not known(repaired(suffix[0])) or suffix.start() - start > _BEFORE:
            continue
        last = row.index(suffix.end() - 1)
        ending = replace(_one(row.cut(suffix.start(), suffix.end())), text=repaired(suffix[0]), sure=SETTLED)
        before = row.cut(start, suffix.start())
        label = _one(before) if before else replace(ending, right=ending.left + 1)
        return row.words[first : last + 1], (replace(label, text="Số:", sure=SETTLED), ending), True
    return None


def _numbered(
    uri: str, picture: Picture, row: Row, match: re.Match[str], suffix: re.Match[str], first: int, last: int
) -> _Change:
    label = _one(row.cut(match.start(), match.end()))
    ending = _one(row.cut(suffix.start(), suffix.end()))
    field = Field(row.text[match.end() : suffix.start()], label.right, ending.left)
    box = _around((label, ending))
    found = scan_ink.marks(picture.grey, box)
    beside = scan_ink.letters([mark for mark in found if mark.left >= ending.left])
    ink = ink_of(picture, field.left, field.right, found, beside)
    readings = [(field.text, suffix[0])]
    for text in _readings(uri, picture.grey, box):
        again = _NUMBER.search(text)
        other = suffix_at(text, again.end()) if again else None
        if again and other:
            readings.append((text[again.end() : other.start()], other[0]))
        if decided([one for one, _ in readings], ink):
            break
    number = settled([one for one, _ in readings], ink)
    best = _suffix([one for _, one in readings])
    head = "Số:" if match["colon"].strip() else "Số"
    words = [replace(label, text=head, sure=SETTLED)]
    body = row.cut(match.end(), suffix.start())
    if number and body:
        given = _one(body)
        words.append(replace(_one((given, ending)), text=number + best, sure=SETTLED))
    else:
        words.append(replace(ending, text=best, sure=SETTLED))
    slip = head.rstrip(":") != match["word"] or best != suffix[0]
    rest = part(row.words[last], suffix.end() - row.start(last), len(row.words[last].text))
    if rest.text and rest is not row.words[last]:
        words.append(rest)
    return row.words[first : last + 1], tuple(words), slip


def _date(uri: str, picture: Picture, upper: Sequence[Row]) -> _Change | None:
    """The words of "ngày 5 tháng 3 năm 2025", and what is put in their place."""
    for row in upper:
        text = bare(row.text)
        match = _DATE.search(text) or _UNNAMED.search(text)
        if match is None:
            continue
        first, last = row.index(match.start()), row.index(match.end() - 1)
        begins = first
        while not row.apart(begins):
            begins -= 1
        before = row.text[row.start(begins) : match.start()].strip(" ,.-")
        if (before and not before[0].isupper()) or len(before) > 40:
            continue
        while last + 1 < len(row.words) and not row.apart(last + 1):
            last += 1
        if last > row.index(match.start("year")) + 1:
            continue  # a sentence goes on
        return _dated(uri, picture, row, match, first, last)
    return None


def _dated(uri: str, picture: Picture, row: Row, match: re.Match[str], first: int, last: int) -> _Change:
    starts = (match.start(), match.end("day"), match.end("month"))
    ends = (match.start("day"), match.start("month"), match.start("year"))
    parts = [row.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    before = replace(row.words[first], right=row.words[first].left)
    labels = [_one(part) if part else before for part in parts]
    lefts = [label.right for label in labels]
    rights = [labels[1].left, labels[2].left, row.words[last].right + 1]
    read = [row.text[start:end] for start, end in zip(ends, (*starts[1:], match.end("year")), strict=True)]
    fields = [Field(*one) for one in zip(read, lefts, rights, strict=True)]
    box = _around((*labels, row.words[last]))
    found = scan_ink.marks(picture.grey, box)
    years = scan_ink.letters([mark for mark in found if (mark.left + mark.right) / 2 > lefts[2]])
    ink = [ink_of(picture, field.left, field.right, found, years) for field in fields]
    readings = [tuple(read)]
    for text in _readings(uri, picture.grey, box):
        again = _DATE.search(bare(text))
        if again:
            readings.append(tuple(text[again.start(name) : again.end(name)] for name in _NAMES))
        if all(decided([one[place] for one in readings], ink[place], _MOST[place]) for place in range(3)):
            break
    values = (
        settled([one[0] for one in readings], ink[0], DAYS),
        settled([one[1] for one in readings], ink[1], MONTHS),
        common([year[1] for one in readings if (year := _YEAR.match(one[2]))]),
    )
    words = list(row.cut(row.start(first), match.start()))
    for name, value, field, label in zip(_LABELS, values, fields, labels, strict=True):
        words.append(replace(label, text=name, sure=SETTLED))
        if value:
            right = max(field.right - 1, field.left + 1)
            words.append(replace(label, text=value, left=field.left, right=right, sure=SETTLED))
    slip = any(label.text.lower() != name for name, label in zip(_LABELS, labels, strict=True))
    return row.words[first : last + 1], tuple(words), slip


def _one(words: Sequence[Seen]) -> Seen:
    """Words as one box; its height is that of the word that is no taller than the others."""
    low = min(words, key=lambda word: word.height)
    text = " ".join(word.text for word in words)
    return replace(
        low, text=text, left=min(word.left for word in words), right=max(word.right for word in words)
    )


def _around(words: Sequence[Seen]) -> tuple[int, int, int, int]:
    """A box around words with room for what a hand writes above and below the line."""
    one = _one(words)
    room = round(0.5 * one.height)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    top, bottom = max(top, one.top - room), min(bottom, one.bottom + room)
    return max(one.left - room // 2, 0), max(top - room, 0), one.right + room // 2, bottom + room


def _readings(uri: str, grey: Image, box: tuple[int, int, int, int]) -> Iterator[str]:
    """The line in a box as it is read again: larger, by other data, thinned."""
    from PIL import Image as images

    line = grey.crop((box[0], box[1], min(box[2], grey.width), min(box[3], grey.height)))
    larger = line.resize((line.width * 3 // 2, line.height * 3 // 2), images.Resampling.LANCZOS)
    smaller = line.resize((max(line.width * 3 // 4, 1), max(line.height * 3 // 4, 1)), images.Resampling.BOX)
    other = ENGLISH if ENGLISH in engine(uri).languages else VIETNAMESE
    for picture, language in ((larger, other), (larger, VIETNAMESE), (smaller, other), (smaller, VIETNAMESE)):
        found = recognise(uri, picture, LINE, language, LINE_SECONDS)
        yield " ".join(word.text for word in found)


def _suffix(readings: Sequence[str]) -> str:
    """The ending of a symbol: as most read it, those that are known first."""
    counts = Counter(repaired(one) for one in readings)
    return max(counts, key=lambda one: (known(one), counts[one], one == repaired(readings[0])))

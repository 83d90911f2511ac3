"""The numbering of a Word file in, the marker that a reader sees before each paragraph out.

A list is an abstract definition of levels and any number of instances, which share its counters until one
starts anew (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Bullets that mean a second level in Vietnamese papers; all others are dashes to a reader.
_PLUS = ("+",)


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    joint: str = " "
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """An abstract definition: its levels and where each stands now."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)


class Numbering:
    """The counters of all lists of a document; paragraphs are to be asked for in order."""

    def __init__(self, root: _Element | None, linked: dict[str, str]) -> None:
        """``linked`` gives the instance that a numbering style stands for."""
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, str] = {}
        self._anew: dict[str, dict[int, int]] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        for one in root.iterchildren(f"{W}abstractNum"):
            key = one.get(f"{W}abstractNumId", "")
            self._lists[key] = _read_list(one)
            if (link := value(one, "numStyleLink")) is not None:
                links[key] = link
        for one in root.iterchildren(f"{W}num"):
            self._read_instance(one)
        for key, link in links.items():
            other = self._instances.get(linked.get(link, ""), "")
            if other in self._lists and other not in links:
                self._lists[key] = self._lists[other]

    def _read_instance(self, one: _Element) -> None:
        number = one.get(f"{W}numId", "")
        key = value(one, "abstractNumId") or ""
        for change in one.iterchildren(f"{W}lvlOverride"):
            level = whole(change.get(f"{W}ilvl"), 0)
            start = value(change, "startOverride")
            own = change.find(f"{W}lvl")
            if own is not None and key in self._lists:
                old, shared = self._lists[key], f"{key}/{number}"
                if shared not in self._lists:
                    self._lists[shared] = _List(dict(old.levels), {}, old.styles)
                self._lists[shared].levels[level] = _read_level(own)
                self._instances[number] = shared
            if start is not None:
                self._anew.setdefault(number, {})[level] = whole(start, 1)
        self._instances.setdefault(number, key)

    def level_of(self, number: str, style: str) -> int | None:
        """The level of a list that belongs to a paragraph style."""
        found = self._lists.get(self._instances.get(number, ""))
        return found.styles.get(style) if found else None

    def marker(self, number: str, level: int) -> str:
        """The marker of the next paragraph of a list at a level, with the space behind it ("" for none)."""
        found = self._lists.get(self._instances.get(number, ""))
        form = found.levels.get(level) if found else None
        if found is None or form is None:
            return ""
        anew = self._anew.get(number, {}).pop(level, None)
        counts = found.counts
        counts[level] = anew if anew is not None else counts.get(level, form.start - 1) + 1
        for upper in range(level):  # one that was passed over counts as begun
            counts.setdefault(upper, found.levels.get(upper, _Level()).start)
        for deeper in [one for one in counts if one > level]:
            after = found.levels[deeper].restart if deeper in found.levels else None
            if after is None or (after and level < after):
                del counts[deeper]
        if form.format == "bullet":
            return ("+" if form.text in _PLUS else "-") + (form.joint or " ")
        text = _PLACE.sub(lambda match: _shown(found, int(match[1]) - 1, form.legal), form.text)
        return text + form.joint if text.strip() else ""


def _shown(found: _List, level: int, legal: bool) -> str:
    form = found.levels.get(level, _Level())
    return figure(found.counts.get(level, form.start), "decimal" if legal else form.format)


def _read_list(root: _Element) -> _List:
    result = _List()
    for one in root.iterchildren(f"{W}lvl"):
        level = whole(one.get(f"{W}ilvl"), 0)
        result.levels[level] = _read_level(one)
        if (style := value(one, "pStyle")) is not None:
            result.styles[style] = level
    return result


def _read_level(one: _Element) -> _Level:
    restart = value(one, "lvlRestart")
    return _Level(
        start=whole(value(one, "start"), 1),
        format=_format(one),
        text=value(one, "lvlText") or "",
        joint="" if value(one, "suff") == "nothing" else " ",
        legal=one.find(f"{W}isLgl") is not None,
        restart=None if restart is None else whole(restart, 0),
    )


def _format(one: _Element) -> str:
    """The format of a level; those that only newer programs know are told in another way to older ones."""
    found = next(one.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else found.get(f"{W}val", "decimal")


def value(element: _Element, name: str) -> str | None:
    """The value of a child, ``<w:name w:val="...">``; None where there is no such child."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "")


def whole(written: str | None, otherwise: int) -> int:
    """A whole number as written in an attribute; another value where none is, or what is written is none."""
    return int(written) if written and _WHOLE.fullmatch(written) else otherwise


def figure(count: int, form: str) -> str:
    """A count in one of the formats of Word; an unknown one is decimal.

    >>> figure(4, "upperRoman"), figure(28, "lowerLetter"), figure(7, "decimalZero"), figure(3, "none")
    ('IV', 'bb', '07', '')
    """
    if form in ("none", "bullet"):
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        return roman(count).upper() if form == "upperRoman" else roman(count)
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02}"
    return str(count)


def roman(count: int) -> str:
    """A number from 1 to 3999 in small Roman numerals.

    >>> roman(14), roman(1999)
    ('xiv', 'mcmxcix')
    """
    parts: list[str] = []
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        parts.append(letters * times)
    return "".join(parts)

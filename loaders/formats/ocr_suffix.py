"""The ending of a symbol as it was read on a scan in ("/QÐ-UBNO"), what it is a slip of out."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ... import ontology
from .ocr_rows import bare

#: "/KH-UBND", "/2020/QĐ-UBND", "-KH/TU", "/UBND-KTTH"; with the spaces that a scan seems to have.
SUFFIX = re.compile(
    r"(?:/\s?(?:19|20)\d\d\s?)?[-/–—]\s?[^\W\d_a-zđ][\w&]{0,10}(?:\s?[-/–—]\s?[^\W\d_a-zđ][\w&]*)*"
)
_MARK = re.compile(r"\s?([-/–—])\s?")
#: Letters that scans take for one another.
_LIKE = ("O0QDGC", "B8E", "S5", "I1LTJ", "UV", "NHMK", "PFR")
_PLAIN = str.maketrans("–—Ð", "--Đ")


@cache
def _codes() -> dict[str, str]:
    """Codes of types in bare capitals, with their spelling."""
    kinds = ontology.document_types()
    return _spelled(
        [kind.code for kind in kinds], [code for kind in kinds for code in kind.also if " " not in code]
    )


@cache
def _bodies() -> dict[str, str]:
    """Suffixes of bodies in bare capitals, with their spelling."""
    bodies = ontology.agencies()
    return _spelled([body.suffix for body in bodies], [code for body in bodies for code in body.also])


def _spelled(own: list[str], also: list[str]) -> dict[str, str]:
    """Bare code to code; empty where two codes differ by their accents alone."""
    found: dict[str, str] = {}
    for code in filter(None, own):
        name = bare(code).upper()
        found[name] = code if found.get(name, code).casefold() == code.casefold() else ""
    for code in filter(None, also):
        found.setdefault(bare(code).upper(), code)
    return found


def suffix_at(text: str, start: int) -> re.Match[str] | None:
    """The ending of a symbol in a text behind its number: the first that is known, else the first.

    >>> suffix_at("Số: ,/A1 /KH-UBND Nam Hải", 3)[0]
    '/KH-UBND'
    """
    found = list(_each(text, start))
    return next((one for one in found if known(repaired(one[0]))), found[0] if found else None)


def _each(text: str, start: int) -> list[re.Match[str]]:
    places = (match.start() for match in re.finditer(r"[-/–—]", text[start : start + 60]))
    return [match for place in places if (match := SUFFIX.match(text, start + place))]


def known(suffix: str) -> bool:
    """Whether an ending names a known type or body in its first part.

    >>> known("/KH-UBND"), known("/UBND-KTTH"), known("/A1")
    (True, True, False)
    """
    parts = [part for part in _MARK.split(suffix)[2::2] if not part.isdigit()]
    if len(parts) < 2:
        return False
    name = bare(parts[0]).upper()
    return name in _codes() or name in _bodies()


@lru_cache(maxsize=1024)
def repaired(suffix: str) -> str:
    """An ending with spaces dropped and each part as the one known code that it is a slip of, if just one is.

    >>> repaired("/QÐÐ - UBNO"), repaired("-KH/TU"), repaired("/2024/QD-UBND")
    ('/QĐ-UBND', '-KH/TU', '/2024/QĐ-UBND')
    >>> repaired("/UBND-KTTH"), repaired("/XYZ-ABC")
    ('/UBND-KTTH', '/XYZ-ABC')
    """
    pieces = _MARK.split(suffix.translate(_PLAIN))
    result, place = [pieces[0]], 0
    for mark, part in zip(pieces[1::2], pieces[2::2], strict=True):
        if not part.isdigit():
            part = _code(part, place)
            place = 1 if place == 0 and bare(part).upper() in _codes() else 2
        result.append(mark + part)
    return "".join(result)


def _code(part: str, place: int) -> str:
    """A part of an ending by its place: a type or body (0), the body behind a type (1), an office (2)."""
    tables = ((_codes(), _bodies()), (_bodies(),), ())[place]
    name = bare(part).upper()
    for table in tables:
        if name in table:
            return table[name] or part
    for slip in (_doubled, _taken):
        near = {mine for table in tables for code, mine in table.items() if mine and slip(name, code)}
        if near:
            return near.pop() if len(near) == 1 else part
    return part


def _doubled(read: str, meant: str) -> bool:
    """Whether a letter was read twice."""
    return len(read) == len(meant) + 1 and any(
        read[at] == read[at - 1] and read[:at] + read[at + 1 :] == meant for at in range(1, len(read))
    )


def _taken(read: str, meant: str) -> bool:
    """Whether one letter was taken for another that looks like it."""
    if len(read) != len(meant) or len(read) < 2:
        return False
    other = [set(pair) for pair in zip(read, meant, strict=True) if pair[0] != pair[1]]
    return len(other) == 1 and any(other[0] <= set(like) for like in _LIKE)

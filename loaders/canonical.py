"""A symbol taken apart as written in, its canonical form out.

State documents are ``number/TYPE-AGENCY`` (Nghị định 30/2020/NĐ-CP, Phụ lục I), normative ones have the
year after the number, party documents are ``number-TYPE/AGENCY`` (Hướng dẫn 36-HD/VPTW). A symbol that is
not well formed for its agency is marked malformed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import ontology

_SPLIT = re.compile(r"[ \n]*([-/.])[ \n]*")
#: Must match: "T.W", "T.Ư": the centre, with a dot.
_DOTTED = re.compile(r"(?<![^\W\d_])T[.][WƯ](?![^\W\d_])")
#: Must match: "QH15", "UBTVQH14": the National Assembly counts its terms.
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d{1,2}$", re.IGNORECASE)
#: Organs of the Front and the Union whose symbols glue the type on: "12/TBMTTQ-BTT".
_GLUING = frozenset({"btt", "đct"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart; ``text`` is canonical: NFC, no spaces, case and separators after the rules."""

    text: str
    number: str
    year: str
    type: str
    agency: str
    malformed: bool
    known: bool


@lru_cache(maxsize=8192)
def canonical(number: str, first: str, year: str, parts: str) -> Symbol | None:
    """The symbol made of a number, the separator after it, a year and the rest as written, or None.

    >>> canonical("211", "/", "", "KH-TU")
    Symbol(text='211-KH/TU', number='211', year='', type='KH', agency='TU', malformed=True, known=True)
    >>> canonical("64", "/", "2025", "QH15").text
    '64/2025/QH15'
    >>> canonical("10", "-", "", "Trung") is None
    True
    """
    pieces = _SPLIT.split(_DOTTED.sub("TW", parts.strip()))
    names, separators = [name.replace(" ", "") for name in pieces[0::2]], pieces[1::2]
    if _ASSEMBLY.match(names[0]) and len(names) == 1:
        return _law(number, first, year, names[0].upper())
    code = type_code(names[0])
    if len(names) == 1:
        return _glued(number, first, year, names[0])
    if code is None:
        return _without_type(number, first, year, names, separators)
    if "." in separators and known_suffix(names[-1]) is None:
        return None
    return _typed(number, first, year, code, names[1:], separators)


def type_code(written: str) -> str | None:
    """The code of a type written in any case.

    >>> type_code("qđ"), type_code("XYZ")
    ('QĐ', None)
    """
    return _codes().get(written.casefold())


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {"cv": "CV"}
    for entry in ontology.document_types():
        for code in (entry.code, *entry.also):
            if code and not code.islower() and " " not in code:
                codes.setdefault(code.casefold(), _crossed(code, entry.code))
    return codes


def _crossed(written: str, proper: str) -> str:
    """A code or suffix written without the stroke of its Đ to the proper one: "ND" to "NĐ"."""
    return proper if written.casefold() == proper.replace("Đ", "D").casefold() else written


@lru_cache(maxsize=4096)
def known_suffix(suffix: str) -> tuple[str, str] | None:
    """The canonical spelling of a suffix and the form of its symbols: state, party, or either.

    >>> known_suffix("ubnd"), known_suffix("TU")
    (('UBND', 'state'), ('TU', 'party'))
    """
    found = ontology.agency(suffix)
    if not found:
        return None
    spellings = (found[0].suffix, *found[0].also)
    forms = {entry.form for entry in found}
    plain = suffix.upper() if suffix.islower() else suffix
    written = next((name for name in spellings if name.casefold() == suffix.casefold()), plain)
    written = _crossed(written, found[0].suffix)
    return written, forms.pop() if len(forms) == 1 else "either"


def _law(number: str, first: str, year: str, agency: str) -> Symbol | None:
    """A law or resolution of the National Assembly: ``number/year/QHnn``."""
    if not year:
        return None
    return Symbol(f"{number}/{year}/{agency}", number, year, "L", agency, first != "/", True)


def _typed(
    number: str, first: str, year: str, code: str, agency: list[str], separators: list[str]
) -> Symbol | None:
    """A symbol with a type code: its separators are those of its agency's kind."""
    suffix, form, known = _agency(agency)
    if not known and _is_word(suffix, first, separators):
        return None
    if form not in ("state", "party"):
        form = "party" if first == "-" else "state"
    if year:
        text, form = f"{number}/{year}/{code}-{suffix}", "state"
    elif form == "party":
        text = f"{number}-{code}/{suffix}"
    else:
        text = f"{number}/{code}-{suffix}"
    good = (first, separators[0]) == (("-", "/") if form == "party" else ("/", "-"))
    return Symbol(text, number, year, code, suffix, not good, known)


def _is_word(suffix: str, first: str, separators: list[str]) -> bool:
    """Whether an unknown suffix is a word of the sentence: "10-KH-Trung" is no symbol."""
    small = not suffix[:1].isupper() or (len(suffix) > 2 and suffix[1:].islower())
    return small or first == "." or (first == "-" and separators[0] == "-")


def _agency(names: list[str]) -> tuple[str, str, bool]:
    """Canonical suffix, form and whether it is known; of "MTTQ-BTT" the whole is tried before its head."""
    for length in range(len(names), 0, -1):
        known = known_suffix("-".join(names[:length]))
        if known:
            return "-".join([known[0], *names[length:]]), known[1], True
    joined = "-".join(names)
    return (joined.upper(), "state", True) if _ASSEMBLY.match(names[0]) else (joined, "", False)


def _without_type(
    number: str, first: str, year: str, names: list[str], separators: list[str]
) -> Symbol | None:
    """Several parts of which the first is no type code: a type glued to its agency, or a công văn."""
    if first != "/":
        return None
    glued = _unglue(names[0])
    if glued and not year and separators[0] == "-" and names[1].casefold() in _GLUING:
        return _typed(number, first, year, glued[0], [glued[1], *names[1:]], ["", *separators[1:]])
    return _letter(number, year, names, separators)


def _letter(number: str, year: str, names: list[str], separators: list[str]) -> Symbol | None:
    """A công văn: ``number/AGENCY-UNIT`` without a type code."""
    if separators[0] != "-":
        return None
    head = known_suffix(names[0])
    if head is None and sum(letter.isupper() for letter in names[0]) < 2:
        return None
    if not all((name[:1].isupper() and not name[1:].islower()) or len(name) < 3 for name in names[1:]):
        return None
    agency = head[0] if head else names[0]
    text = f"{number}/{year + '/' if year else ''}{'-'.join([agency, *names[1:]])}"
    return Symbol(text, number, year, "CV", agency, False, head is not None)


def _glued(number: str, first: str, year: str, name: str) -> Symbol | None:
    """A single word after the number: "90/TBMTTQ", "44/2019/NĐCP" have a type glued on; "12/KH" has not."""
    glued = _unglue(name)
    if glued is None or (year and (first != "/" or glued[0] not in _normative())):
        return None
    return _typed(number, first, year, glued[0], [glued[1]], [""])


@cache
def _normative() -> frozenset[str]:
    """Codes of the types that have a year in their symbol."""
    return frozenset(entry.code for entry in ontology.document_types() if entry.normative)


def _unglue(name: str) -> tuple[str, str] | None:
    """Type and agency of a word in which they are written as one."""
    if name.casefold() == "cttg":
        return "CT", "TTg"
    for length in (2, 3):
        code = type_code(name[:length])
        if code and known_suffix(name[length:]) and len(name) > length + 1:
            return code, name[length:]
    return None

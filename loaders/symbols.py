"""Symbols of documents as people write them in, the canonical form out.

State documents are ``number/TYPE-AGENCY`` (Nghị định 30/2020/NĐ-CP, Phụ lục I), normative ones have the
year after the number, party documents are ``number-TYPE/AGENCY`` (Hướng dẫn 36-HD/VPTW). People space,
invert, cross, glue and break them; a symbol that is not well formed for its agency is marked malformed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import ontology

_UPPER = "A-ZĐƠƯÂÊÔĂ"
_LETTER = "A-Za-zĐđƠơƯưÂâÊêÔôĂă"
_GAP = r"[ \n]{0,4}"
_SMALL = "kh|qđ|tb|ct|nq|cv|bc|hd|tt|nđ|kl|ctr|ttr|đa|pa|qc"
_PART = rf"(?:[{_UPPER}](?:[{_LETTER}0-9]|&[ ]?(?=[{_UPPER}])){{0,16}}|(?:ubnd|hđnd|ttg|mttq|tw|tu|hu|đu|qu|cp|btgtu|btg)(?![^\W\d_]))"
#: Where a symbol can stand. Must match: "57- KL/TW", "12a/2020/QĐ-UBND", "858CV/ĐUK", "64/2025/QH15".
#: Must not begin inside: dates, phone numbers, decimals, "QCVN 01:2019/BCT".
CANDIDATE = re.compile(
    rf"(?P<number>[0-9](?<![A-Za-zĐđ0-9/\\-].)(?<![0-9][.,:].)[0-9]{{0,4}}(?:\.\d{{1,3}})?(?:[a-zđ]|[A-ZĐ](?=\s?[-/]))?)"
    rf"(?:(?P<first>{_GAP}[-/]{_GAP}|[.](?=[A-ZĐ]))(?:(?P<year>(?:19|20)\d\d){_GAP}[-/]{_GAP})?(?P<head>{_PART}|(?:{_SMALL})(?=[-/]))"
    rf"|{_GAP}(?P<glued>[A-ZĐ][A-Za-zĐ]{{0,3}})(?=[ ]?/))"
    rf"(?P<rest>(?:{_GAP}[-/.]{_GAP}{_PART})?(?:[-/.](?:[ ]?(?=[{_UPPER}]{{2}}))?{_PART}){{0,2}})"
    rf"(?![A-Za-zĐđ0-9])"
)
_SPLIT = re.compile(r"[ \n]*([-/.])[ \n]*")
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d{1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart; ``text`` is canonical: NFC, no spaces, case and separators as the rules have them."""

    text: str
    number: str
    year: str
    type: str
    agency: str
    malformed: bool
    known: bool


@cache
def _types() -> dict[str, str]:
    """Codes as written in any case to the code that is canonical."""
    codes: dict[str, str] = {"cv": "CV"}
    for entry in ontology.document_types():
        for code in (entry.code, *entry.also):
            if code and not code.islower() and " " not in code:
                codes.setdefault(code.casefold(), entry.code if code is entry.code else code)
    return codes


@lru_cache(maxsize=4096)
def _known(suffix: str) -> tuple[str, str] | None:
    """The canonical spelling of a suffix and the form that its symbols have ("either" where both are common)."""
    found = ontology.agency(suffix)
    if not found:
        return None
    forms = {entry.form for entry in found}
    plain = found[0].suffix
    written = plain if plain.casefold() == suffix.casefold() else next((a for a in found[0].also if a.casefold() == suffix.casefold()), "")
    return written or (suffix if not suffix.islower() else suffix.upper()), forms.pop() if len(forms) == 1 else "either"


@lru_cache(maxsize=65536)
def canonical(number: str, first: str, year: str, parts: str) -> Symbol | None:
    """The symbol made of a number, the separator after it, a year and the rest as written, or None.

    >>> canonical("211", "/", "", "KH-TU")
    Symbol(text='211-KH/TU', number='211', year='', type='KH', agency='TU', malformed=True, known=True)
    >>> canonical("64", "/", "2025", "QH15").text
    '64/2025/QH15'
    >>> canonical("10", "-", "", "Trung") is None
    True
    """
    pieces = _SPLIT.split(parts.strip())
    names, separators = [name.replace(" ", "") for name in pieces[0::2]], pieces[1::2]
    if _ASSEMBLY.match(names[0]) and len(names) == 1:
        if not year:
            return None
        agency = names[0].upper()
        return Symbol(f"{number}/{year}/{agency}", number, year, "L", agency, first != "/", True)
    code = _types().get(names[0].casefold())
    if code is None and first != "/" and len(names) > 1:
        return None
    if len(names) == 1:
        return _glued(number, first, year, names[0])
    if code is None and len(names) > 1:
        glued = _unglue(names[0])
        if glued and not year and separators[0] == "-" and names[1].casefold() in {"btt", "đct"}:
            return _compose(number, first, year, glued[0], [glued[1], *names[1:]], ["", *separators[1:]])
        return _letter(number, first, year, names, separators)
    if "." in separators and _known(names[-1]) is None:
        return None
    return _compose(number, first, year, code or "", names[1:], separators)


def _compose(
    number: str, first: str, year: str, code: str, agency: list[str], separators: list[str]
) -> Symbol | None:
    """A symbol with a type code: its separators are those of its agency's kind."""
    suffix, form, known = _agency(agency)
    if not known and (not suffix[:1].isupper() or (len(suffix) > 2 and suffix[1:].islower())):
        return None
    if not known and (first == "." or first == "-" and separators[0] == "-"):
        return None
    if form not in ("state", "party"):
        form = "party" if first == "-" else "state"
    if year:
        text = f"{number}/{year}/{code}-{suffix}"
        good = first == "/" and separators[0] == "-"
    elif form == "party":
        text = f"{number}-{code}/{suffix}"
        good = first == "-" and separators[0] == "/"
    else:
        text = f"{number}/{code}-{suffix}"
        good = first == "/" and separators[0] == "-"
    return Symbol(text, number, year, code, suffix, not good, known)


def _agency(names: list[str]) -> tuple[str, str, bool]:
    """Canonical suffix, form and whether it is known; of "MTTQ-BTT" the whole is tried before its head."""
    for length in range(len(names), 0, -1):
        known = _known("-".join(names[:length]))
        if known:
            return "-".join([known[0], *names[length:]]), known[1], True
    joined = "-".join(names)
    assembly = _ASSEMBLY.match(names[0])
    return (joined.upper(), "state", True) if assembly else (joined, "", False)


def _letter(number: str, first: str, year: str, names: list[str], separators: list[str]) -> Symbol | None:
    """A công văn: ``number/AGENCY-UNIT`` without a type code."""
    if separators[0] != "-" or first != "/":
        return None
    head = _known(names[0])
    plausible = sum(c.isupper() for c in names[0]) >= 2
    if head is None and not plausible:
        return None
    if not all(name[:1].isupper() and not name[1:].islower() or len(name) < 3 for name in names[1:]):
        return None
    text = f"{number}/{year + '/' if year else ''}{'-'.join([head[0] if head else names[0], *names[1:]])}"
    return Symbol(text, number, year, "CV", head[0] if head else names[0], False, head is not None)


def _glued(number: str, first: str, year: str, name: str) -> Symbol | None:
    """A single word after the number: "90/TBMTTQ" has its type glued on; "12/KH" is no symbol."""
    glued = _unglue(name)
    if glued is None or year:
        return None
    return _compose(number, first, year, glued[0], [glued[1]], [""])


def _unglue(name: str) -> tuple[str, str] | None:
    if name.casefold() == "cttg":
        return "CT", "TTg"
    for length in (2, 3):
        code = _types().get(name[:length].casefold())
        if code and _known(name[length:]) and len(name) > length + 1:
            return code, name[length:]
    return None


def symbol_of(match: re.Match[str]) -> Symbol | None:
    """The symbol at a match of ``CANDIDATE``, or None where it is something else."""
    number, first, year, head, glued, rest = match.groups()
    if glued:
        if glued.casefold() not in _types():
            return None
        symbol = canonical(number, "-", "", glued + rest)
        return _marked(symbol)
    if "\n" in first and first.strip("\n ") == "-" and not first.startswith("-"):
        return None
    if number[-1].isalpha() and number[-1].isupper() and first.strip() == "-" and len(number) == 1:
        return None
    return canonical(number, first.strip(), year or "", head + rest)


def _marked(symbol: Symbol | None) -> Symbol | None:
    if symbol is None:
        return None
    return Symbol(symbol.text, symbol.number, symbol.year, symbol.type, symbol.agency, True, symbol.known)


def symbol_in(text: str) -> Symbol | None:
    """The first symbol in a piece of text.

    >>> symbol_in("Số: 32 - CT/TW").text
    '32-CT/TW'
    >>> symbol_in("Quy chuẩn QCVN 01:2019/BCT") is None
    True
    """
    for match in CANDIDATE.finditer(text):
        symbol = symbol_of(match)
        if symbol:
            return symbol
    return None

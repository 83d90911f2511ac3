"""Symbols as people write them in (spaced, inverted, crossed, glued, broken), the canonical form out."""

from __future__ import annotations

import re
from dataclasses import replace

from .canonical import Symbol, canonical, type_code

__all__ = ["CANDIDATE", "Symbol", "canonical", "symbol_in", "symbol_of"]

_UPPER = "A-ZĐƠƯÂÊÔĂ"
_LETTER = "A-Za-zĐđƠơƯưÂâÊêÔôĂă"
_GAP = r"[ \n]{0,4}"
#: Types and agencies that are also written in small letters.
_SMALL_TYPE = "kh|qđ|tb|ct|nq|cv|bc|hd|tt|nđ|kl|ctr|ttr|đa|pa|qc"
_SMALL_AGENCY = "ubnd|hđnd|ttg|mttq|tw|tu|hu|đu|qu|cp|btgtu|btg"
#: A legislature may stand apart from its number ("QH 14"), "&" from the letters beside it ("VHTT & DL").
_PART = (
    r"(?:(?:UBTV)?QH[ ]\d\d(?![\d/]|[ ]tháng)"
    rf"|[{_UPPER}](?:[{_LETTER}0-9]|&[ ]?(?=[{_UPPER}])"
    rf"|[ ]&[ ](?!UBND|HĐND|MTTQ)(?=[{_UPPER}]{{2,5}}(?!\w))){{0,16}}"
    rf"|(?:{_SMALL_AGENCY})(?![^\W\d_]))"
)
#: Where a symbol can stand. Must match: "57- KL/TW", "12a/2020/QĐ-UBND", "858CV/ĐUK", "64/2025/QH15".
#: Must not begin inside: dates, phone numbers, decimals, "QCVN 01:2019/BCT". It begins with a digit, and only
#: then looks back: so a scan of the text is fast.
CANDIDATE = re.compile(
    r"(?P<number>[0-9](?<![A-Za-zĐđ0-9/\\-].)(?<![0-9][.,:].)[0-9]{0,4}(?:\.\d{1,3})?"
    r"(?:[a-zđ]|[A-ZĐ](?=\s?[-/]))?)"
    rf"(?:(?P<first>{_GAP}[-/]{_GAP}|[.](?=[A-ZĐ]))(?:(?P<year>(?:19|20)\d\d){_GAP}[-/]{_GAP})?"
    rf"(?P<head>{_PART}|(?:{_SMALL_TYPE})(?=[-/]))"
    rf"|{_GAP}(?P<glued>[A-ZĐ][A-Za-zĐ]{{0,3}})(?=[ ]?/|-))"
    rf"(?P<rest>(?:{_GAP}[-/.]{_GAP}{_PART})?(?:[-/.](?:[ ]?(?=[{_UPPER}]{{2}}))?{_PART}){{0,2}})"
    r"(?![A-Za-zĐđ0-9]|/\d\d(?!\d))"
)
_NUMBERED = re.compile(r"(?:số|Số|SỐ)\s*[.:]?\s*$")


def symbol_of(match: re.Match[str]) -> Symbol | None:
    """The symbol at a match of ``CANDIDATE``, or None where it is something else.

    >>> symbol_of(CANDIDATE.match("858CV/ĐUK")).text
    '858-CV/ĐUK'
    """
    number, first, year, head, glued, rest = match.groups()
    if glued:
        party = rest.lstrip().startswith("/")
        if not (party or _NUMBERED.search(match.string, max(match.start() - 6, 0), match.start())):
            return None  # "46 KH-UBND" needs a word in front that says it is a number
        symbol = canonical(number, "-" if party else "", "", glued + rest) if type_code(glued) else None
        if symbol is None or not (party or symbol.known):
            return None
        return replace(symbol, malformed=True)
    if "\n" in first and first.strip("\n ") == "-" and not first.startswith("-"):
        return None  # the bullet of the next line
    return canonical(number, first.strip(), year or "", head + rest)


def symbol_in(text: str) -> Symbol | None:
    """The first symbol in a piece of text.

    >>> symbol_in("Số: 32 - CT/TW").text
    '32-CT/TW'
    >>> symbol_in("Quy chuẩn QCVN 01:2019/BCT") is None
    True
    """
    return next((symbol for match in CANDIDATE.finditer(text) if (symbol := symbol_of(match))), None)

"""A text in, the places where it names documents by their symbol out: symbol, type, date, issuer's words.

Recall comes first: every symbol is found wherever it stands; what it is to the document is decided later.
"""

from __future__ import annotations

import re
from functools import cache

from ..ontology.frame import either
from .attributes import carry, read_after, read_before, share
from .bodies import body_at
from .body import Body
from .dates import date_at
from .document_type import type_names
from .found import Found
from .symbols import CANDIDATE, Symbol, symbol_of

__all__ = ["Found", "find_symbols", "named_types"]

_ACT = either("mentions", "assembly_act")
#: The last word for an act before a symbol of the National Assembly, with no other type between.
_ASSEMBLY_ACT = re.compile(
    rf"(?<![^\W\d_])({_ACT})\b(?!.*(?<![^\W\d_])(?:{_ACT}|nghị\s+định|thông\s+tư)\b)", re.DOTALL
)
_ACT_CODES = {"nghị quyết": "NQ", "pháp lệnh": "PL"}
#: "mẫu 01/TNDN-QT", "Biểu số 03-BC/XDCB": what a form is called.
_FORM = re.compile(rf"(?<![^\W\d_]){either('mentions', 'form')}(?:\s+số)?\s*[:.]?\s*$")
_ISSUER = either("mentions", "issuer")
_TITLE = either("relations", "title_opener")
_DAY = r"ngày\s+(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
#: How far before a symbol the name of an act may begin, the word for a type, and that for a form.
_ACT_REACH, _TYPE_REACH, _FORM_REACH = 160, 48, 24
#: How far before "(số ..." the name of its type may stand with a title, and "của" with the issuer.
_TITLE_REACH, _REACH_OF_BODY = 300, 100


@cache
def named_types() -> dict[str, str]:
    """The types that a text can name a document by, to their codes; a law has none.

    >>> named_types()["thông tư"], named_types()["luật"]
    ('TT', 'L')
    """
    return {name: code for name, code in type_names().items() if code or name in ("luật", "bộ luật")}


@cache
def _type_before() -> re.Pattern[str]:
    """Type and "số" in front of a symbol, also "(số", "có số hiệu"; "số" may be misspelt."""
    longest = sorted((name.replace(" ", r"\s+") for name in named_types()), key=len, reverse=True)
    return re.compile(
        rf"(?<![^\W\d_])(?P<name>{'|'.join(longest)}|các\s+văn\s+bản|văn\s+bản)"
        r"\s*(?:\(\w+\)\s*)?(?:pháp\s+luật\s+)?"
        r"(?P<number>(?:\(\s*)?(?:(?:có|mang)\s+(?:ký\s+hiệu\s+)?)?(?:số\s+hiệu|số|sô|so)\s*[:.]?\s*)?$"
    )


@cache
def _type_of_body() -> re.Pattern[str]:
    """The last type with a body behind it and no stop between: "Kế hoạch của UBND huyện (số)", also with the
    day behind: "Kế hoạch UBND huyện ban hành ngày 3/4/2020 (số)".
    """
    longest = sorted((name.replace(" ", r"\s+") for name in named_types()), key=len, reverse=True)
    return re.compile(
        rf"(?<![^\W\d_])(?P<name>{'|'.join(longest)})\s+(?P<day>{_DAY}\s+)?(?:của|do|(?={_ISSUER}))\s*"
        r"(?=[^,;.:()“”\n]{3,90}?\s*(?P<rest>(?:,?\s*(?:ban\s+hành\s+|ký\s+)?"
        rf"(?P<behind>{_DAY}))?,?\s*\(?)$)"
        rf"(?!.*\b(?:{'|'.join(longest)})\s+(?:ngày|của)\s)"
    )


def find_symbols(view: str, low: str) -> list[Found]:
    """All documents named by their symbol, in order of place; ``low`` is the key form of ``view``."""
    found: list[Found] = []
    for match in CANDIDATE.finditer(view):
        symbol = symbol_of(match)
        item = _mention(view, low, match, symbol) if symbol else None
        if item is None:
            continue
        read_after(view, low, item)
        if item.body is None:
            read_before(view, low, item)
        found.append(item)
    share(found, low)
    carry(found, low)
    return found


def _mention(view: str, low: str, match: re.Match[str], symbol: Symbol) -> Found | None:
    """A symbol with the type word before it; None where an unknown agency has nothing to vouch for it."""
    start, end = match.span()
    before = _type_before().search(low, max(start - _TYPE_REACH, 0), start) if start else None
    named = " ".join(before["name"].split()) if before else ""
    if before is None and start and _FORM.search(low, max(start - _FORM_REACH, 0), start):
        return None
    head = before.start() if before else _number_word(low, start)
    if not symbol.known and head == start:
        spaced = " " in match[0] or "\n" in match[0]
        if symbol.type == "CV" or symbol.malformed or spaced:
            return None
    spoken = _issued_by(view, low, head) if before is None and head < start else None
    if spoken:
        named, head = spoken[:2]
    elif head < start and before is None:
        head = _titled(low, symbol, head)
    code, head = _type_of(low, symbol, named, start, head)
    found = Found(start, end, "symbol", symbol, code, head, end, text=symbol.text)
    if spoken:
        found.body, found.issued = spoken[2:]
    return found


def _issued_by(view: str, low: str, number: int) -> tuple[str, int, Body, str | None] | None:
    """ "Kế hoạch ngày 3/4/2020 của UBND huyện số 5/KH-UBND": the type, where it begins, issuer and day."""
    before = _type_of_body().search(low, max(number - _TYPE_REACH - 120, 0), number)
    body = body_at(view, low, before.end(), number) if before else None
    if before is None or body is None or low[body.end : before.start("rest")].strip():
        return None
    day = "day" if before["day"] else "behind"
    dated = date_at(low, before.start(day)) if before[day] else None
    return " ".join(before["name"].split()), before.start(), body, dated[0] if dated else None


def _titled(low: str, symbol: Symbol, number: int) -> int:
    """ "Kế hoạch thực hiện Chỉ thị số 9-CT/TW của Tỉnh ủy (số 5-KH/TU ...)": where the name begins."""
    if low[number - 1] != "(" or " của " not in low[max(number - _REACH_OF_BODY, 0) : number]:
        return number
    first = max(number - _TITLE_REACH, 0)
    first += max(low.rfind(stop, first, number) - first + 1 for stop in (";", ". ", "\n", "“", ":"))
    names = [name for name, code in named_types().items() if code == symbol.type]
    starts = [match.start() for name in names for match in _named(name).finditer(low, first, number)]
    return max(starts, default=number)


@cache
def _named(name: str) -> re.Pattern[str]:
    """A type with its title behind it, and no number."""
    words = name.replace(" ", r"\s+")
    return re.compile(rf"(?<![^\W\d_]){words}\s+(?={_TITLE}\b)")


def _number_word(low: str, start: int) -> int:
    """Where "số" begins that stands alone in front of a symbol, else the symbol itself."""
    first = max(start - 5, 0)
    label = low[first:start].rstrip()
    return first + label.rfind("số") if label.endswith(("số", "số:", "số.")) else start


def _type_of(low: str, symbol: Symbol, named: str, start: int, head: int) -> tuple[str | None, int]:
    """The code of the type, by the symbol and by the word before it, and where the name begins."""
    spoken = named_types().get(named)
    if symbol.type == "L" and symbol.agency.startswith(("QH", "UBTVQH")):
        return _act(low, start, head)
    if named == "công văn" and symbol.type != "CV" and len(symbol.type) == 2 and not symbol.year:
        return "CV", head
    if spoken and symbol.type == "CV":
        return spoken, head
    return symbol.type or None, head


def _act(low: str, start: int, head: int) -> tuple[str, int]:
    """Law, resolution or ordinance: what a symbol of the National Assembly is, and where its name begins."""
    first = max(start - _ACT_REACH, 0)
    window = low[first:start]
    match = _ASSEMBLY_ACT.search(window)
    if match is None or re.search(r"[.;]\s", window[match.end() :]):
        return "L", head
    return _ACT_CODES.get(" ".join(match[1].split()), "L"), first + match.start()

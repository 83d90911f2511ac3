"""The symbol of a document in, the body that its suffix names out."""

from __future__ import annotations

import re
from functools import lru_cache

from .. import ontology
from .body import Chain
from .canonical import Symbol
from .full_names import full_name

#: The National Assembly counts its terms in the suffix: QH15, UBTVQH14.
_ASSEMBLY = re.compile(r"QH\d")
#: Offices of a district or commune that print the same suffix everywhere.
_OFFICES = ("Công an", "Ban Chỉ huy", "Phòng ")
#: Shorter parts of a joint suffix are no ministry's ("BTP-BCA" is, "BT-CP" is not).
_SHORTEST_MINISTRY = 3


def printers(symbol: Symbol) -> tuple[ontology.Agency, ...]:
    """The bodies that print the suffix of a symbol, as the Party (12-KH/TU) or the state writes it."""
    form = "party" if symbol.text.startswith(f"{symbol.number}-") else "state"
    return printers_of(symbol.agency, form)


@lru_cache(maxsize=4096)
def printers_of(suffix: str, form: str) -> tuple[ontology.Agency, ...]:
    """The bodies that print a suffix in that form; of a suffix of several parts the longest known head.

    >>> [body.name for body in printers_of("TTg", "state")]
    ['Thủ tướng Chính phủ']
    """
    found = ontology.agency(suffix, form) or ontology.agency(suffix)
    while not found and "-" in suffix:
        suffix = suffix.rsplit("-", 1)[0]
        found = ontology.agency(suffix, form) or ontology.agency(suffix)
    return found


def by_suffix(symbol: Symbol, type: str | None, issued: str | None) -> str | None:
    """The body that the suffix alone names, as of the mention's date, or None where it is many bodies'."""
    day = issued or symbol.year or ""
    if _ASSEMBLY.match(symbol.agency):
        return "Quốc hội"
    if symbol.agency.startswith("UBTVQH"):
        return "Ủy ban Thường vụ Quốc hội"
    ministries = _joint(symbol.agency, day)
    if ministries:
        return ministries
    entries = printers(symbol)
    if not entries or not all(entry.alone for entry in entries):
        return None
    if type == "NĐ":
        return "Chính phủ"
    names = {entry.name for entry in entries if not day or ontology.valid_on(entry, day)}
    names = names or {entry.name for entry in entries}
    return names.pop() if len(names) == 1 else None


def in_chain(symbol: Symbol, chain: Chain) -> str | None:
    """The body that a suffix without words names within the citing document's own territory, or None."""
    entries = printers(symbol)
    names, levels = {entry.name for entry in entries}, {entry.level for entry in entries}
    only = names.pop() if len(names) == 1 else ""
    if only.startswith("Sở ") and chain.province:
        return full_name(only, "", "", "", False, chain)
    if only.startswith(_OFFICES):
        for level, (kind, place) in (("district", chain.district), ("commune", chain.commune)):
            if place and (levels == {level} or only.endswith(f" {kind}")):
                return f"{only.removesuffix(f' {kind}')} {kind} {place}"
    return _committee(symbol.agency, chain)


def _committee(suffix: str, chain: Chain) -> str | None:
    """The party committee of the document's own province, city or district."""
    kind, name = chain.district
    if suffix == "HU" and kind == "huyện":
        return f"Huyện ủy {name}"
    if suffix == "QU" and kind == "quận":
        return f"Quận ủy {name}"
    if not chain.province:
        return None
    city = full_name(
        "Thành ủy", "thành phố", "", "", False, Chain(chain.province, level=chain.level, day=chain.day)
    )
    if suffix == "TU" and chain.level in ("province", "district", "commune"):
        return city or f"Tỉnh ủy {chain.province}"
    if suffix == "BTGTU" and not city:
        return f"Ban Tuyên giáo Tỉnh ủy {chain.province}"
    return None


@lru_cache(maxsize=4096)
def _joint(suffix: str, day: str) -> str | None:
    """The ministries of a joint document ("BCA-BNNMT"), together; None where a part is no ministry's."""
    parts = suffix.split("-")
    if len(parts) < 2 or min(map(len, parts)) < _SHORTEST_MINISTRY:
        return None
    names = [_ministry(part, day) for part in parts]
    return " và ".join(name for name in names if name) if all(names) else None


def _ministry(suffix: str, day: str) -> str | None:
    for entry in ontology.agency(suffix, "state"):
        if entry.alone and entry.level == "central" and ontology.valid_on(entry, day):
            return entry.name if entry.name.startswith("Bộ ") else None
    return None

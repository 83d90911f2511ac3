"""Named documents and the citing document's own territory in, the full name of each issuer out.

"Tỉnh ủy" in a plan of huyện Kim Động is Tỉnh ủy Hưng Yên; where the text does not let one know, the
reference stays open. The body that the suffix alone names goes before the words (Nghị định: Chính phủ).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from .. import ontology
from .bodies import Chain, full_name
from .clean import same, words
from .find import Found

RANKS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_PARTY_SUFFIX = {"TU": "", "HU": "Huyện ủy", "QU": "Quận ủy"}


def resolve(view: str, found: list[Found], chain: Chain) -> list[tuple[Found, str]]:
    """Set ``issuer`` of each mention; returns the conflicts between words and suffix as (mention, message)."""
    conflicts: list[tuple[Found, str]] = []
    for item in found:
        spoken = None
        if item.body is not None:
            body = item.body
            spoken = full_name(body.base, body.kind, body.name, body.office, body.central, chain)
        named = suffix_name(item)
        if named:
            item.issuer = named
            if spoken and item.body and _contradicts(item, spoken, named) and not item.shared:
                conflicts.append((item, f"{item.text}: the suffix says {named}, the words say {spoken}"))
        else:
            allowed = {same(name) for entry in _entries(item) for name in entry.bodies} if item.symbol else set()
            if spoken and item.body and item.body.central and allowed and same(spoken) not in allowed and not item.shared:
                conflicts.append((item, f"{item.text}: the suffix is none of {spoken}"))
            item.issuer = spoken or (_by_level(item, chain) if item.body is None else None)
    groups: dict[str, list[Found]] = {}
    for item in found:
        if item.symbol is not None:
            groups.setdefault(item.text, []).append(item)
    for items in groups.values():
        names = Counter(item.issuer for item in items if item.issuer and item.body is not None)
        if not names:
            names = Counter(item.issuer for item in items if item.issuer)
        if not names:
            continue
        best = min(names, key=lambda name: (-names[name], name))
        for item in items:
            if item.body is None or item.issuer is None:
                item.issuer = best
        known = {same(name).replace("ban thường vụ ", "") for name in names}
        if len(known) > 1 and any(entry.alone for entry in _entries(items[0])) is False and _differ(items):
            first = next(item for item in items if item.issuer and same(item.issuer) != same(items[0].issuer or ""))
            conflicts.append((first, f"{first.text}: said to be of {items[0].issuer} and of {first.issuer}"))
    return conflicts


def _differ(items: list[Found]) -> bool:
    """Whether two mentions of one symbol and one day name bodies that cannot be one."""
    seen = {(item.issued, same(item.issuer)) for item in items if item.issuer and item.body is not None}
    days = {day for day, _ in seen if day}
    return len({name for _, name in seen}) > 1 and len(days) <= 1


def _entries(item: Found) -> tuple[ontology.Agency, ...]:
    assert item.symbol is not None
    return entries_of(item.symbol.agency, "party" if item.symbol.text.startswith(item.symbol.number + "-") else "state")


@lru_cache(maxsize=4096)
def entries_of(suffix: str, form: str) -> tuple[ontology.Agency, ...]:
    """The bodies that print a suffix in that form; of a suffix of several parts the longest known head."""
    found = ontology.agency(suffix, form) or ontology.agency(suffix)
    while not found and "-" in suffix:
        suffix = suffix.rsplit("-", 1)[0]
        found = ontology.agency(suffix, form) or ontology.agency(suffix)
    return found


def suffix_name(item: Found) -> str | None:
    """The body that the suffix alone names, as of the mention's date."""
    if item.symbol is None:
        return None
    agency = item.symbol.agency
    if re.match(r"QH\d", agency):
        return "Quốc hội"
    if agency.startswith("UBTVQH"):
        return "Ủy ban Thường vụ Quốc hội"
    joint = _joint(agency, item.issued or item.symbol.year)
    if joint:
        return joint
    entries = [entry for entry in _entries(item) if entry.alone]
    if not entries or any(not entry.alone for entry in _entries(item)):
        return None
    if item.type == "NĐ":
        return "Chính phủ"
    day = item.issued or item.symbol.year
    if day and len(entries) > 1:
        entries = [entry for entry in entries if ontology.valid_on(entry, day)] or entries
    return entries[0].name if len({entry.name for entry in entries}) == 1 else None


@lru_cache(maxsize=4096)
def _joint(suffix: str, day: str) -> str | None:
    """The bodies of a joint document ("BCA-BNNMT"), named together."""
    parts = suffix.split("-")
    if len(parts) < 2:
        return None
    names = []
    for part in parts:
        found = [e for e in ontology.agency(part, "state") if e.alone and e.level == "central" and ontology.valid_on(e, day or "")]
        if len(part) < 3 or not found or not found[0].name.startswith("Bộ "):
            return None
        names.append(found[0].name)
    return " và ".join(names)


def _contradicts(item: Found, spoken: str, named: str) -> bool:
    if same(spoken) == same(named):
        return False
    for entry in _entries(item):
        if same(spoken) in {same(entry.name), *(same(name) for name in entry.names)}:
            return False
    assert item.body is not None
    if item.body.central and same(named).startswith(("bộ ", "văn phòng")) and same(spoken).startswith("bộ "):
        shared = set(same(named).split()) & set(same(spoken).split())
        return len(shared) < 3
    return item.body.central or bool(item.body.name)


def _by_level(item: Found, chain: Chain) -> str | None:
    """A party suffix without words: the committee of the citing document's own chain."""
    if item.symbol is None:
        return None
    agency = item.symbol.agency
    names = {entry.name for entry in _entries(item)}
    if len(names) == 1 and next(iter(names)).startswith("Sở ") and chain.province:
        return full_name(next(iter(names)), "", "", "", False, chain)
    kinds = {kind: name for kind, name in (chain.district, chain.commune) if name}
    if len(names) == 1 and (name := next(iter(names))).split(" ")[-1] in kinds and name.startswith(("Công an", "Ban Chỉ huy")):
        return f"{name} {kinds[name.split(' ')[-1]]}"
    if agency == "TU" and chain.province and chain.level in ("province", "district", "commune"):
        city = full_name("Thành ủy", "thành phố", "", "", False, Chain(province=chain.province, level=chain.level, day=chain.day))
        return city or f"Tỉnh ủy {chain.province}"
    if agency == "HU" and chain.district[0] == "huyện":
        return f"Huyện ủy {chain.district[1]}"
    if agency == "QU" and chain.district[0] == "quận":
        return f"Quận ủy {chain.district[1]}"
    if agency == "BTGTU" and chain.province and not full_name("Thành ủy", "thành phố", "", "", False, Chain(province=chain.province, day=chain.day)):
        return f"Ban Tuyên giáo Tỉnh ủy {chain.province}"
    return None


def is_superior(item: Found, own_level: str | None, own_base: str, own_name: str | None, own_branch: str) -> bool:
    """Whether a mention's issuer stands above the citing body, or leads it at its own level."""
    if item.symbol is None:
        return False
    entries = _entries(item)
    levels = {entry.level for entry in entries}
    issuer = item.issuer or ""
    if issuer and own_name and same(issuer) == same(own_name):
        return False
    level = ""
    if levels == {"central"} or item.symbol.agency.startswith(("QH", "UBTVQH", "TW")):
        level = "central"
    elif issuer:
        level = _level_of_name(issuer)
    elif len(levels) == 1:
        level = next(iter(levels))
    if not level:
        return False
    own = RANKS.get(own_level or "", 9)
    there = RANKS.get(level, 9)
    if there < own:
        return True
    party = any(entry.branch == "party" for entry in entries)
    return there == own and (party and own_branch != "party" or "Ủy ban nhân dân" in issuer and not own_base.startswith(("Ủy ban nhân dân", "Hội đồng")) and own_branch == "state")


def _level_of_name(name: str) -> str:
    low = same(name)
    if re.search(r"\b(?:xã|phường|thị trấn|đặc khu)\b", low) and not re.search(r"\bthị xã\b", low):
        return "commune"
    if re.search(r"\b(?:huyện|quận|thị xã|thị ủy)\b", low):
        return "district"
    if re.search(r"\b(?:tỉnh|thành phố|thành ủy|sở)\b", low):
        return "province"
    if low.startswith(("bộ ", "chính phủ", "thủ tướng", "ban bí thư", "ban chấp hành trung ương", "quốc hội", "văn phòng chính phủ")):
        return "central"
    return ""


def as_written(view: str, item: Found) -> str | None:
    """The issuer's words."""
    return words(view[item.body.start : item.body.end]) if item.body is not None else None

"""Named documents and the citing document's own territory in, the full name of each issuer out.

"Tỉnh ủy" in a plan of huyện Kim Động is Tỉnh ủy Hưng Yên; where the text does not let one know, the
reference stays open. The body that the suffix alone names goes before the words (Nghị định: Chính phủ).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .body import Body, Chain
from .canonical import Symbol
from .clean import same, words
from .found import Found
from .full_names import full_name
from .suffixes import by_suffix, in_chain, printers

#: Levels from above.
RANKS = {"central": 0, "province": 1, "district": 2, "commune": 3}
_CENTRAL_SUFFIXES = ("QH", "UBTVQH", "TW")
_COMMITTEES = ("Ủy ban nhân dân", "Hội đồng")
#: Bodies at the head of the state and the Party: ministries carry out what they decide.
_APEX = (
    "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Chính trị", "Ban Bí thư",
    "Ban Chấp hành Trung ương Đảng",
)  # fmt: skip
_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\b")
_TOWN = re.compile(r"\bthị xã\b")
_DISTRICT = re.compile(r"\b(?:huyện|quận|thị xã|thị ủy)\b")
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố|thành ủy|sở)\b")
_CENTRAL = (
    "bộ ",
    "chính phủ",
    "thủ tướng",
    "ban bí thư",
    "ban chấp hành trung ương",
    "quốc hội",
    "văn phòng chính phủ",
)


def resolve(found: list[Found], chain: Chain) -> list[tuple[Found, str]]:
    """Set ``issuer`` of each mention; returns what words and suffix disagree on as (mention, message)."""
    conflicts = [(item, message) for item in found if (message := _settle(item, chain))]
    by_text: dict[str, list[Found]] = {}
    for item in found:
        if item.symbol is not None:
            by_text.setdefault(item.text, []).append(item)
    for items in by_text.values():
        conflicts.extend(_share(items))
    return conflicts


def is_superior(
    item: Found, own_level: str | None, own_base: str, own_name: str | None, own_branch: str
) -> bool:
    """Whether a mention's issuer stands above the citing body, or leads it at its own level."""
    if item.symbol is None:
        return False
    issuer = item.issuer or ""
    if issuer and own_name and same(issuer) == same(own_name):
        return False
    level = _level(item.symbol, issuer)
    if not level:
        return False
    lowest = len(RANKS)
    own, there = RANKS.get(own_level or "", lowest), RANKS.get(level, lowest)
    if there != own:
        return there < own
    if own_level == "central" and issuer in _APEX and own_name not in _APEX:
        return True
    if own_branch != "party" and any(entry.branch == "party" for entry in printers(item.symbol)):
        return True
    return own_branch == "state" and "Ủy ban nhân dân" in issuer and not own_base.startswith(_COMMITTEES)


def as_written(view: str, item: Found) -> str | None:
    """The issuer's words, or None where the mention has none."""
    return words(view[item.body.start : item.body.end]) if item.body is not None else None


def _settle(item: Found, chain: Chain) -> str:
    """Set the issuer that suffix and words of one mention name; returns what speaks against it, if any."""
    spoken = _spoken(item.body, chain)
    named = by_suffix(item.symbol, item.type, item.issued) if item.symbol else None
    if named:
        item.issuer = named
        if (
            item.symbol
            and item.body
            and spoken
            and not item.shared
            and _contradicts(item.symbol, item.body, spoken, named)
        ):
            return f"{item.text}: the suffix says {named}, the words say {spoken}"
        return ""
    item.issuer = spoken
    if item.body is None:
        item.issuer = in_chain(item.symbol, chain) if item.symbol else None
    elif item.symbol and spoken and item.body.central and not item.shared:
        allowed = _keys(name for entry in printers(item.symbol) for name in entry.bodies)
        if allowed and same(spoken) not in allowed:
            return f"{item.text}: the suffix is none of {spoken}"
    return ""


def _spoken(body: Body | None, chain: Chain) -> str | None:
    if body is None:
        return None
    return full_name(body.base, body.kind, body.name, body.office, body.central, chain)


def _share(items: list[Found]) -> list[tuple[Found, str]]:
    """Give the issuer that most mentions of one symbol have to those without; tells where they differ."""
    spoken = Counter(item.issuer for item in items if item.issuer and item.body is not None)
    names = spoken or Counter(item.issuer for item in items if item.issuer)
    if not names:
        return []
    best = min(names, key=lambda name: (-names[name], name))
    for item in items:
        if item.body is None or item.issuer is None:
            item.issuer = best
    symbol, first = items[0].symbol, items[0].issuer or ""
    known = {key.replace("ban thường vụ ", "") for key in _keys(names)}
    if (
        len(known) == 1
        or symbol is None
        or any(entry.alone for entry in printers(symbol))
        or not _differ(items)
    ):
        return []
    other = next(item for item in items if item.issuer and same(item.issuer) != same(first))
    return [(other, f"{other.text}: said to be of {first} and of {other.issuer}")]


def _differ(items: list[Found]) -> bool:
    """Whether two mentions of one symbol and one day name bodies that cannot be one."""
    seen = {(item.issued, same(item.issuer)) for item in items if item.issuer and item.body is not None}
    days = {day for day, _ in seen if day}
    return len({name for _, name in seen}) > 1 and len(days) <= 1


def _contradicts(symbol: Symbol, body: Body, spoken: str, named: str) -> bool:
    """Whether the words name another body than the suffix; a ministry's former name does not."""
    if same(spoken) == same(named):
        return False
    if any(same(spoken) in _keys((entry.name, *entry.names)) for entry in printers(symbol)):
        return False
    if body.central and same(named).startswith(("bộ ", "văn phòng")) and same(spoken).startswith("bộ "):
        return len(set(same(named).split()) & set(same(spoken).split())) < 3
    return body.central or bool(body.name)


def _keys(names: Iterable[str]) -> set[str]:
    return {same(name) for name in names}


def _level(symbol: Symbol, issuer: str) -> str:
    """The level of a mention's issuer: by a suffix of the centre, else its name, else all who print it."""
    levels = {entry.level for entry in printers(symbol)}
    if levels == {"central"} or symbol.agency.startswith(_CENTRAL_SUFFIXES):
        return "central"
    if issuer:
        return _level_of_name(issuer)
    return levels.pop() if len(levels) == 1 else ""


def _level_of_name(name: str) -> str:
    low = same(name)
    if _COMMUNE.search(low) and not _TOWN.search(low):
        return "commune"
    if _DISTRICT.search(low):
        return "district"
    if _PROVINCE.search(low):
        return "province"
    return "central" if low.startswith(_CENTRAL) else ""

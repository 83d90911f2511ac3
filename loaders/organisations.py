"""The name of a unit or body in, its full name, level and branch out."""

from __future__ import annotations

import re
from functools import lru_cache

from .. import ontology
from ..ontology.offices import written_out
from ..ontology.wording import alternatives, meanings
from .bodies import ORGAN, body_at
from .body import Body, Chain
from .clean import key, same
from .full_names import full_name
from .places import KINDS

_KIND_AT_END = re.compile(r"\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$")
_ABBREVIATIONS = meanings("abbreviation in a name")
_ABBREVIATION = re.compile(rf"(?<![^\W_])(?:{'|'.join(_ABBREVIATIONS)})(?![^\W_])")
#: Branches in the order in which they are asked for; what is of none is of the state.
_BRANCHES = tuple(
    (branch, re.compile(alternatives(f"branch {branch}"))) for branch in ("armed", "front", "mass", "party")
)


@lru_cache(maxsize=8192)
def organisation(name: str, group: bool, chain: Chain) -> str | None:
    """The full name of a unit in its territory, or None where the text does not let one know.

    >>> organisation("Công an huyện", False, Chain("Hưng Yên", ("huyện", "Kim Động"), level="district"))
    'Công an huyện Kim Động'
    """
    name = name if group else standard_name(name, chain.level)
    low = key(name)
    body = None if group else body_at(name, low, 0, len(name))
    central = body is not None and body.central
    if body is not None and body.end == len(name):
        complete = full_name(body.base, body.kind, body.name, body.office, body.central, chain)
        if complete and (central or body.name or same(complete) != same(name)):
            return complete
    kind, place = _home(chain)
    if not place:
        return name if central else None
    of_province = chain.level == "province"
    tail = _KIND_AT_END.search(low)
    if tail and not group and tail[1] != kind and not (of_province and tail[1] in ("tỉnh", "thành phố")):
        own = {"tỉnh": chain.province, **dict((chain.district, chain.commune))}.get(tail[1], "")
        return f"{name} {own}" if own else None
    if low.endswith(f" {kind}") or (of_province and low.endswith((" thành phố", " tỉnh"))):
        return f"{name} {place}"
    if same(name).endswith(same(place)):
        return name
    return body.base if body is not None and central else f"{name} {kind} {place}"


@lru_cache(maxsize=16384)
def standard_name(name: str, level: str = "") -> str:
    """A body's name written out, so that one body has one name; ``level`` is that of its territory.

    >>> standard_name("UBND các xã, thị trấn"), standard_name("Đảng uỷ xã Ngọc Lũ")
    ('Ủy ban nhân dân các xã, thị trấn', 'Đảng ủy xã Ngọc Lũ')
    >>> standard_name("Phòng VH&TT huyện Bình Lục"), standard_name("BCHQS", "district")
    ('Phòng Văn hóa và Thông tin huyện Bình Lục', 'Ban Chỉ huy quân sự')
    """
    full = written_out(name, level)
    if full == name and (organ := ORGAN.match(key(name))):
        full = name[: organ.end()] + written_out(name[organ.end() :], level)
    return _ABBREVIATION.sub(lambda match: _ABBREVIATIONS[match[0]], full)


def without_organ(name: str) -> str:
    """A body's name without the organ or post that stands for it.

    >>> without_organ("Thủ trưởng các sở, ban, ngành"), without_organ("Thường trực Huyện ủy")
    ('các sở, ban, ngành', 'Huyện ủy')
    """
    organ = ORGAN.match(key(name))
    return name[organ.end() :] if organ else name


@lru_cache(maxsize=8192)
def level_of(name: str) -> str:
    """The level of the territory in a body's name; empty where it says none.

    >>> level_of("Ủy ban nhân dân huyện Kim Động"), level_of("Chính phủ"), level_of("Thành ủy Đà Nẵng")
    ('district', 'central', 'province')
    >>> level_of("Bộ Chỉ huy quân sự tỉnh Hưng Yên"), level_of("Bộ Thủy lợi")
    ('province', 'central')
    """
    body = body_at(name, key(name), 0, len(name))
    if body is None:
        return ""
    if body.central or (body.base.startswith(("Bộ ", "Tổng cục ")) and not body.kind and not body.name):
        return "central"  # "Bộ Chỉ huy quân sự tỉnh" is of the province
    kind = territory_kind(body)
    if kind == "thành phố":
        return "province" if ontology.province(f"thành phố {body.name}") is not None else "district"
    return KINDS.get(kind, "")


@lru_cache(maxsize=8192)
def province_of(name: str) -> str:
    """The province that a body of the province's level stands for; empty for any other body.

    >>> province_of("Tỉnh ủy Hưng Yên"), province_of("Huyện ủy Kim Động")
    ('Hưng Yên', '')
    """
    body = body_at(name, key(name), 0, len(name))
    if body is None or not body.name or level_of(name) != "province":
        return ""
    found = ontology.province(body.name)
    return found.name if found is not None else ""


@lru_cache(maxsize=8192)
def branch_of(name: str) -> str:
    """party, front, mass, armed or state, from a body's name.

    >>> branch_of("Huyện ủy Kim Động"), branch_of("Công an huyện")
    ('party', 'armed')
    """
    low = same(name)
    return next((branch for branch, pattern in _BRANCHES if pattern.match(low)), "state")


def territory_kind(body: Body) -> str:
    """The kind of territory of a body, of party committees from the name itself.

    >>> territory_kind(Body(0, 8, "Huyện ủy", name="Kim Động"))
    'huyện'
    """
    return body.kind or meanings("kind of committee").get(body.base, "")


def _home(chain: Chain) -> tuple[str, str]:
    """Kind and name of the territory that the citing body stands in."""
    homes = {"province": ("tỉnh", chain.province), "district": chain.district, "commune": chain.commune}
    return homes.get(chain.level, ("", ""))

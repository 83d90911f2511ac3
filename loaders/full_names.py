"""A body as named in, its full name in the territory of the citing document out."""

from __future__ import annotations

from functools import lru_cache

from .. import ontology
from ..ontology.wording import meanings
from .body import Chain
from .committees import KIND_OF_COMMITTEE

#: Committees that are none without a territory.
_NEED_A_PLACE = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Đảng ủy")


@lru_cache(maxsize=4096)
def full_name(base: str, kind: str, name: str, office: str, central: bool, chain: Chain) -> str | None:
    """The full name of a body in the context of a document, or None where the text does not let one know.

    >>> hung_yen = Chain(province="Hưng Yên", district=("huyện", "Kim Động"), level="district")
    >>> full_name("Tỉnh ủy", "tỉnh", "", "", False, hung_yen)
    'Tỉnh ủy Hưng Yên'
    >>> full_name("Ủy ban nhân dân", "thị xã", "", "", False, hung_yen) is None
    True
    """
    if central:
        return base
    if base == "Đảng bộ":  # the party in a territory is spoken for by its committee
        committees = {kind: committee for committee, kind in meanings("kind of committee").items()}
        base = committees.get(kind, "Đảng ủy")
    prefix = f"{office} " if office else ""
    if base not in KIND_OF_COMMITTEE and not kind and not name:
        return _without_place(base, prefix, chain)
    place = name or _own(kind, chain)
    if not place:
        return None
    if base in KIND_OF_COMMITTEE:
        city = base == "Thành ủy" and is_city(place, chain.day)
        return f"{prefix}{base} {'Thành phố ' if city else ''}{place}"
    if kind == "thành phố" and is_city(place, chain.day):
        return f"{prefix}{base} Thành phố {place}"
    return f"{prefix}{base} {kind} {place}".replace("  ", " ")


@lru_cache(maxsize=1024)
def is_city(name: str, day: str = "") -> bool:
    """Whether a name is that of a centrally-run city on a day (by default the end of 2025).

    >>> is_city("Hải Phòng"), is_city("Hưng Yên")
    (True, False)
    """
    known = ontology.province(name, day or "2025-12-31")
    return known is not None and known.kind == "thành phố"


def province_title(name: str, day: str) -> str:
    """A province with its kind, as a name is written out on a day.

    >>> province_title("Hưng Yên", "2023"), province_title("Hải Phòng", "2023")
    ('tỉnh Hưng Yên', 'Thành phố Hải Phòng')
    """
    return f"{'Thành phố' if is_city(name, day) else 'tỉnh'} {name}"


def _without_place(base: str, prefix: str, chain: Chain) -> str | None:
    """A department stands under the document's own territory; a committee without a territory stays open."""
    if base in _NEED_A_PLACE:
        return None
    if base.startswith("Sở ") and chain.province:
        return f"{prefix}{base} {province_title(chain.province, chain.day)}"
    if base.startswith("Phòng ") and chain.district[1]:
        return f"{prefix}{base} {' '.join(chain.district)}"
    return f"{prefix}{base}"


def _own(kind: str, chain: Chain) -> str:
    """The name of the citing document's own territory of that kind."""
    in_city = is_city(chain.province, chain.day)
    if kind == "tỉnh":
        return "" if in_city else chain.province
    if kind == "thành phố":
        if in_city:
            return chain.province
        return chain.district[1] if chain.district[0] == "thành phố" else ""
    return next((name for own, name in (chain.district, chain.commune) if own == kind), "")

"""A unit that a body off the ladder gives a task in, the unit's name inside of that body out."""

from __future__ import annotations

import re
from functools import lru_cache

from ..ontology.wording import alternatives, wording
from .bodies import body_at
from .clean import key
from .committees import LADDER
from .organisations import standard_name, without_organ
from .unit import KIND

#: What stands in a territory, or is the whole country's, whoever names it.
_OF_OTHERS = re.compile(rf"\b{KIND}(?![^\W_])|\b{alternatives('nobody is inside')}(?![^\W_])")
_INSIDE = re.compile(rf"{alternatives('unit inside a body')}(?![^\W_])")
_BELONGS = re.compile(r"\s*(?:,?\s*(?:trực\s+)?thuộc|của)$")
#: "Đoàn Khối" is that of the bloc.
_BLOC = "khối"
#: What is left of "các trung tâm" when a Trung tâm speaks is no name.
_NO_NAME = ("các", "những")


@lru_cache(maxsize=4096)
def off_ladder(issuer: str) -> bool:
    """Whether a body is none of the two ladders or of the Front: its groups are then its own.

    >>> off_ladder("Sở Y tế tỉnh Hưng Yên"), off_ladder("Đảng ủy Khối các cơ quan tỉnh Hưng Yên")
    (True, True)
    >>> off_ladder("Ủy ban nhân dân huyện Kim Động"), off_ladder("Đảng ủy xã Ngọc Lũ")
    (False, False)
    """
    body = body_at(issuer, key(issuer), 0, len(issuer))
    if body is None or body.office:
        return True
    if body.central:
        return body.base not in wording("centre of a ladder")
    return body.base not in LADDER and not (body.base == "Đảng ủy" and body.kind)


@lru_cache(maxsize=4096)
def inner(unit: str, group: bool, issuer: str) -> str | None:
    """The name of a unit inside of the issuer, without the issuer's own; None where it is another's.

    Empty where the issuer itself is meant under a shorter name.

    >>> bloc = "Đảng ủy Khối các cơ quan tỉnh Hưng Yên"
    >>> inner("Các chi, đảng bộ trực thuộc", True, bloc), inner("Ban Tuyên giáo Đảng ủy Khối", False, bloc)
    ('Các chi, đảng bộ trực thuộc', 'Ban Tuyên giáo')
    >>> inner("Đảng ủy Khối", False, bloc), inner("UBND các huyện", True, bloc)
    ('', None)
    """
    name = without_organ(standard_name(unit))
    own = _without(name, issuer)
    low = key(own)
    if not own:
        return "" if not group else None
    if _OF_OTHERS.search(low):
        return None
    if group:
        return own
    body = body_at(own, low, 0, len(own))
    inside = own != name or _INSIDE.match(low)
    return own if inside and not (body and (body.central or body.name)) else None


def inner_title(own: str, group: bool, issuer: str) -> str:
    """The full name of a unit inside of a body.

    >>> inner_title("Các chi bộ trực thuộc", True, "Sở Y tế"), inner_title("Các đoàn thể", True, "Sở Y tế")
    ('Các chi bộ trực thuộc Sở Y tế', 'Các đoàn thể của Sở Y tế')
    """
    joint = " của " if group and not _BELONGS.search(key(own)) else " "
    return f"{own}{joint}{issuer}" if own else issuer


def _without(name: str, issuer: str) -> str:
    """A unit's name without the issuer's at its end, whole or only its first words: "Văn phòng Sở"."""
    parts, whole = name.split(), key(issuer).split()
    for start in range(len(parts)):
        tail = key(" ".join(parts[start:])).split()
        if tail == whole[: len(tail)] or (tail == [_BLOC] and _BLOC in whole):
            own = _BELONGS.sub("", " ".join(parts[:start]))
            return name if key(own) in _NO_NAME else own
    return name

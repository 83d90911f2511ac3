"""The id of a body in, its territory on a day and its rail of the ladder (party, state, Front) out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..graph.ids import body_id, slug
from ..graph.territory import territory
from ..ontology import gazetteer
from ..ontology.gazetteer import Unit

__all__ = ["COMMITTEES", "Seat", "below", "body_of", "canonical", "seat", "territory"]

_CENTRAL = {
    "bo.chinh.tri": "party", "ban.bi.thu": "party", "ban.chap.hanh.trung.uong.dang": "party",
    "trung.uong.dang": "party", "chinh.phu": "state", "thu.tuong.chinh.phu": "state",
}  # fmt: skip
_STATE = "uy.ban.nhan.dan"
_FRONT = "uy.ban.mat.tran.to.quoc.viet.nam"
COMMITTEES = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy",
}  # fmt: skip
_PARTY = {slug(name) for name in COMMITTEES.values()}
_COMMUNE = ("xa.", "phuong.", "thi.tran.", "dac.khu.")
_SINCE = re.compile(r"\.(20\d\d)\Z")
#: From this day communes and merged provinces are other bodies under old names (Nghị quyết 202/2025/QH15).
_REFORM = "2025-07-01"


class Seat(NamedTuple):
    """Where a body stands: its places as its id has them, its own name as a slug, its rail of the ladder.

    ``rail`` is party, state or front; empty off the ladder (a ministry, an office, a bloc committee).
    ``district`` is the place below the province, none for a body of a province.
    """

    places: tuple[str, ...]
    body: str
    rail: str
    district: tuple[str, ...]


@lru_cache(maxsize=65536)
def seat(id: str) -> Seat:
    """The seat that an id tells.

    >>> kim_dong = seat("urn:lex:vn;hung.yen;huyen.kim.dong:uy.ban.nhan.dan")
    >>> kim_dong.places, kim_dong.body, kim_dong.rail, kim_dong.district
    (('hung.yen', 'huyen.kim.dong'), 'uy.ban.nhan.dan', 'state', ('huyen.kim.dong',))
    >>> seat("urn:lex:vn;kien.giang:dang.uy.khoi").rail, seat("urn:lex:vn:bo.chinh.tri").rail
    ('', 'party')
    """
    head, _, body = id.rpartition(":")
    places = tuple(head.split(";")[1:])
    bare = _SINCE.sub("", body) if body[-4:].isdigit() else body
    if not places:
        return Seat(places, bare, _CENTRAL.get(bare, ""), ())
    if bare == _STATE:
        rail = "state"
    elif bare in _PARTY or (bare == "dang.uy" and places[-1].startswith(_COMMUNE)):
        rail = "party"
    else:
        rail = "front" if bare == _FRONT else ""
    return Seat(places, bare, rail, places[1:2])


def body_of(unit: Unit, rail: str, day: str) -> tuple[str, str]:
    """The id and the name of the body of a rail in a unit on a day.

    >>> from thac.ontology.placenames import find
    >>> body_of(find("huyện Kim Động")[0], "party", "2023")
    ('urn:lex:vn;hung.yen;huyen.kim.dong:huyen.uy', 'Huyện ủy Kim Động')
    >>> body_of(find("xã Nghĩa Dân", as_of="2026")[0], "state", "2026")[0]
    'urn:lex:vn;hung.yen;xa.nghia.dan:uy.ban.nhan.dan.2025'
    """
    base, name = _named(unit, rail)
    started = unit.start if unit.level == "province" and unit.start >= "2020" else ""
    if unit.level == "commune" and gazetteer.last_day(day) >= _REFORM:
        started = _REFORM
    return body_id(_places(unit, day), base, started[:4]), name


def _places(unit: Unit, day: str) -> tuple[str, ...]:
    """The names of the territories of a unit on a day and its own, from the province down."""
    above = gazetteer.parent(unit, day)
    return (*_over(above, gazetteer.since(day)), unit.full_name) if above is not None else (unit.name,)


_over = lru_cache(maxsize=4096)(_places)


def _named(unit: Unit, rail: str) -> tuple[str, str]:
    if rail == "party":
        base = COMMITTEES.get(unit.kind, "Đảng ủy")
        if unit.level == "commune":
            return base, f"{base} {unit.full_name}"
        if unit.name.isdigit():
            return base, f"{base} {unit.full_name}"
        city = unit.kind == "thành phố" and unit.level == "province"
        return base, f"{base} {'Thành phố ' if city else ''}{unit.name}"
    base = "Ủy ban nhân dân" if rail == "state" else "Ủy ban Mặt trận Tổ quốc Việt Nam"
    return base, f"{base} {unit.full_name}"


def canonical(id: str, day: str) -> str:
    """The id of a body with all its places, where the gazetteer knows the one that was left out.

    >>> canonical("urn:lex:vn;ha.nam;xa.ngoc.lu:uy.ban.nhan.dan", "2023")
    'urn:lex:vn;ha.nam;huyen.binh.luc;xa.ngoc.lu:uy.ban.nhan.dan'
    """
    here = seat(id)
    if not here.rail or not 0 < len(here.places) <= 2:
        return id
    return _canonical(id, day)


@lru_cache(maxsize=65536)
def _canonical(id: str, day: str) -> str:
    here = seat(id)
    unit = territory(here.places, day)
    return body_of(unit, here.rail, day)[0] if unit is not None and unit.level == "commune" else id


def below(unit: Unit | None, day: str) -> tuple[Unit, ...]:
    """The units of the next level of the ladder: of a province its districts, or where none are its communes.

    >>> from thac.ontology.placenames import find
    >>> [before, since] = find("tỉnh Hưng Yên")
    >>> len(below(before, "2023")), below(since, "2026")[0].level
    (10, 'commune')
    """
    if unit is None:
        return gazetteer.units("province", None, day)
    levels = gazetteer.LEVELS[gazetteer.LEVELS.index(unit.level) + 1 :]
    return next((found for level in levels if (found := gazetteer.units(level, unit, day))), ())

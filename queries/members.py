"""A group of bodies in a document's words in, the bodies of the ladder that it meant on that day out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..ontology.gazetteer import Unit
from ..ontology.groups import members as units_meant
from .seats import Seat, body_of, territory


@dataclass(frozen=True, slots=True)
class Member:
    """A body of the ladder with its unit."""

    id: str
    name: str
    unit: Unit


_KINDS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_COMMITTEE = re.compile(rf"\b({'|'.join(_KINDS)})\s+(?:ủy|uỷ)\b", re.IGNORECASE)
_RAILS = (
    ("state", re.compile(r"\b(?:ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)\b", re.IGNORECASE)),
    ("front", re.compile(r"\b(?:mttq|mặt trận)\b", re.IGNORECASE)),
    ("party", re.compile(r"\b(?:đảng (?:ủy|uỷ|bộ)|cấp (?:ủy|uỷ))\b", re.IGNORECASE)),
)


def members(phrase: str, issuer: Seat, day: str) -> tuple[Member, ...] | None:
    """The bodies that a phrase names together in the issuer's territory; None where they cannot be listed.

    A phrase that names no kind of body ("các xã, thị trấn") means those of the issuer's own rail.

    >>> from thac.queries.seats import seat
    >>> kim_dong = seat("urn:lex:vn;hung.yen;huyen.kim.dong:uy.ban.nhan.dan")
    >>> found = members("UBND các xã, thị trấn", kim_dong, "2023")
    >>> len(found), found[0].name
    (17, 'Ủy ban nhân dân thị trấn Lương Bằng')
    >>> members("Các phòng, ngành huyện", kim_dong, "2023") is None
    True
    >>> le_chan = seat("urn:lex:vn;hai.phong;quan.le.chan:quan.uy")
    >>> members("Đảng ủy các phường quận Lê Chân", le_chan, "2023")[0].name
    'Đảng ủy phường Cát Dài'
    >>> hung_yen = seat("urn:lex:vn;hung.yen:tinh.uy")
    >>> sorted(one.name for one in members("Các huyện ủy, thị ủy, thành ủy", hung_yen, "2023"))[-1]
    'Thị ủy Mỹ Hào'
    """
    ground = territory(issuer.places, day) if issuer.places else None
    if issuer.places and ground is None:
        return None
    phrase = " ".join(unicodedata.normalize("NFC", phrase).split())
    words, committees = _COMMITTEE.subn(lambda match: _KINDS[match[1].lower()], phrase)
    if ground is not None and ground.level != "province":
        for tail in (ground.full_name, ground.kind):
            words = words[: -len(tail) - 1] if words.lower().endswith(f" {tail.lower()}") else words
    group = units_meant(words, ground, day)
    if group is None or group.units is None:
        return None
    rail = "party" if committees else next((rail for rail, form in _RAILS if form.search(words)), "")
    rail = rail or issuer.rail or "state"
    return tuple(Member(*body_of(unit, rail, day), unit) for unit in group.units)


def shorter(unit: str, issuer: str) -> bool:
    """Whether a unit is the issuer itself under the same or a shorter name.

    >>> bloc = "urn:lex:vn;kien.giang:dang.uy.khoi.cac.co.quan"
    >>> short = "urn:lex:vn;kien.giang:dang.uy.khoi"
    >>> shorter(short, bloc), shorter(bloc, short)
    (True, False)
    """
    return unit == issuer or issuer.startswith(unit + ".")

"""A group of bodies in a document's words in, the bodies of the ladder that it meant on that day out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..graph import Graph
from ..graph.shown import Node, tokens
from ..ontology.gazetteer import Unit, last_day
from ..ontology.groups import means
from ..ontology.groups import members as units_meant
from ..ontology.reorganisations import named, started
from .heirs import became
from .seats import Seat, body_of, seat, territory


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


def is_one_of(phrase: str, group: str, issuer: str, id: str, name: str, day: str) -> bool:
    """Whether a body that some document names is of a group of offices that no text lists, on a day.

    ``group`` and ``issuer`` are ids. The body must stand in the group's own territory (or inside of the
    issuer, if that is off the ladder) and be of a kind that the group names.

    >>> home = "urn:lex:vn;hung.yen;huyen.kim.dong"
    >>> group, issuer = f"{home}:cac.phong.ban", f"{home}:uy.ban.nhan.dan"
    >>> office = f"{home}:phong.tu.phap"
    >>> is_one_of("Các phòng, ban", group, issuer, office, "Phòng Tư pháp huyện Kim Động", "2023")
    True
    >>> is_one_of("Các sở, ngành", group, issuer, office, "Phòng Tư pháp huyện Kim Động", "2023")
    False
    """
    here, owner = seat(id), seat(issuer)
    if here.rail or id in (issuer, group) or seat(group).places != here.places or not means(phrase, name):
        return False
    if not owner.rail and not here.body.endswith(f".{owner.body}"):
        return False
    unit = territory(here.places, day) if here.places else None
    if became(name, unit, "", day):
        return False
    known = named(name)
    began = started(known.name, unit.level if unit else "") if known else ""
    return not (began and day and began > last_day(day)[: len(began)])


def known_members(graph: Graph, phrase: str, group: str, issuer: str, day: str) -> tuple[Node, ...]:
    """The bodies in the store that a group of offices means, by name; how many there were nobody knows."""
    places = seat(group).places
    unit = territory(places, day) if places else None
    if unit is None:
        return ()
    near = graph.store.nodes(graph.store.words(tokens(unit.full_name))).values()
    found = [
        node
        for node in near
        if node.kind == "Organization" and is_one_of(phrase, group, issuer, node.id, node.name, day)
    ]
    return tuple(sorted(found, key=lambda node: (node.name, node.id)))


def shorter(unit: str, issuer: str) -> bool:
    """Whether a unit is the issuer itself under the same or a shorter name.

    >>> bloc = "urn:lex:vn;kien.giang:dang.uy.khoi.cac.co.quan"
    >>> short = "urn:lex:vn;kien.giang:dang.uy.khoi"
    >>> shorter(short, bloc), shorter(bloc, short)
    (True, False)
    """
    return unit == issuer or issuer.startswith(unit + ".")

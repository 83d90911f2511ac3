"""A body in, the body that it belongs to by its place and kind out; no sentence says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph.ids import body_id, slug
from ..graph.shown import Node
from ..ontology import gazetteer
from ..ontology.gazetteer import Unit
from ..ontology.offices import one_name
from ..ontology.wording import meanings
from .seats import body_of, seat, territory

_REFORM, _DAY_BEFORE = "2025-07-01", "2025-06-30"
#: What stands over the committees of the provinces.
_CENTRE = {
    "party": "Ban Chấp hành Trung ương Đảng",
    "state": "Chính phủ",
    "front": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
}
#: The committee that an office or organisation of a branch belongs to.
_RAILS = {"party": "party", "front": "front", "mass": "front"}
_POLICE, _MINISTRY_OF_POLICE, _MINISTRY_OF_DEFENCE = "Công an", "Bộ Công an", "Bộ Quốc phòng"
#: The command of a district is below another one at the province.
_COMMAND = "Bộ Tư lệnh"
_AT_PROVINCE = {"Ban Chỉ huy quân sự": "Bộ Chỉ huy quân sự"}
#: Must match the end of "Ban Tuyên giáo Đảng ủy Khối các cơ quan tỉnh"; never "Đảng ủy Khối" itself.
_BLOC = re.compile(r"(?<=\s)Đảng ủy Khối\b.*")
_BLOC_ID = re.compile(r"(?<=\.)dang\.uy\.khoi\b.*")


@dataclass(frozen=True, slots=True)
class Superior:
    """The id and the name of the body that stands above another."""

    id: str
    name: str


def superior(node: Node, day: str) -> Superior | None:
    """What a body belongs to on a day: an office to its committee, a committee to that of the level above.

    Police, army, courts and treasury answer to their own branch, mass organisations to the Front. None where
    the body has no place or the gazetteer does not know it on that day. Without a day: that before the reform
    of July 2025 for a body whose id is of that time.

    >>> home = "urn:lex:vn;hung.yen;huyen.kim.dong"
    >>> office = Node(f"{home}:phong.tu.phap", name="Phòng Tư pháp huyện Kim Động", branch="state")
    >>> superior(office, "2023").name
    'Ủy ban nhân dân huyện Kim Động'
    >>> police = Node(f"{home}:cong.an", name="Công an huyện Kim Động", branch="armed")
    >>> superior(police, "2023").name
    'Công an tỉnh Hưng Yên'
    """
    here = seat(node.id)
    day = day or (_REFORM if node.id.endswith(_REFORM[:4]) else _DAY_BEFORE)
    unit = territory(here.places, day) if here.places else None
    if unit is None:
        return None
    above = gazetteer.parent(unit, day)
    if here.rail:
        return _committee(above, here.rail, day)
    bloc, tail = _BLOC.search(node.name), _BLOC_ID.search(here.body)
    if bloc and tail:
        return Superior(f"{node.id.rpartition(':')[0]}:{tail[0]}", bloc[0])
    if node.branch == "armed":
        return _armed(node, unit, above, day)
    own = _own_name(node, unit)
    if own in meanings("top of a branch"):
        return _of_branch(own, above, day)
    return _committee(unit, _RAILS.get(node.branch, "state"), day)


def _committee(unit: Unit | None, rail: str, day: str) -> Superior:
    if unit is None:
        return Superior(body_id([], _CENTRE[rail]), _CENTRE[rail])
    return Superior(*body_of(unit, rail, day))


def _of_branch(own: str, above: Unit | None, day: str) -> Superior | None:
    """Treasury, court or tax office of the level above: no committee of the territory has them."""
    if above is None:
        top = meanings("top of a branch")[own]
        return Superior(body_id([], top), top) if top else None
    head = body_of(above, "state", day)[0].rpartition(":")[0]
    return Superior(f"{head}:{slug(own)}", f"{own} {above.full_name}")


def _armed(node: Node, unit: Unit, above: Unit | None, day: str) -> Superior:
    if above is None:
        ministry = _MINISTRY_OF_POLICE if node.name.startswith(_POLICE) else _MINISTRY_OF_DEFENCE
        return Superior(body_id([], ministry), ministry)
    head = body_of(above, "state", day)[0].rpartition(":")[0]
    own = _own_name(node, unit)
    if above.level == "province" and own in _AT_PROVINCE:
        if title := meanings("command of a city").get(above.name):
            return Superior(f"{head}:{slug(_COMMAND)}", title)
        own = _AT_PROVINCE[own]
    return Superior(f"{head}:{slug(own)}", f"{own} {above.full_name}")


def _own_name(node: Node, unit: Unit) -> str:
    """The one name of a body without its place."""
    place = unit.full_name.casefold()
    named = node.name.casefold().endswith(place)
    return one_name(node.name[: len(node.name) - len(place)].strip() if named else node.name, unit.level)

"""A position in a text in, the body that is named there out: its organ, office, name and territory."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .. import ontology
from ..ontology.wording import alternatives, meanings, wording
from .body import Body
from .clean import key, words
from .committees import KIND_OF_COMMITTEE, committee_at
from .departments import department_at
from .names import Names
from .places import past_spaces

#: An organ or post in front of the body that is meant.
ORGAN = re.compile(rf"(?:{alternatives('organ or post')}\s+(?:và\s+)?)+")
_OFFICE = re.compile(rf"{alternatives('office of a committee')}\b")
#: The council and the committee of a territory, which have one office below the province.
_SHARED = ("Hội đồng nhân dân", "Ủy ban nhân dân")
_JOINT = re.compile(r"\s*(?:[-&,]|và\b)\s*")
#: A name with its territory is never longer.
_REACH = 240


def body_at(view: str, low: str, position: int, limit: int) -> Body | None:
    """The body whose name begins at ``position``, or None. ``limit`` bounds the look-ahead.

    >>> text = "Ban Thường vụ Huyện ủy Kim Động về việc"
    >>> body = body_at(text, key(text), 0, len(text))
    >>> body.base, body.name, body.organ, text[:body.end]
    ('Huyện ủy', 'Kim Động', 'ban thường vụ', 'Ban Thường vụ Huyện ủy Kim Động')
    """
    limit = min(limit, position + _REACH)
    organ = ORGAN.match(low, position, limit)
    if organ is None:
        return _without_organ(view, low, position, limit)
    body = _without_organ(view, low, organ.end(), limit)
    if body is None:
        return _central_at(low, position, limit)  # "Thường trực Ban Bí thư" is a name of its own
    return replace(body, start=position, organ=organ[0].strip())


def kind_of(body: Body) -> str:
    """The kind of territory that a body stands for, from the words or from its name; else empty.

    >>> kind_of(Body(0, 7, "Tỉnh ủy")), kind_of(Body(0, 17, "Ủy ban nhân dân", "huyện"))
    ('tỉnh', 'huyện')
    """
    return body.kind or KIND_OF_COMMITTEE.get(body.base, "")


def _without_organ(view: str, low: str, position: int, limit: int) -> Body | None:
    return (
        _central_at(low, position, limit)
        or committee_at(view, low, position, limit)
        or _office_at(view, low, position, limit)
        or department_at(view, low, position, limit)
    )


def _office_at(view: str, low: str, position: int, limit: int) -> Body | None:
    """A commission or office with the committee behind it, which may be in short ("Ban Tuyên giáo HU")."""
    match = _OFFICE.match(low, position, limit)
    if match is None:
        return None
    office = words(view[position : match.end()])
    office = office[0].upper() + office[1:]
    after = past_spaces(low, match.end(), limit)
    parent = committee_at(view, low, after, limit)
    if parent:
        parent = _with_second(view, low, parent, limit)
        return replace(parent, start=position, office=office)
    short = low[after : after + 3]
    base = meanings("short committee").get(short[:2], "") if short.endswith(" ") else ""
    return Body(position, after + 2, base, KIND_OF_COMMITTEE[base], office=office) if base else None


def _with_second(view: str, low: str, council: Body, limit: int) -> Body:
    """Council and committee that share an office: "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện"."""
    joint = _JOINT.match(low, council.end, limit) if not council.kind and not council.name else None
    second = committee_at(view, low, joint.end(), limit) if joint else None
    if second is None or (council.base, second.base) != _SHARED:
        return council
    return replace(second, base=" và ".join(_SHARED))


def _central_at(low: str, position: int, limit: int) -> Body | None:
    found = _central().at(low, position, limit)
    if found is None:
        return None
    name, end = found
    return Body(position, end, name, level="central", central=True)


@cache
def _central() -> Names:
    """The bodies of the centre by every name of theirs."""
    names: dict[str, str] = {}
    for agency in ontology.agencies():
        if agency.level != "central":
            continue
        for name in (agency.name, *agency.names):
            if " " in name and (agency.alone or name != agency.name or agency.suffix != "TW"):
                names.setdefault(key(name), agency.name)
    names.update((key(name), name) for name in wording("central organ"))
    names.update(meanings("central body"))
    for low, name in meanings("short central body").items():
        names.setdefault(low, name)
    return Names(names)

"""A position in a text in, the committee of a territory that is named there out."""

from __future__ import annotations

import re
from dataclasses import replace

from ..ontology.wording import alternatives, meanings
from .body import Body
from .clean import words
from .places import KIND, past_spaces, place_name, plain_kind

#: Committees whose own name says the kind of territory: the place follows at once ("Tỉnh ủy Hưng Yên").
KIND_OF_COMMITTEE = {**meanings("kind of committee"), **meanings("kind of youth union")}
_NAMES = {**meanings("committee of a territory"), **{name.lower(): name for name in KIND_OF_COMMITTEE}}
#: Committees of the two ladders and of the Front.
LADDER = frozenset({*meanings("kind of committee"), *meanings("committee of a territory").values()})
_COMMITTEE = re.compile(
    rf"(?:{'|'.join(f'({written})' for written in _NAMES)})(?![^\W_])".replace(" ", r"\s+")
)
_BASES = tuple(_NAMES.values())
#: "Đảng ủy Khối các Cơ quan - Doanh nghiệp", "Đảng ủy Khối Doanh nghiệp Trung ương"; no province behind it.
_BLOC = re.compile(
    r"đảng ủy khối(?:\s+(?:các\s+)?(?:cơ quan|doanh nghiệp|trường|đại học|cao đẳng)"
    r"(?:(?:\s*[-,&]\s*|\s+và\s+|\s+)"
    r"(?:các cơ quan|doanh nghiệp|cơ quan|đại học|cao đẳng|trung ương|đảng|tổng hợp))*)?"
)
_CENTRAL = re.compile(alternatives("central party committee"))


def committee_at(view: str, low: str, position: int, limit: int) -> Body | None:
    """The committee whose name begins at ``position``, with its territory where that is written, or None.

    >>> text = "UBND thị xã Sơn Tây"
    >>> body = committee_at(text, text.lower(), 0, len(text))
    >>> body.base, body.kind, body.name
    ('Ủy ban nhân dân', 'thị xã', 'Sơn Tây')
    """
    if low.startswith("đảng ủy", position):
        return _party_committee(view, low, position, limit)
    match = _COMMITTEE.match(low, position, limit)
    if match is None:
        return None
    base = _BASES[(match.lastindex or 1) - 1]
    return _with_place(view, low, Body(position, match.end(), base, KIND_OF_COMMITTEE.get(base, "")), limit)


def _party_committee(view: str, low: str, position: int, limit: int) -> Body:
    bloc = _BLOC.match(low, position, limit)
    if bloc:
        return _with_place(view, low, Body(position, bloc.end(), words(view[position : bloc.end()])), limit)
    end = position + len("đảng ủy")
    after = past_spaces(low, end, limit)
    central = _CENTRAL.match(low, after)
    if central:
        stop = central.end()
        return Body(position, stop, words(view[position:stop]), level="central", central=True)
    if low.startswith(("ủy ban nhân dân", "ubnd"), after):
        inner = committee_at(view, low, after, limit)
        if inner:
            return replace(inner, start=position, base=f"Đảng ủy {inner.base}")
    return _with_place(view, low, Body(position, end, "Đảng ủy"), limit)


def _with_place(view: str, low: str, body: Body, limit: int) -> Body:
    """A committee with the territory behind it; none behind "cấp" and "các", which speak of many."""
    end, kind = body.end, body.kind
    after = past_spaces(low, end, limit)
    match = KIND.match(low, after, limit)
    if match:
        if kind and plain_kind(match) not in (kind, "thành phố"):
            return body
        kind = plain_kind(match)
        end = match.start() + len(match[0].rstrip())
        after = past_spaces(low, end, limit)
        if low.startswith(("cấp", "các"), after) and not view[after : after + 1].isupper():
            return replace(body, end=end, kind=kind)
    if not (kind or body.base in KIND_OF_COMMITTEE) or after == end < limit:
        return replace(body, end=end, kind=kind)
    name, stop = place_name(view, after, limit)
    if not name or (name.isdigit() and kind not in ("quận", "phường")):
        return replace(body, end=end, kind=kind)
    return replace(body, end=stop, kind=kind, name=name)

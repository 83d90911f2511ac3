"""What every source says of one numbered document in, the document that each of them means out.

Sources are compared by *key*: an id without its year. The outcome depends on what is said, never on the
order of loading, and nothing said is overwritten: the store keeps the id as stated beside the one meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .dates import first_day, is_day, last_day
from .judgements import NOBODY, Identity

_ID = re.compile(r"(urn:lex:vn[^:]*:[^:]*:[^:;]+)(?::(\d{4}(?:-\d\d){0,2}))?;([^;:]+)\Z")

ONE_CANDIDATE = "the only dated document of this issuer, type and number"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one id.

    ``dates`` are the dates it states; ``own`` is set where it is that document itself; ``spoken`` is
    the date of the source, ``cited`` the latest date of what it cites (either may be empty).
    """

    source: int
    id: str
    dates: frozenset[str] = frozenset()
    own: bool = False
    spoken: str = ""
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """``places``: (source, id as stated) to the id meant; ``same``: undated id to (dated id, reason)."""

    places: Mapping[tuple[int, str], str]
    same: Mapping[str, tuple[str, str]]


def key_of(id: str) -> str:
    """The id of a numbered document without its year; empty for any other node.

    >>> key_of("urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach:2023;139-kh-ubnd")
    'urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach;139-kh-ubnd'
    >>> key_of("urn:lex:vn;hung.yen:uy.ban.nhan.dan")
    ''
    """
    match = _ID.match(id)
    return f"{match[1]};{match[3]}" if match else ""


def family_of(id: str) -> str:
    """The body and type in the id of a document; empty for any other node.

    >>> family_of("urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach:2023;139-kh-ubnd")
    'urn:lex:vn;hung.yen:uy.ban.nhan.dan:ke.hoach'
    """
    match = _ID.match(id)
    return match[1] if match else ""


def year_of(id: str) -> str:
    """The year, or the day, that an id carries; empty where it has none.

    >>> year_of("urn:lex:vn:trung.uong.dang:ket.luan:2023;57-kl-tw")
    '2023'
    """
    match = _ID.match(id)
    return (match[2] or "") if match else ""


def with_day(id: str, day: str) -> str:
    """The id with the day in place of its year.

    >>> with_day("urn:lex:vn:trung.uong.dang:ket.luan:2023;57-kl-tw", "2023-06-15")
    'urn:lex:vn:trung.uong.dang:ket.luan:2023-06-15;57-kl-tw'
    """
    match = _ID.match(id)
    return f"{match[1]}:{day};{match[3]}" if match else id


def merge(said: Iterable[Said], people: Identity = NOBODY) -> Meant:
    """Which document each source means by each id; ``said`` is all that is said under one key.

    What people said comes first: an id that they joined to another joins nothing here.

    Two loaded letterheads with one id and different days are two documents: a source that states one of
    those days means that one, any other stays on the bare id. An id without a year joins the dated one
    where exactly one fits: none of its speakers is older than the candidate, and where it is a loaded
    document itself, it cites nothing younger.

    >>> a = "urn:lex:vn:trung.uong.dang:ket.luan:2023;57-kl-tw"
    >>> b = "urn:lex:vn:trung.uong.dang:ket.luan;57-kl-tw"
    >>> merge([Said(1, a), Said(2, b)]).places[2, b] == a
    True
    """
    by_id: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_id[one.id].append(one)
    places: dict[tuple[int, str], str] = {}
    for id, speakers in by_id.items():
        days = {_day(one) for one in speakers if one.own} - {""}
        for one in speakers:
            split = len(days) > 1 and _day(one) in days
            places[one.source, id] = with_day(id, _day(one)) if split else id
    dated = sorted({id for id in places.values() if year_of(id)})
    same: dict[str, tuple[str, str]] = {}
    for id, speakers in by_id.items():
        if year_of(id) or people.settled(id):
            continue
        free = [other for other in dated if people.may_join(id, other)]
        fits = {people.of(other) for other in free if all(_fits(one, year_of(other)) for one in speakers)}
        if len(fits) == 1:
            (goal,) = fits
            same[id] = (goal, ONE_CANDIDATE)
            places.update({(one.source, id): goal for one in speakers})
    return Meant(places, same)


def _day(one: Said) -> str:
    """The one day that a source states, or nothing."""
    days = [text for text in one.dates if is_day(text)]
    return days[0] if len(days) == 1 else ""


def _fits(one: Said, dated: str) -> bool:
    if one.own:
        return not one.cited or last_day(dated) >= first_day(one.cited)
    return not one.spoken or first_day(dated) <= last_day(one.spoken)

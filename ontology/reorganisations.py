"""``vn/reorganisations.toml`` in, who has the work of a body that ended, by function, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from .bodies import agencies, agencies_named
from .data import read_toml
from .keys import word_key
from .offices import offices, written_out

__all__ = ["Change", "Named", "changes", "heirs", "named", "origins", "started"]

_WORD = re.compile(r"[^\W_]+")
_AND = word_key("và")


@dataclass(frozen=True, slots=True)
class Change:
    """The work that went from one body to another; ``work`` is empty where it was all of it.

    ``ended`` is the last day of the body before, or two days A..B between which it ended; empty where it
    goes on and only gave this work away. ``level`` and ``to_level`` are central or that of a territory.
    ``act`` ordered the change, and ``decree`` says which work it was, where that is another.
    """

    before: str
    after: str
    level: str
    to_level: str
    ended: str
    first: str
    work: str
    act: str
    decree: str


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a text names: its name without a place, and what stands behind it."""

    name: str
    rest: str
    central: bool


@cache
def changes() -> tuple[Change, ...]:
    """All changes, in the order of the file.

    >>> sum(change.before == "Bộ Thông tin và Truyền thông" for change in changes())
    3
    """
    return tuple(
        Change(
            one["from"],
            one["to"],
            entry["level"],
            one.get("at", entry["level"]),
            "" if entry.get("stands") else entry["ended"],
            _day_after(entry["ended"]),
            one.get("work", ""),
            entry["act"],
            one.get("by", ""),
        )
        for entry in read_toml("reorganisations.toml")["reorganisation"]
        for one in entry["changes"]
    )


def heirs(body: str, level: str = "", since: str = "") -> tuple[Change, ...]:
    """Who got work of a body, from the first such change after a day on: all that came with it.

    >>> [(one.after, one.work[:8]) for one in heirs("Bộ Giao thông vận tải")]
    [('Bộ Xây dựng', 'giao thô'), ('Bộ Công an', 'sát hạch')]
    >>> [one.after for one in heirs("Phòng Văn hóa và Thông tin", "district")]
    ['Phòng Văn hóa, Khoa học và Thông tin']
    """
    given = _of("before").get(_key(body), ())
    found = [one for one in given if level in ("", one.level) and one.first > since]
    first = min((one.first for one in found), default="")
    return tuple(one for one in found if one.first == first)


def origins(body: str, level: str = "") -> tuple[Change, ...]:
    """From whom a body got work, in the order of the file.

    >>> [one.before for one in origins("Bộ Dân tộc và Tôn giáo")]
    ['Ủy ban Dân tộc', 'Bộ Nội vụ']
    """
    return tuple(one for one in _of("after").get(_key(body), ()) if level in ("", one.to_level))


def started(body: str, level: str = "") -> str:
    """The day, as exactly as known, since when a body has its name; empty where that is not recorded.

    >>> started("Bộ Nông nghiệp và Môi trường"), started("Bộ Tài chính"), started("Bộ Công Thương")
    ('2025-03-01', '', '2007')
    """
    entries = [one for one in agencies() if _key(one.name) == _key(body) and level in ("", one.level)]
    if entries:
        return min(one.valid_from for one in entries)
    known = origins(body, level) if not heirs(body, level) else ()
    return min((one.first for one in known if one.level == one.to_level), default="")


@lru_cache(maxsize=4096)
def named(text: str) -> Named | None:
    """The body that a text begins with, in any short form, or None: one of the centre is the whole text.

    >>> named("Bộ TT&TT"), named("Sở TTTT Hưng Yên")
    (Named(name='Bộ Thông tin và Truyền thông', rest='', central=True), \
Named(name='Sở Thông tin và Truyền thông', rest='Hưng Yên', central=False))
    >>> named("Nhà máy nước") is None
    True
    """
    central = next((one.name for one in agencies_named(text) if one.level == "central"), "")
    full = central or written_out(text)
    words = [(word_key(match[0]), match.end()) for match in _WORD.finditer(full)]
    plain = [pair for pair in words if pair[0] != _AND]
    whole = tuple(word for word, _ in plain)
    if whole in _known(True):
        return Named(_known(True)[whole], "", True)
    for count in range(len(plain), 0, -1):
        if found := _known(False).get(whole[:count]):
            return Named(found, full[plain[count - 1][1] :].strip(" ,."), False)
    return None


@cache
def _known(central: bool) -> dict[tuple[str, ...], str]:
    """The words of every known name to the name, of the centre or below it."""
    names = [(one.name, one.level) for one in agencies()]
    names += [(one.name, "") for one in offices()]
    for one in changes():
        names += [(one.after, one.to_level), (one.before, one.level)]
    others = {} if central else {_key(also): one.name for one in offices() for also in one.also}
    return others | {_key(name): name for name, level in names if (level == "central") is central}


@cache
def _of(side: str) -> dict[tuple[str, ...], tuple[Change, ...]]:
    index: dict[tuple[str, ...], tuple[Change, ...]] = {}
    for one in changes():
        key = _key(one.before if side == "before" else one.after)
        index[key] = (*index.get(key, ()), one)
    return index


@cache
def _key(name: str) -> tuple[str, ...]:
    return tuple(word for word in map(word_key, _WORD.findall(name)) if word != _AND)


def _day_after(ended: str) -> str:
    """The first day on which a body that ended is taken to be no more."""
    _, dots, last = ended.rpartition("..")
    return last if dots else str(date.fromisoformat(last) + timedelta(days=1))

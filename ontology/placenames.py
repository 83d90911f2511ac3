"""The name of an administrative unit as it is written in, the units it can mean out."""

from __future__ import annotations

import re
from functools import lru_cache

from .gazetteer import LEVELS, Unit, last_day, row_of, rows, there, under, units
from .keys import fold, word_key

__all__ = ["find", "near"]

#: How the kind of a unit is written in front of its name, as word keys; the longer first.
KINDS = {
    word_key(text): kind
    for kind, texts in {
        "thành phố": ("thành phố", "t p", "tp"),
        "thị trấn": ("thị trấn", "t t", "tt"),
        "thị xã": ("thị xã", "t x", "tx"),
        "đặc khu": ("đặc khu", "đk"),
        "phường": ("phường", "p"),
        "huyện": ("huyện", "h"),
        "quận": ("quận", "q"),
        "tỉnh": ("tỉnh", "t"),
        "xã": ("xã", "x"),
    }.items()
    for text in texts
}

_FARM = re.compile(r"^n ?t ")
_FARM_KEY = word_key("nông trường") + " "
_ZEROS = re.compile(r"\b0+(?=\d)")
_GLUED = re.compile(r"^([pqh])(\d+)$")  # P1, Q.10


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[int]]:
    spelt: dict[str, list[int]] = {}
    for number, row in enumerate(rows()):
        spelt.setdefault(row[1], []).append(number)
        if row[8]:
            for name in row[8].split("; "):
                spelt.setdefault(name, []).append(number)
    index: dict[str, list[int]] = {}
    for name, numbers in spelt.items():
        index.setdefault(_name_key(name), []).extend(numbers)
    return index


@lru_cache(maxsize=1)
def _by_plain_name() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for key, numbers in _by_name().items():
        index.setdefault(fold(key), []).extend(numbers)
    return index


def _named(key: str) -> list[int]:
    """The rows of a name; one without any accent means all of its readings."""
    return _by_name().get(key) or (_by_plain_name().get(key, []) if fold(key) == key else [])


def _name_key(name: str) -> str:
    # Past the cache of word_key: ten thousand names would push out the words of the documents.
    return _ZEROS.sub("", _FARM.sub(_FARM_KEY, word_key.__wrapped__(name)))


def _parted(name: str) -> tuple[str, str]:
    """The kind that a name begins with (or nothing) and the key of the rest."""
    key = _GLUED.sub(r"\1 \2", _name_key(name))
    for words, kind in KINDS.items():
        if key.startswith(words + " "):
            return kind, _ZEROS.sub("", _FARM.sub(_FARM_KEY, key[len(words) + 1 :]))
    return "", key


def find(
    name: str, kind: str | None = None, within: Unit | None = None, as_of: str | None = None
) -> tuple[Unit, ...]:
    """Every unit of a name, provinces first; its kind is in front ("TP.", "thị xã", "P. 1") or in ``kind``.

    Letter case, the place of tones and leading zeros do not count; accents do if the name has any. More than
    one result means that the name alone does not tell; ``within`` a territory or ``as_of`` a date
    there are fewer. Without ``as_of``: of any time.

    >>> [unit.full_name for unit in find("bố trạch")]
    ['huyện Bố Trạch', 'xã Bố Trạch']
    >>> [ca_mau] = find("TP. Cà Mau")
    >>> len(find("Phường 1", as_of="2023")), len(find("P. 01", within=ca_mau, as_of="2023"))
    (34, 1)
    """
    named, key = _parted(name)
    wanted = kind or named
    hits = [n for n in dict.fromkeys(_named(key)) if not wanted or rows()[n][2] == wanted]
    if not hits and named:  # a name that only looks as if it began with a kind
        hits = [n for n in _named(_name_key(name)) if kind is None or rows()[n][2] == kind]
    if as_of is not None:
        day = last_day(as_of)
        hits = [n for n in hits if there(rows()[n], day)]
    found = [row_of(n) for n in sorted(hits)]
    return tuple(unit for unit in found if within is None or under(unit, within))


def near(name: str, within: Unit, as_of: str = "") -> Unit | None:
    """The one unit inside a territory that a misread name must mean, or None.

    Level by level from the top: the only unit whose name without accents is the same, else the only one at a
    distance of one letter. Numbers and names of under four letters are not guessed.

    >>> [before, since] = find("Thành phố Hồ Chí Minh")
    >>> near("Học Môn", before, "2023").full_name, near("Hóc Mon", since).full_name, near("Phường 33", before)
    ('huyện Hóc Môn', 'xã Hóc Môn', None)
    """
    kind, key = _parted(name)
    plain = fold(key)
    for level in LEVELS:
        inside = [
            u for u in units(level, within, as_of) if u.code != within.code and (not kind or u.kind == kind)
        ]
        folded = [(unit, fold(_name_key(unit.name))) for unit in inside]
        same = [unit for unit, other in folded if other == plain]
        if not same and len(plain) > 3 and not any(c.isdigit() for c in plain):
            same = [unit for unit, other in folded if _one_apart(plain, other)]
        if same:
            return same[0] if len(same) == 1 else None
    return None


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter put in, taken out or changed makes one text of the other."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[at + (len(left) == len(right)) :] == right[at + 1 :]

"""A collective addressee as it is written in, the units of a territory that it means on a day out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from .data import read_toml
from .gazetteer import LEVELS, Unit, units
from .keys import word_key

__all__ = ["Group", "means", "members"]

_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
_PROVINCE = ("tỉnh", "thành phố")


@dataclass(frozen=True, slots=True)
class Group:
    """What a collective addressee means: ``units`` is None where its members cannot be listed.

    ``level`` and ``kinds`` are those of the units meant; both are empty for a group of bodies that is not one
    of territories ("các sở, ban, ngành").
    """

    phrase: str
    level: str
    kinds: tuple[str, ...]
    units: tuple[Unit, ...] | None

    @property
    def size(self) -> int | None:
        """How many units there are, or None where nobody can say."""
        return None if self.units is None else len(self.units)


def _words(*words: str) -> str:
    """A pattern for any of the words, in word keys, as whole words."""
    keys = sorted(map(word_key, words), key=len, reverse=True)
    return rf"(?<!\S)(?:{'|'.join(keys)})(?!\S)"


_TERM = _words(*_COMMUNE, *_DISTRICT, *_PROVINCE)
_EVERY = _words("các", "tất cả", "toàn bộ", "từng", "mỗi")
# "các xã, phường, thị trấn", "xã - thị trấn", "các huyện, thị xã và thành phố": word keys have no commas.
_LIST = re.compile(rf"{_TERM}(?: (?:{_words('và', 'hoặc', 'các')} )?{_TERM})*")
_ALL = re.compile(rf"{_EVERY} {_TERM}")
#: "cơ sở" is no "sở", "văn phòng" no "phòng".
_NO_PART = r"(?<!\bcơ )(?<!\bvăn )"
_LEVEL = re.compile(rf"{_words('cấp')} ({_words('xã', 'huyện', 'tỉnh', 'cơ sở')})")
_OFFICE = _words(
    "sở", "ban", "bộ", "ngành", "phòng", "chi", "hội", "đơn vị", "cơ quan", "đoàn thể", "tổ chức"
)  # fmt: skip
_OFFICES = re.compile(rf"{_EVERY} {_OFFICE}")
_OF_LEVEL = {word_key("huyện"): "district", word_key("tỉnh"): "province"}
_KINDS = {"commune": _COMMUNE, "district": _DISTRICT, "province": _PROVINCE}


def members(phrase: str, territory: Unit | None = None, as_of: str = "") -> Group | None:
    """The units that a phrase such as "UBND các xã, thị trấn" or "UBND cấp xã" means in a territory on a day.

    ``territory`` None is the whole country. Only kinds that the phrase names are counted. A group of offices
    has no members that could be listed; of a phrase that names offices and territories the territories are
    meant. A phrase that names no group at all gives None.

    >>> from thac.ontology.placenames import find
    >>> [kim_dong] = find("huyện Kim Động")
    >>> members("UBND các xã, thị trấn", kim_dong, "2023").size, members("UBND cấp xã", kim_dong, "2025").size
    (17, 0)
    >>> members("các sở, ban, ngành").size, members("Phòng Tư pháp") is None
    (None, True)
    >>> members("các huyện, thị xã, thành phố", find("tỉnh Hưng Yên")[0], "2023").size
    10
    """
    key = word_key(phrase)
    if level := _LEVEL.search(key):
        return _group(phrase, _OF_LEVEL.get(level[1], "commune"), (), territory, as_of)
    named = max((re.findall(_TERM, match[0]) for match in _LIST.finditer(key)), key=len, default=[])
    if len(named) > 1 or _ALL.search(key):
        kinds = tuple(
            kind for kind in dict.fromkeys(_COMMUNE + _DISTRICT + _PROVINCE) if word_key(kind) in named
        )
        if level_of := _level(kinds, territory):
            return _group(phrase, level_of, kinds, territory, as_of)
    return Group(phrase, "", (), None) if _OFFICES.search(key) else None


@lru_cache(maxsize=16384)
def means(phrase: str, body: str) -> bool:
    """Whether a group of offices means bodies of that name, as ``vn/groups.toml`` tells; never all of them.

    >>> means("Các phòng, ban, ngành huyện", "Phòng Tư pháp huyện"), means("Các phòng, ban", "Sở Tư pháp")
    (True, False)
    >>> means("các phòng, ban liên quan", "Phòng Tư pháp huyện")
    False
    """
    low = unicodedata.normalize("NFC", phrase).casefold().replace("uỷ", "ủy")
    name = word_key(body)
    if _undetermined().search(low):
        return False
    begins = (beginning for word, begins in _offices_meant() if word.search(low) for beginning in begins)
    return any(name == beginning or name.startswith(f"{beginning} ") for beginning in begins)


@cache
def _offices_meant() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The word of each kind of group and how the names of its members begin, in key form."""
    return tuple(
        (re.compile(rf"{_NO_PART}\b(?:{entry['word']})(?!\w)"), tuple(map(word_key, entry["begins"])))
        for entry in read_toml("groups.toml")["kind"]
    )


@cache
def _undetermined() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_toml("groups.toml")["undetermined"])))


def _level(kinds: tuple[str, ...], territory: Unit | None) -> str:
    """The topmost level in the territory with all the kinds: "các thành phố" of a province are districts."""
    above = -1 if territory is None else LEVELS.index(territory.level)
    return next((level for level in LEVELS[above + 1 :] if set(kinds) <= set(_KINDS[level])), "")


def _group(phrase: str, level: str, kinds: tuple[str, ...], territory: Unit | None, as_of: str) -> Group:
    wanted = kinds or _KINDS[level]
    inside = units(level, territory, as_of)
    if territory is not None:
        inside = tuple(unit for unit in inside if unit != territory)
    return Group(phrase, level, wanted, tuple(unit for unit in inside if unit.kind in wanted))

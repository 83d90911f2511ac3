"""``vn/places.tsv`` in, the administrative units of a day and of a territory out."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from .data import read_text
from .model import Place

__all__ = [
    "LEVELS",
    "Unit",
    "last_day",
    "parent",
    "row_of",
    "rows",
    "rows_of",
    "since",
    "stood",
    "there",
    "under",
    "units",
]

LEVELS = ("province", "district", "commune")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit(Place):
    """A unit under one name, kind and parent: a row of ``vn/places.tsv``.

    ``valid_from`` and ``valid_to`` are a day, empty (not bounded by what is recorded), or two days ``A..B``:
    the change came after A and by B; ``..B`` was there on B at the latest. ``parent`` and ``successors`` are
    codes of that time ("~" before one that only a part went to): a code was given to other units later.
    """

    def __hash__(self) -> int:
        return hash((self.code, self.valid_from))  # nearly always enough, and quicker than all fields

    @property
    def start(self) -> str:
        """The first day on which the unit is taken to be there; empty where none is recorded."""
        return "" if self.valid_from.startswith("..") else self.valid_from.rpartition("..")[2]

    def certain(self, as_of: str) -> bool:
        """Whether the records leave no doubt that the unit was, or was not, there on a day.

        >>> from thac.ontology.placenames import find
        >>> [unit] = find("xã Nhân La", as_of="2022-10")
        >>> unit.valid_to, unit.certain("2023-04"), unit.certain("2024-12"), unit.certain("2021")
        ('2024-11-01..2025-01-01', True, False, False)
        """
        day = last_day(as_of)
        after, dots, by = self.valid_from.rpartition("..")
        if dots and after < day < by:
            return False
        after, dots, by = self.valid_to.rpartition("..")
        return not (dots and after < day < by)


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The table as text, a row a unit, in the columns of the file; read once, when first asked for."""
    lines = [line for line in read_text("places.tsv").splitlines() if line[0] != "#"]
    return tuple([tuple(line.split("\t")) for line in lines[1:]])


@lru_cache(maxsize=1)
def _by_code() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows()):
        index.setdefault(row[0], []).append(number)
    return index


@lru_cache(maxsize=1)
def _by_parent() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows()):
        index.setdefault(row[4], []).append(number)
    return index


@cache
def row_of(number: int) -> Unit:
    """The unit in a row, counted from 0."""
    row = rows()[number]
    return Unit(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6],
        tuple(filter(None, row[7].split("; "))), tuple(filter(None, row[8].split("; "))), row[9],
    )  # fmt: skip


@lru_cache(maxsize=65536)
def last_day(as_of: str) -> str:
    """The last day of a year, month or day; a day after all others for an empty one.

    >>> last_day("2023"), last_day("2023-04"), last_day("2023-04-10") < last_day("")
    ('2023-12-31', '2023-04-30', True)
    """
    if len(as_of) == 7:
        return f"{as_of}-{monthrange(int(as_of[:4]), int(as_of[5:]))[1]}"
    return as_of + {0: "9999-12-31", 4: "-12-31"}.get(len(as_of), "")


def there(row: Row, day: str) -> bool:
    """Whether a row is of the state of a day: a change between two days is taken to be of the later."""
    return _there(row[5], row[6], day)


def _there(since: str, until: str, day: str) -> bool:
    if since and since[:2] != ".." and since[-10:] > day:
        return False
    return not until or (day < until[-10:] if ".." in until else day <= until)


@lru_cache(maxsize=1)
def _changes() -> tuple[str, ...]:
    """The days on which a row begins to be there, or no longer is, in order."""
    begins = {row[5][-10:] for row in rows() if row[5] and row[5][:2] != ".."}
    ends = {row[6] for row in rows() if row[6]}
    after = {end[-10:] if ".." in end else str(date.fromisoformat(end) + timedelta(days=1)) for end in ends}
    return tuple(sorted({"0001-01-01"} | begins | after))


@lru_cache(maxsize=65536)
def since(as_of: str) -> str:
    """The first day on which all units were those of a year, month or day.

    >>> since("2025-08"), since("2025-12-24") == since("2026-01-05")
    ('2025-07-01', True)
    """
    days = _changes()
    return days[max(0, bisect_right(days, last_day(as_of)) - 1)]


def stood(unit: Unit, as_of: str) -> bool:
    """Whether a unit was there, under this name, kind and parent, on the last day of a year, month or day.

    >>> from thac.ontology.placenames import find
    >>> [stood(find("huyện Kim Động")[0], day) for day in ("2023", "2025-06", "2025-07", "")]
    [True, True, False, False]
    """
    return _there(unit.valid_from, unit.valid_to, last_day(as_of))


def rows_of(code: str) -> tuple[Unit, ...]:
    """Every unit that ever had a code, oldest first.

    >>> [unit.full_name for unit in rows_of("44")], rows_of("00000")
    (['tỉnh Quảng Bình', 'tỉnh Quảng Trị'], ())
    """
    return tuple(row_of(number) for number in _by_code().get(code, ()))


def parent(unit: Unit, as_of: str = "") -> Unit | None:
    """The unit that a unit is part of on a day, or was when it ended; None above provinces.

    >>> from thac.ontology.placenames import find
    >>> [commune] = find("xã Nghĩa Dân", kind="xã", as_of="2023")
    >>> district = parent(commune, "2023")
    >>> district.full_name, parent(district).full_name, parent(parent(district))
    ('huyện Kim Động', 'tỉnh Hưng Yên', None)
    """
    day = min(last_day(as_of), _end(unit))
    found = [n for n in _by_code().get(unit.parent, ()) if there(rows()[n], day)]
    return row_of(found[-1]) if found else None


def _end(unit: Unit) -> str:
    """The last day of a unit; of one that ended between two days a day on which it was certainly there."""
    return unit.valid_to.partition("..")[0] or last_day("")


def under(unit: Unit, territory: Unit) -> bool:
    """Whether a unit is, or is at any level part of, a territory, at some time of both.

    >>> from thac.ontology.placenames import find
    >>> province, [district] = find("tỉnh Hưng Yên", as_of="2023")[0], find("huyện Kim Động")
    >>> under(district, province), under(province, district)
    (True, False)
    """
    if unit.code == territory.code:
        return _overlap(unit, territory)
    if LEVELS.index(unit.level) <= LEVELS.index(territory.level):
        return False
    if unit.parent == territory.code:
        return _overlap(unit, territory)
    return any(
        _overlap(unit, above) and under(above, territory) for above in rows_of(unit.parent) if above.parent
    )


def _overlap(left: Unit, right: Unit) -> bool:
    return left.start <= _end(right) and right.start <= _end(left)


def units(level: str, within: Unit | None = None, as_of: str = "") -> tuple[Unit, ...]:
    """The units of a level ("province", "district", "commune") on a day, in the country or a territory.

    By code. ``as_of`` is a year, month or day and means its last day; without it the newest state. Where a
    change is only known to lie between two days, the earlier state counts until the later day (see
    ``Unit.certain``). Most changes before October 2022 are not recorded: its state stands for earlier days.

    >>> [len(units("commune", as_of=day)) for day in ("2022-10", "2025-07-01")]
    [10599, 3321]
    >>> from thac.ontology.placenames import find
    >>> [kim_dong] = find("huyện Kim Động")
    >>> len(units("commune", kim_dong, "2023-04")), len(units("commune", kim_dong, "2025-07"))
    (17, 0)
    """
    day, table = last_day(as_of), rows()
    if within is None:
        return tuple(row_of(n) for n, row in enumerate(table) if row[3] == level and there(row, day))
    if not stood(within, as_of):
        return ()
    if within.level == level:
        return (within,)
    found: list[int] = []
    for number in _by_parent().get(within.code, ()):
        row = table[number]
        if not there(row, day):
            continue
        if row[3] == level:
            found.append(number)
        elif row[3] == "district" and level == "commune":
            found += [n for n in _by_parent().get(row[0], ()) if there(table[n], day)]
    return tuple(row_of(n) for n in sorted(found))

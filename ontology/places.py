"""``vn/provinces.tsv`` in, the provinces by name and date out."""

from __future__ import annotations

from functools import lru_cache

from .data import read_text
from .keys import fold, word_key
from .model import Province, valid_on

_KINDS = {word_key("tỉnh"): "tỉnh", word_key("thành phố"): "thành phố", "tp": "thành phố", "t p": "thành phố"}


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """All provinces: 63 until 30/6/2025, 34 since; one row a name, status and period.

    >>> from thac.ontology import valid_on
    >>> [sum(valid_on(place, day) for place in provinces()) for day in ("2023-01-01", "2025-07-01")]
    [63, 34]
    """
    lines = [line for line in read_text("provinces.tsv").splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(_province(dict(zip(columns, line.split("\t"), strict=True))) for line in lines[1:])


def _province(row: dict[str, str]) -> Province:
    def listed(key: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in row[key].split(";") if part.strip())

    plain = ("code", "name", "kind", "level", "parent", "valid_from", "valid_to", "source")
    return Province(
        **{key: row[key] for key in plain}, successors=listed("successors"), other_names=listed("other_names")
    )


@lru_cache(maxsize=1)
def _provinces_by_name() -> dict[str, tuple[Province, ...]]:
    index: dict[str, tuple[Province, ...]] = {}
    for place in reversed(provinces()):  # the latest row first
        for key in dict.fromkeys(word_key(name) for name in (place.name, *place.other_names)):
            index[key] = (*index.get(key, ()), place)
    for key, places in tuple(index.items()):
        index.setdefault(fold(key), places)
    return index


@lru_cache(maxsize=4096)
def province(name: str, on: str = "") -> Province | None:
    """The province of a name with or without its kind, or None; of several rows the latest one.

    ``on`` (a day, month or year) asks for the one of that time.
    "Thành phố Hưng Yên" is a city inside a province and gives None.

    >>> [p.full_name for text in ("TP. Hồ Chí Minh", "tỉnh Thanh Hoá", "TPHCM") if (p := province(text))]
    ['thành phố Hồ Chí Minh', 'tỉnh Thanh Hóa', 'thành phố Hồ Chí Minh']
    >>> province("thành phố Hưng Yên") is None, province("huyện Kim Động") is None
    (True, True)
    """
    key, kind = word_key(name), ""
    for prefix, named in _KINDS.items():
        if key.startswith(prefix + " "):
            key, kind = key[len(prefix) + 1 :], named
            break
    # "tỉnh" before the name of a city is a slip; "thành phố" before that of a tỉnh is another place.
    rows = (p for p in _provinces_by_name().get(key, ()) if kind != "thành phố" or p.kind == kind)
    return next((p for p in rows if valid_on(p, on)), None)


@lru_cache(maxsize=1)
def province_names() -> tuple[str, ...]:
    """Every name and other name of a province, without its kind, longest first: what to look for in a text.

    >>> "Hưng Yên" in province_names(), len(province_names()) == len(set(province_names()))
    (True, True)
    """
    names = {name for place in provinces() for name in (place.name, *place.other_names)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))

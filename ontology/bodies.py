"""``vn/agencies.toml`` in, the issuing bodies by suffix and by name out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from .data import read_toml
from .keys import symbol_key, word_key
from .model import Agency, Example, valid_on

_NUMBERED = re.compile(r"(\D+)\d+\Z")


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """All issuing bodies, in the order of the file.

    >>> len(agencies()) > 250
    True
    """
    groups = read_toml("agencies.toml")["group"]
    return tuple(_agency({**group, **entry}) for group in groups for entry in group["agencies"])


def _agency(entry: dict[str, Any]) -> Agency:
    def texts(key: str) -> tuple[str, ...]:
        return tuple(entry.get(key, ()))

    def examples(key: str) -> tuple[Example, ...]:
        found = entry.get(key, ())
        return tuple(Example(e, entry["name"]) if isinstance(e, str) else Example(**_named(e)) for e in found)

    return Agency(
        suffix=entry["suffix"],
        name=entry["name"],
        branch=entry["branch"],
        level=entry["level"],
        form=entry["form"],
        alone=entry.get("alone", False),
        numbered=entry.get("numbered", False),
        also=texts("also"),
        names=texts("names"),
        organs=texts("organs"),
        bodies=texts("bodies"),
        valid_from=entry.get("from", ""),
        valid_to=entry.get("to", ""),
        examples=examples("examples"),
        counter=examples("counter"),
    )


def _named(example: dict[str, str]) -> dict[str, str]:
    return {"text": example["text"], "reading": example["name"]}


@lru_cache(maxsize=1)
def _agencies_by_suffix() -> dict[str, tuple[Agency, ...]]:
    index: dict[str, tuple[Agency, ...]] = {}
    for also in (False, True):  # a body's own suffix goes before the spellings of others
        for body in agencies():
            for key in map(symbol_key, body.also if also else (body.suffix,)):
                index[key] = (*index.get(key, ()), body)
    return index


def agency(suffix: str, form: str = "", on: str = "") -> tuple[Agency, ...]:
    """The bodies that print a suffix, the likeliest first; letter case, spaces, dots and "&" do not count.

    ``form`` (state or party: how the symbol is written) and ``on`` (a date) narrow the choice. A suffix of
    several parts must stand in the data as such; of ``BTCTU-BDVTU`` or ``UBND-VX`` ask for each part.

    >>> [body.name for body in agency("UBTVQH15")]
    ['Ủy ban Thường vụ Quốc hội']
    >>> [body.name for body in agency("BTC")], [body.name for body in agency("BTC", "state")]
    (['Ban Tổ chức', 'Bộ Tài chính'], ['Bộ Tài chính'])
    >>> agency("XYZ")
    ()
    """
    key = symbol_key(suffix)
    found = _agencies_by_suffix().get(key, ())
    if not found and (number := _NUMBERED.match(key)):
        found = tuple(body for body in _agencies_by_suffix().get(number[1], ()) if body.numbered)
    return tuple(b for b in found if (not form or b.form in (form, "either")) and valid_on(b, on))


@lru_cache(maxsize=1)
def _agencies_by_name() -> dict[str, tuple[Agency, ...]]:
    index: dict[str, tuple[Agency, ...]] = {}
    for body in agencies():
        for key in dict.fromkeys(word_key(name) for name in (body.name, *body.bodies, *body.names)):
            index[key] = (*index.get(key, ()), body)
    return index


def agencies_named(name: str, on: str = "") -> tuple[Agency, ...]:
    """The bodies that a wording without a place means, the likeliest first.

    >>> [body.suffix for name in ("Bộ TT&TT", "Bộ chính trị") for body in agencies_named(name)]
    ['BTTTT', 'TW']
    """
    return tuple(body for body in _agencies_by_name().get(word_key(name), ()) if valid_on(body, on))

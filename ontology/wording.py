"""The words that bodies, units and tasks are told by: a role in, its words or their pattern out."""

from __future__ import annotations

from functools import cache

from .data import read_toml

#: The files that hold lists of words, each entry with a role of its own.
FILES = ("bodies.toml", "units.toml")


@cache
def wording(role: str) -> tuple[str, ...]:
    """The words of a role, in the order of the data; each may be a pattern for lower-case text.

    >>> wording("central organ")
    ('Bộ Chính trị', 'Ban Bí thư', 'Ban Chấp hành Trung ương Đảng')
    """
    return _lists()[role]


@cache
def alternatives(role: str) -> str:
    """A group that matches one word of a role, to be built into a pattern; the first that fits is taken.

    >>> alternatives("central party committee")
    '(?:chính phủ|quốc hội|công an trung ương)'
    """
    return f"(?:{'|'.join(wording(role))})"


@cache
def meanings(role: str) -> dict[str, str]:
    """What is written to what it means, for the roles that give both.

    >>> meanings("kind of committee")["Quận ủy"]
    'quận'
    """
    return dict(_tables()[role])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    entries = (entry for name in FILES for entry in read_toml(name)["words"])
    return {entry["role"]: tuple(entry["words"]) for entry in entries}


@cache
def _tables() -> dict[str, dict[str, str]]:
    entries = (entry for name in FILES for entry in read_toml(name).get("meaning", ()))
    return {entry["role"]: entry["means"] for entry in entries}

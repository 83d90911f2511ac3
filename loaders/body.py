"""The values of naming: a body as the text names it, and the territories that the text itself stands in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named: ``base`` without place, its territory's kind and name as far as they stand there.

    ``office`` is a commission or office of the committee that the other fields name; ``organ`` the post or
    organ in front of it, in lower case; ``start:end`` the words in the text.
    """

    start: int
    end: int
    base: str
    kind: str = ""
    name: str = ""
    office: str = ""
    level: str = ""
    organ: str = ""
    central: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The territories that the citing document stands in, as far as it lets one know.

    ``district`` and ``commune`` are (kind, name); ``level`` and ``body`` are of the issuer; ``day`` says
    which provinces and cities there were.
    """

    province: str = ""
    district: tuple[str, str] = ("", "")
    commune: tuple[str, str] = ("", "")
    level: str = ""
    body: str = ""
    day: str = ""

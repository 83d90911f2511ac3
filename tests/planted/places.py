"""The table of places in, provinces with their districts and communes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LEVELS = ("province", "district", "commune")
#: The committee of a party organisation by the kind of its place, and the ending of its numbers.
COMMITTEES = {
    "tỉnh": ("Tỉnh ủy", "TU"), "huyện": ("Huyện ủy", "HU"), "thị xã": ("Thị ủy", "ThU"),
    "thành phố": ("Thành ủy", "TPU"),
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A unit with its kind ("huyện"), its name ("Sơn Dương") and what it stands in."""

    kind: str
    name: str
    level: str
    above: Place | None = None
    inside: list[Place] = field(default_factory=list, compare=False, repr=False)

    @property
    def full(self) -> str:
        """The kind and the name: "huyện Sơn Dương"."""
        return f"{self.kind} {self.name}"

    @property
    def committee(self) -> str:
        """The party committee without its place: "Huyện ủy", "Đảng ủy xã"."""
        return f"Đảng ủy {self.kind}" if self.level == "commune" else COMMITTEES[self.kind][0]

    @property
    def province(self) -> Place:
        """The province that it stands in."""
        return self if self.above is None else self.above.province


def _place(words: str, level: str, above: Place | None) -> Place:
    kind = next(
        k for k in ("thành phố", "thị xã", "thị trấn", "huyện", "tỉnh", "phường", "xã") if words.startswith(k)
    )
    found = Place(kind, words[len(kind) + 1 :], level, above)
    if above is not None:
        above.inside.append(found)
    return found


def provinces(year: str, table: str = "places", only: tuple[str, ...] = ()) -> list[Place]:
    """The provinces of a table as they stood in a year, in its order, or those ``only``."""
    found: dict[str, Place] = {}
    lines = Path(__file__).with_name(f"{table}.tsv").read_text(encoding="utf-8").splitlines()[2:]
    for line in lines:
        when, province, district, commune = line.split("\t")
        if when != year or (only and province.removeprefix("tỉnh ") not in only):
            continue
        top = found.get(province) or found.setdefault(province, _place(province, "province", None))
        middle = top
        if district:
            key = f"{province}/{district}"
            middle = found.get(key) or found.setdefault(key, _place(district, "district", top))
        _place(commune, "commune", middle)
    return [place for place in found.values() if place.level == "province"]

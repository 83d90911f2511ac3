"""The values of the generator: bodies, papers, how a paper names another, duties."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planted.places import COMMITTEES, Place

TYPES = {
    "KH": "Kế hoạch", "BC": "Báo cáo", "KL": "Kết luận", "QĐ": "Quyết định", "TB": "Thông báo",
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """Who issues: a committee of the party or of the state, of a place (None: the centre)."""

    party: bool
    place: Place | None
    name: str
    suffix: str

    @property
    def level(self) -> str:
        """central, province, district or commune."""
        return self.place.level if self.place else "central"


def committee(place: Place) -> Body:
    """The party committee of a place."""
    suffix = "ĐU" if place.level == "commune" else COMMITTEES[place.kind][1]
    name = f"{place.committee} {place.name}"
    return Body(True, place, name, suffix)


def council(place: Place) -> Body:
    """The people's committee of a place."""
    return Body(False, place, f"Ủy ban nhân dân {place.full}", "UBND")


@dataclass
class Naming:
    """How a paper names another: symbol, date, issuer and title as it has them, right or wrong."""

    paper: Paper
    symbol: str
    issued: date
    issuer: str
    title: str
    act: str = "implements"


@dataclass
class Duty:
    """What a unit is told: the words of the unit and of its tasks; ``lead`` where it leads the first."""

    unit: str
    tasks: list[str]
    lead: bool = False
    request: bool = False


@dataclass
class Paper:
    """One document, before it is written out; ``faults`` are those planted in it."""

    body: Body
    type: str
    number: int | None
    symbol: str
    issued: date | None
    title: str
    namings: list[Naming] = field(default_factory=list)
    aims: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    signer: str = ""
    due_plan: date | None = None
    due_report: date | None = None
    repeals: Paper | None = None
    gap: bool = False
    faults: list[str] = field(default_factory=list)
    file: str = ""

    @property
    def type_name(self) -> str:
        """The name of the type: "Kế hoạch"."""
        return TYPES[self.type]


@dataclass
class Fault:
    """A planted fault: its kind, the paper that shows it (None where one is missing), what it is about.

    ``beside`` are the other papers without whose words nobody can tell it.
    """

    kind: str
    paper: Paper | None
    about: dict[str, str]
    beside: tuple[Paper, ...] = ()

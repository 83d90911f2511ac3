"""A seed in, an invented nation of 11,152 units, a fifth of their documents missing, and the truth out.

One central directive, 63 provinces of 11 districts of 15 communes. A plan carries out the nearest plan above
it that there is, and assigns every unit whose nearest plan above it is. Besides it, `others` plans on other
matters. Imports nothing of the package, so that nothing of it can be its own judge. The names are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

PROVINCES, DISTRICTS, COMMUNES = 63, 11, 15
MISSING = 0.2
START = date(2023, 6, 15)


@dataclass
class Unit:
    """A body; ``places`` as slugs from the province down, ``above`` its superior."""

    id: str
    name: str
    level: str
    province: str
    above: Unit | None = None


@dataclass
class Plan:
    """A document: what it carries out, the units that it assigns with the role of each."""

    id: str
    symbol: str
    issuer: Unit
    issued: date
    above: Plan | None = None
    assigns: list[tuple[Unit, str]] = field(default_factory=list)


@dataclass
class Nation:
    """All units, all plans of the cascade and beside it, and the units that have none of the cascade."""

    units: list[Unit]
    plans: list[Plan]
    others: list[Plan]
    missing: list[Unit]


def units() -> Iterator[Unit]:
    """The bodies, each after its superior."""
    centre = Unit("urn:lex:vn:co.quan.vi.du", "Cơ quan ví dụ", "central", "")
    yield centre
    for p in range(PROVINCES):
        place = f"tinh.{p:02d}"
        name = f"Tỉnh {p:02d}"
        province = Unit(
            f"urn:lex:vn;{place}:uy.ban.nhan.dan", f"Ủy ban nhân dân tỉnh {p:02d}", "province", name, centre
        )
        yield province
        for d in range(DISTRICTS):
            id = f"urn:lex:vn;{place};huyen.{d:02d}:uy.ban.nhan.dan"
            district = Unit(id, f"Ủy ban nhân dân huyện {p:02d}.{d:02d}", "district", name, province)
            yield district
            for c in range(COMMUNES):
                id = f"urn:lex:vn;{place};huyen.{d:02d};xa.{c:02d}:uy.ban.nhan.dan"
                yield Unit(id, f"Ủy ban nhân dân xã {p:02d}.{d:02d}.{c:02d}", "commune", name, district)


def nation(seed: int = 57, others: int = 2, among: Iterable[Unit] = ()) -> Nation:
    """The same nation for the same seed; ``others`` is the number of plans of each unit beside it.

    Its bodies are those of ``units``, or those ``among`` which each comes after its superior.
    """
    chance = random.Random(seed)
    everyone = list(among or units())
    plans: dict[str, Plan] = {}
    beside: list[Plan] = []
    missing: list[Unit] = []
    for number, unit in enumerate(everyone):
        above = unit.above
        while above is not None and above.id not in plans:
            above = above.above
        parent = plans[above.id] if above is not None else None
        if parent is not None:
            parent.assigns.append((unit, chance.choice(("execute", "lead", "cooperate"))))
        if parent is not None and chance.random() < MISSING:
            missing.append(unit)
        else:
            day = (parent.issued if parent else START) + timedelta(
                days=chance.randint(10, 60) if parent else 0
            )
            plans[unit.id] = plan(unit, f"{number + 1}/KH-UBND", day, parent)
        for other in range(others):
            day = START + timedelta(days=chance.randint(0, 700))
            beside.append(
                plan(
                    unit,
                    f"{20000 * (other + 1) + number}/KH-UBND",
                    day,
                    chance.choice(beside) if beside else None,
                )
            )
    return Nation(everyone, list(plans.values()), beside, missing)


def plan(unit: Unit, symbol: str, day: date, above: Plan | None) -> Plan:
    """A plan of a body that gives nobody a task yet."""
    slug = symbol.lower().replace("/", "-")
    return Plan(f"{unit.id}:ke.hoach:{day.year};{slug}", symbol, unit, day, above)

"""A directive in, how many bodies carried it out by level and province, and how fast, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

from ..graph import Graph
from ..graph.dates import days_between
from ..graph.model import Note, Result
from ..graph.pause import uncollected
from ..graph.shown import Node
from .cases import NONE, UNPROVEN, Case, cases
from .corpus import dates, notes
from .english import in_english
from .gaps import checked_place
from .ladder import LEVELS
from .order import sort_key
from .resolve import checked_date
from .trace import followed
from .walk import dated

COLUMNS = (
    "by", "value", "expected", "loaded", "attested", "unproven", "missing", "assigned", "ladder_only",
    "days_median", "days_min", "days_max", "documents", "cumulative", "corpus",
)  # fmt: skip
UNCOUNTED = "{} groups whose members cannot be listed are not counted"


@dataclass(frozen=True, slots=True)
class Tally:
    """One body: where it stands and what is known of its document."""

    level: str
    province: str
    state: str
    unproven: bool


class Link(NamedTuple):
    """A document with a stated link, and the days since its parent."""

    node: Node
    days: int | None


@uncollected
def coverage(
    graph: Graph, symbol: str, level: str = "", province: str = "", as_of: str = "", date: str = "",
    issuer: str = "",
) -> Result:  # fmt: skip
    """Counts of bodies in all, by level and by province, then the documents of each month.

    A body counts as expected where a duty or the ladder asks it, or where it acted unasked. ``loaded`` and
    ``attested`` ones have a document of the cascade (``unproven``: of these, whose link no sentence states);
    ``missing`` ones have none: ``assigned`` by a duty, or expected by the ``ladder_only``. Days are those
    from the parent's date to the child's, months those of the documents; both of stated links alone.

    Raises:
        QueryError: nothing is known by that symbol, or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    until = checked_date(as_of)
    place = checked_place(level, province)
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer)
    found = list(cases(graph, walk))
    tallies = [one for case in found for one in tally(case) if _inside(one, level, place)]
    links = [(walk.nodes[id], walk.nodes[up]) for id, up in walk.parents.items() if up and id in walk.proven]
    steps = [
        Link(node, days_between(upper.issued, node.issued)) for node, upper in links
        if _inside(Tally(node.level, node.province, "", False), level, place)
    ]  # fmt: skip
    inside = sum(walk.nodes[id].loaded for id in walk.parents)
    heads = notes(walk.root, dates(graph, until), inside, "")
    groups = sum(any(one.open for one in case.asked) for case in found)
    heads += (Note(UNCOUNTED, (groups,)),) if groups else ()
    said = in_english(heads[0].phrase, *heads[0].values)
    rows = [*_counted(tallies, steps), *_months(steps)]
    return Result(COLUMNS, tuple((*row, said) for row in rows), notes=heads)


def tally(case: Case) -> Iterable[Tally]:
    """What counts of a case: nothing of a group that cannot be listed, or of a body that is not expected."""
    linked = sorted((one for one in case.found if one.link != NONE), key=lambda one: dated(one.node))
    if linked:
        best = next((one for one in linked if one.node.loaded), linked[0])
        state = "loaded" if best.node.loaded else "attested"
        yield Tally(best.node.level, best.node.province, state, all(one.link == UNPROVEN for one in linked))
        return
    asked = [one for one in case.asked if not (one.why_not or one.open or one.weak) and one.by != "request"]
    asked.sort(key=lambda one: (one.by == "ladder", one.source.id))
    if asked:
        state = "assigned" if any(one.by == "duty" for one in asked) else "ladder"
        yield Tally(asked[0].level, asked[0].province, state, False)


def _inside(one: Tally, level: str, place: str) -> bool:
    return (not level or one.level == level) and (not place or one.province == place)


def _counted(tallies: Sequence[Tally], steps: Sequence[Link]) -> list[tuple[Any, ...]]:
    rows = [_row("all", "", tallies, steps)]
    for level in [*LEVELS, ""]:
        rows.append(_row("level", level, [one for one in tallies if one.level == level],
                         [step for step in steps if step.node.level == level]))  # fmt: skip
    for province in sorted({one.province for one in tallies}, key=sort_key):
        rows.append(_row("province", province, [one for one in tallies if one.province == province],
                         [step for step in steps if step.node.province == province]))  # fmt: skip
    return [row for row in rows if row[0] == "all" or row[2]]


def _row(by: str, value: str, tallies: Sequence[Tally], steps: Sequence[Link]) -> tuple[Any, ...]:
    states = Counter(one.state for one in tallies)
    days = [step.days for step in steps if step.days is not None]
    return (
        by, value, len(tallies), states["loaded"], states["attested"], sum(one.unproven for one in tallies),
        states["assigned"] + states["ladder"], states["assigned"], states["ladder"],
        int(median(days)) if days else None, min(days, default=None), max(days, default=None), len(steps),
        None,
    )  # fmt: skip


def _months(steps: Sequence[Link]) -> list[tuple[Any, ...]]:
    """The curve of adoption: documents by month, and all until then; those without a month come last."""
    months = Counter(step.node.issued[:7] if len(step.node.issued) > 4 else "" for step in steps)
    rows, total = [], 0
    for month in sorted(months, key=lambda text: text or "~"):
        total += months[month]
        rows.append(("month", month, *(None,) * 10, months[month], total))
    return rows

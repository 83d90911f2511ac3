"""A directive in, its scoreboard by level and province, with the counts behind each figure, out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from statistics import mean
from typing import Any

from ..graph import Graph
from ..graph.dates import days_between
from ..graph.errors import QueryError
from ..graph.model import Note, Result
from ..graph.pause import uncollected
from .audit import Report, audit
from .coverage import coverage
from .due import last_of
from .gaps import checked_place, gaps
from .judge import ELSEWHERE, JUDGED, TWICE, judged
from .resolve import checked_date
from .trace import followed

COLUMNS = (
    "group", "name", "deficit", "missing", "expected", "deficit_before", "missing_before", "expected_before",
    "change", "overdue", "long_overdue", "delay_mean", "days_median", "days_of", "nonconformity", "findings",
    "errors", "documents", "corpus",
)  # fmt: skip
#: The days after a deadline from which the Commission's scoreboard speaks of long overdue: two years.
LONG = 730
LATE = "long overdue: more than {} days after the deadline"
BEFORE = "change is in percentage points of the deficit, against {}"
JUDGED_RULES = "findings of {} rules; not judged here: {}"
_Key = tuple[str, str]


@uncollected
def scoreboard(
    graph: Graph, symbol: str, level: str = "", province: str = "", as_of: str = "", date: str = "",
    issuer: str = "", since: Graph | str = "", long: int = LONG,
) -> Result:  # fmt: skip
    """The indicators of the EU Single Market Scoreboard on transposition, for a directive and its bodies.

    ``deficit``: the share (%) of expected bodies of which no document is known (``missing`` of ``expected``).
    ``change``: percentage points since an earlier store or date (``since``). ``long_overdue``: bodies whose
    deadline passed more than ``long`` days ago, of those ``overdue``, which are ``delay_mean`` days late.
    ``days_median``: days from a document to the one it carries out, of ``days_of`` stated links.
    ``nonconformity``: findings of the audit on loaded documents, for each of these ``documents``. A figure
    that nothing stands behind is empty.

    Raises:
        QueryError: nothing is known by that symbol (in either store), or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    if long < 0:
        raise QueryError(f"{long}: not a number of days; long overdue counts from 0 on")
    report = reported(graph, symbol, (), province, level, as_of, date, issuer)
    return scored(graph, report, symbol, level, province, as_of, date, issuer, since, long)


def reported(
    graph: Graph, symbol: str = "", rules: Collection[str] = (), province: str = "", level: str = "",
    as_of: str = "", date: str = "", issuer: str = "", scores: bool = False,
) -> Report:  # fmt: skip
    """The audit as people judged it, with ``scores`` and of a directive its scoreboard too.

    Raises QueryError and AmbiguousError as ``audit`` does.
    """
    report = judged(graph, audit(graph, symbol, rules, province, level, as_of, date, issuer))
    if not (symbol and scores):
        return report
    told = scored(graph, report, symbol, level, province, as_of, date, issuer)
    return replace(report, scores=told)


def scored(
    graph: Graph, report: Report, symbol: str, level: str = "", province: str = "", as_of: str = "",
    date: str = "", issuer: str = "", since: Graph | str = "", long: int = LONG,
) -> Result:  # fmt: skip
    """The scoreboard whose findings are those of a report at hand; raises as ``scoreboard`` does."""
    until, place = checked_date(as_of), checked_place(level, province)
    covered = coverage(graph, symbol, level, province, as_of, date, issuer)
    before = _before(graph, since, symbol, level, province, date, issuer) if since else {}
    late, day = _late(graph, symbol, level, province, until, date, issuer)
    found, grave = _found(report)
    checked = _checked(graph, symbol, level, place, until, date, issuer)
    said = covered.rows[0][-1]
    rows = []
    for row in covered.rows:
        values = dict(zip(covered.columns, row, strict=True))
        key = values["by"], values["value"]
        if values["by"] != "month":
            figures = _figures(values, before.get(key), late.get(key, []), day, long)
            conformity = _share(found[key], checked[key]), found[key], grave[key], checked[key]
            rows.append((*key, *figures, *conformity, said))
    return Result(COLUMNS, tuple(rows), notes=(*covered.notes, *_notes(report, day, long, since)))


def _before(
    graph: Graph, since: Graph | str, symbol: str, level: str, province: str, date: str, issuer: str
) -> dict[_Key, dict[str, Any]]:
    """The coverage of an earlier store, or of this one at an earlier date."""
    if isinstance(since, Graph):
        try:
            found = coverage(since, symbol, level, province, "", date, issuer)
        except QueryError as error:
            raise QueryError(f"{since.store.path}: {error}") from error
    else:
        found = coverage(graph, symbol, level, province, checked_date(since), date, issuer)
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return {(row["by"], row["value"]): row for row in rows}


def _figures(
    now: dict[str, Any], before: dict[str, Any] | None, late: Sequence[str], day: str, long: int
) -> tuple[Any, ...]:
    deficit = _percent(now["missing"], now["expected"])
    earlier = _percent(before["missing"], before["expected"]) if before else None
    change = round(deficit - earlier, 1) if deficit is not None and earlier is not None else None
    delays = [days for due in late if (days := days_between(last_of(due), day)) is not None]
    return (
        deficit, now["missing"], now["expected"], earlier, before["missing"] if before else None,
        before["expected"] if before else None, change, len(late), sum(days > long for days in delays),
        round(mean(delays)) if delays else None, now["days_median"], now["documents"],
    )  # fmt: skip


def _late(
    graph: Graph, symbol: str, level: str, province: str, until: str, date: str, issuer: str
) -> tuple[dict[_Key, list[str]], str]:
    """The deadlines that passed without a document, by level and province, and the day of judgement."""
    found = gaps(graph, symbol, level, province, until, date=date, issuer=issuer)
    due: dict[_Key, list[str]] = defaultdict(list)
    for row in found.rows:
        one = dict(zip(found.columns, row, strict=True))
        if one["overdue"]:
            for key in _keys(one["level"], one["province"]):
                due[key].append(one["due"])
    day = next((str(note.values[0]) for note in found.notes if note.phrase.startswith("overdue is")), "")
    return due, day


def _found(report: Report) -> tuple[Counter[_Key], Counter[_Key]]:
    """Findings on loaded documents, and the errors among them, by level and province."""
    found: Counter[_Key] = Counter()
    grave: Counter[_Key] = Counter()
    for one in report.findings:
        if one.status == "loaded":
            for key in _keys(one.level, one.province):
                found[key] += 1
                grave[key] += one.severity == "error"
    return found, grave


def _checked(
    graph: Graph, symbol: str, level: str, place: str, until: str, date: str, issuer: str
) -> Counter[_Key]:
    """The loaded documents of the cascade by level and province."""
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer)
    inside = (walk.nodes[id] for id in walk.parents if walk.nodes[id].loaded)
    fits = [
        one for one in inside if (not level or one.level == level) and (not place or one.province == place)
    ]
    return Counter(key for one in fits for key in _keys(one.level, one.province))


def _keys(level: str, province: str) -> Iterable[_Key]:
    """The rows to which a body or a document belongs."""
    yield "all", ""
    if level:
        yield "level", level
    if province:
        yield "province", province


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None


def _notes(report: Report, day: str, long: int, since: Graph | str) -> list[Note]:
    told = [Note("overdue is judged on {}", (day,)), Note(LATE, (long,))] if day else []
    if since:
        told.append(Note(BEFORE, (since.store.path if isinstance(since, Graph) else since,)))
    names = ", ".join(dict.fromkeys(rule for rule, _ in report.unjudged)) or "-"
    told.append(Note(JUDGED_RULES, (len(report.counts), names)))
    return told + [note for note in report.notes if note.phrase in (JUDGED, TWICE, ELSEWHERE)]

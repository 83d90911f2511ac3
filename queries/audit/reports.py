"""Duties to report and the reports of the corpus in, what each body told owes and has sent out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...graph.dates import first_day, later
from ...graph.shown import Node
from ..due import first_due, last_of
from ..seats import canonical
from .ground import Ground, Term
from .strays import REPORT
from .told import Told
from .units import UNKNOWN, standing


class Owed(NamedTuple):
    """A report that a body owes on a document by a day (empty where none can be told), and its first one."""

    source: Node
    body: Told
    term: Term
    due: str
    report: Node | None

    @property
    def late(self) -> bool:
        """Whether the report is dated after the day."""
        return (
            bool(self.due) and self.report is not None and first_day(self.report.issued) > last_of(self.due)
        )


def owed(ground: Ground) -> tuple[list[Owed], list[Owed]]:
    """What is owed where some body did report on the document, then where no report on it is known at all.

    A body owes one report a document, that of the earliest day. A report counts if it is of the body, not
    older than the document, and in a cascade with it or named at its head.
    """
    reports = _reports(ground)
    some: list[Owed] = []
    none: list[Owed] = []
    for id, terms in ground.terms.items():
        wanted = [one for one in terms if one.kind == "report"]
        source = ground.documents[id]
        if not wanted or not source.issued:
            continue
        due = _each(source, wanted, ground.told.get(id, ()))
        known = [one._replace(report=_first(reports.get((id, one.body.home), ()), source)) for one in due]
        (some if any(one.report for one in known) else none).extend(known)
    return some, none


def _each(source: Node, terms: Iterable[Term], told: Iterable[Told]) -> list[Owed]:
    """Of every body told the report with the earliest day."""
    found: dict[str, Owed] = {}
    for body in told:
        if body.ended or _is_unknown(source, body):
            continue  # no report can come of a body that was not there
        for term in terms:
            if not term.holds(body):
                continue
            one = Owed(source, body, term, first_due(term.day, term.every, source.issued), None)
            before = found.get(body.home)
            if before is None or (last_of(one.due) or "9999") < (last_of(before.due) or "9999"):
                found[body.home] = one
    return list(found.values())


def _is_unknown(source: Node, body: Told) -> bool:
    return not body.group and standing(body.unit, body.name, source.issued).state == UNKNOWN


def _reports(ground: Ground) -> dict[tuple[str, str], set[Node]]:
    """The reports in a cascade with each document that wants some, by the document and the body.

    A report that names the document in its title or opening is one on it, in whatever words.
    """
    found: dict[tuple[str, str], set[Node]] = {}
    for link in ground.links:
        node = ground.documents[link.lower]
        if node.type == REPORT and link.strong and link.upper in ground.terms:
            found.setdefault((link.upper, canonical(node.issuer, node.issued)), set()).add(node)
    for walk in ground.walks:
        inside = [walk.nodes[id] for id in walk.parents if walk.nodes[id].type == REPORT]
        wanting = [id for id in walk.parents if id in ground.terms] if inside else []
        by_body: dict[str, list[Node]] = {}
        for node in inside:
            by_body.setdefault(canonical(node.issuer, node.issued), []).append(node)
        for id in wanting:
            for one in ground.told.get(id, ()):
                if one.home in by_body:
                    found.setdefault((id, one.home), set()).update(by_body[one.home])
    return found


def _first(reports: Iterable[Node], source: Node) -> Node | None:
    fitting = [one for one in reports if not later(source.issued, one.issued)]
    return min(fitting, key=lambda node: (node.issued or "9999", node.id), default=None)

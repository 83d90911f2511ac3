"""A unit in, every task and report that documents give it, by whom and until when, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..graph import Graph
from ..graph.dates import first_day
from ..graph.model import Evidence, Result, Statement
from ..graph.shown import Node
from .assigned import DUTIES
from .body import Body, bodies
from .corpus import corpus, looked_at
from .due import first_due, last_of
from .english import in_english
from .fate import fate
from .gaps import told
from .heirs import told as told_of_body
from .members import is_one_of, members
from .proof import whole_sentence
from .resolve import checked_date
from .seats import seat, territory

COLUMNS = (
    "task", "kind", "role", "due", "every", "first_due", "assigned_by", "symbol", "issued", "unit",
    "named_as", "to", "via", "note", "now", "unit_id", "id", "corpus",
)  # fmt: skip
ONE_OF = "as one of a group whose members no text lists"
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Given:
    """A statement that gives a body something to do; ``named`` is how the document names it.

    ``open`` is set where that is a group whose members no text lists.
    """

    body: Body
    said: Statement
    named: str
    open: bool = False


def duties(graph: Graph, unit: str, due_before: str = "", as_of: str = "", evidence: bool = False) -> Result:
    """Tasks and reports, those with the earliest date first, those without a date last.

    ``unit`` is a body ("UBND xã Nghĩa Dân, Kim Động"), a place (all its bodies) or an id. What is
    given to a group ("UBND các xã, thị trấn") counts for each unit that it meant on the document's date.
    ``kind`` is task, request, report or completion. With ``due_before`` only what falls due before that
    date. ``note`` tells where the body has ended since; ``now`` then names its territory, not its debtors.

    Raises:
        QueryError: no body or place of that name is known, or a date is none.
        AmbiguousError: several bear it; each is listed.
    """
    until, limit = checked_date(as_of), checked_date(due_before)
    wanted = bodies(graph, unit, until)
    given = [*_direct(graph, wanted), *_of_groups(graph, wanted)]
    speakers = graph.store.nodes(sorted({one.said.subject for one in given}))
    loaded = corpus(graph, until)
    given = [one for one in given if one.said.subject in loaded]
    rows = [_task(one, speakers[one.said.subject], until) for one in given]
    rows += _deadlines(graph, given, speakers, until)
    if limit:
        rows = [one for one in rows if one[0][5] and last_of(one[0][5]) < first_day(limit)]
    rows.sort(key=lambda one: (last_of(one[0][5]) or "9999", one[0][8], one[0][16], one[1].start, one[0][15]))
    note = looked_at(loaded)
    said = in_english(note.phrase, *note.values)
    proofs = tuple((whole_sentence(graph, one),) for _, one in rows) if evidence else ()
    return Result(COLUMNS, tuple((*row, said) for row, _ in rows), proofs, (note,))


def _direct(graph: Graph, wanted: Sequence[Body]) -> list[Given]:
    ids = {one.id: one for one in wanted}
    said = graph.store.into(list(ids), DUTIES, quotes=True)
    return [
        Given(ids[one.object], one, one.attributes.get("unit") or ids[one.object].name)
        for one in _counted(said)
    ]


def _of_groups(graph: Graph, wanted: Sequence[Body]) -> list[Given]:
    """What is given to groups that had one of the bodies as a member on the document's date."""
    own = {seat(one.id).places for one in wanted}
    places = {one[:depth] for one in own for depth in range(len(one) + 1)}
    groups: list[Node] = []
    after = ""
    while page := graph.store.by_class("OrganizationGroup", after=after, limit=_PAGE):
        after = page[-1].id
        groups += [node for node in page if seat(node.id).places in places]
    said = _counted(graph.store.into([node.id for node in groups], DUTIES, quotes=True))
    speakers = graph.store.nodes(sorted({one.subject for one in said}))
    names = {node.id: node.name for node in groups}
    known: dict[tuple[str, str, str], set[str] | None] = {}
    found = []
    for one in said:
        source = speakers[one.subject]
        phrase = one.attributes.get("unit") or names[one.object]
        key = (source.issuer, phrase, source.issued)
        if key not in known:
            inside = members(phrase, seat(source.issuer), source.issued) if seat(source.issuer).rail else None
            known[key] = None if inside is None else {member.id for member in inside}
        listed = known[key]
        if listed is not None:
            found += [Given(body, one, phrase) for body in wanted if body.id in listed]
            continue
        about = (phrase, one.object, source.issuer)
        found += [
            Given(body, one, phrase, True)
            for body in wanted
            if is_one_of(*about, body.id, body.name, source.issued)
        ]
    return found


def _counted(said: Iterable[Statement]) -> list[Statement]:
    return [one for one in said if one.attributes.get("scope") != "body"]


def _task(one: Given, source: Node, until: str) -> tuple[tuple[Any, ...], Evidence]:
    said = one.said.attributes
    kind = "request" if one.said.predicate == "requests" else "task"
    due = said.get("due", "")
    return _row(
        one, source, until, said.get("task", ""), kind, said.get("role", ""), due, "", "", ""
    ), one.said.evidence


def _row(
    one: Given,
    source: Node,
    until: str,
    task: str,
    kind: str,
    role: str,
    due: str,
    every: str,
    to: str,
    via: str,
) -> tuple[Any, ...]:
    unit = one.body.unit
    if unit is None and seat(one.body.id).places:
        unit = territory(seat(one.body.id).places, source.issued)
    end = fate(unit, until) if unit is not None else None
    now = (
        [other.full_name for other in end.units] + [f"{other.full_name} (part)" for other in end.parts]
        if end
        else []
    )
    note, now = (told(unit, end), now) if end else told_of_body(one.body.name, unit, until)
    note = "; ".join(filter(None, (ONE_OF if one.open else "", note)))
    return (
        task, kind, role, due, every, first_due(due, every, source.issued), source.issuer_name, source.symbol,
        source.issued, one.body.name, one.named, to, via, note, now, one.body.id, source.id,
    )  # fmt: skip


def _deadlines(
    graph: Graph, given: Sequence[Given], speakers: dict[str, Node], until: str
) -> list[tuple[tuple[Any, ...], Evidence]]:
    """The dates that a document sets for all of its units, or for one that it names."""
    first: dict[tuple[str, str], Given] = {}
    for one in given:
        if one.said.predicate == "assigns":
            first.setdefault((one.said.subject, one.body.id), one)
    rows = []
    for said in graph.store.out(sorted({document for document, _ in first}), ["deadline"], quotes=True):
        terms, quote = said.attributes, " ".join(said.evidence.quote.split())
        for (document, _), duty in first.items():
            if document != said.subject or terms.get("to") == duty.named:
                continue
            if terms.get("unit", duty.named) == duty.named:
                kind = terms.get("kind", "report")
                row = _row(duty, speakers[document], until, quote, kind, "", said.object,
                           terms.get("every", ""), terms.get("to", ""), terms.get("via", ""))  # fmt: skip
                rows.append((row, said.evidence))
    return rows

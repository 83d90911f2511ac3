"""A directive in, the bodies that were to carry it out and what is known of each out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..graph import Graph
from ..graph.dates import later
from ..graph.errors import QueryError
from ..graph.model import Evidence, Result
from ..graph.pause import uncollected
from ..ontology import province as find_province
from ..ontology.gazetteer import Unit
from .beside import beside
from .cases import NONE, Case, cases
from .corpus import corpus, dates, judged_on, notes
from .due import last_of
from .expected import Expected
from .fate import Fate, fate
from .ladder import LEVELS
from .order import sort_key
from .proof import whole_sentence
from .resolve import checked_date
from .seats import seat
from .show import label
from .trace import followed
from .walk import Walk

COLUMNS = (
    "document", "unit", "level", "province", "link", "overdue", "expected_by", "because", "symbol", "issued",
    "due", "note", "ended", "now", "unit_id", "id", "corpus",
)  # fmt: skip
STATES = ("loaded", "attested", "assigned", "expected", "not implemented", "not expected")
LINKS = ("stated", "unproven", "none")
NO_HEIR = "no successor body (the {} level ended {})"
NO_HEIR_BETWEEN = "no successor body (the {} level ended between {} and {})"
ENDED = "the unit ended {}"
ENDED_BETWEEN = "the unit ended between {} and {}"
OPEN = "a group whose members cannot be listed"

Row = tuple[tuple[Any, ...], tuple[Evidence, ...]]
#: A reason in words by the id of the document that gives it and the roles.
Labels = dict[tuple[str, tuple[str, ...]], str]


@uncollected
def gaps(
    graph: Graph, symbol: str, level: str = "", province: str = "", as_of: str = "",
    closed_world: bool = False, everything: bool = False, date: str = "", issuer: str = "",
    evidence: bool = False,
) -> Result:  # fmt: skip
    """Expected against found: a row for each document found and for each body of which none is.

    ``document`` says what is known of the document: loaded, attested (others cite it), assigned (a duty and
    nothing seen) or expected (by the ladder alone); with ``everything`` also what is not expected, and why.
    ``link`` says whether a chain of sentences leads to the directive: stated, unproven or none. With
    ``closed_world`` the caller vouches that all documents are loaded: what is not seen is "not implemented".
    ``overdue`` is judged on ``as_of``, without it on the latest date of a loaded document; what became of
    units since (``ended``, ``now``) by ``as_of``, without it by the newest state.

    Raises:
        QueryError: nothing is known by that symbol, or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    until = checked_date(as_of)
    place = checked_place(level, province)
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer)
    root = walk.root
    loaded = dates(graph, until)
    judge = judged_on(until, loaded)
    rows: list[Row] = []
    labels: Labels = {}
    for case in cases(graph, walk, evidence):
        rows += _rows(case, labels, until, judge, closed_world, everything)
    if everything:
        rows += _older(walk, {row[15] for row, _ in rows}, corpus(graph, until))
    kept = [
        one for one in rows if (not level or one[0][2] == level) and (not place or one[0][3] == place)
    ]  # fmt: skip
    kept.sort(key=_rank)
    inside = sum(walk.nodes[id].loaded for id in walk.parents)
    heads = notes(root, loaded, inside, judge, closed_world)
    said = heads[0].phrase.format(*heads[0].values)
    return Result(
        COLUMNS,
        tuple((*row, said) for row, _ in kept),
        tuple(tuple(whole_sentence(graph, one) for one in proof) for _, proof in kept) if evidence else (),
        heads,
    )


def checked_place(level: str, province: str) -> str:
    """The province of a name as the graph has it; empty stays empty.

    Raises:
        QueryError: there is no such level or province.
    """
    if level and level not in LEVELS:
        raise QueryError(f"{level}: not a level; choose {', '.join(LEVELS)}")
    found = find_province(province) if province else None
    if province and not found:
        raise QueryError(f"{province}: no province of that name, before or after 1/7/2025")
    return found.name if found else ""


def _rows(case: Case, labels: Labels, until: str, judge: str, closed: bool, everything: bool) -> list[Row]:
    asked = [one for one in case.asked if not one.why_not and one.by != "request"]
    if len(asked) > 1:
        asked.sort(key=lambda one: (one.by != "duty", one.day, one.source.id))
    by, because, proof = _reasons(asked, labels)
    if case.found:
        known = asked[0].name if asked else ""
        return [
            (("loaded" if node.loaded else "attested", node.issuer_name or known, node.level, node.province,
              link, False, by, because, node.symbol, node.issued, "", note, "", [], case.body, node.id),
             evidence or proof)
            for node, link, note, evidence in case.found
        ]  # fmt: skip
    if asked:
        return [_unseen(case, asked, by, because, proof, until, judge, closed)]
    if everything:
        return [_refused(min(case.asked, key=lambda one: one.source.id))]
    return []


def _reasons(asked: list[Expected], labels: Labels) -> tuple[str, list[str], tuple[Evidence, ...]]:
    """Duty before ladder, which documents say so, and where; the ladder counts only where no duty does."""
    if not asked:
        return "", [], ()
    by = asked[0].by
    same = [one for one in asked if one.by == by]
    because: dict[str, None] = {}
    for one in same:
        key = (one.source.id, one.roles)
        if key not in labels:
            labels[key] = f"{label(one.source)}: {', '.join(filter(None, one.roles))}".rstrip(": ")
        because[labels[key]] = None
    return by, list(because), tuple([said.evidence for one in same for said in one.said])


def _unseen(
    case: Case, asked: list[Expected], by: str, because: list[str], proof: tuple[Evidence, ...], until: str,
    judge: str, closed: bool,
) -> Row:  # fmt: skip
    """A body of which no document is known."""
    first = asked[0]
    due = min((one.due for one in asked if one.due), key=last_of, default="")
    end = fate(first.unit, until) if first.unit is not None else None
    ended = end.ended.rpartition("..")[2] if end else ""
    overdue = bool(due) and last_of(due) < judge and (not ended or last_of(due) <= ended)
    state = "not implemented" if closed else "assigned" if by == "duty" else "expected"
    note = OPEN if first.open else told(first.unit, end)
    now = (
        [one.full_name for one in end.units] + [f"{one.full_name} (part)" for one in end.parts] if end else []
    )
    return (
        (state, first.name, first.level, first.province, NONE, overdue, by, because, "", "", due, note, ended,
         now, case.body, ""),
        proof,
    )  # fmt: skip


def told(unit: Unit | None, end: Fate | None) -> str:
    """What became of a unit, in words.

    >>> from thac.ontology.placenames import find
    >>> [kim_dong] = find("huyện Kim Động")
    >>> told(kim_dong, fate(kim_dong))
    'no successor body (the district level ended 30/6/2025)'
    """
    if end is None or unit is None:
        return ""
    days = [prose_date(day) for day in end.ended.split("..")]
    if end.body_goes_on:
        return (ENDED_BETWEEN if len(days) > 1 else ENDED).format(*days)
    return (NO_HEIR_BETWEEN if len(days) > 1 else NO_HEIR).format(unit.level, *days)


def prose_date(day: str) -> str:
    """A day as Vietnamese prose has it.

    >>> prose_date("2025-06-30")
    '30/6/2025'
    """
    return "/".join(str(int(part)) for part in reversed(day.split("-"))) if day else ""


def _refused(one: Expected) -> Row:
    """A body that is named, but of which nothing can be expected."""
    reason = one.why_not or "requested, not assigned"
    by, because, proof = _reasons([one], {})
    return (
        ("not expected", one.name, one.level, one.province, NONE, False, by, because, "", "", "", reason, "",
         [], one.body, ""),
        proof,
    )  # fmt: skip


def _older(walk: Walk, shown: set[str], loaded: Mapping[str, str]) -> list[Row]:
    """Documents that are older than the directive: parents of its cascade, and whatever else is loaded."""
    root, inside = walk.root, walk.parents
    wanted = [id for id in loaded if id not in shown and later(root.issued, loaded[id])]
    others = {one.id: one for also, _ in beside(walk, list(inside)).values() for one in also}
    others |= {node.id: node for node in walk.graph.store.nodes(wanted).values()}
    return [
        (("not expected", node.issuer_name, node.level, node.province, NONE, False, "", [], node.symbol,
          node.issued, "", "older than the directive", "", [], node.issuer, node.id), ())
        for id, node in sorted(others.items()) if id not in inside and later(root.issued, node.issued)
    ]  # fmt: skip


def _rank(one: Row) -> tuple[Any, ...]:
    """By state, level, province and name; a document's row by its date."""
    state, name, level, province, link, _, by, _, _, issued, *_, body, id = one[0]
    return (
        _STATES[state], _LINKS[link], _LEVELS.get(level, len(LEVELS)), sort_key(province),
        seat(body).places[1:2], by, sort_key(name), issued, body, id,
    )  # fmt: skip


_STATES, _LINKS, _LEVELS = (
    {word: place for place, word in enumerate(words)} for words in (STATES, LINKS, LEVELS)
)

"""A directive in, the bodies that were to carry it out and what is known of each out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..graph import Graph
from ..graph.dates import later
from ..graph.errors import QueryError
from ..graph.model import Evidence, Result
from ..graph.pause import uncollected
from ..ontology import province as find_province
from ..ontology import province_names
from ..ontology.gazetteer import Unit
from .beside import beside
from .cases import NONE, Case, cases
from .corpus import corpus, dates, judged_on, notes
from .due import last_of
from .english import in_english
from .expected import Expected
from .fate import Fate, fate
from .ladder import LEVELS
from .nearest import alike, meant
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

#: The values of COLUMNS; where proof is wanted, it comes after them.
Row = tuple[Any, ...]


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
    inside = sum(walk.nodes[id].loaded for id in walk.parents)
    heads = notes(root, loaded, inside, judge, closed_world)
    said = in_english(heads[0].phrase, *heads[0].values)
    rows = _rows(cases(graph, walk, evidence), until, judge, closed_world, everything, said, evidence)
    if everything:
        older = _older(walk, {row[15] for row in rows}, corpus(graph, until), said)
        rows += [(*row, ()) for row in older] if evidence else older
    if level or place:
        rows = [row for row in rows if (not level or row[2] == level) and (not place or row[3] == place)]
    kept = _in_order(rows)
    if not evidence:
        return Result(COLUMNS, tuple(kept), notes=heads)
    proofs = tuple(tuple(whole_sentence(graph, one) for one in row[-1]) for row in kept)
    return Result(COLUMNS, tuple(row[:-1] for row in kept), proofs, heads)


def checked_place(level: str, province: str) -> str:
    """The province of a name as the graph has it; empty stays empty.

    Raises:
        QueryError: there is no such level or province.
    """
    if level and level not in LEVELS:
        raise QueryError(f"{level}: not a level; choose {', '.join(LEVELS)}")
    found = find_province(province) if province else None
    if province and not found:
        near = meant(alike(province, province_names()))
        raise QueryError(f"{province}: no province of that name, before or after 1/7/2025{near}")
    return found.name if found else ""


def _rows(
    found: Iterable[Case], until: str, judge: str, closed: bool, everything: bool, said: str, wanted: bool
) -> list[Row]:
    rows: list[Row] = []
    phrases: dict[tuple[str, tuple[str, ...]], str] = {}
    asked: Sequence[Expected]
    proof: tuple[Evidence, ...]
    for body, reasons, documents in found:
        if len(reasons) == 1 and not (wanted or reasons[0].why_not or reasons[0].by == "request"):
            asked, by, proof = reasons, reasons[0].by, ()  # nearly every body of a large cascade
            because = [_phrase(reasons[0], phrases)]
        else:
            asked = counted(reasons) if reasons else ()
            by, because, proof = _reasons(asked, phrases) if asked else ("", [], ())
        for node, link, note, own in documents:
            id, _, symbol, _, _, issued, level, province, _, _, _, _, issuer, loaded, _ = node
            name = issuer or (asked[0].name if asked else "")
            row: Row = (
                "loaded" if loaded else "attested", name, level, province, link, False, by, because, symbol,
                issued, "", note, "", [], body, id, said,
            )  # fmt: skip
            rows.append((*row, own or proof) if wanted else row)
        if not documents and (asked or everything):
            if asked:
                row = unseen(body, asked, by, because, until, judge, closed, said)
            else:
                first = min(reasons, key=lambda one: one.source.id)
                by, because, proof = _reasons([first], phrases)
                row = refused(first, by, because, said)
            rows.append((*row, proof) if wanted else row)
    return rows


def counted(reasons: Sequence[Expected]) -> Sequence[Expected]:
    """The reasons that ask something, duty before ladder, the earlier first."""
    if len(reasons) == 1:
        return () if reasons[0].why_not or reasons[0].by == "request" else reasons
    asked = [one for one in reasons if not one.why_not and one.by != "request"]
    return sorted(asked, key=lambda one: (one.by != "duty", one.day, one.source.id))


def _reasons(
    asked: Sequence[Expected], phrases: dict[tuple[str, tuple[str, ...]], str]
) -> tuple[str, list[str], tuple[Evidence, ...]]:
    """Duty before ladder, which documents say so, and where; the ladder counts only where no duty does.

    ``phrases`` keeps the words for a document and the roles that it gives.
    """
    by = asked[0].by if asked else ""
    because: list[str] = []
    proof: list[Evidence] = []
    for one in asked:
        if one.by == by:
            because.append(_phrase(one, phrases))
            if one.said:
                proof += [said.evidence for said in one.said]
    return by, list(dict.fromkeys(because)) if len(because) > 1 else because, tuple(proof)


def _phrase(one: Expected, phrases: dict[tuple[str, tuple[str, ...]], str]) -> str:
    """A document and the roles that it gives."""
    key = one.source.id, one.roles
    if key not in phrases:
        phrases[key] = f"{label(one.source)}: {', '.join(filter(None, one.roles))}".rstrip(": ")
    return phrases[key]


def unseen(
    body: str, asked: Sequence[Expected], by: str, because: list[str], until: str, judge: str, closed: bool,
    said: str,
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
        state, first.name, first.level, first.province, NONE, overdue, by, because, "", "", due, note, ended,
        now, body, "", said,
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


def refused(one: Expected, by: str, because: list[str], said: str) -> Row:
    """A body that is named, but of which nothing can be expected."""
    reason = one.why_not or "requested, not assigned"
    return (
        "not expected", one.name, one.level, one.province, NONE, False, by, because, "", "", "", reason, "",
        [], one.body, "", said,
    )  # fmt: skip


def _older(walk: Walk, shown: set[str], loaded: Mapping[str, str], said: str) -> list[Row]:
    """Documents that are older than the directive: parents of its cascade, and whatever else is loaded."""
    root, inside = walk.root, walk.parents
    wanted = [id for id in loaded if id not in shown and later(root.issued, loaded[id])]
    others = {one.id: one for also, _ in beside(walk, list(inside)).values() for one in also}
    others |= {node.id: node for node in walk.graph.store.nodes(wanted).values()}
    return [
        ("not expected", node.issuer_name, node.level, node.province, NONE, False, "", [], node.symbol,
         node.issued, "", "older than the directive", "", [], node.issuer, node.id, said)
        for id, node in sorted(others.items()) if id not in inside and later(root.issued, node.issued)
    ]  # fmt: skip


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """By state, level, province, district and name; a document's row by its date."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        ground = row[0], row[4], row[2], row[3], seat(row[14]).district
        if ground in groups:
            groups[ground].append(row)
        else:
            groups[ground] = [row]
    found: list[Row] = []
    for ground in sorted(groups, key=_rank):
        found += sorted(groups[ground], key=_within)
    return found


_STATES, _LINKS, _LEVELS = (
    {word: place for place, word in enumerate(words)} for words in (STATES, LINKS, LEVELS)
)


def _rank(ground: tuple[Any, ...]) -> tuple[Any, ...]:
    state, link, level, province, district = ground
    return _STATES[state], _LINKS[link], _LEVELS.get(level, len(LEVELS)), sort_key(province), district


def _within(row: Row) -> tuple[Any, ...]:
    return row[6], sort_key(row[1]), row[9], row[14], row[15]

"""A cascade in, the bodies that were to carry it out, each with the duty or the ladder that says so, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple

from ..graph import Graph
from ..graph.model import Statement
from ..graph.shown import Node
from ..ontology.gazetteer import Unit, since
from .assigned import BODY, DUTIES, GROUP, phrased
from .due import first_due, last_of
from .members import members, shorter
from .seats import below, body_of, canonical, seat, territory

#: Who tells and who is told.
_WHO = itemgetter(0, 2)
_SHOWN = ("class", "name", "level", "province")


class Duty(NamedTuple):
    """What one statement gives to a unit, and what is shown of the unit."""

    speaker: str
    predicate: str
    unit: str
    role: str
    due: str
    kind: str
    name: str
    level: str
    province: str


#: A duty of the values of its fields; quicker than its own constructor.
_duty: Callable[[tuple[Any, ...]], Duty] = partial(tuple.__new__, Duty)


class Term(NamedTuple):
    """A deadline that a document sets for all of its units, or for one that it names."""

    day: str
    unit: str
    every: str


class Expected(NamedTuple):
    """One reason for which a body is expected to act; ``home`` is its id with all its places.

    ``by`` is duty, request or ladder; ``source`` the document that assigns, or the nearest one up the ladder;
    ``roles`` and ``due`` are those of the duty; ``said`` its statements, where they are wanted.
    ``group`` is the id of the group as whose member it is given.
    ``why_not`` is set where the words name a body of which nothing can be asked; ``open`` where the members
    of a group cannot be listed; ``weak`` where it explains a document that was found, but asks for none.
    """

    body: str
    name: str
    level: str
    province: str
    by: str
    source: Node
    day: str
    unit: Unit | None = None
    roles: tuple[str, ...] = ()
    due: str = ""
    said: tuple[Statement, ...] = ()
    why_not: str = ""
    open: bool = False
    weak: bool = False
    home: str = ""
    group: str = ""


#: A reason of the values of its fields; quicker than its own constructor.
_expected: Callable[[tuple[Any, ...]], Expected] = partial(tuple.__new__, Expected)


def duties(graph: Graph, documents: Sequence[Node], day: str, quotes: bool = False) -> list[Expected]:
    """What the documents assign to or request of units, groups as their members on the document's date.

    ``day`` stands for the date of an undated document. A unit that is the issuer itself is left out.
    """
    speakers = {node.id: node for node in documents}
    proofs = _proofs(graph, list(speakers)) if quotes else {}
    told = graph.store.told(speakers, DUTIES, ["role", "due"], _SHOWN, unless=BODY)
    terms: dict[str, list[Term]] = {}
    for speaker, _, *said in graph.store.told(speakers, ["deadline"], ["unit", "every"]):
        terms.setdefault(speaker, []).append(Term._make(said))
    named = phrased(graph, terms.keys() | {row[0] for row in told if row[5] == GROUP})
    roles: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: list[Expected] = []
    for rows in _together(told):
        speaker, predicate, unit, role, due, kind, name, level, province = rows[0]
        source = speakers[speaker]
        if kind is None or (source.issuer.startswith(unit) and shorter(unit, source.issuer)):
            continue
        on, proof = source.issued or day, tuple(proofs.get((speaker, unit), ())) if quotes else ()
        if speaker in terms or kind == GROUP:
            phrases, each = named.get((speaker, unit), ()), [_duty(row) for row in rows]
            found += _of_unit(source, each, phrases, terms.get(speaker, ()), on, proof)
            continue
        # Nearly every duty of a large cascade: of one body, with no deadline but its own.
        if len(rows) == 1:
            all_roles, asks = (role,), predicate == "requests"
            due = _first_due((due,), on) if due else ""
        else:
            all_roles, asks = tuple([row[3] for row in rows]), all(row[1] == "requests" for row in rows)
            due = _first_due(tuple([row[4] for row in rows]), on)
        if all_roles not in roles:
            roles[all_roles] = tuple(dict.fromkeys(all_roles))
        ground, why_not, home = _ground(unit, on)
        found.append(_expected((
            unit, name or unit, level, province, "request" if asks else "duty", source, on, ground,
            roles[all_roles], due, proof, why_not, False, False, home, "",
        )))  # fmt: skip
    return found


def _together(told: Sequence[tuple[Any, ...]]) -> Iterable[Sequence[tuple[Any, ...]]]:
    """What each document tells each unit."""
    if len(set(map(_WHO, told))) == len(told):
        return zip(told, strict=True)
    given: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for row in told:
        given.setdefault(_WHO(row), []).append(row)
    return given.values()


def _proofs(graph: Graph, documents: Sequence[str]) -> dict[tuple[str, str], list[Statement]]:
    """The statements of each duty."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for one in graph.store.out(documents, DUTIES, quotes=True):
        if one.attributes.get("scope") != "body":
            found.setdefault((one.subject, one.object), []).append(one)
    return found


def _of_unit(
    source: Node, duties: Sequence[Duty], phrases: Sequence[str], terms: Sequence[Term], day: str,
    proof: tuple[Statement, ...],
) -> list[Expected]:  # fmt: skip
    _, _, unit, _, _, kind, name, level, province = duties[0]
    roles = tuple(dict.fromkeys(one.role for one in duties))
    by = "request" if all(one.predicate == "requests" for one in duties) else "duty"
    due = _due(duties, phrases, terms, day)
    ground, why_not, home = _ground(unit, day) if kind != GROUP else (None, "", canonical(unit, day))
    whole = Expected(
        unit, name or unit, level, province, by, source, day, ground, roles, due, proof, why_not, home=home
    )
    if kind != GROUP:
        return [whole]
    issuer = seat(source.issuer)
    phrase = next(filter(None, phrases), name)
    inside = members(phrase, issuer, day)
    if inside is None:
        return [whole._replace(open=True)]
    if not issuer.rail:
        return [whole._replace(why_not="off the ladder")]
    if not inside:
        return [whole._replace(why_not="abolished")]
    home = province or source.province
    return [
        Expected(one.id, one.name, one.unit.level, province_of(one.unit, home), by, source, day, one.unit,
                 roles, due, proof, home=canonical(one.id, day), group=unit)
        for one in inside
    ]  # fmt: skip


def _due(duties: Sequence[Duty], phrases: Sequence[str], terms: Sequence[Term], day: str) -> str:
    """The earliest day by which a unit is to act; empty where none is set."""
    own = _first_due(tuple([one.due for one in duties]), day)
    said = [(one.day, one.every) for one in terms if one.day and (not one.unit or one.unit in phrases)]
    days = [own, *(first_due(due, every, day) for due, every in said)]
    return min([one for one in days if one], key=last_of, default="")


@lru_cache(maxsize=4096)
def _first_due(dues: tuple[str, ...], day: str) -> str:
    """The earliest day among those by which a document of a day wants something; empty where it says none."""
    days = [first_due(due, "", day) for due in dues if due]
    return min([one for one in days if one], key=last_of, default="")


def province_of(unit: Unit, known: str) -> str:
    """The province of a unit, where that of the document which names it is known."""
    return unit.name if unit.level == "province" else known


def _ground(body: str, day: str) -> tuple[Unit | None, str, str]:
    """The unit under which a body stands, or why it can do nothing: its unit was gone by then.

    Then the body's id with all its places.
    """
    places = seat(body)[0]
    if not places:
        return None, "", body
    unit, why_not = _standing(places, since(day))
    return unit, why_not, canonical(body, day)


@lru_cache(maxsize=65536)
def _standing(places: tuple[str, ...], day: str) -> tuple[Unit | None, str]:
    """The unit of these places on a day, or why there is none."""
    unit = territory(places, day)
    gone = unit is None and len(places) > 1 and any(territory(places, one) for one in _BEFORE if one < day)
    return unit, "abolished" if gone else ""


#: Days whose units are known in full, before the reforms that ended some of them.
_BEFORE = ("2022-10-01", "2025-01-01")


def ladder(documents: Iterable[Node], day: str) -> list[Expected]:
    """The bodies that stand next below the issuers of the documents, on each document's date.

    Party committees stand over those of the next level and over the People's Committee beside them, a
    People's Committee over those of the next level. Issuers off the ladder stand over none.
    """
    found: list[Expected] = []
    for node in documents:
        on = node.issued or day
        for id, name, unit in _next_below(node.issuer, on):
            province = province_of(unit, node.province)
            home = canonical(id, on)
            found.append(Expected(id, name, unit.level, province, "ladder", node, on, unit, home=home))
    return found


@lru_cache(maxsize=16384)
def _next_below(id: str, day: str) -> tuple[tuple[str, str, Unit], ...]:
    """The bodies that stand next below an issuer, by id and name, each with its unit."""
    issuer = seat(id)
    ground = territory(issuer.places, day) if issuer.places else None
    if issuer.rail not in ("party", "state") or (issuer.places and ground is None):
        return ()
    lower = (
        []
        if ground is not None and ground.level == "commune"
        else [(u, issuer.rail) for u in below(ground, day)]
    )
    if ground is not None and issuer.rail == "party":
        lower.insert(0, (ground, "state"))
    return tuple((*body_of(unit, rail, day), unit) for unit, rail in lower)

"""A cascade in, the bodies that were to carry it out, each with the duty or the ladder that says so, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..graph import Graph
from ..graph.model import Statement
from ..graph.shown import Node
from ..ontology.gazetteer import Unit
from .due import first_due, last_of
from .members import members, shorter
from .seats import Seat, below, body_of, seat, territory

DUTIES = ("assigns", "requests")
_SAID = ("scope", "role", "due", "unit", "every")


class Duty(NamedTuple):
    """What one statement gives to a unit; of a deadline the object is the day."""

    predicate: str
    object: str
    role: str
    due: str
    unit: str
    every: str


class Expected(NamedTuple):
    """One reason for which a body is expected to act.

    ``by`` is duty, request or ladder; ``source`` the document that assigns, or the nearest one up the ladder;
    ``roles`` and ``due`` are those of the duty; ``said`` its statements, where they are wanted.
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


def duties(graph: Graph, documents: Sequence[Node], day: str, quotes: bool = False) -> list[Expected]:
    """What the documents assign to or request of units, groups as their members on the document's date.

    ``day`` stands for the date of an undated document. A unit that is the issuer itself is left out.
    """
    speakers = {node.id: node for node in documents}
    given: dict[tuple[str, str], list[Duty]] = {}
    deadlines: dict[str, list[Duty]] = {}
    rows, proofs = _told(graph, list(speakers), quotes)
    for speaker, predicate, thing, scope, *said in rows:
        duty = Duty(predicate, thing, *said)
        if predicate == "deadline":
            deadlines.setdefault(speaker, []).append(duty)
        elif scope != "body":
            given.setdefault((speaker, thing), []).append(duty)
    units = graph.store.bodies({unit for _, unit in given})
    found: list[Expected] = []
    for (speaker, unit), duties in given.items():
        node = speakers[speaker]
        if unit in units and not shorter(unit, node.issuer):
            proof = tuple(proofs.get((speaker, unit), ()))
            found += _of_unit(
                node, units[unit], duties, deadlines.get(speaker, ()), node.issued or day, proof
            )
    return found


def _told(
    graph: Graph, documents: Sequence[str], quotes: bool
) -> tuple[list[tuple[str, ...]], dict[tuple[str, str], list[Statement]]]:
    """Duties and deadlines as rows; with ``quotes`` also the statements of each duty."""
    if not quotes:
        return graph.store.told(documents, (*DUTIES, "deadline"), _SAID), {}
    said = graph.store.out(documents, (*DUTIES, "deadline"), quotes=True)
    proofs: dict[tuple[str, str], list[Statement]] = {}
    for one in said:
        if one.predicate != "deadline" and one.attributes.get("scope") != "body":
            proofs.setdefault((one.subject, one.object), []).append(one)
    rows = [
        (one.subject, one.predicate, one.object, *(one.attributes.get(name, "") for name in _SAID))
        for one in said
    ]
    return rows, proofs


def _of_unit(
    source: Node, unit: tuple[str, str, str, str], duties: Sequence[Duty], deadlines: Iterable[Duty],
    day: str, proof: tuple[Statement, ...],
) -> list[Expected]:  # fmt: skip
    kind, name, level, province = unit
    id = duties[0].object
    roles = tuple(dict.fromkeys(one.role for one in duties))
    terms = [(one.due, "") for one in duties]
    terms += [
        (one.object, one.every) for one in deadlines
        if not one.unit or one.unit in {duty.unit for duty in duties}
    ]  # fmt: skip
    days = (first_due(due, every, day) for due, every in terms if due)
    due = min((one for one in days if one), key=last_of, default="")
    by = "request" if all(one.predicate == "requests" for one in duties) else "duty"

    def whole(ground: Unit | None = None, why_not: str = "", open: bool = False) -> Expected:
        return Expected(
            id, name or id, level, province, by, source, day, ground, roles, due, proof, why_not, open
        )

    if kind != "OrganizationGroup":
        return [whole(*_ground(id, day))]
    issuer = seat(source.issuer)
    phrase = next((one.unit for one in duties if one.unit), name)
    inside = members(phrase, issuer, day)
    if inside is None:
        return [whole(open=True)]
    if not issuer.rail:
        return [whole(why_not="off the ladder")]
    if not inside:
        return [whole(why_not="abolished")]
    home = province or source.province
    return [
        Expected(one.id, one.name, one.unit.level, province_of(one.unit, home), by, source, day, one.unit,
                 roles, due, proof)
        for one in inside
    ]  # fmt: skip


def province_of(unit: Unit, known: str) -> str:
    """The province of a unit, where that of the document which names it is known."""
    return unit.name if unit.level == "province" else known


def _ground(body: str, day: str) -> tuple[Unit | None, str]:
    """The unit under which a body stands, or why it can do nothing: its unit was gone by then."""
    places = seat(body).places
    unit = territory(places, day) if places else None
    gone = not unit and len(places) > 1 and any(territory(places, one) for one in _BEFORE if one < day)
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
        issuer, on = seat(node.issuer), node.issued or day
        if issuer.rail in ("party", "state"):
            found += _next_below(node, issuer, on)
    return found


def _next_below(source: Node, issuer: Seat, day: str) -> list[Expected]:
    ground = territory(issuer.places, day) if issuer.places else None
    if issuer.places and ground is None:
        return []
    lower = (
        []
        if ground is not None and ground.level == "commune"
        else [(u, issuer.rail) for u in below(ground, day)]
    )
    if ground is not None and issuer.rail == "party":
        lower.insert(0, (ground, "state"))
    found = []
    for unit, rail in lower:
        id, name = body_of(unit, rail, day)
        province = province_of(unit, source.province)
        found.append(Expected(id, name, unit.level, province, "ladder", source, day, unit))
    return found

"""A cascade in, the bodies that were to carry it out, each with the duty or the ladder that says so, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..graph import Graph
from ..graph.model import Statement
from ..graph.shown import Node
from ..ontology.gazetteer import Unit
from .due import first_due, last_of
from .members import members, shorter
from .seats import Seat, below, body_of, seat, territory

DUTIES = ("assigns", "requests")


@dataclass(frozen=True, slots=True)
class Expected:
    """One reason for which a body is expected to act.

    ``by`` is duty, request or ladder; ``source`` the document that assigns, or the nearest one up the ladder;
    ``roles`` and ``due`` are those of the duty; ``said`` its statements. ``why_not`` is set where the words
    name a body of which nothing can be asked; ``open`` where the members of a group cannot be listed;
    ``weak`` where it explains a document that was found, but would ask for none.
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
    given: dict[tuple[str, str], list[Statement]] = {}
    deadlines: dict[str, list[Statement]] = {}
    for one in graph.store.out(list(speakers), (*DUTIES, "deadline"), quotes=quotes):
        if one.predicate == "deadline":
            deadlines.setdefault(one.subject, []).append(one)
        elif one.attributes.get("scope") != "body":
            given.setdefault((one.subject, one.object), []).append(one)
    units = graph.store.nodes(sorted({unit for _, unit in given}))
    found: list[Expected] = []
    for (speaker, unit), said in given.items():
        node = speakers[speaker]
        if unit in units and not shorter(unit, node.issuer):
            found += _of_unit(node, units[unit], said, deadlines.get(speaker, ()), node.issued or day)
    return found


def _of_unit(
    source: Node, unit: Node, said: Sequence[Statement], deadlines: Iterable[Statement], day: str
) -> Iterable[Expected]:
    asks = all(one.predicate == "requests" for one in said)
    roles = tuple(dict.fromkeys(one.attributes.get("role", "") for one in said))
    terms = [(one.attributes.get("due", ""), "") for one in said]
    terms += [
        (one.object, one.attributes.get("every", ""))
        for one in deadlines
        if not one.attributes.get("unit")
        or one.attributes["unit"] in {s.attributes.get("unit") for s in said}
    ]
    days = (first_due(due, every, day) for due, every in terms if due)
    due = min((one for one in days if one), key=last_of, default="")
    by, proof = "request" if asks else "duty", tuple(said)
    whole = Expected(
        unit.id, unit.name or unit.id, unit.level, unit.province, by, source, day, None, roles, due, proof
    )
    if unit.kind != "OrganizationGroup":
        return [_placed(whole)]
    issuer = seat(source.issuer)
    phrase = next((text for one in said if (text := one.attributes.get("unit"))), unit.name)
    inside = members(phrase, issuer, day)
    if inside is None:
        return [_but(whole, open=True)]
    if not issuer.rail:
        return [_but(whole, why_not="off the ladder")]
    if not inside:
        return [_but(whole, why_not="abolished")]
    home = unit.province or source.province
    return [
        Expected(one.id, one.name, one.unit.level, province_of(one.unit, home), by, source, day, one.unit,
                 roles, due, proof)
        for one in inside
    ]  # fmt: skip


def province_of(unit: Unit, known: str) -> str:
    """The province of a unit, where that of the document which names it is known."""
    return unit.name if unit.level == "province" else known


def _placed(one: Expected) -> Expected:
    """With the unit under which a body stands; a body of a unit that was gone by then can do nothing."""
    places = seat(one.body).places
    unit = territory(places, one.day) if places else None
    gone = not unit and len(places) > 1 and any(territory(places, day) for day in _BEFORE if day < one.day)
    return _but(one, unit=unit, why_not="abolished" if gone else "")


#: Days whose units are known in full, before the reforms that ended some of them.
_BEFORE = ("2022-10-01", "2025-01-01")


def _but(one: Expected, unit: Unit | None = None, why_not: str = "", open: bool = False) -> Expected:
    return Expected(
        one.body, one.name, one.level, one.province, one.by, one.source, one.day, unit, one.roles, one.due,
        one.said, why_not, open,
    )  # fmt: skip


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

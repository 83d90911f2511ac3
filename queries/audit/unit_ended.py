"""Documents in, bodies that they tell to act, or that issued them, while their unit did not stand, out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..seats import seat
from .ground import Ground
from .model import Draft, Rule
from .told import RAILS, Told
from .units import ENDED, NOT_YET, Standing, standing

TOLD = {ENDED: "it tells {} to act, whose unit ended {}", NOT_YET: "it tells {} to act, whose unit began {}"}
OWN = {
    ENDED: "{} issued it on {}, and its unit ended {}",
    NOT_YET: "{} issued it on {}, and its unit began {}",
}
GROUP = "it tells {} to act, of which none was left on {}"


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    told: list[tuple[Node, Told, Standing | None]] = []
    for id, bodies in ground.told.items():
        node = ground.documents[id]
        for one in bodies:
            state = None if one.group else standing(one.unit, one.name, node.issued)
            if one.ended or (state and state.state in TOLD):
                told.append((node, one, state))
    said = named(ground, [(node.id, one.unit) for node, one, _ in told])
    seen: set[tuple[str, str]] = set()
    for node, one, state in told:
        proof = said.get((node.id, one.unit))
        if proof is None or (node.id, one.unit) in seen:
            continue
        seen.add((node.id, one.unit))
        text = (
            Note(TOLD[state.state], (one.name, state.day))
            if state
            else Note(GROUP, (one.phrase, node.issued))
        )
        yield Draft("loaded", (node,), text, (proof,), keys=(one.unit,))
    yield from _issuers(ground)


def _issuers(ground: Ground) -> Iterator[Draft]:
    found = []
    for node in ground.documents.values():
        if seat(node.issuer).rail in RAILS:
            state = standing(node.issuer, node.issuer_name, node.issued)
            if state.state in OWN:
                found.append((node, state))
    places = ground.own([node.id for node, _ in found], "issued", "issued_by")
    for node, state in found:
        if node.id in places:
            text = Note(OWN[state.state], (node.issuer_name, node.issued, state.day))
            yield Draft("loaded", (node,), text, (places[node.id],), keys=(node.issuer,))


def named(ground: Ground, pairs: list[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
    """Where each document first tells each unit what to do."""
    found: dict[tuple[str, str], Evidence] = {}
    for id, unit in pairs:
        first = next((one for one in ground.tasks.get(id, ()) if one.unit == unit), None)
        if first is not None:
            found[id, unit] = ground.place(id, first)
    return found


RULE = Rule(
    "unit-ended", "Unit not there that day", "Đơn vị không còn hoặc chưa có", "error",
    "a document tells a body to act, or a body issued it, while its administrative unit did not stand",
    "an act by which the unit stood on that day, or another unit that is meant", find,
)  # fmt: skip

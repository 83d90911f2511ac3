"""The steps of a cascade in, those that pass over a level which existed then out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...graph.dates import later
from ...graph.model import Note
from ...graph.shown import Node
from ..ladder import LEVELS
from ..seats import canonical, seat, territory
from ..show import label
from ..walk import Walk
from .bodies import is_known
from .ground import Ground
from .model import Draft, Rule
from .told import RAILS

ABSENT = "it carries out {} directly; of the {} level between them no document is known ({} do so)"
PASSED = "it carries out {} directly, past {} of the {} level between them"
#: So many documents of one hole show their sentence.
_SHOWN = 3
_LEVELS = {name: place for place, name in enumerate(LEVELS)}


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    passed: dict[tuple[str, str], tuple[Node, Node, Node]] = {}
    absent: dict[tuple[str, str, tuple[str, ...]], dict[str, Node]] = {}
    rests = ground.once("rests", lambda: _rests(ground))
    for walk in ground.walks:
        by_places = _by_places(walk)
        for id, above in walk.parents.items():
            node = walk.nodes[id]
            if above and id in walk.proven and node.loaded:
                upper = walk.nodes[above]
                for level, places, between in _skipped(walk, node, upper, by_places):
                    if _may_rest(ground, node, places, rests.get(id, ())):
                        continue
                    if between:
                        passed.setdefault((id, level), (node, upper, between))
                    else:
                        hole = absent.setdefault((above, level, places), {above: upper})
                        hole[id] = node
    pairs = [(node.id, upper.id) for node, upper, _ in passed.values()]
    pairs += [(id, above) for (above, _, _), nodes in absent.items() for id in list(nodes)[1 : _SHOWN + 1]]
    said = ground.saying(pairs, ["implements"])
    for (_, level), (node, upper, between) in passed.items():
        text = Note(PASSED, (label(upper), label(between), level))
        proof = said.get((node.id, upper.id))
        yield Draft("loaded", (node, upper, between), text, (proof,) if proof else (), keys=(level,))
    for (above, level, places), hole in absent.items():
        upper, first, *others = hole.values()
        text = Note(ABSENT, (label(upper), level, len(others) + 1))
        shown = (first, *others[: _SHOWN - 1])
        evidence = tuple(said[node.id, above] for node in shown if (node.id, above) in said)
        keys = (above, *places)
        yield Draft("loaded", (first, upper, *others), text, evidence, keys=keys, whole=True)


def _rests(ground: Ground) -> dict[str, list[tuple[Node, bool]]]:
    """What each document rests on or names, and whether it does so itself, in whatever words."""
    found: dict[str, list[tuple[Node, bool]]] = {}
    for link in ground.links:
        node = ground.documents.get(link.upper) or ground.cited.get(link.upper)
        if node is not None:
            found.setdefault(link.lower, []).append((node, link.scope != "appendix"))
    return found


def _may_rest(
    ground: Ground, node: Node, places: tuple[str, ...], named: Sequence[tuple[Node, bool]]
) -> bool:
    """Whether a document rests on one of the level between; where it is full of slips, whether it names one,
    or one whose issuer cannot be told.
    """
    if any(rests and one.issuer and _places(one) == places for one, rests in named):
        return True
    unsure = any(
        not one.loaded and not is_known(one) if one.issuer else one.symbol or not one.loaded
        for one, _ in named
    )
    return (unsure or any(one.issuer and _places(one) == places for one, _ in named)) and ground.noisy(
        node.id
    )


def _by_places(walk: Walk) -> dict[tuple[str, ...], list[Node]]:
    """The documents of a cascade by the places of their issuers, the earliest first."""
    found: dict[tuple[str, ...], list[Node]] = {}
    for id in sorted(walk.parents, key=lambda one: (walk.nodes[one].issued or "9999", one)):
        node = walk.nodes[id]
        if node.issuer:
            found.setdefault(_places(node), []).append(node)
    return found


def _places(node: Node) -> tuple[str, ...]:
    return seat(canonical(node.issuer, node.issued)).places


def _skipped(
    walk: Walk, node: Node, upper: Node, by_places: Mapping[tuple[str, ...], list[Node]]
) -> Iterator[tuple[str, tuple[str, ...], Node | None]]:
    """The levels between a document and its parent, each with the document that was there before it.

    A level counts where the country had one there on that day, and where nothing that the document carries
    out, as a whole or in a task, is of it. Only committees of territories have their level above them.
    """
    if node.level not in _LEVELS or upper.level not in _LEVELS or not node.issued:
        return
    if seat(node.issuer).rail not in RAILS:
        return
    places = _places(node)
    uppers = {
        _places(known)
        for id in walk.uppers.get(node.id, ())
        if (known := walk.nodes.get(id)) and known.issuer
    }
    for level in LEVELS[_LEVELS[upper.level] + 1 : _LEVELS[node.level]]:
        depth = _LEVELS[level]
        ground = places[:depth]
        if len(places) <= depth or ground in uppers or not _stood(ground, level, node.issued):
            continue
        there = [one for one in by_places.get(ground, ()) if not later(one.issued, node.issued)]
        if there:
            yield level, ground, there[0]
        elif not by_places.get(ground):
            yield level, ground, None


def _stood(places: tuple[str, ...], level: str, day: str) -> bool:
    """Whether a unit of this level was there; of a province that no gazetteer has, the id alone tells."""
    unit = territory(places, day)
    return unit.level == level if unit else territory(places[:1], day) is None


RULE = Rule(
    "broken-chain", "Broken chain", "Đứt khâu trung gian", "warning",
    "a document carries out one two levels up, and nothing of the level between, which existed that day",
    "a sentence in which it carries out a document of the level between", find,
)  # fmt: skip

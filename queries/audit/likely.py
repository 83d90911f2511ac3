"""Documents that are cited and not loaded in, the loaded one that each was likely meant to name out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ...graph.dates import is_day
from ...graph.ids import fold
from ...graph.model import Evidence
from ...graph.shown import Node
from ..seats import canonical, seat, territory
from .ground import Ground
from .titles import alike, misread, near_numbers, other_digits, same_title


class Likely(NamedTuple):
    """A citation, the node that it names, and the loaded document that bears the rest of what it says."""

    speaker: Node
    named: Node
    meant: Node
    evidence: Evidence


def other_number(ground: Ground) -> Iterator[Likely]:
    """Cited under another number: issuer, type and day agree, and the title, or the digits."""
    known: dict[tuple[str, str, str], list[Node]] = {}
    for node in ground.documents.values() if ground.unloaded else ():
        if node.symbol and node.issuer and is_day(node.issued):
            known.setdefault((fold(node.issuer_name), node.type, node.issued), []).append(node)
    pairs = {}
    for id, node in ground.unloaded.items():
        if not node.symbol or not node.issuer or not is_day(node.issued):
            continue
        there = known.get((fold(node.issuer_name), node.type, node.issued), ())
        fits = [one for one in there if other_digits(one.symbol, node.symbol) and _same(node, one)]
        if len(fits) == 1:
            pairs[id] = fits[0]
    yield from _said(ground, pairs)


class Misread(NamedTuple):
    """A document, the symbol by which it names another one, that one, and the sentences."""

    speaker: Node
    named: str
    node: Node
    evidence: tuple[Evidence, ...]


def misread_numbers(ground: Ground) -> Iterator[Misread]:
    """Citations of texts full of slips whose number differs by a digit from that of the document meant.

    They count as naming it; the digit may be wrong all the same.
    """
    meant = {one.named: one.meant for one in ground.slips if one.number}
    if not meant:
        return
    own = ground.own(set(meant.values()), "symbol")
    for said in ground.out(["symbol"], set(meant.values())):
        speaker, node = ground.documents.get(said.evidence.document), ground.documents.get(said.subject)
        if speaker and node and speaker is not node and other_digits(said.object, node.symbol):
            proof = (said.evidence, own[node.id]) if node.id in own else (said.evidence,)
            yield Misread(speaker, said.object, node, proof)


def slips(ground: Ground) -> Iterator[Likely]:
    """Cited under two numbers of the same digits: issuer, type and day agree, and no title differs.

    None of the two is loaded; the one that most documents name is meant, or of one document the one it names
    more surely.
    """
    known: dict[tuple[str, str, str], list[Node]] = {}
    for node in ground.unloaded.values():
        if node.symbol and node.issuer and is_day(node.issued):
            known.setdefault((fold(node.issuer_name), node.type, node.issued), []).append(node)
    pairs: dict[str, Node] = {}
    for nodes in known.values():
        for one, other in combinations(sorted(nodes, key=lambda node: (node.speakers, node.id)), 2):
            if near_numbers(one.symbol, other.symbol) and alike(one, other) is not False:
                pairs.setdefault(one.id, other)
    yield from _said(ground, pairs, both=True)


def _same(named: Node, meant: Node) -> bool:
    same = alike(named, meant)
    return near_numbers(named.symbol, meant.symbol) if same is None else same


def other_issuer(ground: Ground) -> Iterator[Likely]:
    """Cited as another body's: type, number and day agree, and the title.

    Where no title is known, the body meant must stand over the one that speaks, and the one named not.
    """
    known: dict[tuple[str, str, str], list[Node]] = {}
    for node in ground.documents.values() if ground.unloaded else ():
        if node.symbol and node.issuer and is_day(node.issued):
            known.setdefault((node.type, fold(node.symbol), node.issued), []).append(node)
    pairs = {}
    unsure = set()
    for id, node in ground.unloaded.items():
        if not node.symbol or not node.issuer or not is_day(node.issued):
            continue
        there = known.get((node.type, fold(node.symbol), node.issued), ())
        there = [
            one
            for one in there
            if _known(node) and _known(one) and fold(one.issuer_name) != fold(node.issuer_name)
        ]
        fits = [one for one in there if same_title(node, one) is not False or misread(node, one)]
        if len(fits) == 1:
            pairs[id] = fits[0]
            if same_title(node, fits[0]) is None:
                unsure.add(id)
    for one in _said(ground, pairs):
        if one.named.id not in unsure or (
            stands_over(one.meant, one.speaker) and not stands_over(one.named, one.speaker)
        ):
            yield one


def _known(node: Node) -> bool:
    """Whether the issuer is a committee of a unit that the gazetteer has then, not a name half read."""
    here = seat(canonical(node.issuer, node.issued))
    return bool(here.rail) and (not here.places or territory(here.places, node.issued) is not None)


def stands_over(upper: Node, lower: Node) -> bool:
    """Whether a body stands over another by its places."""
    above, below = (seat(canonical(one.issuer, one.issued)).places for one in (upper, lower))
    return above == below[: len(above)] and bool(above)


def _said(ground: Ground, pairs: dict[str, Node], both: bool = False) -> Iterator[Likely]:
    """Where the loaded documents name them; one that names the right one too meant two, but with ``both``."""
    cites = {(link.lower, link.upper) for link in ground.links}
    told: dict[tuple[str, str], Evidence] = {}
    for one in ground.out(["symbol"], pairs):
        told.setdefault((one.evidence.document, one.subject), one.evidence)
    for (speaker, id), evidence in sorted(told.items()):
        meant = pairs[id]
        if speaker in ground.documents and speaker != meant.id and (both or (speaker, meant.id) not in cites):
            yield Likely(ground.documents[speaker], ground.cited[id], meant, evidence)

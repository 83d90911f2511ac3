"""Documents in, what they cite and the corpus does not hold out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Evidence, Note
from ...graph.shown import Node
from ..seats import canonical, seat
from .bodies import half_read, is_known
from .digits import misread_number, mistyped_number
from .ground import Ground, Link
from .model import Draft, Rule
from .near import number_of
from .strays import heard_in_noise, may_have

#: A number with a letter within: "6q-KH/HU".
_MIXED = re.compile(r"\d+[^\W\d_]")
#: What no more documents name may be misread in all of them.
_FEW = 2
_ORDER = ("implements", "based_on", "guides", "amends", "replaces", "repeals", "cites")


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    first: dict[str, Link] = {}
    citing: dict[str, set[str]] = {}
    for link in ground.links:
        if link.upper not in ground.unloaded:
            continue
        citing.setdefault(link.upper, set()).add(link.lower)
        if link.upper not in first or _rank(link) < _rank(first[link.upper]):
            first[link.upper] = link
    said: dict[tuple[str, str], Evidence] = {}
    for relation in _ORDER:
        pairs = [(link.lower, link.upper) for link in first.values() if link.relation == relation]
        said |= ground.saying(pairs, [relation])
    for id, link in first.items():
        proof = said.get((link.lower, id))
        if proof is None:
            continue
        node, count = ground.cited[id], len(citing[id])
        if _may_be_loaded(ground, node, count) or _may_be_misread(ground, node, count):
            continue
        name = node.symbol or node.title or node.id
        text = Note("{} is named by {} loaded documents and is not loaded itself", (name, count))
        yield Draft("attested", (node, ground.documents[link.lower]), text, (proof,))


def _may_be_loaded(ground: Ground, node: Node, count: int) -> bool:
    """Whether a loaded document full of slips may be the one that is named, its letterhead misread: of the
    same body, or its namesake elsewhere, and the number or the day slips; or of another body, and both are
    the same.
    """
    said, body = number_of(node.symbol), _own_name(node)
    known = ground.once("by type", lambda: _by_type(ground))
    of_body = [
        one for one in known.get(("body", node.type, body), ()) if one.speakers < count
        and (one.issued == node.issued or mistyped_number(said, number_of(one.symbol)))
    ]  # fmt: skip
    alike = [
        one for one in known.get(("day", node.type, node.issued), ())
        if said and number_of(one.symbol) == said and one.symbol[-3:] == node.symbol[-3:]
    ]  # fmt: skip
    return any(ground.noisy(one.id) for one in of_body) or any(
        ground.noisy(one.id) or heard_in_noise(ground, node.id) for one in alike
    )


def _by_type(ground: Ground) -> dict[tuple[str, str, str], list[Node]]:
    """The loaded documents by type and name of the issuer, and by type and day."""
    found: dict[tuple[str, str, str], list[Node]] = {}
    for node in ground.documents.values():
        if node.symbol:
            found.setdefault(("body", node.type, _own_name(node)), []).append(node)
            found.setdefault(("day", node.type, node.issued), []).append(node)
    return found


def _own_name(node: Node) -> str:
    """The name of the body that issued a document, with its own place and none above."""
    here = seat(canonical(node.issuer, node.issued))
    return ":".join((*here.places[-1:], here.body))


def _may_be_misread(ground: Ground, node: Node, count: int) -> bool:
    """Whether texts full of slips name a document of a body that there is none of, or of none at all, or one
    of a body whose own document may have been misread.
    """
    if count > _FEW or not heard_in_noise(ground, node.id):
        return False
    here = seat(node.issuer)
    if (
        not node.issuer
        or not is_known(node)
        or (half_read(here.body) and not here.rail)
        or _MIXED.match(node.symbol)
    ):
        return True
    body = canonical(node.issuer, node.issued)
    said = number_of(node.symbol)
    few = len(here.places) > 1  # a district or a commune issues few
    return (few and may_have(ground, body, (node.type,))) or any(
        misread_number(said, number_of(other.symbol))
        for other in ground.plans({body}, node.type).get(body, ())
    )


def _rank(link: Link) -> tuple[int, bool, str]:
    return _ORDER.index(link.relation), not link.strong, link.lower


RULE = Rule(
    "not-loaded", "Cited, but not in the corpus", "Được dẫn nhưng chưa có trong kho", "notice",
    "a loaded document names another one that is not loaded, so that what it says cannot be checked",
    "the document, loaded", find,
)  # fmt: skip

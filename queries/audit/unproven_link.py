"""A cascade in, the documents that hang on it by equal titles alone out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from ...graph.shown import Node
from ..show import label
from .ground import Ground
from .missing_link import unlinked
from .model import Draft, Rule
from .strays import heard_in_noise, named_by

BESIDE = "it is on the matter of {}, which asks its issuer to act, and no sentence links it"


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    pairs = {
        (id, upper): (walk.nodes[id], walk.nodes[upper])
        for walk in ground.walks for id in walk.dotted
        if (upper := walk.parents.get(id)) and id in walk.nodes
    }  # fmt: skip
    linked = {id for walk in ground.walks for id in walk.proven if walk.parents.get(id)}
    for pair, (node, above) in list(pairs.items()):
        if node.id in linked and not above.loaded and above.speakers == 1:
            del pairs[
                pair
            ]  # one document alone names what the other seems to hang on: a wrong number, mostly
    pairs = {pair: nodes for pair, nodes in pairs.items() if not _is_unsure(ground, nodes)}
    titles = ground.own({id for pair in pairs for id in pair}, "title")
    for node, above in pairs.values():
        proof = tuple(titles[one.id] for one in (node, above) if one.id in titles)
        status = "loaded" if node.loaded else "attested"
        text = Note("it has the title of {}, and no sentence says that it carries it out", (label(above),))
        if proof:
            yield Draft(status, (node, above), text, proof)
    beside = unlinked(ground)
    own = ground.own({plan.id for plan, _ in beside.values()}, "title", "symbol")
    for body, (plan, why) in sorted(beside.items()):
        said = named_by(ground).get(plan.id, ())  # a sentence links it, in words that tell something else
        if plan.id in own and why.source.id not in said and not ground.noisy(plan.id):
            text = Note(
                "it is on the matter of {}, which asks its issuer to act, and no sentence links it",
                (label(why.source),),
            )
            yield Draft("loaded", (plan, why.source), text, (own[plan.id],), keys=(body,))


def _is_unsure(ground: Ground, pair: tuple[Node, Node]) -> bool:
    """Whether the link may have been misread: the document is full of slips, or the one above it is and the
    number that the document names may be its own; or one is known of such texts alone.
    """
    node, above = pair
    if node.loaded and above.loaded and ground.noisy(above.id):
        named = (ground.unloaded.get(id) for id in named_by(ground).get(node.id, ()))
        return ground.noisy(node.id) or any(one is not None and one.type == above.type for one in named)
    return any(ground.noisy(one.id) if one.loaded else heard_in_noise(ground, one.id) for one in pair)


RULE = Rule(
    "unproven-link", "Unproven link", "Liên kết chưa chứng minh", "notice",
    "a document below a directive has its title, and no sentence links the two",
    "a sentence of the document that names the directive", find,
)  # fmt: skip

"""A picture in, its tree of documents as the cascade that charts are rendered from out."""

from __future__ import annotations

from ...graph.shown import Node
from ..trace import Cascade, Step
from .model import Paper, Picture


def cascade(picture: Picture) -> Cascade:
    """The documents of the tree, each after its parent, as ``trace`` gives them."""
    documents = picture.documents
    names = picture.provinces
    nodes = [_node(one, names[one.province] if one.province >= 0 else "") for one in documents]
    beside: dict[tuple[int, str], list[Node]] = {}
    for link in picture.links:
        if link.kind in ("also", "in_task"):
            beside.setdefault((link.child, link.kind), []).append(nodes[link.parent])
    return Cascade("down", tuple(
        Step(
            nodes[row], documents[one.parent].id if one.parent >= 0 else "", one.depth, one.relation,
            bool(one.proven), one.scope, one.days, tuple(beside.get((row, "also"), ())),
            tuple(beside.get((row, "in_task"), ())),
        )
        for row, one in enumerate(documents) if one.relation != "beside"
    ))  # fmt: skip


def _node(one: Paper, province: str) -> Node:
    return Node(
        one.id, "Document", one.symbol, one.type, one.title, one.issued, one.level, province,
        issuer_name=one.issuer, loaded=one.status == "loaded", speakers=one.attested_by,
    )  # fmt: skip

"""Filters in, the documents that fit them out."""

from __future__ import annotations

from ..graph import Graph
from ..graph.dates import first_day, last_day
from ..graph.errors import QueryError
from ..graph.model import Result
from ..graph.shown import Node, tokens
from ..ontology import type_of
from .gaps import checked_place
from .proof import namings
from .resolve import checked_date
from .walk import SCOPES, scope_of

COLUMNS = ("symbol", "type", "issuer", "level", "province", "issued", "title", "status", "attested_by", "id")
_PAGE = 1000


def catalogue(
    graph: Graph, type: str = "", issuer: str = "", province: str = "", start: str = "", end: str = "",
    roots: bool = False, as_of: str = "", evidence: bool = False,
) -> Result:  # fmt: skip
    """The documents of a type code, issuer (words of its name), province and period, by id.

    ``roots`` leaves those that others carry out and that themselves carry out nothing. A document
    without a date is in no period.

    Raises:
        QueryError: a date is none, there is no such province, or no issuer has such a name.
    """
    start, end, as_of = (checked_date(text) for text in (start, end, as_of))
    kind = type_of(type)
    type, province = kind.code if kind else type, checked_place("", province)
    issuers = None
    if issuer:
        found = graph.store.nodes(graph.store.words(tokens(issuer))).values()
        issuers = [node.id for node in found if node.name]
        if not issuers:
            raise QueryError(f"{issuer}: no body of that name is known here; `thac find` searches names")
    kept: list[Node] = []
    after = ""
    while page := graph.store.by_class("Document", type, province, issuers, start, end, after, _PAGE):
        after = page[-1].id
        fits = [node for node in page if not as_of or first_day(node.issued) <= last_day(as_of)]
        kept += _roots(graph, fits) if roots else fits
    return Result(COLUMNS, tuple(row(node) for node in kept), namings(graph, kept) if evidence else ())


def row(node: Node) -> tuple[str | int, ...]:
    """A document as a row of ``COLUMNS``."""
    status = "loaded" if node.loaded else "attested"
    return (
        node.symbol, node.type, node.issuer_name, node.level, node.province, node.issued, node.title, status,
        node.speakers, node.id,
    )  # fmt: skip


def _roots(graph: Graph, nodes: list[Node]) -> list[Node]:
    ids = [node.id for node in nodes]
    followed = {one.object for one in graph.store.into(ids, ["implements"]) if scope_of(one) in SCOPES}
    following = {one.subject for one in graph.store.out(ids, ["implements"]) if scope_of(one) in SCOPES}
    return [node for node in nodes if node.id in followed and node.id not in following]

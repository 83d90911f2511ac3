"""A symbol, an id, a name or the path of a loaded file in, the node that is meant out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..graph import Graph
from ..graph.dates import later, read_date
from ..graph.errors import AmbiguousError, QueryError
from ..graph.ids import slug
from ..graph.shown import Node, tokens, whole
from ..ontology import agencies_named
from ..ontology.offices import written_out
from .nearest import unknown
from .order import sort_key


def resolve(graph: Graph, asked: str, date: str = "", issuer: str = "", names: bool = False) -> Node:
    """The one document (with ``names`` also the organisation) that ``asked`` names.

    A symbol is taken in any spacing and case. ``date`` (a year, month or day) and ``issuer`` (words of the
    name) narrow it.

    Raises:
        QueryError: nothing is known by that name.
        AmbiguousError: several documents bear it; each is listed with its issuer and date.
    """
    found = candidates(graph, asked, names)
    if not found:
        raise QueryError(unknown(graph, asked, names))
    fits = [node for node in found if _fits(node, date, issuer)]
    if not fits:
        lines = "\n".join(f"  {line(node)}" for node in found)
        raise QueryError(f"{asked}: known, but not with that date or issuer:\n{lines}")
    if len(fits) > 1:
        choices = tuple(line(node) for node in fits)
        shown = "\n".join(f"  {one}" for one in choices)
        remedy = "say which with --date or --issuer, or give its id"
        raise AmbiguousError(f"{asked}: {len(fits)} documents bear it; {remedy}:\n{shown}", choices)
    return fits[0]


def candidates(graph: Graph, asked: str, names: bool = False) -> list[Node]:
    """Every node that ``asked`` may name, loaded ones and those known to the day first."""
    store = graph.store
    if asked.startswith("urn:"):
        ids = [asked] if asked in store.nodes([asked]) else store.under_key(asked)
        return _sorted(store.nodes(ids).values())
    path = _source(graph, asked)
    if path:
        return list(store.nodes([path]).values())
    documents = _sorted(
        node
        for node in store.nodes(store.words([whole(asked)])).values()
        if _symbol(node.symbol) == _symbol(asked) or _is_joined(graph, node, asked)
    )
    if documents or not names:
        return documents
    central = next((agency.name for agency in agencies_named(asked) if agency.level == "central"), "")
    return _bodies(graph, tokens(asked)) or _bodies(graph, tokens(central or written_out(asked)))


def _bodies(graph: Graph, words: list[str]) -> list[Node]:
    """The bodies of a name, else those with all its words in theirs."""
    store = graph.store
    exact = store.nodes(store.words(["=" + " ".join(words)])) if words else {}
    bodies = [node for node in exact.values() if node.name and tokens(node.name) == words]
    if not bodies and words:
        near = store.nodes(store.words(words)).values()
        bodies = [node for node in near if node.name and set(words) <= set(tokens(node.name))]
    return _sorted(bodies)


def line(node: Node) -> str:
    """A node on one line, for a list to choose from."""
    parts = (node.symbol or node.name or node.title, node.issuer_name, node.issued or node.level, node.id)
    return " · ".join(part for part in parts if part)


def _source(graph: Graph, asked: str) -> str:
    real = Path(asked).resolve()
    names = (asked, str(real), real.as_uri())
    known = graph.store.speaks(names)
    if known or not (real.suffix or real.exists()):
        return next((known[name] for name in names if name in known), "")
    sources = graph.store.sources()
    return next((kept.document for uri, kept in sources.items() if Path(uri).resolve() == real), "")


def _is_joined(graph: Graph, node: Node, asked: str) -> bool:
    """Whether a document of this symbol was joined to the node."""
    joined = [one.subject for one in graph.store.same_as([node.id])]
    return bool(joined) and any(id.endswith(";" + slug(asked, "-")) for id in [node.id, *joined])


def _symbol(text: str) -> str:
    return whole(text).replace(" ", "-")


def checked_date(text: str) -> str:
    """A date as people type it, in XSD form; empty stays empty.

    Raises:
        QueryError: it is no date.
    """
    found = read_date(text)
    if text and not found:
        raise QueryError(f"{text}: not a date; write 2023, 2023-06 or 2023-06-15")
    return found


def _fits(node: Node, date: str, issuer: str) -> bool:
    if date:
        day = checked_date(date)
        if not node.issued or later(node.issued, day) or later(day, node.issued):
            return False
    return not issuer or set(tokens(issuer)) <= set(tokens(node.issuer_name or node.name))


def _sorted(nodes: Iterable[Node]) -> list[Node]:
    unique = {node.id: node for node in nodes}
    return sorted(
        unique.values(), key=lambda node: (not node.loaded, node.issued, sort_key(node.issuer_name), node.id)
    )

"""Two documents that no chain joins in, what was looked for and what stands there instead out."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Graph
from ..graph.dates import later
from ..graph.model import Note
from ..graph.shown import Node, title_key
from .ladder import above, issuers, same_title
from .links import Line, between, chain
from .resolve import candidates
from .show import label
from .trace import followed

PART = "looked for"
#: So many ends of a chain are told, and so many documents that both carry out.
_MOST = 5


def why_not(graph: Graph, lower: Node, upper: Node, as_of: str = "") -> Iterator[Line]:
    """Every way in which ``lower`` could have been found to carry out ``upper``, a line each or more.

    In order: the dates, what is loaded, sentences that name both, the chains above the lower one and where
    each breaks, what both carry out, their titles.
    """
    names = label(lower), label(upper)
    if later(upper.issued, lower.issued):
        phrase = "{} ({}) is older than {} ({}), so it cannot carry it out"
        yield Line(PART, Note(phrase, (names[0], lower.issued, names[1], upper.issued)), lower, upper)
    for node in (lower, upper):
        if not node.loaded:
            phrase = "{} is not loaded: what it says itself is not known; loaded documents that name it: {}"
            yield Line(PART, Note(phrase, (label(node), node.speakers)), node)
    said = [*between(graph, lower, upper, PART), *between(graph, upper, lower, PART)]
    yield from said or [Line(PART, Note("a sentence of one that names the other: none found"), lower, upper)]
    yield from _named_by(graph, lower, upper)
    yield from _broken(graph, lower, upper, as_of)
    yield from _shared(graph, lower, upper, as_of)
    yield _titles(graph, lower, upper)


def _named_by(graph: Graph, lower: Node, upper: Node) -> Iterator[Line]:
    """Documents that name both, without saying that the one carries out the other."""
    one, other = ({said.subject for said in graph.store.into([node.id])} for node in (lower, upper))
    both = sorted((one & other) - {lower.id, upper.id})
    if both:
        nodes = graph.store.nodes(both[:_MOST]).values()
        listed = ", ".join(label(node) for node in nodes) + (
            f" +{more}" if (more := len(both) - _MOST) > 0 else ""
        )
        phrase = "{} name both {} and {}; none says that the one carries out the other"
        yield Line(PART, Note(phrase, (listed, label(lower), label(upper))), lower, upper)


def _broken(graph: Graph, lower: Node, upper: Node, as_of: str) -> Iterator[Line]:
    """The chains above a document, each to its end, and what stands at the end."""
    walk = followed(graph, lower.id, "up", as_of=as_of)
    reached = [id for id, below in walk.parents.items() if below is not None]
    if not reached:
        phrase = "no title, opening or basis says that {} carries out anything"
        yield Line(PART, Note(phrase, (label(lower),)), lower)
        return
    inner = set(walk.parents.values())
    ends = walk.in_order(id for id in reached if id not in inner)
    phrase = "{} carries out other documents: {}; none of them leads to {}"
    listed = ", ".join(label(walk.nodes[id]) for id in walk.in_order(reached)[:_MOST])
    listed += f" +{len(reached) - _MOST}" if len(reached) > _MOST else ""
    yield Line(PART, Note(phrase, (label(lower), listed, label(upper))), lower, upper)
    for id in ends[:_MOST]:
        yield from chain(walk, id, PART)
        end = walk.nodes[id]
        weak = list(between(graph, end, upper, PART))
        if later(upper.issued, end.issued):
            phrase = "here the chain ends: {} is older than {}"
            yield Line(PART, Note(phrase, (label(end), label(upper))), end, upper)
        elif weak:
            yield from weak
        elif end.loaded:
            phrase = "here the chain breaks: {} is loaded and does not name {}"
            yield Line(PART, Note(phrase, (label(end), label(upper))), end, upper)
        else:
            phrase = "here the chain breaks: {} is not loaded, what it carries out is not known"
            yield Line(PART, Note(phrase, (label(end),)), end)
            yield from _namesakes(graph, end)


def _namesakes(graph: Graph, end: Node) -> Iterator[Line]:
    """Loaded documents of the same symbol, of which no rule could tell that one of them is meant."""
    others = [one for one in candidates(graph, end.symbol) if one.loaded] if end.symbol else []
    if others:
        listed = ", ".join(" ".join((label(one), one.issued)).strip() for one in others[:_MOST])
        phrase = "{} is also the symbol of {}; no rule tells that it is meant, `thac judge merge` can say so"
        yield Line(PART, Note(phrase, (end.symbol, listed)), end)


def _shared(graph: Graph, lower: Node, upper: Node, as_of: str) -> Iterator[Line]:
    """What both carry out."""
    one, other = (followed(graph, node.id, "up", as_of=as_of) for node in (lower, upper))
    both = one.in_order(one.parents.keys() & other.parents.keys() - {lower.id, upper.id})
    names = label(lower), label(upper)
    if both:
        listed = ", ".join(label(one.nodes[id]) for id in both[:_MOST])
        listed += f" +{len(both) - _MOST}" if len(both) > _MOST else ""
        yield Line(PART, Note("{} and {} both carry out {}", (*names, listed)), lower, upper)
    else:
        yield Line(PART, Note("a document that both carry out: none found"), lower, upper)


def _titles(graph: Graph, lower: Node, upper: Node) -> Line:
    """Whether equal titles make a link likely, and why they do not where they are equal."""
    names = label(lower), label(upper)
    alike = {node.id for node in same_title(graph, [lower.id])[lower.id]}
    if upper.id in alike:
        over = above(upper, lower, issuers(graph, [lower, upper]))
        phrase = (
            "{} and {} have one title, but the issuer of the second does not stand above that of the first"
        )
        if over:
            phrase = "{} and {} have one title, but the first is linked to another document"
        return Line(PART, Note(phrase, names), lower, upper)
    if not (title_key(lower.title) and title_key(upper.title)):
        return Line(PART, Note("equal titles: not to be told, a title is not known"), lower, upper)
    return Line(PART, Note("equal titles: not so; “{}” and “{}”", (lower.title, upper.title)), lower, upper)

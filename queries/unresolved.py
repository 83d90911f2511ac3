"""A graph in, what no text lets one resolve out: documents of no known issuer, bodies of no known level."""

from __future__ import annotations

from collections.abc import Iterator

from ..graph import Graph
from ..graph.model import RELATIONS, Evidence, Result
from ..graph.shown import Node
from .proof import whole_sentence
from .show import label

COLUMNS = ("unresolved", "name", "open", "said_by", "times", "id")
_PAGE = 1000


def unresolved(graph: Graph, evidence: bool = True) -> Result:
    """The documents whose issuer and the bodies whose place in the state or the party stay open, by id.

    Rows are (class, name, what is open, the documents that name it, in how many places, id). Nothing is
    guessed: a symbol that two documents name without its issuer is two rows.
    """
    open_ = list(_open(graph))
    said: dict[str, list[Evidence]] = {node.id: [] for node, _ in open_}
    for one in graph.store.into(list(said), RELATIONS, quotes=True):
        said[one.object].append(one.evidence)
    speakers = graph.store.nodes(sorted({proof.document for proofs in said.values() for proof in proofs}))
    rows, proofs = [], []
    for node, what in open_:
        by = sorted({label(speakers[one.document]) for one in said[node.id]})
        name = (node.symbol or node.title) if node.kind == "Document" else node.name
        rows.append((node.kind, name, what, by, len(said[node.id]), node.id))
        proofs.append(tuple(whole_sentence(graph, one) for one in said[node.id]) if evidence else ())
    return Result(COLUMNS, tuple(rows), tuple(proofs))


def _open(graph: Graph) -> Iterator[tuple[Node, str]]:
    for kind in ("Document", "Organization", "OrganizationGroup"):
        after = ""
        while page := graph.store.by_class(kind, after=after, limit=_PAGE):
            after = page[-1].id
            for node in page:
                if kind == "Document" and not node.issuer:
                    yield node, "issuer"
                elif kind != "Document" and not node.level:
                    yield node, "level"

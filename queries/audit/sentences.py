"""Places in documents in, the sentences that stand there with their pages, a document's together, out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ...graph import Graph
from ...graph.model import Evidence
from ..sentence import sentence

_PAGE = 200
#: What has no pages; of anything else the store is asked for them.
_UNPAGED = ("text/plain", "text/markdown", "text/html")


def sentences(graph: Graph, asked: Sequence[tuple[Evidence, ...]]) -> list[tuple[Evidence, ...]]:
    """The same places with the whole sentence as the quote; a sentence that is said twice stands once."""
    wanted = dict.fromkeys((one.document, one.start, one.end) for row in asked for one in row)
    quotes: dict[tuple[str, int, int], str] = {}
    text, last = "", ""
    for key in sorted(wanted):
        document, start, end = key
        if document != last:
            text, last = graph.store.text(document), document
        quotes[key] = sentence(text, start, end) if text else ""
    pages = _pages(graph, {document for document, _, _ in wanted})
    found = []
    for row in asked:
        proof: dict[tuple[str, str], Evidence] = {}
        for one in row:
            key = one.document, one.start, one.end
            whole = replace(one, quote=quotes[key] or one.quote, page=pages.get(key[:2], one.page))
            proof.setdefault((whole.document, whole.quote), whole)
        found.append(tuple(proof.values()))
    return found


def _pages(graph: Graph, documents: Collection[str]) -> dict[tuple[str, int], int]:
    """The page on which each statement of these documents begins, by document and place."""
    kinds = {kept.document: kept.media_type for kept in graph.store.sources().values() if not kept.silent}
    paged = sorted(id for id in documents if kinds.get(id, _UNPAGED[0]) not in _UNPAGED)
    found: dict[tuple[str, int], int] = {}
    for start in range(0, len(paged), _PAGE):
        for one in graph.store.out(paged[start : start + _PAGE], quotes=True):
            if one.evidence.page:
                found[one.evidence.document, one.evidence.start] = one.evidence.page
    return found


def files_of(graph: Graph, documents: Collection[str]) -> dict[str, str]:
    """The uri of the file that speaks for each document."""
    kept = graph.store.sources().values()
    return {one.document: one.uri for one in kept if one.document in documents and not one.silent}

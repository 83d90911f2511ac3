"""Places in documents in, the sentences that stand there with their pages, a document's together, out."""

from __future__ import annotations

from collections.abc import Sequence

from ...graph import Graph
from ...graph.model import Evidence
from ...graph.stores.rows import Saying
from ..sentence import sentence

_PAGE = 200
#: A sentence is at most 600 characters long.
_NEAR = 700
#: What has no pages; of anything else the store is asked for them.
_UNPAGED = (".txt", ".md", ".html", ".htm")


def sentences(
    graph: Graph, asked: Sequence[tuple[Evidence, ...]]
) -> tuple[list[tuple[Evidence, ...]], dict[str, str]]:
    """The same places, those without a quote with the whole sentence as one, and the file of each document.

    A sentence that is said twice stands once.
    """
    wanted = sorted({(one.document, one.start, one.end) for row in asked for one in row if not one.quote})
    files = graph.store.files({one.document for row in asked for one in row})
    quotes: dict[tuple[str, int, int], str] = {}
    text, last = "", ""
    for key in wanted:
        document, start, end = key
        if document != last:
            text, last = graph.store.text(document), document
        quotes[key] = _sentence(text, start, end) if text else ""
    pages = _pages(graph, [id for id, uri in files.items() if not uri.lower().endswith(_UNPAGED)])
    found = []
    for row in asked:
        proof: dict[tuple[str, str], Evidence] = {}
        for one in row:
            quote = one.quote or quotes[one.document, one.start, one.end]
            if (one.document, quote) not in proof:
                page = one.page or pages.get((one.document, one.start), 0)
                proof[one.document, quote] = Evidence(
                    one.document, one.start, one.end, quote, one.scope, one.cue, one.rule, page
                )
        found.append(tuple(proof.values()))
    return found, files


def spoken(one: Saying) -> Evidence:
    """What is said, with its whole sentence as the quote."""
    quote = _sentence(one.text, one.start, one.end)
    return Evidence(one.document, one.start, one.end, quote, one.scope, one.cue, one.rule, one.page)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence, looked for in whole lines near by: paragraphs may be as long as the text."""
    first = text.rfind("\n", 0, max(0, start - _NEAR)) + 1
    last = text.find("\n", end + _NEAR)
    return sentence(text[first : last if last >= 0 else len(text)], start - first, end - first)


def _pages(graph: Graph, documents: Sequence[str]) -> dict[tuple[str, int], int]:
    """The page on which each statement of these documents begins, by document and place."""
    found: dict[tuple[str, int], int] = {}
    for start in range(0, len(documents), _PAGE):
        for one in graph.store.out(documents[start : start + _PAGE], quotes=True):
            if one.evidence.page:
                found[one.evidence.document, one.evidence.start] = one.evidence.page
    return found

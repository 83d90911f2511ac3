"""Words in, while one types, the documents that have them all out."""

from __future__ import annotations

from threading import Lock
from typing import Any

from ...graph import Graph
from ...graph.ids import fold
from ...graph.shown import tokens
from ..catalogue import row as columns_of
from .directives import shown

FOUND = 30
#: A larger store is asked for whole words instead of being kept in memory.
LARGEST = 200_000
_PAGE = 1000


class Index:
    """The documents of a store by what is said of them, read anew when ``mark`` (its state) has changed.

    >>> with Graph() as graph:
    ...     Index().search(graph, "ke hoach")
    {'total': 0, 'rows': []}
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark: object = self  # never a mark
        self._rows: list[tuple[str, tuple[Any, ...]]] | None = None

    def search(self, graph: Graph, words: str, mark: object = None) -> dict[str, Any]:
        """Documents with a word that begins with each of ``words``, whatever the accents, most cited first.

        Symbol, type, title and issuer count. Of a store above ``LARGEST`` documents, whole words of symbol
        and title alone.
        """
        with self._lock:
            if mark != self._mark:
                self._rows, self._mark = _read(graph), mark
            rows = self._rows
        asked = tokens(words)
        if rows is None:
            nodes = graph.store.nodes(graph.store.words(asked)[:LARGEST]).values()
            found = sorted((columns_of(node) for node in nodes if node.kind == "Document"), key=_order)
        else:
            wanted = [f" {word}" for word in asked]
            found = [row for text, row in rows if wanted and all(word in text for word in wanted)]
            found.sort(key=lambda row: not str(fold(str(row[0]))).startswith(" ".join(asked)))
        return {"total": len(found), "rows": [shown(row) for row in found[:FOUND]]}


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return -row[8], row[5], row[9]


def _read(graph: Graph) -> list[tuple[str, tuple[Any, ...]]] | None:
    """Every document with its words, in the order of the answer; none where there are too many."""
    if graph.store.counts()["nodes"].get("Document", 0) > LARGEST:
        return None
    found: list[tuple[str, tuple[Any, ...]]] = []
    after = ""
    while page := graph.store.by_class("Document", after=after, limit=_PAGE):
        after = page[-1].id
        for node in page:
            row = columns_of(node)
            words = shown(row)
            said = f"{node.symbol} {words['type']} {node.title} {node.issuer_name}"
            found.append((" " + " ".join(tokens(said)), row))
    found.sort(key=lambda one: _order(one[1]))
    return found

"""A graph in, how many documents of each type, level, province and year it knows out."""

from __future__ import annotations

from collections import Counter

from ..graph import Graph
from ..graph.dates import first_day, last_day
from ..graph.model import Result
from .order import sort_key
from .resolve import checked_date

COLUMNS = ("by", "value", "documents", "loaded", "attested")
_PAGE = 1000


def stats(graph: Graph, as_of: str = "") -> Result:
    """Counts of documents by type, level, province and year (empty where not known), then of everything else.

    ``loaded`` documents have their text here, ``attested`` ones are only named by others.
    """
    until = checked_date(as_of)
    total: Counter[tuple[str, str]] = Counter()
    loaded: Counter[tuple[str, str]] = Counter()
    after = ""
    while page := graph.store.by_class("Document", after=after, limit=_PAGE):
        after = page[-1].id
        for node in page:
            if until and first_day(node.issued) > last_day(until):
                continue
            for by, value in (("all", "documents"), ("type", node.type), ("level", node.level),
                              ("province", node.province), ("year", node.issued[:4])):  # fmt: skip
                total[by, value] += 1
                loaded[by, value] += node.loaded
    order = ("all", "type", "level", "province", "year")
    keys = sorted(total, key=lambda one: (order.index(one[0]), sort_key(one[1])))
    rows: list[tuple[str, str, int, int | None, int | None]] = [
        (*key, total[key], loaded[key], total[key] - loaded[key]) for key in keys
    ]
    counts = graph.store.counts()
    for by, found in (("class", counts["nodes"]), ("statement", counts["statements"])):
        rows += [(by, name, number, None, None) for name, number in found.items() if name != "Document"]
    return Result(COLUMNS, tuple(rows))

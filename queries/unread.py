"""A graph in, the files that could not be read when last tried, each with the reason and the remedy, out."""

from __future__ import annotations

from ..graph import Graph
from ..graph.model import Result

COLUMNS = ("file", "reason", "remedy")


def unread(graph: Graph) -> Result:
    """The files that gave no document, or one of which the letterhead is missing, by name."""
    failures = graph.store.failures()
    return Result(COLUMNS, tuple((one.uri, one.reason, one.remedy) for one in failures))

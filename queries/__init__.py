"""The questions that can be asked of a graph, by name."""

from __future__ import annotations

from collections.abc import Callable

from ..graph.model import Result
from .catalogue import catalogue
from .find import find
from .show import show
from .stats import stats
from .trace import Cascade, trace

QUERIES: dict[str, Callable[..., Result | Cascade]] = {
    "trace": trace,
    "show": show,
    "list": catalogue,
    "stats": stats,
    "find": find,
}

__all__ = ["QUERIES"]

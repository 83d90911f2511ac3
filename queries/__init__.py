"""The questions that can be asked of a graph, by name."""

from __future__ import annotations

from collections.abc import Callable

from ..graph.model import Result
from .catalogue import catalogue
from .coverage import coverage
from .duties import duties
from .find import find
from .gaps import gaps
from .show import show
from .stats import stats
from .trace import Cascade, trace
from .unread import unread
from .unresolved import unresolved

QUERIES: dict[str, Callable[..., Result | Cascade]] = {
    "trace": trace,
    "show": show,
    "list": catalogue,
    "stats": stats,
    "find": find,
    "gaps": gaps,
    "coverage": coverage,
    "duties": duties,
    "unresolved": unresolved,
    "unread": unread,
}

__all__ = ["QUERIES"]

"""Vietnamese party and state documents in, the cascade of a directive out.

The face of the package: ``load``, ``open``, ``trace``. Nothing is imported before it is used, so that
the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from .graph import Graph, open
    from .queries.trace import trace
else:

    def __getattr__(name: str) -> object:
        """``open`` and ``trace``, imported at their first use."""
        if name == "open":
            from .graph import open as found
        elif name == "trace":
            from .queries.trace import trace as found
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found


__version__ = "0.1.0"
__all__ = ["__version__", "load", "open", "trace"]


def load(*paths: str | PathLike[str], db: str | PathLike[str] | None = None) -> Graph:
    """A graph of the documents in files and folders, kept in the file ``db`` or in memory.

    What cannot be read is reported as a warning that names the file, and the rest is loaded.
    Raises StoreError when ``db`` cannot be opened or written.
    """
    import warnings

    from .graph import open as open_graph
    from .loaders.load import load as load_into

    graph = open_graph(":memory:" if db is None else str(db))
    for failure in load_into([str(path) for path in paths], graph).failures:
        warnings.warn(str(failure), stacklevel=2)
    return graph

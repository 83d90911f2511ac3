"""Names of loaded files and the folders that were read in, the names of those that are gone out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

#: Between a container and the name of what lies in it.
INSIDE = "!/"


def gone(uris: Iterable[str], paths: Sequence[str]) -> list[str]:
    """Those of ``uris`` below a folder of ``paths`` whose file is no longer there, in order.

    Nothing is gone of which one cannot know: from below a folder that cannot be read, or what came by another
    way than a file. What lay in a container is gone with it.
    """
    folders = [os.path.normpath(path) for path in paths if path != "-" and os.path.isdir(path)]
    seen: dict[str, frozenset[str] | None] = {}
    return sorted(uri for uri in uris if any(_below(uri, one) and _lost(uri, one, seen) for one in folders))


def _below(uri: str, folder: str) -> bool:
    if folder == os.curdir:
        return not os.path.isabs(uri) and uri.partition(os.sep)[0] != os.pardir
    return uri.startswith(os.path.join(folder, ""))


def _lost(uri: str, folder: str, seen: dict[str, frozenset[str] | None]) -> bool:
    """Whether the first of the folders above a file, or the file, is not listed where it was."""
    here = folder
    for name in os.path.relpath(uri.partition(INSIDE)[0], folder).split(os.sep):
        if here not in seen:
            seen[here] = _names(here)
        names = seen[here]
        if names is None or name not in names:
            return names is not None
        here = os.path.join(here, name)
    return False


def _names(folder: str) -> frozenset[str] | None:
    """What a folder holds, nothing where it cannot be read."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return None

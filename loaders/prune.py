"""Names of loaded files and the folders that were read in, the names of those that are gone out."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Sequence

from .disk import shown

#: Between a container and the name of what lies in it.
_INSIDE = re.compile("!/")
#: What was read from standard input or an address.
_ELSEWHERE = re.compile(r"stdin-[0-9a-f]{12}(?:!/|\Z)|[a-z]{2,}://")


def gone(uris: Iterable[str], paths: Sequence[str], opened: Container[str] = ()) -> list[str]:
    """Those of ``uris`` that lay below a folder of ``paths`` and are no longer there, in order.

    Nothing is gone of which one cannot know: from below a folder that cannot be read, or what came by another
    way than a file. What lay in a container is gone with it; in one that is still there, if that is among
    those ``opened``, the containers of which all that they hold is known and not among ``uris``.
    """
    folders = [os.path.normpath(path) for path in paths if path != "-" and os.path.isdir(path)]
    seen: dict[str, frozenset[str] | None] = {}
    return sorted(
        uri
        for uri in uris
        if not _ELSEWHERE.match(uri)
        and (
            any(_below(uri, one) and _lost(uri, one, seen) for one in folders)
            or any(uri[: match.start()] in opened for match in _INSIDE.finditer(uri))
        )
    )


def _below(uri: str, folder: str) -> bool:
    if folder == os.curdir:
        return not os.path.isabs(uri) and uri.partition(os.sep)[0] != os.pardir
    return uri.startswith(os.path.join(folder, ""))


def _lost(uri: str, folder: str, seen: dict[str, frozenset[str] | None]) -> bool:
    """Whether the first of the folders above a file, or the file, is not listed where it was."""
    here = folder
    for name in os.path.relpath(uri, folder).split(os.sep):
        if here not in seen:
            seen[here] = _names(here)
        names = seen[here]
        if names is None or (name not in names and name.removesuffix("!") in names):
            return False
        if name not in names:
            return True
        here = os.path.join(here, name)
    return False


def _names(folder: str) -> frozenset[str] | None:
    """What a folder holds, nothing where it cannot be read."""
    try:
        return frozenset(map(shown, os.listdir(folder)))
    except OSError:
        return None

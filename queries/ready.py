"""A folder of ready queries in, their names with what they answer, and the text of one, out."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ..graph.errors import QueryError
from ..graph.model import Result


def listed(package: str, suffix: str, comment: str) -> Result:
    """The queries of a package by name, each with what it answers and an example of what it is given.

    The first line of each says so, as a comment, with two spaces before the example.
    """
    rows = []
    for file in sorted(files(package).iterdir(), key=lambda one: one.name):
        if file.name.endswith(suffix):
            head = file.read_text("utf-8").partition("\n")[0].removeprefix(comment)
            says, _, given = head.partition("  ")
            rows.append((file.name.removesuffix(suffix), says, given.strip()))
    return Result(("query", "answers", "given"), tuple(rows))


def text_of(package: str, suffix: str, name: str) -> str:
    """The text of a query of a package, or of a file.

    Raises:
        QueryError: there is none of this name.
    """
    known = [
        file.name.removesuffix(suffix) for file in files(package).iterdir() if file.name.endswith(suffix)
    ]
    if name in known:
        return files(package).joinpath(name + suffix).read_text("utf-8")
    try:
        return Path(name).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise QueryError(
            f"{name}: neither a ready query ({', '.join(known)}) nor a file that can be read ({error})"
        ) from None

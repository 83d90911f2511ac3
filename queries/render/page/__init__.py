"""The data of a picture in, one self-contained HTML file that shows it out."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ....graph.errors import QueryError
from .pack import Sparse, packed

__all__ = ["asset", "page", "policy", "vis_network"]

#: The scripts in the order in which they are joined; all share one scope.
SCRIPTS = (
    "words", "text", "data", "filters", "items", "face", "tree", "matrix", "timeline", "panel", "search",
    "radial", "labels", "network", "route", "start",
)  # fmt: skip

#: What the first view needs; the other tables and columns are unpacked behind it.
FIRST = {
    "branches": ("parent", "name", "kind", "level", "province", "last"),
    "bodies": ("branch", "name", "level", "status", "overdue", "due", "documents", "group"),
    "groups": ("name", "branch"),
    "documents": (
        "symbol", "type", "issuer", "branch", "level", "province", "issued", "days", "relation", "status",
    ),
}  # fmt: skip
#: Columns that make up most of the first half; what they tell of communes comes with the second, where
#: there are many.
LATE = {
    "branches": ("name",),
    "bodies": ("name", "due"),
    "documents": ("symbol", "type", "issuer", "days"),
}
_LARGE = 2000  # bodies
_HEAD = (
    "version", "symbol", "title", "root", "as_of", "judged", "notes", "narrowed", "limits", "provinces",
    "served",
)  # fmt: skip

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_VIS = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")


def page(picture: Mapping[str, Any], lang: str = "en") -> str:
    """One HTML file of a picture: no request to anything outside, readable from a folder or an e-mail.

    ``picture`` is what ``queries.view.data`` makes. Whatever a document says stands in the file packed, as
    data; scripts show it as text alone, and only the scripts whose sums the file's own policy names run
    (Content Security Policy Level 3, 2.4.3 hash sources).

    Raises:
        QueryError: the program that draws the network is not installed.
    """
    first, details = _halves(picture)
    style, script = asset("page.css"), _script()
    blocks = packed({"vis": vis_network(), "details": details, "data": first})
    parts = {
        "lang": "vi" if lang == "vi" else "en", "policy": policy(), "style": style, "script": script,
    } | blocks  # fmt: skip
    return _PLACE.sub(lambda place: parts[place[1]], asset("page.html"))


@cache
def asset(name: str) -> str:
    """The text of one of the files of which a page is made."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    joined = "\n".join(asset(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{joined}}})();\n'


@cache
def vis_network() -> bytes:
    """The program vis-network as pyvis brings it, its licence in its first lines; pyvis is not imported."""
    found = find_spec("pyvis")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder).joinpath(*_VIS)
        if path.is_file():
            return path.read_bytes().replace(b"\r\n", b"\n")
    raise QueryError("pyvis 0.3.2 is not installed, or without its vis-network; pip install 'pyvis==0.3.2'")


def policy() -> str:
    """The policy of every page: nothing is fetched, nothing runs but the page's own scripts and style."""
    style, script = asset("page.css"), _script()
    scripts = " ".join(_sum(one) for one in (script.encode(), vis_network()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_sum(style.encode())}; base-uri 'none'; "
        "form-action 'none'"
    )


def _sum(text: bytes) -> str:
    return f"'sha256-{b64encode(sha256(text).digest()).decode()}'"


def _halves(picture: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the first view is drawn from, and the rest."""
    first: dict[str, Any] = {name: picture[name] for name in _HEAD if name in picture}
    rest: dict[str, Any] = {name: value for name, value in picture.items() if name not in first}
    large = len(picture["bodies"]["branch"]) > _LARGE
    for table, names in FIRST.items():
        late = LATE.get(table, ()) if large else ()
        columns = picture[table]
        near = _near(picture, table) if late else []
        first[table] = {name: _only(near, columns[name]) if name in late else columns[name] for name in names}
        rest[table] = {name: values for name, values in columns.items() if name not in names or name in late}
    return first, rest


def _near(picture: Mapping[str, Any], table: str) -> list[int]:
    """The rows of a table that do not stand in a commune below another place, and the root of all."""
    kinds, parents = picture["branches"]["kind"], picture["branches"]["parent"]
    far = [kind == "commune" and parent >= 0 for kind, parent in zip(kinds, parents, strict=True)]
    if table == "branches":
        return [row for row, is_far in enumerate(far) if not is_far]
    root = picture["root"] if table == "documents" else -1
    branches = enumerate(picture[table]["branch"])
    return [row for row, branch in branches if branch < 0 or not far[branch] or row == root]


def _only(rows: Sequence[int], values: Sequence[Any]) -> Sparse:
    return Sparse(rows, [values[row] for row in rows], len(values))

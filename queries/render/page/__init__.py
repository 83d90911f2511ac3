"""The data of a picture in, one self-contained HTML file that shows it out."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ....graph.errors import QueryError

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
_TABLES = ("edges", "tasks", "deadlines", "evidence")
#: Names that make up most of the first half; those of communes come with the second, where there are many.
LATE = {"bodies": "name", "documents": "issuer"}
_LARGE = 2000  # bodies
_LONG, _FEW = 200, 1000
_LEVEL = 6  # of zlib: 9 takes three times as long for a twentieth of the size
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
    blocks = {"vis": [vis_network()], "details": _json(details), "data": _json(first)}
    with ThreadPoolExecutor(1) as pool:
        packing = {name: _packing(pool, parts) for name, parts in blocks.items()}
        packed = {name: wait() for name, wait in packing.items()}
    parts = {
        "lang": "vi" if lang == "vi" else "en", "policy": policy(), "style": style, "script": script,
    } | packed  # fmt: skip
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


def _coded(values: Sequence[Any]) -> Any:
    """A column as it is, or as its words and the place of each row among them: quicker to parse."""
    if len(values) < _LONG or not isinstance(values[0], str) or len(words := dict.fromkeys(values)) > _FEW:
        return values
    places = {word: place for place, word in enumerate(words)}
    return {"words": list(words), "at": [places[word] for word in values]}


def _json(value: Any) -> Iterator[bytes]:
    """JSON, a column at a time: the whole in one piece would take more memory than all that it tells.

    Half a surrogate pair becomes its escape, since UTF-8 has no form for it.
    """
    if not isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield text.encode("utf-8", "backslashreplace")
        return
    for number, (name, part) in enumerate(value.items()):
        yield f"{',' if number else '{'}{json.dumps(name)}:".encode()
        yield from _json(part)
    yield b"}" if value else b"{}"


def _packing(pool: ThreadPoolExecutor, parts: Iterable[bytes]) -> Callable[[], str]:
    """The parts in one, packed while the next are made; what is returned waits for the last."""
    packer = zlib.compressobj(_LEVEL)
    packed = [pool.submit(packer.compress, part) for part in parts]
    packed.append(pool.submit(packer.flush))
    return lambda: b64encode(b"".join(one.result() for one in packed)).decode()


def _halves(picture: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the first view is drawn from, and the rest; columns of few words are coded."""
    first: dict[str, Any] = {name: picture[name] for name in _HEAD if name in picture}
    first |= {
        table: {name: _coded(_now(picture, table, name)) for name in names} for table, names in FIRST.items()
    }
    rest: dict[str, Any] = {
        name: {column: _coded(values) for column, values in value.items()} if name in _TABLES else value
        for name, value in picture.items()
        if name not in first
    }
    for table, names in FIRST.items():
        late = LATE.get(table) if _is_large(picture) else None
        rest[table] = {
            name: _coded(values)
            for name, values in picture[table].items()
            if name not in names or name == late
        }
    return first, rest


def _now(picture: Mapping[str, Any], table: str, name: str) -> Sequence[Any]:
    """A column as the first view needs it: of a large picture without the names of what is in communes."""
    values: Sequence[Any] = picture[table][name]
    if LATE.get(table) != name or not _is_large(picture):
        return values
    far = [kind == "commune" for kind in picture["branches"]["kind"]]
    branches, root = picture[table]["branch"], picture["root"]
    return [
        None if branch >= 0 and far[branch] and not (table == "documents" and row == root) else value
        for row, (branch, value) in enumerate(zip(branches, values, strict=True))
    ]


def _is_large(picture: Mapping[str, Any]) -> bool:
    return len(picture["bodies"]["branch"]) > _LARGE

"""An address in, the page, table or data that it names out; every answer reads the store anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from ...graph import Graph
from ...graph.errors import AmbiguousError, QueryError, StoreError
from ..resolve import resolve
from .answers import Answer, as_json, sorry
from .directives import directives
from .index import Index
from .tables import FORMS, TABLES, file_name

Asked = Mapping[str, str]
Opener = Callable[[], Graph]

_PAGES = 8


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: how the store is opened, the language, what tells that the store has changed.

    ``pages`` are the last ones, so that going back and forth does not compute a large cascade anew.
    """

    opener: Opener
    lang: str = "en"
    mark: Callable[[], object] = lambda: None
    index: Index = field(default_factory=Index)
    pages: dict[tuple[str, str, str], bytes] = field(default_factory=dict)


def answer(path: str, asked: Asked, site: Site) -> Answer:
    """The answer to an address; what cannot be answered is a page that says why."""
    lang = asked.get("lang", site.lang)
    lang = lang if lang in ("en", "vi") else "en"
    try:
        if path in PAGES:
            return PAGES[path](lang)
        if path not in ASKED:
            return sorry(404, [path], lang)
        with site.opener() as graph:
            return ASKED[path](graph, asked, lang, site)
    except AmbiguousError as error:
        return sorry(409, [*str(error).splitlines()], lang)
    except QueryError as error:
        return sorry(404 if path == "/cascade" else 400, str(error).splitlines(), lang)
    except StoreError as error:
        return sorry(500, str(error).splitlines(), lang)


@cache
def _start(lang: str) -> Answer:
    text = _asset("start.html").replace("{{lang}}", lang)
    return Answer(text.encode())


@cache
def _asset(name: str) -> str:
    return files(__name__.rpartition(".")[0]).joinpath(name).read_text(encoding="utf-8")


def _style(lang: str) -> Answer:
    from ..render.page import asset

    return Answer((asset("page.css") + _asset("start.css")).encode(), "text/css; charset=utf-8")


def _script(lang: str) -> Answer:
    from ..render.page import asset

    parts = [asset("words.js"), asset("text.js"), _asset("start.js")]
    text = '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
    return Answer(text.encode(), "text/javascript; charset=utf-8")


def _directives(graph: Graph, asked: Asked, lang: str, site: Site) -> Answer:
    start = asked.get("start", "0")
    return as_json(directives(graph, int(start) if start.isdecimal() and len(start) < 9 else 0))


def _search(graph: Graph, asked: Asked, lang: str, site: Site) -> Answer:
    return as_json(site.index.search(graph, asked.get("q", "")[:200], site.mark()))


def _cascade(graph: Graph, asked: Asked, lang: str, site: Site) -> Answer:
    """The page of a document's cascade, with the way back and the tables to keep."""
    from ..render.page import page, policy
    from ..view import data, picture

    found = resolve(graph, _symbol(asked))
    key = (found.id, lang, repr(site.mark()))
    body = site.pages.get(key)
    if body is None:
        shown = data(picture(graph, found.id)) | {"served": {"home": "/", "tables": _links(found.id)}}
        body = page(shown, lang).encode("utf-8", "backslashreplace")
        for old in list(site.pages)[: max(0, len(site.pages) - _PAGES + 1)]:
            site.pages.pop(old, None)
        site.pages[key] = body
    return Answer(body, policy=policy() + "; frame-ancestors 'none'")


def _links(id: str) -> dict[str, str]:
    """The tables of a document that can be kept, by the name of the file."""
    return {
        f"{name}.{form}": f"/table?id={quote(id)}&name={name}&form={form}"
        for name in TABLES
        for form in FORMS
    }


def _table(graph: Graph, asked: Asked, lang: str, site: Site) -> Answer:
    name, form = asked.get("name", ""), asked.get("form", "")
    if name not in TABLES or form not in FORMS:
        raise QueryError(f"a table is {', '.join(TABLES)}; its form {', '.join(FORMS)}")
    found = resolve(graph, _symbol(asked))
    kind, make = FORMS[form]
    body = make(TABLES[name](graph, found.id))
    keep = f'attachment; filename="{file_name(found.symbol or found.id, name, form)}"'
    return Answer(body, kind, headers={"Content-Disposition": keep})


def _symbol(asked: Asked) -> str:
    if not asked.get("id"):
        raise QueryError("no document is named; say ?id= and a symbol or an id")
    return asked["id"]


#: What needs no store, and what does, by path.
PAGES: dict[str, Callable[[str], Answer]] = {"/": _start, "/style.css": _style, "/start.js": _script}
ASKED: dict[str, Callable[[Graph, Asked, str, Site], Answer]] = {
    "/directives": _directives,
    "/search": _search,
    "/cascade": _cascade,
    "/table": _table,
}

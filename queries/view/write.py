"""A picture and the name of a form in, the bytes of a file out, under a name that is safe anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...graph import Graph
from ...graph.errors import QueryError
from ...graph.pause import uncollected
from ..render.words import Look, say, spoken_date
from ..trace import Cascade
from .build import picture
from .data import data
from .model import TOO_MANY, Picture
from .steps import cascade

NARROW = "say --province NAME or --unit NAME to draw one branch with its sentences"
LIMITS = "Mermaid draws at most {} arrows and {} characters, unless its maxEdges and maxTextSize say more"
_ARROWS, _CHARACTERS = 500, 50_000  # mermaid.js.org/config/schema-docs/config.html
_OTHER = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn: the file it was written to ("-" for none), its bytes, sentences to tell the user."""

    file: str
    content: bytes
    told: tuple[str, ...]


def _page(drawn: Picture, lang: str) -> bytes:
    from ..render.page import page

    return page(data(drawn), lang).encode("utf-8", "backslashreplace")


def _pyvis(drawn: Picture, lang: str) -> bytes:
    from .network import html

    return html(drawn, lang).encode("utf-8", "backslashreplace")


def _svg(drawn: Picture, lang: str) -> bytes:
    from ..render.svg import svg

    return svg(drawn, lang).encode()


def _png(drawn: Picture, lang: str) -> bytes:
    from ..render.png import png
    from ..render.svg import svg

    return png(svg(drawn, lang), lang)


def _mermaid(drawn: Picture, lang: str) -> bytes:
    from ..render import mermaid

    return mermaid.render(_few(drawn, "Mermaid", lang), Look(lang)).encode("utf-8", "backslashreplace")


def _dot(drawn: Picture, lang: str) -> bytes:
    from ..render import dot

    return dot.render(_few(drawn, "Graphviz", lang), Look(lang)).encode("utf-8", "backslashreplace")


def _few(drawn: Picture, program: str, lang: str) -> Cascade:
    """The tree for a chart, if a program can draw so many documents at all."""
    if not drawn.points:
        raise QueryError(say(TOO_MANY, lang, len(drawn.documents), program))
    return cascade(drawn)


#: What a picture can be written as: the ending of its name, and how.
FORMS: dict[str, tuple[str, Callable[[Picture, str], bytes]]] = {
    "html": ("html", _page),
    "pyvis": ("html", _pyvis),
    "svg": ("svg", _svg),
    "png": ("png", _png),
    "mermaid": ("mmd", _mermaid),
    "dot": ("dot", _dot),
}


@uncollected
def view(
    graph: Graph, symbol: str, output: str = "", form: str = "html", lang: str = "en", **asked: Any
) -> Drawn:
    """Draws the cascade of ``symbol`` into a file, ``asked`` narrows it as ``picture`` says.

    ``output`` "-" writes none; without one the name is made from the symbol, in the current folder.

    Raises:
        QueryError: nothing is known by that symbol, an argument is none, the file cannot be written, a
            program that the form needs is missing, or the documents are too many for it.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    drawn = picture(graph, symbol, **asked)
    ending, make = FORMS[form]
    content = make(drawn, lang)
    file = output or f"{file_name(drawn)}.{ending}"
    if file != "-":
        try:
            Path(file).write_bytes(content)
        except OSError as error:
            reason = error.strerror or error
            raise QueryError(f"{file}: cannot be written ({reason}); name another file with -o") from error
    told = [
        ", ".join((
            say("{} documents", lang, len(drawn.documents)),
            say("{} bodies", lang, len(drawn.bodies)),
            say("{} bytes", lang, len(content)),
        ))
    ]  # fmt: skip
    if form == "mermaid" and (len(drawn.documents) > _ARROWS or len(content.decode()) > _CHARACTERS):
        told.append(say(LIMITS, lang, _ARROWS, _CHARACTERS))
    if not drawn.points:
        values = (spoken_date(str(value)) for value in drawn.notes[-1].values)
        told.append(f"{say(drawn.notes[-1].phrase, lang, *values)}; {say(NARROW, lang)}")
    return Drawn(file, content, tuple(told))


def file_name(drawn: Picture) -> str:
    """A name for the file of a picture, without an ending: the symbol of its root, else issuer and year."""
    root = drawn.documents[drawn.root]
    return safe_name(root.symbol or " ".join(filter(None, (root.type, root.issuer, root.issued))))


def safe_name(text: str) -> str:
    """A name that every file system takes and that names no folder.

    >>> safe_name("57-KL/TW"), safe_name("../../etc/passwd"), safe_name("con"), safe_name("…")
    ('57-KL-TW', 'etc-passwd', 'thac-con', 'thac')
    """
    name = _OTHER.sub("-", unicodedata.normalize("NFC", text))[:_LONGEST].strip("-._")
    return f"thac-{name}" if _RESERVED.match(name) else name or "thac"

"""A picture in, its documents as a Network of pyvis, and the one file that this becomes, out."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from ...graph.errors import QueryError
from ..render.words import on_one_line, say, short_name, spoken_date
from .model import TOO_MANY, Paper, Picture, drawn

if TYPE_CHECKING:
    from pyvis.network import Network

MISSING = "--engine pyvis needs the package pyvis: pip install 'pyvis>=0.3.2'"
_COLOURS = {"loaded": "#1c6b40", "attested": "#5b93d4"}
_OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "color": {"color": "#8b867b"}},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "keyboard": True, "tooltipDelay": 100},
}
#: What the template of pyvis fetches from elsewhere, and what it has commented out.
_FETCHED = re.compile(
    r"<link\b[^>]*\bhref=[^>]*>|<script\b[^>]*\bsrc=[^>]*>\s*</script>|<!--(?:(?!-->).)*?node_modules.*?-->",
    re.DOTALL,
)
#: Whatever a template may still name, a browser fetches nothing.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def network(picture: Picture, lang: str = "en") -> Network:
    """A Network for those who script pyvis: our places on the rings, physics off, everything in-line.

    Raises:
        QueryError: pyvis is not installed, or the documents are too many to draw at once.
    """
    try:
        from pyvis.network import Network
    except ImportError as error:
        raise QueryError(say(MISSING, lang)) from error
    if not picture.points:
        raise QueryError(say(TOO_MANY, lang, len(picture.documents), "pyvis"))
    net = Network(height="88vh", width="100%", directed=True, cdn_resources="in_line")
    net.set_options(json.dumps(_OPTIONS))
    for row, (one, (x, y)) in enumerate(zip(picture.documents, picture.points, strict=True)):
        net.add_node(
            row, label=on_one_line(one.symbol or say("(no number)", lang)), title=_about(one, lang),
            x=x, y=y, shape="dot", size=10, color=_COLOURS[one.status],
        )  # fmt: skip
    for link in picture.links:
        if drawn(picture.documents, link):
            net.add_edge(link.parent, link.child, dashes=link.kind != "implements")
    return net


def html(picture: Picture, lang: str = "en") -> str:
    """The network as one HTML file that fetches nothing; whatever a document says stands in it as text.

    Raises QueryError as ``network`` does.
    """
    root = picture.documents[picture.root]
    name = escape(on_one_line(" · ".join(filter(None, (root.symbol, root.title)))))
    page = _FETCHED.sub("", network(picture, lang).generate_html())
    head = (
        f'<html lang="{"vi" if lang == "vi" else "en"}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>{name}</title>'
    )
    page = re.sub(r"\s*<html>\s*<head>\s*<meta charset=\"utf-8\">", lambda _: head, page, count=1)
    heading = f'<h1 style="font: 600 1.2rem sans-serif; margin: 0.6rem">{name}</h1>'
    return "<!doctype html>\n" + page.replace("<body>", f"<body>{heading}", 1)


def _about(one: Paper, lang: str) -> str:
    """What the tool tip tells, as text."""
    lines = (
        " · ".join(filter(None, (one.type, short_name(one.issuer), spoken_date(one.issued)))), one.title,
        say(one.status, lang),
    )  # fmt: skip
    return "\n".join(on_one_line(line) for line in lines if line)

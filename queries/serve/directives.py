"""A graph in, its directives with how far each went out."""

from __future__ import annotations

from typing import Any

from ...graph import Graph
from ..catalogue import catalogue
from ..order import sort_key
from ..render.words import short_name, type_name
from ..trace import followed

PAGE = 20


def directives(graph: Graph, start: int = 0) -> dict[str, Any]:
    """A page of the documents that others carry out, those most cited first, with counts of their cascades.

    ``documents`` are those of the cascade, ``loaded`` how many of them are; ``bodies`` how many issued them.
    """
    rows = list(catalogue(graph, roots=True).rows)
    rows.sort(key=lambda row: (-row[8], sort_key(row[0]), row[9]))
    found = []
    for row in rows[start : start + PAGE]:
        walk = followed(graph, row[9])
        nodes = [walk.nodes[one] for one in walk.parents if one != walk.root.id]
        counts = {
            "documents": len(nodes), "loaded": sum(node.loaded for node in nodes),
            "bodies": len({node.issuer for node in nodes}),
        }  # fmt: skip
        found.append(shown(row) | counts)
    return {"total": len(rows), "start": start, "rows": found}


def shown(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of the catalogue as the start page shows it."""
    symbol, kind, issuer, level, province, issued, title, status, cited, id = row
    return {
        "id": id, "symbol": symbol, "type": type_name(kind, symbol), "issuer": short_name(issuer),
        "level": level, "province": province, "issued": issued, "title": title.split(" | ")[0],
        "status": status, "cited": cited,
    }  # fmt: skip

"""What a person asked for and is not known in, the names most like it out: a message can propose them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from ..graph import Graph
from ..graph.ids import fold
from ..graph.shown import Node, tokens

#: So many nodes are compared; nobody waits for a message.
_MOST = 3000
_SHOWN = 3
#: How alike two names must be, of 1.
_LIKE = 0.75


def alike(asked: str, names: Iterable[str]) -> list[str]:
    """The names most like one that is not among them, at most three; accents, case and spacing count little.

    >>> alike("Ha Nan", ["Hà Nam", "Hà Nội", "Sơn La"]), alike("Hanam", ["Hà Nam"]), alike("x", ["Hà Nam"])
    (['Hà Nam'], ['Hà Nam'], [])
    """
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(_key(name), name)
    if _key(asked) in by_key:
        return [by_key[_key(asked)]]
    return [by_key[key] for key in get_close_matches(_key(asked), by_key, n=_SHOWN, cutoff=_LIKE)]


def _key(name: str) -> str:
    return fold(name).replace(" ", "")


def meant(names: Collection[str]) -> str:
    """Names as the question that ends a message; empty for none.

    >>> meant(["96-CT/TW"]), meant([])
    ('; did you mean 96-CT/TW?', '')
    """
    return f"; did you mean {', '.join(names)}?" if names else ""


def unknown(graph: Graph, asked: str, names: bool = False) -> str:
    """Why nothing is known by a symbol (with ``names`` also of a body), and what might have been meant."""
    if not graph.store.dates():
        return f"{asked}: not known here, nothing is loaded yet; `thac load PATH...` reads documents"
    known = [name for node in _like(graph, tokens(asked)) for name in _names(node, names)]
    near = meant(alike(asked, known)) or ";"
    return f"{asked}: not known here{near} `thac find` searches titles and names, `thac list` lists all"


def _like(graph: Graph, words: list[str]) -> list[Node]:
    """The nodes that have all words but one, where any do; else those that have one of them."""
    store = graph.store
    few = [words[:place] + words[place + 1 :] for place in range(len(words))] if len(words) > 1 else []
    ids: dict[str, None] = {}
    for some in (*few, *([word] for word in words)):
        if len(ids) < _MOST and (some in few or not ids):
            ids.update(dict.fromkeys(store.words(some)))
    return list(store.nodes(list(ids)[:_MOST]).values())


def _names(node: Node, names: bool) -> list[str]:
    return [node.symbol] if node.symbol else [node.name] if names and node.name else []

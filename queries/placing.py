"""Links between documents in, the one place of each document in a tree out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Order = Callable[[str], Any]


def without_circles(
    starts: Iterable[str], below: Mapping[str, Sequence[str]]
) -> tuple[list[str], dict[str, list[str]]]:
    """Every node that is reached, parents first, and its parents when circles are cut.

    A link that leads back to a node on the way to it is dropped; every reached node but a start keeps one.
    The cost is linear in the links.

    >>> without_circles(["a"], {"a": ["b"], "b": ["a", "c"]})
    (['a', 'b', 'c'], {'a': [], 'b': ['a'], 'c': ['b']})
    """
    parents: dict[str, list[str]] = {}
    finished: list[str] = []
    open_nodes: set[str] = set()
    for start in starts:
        if start in parents:
            continue
        parents[start] = []
        open_nodes.add(start)
        path = [(start, iter(below.get(start, ())))]
        while path:
            node, rest = path[-1]
            child = next(rest, None)
            if child is None:
                path.pop()
                open_nodes.discard(node)
                finished.append(node)
            elif child not in parents:
                parents[child] = [node]
                open_nodes.add(child)
                path.append((child, iter(below.get(child, ()))))
            elif child not in open_nodes:
                parents[child].append(node)
    return finished[::-1], parents


def chains(order: Iterable[str], parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The number of links of the longest way to each node, where ``order`` puts parents first.

    >>> chains(["a", "b", "c"], {"a": [], "b": ["a"], "c": ["a", "b"]})
    {'a': 0, 'b': 1, 'c': 2}
    """
    length: dict[str, int] = {}
    for node in order:
        length[node] = max((length[parent] + 1 for parent in parents[node]), default=0)
    return length


def place(
    starts: Iterable[str], below: Mapping[str, Sequence[str]], nearness: Callable[[str, str], Any]
) -> dict[str, str | None]:
    """The one parent of each reached node: that with the longest chain, then the nearest.

    ``nearness(parent, child)`` sorts the parents of equal chain; a start without a parent has None.
    """
    order, parents = without_circles(starts, below)
    length = chains(order, parents)
    found: dict[str, str | None] = {}
    for node in order:
        over = parents[node]
        if len(over) > 1:
            found[node] = min(over, key=lambda one: (-length[one], nearness(one, node)))
        else:
            found[node] = over[0] if over else None
    return found


def preorder(
    root: str, parents: Mapping[str, str | None], sort: Order, depth: int | None = None
) -> list[tuple[str, int]]:
    """The tree below the root as (node, depth), each node before what stands under it.

    >>> preorder("a", {"a": None, "c": "a", "b": "a", "d": "b"}, sort=str)
    [('a', 0), ('b', 1), ('d', 2), ('c', 1)]
    """
    children: dict[str, list[str]] = {}
    for node, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(node)
    found: list[tuple[str, int]] = []
    left = [(root, 0)]
    while left:
        node, level = left.pop()
        found.append((node, level))
        if depth is None or level < depth:
            left += [(child, level + 1) for child in sorted(children.get(node, ()), key=sort, reverse=True)]
    return found

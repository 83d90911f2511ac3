"""Links between documents in, the one place of each document in a tree out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any


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
            for child in rest:
                if child not in parents:
                    parents[child] = [node]
                    if child in below:
                        open_nodes.add(child)
                        path.append((child, iter(below[child])))
                        break
                    finished.append(child)
                elif child not in open_nodes:
                    parents[child].append(node)
            else:
                path.pop()
                open_nodes.discard(node)
                finished.append(node)
    return finished[::-1], parents


def chains(order: Iterable[str], parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The number of links of the longest way to each node, where ``order`` puts parents first.

    >>> chains(["a", "b", "c"], {"a": [], "b": ["a"], "c": ["a", "b"]})
    {'a': 0, 'b': 1, 'c': 2}
    """
    length: dict[str, int] = {}
    for node in order:
        over = parents[node]
        if len(over) == 1:
            length[node] = length[over[0]] + 1
        else:
            length[node] = max((length[parent] + 1 for parent in over), default=0)
    return length


def place(
    starts: Sequence[str],
    below: Mapping[str, Sequence[str]],
    sort: Callable[[str], Any],
    nearness: Callable[[str, str], Any],
) -> dict[str, str | None]:
    """The one parent of each reached node: that with the longest chain, then the nearest.

    ``sort`` orders nodes below one; where circles are cut depends on it. ``nearness(parent, child)`` sorts
    the parents of equal chain; a start without a parent has None. What has nothing below it is placed
    last: it lies in no circle and lengthens no other's chain.

    >>> place(["a"], {"a": ["b", "c"], "b": ["c"]}, sort=str, nearness=max)
    {'a': None, 'b': 'a', 'c': 'b'}
    """
    inner = {here: sorted((one for one in there if one in below), key=sort) for here, there in below.items()}
    order, parents = without_circles(starts, inner)
    length = chains(order, parents)
    for node in order:
        for child in below.get(node, ()):
            if child not in below:
                if child in parents:
                    parents[child].append(node)
                else:
                    parents[child] = [node]
    found: dict[str, str | None] = {}
    for node, over in parents.items():
        if len(over) > 1:
            found[node] = min(over, key=lambda one: (-length[one], nearness(one, node)))
        else:
            found[node] = over[0] if over else None
    return found


def preorder(
    root: str,
    parents: Mapping[str, str | None],
    in_order: Callable[[list[str]], list[str]],
    depth: int | None = None,
) -> list[tuple[str, int]]:
    """The tree below the root as (node, depth), each node before what stands under it.

    >>> preorder("a", {"a": None, "c": "a", "b": "a", "d": "b"}, in_order=sorted)
    [('a', 0), ('b', 1), ('d', 2), ('c', 1)]
    """
    children: dict[str, list[str]] = {}
    for node, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(node)
    found: list[tuple[str, int]] = []
    left = [(root, 0)]
    while left:
        node, level = here = left.pop()
        found.append(here)
        if node in children and (depth is None or level < depth):
            left += [(child, level + 1) for child in reversed(in_order(children[node]))]
    return found

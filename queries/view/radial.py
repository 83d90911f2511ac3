"""A tree and the level of each of its nodes in, a ring for each node and its place on the ring out."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

#: Between two rings, and between two nodes of one ring, at least so much.
GAP, SPACE = 160.0, 24.0


def rings(parents: Sequence[int], levels: Sequence[int]) -> list[int]:
    """The ring of each node, counted from the root outwards; ``parents`` put each node after its own.

    Nodes of one level share a ring. What hangs on one of its own level, or of a lower one, or whose level is
    not known (``-1``), comes a ring further out. Rings that nobody needs are left out.

    >>> rings([-1, 0, 1, 0], [0, 1, 1, 2])
    [0, 1, 2, 3]
    >>> rings([-1, 0, 0], [0, 3, -1])
    [0, 2, 1]
    """
    keys: list[tuple[int, int]] = []
    for parent, level in zip(parents, levels, strict=True):
        if parent < 0:
            keys.append((level, 0))
            continue
        above, beside = keys[parent]
        keys.append((level, 0) if level > above else (above, beside + 1))
    place = {key: ring for ring, key in enumerate(sorted(set(keys)))}
    return [place[key] for key in keys]


def radial(parents: Sequence[int], ring: Sequence[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The radius of each ring and the coordinates of each node, the root in the middle.

    A tidy tree in polar coordinates: a node has a slice as wide as it or all below it need and stands in its
    middle, so none is nearer than SPACE to the next of its ring. Nodes come after their parents, siblings in
    the order in which they follow each other, clockwise from the top. Linear in the nodes.

    >>> radial([-1, 0, 0], [0, 1, 1])
    ([0, 160], [(0, 0), (160, 0), (-160, 0)])
    """
    count = len(parents)
    below, slices = [0.0] * count, [0.0] * count
    for node in range(count - 1, -1, -1):
        slices[node] = max(below[node], SPACE / (GAP * ring[node]) if ring[node] else 0.0)
        if parents[node] >= 0:
            below[parents[node]] += slices[node]
    whole = slices[0] if count and slices[0] else 1.0
    radii = [round(GAP * max(1.0, whole / (2 * pi)) * one) for one in range(max(ring, default=0) + 1)]
    turn, free, points = 2 * pi / whole, [0.0] * count, list[tuple[int, int]]()
    for node, above in enumerate(parents):
        begin = free[above] if above >= 0 else 0.0
        if above >= 0:
            free[above] += slices[node]
        free[node] = begin + (slices[node] - below[node]) / 2
        middle, radius = (begin + slices[node] / 2) * turn - pi / 2, radii[ring[node]]
        points.append((round(radius * cos(middle)), round(radius * sin(middle))))
    return radii, points

"""A directive in, the picture of its cascade out: places, bodies, documents, links, tasks and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...graph import Graph
from ...graph.pause import uncollected
from ...graph.shown import Node
from ..body import bodies as bodies_of
from ..cases import cases
from ..corpus import dates, judged_on, notes
from ..gaps import checked_place
from ..placing import preorder
from ..resolve import checked_date
from ..seats import seat
from ..trace import followed
from ..walk import Walk
from .bodies import Standing, kept, standing
from .drawing import Drawing
from .model import MOST, Picture


@uncollected
def picture(
    graph: Graph, symbol: str, *, gaps: bool = False, unit: str = "", province: str = "",
    level: str | None = None, as_of: str = "", closed_world: bool = False, date: str = "", issuer: str = "",
    most: int = MOST,
) -> Picture:  # fmt: skip
    """The cascade of ``symbol`` as it is drawn; ``narrowed`` keeps what leads to the bodies asked for.

    ``gaps`` keeps the bodies of which no document is seen; ``unit`` a body, with all below it, or those of a
    place; ``province`` and ``level`` are those of ``gaps``. Beyond ``most`` documents no place is computed,
    and no sentence read.

    Raises:
        QueryError: nothing is known by that symbol, or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    until = checked_date(as_of)
    level = level or ""
    place = checked_place(level, province)
    wanted = bodies_of(graph, unit, until) if unit else ()
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer)
    loaded = dates(graph, until)
    judge = judged_on(until, loaded)
    sizes: Counter[tuple[str, str]] = Counter()
    found: list[Standing] = []
    for case in cases(graph, walk):
        for why in case.asked:
            if why.group:
                sizes[why.source.id, why.group] += 1
        if (one := standing(case, until, judge, closed_world)) is not None:
            found.append(one)
    if level or place or wanted or gaps:
        under = [seat(one.id).places for one in wanted if seat(one.id).rail and seat(one.id).places]
        found = kept(found, level, place, frozenset(one.id for one in wanted), under, gaps)
        documents = _needed(walk, found)
    else:
        documents = _all(walk, found)
    inside = sum(walk.nodes[id].loaded for id in walk.parents)
    told = notes(walk.root, loaded, inside, judge, closed_world)
    narrowed = {"unit": unit, "province": place, "level": level, "gaps": "yes" if gaps else ""}
    asked = tuple((name, value) for name, value in narrowed.items() if value)
    drawing = Drawing(walk, found, documents, sizes)
    del found, documents  # the rows hold all that is drawn of them
    return drawing.picture(until, judge, asked, told, most)


def _all(walk: Walk, found: Sequence[Standing]) -> list[Node]:
    """The documents of the tree in its order, then those beside it."""
    tree = [walk.nodes[id] for id, _ in preorder(walk.root.id, walk.parents, walk.in_order)]
    beside = {node.id: node for one in found for node in one.documents if node.id not in walk.parents}
    return tree + [beside[id] for id in sorted(beside)]


def _needed(walk: Walk, found: Sequence[Standing]) -> list[Node]:
    """The documents of these bodies, those that ask them, and all on the way to these."""
    wanted = {walk.root.id}
    own = {node.id for one in found for node in one.documents}
    for id in own | {reason.source.id for one in found for reason in one.reasons}:
        here: str | None = id
        while here is not None and here not in wanted:
            wanted.add(here)
            here = walk.parents.get(here)
    return [node for node in _all(walk, found) if node.id in wanted]

"""A directive in, the picture of its cascade out: places, bodies, documents, links, tasks and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...graph import Graph
from ...graph.dates import days_between
from ...graph.model import Note
from ...graph.pause import uncollected
from ...graph.shown import Node
from ..assigned import assigned
from ..body import bodies as bodies_of
from ..cases import cases
from ..corpus import dates, judged_on, notes
from ..gaps import checked_place
from ..ladder import LEVELS
from ..order import sort_key
from ..placing import preorder
from ..render.words import type_name
from ..resolve import checked_date
from ..seats import seat
from ..trace import followed
from ..walk import ALL_SCOPES, WEAK, Walk
from .bodies import Standing, kept, standing
from .model import MOST, Body, Group, Paper, Picture
from .places import Atlas, Places, common, places_of
from .radial import radial, rings
from .said import Reading, Said, files, findings, signers

CROWDED = "{} documents are too many to draw at once: each branch is drawn for itself"
_RAILS = ("party", "state", "front", "")


@uncollected
def picture(
    graph: Graph, symbol: str, *, gaps: bool = False, unit: str = "", province: str = "", level: str = "",
    as_of: str = "", closed_world: bool = False, date: str = "", issuer: str = "", most: int = MOST,
) -> Picture:  # fmt: skip
    """The cascade of ``symbol`` as it is drawn; ``narrowed`` keeps what leads to the bodies asked for.

    ``gaps`` keeps the bodies of which no document is seen; ``unit`` a body, with all below it, or those of a
    place; ``province`` and ``level`` are those of ``gaps``. Beyond ``most`` documents no place is computed.

    Raises:
        QueryError: nothing is known by that symbol, or an argument is none.
        AmbiguousError: several documents bear it; ``date`` and ``issuer`` narrow it.
    """
    until = checked_date(as_of)
    place = checked_place(level, province)
    wanted = bodies_of(graph, unit, until) if unit else ()
    walk = followed(graph, symbol, as_of=until, date=date, issuer=issuer)
    loaded = dates(graph, until)
    judge = judged_on(until, loaded)
    found = [
        one for case in cases(graph, walk) if (one := standing(case, until, judge, closed_world)) is not None
    ]
    if level or place or wanted or gaps:
        under = [seat(one.id).places for one in wanted if seat(one.id).rail and seat(one.id).places]
        found = kept(found, level, place, frozenset(one.id for one in wanted), under, gaps)
        documents = _needed(walk, found)
    else:
        documents = _all(walk, found)
    inside = sum(walk.nodes[id].loaded for id in walk.parents)
    told = notes(walk.root, loaded, inside, judge, closed_world)
    narrowed = {"unit": unit, "province": place, "level": level, "gaps": "yes" if gaps else ""}
    return _Drawing(walk, found, documents).picture(
        until, judge, tuple((name, value) for name, value in narrowed.items() if value), told, most
    )


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


class _Drawing:
    """Turns standings and documents into rows that refer to each other."""

    def __init__(self, walk: Walk, found: Sequence[Standing], documents: Sequence[Node]) -> None:
        self.walk, self.documents = walk, documents
        root = walk.root
        self.rows = {node.id: row for row, node in enumerate(documents)}
        day = root.issued
        where = [places_of(one.id, one.level, one.province) for one in found]
        own = places_of(root.issuer, root.level, root.province) if root.issuer else ()
        known: dict[Places, tuple[str, str]] = {own or (): (root.issuer_name, day)}
        for places, one in zip(where, found, strict=True):
            when = one.reasons[0].day if one.reasons else one.documents[0].issued if one.documents else ""
            if places not in known or one.rail == "state":
                known[places] = one.name, when or day
        papers = [places_of(node.issuer, node.level, node.province) for node in documents]
        for places, node in zip(papers, documents, strict=True):
            known.setdefault(places, (node.issuer_name, node.issued or day))
        self.atlas = Atlas(common(own, known), known)
        self.branch_of = [self.atlas.row[places] for places in papers]
        pairs = [(self.atlas.row[places], one) for places, one in zip(where, found, strict=True)]
        pairs.sort(key=lambda pair: (pair[0], _RAILS.index(pair[1].rail), sort_key(pair[1].name), pair[1].id))
        self.standings = [one for _, one in pairs]
        self.places = [place for place, _ in pairs]

    def picture(
        self, until: str, judge: str, narrowed: tuple[tuple[str, str], ...], told: tuple[Note, ...],
        most: int,
    ) -> Picture:  # fmt: skip
        walk, ids = self.walk, list(self.rows)
        branches, provinces = self.atlas.branches(
            (place, one.status, int(one.overdue))
            for place, one in zip(self.places, self.standings, strict=True)
        )
        names, sources = files(walk.graph, self.documents)
        crowded = len(ids) > most
        said = Said() if crowded else self._said(sources)
        remarks: dict[str, int] = {}
        bodies = self._bodies(remarks, said.groups)
        ring = self._rings(said)
        papers = self._papers([branch.province for branch in branches], sources, ring[0], remarks)
        radii, points = ([], []) if crowded else radial(ring[1], ring[0])
        told += (Note(CROWDED, (len(ids),)),) if crowded else ()
        return Picture(
            0, until, judge, narrowed, told, tuple(remarks), self._groups(said.groups), tuple(names),
            tuple(provinces), tuple(branches), tuple(bodies), tuple(papers), tuple(said.links),
            tuple(said.tasks), tuple(said.terms), tuple(said.proofs), tuple(radii), tuple(points),
        )  # fmt: skip

    def _said(self, sources: Mapping[str, int]) -> Said:
        """What the documents say, with the sizes of the groups that they give tasks to."""
        given = assigned(self.walk.graph, {node.id: node for node in self.documents if node.loaded})
        sizes = {
            (id, one.id): one.size for id, units in given.items() for one in units if one.group and one.size
        }
        bodies = {one.id: row for row, one in enumerate(self.standings)}
        return Reading(self.walk, self.rows, sources).read(bodies, sizes)

    def _bodies(self, remarks: dict[str, int], groups: dict[str, int]) -> list[Body]:
        found = []
        for place, one in zip(self.places, self.standings, strict=True):
            because = tuple(
                (self.rows.get(why.source.id, -1), why.by, ", ".join(filter(None, why.roles)))
                for why in one.reasons
            )
            now = tuple((name.removesuffix(" (part)"), int(name.endswith(" (part)"))) for name in one.now)
            found.append(Body(
                place, one.name, one.id, one.level, one.rail, one.status, one.link, int(one.overdue), one.due,
                tuple(self.rows[node.id] for node in one.documents), because,
                remarks.setdefault(one.note, len(remarks)) if one.note else -1,
                groups.setdefault(one.group, len(groups)) if one.group else -1,
                int(one.open), one.ended, now,
            ))  # fmt: skip
        return found

    def _groups(self, groups: Mapping[str, int]) -> tuple[Group, ...]:
        shown = self.walk.graph.store.bodies(groups)
        where = [places_of(id, "", "") for id in groups]
        return tuple(
            Group(shown[id][1] if id in shown else id, self.atlas.row.get(places, 0))
            for id, places in zip(groups, where, strict=True)
        )

    def _rings(self, said: Said) -> tuple[list[int], list[int]]:
        """The ring of each document, and its parent there: what stands beside the tree hangs on its child."""
        beside: dict[int, int] = {}
        for link in said.links:
            beside.setdefault(link.parent, link.child)
        parents = []
        for row, node in enumerate(self.documents):
            above = self.walk.parents.get(node.id)
            if above is not None:
                parents.append(self.rows[above])
            else:
                parents.append(min(beside.get(row, 0), row - 1) if row else -1)
        levels = [LEVELS.index(node.level) if node.level in LEVELS else -1 for node in self.documents]
        return rings(parents, levels), parents

    def _papers(
        self, provinces: Sequence[int], sources: Mapping[str, int], ring: Sequence[int],
        remarks: dict[str, int],
    ) -> list[Paper]:  # fmt: skip
        walk, ids = self.walk, list(self.rows)
        body_of = {node.id: row for row, one in enumerate(self.standings) for node in one.documents}
        signed, odd = signers(walk.graph, ids), findings(walk.graph, ids)
        parents = [self.rows.get(walk.parents.get(id) or "", -1) for id in ids]
        depths: list[int] = []
        for parent in parents:
            depths.append(depths[parent] + 1 if parent >= 0 else 0)
        last = list(range(len(ids)))
        for row in range(len(ids) - 1, 0, -1):
            if parents[row] >= 0:
                last[parents[row]] = max(last[parents[row]], last[row])
        found = []
        for row, node in enumerate(self.documents):
            id, above = node.id, walk.parents.get(node.id)
            relation, scope, days = "root" if row == 0 else "beside", "", None
            if above:
                relation = "unproven" if id in walk.dotted else "implements"
                rank = walk.uppers[id].get(above, WEAK) if id in walk.uppers else WEAK
                scope = ALL_SCOPES[rank] if rank < WEAK else ""
                days = days_between(walk.nodes[above].issued, node.issued)
            branch = self.branch_of[row]
            found.append(Paper(
                id, node.symbol, type_name(node.type, node.symbol), node.title, node.issuer_name,
                body_of.get(id, -1), branch, node.level, provinces[branch], node.issued, days, parents[row],
                depths[row], last[row], relation, scope, int(id in walk.proven),
                "loaded" if node.loaded else "attested", node.speakers, signed.get(id, ""),
                sources.get(id, -1), ring[row],
                tuple(remarks.setdefault(text, len(remarks)) for text in odd.get(id, ())),
            ))  # fmt: skip
        return found

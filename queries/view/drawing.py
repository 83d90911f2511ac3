"""The standing of bodies and the documents of a cascade in, the rows of a picture out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from ...graph.dates import days_between
from ...graph.model import Note
from ...graph.shown import Node
from ..ladder import LEVELS
from ..order import sort_key
from ..render.words import type_name
from ..walk import ALL_SCOPES, WEAK, Walk
from .bodies import Standing
from .model import Body, Group, Paper, Picture
from .places import Atlas, Places, common, places_of
from .radial import radial, rings
from .said import Reading, Said, files, findings, signers

CROWDED = "{} documents are too many to draw at once: each branch is drawn for itself"
_RAILS = {rail: place for place, rail in enumerate(("party", "state", "front", ""))}

#: A body and a document of the values of their fields; quicker than their own constructors.
_body: Callable[[tuple[Any, ...]], Body] = partial(tuple.__new__, Body)
_paper: Callable[[tuple[Any, ...]], Paper] = partial(tuple.__new__, Paper)


class Drawing:
    """Turns standings and documents into rows that refer to each other."""

    def __init__(
        self, walk: Walk, found: Sequence[Standing], documents: Sequence[Node],
        sizes: Mapping[tuple[str, str], int],
    ) -> None:  # fmt: skip
        """``sizes`` are those of groups, by the document that gives them tasks and their id."""
        self.walk, self.documents, self.sizes = walk, documents, sizes
        root = walk.root
        self.rows = {node.id: row for row, node in enumerate(documents)}
        self.remarks: dict[str, int] = {}
        self.groups: dict[str, int] = {}
        self._joined: dict[tuple[str, ...], str] = {}
        where = [places_of(one.id, one.level, one.province) for one in found]
        own = places_of(root.issuer, root.level, root.province) if root.issuer else ()
        known: dict[Places, tuple[str, str]] = {own or (): (root.issuer_name, root.issued)}
        for places, one in zip(where, found, strict=True):
            if places not in known or one.rail == "state":
                known[places] = one.name, one.day or root.issued
        papers = [places_of(node.issuer, node.level, node.province) for node in documents]
        for places, node in zip(papers, documents, strict=True):
            known.setdefault(places, (node.issuer_name, node.issued or root.issued))
        atlas = Atlas(common(own, known), known)
        self.places = atlas.row
        self.branch_of = [atlas.row[places] for places in papers]
        names = [atlas.names[places][2] for places in atlas.order]
        seated: dict[tuple[int, int], list[Standing]] = {}
        for places, one in zip(where, found, strict=True):
            seated.setdefault((atlas.row[places], _RAILS[one.rail]), []).append(one)
        pairs = [(key[0], one) for key in sorted(seated) for one in _in_order(seated[key], names[key[0]])]
        self.branches, self.provinces = atlas.branches(
            (place, one.status, int(one.overdue)) for place, one in pairs
        )
        self.bodies = [self._body(place, one) for place, one in pairs]

    def picture(
        self, until: str, judge: str, narrowed: tuple[tuple[str, str], ...], told: tuple[Note, ...],
        most: int,
    ) -> Picture:  # fmt: skip
        """All rows; beyond ``most`` documents without sentences, tasks and places on the rings."""
        crowded = len(self.rows) > most
        names, sources = files(self.walk.graph, self.documents)
        said = Said() if crowded else Reading(self.walk, self.documents, sources).read(
            {one.id: row for row, one in enumerate(self.bodies)}, self.groups, self.sizes
        )  # fmt: skip
        ring, parents = self._rings(said)
        papers = self._papers(sources, ring)
        radii, points = ([], []) if crowded else radial(parents, ring)
        told += (Note(CROWDED, (len(papers),)),) if crowded else ()
        return Picture(
            0, until, judge, narrowed, told, tuple(self.remarks), self._groups(), tuple(names),
            tuple(self.provinces), tuple(self.branches), tuple(self.bodies), tuple(papers),
            tuple(said.links), tuple(said.tasks), tuple(said.terms), tuple(said.proofs), tuple(radii),
            tuple(points),
        )  # fmt: skip

    def _body(self, place: int, one: Standing) -> Body:
        (id, name, level, _, rail, status, link, overdue, due, documents, reasons, _, note, group, is_open,
         ended, now) = one  # fmt: skip
        rows = self.rows
        because = tuple([(rows.get(why.source.id, -1), why.by, self._roles(why.roles)) for why in reasons])
        units = [(unit.removesuffix(" (part)"), int(unit.endswith(" (part)"))) for unit in now] if now else ()
        return _body((
            place, name, id, level, rail, status, link, int(overdue), due,
            tuple([rows[node.id] for node in documents]) if documents else (), because,
            self._remark(note) if note else -1,
            self.groups.setdefault(group, len(self.groups)) if group else -1, int(is_open), ended,
            tuple(units),
        ))  # fmt: skip

    def _roles(self, roles: tuple[str, ...]) -> str:
        found = self._joined.get(roles)
        if found is None:
            found = self._joined[roles] = ", ".join(filter(None, roles))
        return found

    def _remark(self, text: str) -> int:
        return self.remarks.setdefault(text, len(self.remarks)) if text else -1

    def _groups(self) -> tuple[Group, ...]:
        shown = self.walk.graph.store.bodies(self.groups)
        return tuple(
            Group(shown[id][1] if id in shown else id, self.places.get(places_of(id, "", ""), 0))
            for id in self.groups
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

    def _papers(self, sources: Mapping[str, int], ring: Sequence[int]) -> list[Paper]:
        walk, ids = self.walk, list(self.rows)
        body_of = {document: row for row, one in enumerate(self.bodies) for document in one.documents}
        signed, odd = signers(walk.graph, ids), findings(walk.graph, ids)
        parents = [self.rows.get(walk.parents.get(id) or "", -1) for id in ids]
        depths: list[int] = []
        for parent in parents:
            depths.append(depths[parent] + 1 if parent >= 0 else 0)
        last = list(range(len(ids)))
        for row in range(len(ids) - 1, 0, -1):
            if parents[row] >= 0 and last[row] > last[parents[row]]:
                last[parents[row]] = last[row]
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
            found.append(_paper((
                id, node.symbol, type_name(node.type, node.symbol), node.title, node.issuer_name,
                body_of.get(row, -1), branch, node.level, self.branches[branch].province, node.issued, days,
                parents[row], depths[row], last[row], relation, scope, int(id in walk.proven),
                "loaded" if node.loaded else "attested", node.speakers, signed.get(id, ""),
                sources.get(id, -1), ring[row],
                tuple([self._remark(text) for text in odd[id]]) if id in odd else (),
            )))  # fmt: skip
        return found


def _in_order(found: list[Standing], place: str) -> list[Standing]:
    """The bodies of a rail in a place, by name: that of the place tells none apart."""
    if len(found) == 1:
        return found
    return sorted(found, key=lambda one: (sort_key(one.name.removesuffix(place)), one.id))

"""An export in RDF in, answers to the batches that queries are made of out, as SQLite gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..dates import first_day, last_day
from ..errors import StoreError
from ..export.terms import NAMESPACES
from ..merge import key_of
from ..model import RELATIONS, Evidence, Failure, Statement
from ..notations import NOTATIONS
from ..shown import Node
from .protocol import Asked
from .reading import Kept, order
from .rows import Saying, in_order
from .triples import Triples, thing

_RELATIONS = frozenset(RELATIONS)
_COUNTED = "SELECT ?name (COUNT(*) AS ?n) { ?said thac:predicate ?name } GROUP BY ?name"
#: Names of SQLite's columns that are others in a Node.
_FIELDS = {"class": "kind"}


def opened(path: str | Path) -> RdfStore:
    """The store of a file that ``thac export`` wrote, read into memory.

    Raises:
        StoreError: pyoxigraph is not installed, or the file cannot be read or is no export of Thác.
    """
    try:
        from pyoxigraph import RdfFormat, Store
    except ImportError:
        raise StoreError("RDF needs the package pyoxigraph: pip install 'thac[rdf]'") from None
    held = Store()
    try:
        held.bulk_load(path=str(path), format=getattr(RdfFormat, NOTATIONS[Path(path).suffix.lower()]))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: {error}; export it again") from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error}); check the path") from None
    store = RdfStore(held, str(path))
    if not store.sources():
        raise StoreError(f"{path}: holds no source of Thác; give an export of it")
    return store


class RdfStore(Triples, Asked):
    """A graph as an export holds it, in a store of pyoxigraph; it is asked, never written."""

    def close(self) -> None:
        """Nothing to do: the triples go with the store."""

    def lines(self) -> Iterator[str]:
        """All triples, a line each, in an order of their own."""
        return (f"{quad.triple} .\n" for quad in self.held)

    def nodes(self, ids: Iterable[str]) -> dict[str, Node]:
        """What is shown of each node, in id order; an undated id gives its dated node."""
        return {id: node for id in sorted(set(ids)) if (node := self._node(id)) is not None}

    def bodies(self, ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
        """Class, name, level and province of each node."""
        return {id: found for id in sorted(set(ids)) if (found := self._body(id)) is not None}

    def links(
        self, ids: Iterable[str], predicates: Iterable[str], into: bool = False
    ) -> list[tuple[str, str, str]]:
        """Subject, object and scope of the links from the nodes (or ``into`` them), in any order."""
        found = [
            link
            for predicate in set(predicates)
            for links in (self._links(predicate)[into],)
            for id in set(ids)
            for link in links.get(id, ())
        ]
        return [(link.subject, link.object, link.scope) for link in found]

    def beside(self, ids: Iterable[str], predicate: str) -> list[tuple[Node, str, str]]:
        """All links, in any order, of each node that links into these nodes: subject, object id and scope."""
        out, into = self._links(predicate)
        subjects = {link.subject for id in set(ids) for link in into.get(id, ())}
        found = self.nodes(subjects)
        return [(node, link.object, link.scope) for id, node in found.items() for link in out[id]]

    def told(
        self, ids: Iterable[str], predicates: Iterable[str], attributes: Sequence[str] = (),
        shown: Sequence[str] = (), unless: tuple[str, str] = ("", ""),
    ) -> list[tuple[Any, ...]]:  # fmt: skip
        """Subject, predicate, object and the named attributes of statements, what is ``shown`` of objects.

        Order, ``unless`` and what is empty are as in SQLite.
        """
        wanted, found, unknown = sorted(set(ids)), [], [None] * len(shown)
        for predicate in predicates:
            rows = []
            for id in wanted:
                for note in self._about([id], {predicate}):
                    facts, start, end = self._read(note)
                    said = self._attributes(note, facts, end - start)
                    if not unless[0] or said.get(unless[0]) != unless[1]:
                        rows.append((id, start, thing(facts), [said.get(name, "") for name in attributes]))
            about = self._shown({row[2] for row in rows}, shown) if predicate in _RELATIONS else {}
            found += [
                (subject, predicate, goal, *more, *about.get(goal, unknown))
                for subject, _, goal, more in sorted(rows)
            ]
        return found

    def _shown(self, ids: Iterable[str], names: Sequence[str]) -> dict[str, list[str | None]]:
        """The named properties of nodes; None where nothing is known of one."""
        if set(names) <= {"class", "name", "level", "province"}:
            places = [("class", "name", "level", "province").index(name) for name in names]
            bodies = {id: self._body(id) for id in ids}
            return {id: [body[at] if body else None for at in places] for id, body in bodies.items()}
        nodes = {id: self._node(id, False) for id in ids}
        fields = [_FIELDS.get(name, name) for name in names]
        return {id: [getattr(node, name) if node else None for name in fields] for id, node in nodes.items()}

    def out(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements about the nodes, all or those of the predicates; the order is that of SQLite."""
        return self._sorted(self._about(set(ids), set(predicates)), quotes)

    def into(
        self, ids: Iterable[str], predicates: Iterable[str] = (), quotes: bool = False
    ) -> list[Statement]:
        """Statements whose object is one of the nodes; else as ``out``."""
        return self._sorted(self._pointing(set(ids), set(predicates)), quotes)

    def _sorted(self, notes: Iterable[str], quotes: bool) -> list[Statement]:
        pairs = [(self._speaker(note).uri, self._statement(note, quotes)) for note in notes]
        return [one for _, one in sorted(pairs, key=order)]

    def sayings(self, ids: Iterable[str], predicates: Iterable[str]) -> list[Saying]:
        """What these predicates say of the nodes, each with its whole text; the order is that of SQLite."""
        return in_order([
            Saying(
                one.subject, one.predicate, one.object, one.evidence.document, one.evidence.start,
                one.evidence.end, one.evidence.scope, one.evidence.cue, one.evidence.rule, one.evidence.page,
                self._text(note.partition("#")[0]),
                {name: None if value == one.evidence.quote else value
                 for name, value in one.attributes.items()},
            )
            for note in self._about(set(ids), set(predicates))
            for one in (self._statement(note, True),)
        ])  # fmt: skip

    def files(self, ids: Iterable[str]) -> dict[str, str]:
        """The source that speaks for each of the nodes that are loaded."""
        known = self._speaking
        return {id: self._sources[known[id]].uri for id in sorted(set(ids)) if id in known}

    def speaks(self, uris: Iterable[str]) -> dict[str, str]:
        """The document that each of these sources speaks for; those that are not loaded are left out."""
        wanted = set(uris)
        return {one.uri: one.document for one in self.sources().values() if one.uri in wanted}

    def same_as(self, ids: Iterable[str]) -> list[Statement]:
        """The ids that mean these nodes wherever they stand, each with the reason."""
        nowhere = Evidence("", 0, 0, "", rule="merge")
        return [
            Statement(alias, "same_as", id, nowhere, {"reason": reason})
            for id in sorted(set(ids))
            for alias, reason in self._aliases(id)
        ]

    def under_key(self, id: str) -> list[str]:
        """The nodes that share a numbered document's issuer, type and number, whatever their year."""
        return self._keys.get(key, []) if (key := key_of(id)) else []

    def by_class(
        self, kind: str, type: str = "", province: str = "", issuers: Sequence[str] | None = None,
        start: str = "", end: str = "", after: str = "", limit: int = 1000,
    ) -> list[Node]:  # fmt: skip
        """A page of the nodes of a class, in id order, beginning after ``after``; filtered as in SQLite."""
        among = set(issuers) if issuers is not None else None
        found: list[Node] = []
        for id in self._classes.get(kind, ()):
            node = self._node(id, False) if id > after else None
            if node is None or (type and node.type != type) or (province and node.province != province):
                continue
            if among is not None and node.issuer not in among:
                continue
            if start and not (node.issued and f"{node.issued}-12-31"[:10] >= first_day(start)):
                continue
            if end and not (node.issued and f"{node.issued}-01-01"[:10] <= last_day(end)):
                continue
            found.append(node)
            if len(found) == limit:
                break
        return found

    def words(self, tokens: Iterable[str]) -> list[str]:
        """Ids of the nodes that carry every one of the tokens, in id order."""
        sets = [self._words.get(token, set()) for token in set(tokens)]
        return sorted(set.intersection(*sets)) if sets else []

    def counts(self) -> dict[str, dict[str, int]]:
        """How many nodes there are of each class and statements of each predicate."""
        rows: Any = self.held.query(_COUNTED, prefixes=NAMESPACES, use_default_graph_as_union=True)
        said = Counter({row["name"].value: int(row["n"].value) for row in rows})
        said.subtract(self._unheard())
        return {
            "nodes": {kind: len(ids) for kind, ids in sorted(self._classes.items()) if kind},
            "statements": {name: count for name, count in sorted(said.items()) if count},
        }

    def sources(self) -> dict[str, Kept]:
        """Every loaded source by its uri."""
        return dict(sorted((kept.uri, kept) for kept in self._sources.values()))

    def failures(self) -> list[Failure]:
        """None: exports hold what was read."""
        return []

    def loaded(self) -> dict[str, str]:
        """The date of every loaded document, as it is shown (may be empty), in id order."""
        return {id: node.issued for id, node in self.nodes(self._loaded()).items()}

    def dates(self) -> dict[str, int]:
        """The dates of the loaded documents, as they are shown (maybe empty), with how many bear each."""
        return dict(sorted(Counter(self.loaded().values()).items()))

    def text(self, document: str) -> str:
        """The text of a loaded document, of the source that speaks for it; empty where it is not loaded."""
        source = self._speaking.get(document)
        return self._text(source) if source else ""

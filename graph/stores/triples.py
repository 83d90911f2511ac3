"""An export in pyoxigraph in, its nodes, links and sources read by patterns of triples out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ..errors import StoreError
from ..export.terms import ATTRIBUTES, BASE, full, iri
from ..layout import place
from ..merge import key_of
from ..model import EMPTY, RELATIONS, Box, Evidence, Region, Statement
from ..shown import Node, index
from .reading import Kept

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

_KINDS = {
    full("org:FormalOrganization"): "Organization", full("thac:OrganizationGroup"): "OrganizationGroup",
    full("prov:Person"): "Person", full("thac:Document"): "Document",
}  # fmt: skip
_ATTRIBUTES = {full(name): key for key, name in ATTRIBUTES.items()}
_RELATIONS = frozenset(RELATIONS)
_NODE = full("thac:Node")
_TYPE, _TYPES, _LEVELS, _ROLES = full("rdf:type"), f"{BASE}/type/", f"{BASE}/level/", f"{BASE}/role/"
_SYMBOL, _TITLE, _NAME = full("eli:id_local"), full("eli:title"), full("skos:prefLabel")
_ISSUED, _KIND, _LEVEL = full("eli:date_document"), full("eli:type_document"), full("thac:level")
_PROVINCE, _PLACE, _BRANCH = full("thac:province"), full("thac:place"), full("thac:branch")
_ISSUER, _LOADED, _SPEAKERS = full("thac:issuer"), full("thac:loaded"), full("thac:speakers")
_SUBJECT, _PREDICATE, _OBJECT = full("thac:subject"), full("thac:predicate"), full("thac:object")
_VALUE, _SCOPE, _CUE, _RULE = full("thac:value"), full("thac:scope"), full("thac:cue"), full("thac:rule")
_MEANT, _REASON, _TEXT = full("thac:meant"), full("thac:reason"), full("thac:text")
_MEANT_SUBJECT, _MEANT_OBJECT = full("thac:meantSubject"), full("thac:meantObject")
_START, _END, _EXACT = full("oa:start"), full("oa:end"), full("oa:exact")
_SHA, _URI, _FORMAT = full("thac:sha256"), full("dcterms:source"), full("dcterms:format")
_TELLS, _SPEAKS_FOR, _READER = full("thac:tells"), full("thac:speaksFor"), full("thac:reader")
_REMARK, _SILENT, _REGION = full("thac:remark"), full("thac:silent"), full("thac:region")
_OF_SOURCE = full("oa:hasSource")

#: What is said of a node or a statement: predicate to value, each as text.
Facts = dict[str, str]


class Link(NamedTuple):
    """A statement between two nodes, as merged; ``note`` is its address."""

    note: str
    subject: str
    object: str
    scope: str


class Triples:
    """The triples of an export; it does not change, so that what is read once is remembered."""

    def __init__(self, held: Store, path: str = "RDF") -> None:
        from pyoxigraph import Literal, NamedNode

        self.path, self.held = path, held
        self._named, self._literal = NamedNode, Literal
        self._term = lru_cache(maxsize=1024)(NamedNode)
        self._body = lru_cache(maxsize=65536)(self._read_body)
        self._links = lru_cache(maxsize=None)(self._read_links)
        self._layout = lru_cache(maxsize=64)(self._read_layout)

    def _quads(self, subject: Any, predicate: str, value: Any) -> Iterator[Any]:
        return self.held.quads_for_pattern(subject, self._term(predicate), value)

    def _address(self, id: str) -> NamedNode:
        try:
            return self._named(iri(id))
        except ValueError:  # what a person typed is no address: nothing is known of it
            return self._term("urn:x-unknown:")

    def _facts(self, node: NamedNode) -> tuple[Facts, str]:
        """What is said of a subject (of several values one), and its class here, or none."""
        facts: Facts = {}
        kind = ""
        for quad in self.held.quads_for_pattern(node, None, None):
            name, value = quad.predicate.value, quad.object.value  # type: ignore[union-attr]
            if name != _TYPE:
                facts[name] = value
            elif not kind or value in _KINDS:
                kind = value
        return facts, kind

    # Nodes

    def _node(self, id: str, aliases: bool = True) -> Node | None:
        """What is shown of a node; of an alias that of the node it means."""
        facts, kind = self._facts(self._address(id))
        if aliases and _MEANT in facts:
            return self._node(id_of(facts[_MEANT]), False)
        if kind not in _KINDS and kind != _NODE:
            return None
        said = facts.get
        issuer = id_of(said(_ISSUER, ""))
        body = self._body(issuer) if issuer else None
        return Node(
            id, _KINDS.get(kind, ""), said(_SYMBOL, ""), unquote(said(_KIND, "").removeprefix(_TYPES)),
            said(_TITLE, ""), said(_ISSUED, ""), unquote(said(_LEVEL, "").removeprefix(_LEVELS)),
            said(_PROVINCE, ""), said(_PLACE, ""), said(_NAME, ""), said(_BRANCH, ""), issuer,
            body[1] if body else "", said(_LOADED) == "true", int(said(_SPEAKERS, "0")),
        )  # fmt: skip

    def _read_body(self, id: str) -> tuple[str, str, str, str] | None:
        facts, kind = self._facts(self._address(id))
        if kind not in _KINDS and kind != _NODE:
            return None
        level = unquote(facts.get(_LEVEL, "").removeprefix(_LEVELS))
        return _KINDS.get(kind, ""), facts.get(_NAME, ""), level, facts.get(_PROVINCE, "")

    def _aliases(self, id: str) -> list[tuple[str, str]]:
        """The ids that mean a node wherever they stand, each with the reason."""
        found = []
        for quad in self._quads(None, _MEANT, self._address(id)):
            facts, _ = self._facts(quad.subject)
            found.append((id_of(quad.subject.value), facts.get(_REASON, "")))
        return sorted(found)

    @cached_property
    def _classes(self) -> dict[str, list[str]]:
        """The ids of the nodes of each class, in order."""
        found = {}
        for address, kind in (*_KINDS.items(), (_NODE, "")):
            ids = {id_of(quad.subject.value) for quad in self._quads(None, _TYPE, self._named(address))}
            if ids:
                found[kind] = sorted(ids)
        return found

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        """The ids of the numbered documents by their keys."""
        found: dict[str, list[str]] = {}
        for id in sorted(id for ids in self._classes.values() for id in ids):
            if key := key_of(id):
                found.setdefault(key, []).append(id)
        return found

    @cached_property
    def _words(self) -> dict[str, set[str]]:
        """The ids of the nodes by the words of what is said of them."""
        values: dict[str, tuple[set[str], set[str], set[str]]] = {}
        for column, name in enumerate(("symbol", "title", "name")):
            for note in self._notes(name):
                facts, _ = self._facts(note)
                claims = values.setdefault(_subject(facts), (set(), set(), set()))
                claims[column].add(facts.get(_VALUE, ""))
        found: dict[str, set[str]] = {}
        for id in values.keys() & {id for ids in self._classes.values() for id in ids}:
            for token in index(*values[id]):
                found.setdefault(token, set()).add(id)
        return found

    def _loaded(self) -> list[str]:
        boolean = self._term(full("xsd:boolean"))
        quads = self._quads(None, _LOADED, self._literal("true", datatype=boolean))
        return sorted(id_of(quad.subject.value) for quad in quads)

    # Statements

    def _notes(self, predicate: str) -> Iterator[NamedNode]:
        """The addresses of the statements of a predicate that count."""
        silent = self._silent
        for quad in self._quads(None, _PREDICATE, self._literal(predicate)):
            if not silent or quad.subject.value.partition("#")[0] not in silent:
                yield quad.subject

    def _read_links(self, predicate: str) -> tuple[dict[str, list[Link]], dict[str, list[Link]]]:
        """The links of a predicate by subject and by object."""
        out: dict[str, list[Link]] = {}
        into: dict[str, list[Link]] = {}
        for note in self._notes(predicate):
            facts, _ = self._facts(note)
            subject, thing, scope = _subject(facts), _object(facts), facts.get(_SCOPE, "")
            if scope != "title" and self._speaker(note.value).document != subject:
                scope = "title"
            link = Link(note.value, subject, thing, scope)
            out.setdefault(subject, []).append(link)
            into.setdefault(thing, []).append(link)
        return out, into

    def _about(self, ids: Iterable[str], names: set[str]) -> Iterator[str]:
        """The statements about nodes, as merged; of all predicates where none is named."""
        if names and names <= _RELATIONS:
            return (link.note for name in names for id in ids for link in self._links(name)[0].get(id, ()))
        return self._said(ids, names, _SUBJECT, _MEANT_SUBJECT)

    def _pointing(self, ids: Iterable[str], names: set[str]) -> Iterator[str]:
        """The statements whose object is one of the nodes, as merged; of all where none is named."""
        if names:
            return (link.note for name in names for id in ids for link in self._links(name)[1].get(id, ()))
        return self._said(ids, names, _OBJECT, _MEANT_OBJECT)

    def _said(self, ids: Iterable[str], names: set[str], said: str, meant: str) -> Iterator[str]:
        predicate, silent = self._term(_PREDICATE), self._silent
        other = self._term(meant)
        for id in ids:
            address = self._address(id)
            for link in (said, meant):
                for quad in self._quads(None, link, address):
                    note = quad.subject
                    if silent and note.value.partition("#")[0] in silent:
                        continue
                    if names:
                        told = next(self.held.quads_for_pattern(note, predicate, None))
                        if told.object.value not in names:  # type: ignore[union-attr]
                            continue
                    if link == meant or next(self.held.quads_for_pattern(note, other, None), None) is None:
                        yield note.value

    def _read(self, note: str) -> tuple[Facts, int, int]:
        """What a statement says, and the place of its sentence."""
        facts, _ = self._facts(self._named(note))
        where, _ = self._facts(self._named(f"{note}.place"))
        if _START not in where or _END not in where:
            raise StoreError(f"{self.path}: the sentence of {note} has no place; export it again")
        return facts, int(where[_START]), int(where[_END])

    def _quote(self, note: str) -> str:
        return self._facts(self._named(f"{note}.words"))[0].get(_EXACT, "")

    def _attributes(self, note: str, facts: Facts, long: int) -> dict[str, str]:
        """What is said besides; a value that only repeats its sentence, of the length ``long``, is empty."""
        told = {_ATTRIBUTES[name]: value for name, value in facts.items() if name in _ATTRIBUTES}
        if "role" in told:
            told["role"] = unquote(told["role"].removeprefix(_ROLES))
        for name, value in told.items():
            if len(value) == long and value == self._quote(note):
                told[name] = ""
        return told

    def _statement(self, note: str, quotes: bool) -> Statement:
        facts, start, end = self._read(note)
        quote = self._quote(note) if quotes else ""
        page, box = self._placed(note.partition("#")[0], start, end) if quotes else (0, None)
        evidence = Evidence(
            self._speaker(note).document, start, end, quote, facts.get(_SCOPE, ""), facts.get(_CUE, ""),
            facts.get(_RULE, ""), page, box,
        )  # fmt: skip
        attributes = self._attributes(note, facts, -1 if quotes else end - start)
        return Statement(_subject(facts), facts[_PREDICATE], thing(facts), evidence, attributes or EMPTY)

    # Sources

    @cached_property
    def _sources(self) -> dict[str, Kept]:
        """The sources by their addresses."""
        found = {}
        for quad in self._quads(None, _SHA, None):
            said = self._facts(quad.subject)[0].get
            found[quad.subject.value] = Kept(
                said(_URI, ""), said(_SHA, ""), said(_FORMAT, ""),
                id_of(said(_SPEAKS_FOR) or said(_TELLS, "")), said(_READER, ""),
                tuple(said(_REMARK, "").splitlines()), said(_SILENT) == "true",
            )  # fmt: skip
        return found

    @cached_property
    def _silent(self) -> frozenset[str]:
        return frozenset(at for at, one in self._sources.items() if one.silent)

    @cached_property
    def _speaking(self) -> dict[str, str]:
        """The address of the source that speaks for each loaded document."""
        last = sorted(self._sources.items(), key=lambda pair: (pair[1].silent, pair[1].uri), reverse=True)
        return {one.document: at for at, one in last}

    def _speaker(self, note: str) -> Kept:
        return self._sources[note.partition("#")[0]]

    def _text(self, source: str) -> str:
        return self._facts(self._named(source))[0].get(_TEXT, "")

    def _unheard(self) -> Iterator[str]:
        """The predicates of what silent sources say."""
        for source in sorted(self._silent):
            for quad in self._quads(None, _OF_SOURCE, self._named(source)):
                facts, _ = self._facts(self._named(quad.subject.value.removesuffix(".target")))
                yield facts[_PREDICATE]

    def _placed(self, source: str, start: int, end: int) -> tuple[int, Box | None]:
        layout = self._layout(source)
        return place(layout, start, end) if layout else (0, None)

    def _read_layout(self, source: str) -> list[Region]:
        quads = self._quads(self._named(source), _REGION, None)
        return sorted((_region(quad.object.value) for quad in quads), key=lambda one: one.start)


def id_of(address: str) -> str:
    """The id behind an address."""
    return unquote(address) if "%" in address else address


def thing(said: Facts) -> str:
    """The object or the value of a statement."""
    return _object(said) if said[_PREDICATE] in _RELATIONS else said.get(_VALUE, "")


def _subject(said: Facts) -> str:
    return id_of(said.get(_MEANT_SUBJECT) or said[_SUBJECT])


def _object(said: Facts) -> str:
    return id_of(said.get(_MEANT_OBJECT) or said.get(_OBJECT, ""))


def _region(text: str) -> Region:
    start, end, page, *sides = text.split()
    left, top, right, bottom = [float(side) for side in sides] or [0.0] * 4
    return Region(int(start), int(end), int(page), (left, top, right, bottom) if sides else None)

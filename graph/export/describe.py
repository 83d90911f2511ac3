"""A store in, the triples of its nodes, sources and statements out, subject by subject."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from ...ontology import type_of
from ..dates import is_date
from ..model import EMPTY, RELATIONS, LoadedDocument, Region, Statement
from ..shown import Node
from ..stores.protocol import Store
from ..stores.whole import Meaning
from .succession import Description, changes
from .terms import ATTRIBUTES, BASE, EDGES, PROPERTIES, Terms, date_type

_PAGE = 1000
#: What a statement means that means just what it says.
_AS_SAID = ("", "")
_RELATIONS = frozenset(RELATIONS)
_LANGUAGE = frozenset(("title", "name", "province", "place"))
_KINDS = {"Organization": "org:FormalOrganization", "OrganizationGroup": "thac:OrganizationGroup",
          "Person": "prov:Person", "Document": "thac:Document"}  # fmt: skip


def nodes(store: Store, terms: Terms) -> Iterator[Description]:
    """What is shown of every node, which ids mean others, the links as merged, and what became of bodies."""
    for node in every_node(store):
        yield terms.address(node.id), _shown(node, terms)
    for id, target, reason in store.aliases():
        why = terms.name("thac:reason"), terms.text(reason)
        yield terms.address(id), [(terms.name("thac:meant"), terms.address(target)), why]
    for subject, links in groupby(store.edges(), key=itemgetter(0)):
        yield (
            terms.address(subject),
            [(terms.name(EDGES[link]), terms.address(goal)) for _, link, goal in links],
        )
    yield from changes(store, terms)


def every_node(store: Store) -> Iterator[Node]:
    """The nodes class by class, in id order; last those of which nobody says a class."""
    for kind in (*store.counts()["nodes"], ""):
        after = ""
        while page := store.by_class(kind, after=after, limit=_PAGE):
            yield from page
            after = page[-1].id


def _shown(node: Node, terms: Terms) -> list[tuple[str, str]]:
    name = terms.name
    told = [(name("rdf:type"), name(_KINDS.get(node.kind, "thac:Node")))]
    kind = type_of(node.type) if node.type else None
    if kind:
        told.append((name("rdf:type"), name(f"thac:{kind.class_}")))
    if node.type:
        told.append((name("eli:type_document"), name(f"type:{node.type}")))
    for field, predicate in PROPERTIES.items():
        value = getattr(node, field)
        if not value:
            continue
        if field in _LANGUAGE:
            told.append((name(predicate), terms.vietnamese(value)))
        elif field == "issued" and is_date(value):
            told.append((name(predicate), terms.typed(value, date_type(value))))
        else:
            told.append((name(predicate), terms.text(value)))
    if node.level:
        told.append((name("thac:level"), name(f"level:{node.level}")))
    if node.issuer:
        told.append((name("thac:issuer"), terms.address(node.issuer)))
    if node.speakers:
        told.append((name("thac:speakers"), terms.typed(str(node.speakers), "xsd:nonNegativeInteger")))
    if node.kind == "Document":
        told.append((name("thac:loaded"), terms.typed(str(node.loaded).lower(), "xsd:boolean")))
    return told


def source_address(uri: str) -> str:
    """The address of a source: by the sum of its uri, since a path is none.

    >>> source_address("plans/a.txt")
    'https://w3id.org/thac/source/033ae487bbf3'
    """
    return f"{BASE}/source/{hashlib.sha256(uri.encode('utf-8', 'replace')).hexdigest()[:12]}"


def sources(store: Store) -> Iterator[tuple[LoadedDocument, Meaning]]:
    """Every source as it was put, with what it means as merged, by uri."""
    return zip(store.documents(), store.meanings(), strict=True)


def source(document: LoadedDocument, meaning: Meaning, terms: Terms) -> Iterator[Description]:
    """A source with its text, then each of its statements as a Web Annotation with its selectors."""
    name, address = terms.name, source_address(document.uri)
    told = [
        (name("rdf:type"), name("prov:Entity")),
        (name("dcterms:source"), terms.text(document.uri)),
        (name("dcterms:format"), terms.text(document.media_type)),
        (name("thac:sha256"), terms.text(document.sha256)),
        (name("thac:tells"), terms.address(document.id)),
        (name("thac:text"), terms.vietnamese(document.text)),
    ]
    if document.reader:
        told.append((name("thac:reader"), terms.text(document.reader)))
    if meaning.document != document.id:
        told.append((name("thac:speaksFor"), terms.address(meaning.document)))
    if meaning.silent:
        told.append((name("thac:silent"), terms.typed("true", "xsd:boolean")))
    if document.remarks:
        told.append((name("thac:remark"), terms.text("\n".join(document.remarks))))
    told += [(name("thac:region"), terms.text(_region(one))) for one in document.layout]
    yield terms.written(address), told
    frame = _frame(terms)
    for number, one in enumerate(document.statements, 1):
        meant = meaning.joins.get(number, _AS_SAID)
        yield from _statement(one, meant, f"{address}#{number}", address, terms, frame)


def _region(one: Region) -> str:
    box = " ".join(f"{side:.4f}" for side in one.box) if one.box else ""
    return f"{one.start} {one.end} {one.page} {box}".rstrip()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What statements say alike, as a notation writes it: looked up once, not a statement each.

    ``word`` and ``number`` remember what they wrote.
    """

    word: Callable[[str], str]
    number: Callable[[int], str]
    annotation: tuple[str, str]
    specific: tuple[str, str]
    position: tuple[str, str]
    words: tuple[str, str]
    subject: str
    predicate: str
    object: str
    value: str
    scope: str
    cue: str
    rule: str
    target: str
    source: str
    selector: str
    start: str
    end: str
    exact: str


@lru_cache(maxsize=8)
def _frame(terms: Terms) -> _Frame:
    name = terms.name
    a = name("rdf:type")
    kinds = ("oa:Annotation", "oa:SpecificResource", "oa:TextPositionSelector", "oa:TextQuoteSelector")
    links = (
        "thac:subject", "thac:predicate", "thac:object", "thac:value", "thac:scope", "thac:cue", "thac:rule",
        "oa:hasTarget", "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end", "oa:exact",
    )  # fmt: skip
    annotation, specific, position, words = ((a, name(kind)) for kind in kinds)
    word = lru_cache(maxsize=4096)(terms.text)
    number = lru_cache(maxsize=65536)(lambda one: terms.typed(str(one), "xsd:nonNegativeInteger"))
    return _Frame(word, number, annotation, specific, position, words, *map(name, links))


def _statement(
    one: Statement, meant: tuple[str, str], here: str, source: str, terms: Terms, frame: _Frame
) -> tuple[Description, ...]:
    """A statement, then its target with the place and the words of the sentence."""
    where, written, word, number = one.evidence, terms.written, frame.word, frame.number
    if one.predicate in _RELATIONS:
        thing = (frame.object, terms.address(one.object))
    else:
        thing = (frame.value, terms.text(one.object))
    told = [
        frame.annotation,
        (frame.subject, terms.address(one.subject)),
        (frame.predicate, word(one.predicate)),
        thing,
    ]
    if meant is not _AS_SAID:
        told += _meant(one, meant, terms)
    if where.scope:
        told.append((frame.scope, word(where.scope)))
    if where.cue:
        told.append((frame.cue, word(where.cue)))
    if where.rule:
        told.append((frame.rule, word(where.rule)))
    if one.attributes is not EMPTY:
        told += _attributes(one, terms)
    target, place, words = written(f"{here}.target"), written(f"{here}.place"), written(f"{here}.words")
    told.append((frame.target, target))
    return (
        (written(here), told),
        (
            target,
            [
                frame.specific,
                (frame.source, written(source)),
                (frame.selector, place),
                (frame.selector, words),
            ],
        ),
        (place, [frame.position, (frame.start, number(where.start)), (frame.end, number(where.end))]),
        (words, [frame.words, (frame.exact, terms.text(where.quote))]),
    )


def _meant(one: Statement, meant: tuple[str, str], terms: Terms) -> Iterator[tuple[str, str]]:
    """Subject and object as merged, where they are others than those that are said."""
    for name, said, goal in (
        ("thac:meantSubject", one.subject, meant[0]),
        ("thac:meantObject", one.object, meant[1]),
    ):
        if goal and goal != said:
            yield terms.name(name), terms.address(goal)


def _attributes(one: Statement, terms: Terms) -> list[tuple[str, str]]:
    """What a statement says besides; a task and a duty to report have a class of their own."""
    name, said = terms.name, one.attributes
    told = [
        (name(ATTRIBUTES[key]), terms.text(value)) for key, value in sorted(said.items()) if key != "role"
    ]
    if "role" in said:
        told.append((name("thac:role"), name(f"role:{said['role']}")))
    if "task" in said:
        told.append((name("rdf:type"), name("thac:Task")))
    elif said.get("kind") == "report":
        told.append((name("rdf:type"), name("thac:ReportingDuty")))
    return told

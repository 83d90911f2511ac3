"""A graph that is well formed conforms; every kind of damage is found and told where."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import seeds
from rdflib import RDF, Literal, URIRef
from rdflib import Graph as Rdf

from thac.graph import Graph
from thac.graph.errors import QueryError
from thac.graph.export import export
from thac.graph.export.terms import full
from thac.queries.check import check

X = URIRef("urn:lex:vn:x")
#: What is wrong, the damage (put, turn or cut; subject; property; values), and what must be told.
DAMAGES: dict[str, tuple[str, str, str, list[object], str]] = {
    "two titles": ("put", "eli:title", "eli:title", ["a"], "one title"),
    "two dates": ("put", "eli:date_document", "eli:date_document", ["1999"], "one date"),
    "two symbols": ("put", "eli:id_local", "eli:id_local", ["1/X"], "one symbol"),
    "two types": ("put", "eli:type_document", "eli:type_document", [X], "one type"),
    "an unknown level": ("turn", "thac:level", "thac:level", [X], "a level is"),
    "a level twice": ("put", "org:FormalOrganization", "thac:level", ["level:commune"], "a level is"),
    "loaded nowhere": ("cut", "thac:Document", "thac:loaded", [], "whether it is loaded"),
    "carries out itself": ("put", "thac:implements", "thac:implements", ["thac:implements"], "itself"),
    "carries out a body": (
        "put",
        "thac:implements",
        "thac:implements",
        ["org:FormalOrganization"],
        "carried out",
    ),
    "no sentence": ("put", "thac:implements", "eli:repeals", ["thac:Document"], "proves it"),
    "issued by a document": ("turn", "eli:passed_by", "eli:passed_by", ["thac:Document"], "issued by a body"),
    "signed by a body": (
        "put",
        "thac:Document",
        "thac:signedBy",
        ["org:FormalOrganization"],
        "signed by a person",
    ),
    "a body without a name": ("cut", "org:FormalOrganization", "skos:prefLabel", [], "one name"),
    "a task for a document": ("put", "thac:assigns", "thac:assigns", ["thac:Document"], "given to a body"),
    "a source without text": ("cut", "thac:sha256", "thac:text", [], "its text once"),
    "a wrong sum": ("turn", "thac:sha256", "thac:sha256", ["12"], "64 hexadecimal"),
    "a source of nothing": ("cut", "thac:sha256", "thac:tells", [], "tells of one document"),
    "a statement of nothing": ("cut", "oa:Annotation", "thac:subject", [], "one subject"),
    "a statement without a sentence": ("cut", "oa:Annotation", "oa:hasTarget", [], "sentence that proves"),
    "object and value": ("put", "thac:object", "thac:value", ["a"], "an object or a value"),
    "an unknown scope": ("turn", "thac:scope", "thac:scope", ["margin"], "a scope is"),
    "an end before its beginning": ("turn", "oa:start", "oa:start", [99999], "after its end"),
    "a quote that stands elsewhere": ("turn", "oa:exact", "oa:exact", ["ở đâu"], "stands where"),
    "a sentence without a source": ("cut", "oa:SpecificResource", "oa:hasSource", [], "in one source"),
    "a sentence without words": (
        "cut",
        "oa:SpecificResource",
        "oa:hasSelector",
        [],
        "its place and its words",
    ),
    "an unknown role": ("turn", "thac:role", "thac:role", [X], "one known role"),
    "a deadline that is none": ("put", "thac:Task", "thac:due", ["sớm nhất"], "a deadline is"),
    "a reorganisation without an act": ("cut", "org:ChangeEvent", "thac:act", [], "an act orders"),
    "a reorganisation of nobody": (
        "cut",
        "org:ChangeEvent",
        "org:originalOrganization",
        [],
        "one body before",
    ),
    "an unknown share": ("turn", "org:ChangeEvent", "thac:share", ["half"], "whole or part"),
    "a unit without a name": ("cut", "thac:AdministrativeUnit", "skos:prefLabel", [], "a unit has one name"),
    "a task without words": ("cut", "thac:Task", "dcterms:description", [], "a task has words"),
}


def subject(rdf: Rdf, name: str) -> URIRef:
    """The first node of a class, or else with a property."""
    found = set(rdf.subjects(RDF.type, URIRef(full(name)))) or set(rdf.subjects(URIRef(full(name))))
    return URIRef(min(map(str, found)))


def damaged(turtle: Path, how: str, which: str, name: str, values: list[object], target: Path) -> None:
    """A copy of a graph with more, another or no value of a property of a node."""
    rdf = Rdf().parse(turtle)
    node, predicate = subject(rdf, which), URIRef(full(name))
    if how != "put":
        rdf.remove((node, predicate, None))
    for value in values:
        named = isinstance(value, str) and ":" in value and not isinstance(value, URIRef)
        if named and str(value).startswith("level:"):
            rdf.add((node, predicate, URIRef(full(str(value)))))
        elif named:
            rdf.add((node, predicate, subject(rdf, str(value))))
        else:
            rdf.add((node, predicate, value if isinstance(value, URIRef) else Literal(value)))
    rdf.serialize(target, format="nt", encoding="utf-8")


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "graph.ttl"
    with Graph() as graph:
        graph.put(seeds()[1])
        export(graph.store, "ttl", path)
    return path


def test_a_graph_conforms() -> None:
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        assert not check(graph).rows


@pytest.mark.parametrize("fault", DAMAGES)
def test_every_kind_of_damage_is_found(turtle: Path, tmp_path: Path, fault: str) -> None:
    how, which, name, values, message = DAMAGES[fault]
    damaged(turtle, how, which, name, values, tmp_path / "damaged.nt")
    with Graph() as graph:
        found = check(graph, str(tmp_path / "damaged.nt")).rows
    assert any(message in row[1] for row in found), found


def test_a_fault_in_a_statement_is_told_with_its_sentence(turtle: Path, tmp_path: Path) -> None:
    damaged(turtle, "cut", "thac:Task", "dcterms:description", [], tmp_path / "damaged.nt")
    with Graph() as graph:
        found = check(graph, str(tmp_path / "damaged.nt")).rows
    row = next(row for row in found if row[1] == "a task has words")
    assert row[4].endswith(".txt")
    assert row[5]


def test_a_file_that_is_no_rdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix")
    for name in ("a.ttl", "b.ttl", "c.doc"):
        with Graph() as graph, pytest.raises(QueryError, match=name):
            check(graph, str(tmp_path / name))

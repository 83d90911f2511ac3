"""Every name that an export writes is declared and explained in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest
from built import seeds
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from thac.graph import open as memory
from thac.graph.export.terms import ATTRIBUTES, EDGES, NAMESPACES, PROPERTIES, full
from thac.ontology import document_types

TTL = Graph().parse(data=files("thac.ontology").joinpath("thac.ttl").read_text("utf-8"), format="turtle")
NAMES = sorted({*EDGES.values(), *PROPERTIES.values(), *ATTRIBUTES.values(), "thac:level", "thac:loaded"})
CLASSES = ("Document", "OrganizationGroup", "Node", "Task", "ReportingDuty")


def languages(name: str, *properties: URIRef) -> set[str | None]:
    return {
        getattr(text, "language", None) for one in properties for text in TTL.objects(URIRef(full(name)), one)
    }


@pytest.mark.parametrize("name", [*NAMES, *(f"thac:{one}" for one in CLASSES)])
def test_a_name_has_a_label_in_both_languages(name: str) -> None:
    assert {"en", "vi"} <= languages(name, RDFS.label)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "rdfs:comment"])
def test_a_name_is_explained_in_both_languages(name: str) -> None:
    assert {"en", "vi"} <= languages(name, RDFS.comment)


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_all_that_is_declared_is_named_and_explained_in_both_languages(kind: URIRef) -> None:
    declared = set(TTL.subjects(RDF.type, kind))
    assert len(declared) > 10
    for name in declared:
        for property in (RDFS.label, RDFS.comment):
            said = {getattr(text, "language", None) for text in TTL.objects(name, property)}
            assert said == {"en", "vi"}, (name, property)


def test_every_term_of_an_export_is_named_and_explained_in_both_languages() -> None:
    with memory() as graph:
        for one in seeds():
            graph.put(one)
        known = set(NAMESPACES.values()) - {NAMESPACES["rdf"]}
        said = graph.to_rdflib()
    used = {str(name) for _, name, _ in said} | {str(kind) for kind in said.objects(None, RDF.type)}
    for term in sorted(used):
        space = max((one for one in known if term.startswith(one)), key=len, default="")
        if space:
            for property in (RDFS.label, RDFS.comment):
                told = {getattr(text, "language", None) for text in TTL.objects(URIRef(term), property)}
                assert told >= {"en", "vi"}, (term, property)
    assert any(term.endswith("#ChangeEvent") for term in used)


def test_concepts_are_named_in_both_languages() -> None:
    for concept in TTL.subjects(RDF.type, SKOS.Concept):
        assert {getattr(text, "language", None) for text in TTL.objects(concept, SKOS.prefLabel)} == {
            "en",
            "vi",
        }


def test_every_type_of_document_has_its_class_and_concept() -> None:
    for kind in document_types():
        assert {"en", "vi"} <= languages(f"thac:{kind.class_}", RDFS.label), kind.class_
        if kind.code:
            assert {"en", "vi"} <= languages(f"type:{kind.code}", SKOS.prefLabel), kind.code


@pytest.mark.parametrize(
    "name",
    [
        *(f"level:{one}" for one in ("central", "province", "district", "commune")),
        *(f"role:{one}" for one in ("lead", "cooperate", "advise", "monitor", "fund", "execute", "request")),
    ],
)
def test_levels_and_roles_are_concepts(name: str) -> None:
    assert {"en", "vi"} <= languages(name, SKOS.prefLabel)


def test_the_deprecated_word_of_eli_is_not_used() -> None:
    assert not [term for triple in TTL for term in triple if str(term).endswith("eli/ontology#implements")]

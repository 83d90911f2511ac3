"""Every name that an export writes is declared and explained in both languages."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import RDFS, SKOS, Graph, URIRef

from thac.graph.export.terms import ATTRIBUTES, EDGES, PROPERTIES, full
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

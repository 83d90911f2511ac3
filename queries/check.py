"""A graph or a file of RDF in, every place where it breaks a shape of ontology/shapes.ttl out."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..graph import Graph
from ..graph.errors import QueryError
from ..graph.export.terms import NAMESPACES, full
from ..graph.model import Note, Result

if TYPE_CHECKING:
    from rdflib import Graph as Rdf

COLUMNS = ("node", "rule", "path", "value", "source", "sentence")
_FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml", ".xml": "xml"}
_LONGEST = 200


def check(graph: Graph, file: str = "") -> Result:
    """The violations in a graph, or in a file of RDF made from one, by node; no row: it is well formed.

    Rows are (node, the rule that is broken, path, value, source, sentence): the sentence is that of the
    statement at fault, where the fault is in a statement.

    Raises:
        QueryError: pySHACL is not installed, or the file is no RDF.
    """
    try:
        import pyshacl
    except ImportError:
        raise QueryError("checking needs the package pyshacl: pip install 'thac[rdf]'") from None
    from rdflib import Graph as Rdf

    data = _file(file) if file else Rdf().parse(data="".join(graph.triples()), format="nt")
    shapes = files("thac.ontology").joinpath("shapes.ttl").read_text("utf-8")
    _, report, _ = pyshacl.validate(data, shacl_graph=Rdf().parse(data=shapes, format="turtle"))
    rows = sorted(set(_rows(data, report)))
    return Result(COLUMNS, tuple(rows), notes=(Note("{} triples checked", (len(data),)),))


def _file(file: str) -> Rdf:
    from rdflib import Graph as Rdf

    path = Path(file)
    if path.suffix.lower() not in _FORMATS:
        raise QueryError(f"{file}: not a kind of RDF that can be checked; give one of {', '.join(_FORMATS)}")
    try:
        return Rdf().parse(source=str(path), format=_FORMATS[path.suffix.lower()])
    except OSError as error:
        raise QueryError(f"{file}: cannot be read ({error.strerror or error}); check the path") from None
    except Exception as error:  # rdflib raises what each of its parsers does
        first = str(error).strip().partition("\n")[0]
        raise QueryError(f"{file}: is no {path.suffix[1:]} ({first[:_LONGEST]}); export it again") from None


def _rows(data: Rdf, report: Any) -> list[tuple[str, str, str, str, str, str]]:
    from rdflib import RDF, URIRef

    sh = "http://www.w3.org/ns/shacl#"
    rows = []
    for result in report.subjects(RDF.type, URIRef(sh + "ValidationResult")):
        focus, path, value = (
            report.value(result, URIRef(sh + name)) for name in ("focusNode", "resultPath", "value")
        )
        message = report.value(result, URIRef(sh + "resultMessage"))
        source, sentence = _said(data, focus)
        rows.append(
            (unquote(str(focus)), str(message), _short(path), str(value or "")[:_LONGEST], source, sentence)
        )
    return rows


def _said(data: Rdf, node: Any) -> tuple[str, str]:
    """The source and the sentence of a statement, or of a part of one."""
    from rdflib import URIRef

    def one(subject: Any, name: str) -> Any:
        return data.value(subject, URIRef(full(name)))

    base = URIRef(str(node).partition("#")[0] + "#" + str(node).rpartition("#")[2].partition(".")[0])
    target = one(base, "oa:hasTarget")
    if target is None:
        return "", ""
    words = [one(selector, "oa:exact") for selector in data.objects(target, URIRef(full("oa:hasSelector")))]
    sentence = next((str(word) for word in words if word is not None), "")
    source = one(one(target, "oa:hasSource"), "dcterms:source")
    return str(source or ""), " ".join(sentence.split())[:_LONGEST]


def _short(path: Any) -> str:
    """A predicate by its prefixed name."""
    for prefix, space in NAMESPACES.items():
        if path is not None and str(path).startswith(space):
            return f"{prefix}:{str(path)[len(space) :]}"
    return str(path or "")

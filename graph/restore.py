"""A file that an export made in, its sources kept in a store out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .errors import StoreError
from .export import jsonl
from .export.terms import ATTRIBUTES, full
from .model import RELATIONS, Evidence, LoadedDocument, Region, Statement
from .notations import NOTATIONS
from .stores.protocol import Store as Kept

if TYPE_CHECKING:
    from pyoxigraph import Store

_NAMES = {full(name): key for key, name in ATTRIBUTES.items()}


def restore(store: Kept, path: str | Path) -> dict[str, int]:
    """Keeps every source of an export (.jsonl, .ttl, .nt, .trig, .jsonld).

    Returns how many were loaded, replaced and unchanged. A store that held nothing then answers as the one
    that was exported.

    Raises:
        StoreError: the file cannot be read, is of another format, or is no export of Thác; the message says
            where. The sources before that place are kept.
    """
    path = Path(path)
    if path.suffix.lower() != ".jsonl" and path.suffix.lower() not in NOTATIONS:
        known = ", ".join([".jsonl", *NOTATIONS])
        raise StoreError(f"{path}: not a kind of export that can be read back; give one of {known}")
    counts = {"loaded": 0, "replaced": 0, "unchanged": 0}
    try:
        for document in _lines(path) if path.suffix.lower() == ".jsonl" else _triples(path):
            counts[store.put(document)] += 1
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    return counts


def _lines(path: Path) -> Iterator[LoadedDocument]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield jsonl.read(line, f"{path}: line {number}")


def _triples(path: Path) -> Iterator[LoadedDocument]:
    try:
        from pyoxigraph import RdfFormat, Store
    except ImportError:
        raise StoreError("RDF needs the package pyoxigraph: pip install 'thac[rdf]'") from None
    held = Store()
    try:
        held.bulk_load(path=str(path), format=getattr(RdfFormat, NOTATIONS[path.suffix.lower()]))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: {error}; export it again") from None
    sources = _pointing(held, "thac:sha256", None)
    if not sources:
        raise StoreError(f"{path}: holds no source of Thác; give an export of it")
    try:
        for uri, node in sorted((_one(held, node, "dcterms:source"), node) for node in sources):
            yield _document(held, uri, node)
    except (KeyError, ValueError, IndexError) as error:
        raise StoreError(f"{path}: a source is not complete ({error}); export it again") from None


def _document(held: Store, uri: str, node: Any) -> LoadedDocument:
    id = unquote(_one(held, node, "thac:tells"))
    text = _one(held, node, "thac:text")
    targets = _pointing(held, "oa:hasSource", node)
    notes = {note for one in targets for note in _pointing(held, "oa:hasTarget", one)}
    ordered = sorted(notes, key=lambda note: int(note.value.rpartition("#")[2]))
    layout = sorted((_region(value) for value in _all(held, node, "thac:region")), key=lambda one: one.start)
    return LoadedDocument(
        id,
        uri,
        _one(held, node, "thac:sha256"),
        _one(held, node, "dcterms:format"),
        text,
        tuple(_statement(held, note, id, text) for note in ordered),
        tuple(layout),
        tuple(line for remark in _all(held, node, "thac:remark") for line in remark.splitlines()),
        "".join(_all(held, node, "thac:reader")),
    )


def _statement(held: Store, note: Any, document: str, text: str) -> Statement:
    said: dict[str, list[str]] = defaultdict(list)
    for quad in _quads(held, note, None, None):
        said[quad.predicate.value].append(quad.object.value)

    def told(name: str) -> str:
        return "".join(said.get(full(name), ()))

    place = _node(held, _node(held, note, "oa:hasTarget"), "oa:hasSelector", "oa:start")
    start, end = int(_one(held, place, "oa:start")), int(_one(held, place, "oa:end"))
    predicate = told("thac:predicate")
    goal = unquote(told("thac:object")) if predicate in RELATIONS else told("thac:value")
    attributes = {_NAMES[name]: "".join(values) for name, values in said.items() if name in _NAMES}
    if "role" in attributes:
        attributes["role"] = unquote(attributes["role"].rpartition("/")[2])
    evidence = Evidence(
        document, start, end, text[start:end], told("thac:scope"), told("thac:cue"), told("thac:rule")
    )
    return Statement(unquote(told("thac:subject")), predicate, goal, evidence, attributes)


def _region(text: str) -> Region:
    start, end, page, *sides = text.split()
    left, top, right, bottom = [float(side) for side in sides] or [0.0] * 4
    return Region(int(start), int(end), int(page), (left, top, right, bottom) if sides else None)


def _name(name: str) -> Any:
    from pyoxigraph import NamedNode

    return NamedNode(full(name))


def _quads(held: Store, subject: Any, predicate: Any, value: Any) -> list[Any]:
    """An export has no quoted triples: every term has a value."""
    return list(held.quads_for_pattern(subject, predicate, value))


def _pointing(held: Store, name: str, node: Any) -> list[Any]:
    return [quad.subject for quad in _quads(held, None, _name(name), node)]


def _all(held: Store, node: Any, name: str) -> list[str]:
    return [str(quad.object.value) for quad in _quads(held, node, _name(name), None)]


def _one(held: Store, node: Any, name: str) -> str:
    found = _all(held, node, name)
    if not found:
        raise KeyError(f"{name} of {node} is missing")
    return found[0]


def _node(held: Store, node: Any, name: str, having: str = "") -> Any:
    """The node at the end of a link; of several the one that has a property."""
    found = [quad.object for quad in _quads(held, node, _name(name), None)]
    fit = [one for one in found if not having or _all(held, one, having)]
    if not fit:
        raise KeyError(f"{name} of {node} is missing")
    return fit[0]

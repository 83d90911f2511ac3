"""A store in, a graph that can be loaded, asked and handed to networkx out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from .model import RELATIONS, Failure, LoadedDocument
from .neo4j.connect import is_address
from .notations import NOTATIONS
from .stores.protocol import Store
from .stores.sqlite import SQLiteStore

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Graph as RdfGraph

__all__ = ["Graph", "open"]

_MEMORY = ":memory:"
_PAGE = 1000


class Graph:
    """The facts of the loaded documents; ``store`` answers in batches, the queries ask it.

    >>> with Graph() as graph:
    ...     len(graph.store.sources())
    0
    """

    def __init__(self, store: Store | None = None) -> None:
        self.store: Store = store or SQLiteStore(_MEMORY)

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, document: LoadedDocument) -> str:
        """Keeps a document in one transaction; returns "loaded", "replaced" or "unchanged"."""
        return self.store.put(document)

    def known(self) -> dict[str, tuple[str, str]]:
        """The sum of the bytes and the version of the reader of every loaded source, by its uri."""
        return self.store.known()

    def kept(self, uri: str) -> tuple[str, str] | None:
        """The sum of the bytes and the version of the reader of a loaded source; None where it is none."""
        return self.store.kept(uri)

    def uris(self) -> Iterator[str]:
        """The names of the loaded sources, in order."""
        return self.store.uris()

    def same_bytes(self, sha256: str, reader: str) -> list[str]:
        """The sources of these bytes that this version of the reader read, in order."""
        return self.store.same_bytes(sha256, reader)

    def failed(self, failure: Failure, sha256: str = "") -> None:
        """Remembers that a file (with these bytes) could not be read, until it is put or removed."""
        self.store.failed(failure, sha256)

    def copy(self, uri: str, of: str, sha256: str) -> str:
        """Keeps another file of the same bytes as the source ``of``; empty where that has other bytes."""
        return self.store.copy(uri, of, sha256)

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """The sources of each document that several are the same of, first the one that speaks for it."""
        return self.store.duplicates()

    def failures(self) -> list[Failure]:
        """The files that could not be read when last tried, by name."""
        return self.store.failures()

    def remove(self, uri: str) -> bool:
        """Forgets a source; whether there was one of this uri."""
        return self.store.remove(uri)

    def close(self) -> None:
        """Closes the database."""
        self.store.close()

    def to_networkx(self, ids: Iterable[str] | None = None) -> MultiDiGraph[str]:
        """The graph, or the part between the nodes ``ids``, as a MultiDiGraph.

        A node has its shown properties, an edge its predicate, attributes and
        evidence; parallel edges stay apart.
        """
        from dataclasses import asdict

        from networkx import MultiDiGraph

        wanted = list(ids) if ids is not None else self._all()
        graph: MultiDiGraph[str] = MultiDiGraph()
        for start in range(0, len(wanted), _PAGE):
            for id, node in self.store.nodes(wanted[start : start + _PAGE]).items():
                properties = node._asdict()
                properties.pop("id")
                graph.add_node(id, **properties)
        for start in range(0, len(wanted), _PAGE):
            for one in self.store.out(wanted[start : start + _PAGE], RELATIONS, quotes=True):
                if ids is None or (one.object in graph and one.subject in graph):
                    evidence = asdict(one.evidence)
                    box = evidence.pop("box")  # GraphML takes no tuples
                    if box:
                        evidence["box"] = " ".join(map(str, box))
                    said = {
                        f"said_{name}" if name in evidence else name: value
                        for name, value in one.attributes.items()
                    }
                    graph.add_edge(one.subject, one.object, predicate=one.predicate, **evidence, **said)
        return graph

    def triples(self) -> Iterator[str]:
        """The whole graph in N-Triples, piece by piece, as ``thac export --format nt`` writes it.

        Raises:
            StoreError: the graph is on a server.
        """
        from .export import ntriples
        from .stores.rdf import RdfStore

        return self.store.lines() if isinstance(self.store, RdfStore) else ntriples.write(self.store)

    def to_rdflib(self) -> RdfGraph:
        """The whole graph as ``thac export --format nt`` writes it, in an rdflib Graph with our prefixes.

        rdflib takes about 1.2 GB for a million triples; ``thac query`` answers larger graphs.
        """
        from rdflib import Graph as RdfGraph

        from .export.terms import NAMESPACES

        graph = RdfGraph()
        for prefix, space in NAMESPACES.items():
            graph.bind(prefix, space)
        return graph.parse(data="".join(self.triples()), format="nt")

    def _all(self) -> list[str]:
        found: list[str] = []
        for kind in self.store.counts()["nodes"]:
            after = ""
            while page := self.store.by_class(kind, after=after, limit=_PAGE):
                found += [node.id for node in page]
                after = page[-1].id
        return found


def open(path: str | Path = _MEMORY, create: bool = True, ask: Callable[[str], str] | None = None) -> Graph:
    """The graph in a file, made where there is none unless ``create`` is false, or on a Neo4j server.

    A file that ``thac export`` wrote in RDF (.ttl, .nt, .trig, .jsonld) is read into memory and only asked.
    A server is named by its address (``bolt://localhost:7687``), without a password: that stands in the
    environment (NEO4J_USERNAME, NEO4J_PASSWORD), or ``ask`` gives it for a user's name.

    Raises:
        StoreError: the file is no database of Thác, is damaged, or cannot be written; the server does not
            answer or refuses.
    """
    if is_address(str(path)):
        from .neo4j.store import Neo4jStore

        return Graph(Neo4jStore(str(path), ask))
    if Path(path).suffix.lower() in NOTATIONS:
        from .stores.rdf import opened

        return Graph(opened(path))
    return Graph(SQLiteStore(path, create))

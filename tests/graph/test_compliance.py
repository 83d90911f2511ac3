"""The same questions on the same graphs: SQLite in a file, in memory, and Neo4j answer alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, seeds
from neo4j_server import running
from random_graphs import random_graph

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import AmbiguousError, QueryError
from thac.graph.model import LoadedDocument
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.queries import QUERIES
from thac.queries.sparql import sparql, text_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GRAPHS = 200
#: Questions, and what they are asked with.
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("trace", {"symbol": "57-KL/TW"}),
    ("trace", {"symbol": "57-KL/TW", "as_of": "2023"}),
    ("trace", {"symbol": "57-KL/TW", "depth": 1, "scopes": ("title", "body")}),
    ("gaps", {"symbol": "57-KL/TW"}),
    ("coverage", {"symbol": "57-KL/TW"}),
    ("show", {"asked": "57-KL/TW"}),
    ("find", {"words": "tủ sách"}),
    ("list", {}),
    ("list", {"type": "KH", "start": "2023", "end": "2023"}),
    ("list", {"roots": True, "evidence": True}),
    ("stats", {}),
    ("duties", {"unit": "đơn vị 1"}),
    ("unresolved", {}),
    ("unread", {}),
]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running() as (address, _):
        yield address


def answers(graph: Graph, few: bool = False) -> list[object]:
    """What a graph answers to everything, or to a ``few`` questions; what it refuses, by its message."""
    asked = [one for one in ASKED if one[1] == {"symbol": "57-KL/TW"}] if few else ASKED
    found = [_answer(QUERIES[name], graph, given) for name, given in asked]
    if few:
        return found
    for node in graph.store.by_class("Document")[::5]:
        found.append(_answer(QUERIES["trace"], graph, {"symbol": node.id, "direction": "up"}))
        found.append(_answer(QUERIES["show"], graph, {"asked": node.id}))
    return found


def _answer(ask: Callable[..., object], graph: Graph, given: dict[str, Any]) -> object:
    try:
        return ask(graph, **given)
    except AmbiguousError as error:
        return str(error), error.candidates
    except QueryError as error:
        return str(error)


def loaded(documents: list[LoadedDocument], path: str = ":memory:") -> Graph:
    graph = open_graph(path)
    for one in documents:
        graph.put(one)
    return graph


def test_a_file_answers_as_memory_does(tmp_path: Path) -> None:
    for seed in range(0, GRAPHS, 10):
        documents = random_graph(seed)
        with loaded(documents) as memory, loaded(documents[::-1], str(tmp_path / f"{seed}.db")) as file:
            assert answers(file) == answers(memory), seed


def test_neo4j_answers_as_sqlite_does(server: str) -> None:
    driver = connect(server)
    for seed in range(GRAPHS):
        with loaded(random_graph(seed)) as near, open_graph(server) as far:
            push(near.store, driver, server)
            assert far.store.counts() == near.store.counts(), seed
            few = seed % 10 > 0  # every question on every tenth graph
            assert answers(far, few) == answers(near, few), seed
    driver.close()


@pytest.mark.parametrize("what", ["seeds", "examples", "shared"])
def test_neo4j_answers_as_sqlite_does_on_documents(
    server: str, what: str, request: pytest.FixtureRequest
) -> None:
    import thac

    if what == "seeds":
        near = loaded(seeds())
    else:
        near = thac.load(EXAMPLES if what == "examples" else request.getfixturevalue("shared") / "seeds")
    driver = connect(server)
    with near, open_graph(server) as far:
        push(near.store, driver, server)
        assert far.store.sources() == near.store.sources()
        assert answers(far) == answers(near)
        for kind in near.store.counts()["nodes"]:
            ids = [node.id for node in near.store.by_class(kind)]
            assert far.store.nodes(ids) == near.store.nodes(ids)
            for quotes in (False, True):
                assert far.store.out(ids, quotes=quotes) == near.store.out(ids, quotes=quotes)
                assert far.store.into(ids, quotes=quotes) == near.store.into(ids, quotes=quotes)
    driver.close()


def test_sparql_finds_the_cascade_that_trace_walks() -> None:
    trace: Any = QUERIES["trace"]
    for seed in range(0, GRAPHS, 20):
        with loaded(random_graph(seed)) as graph:
            if not graph.store.nodes([ROOT.id]):
                continue
            rows = sparql(graph, text_of("cascade"), {"symbol": "57-KL/TW"}).rows
            walked = {step.node.id for step in trace(graph, "57-KL/TW") if step.proven and step.depth}
            assert walked <= {row[0] for row in rows}, seed

"""The same questions on the same graphs: SQLite in a file, in memory, Neo4j and RDF answer alike."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from built import ROOT, Paper, Speaker, committee, district, seeds
from neo4j_server import running
from random_graphs import random_graph

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.dates import days_between
from thac.graph.errors import AmbiguousError, QueryError, StoreError
from thac.graph.export import export, ntriples
from thac.graph.judgements import Judgement
from thac.graph.model import LoadedDocument
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.graph.stores.protocol import Store
from thac.queries import QUERIES
from thac.queries.sparql import text_of
from thac.queries.sparql.child import answer

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
        near = loaded([*seeds(), *(replace(one, uri=f"copy of {one.uri}") for one in seeds())])
    else:
        near = thac.load(EXAMPLES if what == "examples" else request.getfixturevalue("shared") / "seeds")
    driver = connect(server)
    with near, open_graph(server) as far:
        push(near.store, driver, server)
        alike(near, far)
    driver.close()


HOSTILE = (
    "}) DETACH DELETE n //",
    '"; DROP ALL #',
    "<urn:x> ?s \\u0022",
    "dòng\nhàng\r\n\t",
    "\x00\x07",
    "%20 100%",
)
#: What is told of nodes: predicates, attributes, properties of objects.
TOLD = (["implements", "assigns", "title", "name"], ["role", "task"], ["class", "name", "symbol"])


def in_rdf(graph: Graph, path: Path) -> Graph:
    """The graph as its export has it."""
    export(graph.store, path.suffix[1:], path)
    return open_graph(path)


def told(store: Store, kind: str) -> list[object]:
    """All that a store tells of the nodes of a class."""
    ids = [node.id for node in store.by_class(kind)]
    return [
        store.by_class(kind), store.nodes(ids), store.bodies(ids), store.same_as(ids), store.files(ids),
        [store.text(id) for id in ids], store.sayings(ids, TOLD[0]), sorted(store.told(ids, *TOLD), key=str),
        store.out(ids), store.into(ids), store.out(ids, quotes=True), store.into(ids, quotes=True),
        sorted(store.links(ids, ["implements", "cites"])), sorted(store.links(ids, ["assigns"], into=True)),
        sorted(store.beside(ids, "implements")),
    ]  # fmt: skip


def alike(near: Graph, far: Graph, few: bool = False) -> None:
    """Both stores know the same of everything, and answer the same."""
    assert far.store.counts() == near.store.counts()
    assert answers(far, few) == answers(near, few)
    for kind in () if few else near.store.counts()["nodes"]:
        assert told(far.store, kind) == told(near.store, kind)
    for name in ("sources", "duplicates", "loaded", "dates"):
        assert getattr(far.store, name)() == getattr(near.store, name)()


def test_rdf_answers_as_sqlite_does(tmp_path: Path) -> None:
    for seed in range(GRAPHS):
        with loaded(random_graph(seed)) as near, in_rdf(near, tmp_path / "graph.nt") as far:
            alike(near, far, few=seed % 10 > 0)  # every question on every tenth graph


@pytest.mark.parametrize("notation", ["ttl", "trig", "jsonld"])
def test_every_notation_answers_as_sqlite_does(tmp_path: Path, notation: str) -> None:
    body = district("Hưng Yên", "Kim Động")
    papers = [
        Paper(body, "KH", "kế hoạch", f"{number}-KH/HU", "2023-08-03", f"{ROOT.title} {text}")
        for number, text in enumerate(HOSTILE, 50)
    ]
    hostile = [Speaker(one, f"{one.title}.txt").implements(ROOT, "title").done() for one in papers]
    with loaded([*seeds(), *hostile]) as near, in_rdf(near, tmp_path / f"graph.{notation}") as far:
        alike(near, far)


@pytest.mark.parametrize("what", ["examples", "shared"])
def test_rdf_answers_as_sqlite_does_on_documents(
    what: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    import thac

    folder = EXAMPLES if what == "examples" else request.getfixturevalue("shared") / "seeds"
    with thac.load(folder) as near, in_rdf(near, tmp_path / "graph.nt") as far:
        alike(near, far)


def test_copies_are_counted_once_in_rdf(tmp_path: Path) -> None:
    copies = [replace(one, uri=f"copy of {one.uri}") for one in seeds()]
    with loaded([*seeds(), *copies]) as near, in_rdf(near, tmp_path / "graph.nt") as far:
        assert len(near.store.duplicates()) == len(copies)
        alike(near, far)


def test_what_people_judged_to_be_one_is_one_in_rdf(tmp_path: Path) -> None:
    for seed in range(0, GRAPHS, 25):
        with loaded(random_graph(seed)) as near:
            for kind in ("Document", "Organization"):
                one, other, *_ = (node.id for node in near.store.by_class(kind))
                near.store.judge([Judgement("identity", (one, other), "merge", by="An")])
            with in_rdf(near, tmp_path / "graph.nt") as far:
                alike(near, far)
            assert _tasks(near, "đơn vị 1") == _given(near, "đơn vị 1"), seed


def test_rdf_is_asked_and_not_written(tmp_path: Path) -> None:
    with loaded(seeds()) as near, in_rdf(near, tmp_path / "graph.nt") as far:
        for ask in (lambda: far.put(seeds()[0]), far.known, lambda: far.remove("a.txt")):
            with pytest.raises(StoreError, match="asked, not written"):
                ask()
        with pytest.raises(StoreError, match="asked, not written"):
            export(far.store, "ttl", tmp_path / "again.ttl")
        assert not (tmp_path / "again.ttl").exists()
    for name, content in (("a.ttl", "@prefix"), ("b.nt", "<urn:a> <urn:b> <urn:c> .")):
        (tmp_path / name).write_text(content)
        with pytest.raises(StoreError, match=name):
            open_graph(tmp_path / name)


def ask_in_sparql(graph: Graph, query: str, **given: str) -> list[tuple[Any, ...]]:
    """The rows of a ready query, without a process for each."""
    triples = io.BytesIO("".join(ntriples.write(graph.store)).encode())
    rows = answer({"query": text_of(query), "given": given}, triples)["rows"]
    return [tuple(unquote(one) if isinstance(one, str) else one for one in row) for row in rows]


def asking() -> LoadedDocument:
    """A plan of the province in the cascade that gives its districts and two others a task."""
    paper = Paper(committee("Hưng Yên"), "KH", "kế hoạch", "90-KH/TU", "2024-11-20", "về lưu trữ")
    speaker = Speaker(paper, "asking.txt").implements(ROOT, "title")
    for name in ("Kim Động", "Ân Thi", "Tiên Lữ"):
        body = district("Hưng Yên", name)
        speaker.describe(Paper(body, "BC", "báo cáo", f"1-BC/{name}", "2022", "về lưu trữ"))
        speaker.say(paper.id, "assigns", body.id, task="chủ trì", role="lead", scope="organisation")
    return speaker.done()


def test_the_ready_queries_say_what_the_questions_do() -> None:
    for seed in range(0, GRAPHS, 10):
        with loaded([*random_graph(seed), asking()]) as graph:
            assert len(_without(graph)) > 1
            if len(graph.store.words(["=57 kl tw"])) == 1:
                assert _cascade(graph) == _walked(graph), seed
            assert ask_in_sparql(graph, "baseless") == _baseless(graph), seed
            assert ask_in_sparql(graph, "lags") == _lags(graph), seed
            assert _missing(graph) == _without(graph), seed
            for unit in ("đơn vị 1", "ĐƠN VỊ 3"):
                assert _tasks(graph, unit) == _given(graph, unit), seed
            assert _sentences(graph) == _evidence(graph), seed


def _cascade(graph: Graph) -> set[tuple[str, str]]:
    """The links of the cascade that lead on from the directive: a path cannot stop at an older document."""
    links = {(row[0], row[1]) for row in ask_in_sparql(graph, "cascade", symbol="57-KL/TW")}
    reached, found = {ROOT.id}, set[tuple[str, str]]()
    while new := {link for link in links - found if link[1] in reached}:
        found |= new
        reached |= {document for document, _ in new}
    return found


def _walked(graph: Graph) -> set[tuple[str, str]]:
    trace: Any = QUERIES["trace"]
    steps = [step for step in trace(graph, "57-KL/TW") if step.proven]
    known = {step.node.id for step in steps}
    return {
        (step.node.id, parent)
        for step in steps if step.depth
        for parent in (step.parent, *(one.id for one in step.also)) if parent in known
    }  # fmt: skip


def _links(graph: Graph, predicate: str) -> set[tuple[str, str]]:
    ids = [node.id for node in graph.store.by_class("Document")]
    return {(one.subject, one.object) for one in graph.store.out(ids, [predicate])}


def _baseless(graph: Graph) -> list[tuple[Any, ...]]:
    based = {child for name in ("based_on", "implements") for child, _ in _links(graph, name)}
    return [
        (node.id, node.symbol, node.title)
        for node in graph.store.by_class("Document") if node.loaded and node.id not in based
    ]  # fmt: skip


def _lags(graph: Graph) -> list[tuple[Any, ...]]:
    nodes = {node.id: node for node in graph.store.by_class("Document")}
    pairs = sorted((parent, child) for child, parent in _links(graph, "implements"))
    dates = [(parent, child, nodes[parent].issued, nodes[child].issued) for parent, child in pairs]
    return [(*row, days) for row in dates if (days := days_between(row[2], row[3])) is not None]


def _tasks(graph: Graph, name: str) -> set[tuple[Any, ...]]:
    return {row[:5] for row in ask_in_sparql(graph, "tasks", name=name)}


def _given(graph: Graph, name: str) -> set[tuple[Any, ...]]:
    bodies = [*graph.store.by_class("Organization"), *graph.store.by_class("OrganizationGroup")]
    wanted = [body.id for body in bodies if name.lower() in body.name.lower()]
    return {
        (one.object, one.attributes["task"], f"https://w3id.org/thac/role/{one.attributes['role']}",
         one.attributes.get("due", ""), one.subject)
        for one in graph.store.into(wanted, ["assigns", "requests"], quotes=True) if "task" in one.attributes
    }  # fmt: skip


def _sentences(graph: Graph) -> set[tuple[Any, ...]]:
    return {(row[0], *row[3:]) for row in ask_in_sparql(graph, "evidence", symbol="57-KL/TW")}


def _evidence(graph: Graph) -> set[tuple[Any, ...]]:
    roots = [node.id for node in graph.store.by_class("Document") if node.symbol == "57-KL/TW"]
    return {
        (
            one.subject,
            where.quote,
            graph.store.files([where.document])[where.document],
            where.start,
            where.end,
        )
        for one in graph.store.into(roots, ["implements"], quotes=True)
        for where in (one.evidence,)
    }


def _missing(graph: Graph) -> set[Any]:
    given = {"symbol": "57-KL/TW", "province": "Hưng Yên"}
    return {row[0] for row in ask_in_sparql(graph, "missing", **given)}


def _without(graph: Graph) -> set[Any]:
    """The bodies of Hưng Yên that documents of the cascade give a task and that issued none of them."""
    store = graph.store
    reached = {node.id for node in store.by_class("Document") if node.symbol == "57-KL/TW"}
    under, new = set[str](), reached
    while new:
        links = store.links(new, ["implements"], into=True)
        new = {lower for lower, _, scope in links if scope in ("title", "opening", "basis")} - under
        under |= new
    asked = {unit for _, unit, _ in store.links(reached | under, ["assigns"])}
    done = {body for _, body, _ in store.links(under, ["issued_by"])}
    bodies = store.nodes(asked - done).values()
    return {body.id for body in bodies if body.province == "Hưng Yên" and body.name}

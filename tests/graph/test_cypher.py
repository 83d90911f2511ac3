"""Cypher on a server that a graph was pushed to: ready queries say what SPARQL does, nothing does harm."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from built import seeds
from click.testing import CliRunner
from neo4j_server import running
from random_graphs import random_graph

import thac
from thac.cli import main
from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import QueryError
from thac.graph.export import ntriples
from thac.graph.neo4j.connect import connect
from thac.graph.neo4j.push import push
from thac.queries import cypher, sparql
from thac.queries.query import query
from thac.queries.sparql.child import answer

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
#: A level or a role is a concept in RDF, a word on the server.
CONCEPT = re.compile(r"https://w3id\.org/thac/(?:role|level)/")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running() as (address, _):
        yield address


@pytest.fixture
def far(server: str) -> Iterator[Graph]:
    with Graph() as near:
        for one in seeds():
            near.put(one)
        sent(near, server)
    with open_graph(server) as far:
        yield far


def sent(near: Graph, server: str) -> None:
    driver = connect(server)
    push(near.store, driver, server)
    driver.close()


def in_sparql(near: Graph, name: str, given: dict[str, str]) -> list[tuple[Any, ...]]:
    """The rows of a ready query, without a process for each."""
    triples = io.BytesIO("".join(ntriples.write(near.store)).encode())
    rows = answer({"query": sparql.text_of(name), "given": given}, triples)["rows"]
    return sorted(
        tuple(CONCEPT.sub("", unquote(one)) if isinstance(one, str) else one for one in row) for row in rows
    )


def given_of(near: Graph, name: str) -> list[dict[str, str]]:
    """What a ready query may be asked with here: nothing, symbols, provinces with each, or names."""
    documents = near.store.by_class("Document")
    symbols = sorted({node.symbol for node in documents if node.symbol})
    provinces = sorted({node.province for node in near.store.by_class("Organization") if node.province})
    if name == "tasks":
        return [{"name": "ỦY"}, {"name": "đơn vị 1"}, {"name": "phòng"}]
    if name == "missing":
        return [{"symbol": one, "province": other} for one in symbols[:4] for other in provinces[:3]]
    return [{"symbol": one} for one in symbols[:6]] if name in ("cascade", "evidence") else [{}]


def test_cypher_and_sparql_of_one_name_give_the_same_rows(server: str) -> None:
    names = [row[0] for row in cypher.ready().rows]
    assert set(names) <= {row[0] for row in sparql.ready().rows}
    counts = dict.fromkeys(names, 0)
    graphs = [thac.load(EXAMPLES), *map(_random, range(0, 40, 10))]
    for number, near in enumerate(graphs):
        with near, open_graph(server) as far:
            sent(near, server)
            for name in names:
                for given in given_of(near, name):
                    rows = sorted(query(far, name, given=given).rows)
                    assert rows == in_sparql(near, name, given), (number, name, given)
                    counts[name] += len(rows)
    assert all(counts.values()), counts


def _random(seed: int) -> Graph:
    graph = Graph()
    for one in random_graph(seed):
        graph.put(one)
    return graph


def test_the_ready_ones_are_listed_with_what_they_answer() -> None:
    done = CliRunner().invoke(main, ["--db", "bolt://nowhere", "query", "--format", "json"])
    assert done.exit_code == 0
    assert "cascade" in done.output
    assert "symbol=57-KL/TW" in done.output
    for name, says, _ in cypher.ready().rows:
        assert says.endswith("."), name


def test_a_query_of_ones_own_and_its_names(far: Graph, server: str) -> None:
    words = ["--db", server, "query", "--format", "csv"]
    text = "MATCH (n:Document {symbol: $symbol}) RETURN n.symbol AS number, n.loaded AS loaded"
    done = CliRunner().invoke(main, [*words, "--cypher", text, "symbol=57-KL/TW"])
    assert (done.exit_code, done.output.splitlines()) == (0, ["number,loaded", "57-KL/TW,false"]), done.output
    done = CliRunner().invoke(main, [*words, "cascade", "symbol=57-KL/TW"])
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 1


@pytest.mark.parametrize(
    "text",
    ["57-KL/TW'}) DETACH DELETE (n) //", '"', "`", "\\", "$symbol", "}) RETURN 1 UNION MATCH (n", "\n"],
)
def test_what_is_given_is_never_a_part_of_the_query(far: Graph, text: str) -> None:
    before = far.store.counts()
    for name, *_ in cypher.ready().rows:
        given = {"symbol": text, "province": text, "name": text}
        if name in ("cascade", "missing", "evidence"):
            assert query(far, name, given=given).rows == ()
    assert cypher.cypher(far, "RETURN $text AS text", {"text": text}).rows == ((text,),)
    assert far.store.counts() == before


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) DETACH DELETE n",
        "CREATE (n:Node {id: 'x'})",
        "MATCH (n:Node) SET n.title = 'x' RETURN n",
        "MERGE (n:Other) RETURN n",
        "DROP CONSTRAINT thac_node",
        "CREATE INDEX other FOR (n:Node) ON (n.title)",
        "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS RETURN count(*)",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "MATCH (n:Node) WHERE EXISTS { MATCH (n) } LOAD CSV FROM n.id AS row RETURN row",
        "CALL db.createLabel('x')",
        "CREATE DATABASE other",
    ],
)
def test_what_would_change_or_read_more_than_the_graph_is_refused(far: Graph, text: str) -> None:
    before = far.store.counts()
    with pytest.raises(QueryError, match=r"would change|reads a file|not understood"):
        cypher.cypher(far, text)
    assert far.store.counts() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MATCH (n RETURN n", "not understood.*line 1, column"),
        ("", "not understood"),
        ("RETURN $name", "NAME=TEXT"),
        ("RETURN 1 / 0", "not understood"),
        ("MATCH (n) RETURN nothing.like.this", "not understood"),
        ("SELECT ?d { ?d a thac:Plan }", "not understood"),
    ],
)
def test_what_is_malformed_is_told(far: Graph, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=f"(?s){words}"):
        cypher.cypher(far, text)


def test_a_query_that_never_ends_is_ended(far: Graph) -> None:
    with pytest.raises(QueryError, match=r"no answer within 1 seconds.*--timeout"):
        cypher.cypher(far, "UNWIND range(1, 1000000000000) AS i WITH count(sin(i)) AS c RETURN c", timeout=1)
    assert far.store.counts()["nodes"]


def test_nodes_edges_paths_and_days_are_told_as_plain_values(far: Graph) -> None:
    text = (
        "MATCH path = (a:Document)-[r:IMPLEMENTS]->(b:Document {symbol: '57-KL/TW'}) "
        "RETURN b, r, path, date('2023-06-15') AS day, null AS none, [1, null] AS list, {a: 1} AS map LIMIT 1"
    )
    (node, edge, path, *rest), *_ = cypher.cypher(far, text).rows
    assert '"symbol": "57-KL/TW"' in node
    assert '"scope"' in edge
    assert len(path) == 2
    assert rest == ["2023-06-15", "", [1, ""], '{"a": 1}']


def test_a_database_says_where_cypher_is_answered(far: Graph) -> None:
    with Graph() as near, pytest.raises(QueryError, match="thac push"):
        query(near, in_cypher="RETURN 1")
    with pytest.raises(QueryError, match="--cypher"):
        query(far, in_sparql="SELECT ?d { ?d a thac:Plan }")
    with pytest.raises(QueryError, match="neither a ready query"):
        query(far, "nothing-like-this")

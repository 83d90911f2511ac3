"""The ready queries answer as the graph does; no query changes, leaves the machine, or runs for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, seeds

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.dates import days_between
from thac.graph.errors import QueryError
from thac.graph.export import export
from thac.queries.check import check
from thac.queries.sparql import ready, sparql, text_of
from thac.queries.trace import trace


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        yield graph


def test_every_ready_query_says_what_it_answers_and_runs(graph: Graph) -> None:
    listed = ready().rows
    assert {row[0] for row in listed} >= {"cascade", "missing", "baseless", "tasks", "lags", "evidence"}
    for name, answers, given in listed:
        assert answers.endswith(".")
        pairs = dict(pair.split("=", 1) for pair in given.split(" ") if "=" in pair)
        assert sparql(graph, text_of(name), pairs).columns


def test_the_cascade_is_the_one_that_trace_walks(graph: Graph) -> None:
    rows = sparql(graph, text_of("cascade"), {"symbol": "57-KL/TW"}).rows
    proven = [step for step in trace(graph, "57-KL/TW") if step.depth and step.proven]
    assert {row[0] for row in rows} == {step.node.id for step in proven}
    assert {(row[0], row[1]) for row in rows} >= {(step.node.id, step.parent) for step in proven}
    assert proven


def test_tasks_come_with_their_sentence(graph: Graph) -> None:
    rows = sparql(graph, text_of("tasks"), {"name": "đơn vị 0"}).rows
    assert rows
    assert all(row[5] for row in rows)


def test_lags_are_days(graph: Graph) -> None:
    for _, _, start, end, days in sparql(graph, text_of("lags")).rows:
        assert days == days_between(start, end)


def test_every_sentence_of_an_implementation_is_found(graph: Graph) -> None:
    rows = sparql(graph, text_of("evidence"), {"symbol": "57-KL/TW"}).rows
    said = graph.store.into([ROOT.id], ["implements"], quotes=True)
    assert {(row[3], row[5], row[6]) for row in rows} == {
        (one.evidence.quote, one.evidence.start, one.evidence.end) for one in said
    }


def test_ask_and_construct_are_answered(graph: Graph) -> None:
    assert sparql(graph, "ASK { ?s a thac:Document }").rows == ((True,),)
    found = sparql(graph, "CONSTRUCT { ?a thac:assigns ?b } WHERE { ?a thac:assigns ?b }")
    assert found.columns == ("subject", "predicate", "object")
    assert found.rows


@pytest.mark.parametrize(
    "query",
    [
        "DROP ALL",
        "delete where { ?s ?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://127.0.0.1:9/>",
        "# harmless\nCLEAR ALL",
        "PREFIX x: <urn:x> Insert { ?s ?p 1 } WHERE { ?s ?p ?o }",
    ],
)
def test_what_would_change_the_graph_is_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError, match="would change"):
        sparql(graph, query)


@pytest.mark.parametrize(
    "query",
    ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "ASK{service<urn:x>{?s ?p ?o}}"],
)
def test_no_other_server_is_asked(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError, match="another server"):
        sparql(graph, query)


def test_words_in_texts_and_names_are_no_commands(graph: Graph) -> None:
    query = "ASK { ?service ?p \"insert SERVICE \\\" drop\" . ?s <urn:delete:service> '''load it''' } # clear"
    assert sparql(graph, query).rows == ((False,),)


def test_what_is_given_is_no_part_of_the_query(graph: Graph) -> None:
    evil = '" } DROP ALL #'
    assert not sparql(graph, text_of("cascade"), {"symbol": evil}).rows


def test_a_query_without_end_is_ended(graph: Graph) -> None:
    with pytest.raises(QueryError, match="--timeout"):
        sparql(graph, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=1)


def test_an_answer_of_countless_rows_is_refused(graph: Graph) -> None:
    with pytest.raises(QueryError, match="1,000,000 rows"):
        sparql(graph, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }")


def test_a_data_set_of_the_network_is_not_fetched(graph: Graph) -> None:
    assert not sparql(graph, "SELECT ?s FROM <http://127.0.0.1:9/data.ttl> { ?s ?p ?o }").rows


@pytest.mark.parametrize("name", ["cascade.rq/..", "child", "x\x00y", "", "cascade; DROP ALL"])
def test_a_name_is_a_ready_query_or_a_file_and_nothing_else(name: str) -> None:
    with pytest.raises(QueryError, match="neither a ready query"):
        text_of(name)


def test_hostile_texts_of_documents_are_only_texts() -> None:
    evil = "về } ; DROP ALL # <urn:x> \"'\\ \n ?s ?p ?o"
    paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", evil)
    with Graph() as graph:
        graph.put(Speaker(paper, "1.txt").implements(ROOT, "title").done())
        (row,) = sparql(graph, text_of("cascade"), {"symbol": "57-KL/TW"}).rows
        assert evil in row
        assert not sparql(graph, text_of("tasks"), {"name": evil}).rows


def test_an_export_is_asked_as_the_database_is(graph: Graph, tmp_path: Path) -> None:
    for form in ("ttl", "trig"):
        export(graph.store, form, tmp_path / f"graph.{form}")
        with open_graph(tmp_path / f"graph.{form}") as far:
            for name, given in (("cascade", {"symbol": "57-KL/TW"}), ("lags", {})):
                assert sparql(far, text_of(name), given) == sparql(graph, text_of(name), given)
            assert not check(far).rows


def test_a_malformed_query_is_told_where(graph: Graph) -> None:
    with pytest.raises(QueryError, match="not understood"):
        sparql(graph, "SELECT * { ?s ?p")
    with pytest.raises(QueryError, match="neither a ready query"):
        text_of("no such thing")


def test_rdflib_holds_the_same(graph: Graph) -> None:
    rdf = graph.to_rdflib()
    count = sparql(graph, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
    assert len(rdf) == count
    found = rdf.query("SELECT ?d { ?d thac:implementsWhole ?r . ?r eli:id_local '57-KL/TW' }")
    assert len(list(found)) > 1

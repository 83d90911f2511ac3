"""Why a document is said to carry out another, and what was looked for where it is not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Body, Paper, Speaker, committee, district, people, seeds
from click.testing import CliRunner
from random_graphs import random_graph

from thac.cli import main
from thac.graph import Graph
from thac.graph.errors import AmbiguousError, QueryError
from thac.queries.explain import Explanation, explain
from thac.queries.judge import decide
from thac.queries.render import Look
from thac.queries.render.explained import render
from thac.queries.trace import trace

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
STRAY = Paper(people("Sơn La"), "KH", "kế hoạch", "70/KH-UBND", "2023-09-01", "về trồng mận hậu ở vùng cao")
OTHER = Paper(committee("Sơn La"), "CT", "chỉ thị", "31-CT/TU", "2023-07-01", "về phát triển cây ăn quả")
LAST = Paper(people("Sơn La"), "KH", "kế hoạch", "12/KH-UBND", "2024-01-15", "về chế biến quả mận")


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        graph.put(Speaker(STRAY, "stray.txt").implements(OTHER, "title").done())
        last = Speaker(LAST, "last.txt").implements(STRAY, "basis")
        last.say(LAST.id, "cites", ROOT.id, "body", "Theo Kết luận số 57-KL/TW")
        graph.put(last.done())
        yield graph


def texts(found: Explanation, part: str) -> list[str]:
    return [line.text.phrase.format(*line.text.values) for line in found.lines if line.part == part]


def test_a_link_is_told_step_by_step_with_its_sentences(graph: Graph) -> None:
    found = explain(graph, "97-KH/ĐUK", "57-KL/TW")
    steps = {step.node.id: step for step in trace(graph, "57-KL/TW").steps}
    chain = [line for line in found.lines if line.part == "chain"]
    assert chain[-1].upper
    assert chain[-1].upper.id == ROOT.id
    for line in chain:
        assert line.lower
        assert line.upper
        assert steps[line.lower.id].parent == line.upper.id, "the chain is that of trace"
        assert line.evidence
        assert all(found.files[said.document] for said in line.evidence)


def test_each_document_of_a_cascade_is_explained_as_trace_has_it(graph: Graph) -> None:
    for step in trace(graph, "57-KL/TW").steps[1:]:
        found = explain(graph, step.node.id, ROOT.id)
        assert found.answer == ("proven" if step.proven else "unproven")
        assert len([line for line in found.lines if line.part == "chain"]) == step.depth


def test_either_order_is_understood(graph: Graph) -> None:
    found = explain(graph, "57-KL/TW", "211-KH/TU")
    assert found.answer == "reverse"
    assert "other way round" in texts(found, "answer")[0]
    assert texts(found, "chain") == texts(explain(graph, "211-KH/TU", "57-KL/TW"), "chain")


def test_why_not_tells_what_was_looked_for(graph: Graph) -> None:
    found = explain(graph, "12/KH-UBND", "57-KL/TW")
    assert found.answer == "none"
    told = texts(found, "looked for")
    assert any("12/KH-UBND" in text and "cites 57-KL/TW" in text for text in told)
    assert any("breaks: 31-CT/TU" in text and "not loaded" in text for text in told), (
        "at the end of its chain"
    )
    assert any("70/KH-UBND" in text and "carries out 31-CT/TU" in text for text in told), "on the way there"
    assert any("equal titles: not so" in text for text in told)
    assert any("both carry out: none found" in text for text in told)
    weak = next(line for line in found.lines if line.relation == "cites")
    assert [said.quote for said in weak.evidence] == ["Theo Kết luận số 57-KL/TW."]


def test_at_a_gap_a_loaded_document_of_that_symbol_is_pointed_out(graph: Graph) -> None:
    """A plan cites another by its number alone: no rule tells whose; a person can."""
    vague = Paper(Body([], "chưa rõ", "", "", ""), "KH", "kế hoạch", "70/KH-UBND")
    child = Paper(district("Sơn La", "Mộc Châu", True), "KH", "kế hoạch", "4/KH-UBND", "2024-03-01", "về mận")
    graph.put(Speaker(child, "child.txt").implements(vague, "basis").done())
    told = texts(explain(graph, "4/KH-UBND", "31-CT/TU"), "looked for")
    assert any("also the symbol of 70/KH-UBND (Ủy ban nhân dân tỉnh Sơn La)" in text for text in told)
    decide(graph, ("merge", vague.id, STRAY.id), "one number, one province", "Lan")
    assert explain(graph, "4/KH-UBND", "31-CT/TU").answer == "proven"


def test_what_is_older_carries_nothing_younger_out(graph: Graph) -> None:
    (first, *_) = texts(explain(graph, "35-NQ/TW", "12/KH-UBND"), "looked for")
    assert "older than" in first


def test_names_that_mean_nothing_or_several_are_refused(graph: Graph) -> None:
    twin = Paper(district("Sơn La", "Mộc Châu", True), "KH", "kế hoạch", "12/KH-UBND", "2024-02-01", "về chè")
    graph.put(Speaker(twin, "twin.txt").done())
    with pytest.raises(QueryError, match="not known"):
        explain(graph, "1/XX", "57-KL/TW")
    with pytest.raises(AmbiguousError):
        explain(graph, "12/KH-UBND", "57-KL/TW")
    assert explain(graph, "12/KH-UBND", "57-KL/TW", issuer="Mộc Châu").answer == "none"
    assert explain(graph, "57-KL/TW", "57-kl/tw").answer == "same"


def test_every_form_and_language_tells_the_same_lines(graph: Graph) -> None:
    found = explain(graph, "12/KH-UBND", "57-KL/TW")
    rows = json.loads(render(found, "json", Look()))
    told = [line.text.phrase.format(*line.text.values) for line in found.lines]
    assert [row["says"] for row in rows] == told
    assert len(list(csv.DictReader(io.StringIO(render(found, "csv", Look()))))) == len(rows)
    vietnamese = render(found, "text", Look("vi"))
    assert "không văn bản nào đã nạp" in vietnamese
    assert not [word for word in (" carries ", " cites ", " loaded ", "found", "chain") if word in vietnamese]


def test_the_command_explains_the_examples(tmp_path: Path) -> None:
    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--db", str(tmp_path / "thac.db"), *words])
        assert done.exit_code == 0 or words[0] == "load", done.output
        return done.output

    run("load", str(EXAMPLES))
    assert "Link by link" in run("explain", "2215/KH-UBND", "96-CT/TW")
    assert "no sentence proves it" in run("explain", "102-KH/QU", "96-CT/TW")
    assert run("explain", "36-KH/ĐU", "102-KH/QU") == run("explain", "36-KH/ĐU", "102-KH/QU")


@pytest.mark.parametrize("seed", range(12))
def test_on_any_graph_the_answer_is_that_of_trace(seed: int) -> None:
    """Circles, parallel links, missing dates, equal titles: every pair has one answer, in every form."""
    with Graph() as graph:
        for one in random_graph(seed):
            graph.put(one)
        ids = [node.id for node in graph.store.by_class("Document")]
        for upper in ids[:6]:
            steps = {step.node.id: step for step in trace(graph, upper).steps}
            for lower in ids:
                found = explain(graph, lower, upper)
                if lower == upper:
                    assert found.answer == "same"
                elif lower in steps:
                    assert found.answer == ("proven" if steps[lower].proven else "unproven")
                    assert [line.upper.id for line in found.lines if line.part == "chain" and line.upper][
                        -1
                    ] == upper
                else:
                    assert found.answer in ("reverse", "none")
                    assert len(found.lines) > 1
                for form in ("text", "json", "csv"):
                    assert render(found, form, Look("vi"))

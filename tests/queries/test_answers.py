"""Show, list, stats, find, and the forms in which answers are rendered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from built import ROOT, Paper, Speaker, district, seeds

from thac.graph import Graph
from thac.graph.errors import QueryError
from thac.graph.model import Evidence, Result
from thac.queries import QUERIES
from thac.queries.catalogue import catalogue
from thac.queries.find import find
from thac.queries.render import RENDERERS, Look
from thac.queries.show import show
from thac.queries.stats import stats
from thac.queries.trace import trace


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        for document in seeds():
            graph.put(document)
        yield graph


def test_show_keeps_claims_apart(graph: Graph) -> None:
    wrong = Paper(ROOT.body, "KL", "kết luận", "57-KL/TW", "2023-06-16")
    paper = Paper(district("Hưng Yên", "Ân Thi"), "KH", "kế hoạch", "3-KH/HU", "2023-09-09")
    graph.put(Speaker(paper, "x").implements(wrong, "body").done())
    dates = {row[1]: row[3] for row in show(graph, "57-KL/TW").rows if row[0] == "issued"}
    assert len(dates["2023-06-15"]) == 3
    assert dates["2023-06-16"] == ["3-KH/HU (Huyện ủy Ân Thi)"]


@pytest.mark.parametrize(
    "asked", ["Ủy ban nhân dân huyện Kim Động", "ubnd huyen kim dong", "UBND HUYỆN KIM ĐỘNG"]
)
def test_show_knows_organisations_by_name(graph: Graph, asked: str) -> None:
    answer = show(graph, asked)
    assert ("level", "district") in {row[:2] for row in answer.rows}
    assert "issuer_of" in {row[0] for row in answer.rows}


def test_list_filters(graph: Graph) -> None:
    def symbols(**asked: object) -> set[str]:
        return {str(row[0]) for row in catalogue(graph, **asked).rows}  # type: ignore[arg-type]

    assert symbols(type="CT") == symbols(type="ct") == {"28-CT/TU"}
    assert symbols(province="tỉnh hưng yên") == symbols(province="Hưng Yên") != set()
    assert symbols(issuer="hoc mon") == {"228-KH/HU", "535/KH-UBND"}
    assert symbols(start="2023-11", end="2023") == {"", "228-KH/HU", "535/KH-UBND"}
    assert {"57-KL/TW", "194/KH-UBND"} <= symbols(roots=True)
    assert not {"110-KH/HU", "97-KH/ĐUK"} & symbols(roots=True)
    assert "535/KH-UBND" not in symbols(as_of="2023-11")
    with pytest.raises(QueryError, match="no body"):
        symbols(issuer="Atlantis")
    with pytest.raises(QueryError, match="not a date"):
        symbols(start="31/02/2023")


def test_stats_count_each_document_once_a_view(graph: Graph) -> None:
    rows = stats(graph).rows
    total = next(row for row in rows if row[0] == "all")
    assert total[2:] == (16, 4, 12)
    for by in ("type", "level", "province", "year"):
        assert sum(row[2] for row in rows if row[0] == by) == 16


def test_find_sees_through_accents_and_abbreviations(graph: Graph) -> None:
    assert {row[1] for row in find(graph, "LUU TRU tinh hinh").rows} >= {"57-KL/TW", "28-CT/TU"}
    assert [row[2] for row in find(graph, "ubnd kim dong").rows] == ["Ủy ban nhân dân huyện Kim Động"]
    assert not find(graph, "khong co dau").rows
    assert not find(graph, "...").rows


@pytest.mark.parametrize("form", ["json", "csv", "text"])
@pytest.mark.parametrize("evidence", [False, True])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_answer_in_every_form(graph: Graph, form: str, evidence: bool, lang: str) -> None:
    asked = {"trace": ["57-KL/TW"], "show": ["57-KL/TW"], "find": ["luu tru"], "list": [], "stats": [],
             "gaps": ["57-KL/TW"], "coverage": ["57-KL/TW"], "duties": ["đơn vị 0"],
             "unresolved": [], "unread": []}  # fmt: skip
    assert set(asked) == set(QUERIES)
    for name, words in asked.items():
        texts = [RENDERERS[form](QUERIES[name](graph, *words), Look(lang, evidence)) for _ in range(2)]
        assert texts[0] == texts[1]
        assert texts[0].endswith("\n")
        if form == "json":
            assert json.loads(texts[0]) or name == "unread"
        if form == "csv":
            lengths = {len(row) for row in csv.reader(io.StringIO(texts[0]))}
            assert len(lengths) == 1


def test_tables_show_the_sentences_that_prove_them(graph: Graph) -> None:
    for evidence in (True, False):
        for answer in (catalogue(graph, type="CT", evidence=evidence), find(graph, "57", evidence=evidence)):
            assert ("\n      “" in RENDERERS["text"](answer, Look("en", evidence))) is evidence


def test_a_sentence_cannot_steer_the_terminal() -> None:
    proof = Evidence("urn:lex:vn:x", 0, 9, "thực \x1b[2J hiện")
    for columns in (("claim", "value", "details", "said_by", "times"), ("symbol",)):
        row: tuple[object, ...] = ("cites", "a", "", [], 1)[: len(columns)]
        shown = RENDERERS["text"](Result(columns, (row,), ((proof,),)), Look("en", True))
        assert "hiện" in shown
        assert "\x1b" not in shown


HOSTILE = '=HYPERLINK("http://x")\x1b[2J\n%%{init}%% <script>alert(\'1\')</script> `x` ]--> ["'


def test_hostile_names_stay_text(graph: Graph) -> None:
    paper = Paper(district("Hưng Yên", "Ân Thi"), "KH", "kế hoạch", HOSTILE, "2023-09-09", HOSTILE)
    paper.body.name = HOSTILE
    graph.put(Speaker(paper, "x").implements(ROOT, "title").done())
    cascade = trace(graph, "57-KL/TW")
    drawn = RENDERERS["mermaid"](cascade, Look())
    line = next(line for line in drawn.splitlines() if "HYPERLINK" in line)
    label = line.partition('["')[2]
    assert label.rpartition('"]')[0].count('"') == 0
    assert "<script" not in drawn
    assert len(drawn.splitlines()) == 2 * len(cascade) + 1
    for form in ("text", "mermaid"):
        assert "\x1b" not in RENDERERS[form](cascade, Look())
    cells = [cell for row in csv.reader(io.StringIO(RENDERERS["csv"](cascade, Look()))) for cell in row]
    assert any(cell.startswith("'=") for cell in cells)
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in cells)


def test_mermaid_draws_cascades_alone(graph: Graph) -> None:
    with pytest.raises(QueryError):
        RENDERERS["mermaid"](stats(graph), Look())
    drawn = RENDERERS["mermaid"](trace(graph, "57-KL/TW"), Look())
    assert drawn.count("-.->") == 3
    assert drawn.count(":::loaded") == 3

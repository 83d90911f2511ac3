"""What people decide: kept beside what documents say, honoured, taken back, exported and brought in again."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, people
from hypothesis import given, settings
from hypothesis import strategies as st

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import StoreError
from thac.graph.judgements import VERDICTS, Judgement, contradiction, read, standing, write
from thac.graph.merge import with_day
from thac.graph.model import LoadedDocument
from thac.queries.trace import trace

BODY = people("Hà Giang")
DATED = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND", "2023-09-19", "về nuôi ong lấy mật ở vùng cao")
UNDATED = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND")
MISREAD = Paper(BODY, "KH", "kế hoạch", "49/KH-UBND", "2023-09-19", "về nuôi ong lấy mật ở vùng cao")
UNDER = Paper(district("Hà Giang", "Đồng Văn", True), "KH", "kế hoạch", "7/KH-UBND", "2023-11-02", "Nuôi ong")
BESIDE = Paper(district("Hà Giang", "Mèo Vạc", True), "KH", "kế hoạch", "8/KH-UBND", "2023-11-05", "Nuôi ong")
SCAN = Paper(BODY, "KH", "kế hoạch", "", "2023-09", DATED.title)


def merged(one: Paper, into: Paper, **more: str) -> Judgement:
    return Judgement("identity", (one.id, into.id), "merge", **more)


def papers() -> list[LoadedDocument]:
    """A plan, a scan of it without number, one that cites its number misread, one that cites it undated."""
    tasks = ("Chi cục Chăn nuôi", "Hội Nông dân", "Trạm Khuyến nông", "Phòng Kinh tế", "Đoàn Thanh niên")
    return [
        Speaker(DATED, "plan.docx").implements(ROOT, "title").assigns(*tasks).done(),
        Speaker(SCAN, "scan.pdf").implements(ROOT, "title").assigns(*tasks).done(),
        Speaker(UNDER, "under.txt").implements(MISREAD, "basis").done(),
        Speaker(BESIDE, "beside.txt").implements(UNDATED, "basis").done(),
    ]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with open_graph() as graph:
        for one in papers():
            graph.put(one)
        yield graph


def everything(graph: Graph) -> object:
    store = graph.store
    nodes = [node for kind in store.counts()["nodes"] for node in store.by_class(kind)]
    ids = [node.id for node in nodes]
    said = store.counts(), nodes, store.out(ids, quotes=True), store.into(ids), store.sources()
    return said, store.words(["ong"]), store.aliases(), store.duplicates()


def cascade(graph: Graph) -> list[tuple[str, int]]:
    return [(step.node.symbol, step.depth) for step in trace(graph, ROOT.symbol).steps]


def test_two_nodes_judged_one_are_one_and_it_can_be_taken_back(graph: Graph) -> None:
    before = everything(graph)
    assert ("7/KH-UBND", 2) not in cascade(graph)
    graph.store.judge([merged(MISREAD, DATED, by="An", reason="the 9 is a 4 on paper")])
    assert cascade(graph) == [("57-KL/TW", 0), ("44/KH-UBND", 1), ("7/KH-UBND", 2), ("8/KH-UBND", 2)]
    assert graph.store.nodes([MISREAD.id])[MISREAD.id].symbol == "44/KH-UBND"
    reasons = {one.subject: one.attributes["reason"] for one in graph.store.same_as([DATED.id])}
    assert "judged" in reasons[MISREAD.id]
    graph.store.judge([Judgement("identity", (DATED.id, MISREAD.id), "undo", by="An")])
    assert everything(graph) == before
    assert len(graph.store.judgements()) == 2


def test_a_rule_joins_no_two_nodes_that_people_hold_apart(graph: Graph) -> None:
    before = everything(graph)
    assert ("8/KH-UBND", 2) in cascade(graph)
    graph.store.judge([Judgement("identity", (DATED.id, UNDATED.id), "split")])
    assert ("8/KH-UBND", 2) not in cascade(graph)
    assert graph.duplicates()
    graph.store.judge([Judgement("identity", (SCAN.id, DATED.id), "split")])
    assert not graph.duplicates()
    assert graph.store.nodes([SCAN.id])[SCAN.id].loaded
    for one in (UNDATED, SCAN):
        graph.store.judge([Judgement("identity", (DATED.id, one.id), "undo")])
    assert everything(graph) == before


def test_a_judgement_holds_when_everything_is_loaded_again(graph: Graph) -> None:
    graph.store.judge([merged(MISREAD, DATED)])
    after = everything(graph)
    for one in papers():
        assert graph.remove(one.uri)
    graph.store.refresh()
    assert not graph.store.by_class("Document")
    for one in reversed(papers()):
        assert graph.put(one) == "loaded"
        graph.store.refresh()
    assert everything(graph) == after


def test_the_node_that_stays_keeps_its_number(graph: Graph) -> None:
    """A letter whose number was read wrongly is the one that others cite, under the number they give."""
    graph.store.judge([merged(DATED, MISREAD)])
    (node,) = graph.store.nodes([DATED.id]).values()
    assert (node.id, node.symbol, node.loaded) == (MISREAD.id, "49/KH-UBND", True)
    assert node.title == DATED.title, "of what nobody says of it, the letter speaks"


def test_what_rules_join_follows_what_people_join(graph: Graph) -> None:
    """An undated citation and a scan are the plan by a rule, the plan is another by judgement."""
    graph.store.judge([merged(DATED, MISREAD)])
    assert {symbol for symbol, depth in cascade(graph) if depth == 2} == {"7/KH-UBND", "8/KH-UBND"}
    assert graph.store.nodes([UNDATED.id])[UNDATED.id].id == MISREAD.id
    assert graph.duplicates() == {MISREAD.id: ("plan.docx", "scan.pdf")}


def test_of_several_years_judged_one_an_undated_citation_finds_the_one(graph: Graph) -> None:
    other = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND", "2022-09-19", DATED.title)
    third = Paper(district("Hà Giang", "Yên Minh", True), "KH", "kế hoạch", "3/KH-UBND", "2023-12-05")
    graph.put(Speaker(third, "third.txt").implements(other, "basis").done())
    assert graph.store.nodes([UNDATED.id])[UNDATED.id].id == UNDATED.id
    graph.store.judge([merged(other, DATED)])
    assert graph.store.nodes([UNDATED.id])[UNDATED.id].id == DATED.id


EARLIER = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND", "2022-03-08", "về sửa cầu treo")
TWIN = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND", "2023-10-02", "về dạy chữ cho người lớn")
TWIN_DAY, DATED_DAY = (with_day(DATED.id, day) for day in ("2023-10-02", "2023-09-19"))


def many() -> list[LoadedDocument]:
    """The papers, one of the same number on another day, and who cites one of another year."""
    citing = Paper(district("Hà Giang", "Yên Minh", True), "KH", "kế hoạch", "3/KH-UBND", "2023-12-05")
    both = Speaker(citing, "citing.txt").implements(EARLIER, "basis").implements(TWIN, "opening")
    return [*papers(), Speaker(TWIN, "twin.docx").assigns("Sở Giáo dục").done(), both.done()]


CHOICES = [
    merged(EARLIER, DATED), merged(TWIN, EARLIER), merged(EARLIER, UNDATED),
    Judgement("identity", (TWIN_DAY, DATED_DAY), "merge"),
    Judgement("identity", (UNDATED.id, EARLIER.id), "split"),
    Judgement("identity", (DATED_DAY, MISREAD.id), "merge"),
    merged(MISREAD, DATED), merged(DATED, MISREAD), merged(SCAN, MISREAD), merged(UNDATED, MISREAD),
    merged(UNDER, BESIDE), Judgement("identity", (UNDATED.id, DATED.id), "split"),
    Judgement("identity", (SCAN.id, DATED.id), "split"), merged(SCAN, DATED),
    Judgement("identity", (MISREAD.id, DATED.id), "undo"), Judgement("identity", (DATED.id, SCAN.id), "undo"),
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(CHOICES), max_size=5), st.sets(st.integers(0, 8)))
def test_loading_and_judging_in_any_order_give_the_same_store(
    seed: int, record: list[Judgement], asked: set[int]
) -> None:
    chance = random.Random(seed)
    if contradiction(record):
        return
    with Graph() as first, Graph() as second:
        for one in many():
            first.put(one)
        last = [
            one
            for number, one in enumerate(record)
            if one.matter not in {o.matter for o in record[number + 1 :]}
        ]
        first.store.judge(last)
        steps: list[LoadedDocument | Judgement] = [*many(), *many()[:2]]
        chance.shuffle(steps)
        for made in record:  # in their order, anywhere between the loads
            steps.insert(chance.randint(_after(steps), len(steps)), made)
        for number, step in enumerate(steps):
            if isinstance(step, Judgement):
                if contradiction([*second.store.judgements(), step]):
                    return
                second.store.judge([step])
            elif second.put(step) == "unchanged":
                second.remove(step.uri)
                if number in asked:
                    second.store.refresh()
                second.put(step)
            if number in asked:
                second.store.refresh()
        assert everything(first) == everything(second)


def _after(steps: list[LoadedDocument | Judgement]) -> int:
    return max((place + 1 for place, one in enumerate(steps) if isinstance(one, Judgement)), default=0)


def test_the_same_and_not_the_same_at_once_is_refused(graph: Graph) -> None:
    graph.store.judge([merged(MISREAD, DATED), merged(UNDATED, DATED)])
    with pytest.raises(StoreError, match="judged to be the same and not the same"):
        graph.store.judge([Judgement("identity", (MISREAD.id, UNDATED.id), "split")])
    assert len(graph.store.judgements()) == 2


def test_a_number_adopted_from_a_scan_and_a_namesake_of_another_year_stand_side_by_side() -> None:
    """The scan's own id has another key than the numbered plan that it turned out to be."""
    with open_graph() as graph:
        for one in papers():
            graph.put(one)
            graph.store.refresh()
        other = Paper(BODY, "KH", "kế hoạch", "44/KH-UBND", "2021-02-03", "về trồng ngô")
        graph.put(Speaker(other, "other.txt").done())
        assert graph.store.under_key(DATED.id) == [other.id, DATED.id, UNDATED.id]
        assert graph.duplicates()


def test_a_database_from_before_the_record_gets_one_and_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "thac.db"
    with open_graph(path) as graph:
        for one in papers():
            graph.put(one)
        before = everything(graph)
    base = sqlite3.connect(path)
    base.executescript("DROP TABLE judgements; PRAGMA user_version = 4;").close()
    with open_graph(path) as graph:
        assert everything(graph) == before
        assert not graph.store.judgements()
        assert graph.store.judge([merged(MISREAD, DATED)]) == 1
    with open_graph(path) as graph:
        assert graph.store.judgements() == [merged(MISREAD, DATED)]


def test_an_older_database_that_may_only_be_read_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "thac.db"
    with open_graph(path) as graph:
        graph.put(papers()[0])
    base = sqlite3.connect(path)
    base.executescript(
        "DROP TABLE judgements; PRAGMA user_version = 4; PRAGMA wal_checkpoint(TRUNCATE);"
    ).close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_graph(path) as graph:
        assert graph.store.nodes([DATED.id])
        assert graph.store.judgements() == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ENTRIES = st.one_of(
    st.builds(
        Judgement, st.just("finding"), st.tuples(st.sampled_from(["f1", "f2", "a b"])),
        st.sampled_from(VERDICTS["finding"]), TEXTS, TEXTS, st.sampled_from(["", "2026-03", "2026"]), TEXTS,
    ),
    st.builds(
        Judgement, st.just("identity"),
        st.sampled_from([("urn:a", "urn:b"), ("urn:b", "urn:a"), ("ü", "\x00")]),
        st.sampled_from(VERDICTS["identity"]), TEXTS, TEXTS,
    ),
)  # fmt: skip


@given(st.lists(ENTRIES, max_size=8))
def test_what_is_exported_and_brought_in_is_the_same(record: list[Judgement]) -> None:
    with Graph() as first, Graph() as second:
        first.store.judge(record)
        written = write(first.store.judgements())
        assert second.store.add_judgements(read(written, "record.jsonl")) == len(record)
        assert write(second.store.judgements()) == written
        assert standing(second.store.judgements()) == standing(record)
        assert second.store.add_judgements(read(written, "record.jsonl")) == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("rubbish", "line 2"),
        ("[1]", "kind, about and verdict"),
        ('{"kind": "finding", "about": "f1", "verdict": "accept"}', "list"),
        ('{"kind": "finding", "about": ["f1"], "verdict": "maybe"}', "accept, reject, exempt"),
        ('{"kind": "finding", "about": ["f1"], "verdict": "accept", "on": "tomorrow"}', "not a date"),
        ('{"kind": "finding", "about": ["f1"], "verdict": "accept", "by": 7}', "text"),
        ('{"kind": "finding", "about": ["f1"], "verdict": "accept", "who": "An"}', "who"),
        ('{"kind": "identity", "about": ["urn:a", "urn:a"], "verdict": "merge"}', "two different"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(line: str, told: str) -> None:
    with pytest.raises(StoreError, match=r"record\.jsonl: line 2") as caught:
        read(f"# judged in spring\n{line}\n", "record.jsonl")
    assert told in str(caught.value)

"""One document in several files: one of them speaks for it, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, people, seeds

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.model import LoadedDocument
from thac.queries.trace import trace

PLAN = Paper(
    people("Nam Định"), "KH", "kế hoạch", "12/KH-UBND", "2023-09-01", "về mở lớp đan lưới cho thanh niên"
)
TASKS = (
    "Phòng Nội vụ",
    "Phòng Tài chính",
    "Phòng Văn hóa",
    "Trung tâm Y tế",
    "Công an huyện",
    "Hội Nông dân",
)


def plan(uri: str, *remarks: str, tasks: tuple[str, ...] = TASKS, paper: Paper = PLAN) -> LoadedDocument:
    one = Speaker(paper, uri).implements(ROOT, "title").assigns(*tasks).done()
    return replace(one, sha256=f"sum of {uri}", remarks=remarks)


@pytest.fixture
def graph() -> Iterator[Graph]:
    with open_graph() as graph:
        yield graph


def answers(graph: Graph) -> tuple[object, ...]:
    """All that a graph answers, but for who silently says it too."""
    store = graph.store
    nodes = [node for kind in store.counts()["nodes"] for node in store.by_class(kind)]
    ids = [node.id for node in nodes]
    return store.counts(), nodes, store.out(ids, quotes=True), store.into(ids), store.words(["ke"])


def test_a_document_in_three_files_says_everything_once(graph: Graph) -> None:
    graph.put(plan("a.docx"))
    once = answers(graph)
    graph.put(plan("b.pdf", "read by OCR (tesseract)"))
    graph.put(plan("c.md"))
    assert answers(graph) == once
    assert graph.duplicates() == {PLAN.id: ("a.docx", "b.pdf", "c.md")}
    assert {uri: kept.document for uri, kept in graph.store.sources().items()} == dict.fromkeys(
        ("a.docx", "b.pdf", "c.md"), PLAN.id
    )
    assert len(trace(graph, "57-KL/TW").steps) == 2


def test_text_speaks_before_ocr_and_the_rest_when_it_is_gone(graph: Graph) -> None:
    graph.put(plan("a.pdf", "read by OCR (tesseract)", tasks=(*TASKS, "Phòng Nộl vụ")))
    assert graph.store.words(["nol"])
    graph.put(plan("z.docx"))
    assert not graph.store.words(["nol"])
    assert graph.store.text(PLAN.id) == plan("z.docx").text
    graph.remove("z.docx")
    assert graph.store.words(["nol"])
    graph.remove("a.pdf")
    assert not graph.store.sources()
    assert not graph.store.by_class("Document")


def test_the_file_with_a_number_and_a_day_speaks(graph: Graph) -> None:
    bare = Paper(PLAN.body, "KH", "kế hoạch", "12/KH-UBND", "2023", PLAN.title)
    graph.put(plan("a.docx", paper=bare))
    graph.put(plan("b.pdf", "read by OCR (tesseract)"))
    (node,) = graph.store.nodes([PLAN.id]).values()
    assert node.issued == "2023-09-01"
    assert graph.duplicates() == {PLAN.id: ("b.pdf", "a.docx")}


def test_two_documents_that_have_one_id_both_speak(graph: Graph) -> None:
    graph.put(plan("a.md", tasks=tuple(f"Tổ {number} thôn {number * 7}" for number in range(30))))
    graph.put(plan("b.md", tasks=tuple(f"Hội {number} ấp {number * 3}" for number in range(30))))
    assert not graph.duplicates()
    said = graph.store.out([PLAN.id], ["assigns"])
    assert len({one.object for one in said}) == 60


def test_any_order_and_any_way_there_gives_the_same_answers() -> None:
    other = Paper(PLAN.body, "KH", "kế hoạch", "12/KH-UBND", "2023-10-30", "về phòng chống lụt bão")
    undated = Paper(PLAN.body, "KH", "kế hoạch", "12/KH-UBND", "", "")
    speaker = Speaker(
        Paper(district("Nam Định", "Giao Thủy", True), "KH", "kế hoạch", "5/KH-UBND", "2023-12-01")
    )
    files = [
        plan("a.docx"),
        plan("b.pdf", "read by OCR (tesseract)", tasks=(*TASKS, "Phòng Nộl vụ")),
        plan("c.md", paper=other, tasks=("Ban Chỉ huy", "Hạt Kiểm lâm", "Trạm Thủy nông")),
        replace(plan("d.doc"), sha256="sum of a.docx"),
        speaker.implements(undated, "basis").done(),
    ]
    found = []
    for order in islice(permutations(files), 0, None, 5):
        with open_graph() as graph:
            for number, one in enumerate(order):
                graph.put(one)
                if number % 2:
                    graph.store.refresh()
            graph.put(plan("e.docx", tasks=TASKS[:4]))
            graph.store.refresh()
            graph.remove("e.docx")
            found.append((answers(graph), graph.duplicates(), graph.store.sources()))
    assert all(one == found[0] for one in found)
    assert [len(uris) for uris in found[0][1].values()] == [3]


def test_a_copy_is_kept_without_being_read(graph: Graph) -> None:
    first = plan("b.md")
    graph.put(first)
    graph.put(seeds()[0])
    once = answers(graph)
    assert graph.copy("a.md", "b.md", "another sum") == ""
    assert graph.copy("a.md", "b.md", first.sha256) == "loaded"
    assert graph.copy("a.md", "b.md", first.sha256) == "unchanged"
    assert graph.copy("kim-dong.txt", "b.md", first.sha256) == "replaced"
    graph.put(seeds()[0])
    assert answers(graph) == once
    assert graph.duplicates() == {PLAN.id: ("a.md", "b.md")}
    assert [one.uri for one in graph.store.documents()] == ["a.md", "b.md", "kim-dong.txt"]
    graph.remove("a.md")
    assert answers(graph) == once
    assert not graph.duplicates()


def scan(uri: str, issued: str = "2023-09", title: str = PLAN.title) -> LoadedDocument:
    """The plan as a scan on which the number and the day are written by hand."""
    return plan(uri, "read by OCR (tesseract)", paper=Paper(PLAN.body, "KH", "kế hoạch", "", issued, title))


def test_a_scan_without_number_is_the_numbered_document_of_the_same_words(graph: Graph) -> None:
    graph.put(plan("z.docx"))
    once = answers(graph)
    (said,) = {scan("a.pdf").id}
    graph.put(scan("a.pdf"))
    assert answers(graph) == once
    assert graph.duplicates() == {PLAN.id: ("z.docx", "a.pdf")}
    assert graph.store.nodes([said])[said].symbol == "12/KH-UBND"
    graph.remove("z.docx")
    assert not graph.duplicates()
    assert graph.store.nodes([said])[said].loaded


@pytest.mark.parametrize(
    ("issued", "title"),
    [("2024-09", PLAN.title), ("2023-10", PLAN.title), ("", PLAN.title), ("2023", PLAN.title + " đợt 2")],
)
def test_a_scan_without_number_of_another_time_is_another_document(
    issued: str, title: str, graph: Graph
) -> None:
    graph.put(plan("z.docx"))
    graph.put(scan("a.pdf", issued, title))
    assert not graph.duplicates()


def test_a_scan_without_number_that_two_documents_fit_stays_by_itself() -> None:
    second = Paper(PLAN.body, "KH", "kế hoạch", "31/KH-UBND", "2023-09-20", PLAN.title)
    files = [plan("a.docx"), plan("b.docx", paper=second), scan("c.pdf"), scan("d.pdf")]
    found = []
    for order in islice(permutations(files), 0, None, 2):
        with open_graph() as graph:
            for number, one in enumerate(order):
                graph.put(one)
                if number != 1:
                    graph.store.refresh()
            both = answers(graph), graph.duplicates()
            graph.remove("b.docx")
            found.append((*both, answers(graph), graph.duplicates()))
    assert all(one == found[0] for one in found)
    assert list(found[0][1].values()) == [("c.pdf", "d.pdf")]
    assert list(found[0][3].values()) == [("a.docx", "c.pdf", "d.pdf")]


def test_who_cites_a_plan_by_its_title_means_the_numbered_one(tmp_path: Path) -> None:
    """Whether the citation is loaded before the scan and the letter, or after."""
    body = district("Hưng Yên", "Kim Động", True)
    title = "Mở các lớp đan rổ tre tại các xã ven sông"
    numbered = Speaker(Paper(body, "KH", "kế hoạch", "12/KH-UBND", "2023-05-04", title), "a.docx")
    scan = Speaker(Paper(body, "KH", "kế hoạch", "", "2023-05", title), "b.pdf")
    for one in (numbered, scan):
        one.assigns("một", "hai", "ba")
    citing = Speaker(
        Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "5-KH/HU", "2023-06-01"), "c.txt"
    )
    citing.implements(scan.paper, "title")
    documents = [one.done() for one in (numbered, scan, citing)]
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        with open_graph(tmp_path / f"{order}.db") as graph:
            for number in order:
                graph.put(documents[number])
                graph.store.refresh()
            assert [one.subject for one in graph.store.into([numbered.paper.id], ["implements"])] == [
                citing.paper.id
            ]
            listed = [node.id for node in graph.store.by_class("Document")]
            assert sorted(listed) == sorted({numbered.paper.id, citing.paper.id})
            graph.remove("a.docx")
            assert graph.store.into([scan.paper.id], ["implements"])

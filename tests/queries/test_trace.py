"""The tree of a cascade: that of the real plans first, then circles, traps and options."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from built import POLITBURO, ROOT, TITLE, Body, Paper, Speaker, committee, district, people, seeds

from thac.graph import Graph
from thac.graph.errors import AmbiguousError, QueryError
from thac.queries.render import RENDERERS, Look
from thac.queries.trace import Cascade, trace

TREE = """\
57-KL/TW  Kết luận · Bộ Chính trị · central · 15/06/2023 · attested by 3 loaded documents
├─ 157-KH/TU  Kế hoạch · Tỉnh ủy Kiên Giang · province · 10/08/2023 · +56 days · attested
│  └─ 97-KH/ĐUK  Kế hoạch · Đảng ủy Khối các Cơ quan - Doanh nghiệp tỉnh Kiên Giang · province · loaded · \
also implements 57-KL/TW; 207-KH/BTGTU in a task only · assigns 4 units (2 groups)
├─ 110-KH/HU  Kế hoạch · Huyện ủy Kim Động · district · 03/08/2023 · +49 days · attested
│  └─ (no number)  Kế hoạch · UBND huyện Kim Động · district · 2023 · loaded · \
also implements 57-KL/TW, 211-KH/TU, 139/KH-UBND · assigns 9 units (2 groups: ? and 16 bodies)
├┄ 211-KH/TU  Kế hoạch · Tỉnh ủy Hưng Yên · province · 25/07/2023 · +40 days · attested · \
unproven: same title
└┄ 28-CT/TU  Chỉ thị · Thành ủy Thành phố Hồ Chí Minh · province · 16/10/2023 · +123 days · attested · \
unproven: same title
   └┄ 228-KH/HU  Kế hoạch · Huyện ủy Hóc Môn · district · 13/11/2023 · +28 days · attested · \
unproven: same title
      └─ 535/KH-UBND  Kế hoạch · UBND huyện Hóc Môn · district · 12/12/2023 · +29 days · loaded · \
also implements 28-CT/TU, 1762/KH-UBND; 57-KL/TW in a task only · assigns 3 units (2 groups), \
requests 2 units (1 group)
"""


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        yield graph


@pytest.fixture
def loaded(graph: Graph) -> Graph:
    for document in seeds():
        graph.put(document)
    return graph


def shape(cascade: Cascade) -> list[tuple[int, str, str]]:
    return [(step.depth, step.node.symbol, step.relation) for step in cascade]


def plan(name: str, issued: str = "2023-08-01", title: str = "") -> Paper:
    return Paper(district("Hưng Yên", name), "KH", "kế hoạch", f"{name}-KH/HU", issued, title)


def test_the_real_plans_stand_under_their_directive(loaded: Graph) -> None:
    assert RENDERERS["text"](trace(loaded, "57-KL/TW"), Look()) == TREE


def test_what_no_sentence_proves_is_never_counted(loaded: Graph) -> None:
    steps = {step.node.symbol: step for step in trace(loaded, "57-KL/TW")}
    assert {symbol for symbol, step in steps.items() if step.proven} == {
        "57-KL/TW", "157-KH/TU", "97-KH/ĐUK", "110-KH/HU", "",
    }  # fmt: skip
    assert steps["535/KH-UBND"].relation == "implements"
    assert not steps["535/KH-UBND"].proven
    assert steps["211-KH/TU"].evidence[0].quote.startswith("về tiếp tục")


def test_every_proven_step_has_its_sentence(loaded: Graph) -> None:
    for step in trace(loaded, "57-KL/TW"):
        assert (step.relation == "root") == (not step.evidence)
        assert all(one.quote for one in step.evidence)
    assert not any(step.evidence for step in trace(loaded, "57-KL/TW", evidence=False))


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        ("kim-dong.txt", ["57-KL/TW", "211-KH/TU", "139/KH-UBND"]),
        ("97-kh/duk", ["57-KL/TW"]),
        ("535 / KH-UBND", ["228-KH/HU", "1762/KH-UBND", "57-KL/TW"]),
        ("65/KH-UBND", ["194/KH-UBND"]),
    ],
)
def test_upwards_it_ends_at_the_roots(loaded: Graph, asked: str, ends: list[str]) -> None:
    steps = trace(loaded, asked, "up").steps
    parents = {step.parent for step in steps}
    assert [step.node.symbol for step in steps if step.node.id not in parents] == ends


def test_depth_scope_and_day(loaded: Graph) -> None:
    assert {step.depth for step in trace(loaded, "57-KL/TW", depth=1)} == {0, 1}
    assert len(trace(loaded, "57-KL/TW", depth=0)) == 1
    within = {step.node.symbol for step in trace(loaded, "57-KL/TW", as_of="07/2023")}
    assert within == {"57-KL/TW", "211-KH/TU", "97-KH/ĐUK", ""}
    body = {step.node.symbol: step for step in trace(loaded, "57-KL/TW", scopes=("body",))}
    assert body["535/KH-UBND"].relation == "implements"
    assert body["535/KH-UBND"].depth == 1


def test_circles_are_cut_and_everyone_stands_once_below_a_parent(graph: Graph) -> None:
    papers = [plan(f"{number}") for number in range(6)]
    for number, paper in enumerate(papers):
        speaker = Speaker(paper, f"{number}.txt")
        for other in papers:
            speaker.implements(other, "title")
        graph.put((speaker.implements(ROOT, "title") if number == 3 else speaker).done())
    for direction in ("down", "up"):
        steps = trace(graph, "57-KL/TW" if direction == "down" else "0-KH/HU", direction).steps
        seen: set[str] = set()
        for step in steps:
            assert step.node.id not in seen
            assert not step.parent or step.parent in seen
            seen.add(step.node.id)
        assert len(steps) == 7


def test_a_long_chain_needs_no_deep_stack(graph: Graph) -> None:
    papers = [ROOT, *(plan(f"{number}") for number in range(1, 1500))]
    speaker = Speaker(plan("last"), "all.txt")
    for upper, lower in pairwise(papers):
        speaker.implements(upper, "body", by=lower)
    graph.put(speaker.done())
    assert max(step.depth for step in trace(graph, "57-KL/TW", evidence=False)) == 1499


def test_parallel_sentences_are_one_step_with_all_evidence(graph: Graph) -> None:
    graph.put(Speaker(plan("1")).implements(ROOT, "title").implements(ROOT, "opening").done())
    root, step = trace(graph, "57-KL/TW").steps
    assert (root.relation, step.scope, len(step.evidence)) == ("root", "title", 2)


def test_older_documents_never_appear_and_links_across_provinces_are_not_guessed(graph: Graph) -> None:
    graph.put(Speaker(plan("1", "2021-01-01", TITLE)).implements(ROOT, "title").done())
    province = Paper(committee("Hưng Yên"), "KH", "kế hoạch", "5-KH/TU", "2023-07-01", TITLE)
    elsewhere = Paper(district("Kiên Giang", "An Minh"), "KH", "kế hoạch", "6-KH/HU", "2023-09-01", TITLE)
    for number, paper in enumerate((province, elsewhere)):
        graph.put(Speaker(paper, f"p{number}").done())
    graph.put(Speaker(plan("9")).implements(ROOT, "opening").done())
    assert shape(trace(graph, "57-KL/TW")) == [
        (0, "57-KL/TW", "root"), (1, "9-KH/HU", "implements"),
        (1, "5-KH/TU", "unproven"), (1, "6-KH/HU", "unproven"),
    ]  # fmt: skip
    assert shape(trace(graph, "5-KH/TU")) == [(0, "5-KH/TU", "root")]


def test_the_party_committee_stands_before_the_state_body_beside_it(graph: Graph) -> None:
    party = Paper(
        committee("Hưng Yên"), "KH", "kế hoạch", "5-KH/TU", "2023-07-01", f"Về việc thực hiện {TITLE}"
    )
    state = Paper(people("Hưng Yên"), "KH", "kế hoạch", "50/KH-UBND", "2023-07-20", TITLE)
    lower = Paper(district("Hưng Yên", "Ân Thi", True), "KH", "kế hoạch", "70/KH-UBND", "2023-08-20", TITLE)
    for number, paper in enumerate((lower, state, party, ROOT)):
        graph.put(Speaker(paper, f"p{number}").done())
    assert shape(trace(graph, "57-KL/TW")) == [
        (0, "57-KL/TW", "root"), (1, "5-KH/TU", "unproven"),
        (2, "50/KH-UBND", "unproven"), (2, "70/KH-UBND", "unproven"),
    ]  # fmt: skip


def test_upwards_by_titles_alone_ends_at_the_centre(graph: Graph) -> None:
    province = Paper(committee("Hưng Yên"), "KH", "kế hoạch", "5-KH/TU", "2023-07-01", TITLE)
    lower = Paper(district("Hưng Yên", "Ân Thi"), "KH", "kế hoạch", "7-KH/HU", "2023-08-20", TITLE)
    beside = Paper(district("Hưng Yên", "Ân Thi", True), "KH", "kế hoạch", "70/KH-UBND", "2023-09-01", TITLE)
    for number, paper in enumerate((beside, lower, province, ROOT)):
        graph.put(Speaker(paper, f"p{number}").done())
    assert shape(trace(graph, "70/KH-UBND", "up")) == [
        (0, "70/KH-UBND", "root"), (1, "7-KH/HU", "unproven"),
        (2, "5-KH/TU", "unproven"), (3, "57-KL/TW", "unproven"),
    ]  # fmt: skip


def test_one_symbol_of_two_documents_asks_which(graph: Graph) -> None:
    graph.put(Speaker(ROOT, "a").done())
    graph.put(
        Speaker(Paper(POLITBURO, "KL", "kết luận", "57-KL/TW", "2013-03-08", "Luân chuyển"), "b").done()
    )
    graph.put(Speaker(Paper(people("Hưng Yên"), "KH", "kế hoạch", "139/KH-UBND", "2023"), "c").done())
    graph.put(Speaker(Paper(people("Sơn La"), "KH", "kế hoạch", "139/KH-UBND", "2023"), "d").done())
    with pytest.raises(AmbiguousError) as caught:
        trace(graph, "57-KL/TW")
    assert len(caught.value.candidates) == 2
    assert "2013-03-08" in str(caught.value)
    assert trace(graph, "57-KL/TW", date="2013").steps[0].node.title == "Luân chuyển"
    assert trace(graph, "57-KL/TW", date="15/6/2023").steps[0].node.id == ROOT.id
    assert trace(graph, "139/KH-UBND", issuer="son la").steps[0].node.province == "Sơn La"
    assert trace(graph, ROOT.id).steps[0].node.id == ROOT.id
    with pytest.raises(QueryError, match="not with that date"):
        trace(graph, "57-KL/TW", date="1999")


@pytest.mark.parametrize("bad", [{"direction": "left"}, {"scopes": ("footnote",)}, {"as_of": "soon"}])
def test_arguments_that_are_none_are_named(loaded: Graph, bad: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        trace(loaded, "57-KL/TW", **bad)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="not known"):
        trace(loaded, "1/none")


def test_a_body_without_a_level_hangs_below_the_centre_alone(graph: Graph) -> None:
    nowhere = Paper(Body([], "Hội", "Hội", "", "front"), "KH", "kế hoạch", "1/KH-H", "2024", TITLE)
    graph.put(Speaker(nowhere, "a").done())
    graph.put(Speaker(ROOT, "b").done())
    assert shape(trace(graph, "57-KL/TW"))[1:] == [(1, "1/KH-H", "unproven")]

"""Two stores, or one at two dates: what is new, gone or changed, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from contextlib import ExitStack
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, people, seeds
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from random_graphs import random_graph

from thac.cli import main
from thac.graph import Graph
from thac.graph.errors import QueryError, StoreError
from thac.graph.shown import Node
from thac.queries.compare import Change, Side, compare, paired, sides
from thac.queries.render import Look
from thac.queries.render.changes import CHANGES

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLAN = Paper(people("Lai Châu"), "KH", "kế hoạch", "21/KH-UBND", "2023-10-02", "về bảo tồn chợ phiên")
MORE = Paper(district("Lai Châu", "Tam Đường"), "KH", "kế hoạch", "4-KH/HU", "2024-02-02", "về chợ phiên")


def differences(old: Graph, new: Graph) -> list[tuple[str, str, str, str]]:
    found = compare(Side(old), Side(new), ("documents", "links"))
    return [(one.part, one.change, one.what.partition(" (")[0], one.relation) for one in found]


def test_a_store_differs_from_itself_in_nothing() -> None:
    with Graph() as one, Graph() as other:
        for document in seeds():
            one.put(document)
        for document in reversed(seeds()):
            other.put(document)
        assert differences(one, other) == []


def test_a_document_that_came_went_or_changed_is_told_with_its_links() -> None:
    with Graph() as one, Graph() as other:
        for document in seeds():
            one.put(document)
            other.put(document)
        one.put(Speaker(PLAN, "plan.txt").implements(ROOT, "title").done())
        changed = Speaker(PLAN, "plan.txt").implements(ROOT, "title")
        changed.say(PLAN.id, "implements", ROOT.id, "opening", "Thực hiện Kết luận 57 của Bộ Chính trị")
        changed.say(PLAN.id, "title", "về chợ phiên vùng cao", words="về chợ phiên vùng cao")
        other.put(changed.done())
        other.put(Speaker(MORE, "more.txt").implements(PLAN, "basis").done())
        found = list(compare(Side(one), Side(other), ("documents", "links")))
        told = {(one.part, one.change, one.ids[0], one.relation) for one in found}
        assert ("documents", "new", MORE.id, "loaded") in told
        assert ("links", "new", MORE.id, "implements") in told
        (link,) = [one for one in found if one.change == "changed" and one.relation == "implements"]
        assert link.ids == (PLAN.id, ROOT.id)
        assert [note.phrase.format(*note.values) for note in link.details] == [
            "+ “Thực hiện Kết luận 57 của Bộ Chính trị” (opening)"
        ]
        mirrored = {"new": "gone", "gone": "new", "changed": "changed"}
        back = {(p, mirrored[c], w, r) for p, c, w, r in differences(other, one)}
        assert back == set(differences(one, other))


def test_a_title_that_changed_is_told_with_both_values() -> None:
    with Graph() as one, Graph() as other:
        one.put(Speaker(PLAN, "plan.txt").done())
        renamed = Paper(PLAN.body, "KH", "kế hoạch", PLAN.symbol, PLAN.issued, "về bảo tồn nhà sàn")
        other.put(Speaker(renamed, "plan.txt").done())
        (change,) = compare(Side(one), Side(other), ("documents",))
        (note,) = change.details
        assert note.values == ("title", "về bảo tồn chợ phiên", "về bảo tồn nhà sàn")


def test_two_dates_of_one_store() -> None:
    with Graph() as graph:
        for document in seeds():
            graph.put(document)
        graph.put(Speaker(PLAN, "plan.txt").implements(ROOT, "title").done())
        graph.put(Speaker(MORE, "more.txt").implements(PLAN, "basis").done())
        found = list(compare(Side(graph, "2023-09"), Side(graph, "2023-10"), ("documents", "links")))
        october = [node.id for node in graph.store.by_class("Document") if node.issued.startswith("2023-10")]
        assert [one.ids for one in found if one.part == "documents"] == [(id,) for id in october]
        assert PLAN.id in october
        assert {one.change for one in found if one.part == "documents"} == {"new"}
        assert not [one for one in found if MORE.id in one.ids]
        assert list(compare(Side(graph, "2023-10"), Side(graph, "2023-10"))) == []


@given(st.sets(st.text("abc", min_size=1, max_size=3)), st.sets(st.text("abc", min_size=1, max_size=3)))
def test_every_id_of_either_side_is_met_once_in_order(old: set[str], new: set[str]) -> None:
    def side(ids: set[str]) -> list[tuple[str, Node]]:
        return [(id, Node(id)) for id in sorted(ids)]

    met = list(paired(side(old), side(new)))
    assert [id for id, _, _ in met] == sorted(old | new)
    assert {id for id, one, _ in met if one} == old
    assert {id for id, _, one in met if one} == new


def test_findings_that_come_and_go(tmp_path: Path) -> None:
    found = [
        Change("findings", "new", "5/KH-UBND", "no-basis", "", (), ("f1",)),
        Change("findings", "gone", "=cmd()", "no-basis", "UBND xã \x1b[1mA", (), ("f2",)),
    ]
    assert "1 new, 1 gone, 0 changed" in "".join(CHANGES["text"](found, Look(), ("findings",)))
    assert "\x1b" not in "".join(CHANGES["text"](found, Look(), ("findings",)))
    assert [row["ids"] for row in json.loads("".join(CHANGES["json"](found, Look(), ())))] == [["f1"], ["f2"]]
    rows = list(csv.DictReader(io.StringIO("".join(CHANGES["csv"](found, Look(), ())))))
    assert rows[1]["what"] == "'=cmd()"
    assert json.loads("".join(CHANGES["json"]([], Look(), ()))) == []


@pytest.mark.parametrize(
    ("old", "new", "error", "says"),
    [
        ("nowhere", "2023", QueryError, "neither"), ("{db}", "2023", QueryError, "not one of each"),
        ("{text}", "{db}", StoreError, "not a database"), ("{db}", "{folder}", StoreError, "folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(
    old: str, new: str, error: type[Exception], says: str, tmp_path: Path
) -> None:
    names = {"db": str(tmp_path / "thac.db"), "text": str(tmp_path / "a.txt"), "folder": str(tmp_path)}
    Path(names["text"]).write_text("not a database at all")
    with Graph() as graph:
        assert graph
    CliRunner().invoke(main, ["--db", names["db"], "load", str(EXAMPLES / "README.md")])
    with ExitStack() as opened, pytest.raises(error, match=says):
        sides(names["db"], old.format(**names), new.format(**names), opened)


def test_the_command_compares_two_files(tmp_path: Path) -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(main, ["--db", str(tmp_path / "new.db"), *words]).output

    texts = sorted(EXAMPLES.glob("*_vi-du.*"))
    run("load", *map(str, texts))
    CliRunner().invoke(main, ["--db", str(tmp_path / "old.db"), "load", *map(str, texts[:-1])])
    told = run("diff", str(tmp_path / "old.db"), str(tmp_path / "new.db"))
    assert "+ 121-KH/HU (Huyện ủy Lâm Hà)" in told
    assert "documents: " in told
    assert "findings: " in told
    same = run("diff", str(tmp_path / "new.db"), str(tmp_path / "new.db"))
    assert same.split("\n")[-4:-1] == [
        f"{p}: 0 new, 0 gone, 0 changed" for p in ("documents", "links", "findings")
    ]


def test_memory_does_not_grow_with_the_store() -> None:
    def peak(documents: int) -> int:
        with Graph() as one, Graph() as other:
            for number in range(documents):
                paper = Paper(
                    PLAN.body, "KH", "kế hoạch", f"{number}/KH-UBND", "2023-10-02", f"về việc thứ {number}"
                )
                one.put(Speaker(paper, f"{number}.txt").implements(ROOT, "title").done())
                if number % 7:
                    other.put(Speaker(paper, f"{number}.txt").implements(ROOT, "title").done())
            one.store.refresh()
            other.store.refresh()
            tracemalloc.start()
            for _ in compare(Side(one), Side(other), ("documents", "links")):
                pass
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return most

    small = peak(520)
    assert peak(1300) < 2 * small + 1_000_000


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_two_random_graphs_differ_as_their_documents_do(seed: int) -> None:
    with Graph() as one, Graph() as other:
        for document in random_graph(seed):
            one.put(document)
        for document in random_graph(seed + 1):
            other.put(document)
        forth = list(compare(Side(one), Side(other)))
        back = list(compare(Side(other), Side(one)))
        turned = {"new": "gone", "gone": "new", "changed": "changed"}
        assert {(c.part, turned[c.change], c.ids[-1]) for c in forth if c.change != "changed"} == {
            (c.part, c.change, c.ids[-1]) for c in back if c.change != "changed"
        }
        old, new = ({node.id for node in g.store.by_class("Document")} for g in (one, other))
        assert {c.ids[0] for c in forth if c.part == "documents" and c.change == "new"} == new - old
        assert {c.ids[0] for c in forth if c.part == "documents" and c.change == "gone"} == old - new

"""What a person decides: found by its fingerprint, honoured by the report, written to a file and read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, seeds
from click.testing import CliRunner, Result

from thac.cli import main
from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import QueryError, StoreError
from thac.graph.export import export
from thac.loaders.load import load
from thac.queries.audit import audit
from thac.queries.duties import duties
from thac.queries.judge import decide, from_file, judged, listed, to_file
from thac.queries.resolve import resolve

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN ĐỒNG VĂN
Số:     /KH-UBND
Đồng Văn, ngày 12 tháng 9 năm 2023

KẾ HOẠCH
Thực hiện Chỉ thị số 41-CT/TW ngày 02 tháng 3 năm 2023 của Ban Bí thư về giữ gìn nhà trình tường

I. MỤC ĐÍCH
Giữ gìn nhà trình tường ở các thôn.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def graph(folder: Path) -> Iterator[Graph]:
    with open_graph(folder / "thac.db") as graph:
        load([str(folder / "plan.txt")], graph)
        yield graph


def marks(graph: Graph) -> list[str]:
    return [one.fingerprint for one in judged(graph, audit(graph)).findings]


def told(graph: Graph) -> str:
    return " ".join(one.phrase.format(*one.values) for one in judged(graph, audit(graph)).notes)


def test_a_rejected_finding_stays_out_of_a_store_that_is_loaded_again(graph: Graph, folder: Path) -> None:
    (mark,) = [one.fingerprint for one in audit(graph).findings if one.rule == "number-missing"]
    assert "judged by people: 0" in told(graph)
    made = decide(graph, (mark[:8], "reject"), "the number is on the paper copy", "Lan", "1/3/2026")
    assert (made.about, made.on) == ((mark,), "2026-03-01")
    assert "number-missing" in made.says
    assert mark not in marks(graph)
    assert "1 (0 accepted; left out here: 1 rejected, 0 exempt)" in told(graph)
    graph.remove(str(folder / "plan.txt"))
    load([str(folder)], graph)
    assert mark not in marks(graph)
    changed = PLAN.replace("Số:     /KH-UBND", "Số:     /KH-UBND-VX")
    (folder / "plan.txt").write_text(changed, encoding="utf-8")
    load([str(folder)], graph)
    again = [one.fingerprint for one in judged(graph, audit(graph)).findings if one.rule == "number-missing"]
    assert again
    assert again != [mark], "the sentence has changed"


def test_the_later_of_two_people_counts_and_the_report_says_so(graph: Graph) -> None:
    mark = marks(graph)[0]
    decide(graph, (mark, "reject"), "not so", "Lan")
    decide(graph, (mark, "accept"), "it is so", "Minh")
    report = judged(graph, audit(graph))
    assert report.judged[mark].by == "Minh"
    assert mark in marks(graph)
    assert "judged by several people: 1" in told(graph)
    assert [row[2] for row in listed(graph).rows] == ["no", "yes"]
    decide(graph, (mark,), undo=True)
    assert not judged(graph, audit(graph)).judged
    assert len(listed(graph).rows) == 3


@pytest.mark.parametrize(
    ("words", "reason", "by", "says"),
    [
        (("0123456789abcdef", "reject"), "x", "Lan", "no such finding"),
        (("{mark}", "perhaps"), "x", "Lan", "accept, reject, exempt"),
        (("{mark}", "reject"), "", "Lan", "why and by whom"),
        (("{mark}", "reject"), "x", " ", "why and by whom"),
        (("{near}", "reject"), "x", "Lan", "nearest: {mark}"),
        (("{mark}",), "x", "Lan", "not a judgement"),
        (("merge", "41-CT/TW", "nothing"), "x", "Lan", "not known"),
        (("merge", "41-CT/TW", "41-CT/TW"), "x", "Lan", "one node already"),
        (("merge", "41-CT/TW", "Ban Bí thư"), "x", "Lan", "cannot be one node"),
        (("undo", "{mark}"), "", "", "no judgement on this finding stands"),
    ],
)
def test_what_cannot_be_judged_is_said(
    words: tuple[str, ...], reason: str, by: str, says: str, graph: Graph
) -> None:
    mark = marks(graph)[0]
    near = mark[:-1] + ("0" if mark[-1] != "0" else "1")
    given = tuple(word.format(mark=mark, near=near) for word in words)
    with pytest.raises(QueryError) as caught:
        decide(graph, given, reason, by)
    assert says.format(mark=mark) in str(caught.value)
    assert not listed(graph).rows


def test_merged_documents_are_found_by_either_symbol_and_parted_again() -> None:
    misread = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "710-KH/HU", "2023-08-03")
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        graph.put(Speaker(ROOT, "root.txt").implements(misread, "body").done())
        decide(graph, ("merge", "710-KH/HU", "110-KH/HU"), "a 1 read as 7", "Lan")
        meant = resolve(graph, "110-KH/HU")
        assert resolve(graph, "710-KH/HU") == meant
        with pytest.raises(QueryError, match="as stated"):
            decide(graph, ("split", "710-KH/HU", "110-KH/HU"), "two plans after all", "Minh")
        decide(graph, ("undo", misread.id, meant.id))
        assert resolve(graph, "710-KH/HU").id == misread.id
        decide(graph, ("merge", "710-KH/HU", "110-KH/HU"), "a 1 read as 7", "Lan")
        decide(graph, ("split", misread.id, meant.id), "two plans after all", "Minh")
        assert resolve(graph, "710-KH/HU").id == misread.id


def test_the_record_goes_to_a_file_and_into_another_store(graph: Graph, folder: Path) -> None:
    mark = marks(graph)[0]
    decide(graph, (mark, "exempt"), 'a "pilot"\nof two lines', "Lan", "2026")
    assert to_file(graph, folder / "record.jsonl") == 1
    with open_graph(folder / "other.db") as other:
        load([str(folder / "plan.txt")], other)
        assert from_file(other, folder / "record.jsonl") == 1
        assert from_file(other, folder / "record.jsonl") == 0
        assert mark not in marks(other)
        to_file(other, folder / "again.jsonl")
    assert (folder / "again.jsonl").read_bytes() == (folder / "record.jsonl").read_bytes()


def test_a_file_that_is_no_record_is_refused(graph: Graph, folder: Path) -> None:
    (folder / "latin.jsonl").write_bytes(b'{"kind": "\xe9"}')
    for name, error, says in (
        ("plan.txt", StoreError, "line 1"), ("latin.jsonl", QueryError, "UTF-8"),
        ("none", QueryError, "cannot be read"), (".", QueryError, "cannot be read"),
    ):  # fmt: skip
        with pytest.raises(error, match=says):
            from_file(graph, folder / name)
    with pytest.raises(QueryError, match="cannot be written"):
        to_file(graph, folder / "no" / "such")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(folder / "thac.db"), *words])


def test_the_command_judges_and_the_audit_listens(graph: Graph, folder: Path) -> None:
    mark = marks(graph)[0]
    graph.close()
    done = run(folder, "judge", mark, "reject", "--reason", "no", "--by", "Lan")
    assert done.exit_code == 0, done.output
    assert mark not in run(folder, "audit").output
    assert "Lan" in run(folder, "judge", "--list").output
    assert run(folder, "judge", "--undo", mark).exit_code == 0
    assert mark in run(folder, "audit").output
    assert run(folder, "judge").exit_code == 2
    assert run(folder, "judge", mark, "reject").exit_code == 1


def test_an_export_keeps_no_judgements_and_its_report_says_so(graph: Graph, folder: Path) -> None:
    export(graph.store, "ttl", str(folder / "graph.ttl"))
    with open_graph(folder / "graph.ttl") as other:
        assert "judgements stay in the database" in told(other)
        assert not listed(other).rows
        with pytest.raises(StoreError, match="keeps no judgements"):
            decide(other, (marks(other)[0], "reject"), "no", "Lan")


def test_a_body_whose_name_was_misread_is_the_body_and_has_its_duties() -> None:
    body = district("Hà Giang", "Quản Bạ", True)
    right, wrong = "Trạm Khuyến nông huyện Quản Bạ", "Trạm Khuyên nòng huyện Quản Bạ"
    with Graph() as graph:
        for number, name in enumerate((right, wrong)):
            paper = Paper(body, "KH", "kế hoạch", f"{number + 1}/KH-UBND", "2024-01-05", f"về việc {number}")
            graph.put(Speaker(paper, f"{number}.txt").assigns(name).done())
        before = duties(graph, f"{body.id}:{right}")
        decide(graph, ("merge", f"{body.id}:{wrong}", f"{body.id}:{right}"), "an accent lost", "Lan")
        after = duties(graph, f"{body.id}:{right}")
        assert len(after.rows) == 2 * len(before.rows) > 0
        (node,) = graph.store.nodes([f"{body.id}:{wrong}"]).values()
        assert node.id == f"{body.id}:{right}"
        decide(graph, ("undo", f"{body.id}:{wrong}", f"{body.id}:{right}"))
        assert duties(graph, f"{body.id}:{right}") == before


def test_every_form_of_the_report_counts_what_was_judged(graph: Graph, folder: Path) -> None:
    one, other = marks(graph)[:2]
    decide(graph, (one, "reject"), "not so", "Lan")
    decide(graph, (other, "accept"), "so it is", "Lan")
    graph.close()
    counts = {"judged": 2, "accepted": 1, "rejected": 1, "exempt": 0}
    done = run(folder, "audit", "--format", "json")
    assert {row["fingerprint"]: row["judgements"] for row in json.loads(done.stdout)}[other] == counts
    assert "2 (1 accepted" in done.stderr, "also where a list without rows would say nothing"
    assert "judged 2; accepted 1; rejected 1; exempt 0" in run(folder, "audit", "--format", "csv").stdout
    log = json.loads(run(folder, "audit", "--format", "sarif").stdout)
    assert log["runs"][0]["properties"]["judgements"] == counts
    for form in ("text", "html"):
        assert (
            "2 (1 accepted; left out here: 1 rejected, 0 exempt)"
            in run(folder, "audit", "--format", form).stdout
        )


WANTED = """BAN BÍ THƯ
Số 41-CT/TW
Hà Nội, ngày 02 tháng 3 năm 2023

CHỈ THỊ
về giữ gìn nhà trình tường
"""


def test_a_finding_of_one_cascade_is_found_without_its_name(graph: Graph, folder: Path) -> None:
    (folder / "root.txt").write_text(WANTED, encoding="utf-8")
    load([str(folder / "root.txt")], graph)
    everywhere = {one.fingerprint for one in audit(graph).findings}
    alone = [one for one in audit(graph, "41-CT/TW").findings if one.fingerprint not in everywhere]
    assert alone, "the ladder expects bodies only where a directive is asked for"
    made = decide(graph, (alone[0].fingerprint[:9], "exempt"), "a pilot", "Lan")
    assert made.about == (alone[0].fingerprint,)
    assert made.says.startswith(alone[0].rule)
    assert decide(graph, (alone[0].fingerprint, "reject"), "once more", "Minh").says == made.says
    left = {one.fingerprint for one in judged(graph, audit(graph, "41-CT/TW")).findings}
    assert alone[0].fingerprint not in left
    with pytest.raises(QueryError, match="whole store or of one document"):
        decide(graph, ("0123456789abcdef", "reject"), "x", "Lan")
    with pytest.raises(QueryError, match="in the audit of 41-CT/TW"):
        decide(graph, ("0123456789abcdef", "reject"), "x", "Lan", of="41-CT/TW")

"""What a unit has been given to do, directly or in a group, and the calendar of its dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, Body, Paper, Speaker, district

from thac.graph import Graph
from thac.graph.errors import QueryError
from thac.graph.model import Result
from thac.loaders.load import load
from thac.queries.duties import duties
from thac.queries.render import RENDERERS, Look
from thac.queries.trace import trace

VU_XA = "UBND xã Vũ Xá, Kim Động"


def rows(answer: Result) -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.fixture
def graph() -> Iterator[Graph]:
    """UBND huyện Kim Động gives work to its communes, and its party committee to one of them alone."""
    paper = Paper(district("Hưng Yên", "Kim Động", state=True), "KH", "kế hoạch", "9/KH-UBND", "2023-09-20")
    speaker = Speaker(paper, "kim-dong.txt").implements(ROOT, "title")
    ground = paper.body.id.rpartition(":")[0]
    tell(
        speaker,
        f"{ground}:cac.xa",
        "UBND các xã, thị trấn",
        "Mở lớp tập huấn; in, phát tài liệu",
        due="2023-12",
    )
    tell(speaker, f"{ground}:cac.xa", "UBND các xã, thị trấn", "Phân công cán bộ", role="cooperate")
    speaker.say(paper.id, "deadline", "--12-15", words="trước ngày 15/12", every="year", kind="report",
                to="UBND huyện", via="Phòng Tư pháp")  # fmt: skip
    other = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "3-KH/HU", "2024-02-01")
    party = Speaker(other, "huyen-uy.txt").implements(ROOT, "title")
    tell(party, "urn:lex:vn;hung.yen;xa.vu.xa:uy.ban.nhan.dan", "UBND xã Vũ Xá", "Làm điểm", group=False)
    with Graph() as graph:
        graph.put(speaker.done())
        graph.put(party.done())
        yield graph


def tell(speaker: Speaker, unit: str, phrase: str, task: str, group: bool = True, **said: str) -> None:
    speaker.say(unit, "class", "OrganizationGroup" if group else "Organization")
    speaker.say(unit, "name", phrase)
    values = {"role": "execute", "scope": "organisation", "unit": phrase, "task": task} | said
    speaker.say(speaker.paper.id, "assigns", unit, "body", task, **values)


def test_what_a_group_is_given_counts_for_its_members(graph: Graph) -> None:
    found = rows(duties(graph, "UBND xã Nghĩa Dân, Kim Động", as_of="2024"))
    assert [(row["kind"], row["role"], row["due"], row["first_due"]) for row in found] == [
        ("report", "", "--12-15", "2023-12-15"),
        ("task", "execute", "2023-12", "2023-12"),
        ("task", "cooperate", "", ""),
    ]
    assert {row["named_as"] for row in found} == {"UBND các xã, thị trấn"}
    assert {row["assigned_by"] for row in found} == {"Ủy ban nhân dân huyện Kim Động"}
    assert (found[0]["to"], found[0]["via"]) == ("UBND huyện", "Phòng Tư pháp")


def test_a_unit_of_another_district_is_given_nothing(graph: Graph) -> None:
    assert not duties(graph, "UBND xã Bà Điểm, Hóc Môn", as_of="2024").rows
    assert "nothing" in RENDERERS["text"](duties(graph, "UBND xã Bà Điểm, Hóc Môn", as_of="2024"), Look())


def test_direct_duties_join_those_of_groups_under_either_id(graph: Graph) -> None:
    found = rows(duties(graph, VU_XA, as_of="2024"))
    assert [row["symbol"] for row in found] == ["9/KH-UBND", "9/KH-UBND", "9/KH-UBND", "3-KH/HU"]
    assert not [row for row in rows(duties(graph, VU_XA, as_of="2023")) if row["symbol"] == "3-KH/HU"]


def test_a_place_stands_for_all_its_bodies(graph: Graph) -> None:
    assert len(rows(duties(graph, "xã Vũ Xá, Kim Động", as_of="2024"))) == 4
    assert not rows(duties(graph, "Đảng ủy xã Vũ Xá, Kim Động", as_of="2024"))


def test_due_before_leaves_what_falls_earlier(graph: Graph) -> None:
    found = rows(duties(graph, VU_XA, due_before="2023-12-31", as_of="2024"))
    assert [row["kind"] for row in found] == ["report"]
    assert not duties(graph, VU_XA, due_before="2023-12-15", as_of="2024").rows


def test_the_unit_has_ended_since(graph: Graph) -> None:
    found = rows(duties(graph, "UBND xã Nghĩa Dân, Kim Động"))
    assert {(row["note"], *row["now"]) for row in found} == {("the unit ended 30/6/2025", "xã Nghĩa Dân")}


def test_the_calendar(graph: Graph) -> None:
    answer = duties(graph, "UBND xã Nghĩa Dân, Kim Động", as_of="2024")
    drawn = RENDERERS["ics"](answer, Look())
    assert drawn == RENDERERS["ics"](answer, Look())
    lines = drawn.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert drawn.count("BEGIN:VEVENT") == drawn.count("END:VEVENT") == 2
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20231215", "DTSTART;VALUE=DATE:20231231",
    ]  # fmt: skip
    assert lines.count("RRULE:FREQ=YEARLY") == 1
    assert any("Mở lớp tập huấn\\; in\\, phát tài liệu" in line for line in lines)
    assert len({line for line in lines if line.startswith("UID:")}) == 2
    assert max(len(line.encode()) for line in drawn.split("\r\n")) <= 75
    with pytest.raises(QueryError):
        RENDERERS["ics"](trace(graph, "57-KL/TW"), Look())


@pytest.mark.parametrize("asked", ["xã Không Có", "9/KH-UBND", "57-KL/TW"])
def test_what_is_no_unit_is_a_message(graph: Graph, asked: str) -> None:
    with pytest.raises(QueryError):
        duties(graph, asked)


def test_an_office_under_a_higher_body(graph: Graph) -> None:
    office = Body(
        ["Hưng Yên", "huyện Kim Động"], "Phòng Tư pháp", "Phòng Tư pháp huyện Kim Động", "district", "state"
    )
    paper = Paper(district("Hưng Yên", "Kim Động", state=True), "KH", "kế hoạch", "10/KH-UBND", "2023-10-20")
    speaker = Speaker(paper, "office.txt")
    tell(speaker, office.id, office.name, "Theo dõi", group=False, role="monitor")
    graph.put(speaker.done())
    [row] = rows(duties(graph, "phong tu phap huyen kim dong"))
    assert row["note"] == "no successor body (the district level ended 30/6/2025)"
    assert len(rows(duties(graph, "huyện Kim Động"))) == 1


def test_the_five_plans(shared: Path) -> None:
    with Graph() as graph:
        load([str(path) for path in sorted((shared / "seeds").glob("*.txt"))], graph)
        found = rows(duties(graph, VU_XA, as_of="2024"))
        assert [row["kind"] for row in found] == ["report", *["task"] * 5]
        assert found[0]["due"] == "--12-15"
        due = rows(duties(graph, "UBND cấp xã huyện Bố Trạch"))
        assert "2021-11-30" in {row["due"] for row in due}

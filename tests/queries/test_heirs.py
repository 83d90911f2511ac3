"""What became of bodies: by function and act, with their places, on other days, in other answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from readme import run

import thac
from thac.graph.errors import AmbiguousError, QueryError
from thac.queries.duties import duties
from thac.queries.show import show
from thac.queries.successors import successors


def steps(asked: str, as_of: str = "") -> list[dict[str, str]]:
    answer = successors(asked, as_of)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def went(asked: str) -> list[tuple[str, str]]:
    return [(row["unit"], row["successor"]) for row in steps(asked)]


def test_a_ministry_and_its_functions() -> None:
    rows = steps("Bộ TT&TT")
    assert {row["ended"] for row in rows} == {"2025-02-28"}
    assert {row["share"] for row in rows} == {"part"}
    [foreign] = [row for row in rows if "thông tin đối ngoại" in row["function"]]
    assert foreign["successor"] == "Bộ Văn hóa, Thể thao và Du lịch"
    assert foreign["act"] == "Nghị quyết 176/2025/QH15, 18/02/2025; Nghị định 43/2025/NĐ-CP"
    [whole] = steps("Bộ Kế hoạch và Đầu tư")
    assert (whole["successor"], whole["share"], whole["function"]) == ("Bộ Tài chính", "whole", "")


def test_step_by_step_through_two_reorganisations() -> None:
    assert went("Bộ Bưu chính, Viễn thông")[:2] == [
        ("Bộ Bưu chính, Viễn thông", "Bộ Thông tin và Truyền thông"),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    ]


def test_a_department_with_its_province_and_what_became_of_that() -> None:
    assert went("Sở KH&ĐT tỉnh Hải Dương") == [
        ("Sở Kế hoạch và Đầu tư tỉnh Hải Dương", "Sở Tài chính tỉnh Hải Dương"),
        ("Sở Tài chính tỉnh Hải Dương", "Sở Tài chính thành phố Hải Phòng"),
    ]
    assert went("Sở Y tế Hải Dương") == [("Sở Y tế tỉnh Hải Dương", "Sở Y tế thành phố Hải Phòng")]


def test_a_committee_has_the_name_of_its_new_place() -> None:
    assert went("Tỉnh ủy Bình Dương") == [("Tỉnh ủy Bình Dương", "Thành ủy Thành phố Hồ Chí Minh")]
    assert went("BTG Tỉnh uỷ Bình Dương")[-1][1] == "Ban Tuyên giáo và Dân vận Thành ủy Thành phố Hồ Chí Minh"
    assert went("UBND xã Nhân La, Kim Động, Hưng Yên")[-1][1] == "Ủy ban nhân dân xã Lương Bằng"


@pytest.mark.parametrize(
    "asked",
    ["UBND huyện Giao Thủy", "Huyện ủy Giao Thủy", "Phòng VH&TT huyện Giao Thủy", "MTTQ huyện Giao Thủy"],
)
def test_a_body_of_a_district_ends_with_its_level(asked: str) -> None:
    last = [row for row in steps(asked) if row["ended"] == "2025-06-30"]
    assert last
    assert {row["body"] for row in last} == {"no successor body"}
    assert all(row["successor"].startswith(("xã ", "phường ")) for row in last)


def test_police_of_a_district_go_up_and_down() -> None:
    assert went("Công an huyện Giao Thủy")[:2] == [
        ("Công an huyện Giao Thủy", "Công an tỉnh Nam Định"),
        ("Công an huyện Giao Thủy", "Công an cấp xã"),
    ]


def test_a_body_that_stands_says_what_it_took_over() -> None:
    [note] = successors("Bộ Nông nghiệp và Môi trường").notes
    assert "Bộ Tài nguyên và Môi trường" in str(note.values[1])
    [note] = successors("Bộ Quốc phòng").notes
    assert note.phrase == "{} stands; no change is recorded"
    [row] = steps("Bộ Tư pháp")
    assert (row["ended"], row["successor"], row["function"]) == ("", "Bộ Công an", "lý lịch tư pháp")


@pytest.mark.parametrize(
    ("asked", "as_of", "told"),
    [
        ("Bộ NN&MT", "2023", "began on 2025-03-01, made of: Bộ Tài nguyên và Môi trường"),
        ("Bộ Thông tin và Truyền thông", "2026", "ended on 2025-02-28; its work is now with: Bộ Khoa học"),
        ("Sở TT&TT Nam Định", "2025-05", "ended between 2025-01-31 and 2025-03-01"),
        ("UBND huyện Giao Thủy", "2026", "no such unit on 2026"),
        ("Sở Không Có Thật", "", "no such unit"),
        ("Nhà máy nước", "", "no such unit"),
    ],
)
def test_a_body_of_another_day_or_none_is_refused(asked: str, as_of: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        successors(asked, as_of)
    assert steps("Bộ Thông tin và Truyền thông", "2023") == steps("Bộ Thông tin và Truyền thông")


def test_a_place_that_recurs_is_listed() -> None:
    with pytest.raises(AmbiguousError, match="say of what it is part"):
        successors("UBND xã Tân Tiến")


def test_what_documents_name_is_shown_with_its_end(tmp_path: Path) -> None:
    plan = (
        "UBND TỈNH NAM ĐỊNH\nSố: 31/KH-UBND\nNam Định, ngày 14 tháng 3 năm 2022\n"
        "KẾ HOẠCH\nĐọc sách cho người già\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở TT&TT: Chủ trì tuyên truyền về kế hoạch này.\n"
        "2. Đề nghị Bộ Thông tin và Truyền thông: Hướng dẫn chuyên môn.\n"
    )
    (tmp_path / "a.txt").write_text(plan, encoding="utf-8")
    with thac.load(tmp_path) as graph:
        rows = show(graph, "Sở Thông tin và Truyền thông tỉnh Nam Định").rows
        heirs = [row[1] for row in rows if row[0] == "succeeded_by"]
        assert heirs == [
            "Sở Khoa học và Công nghệ tỉnh Nam Định",
            "Sở Văn hóa, Thể thao và Du lịch tỉnh Nam Định",
        ]
        assert not [
            row for row in show(graph, "Sở TT&TT tỉnh Nam Định", as_of="2024").rows if row[0] == "ended"
        ]
        answer = duties(graph, "Bộ TTTT")
        [row] = [dict(zip(answer.columns, one, strict=True)) for one in answer.rows]
        assert row["note"] == "the body ended 28/2/2025"
        assert "Bộ Công an (an toàn thông tin mạng)" in row["now"]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_command(form: str) -> None:
    assert "thông tin đối ngoại" in run(f'thac successors "Bộ TTTT" --format {form}')

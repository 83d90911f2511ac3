"""Units that a body off the ladder has of its own: never those of another body of the same place."""

from __future__ import annotations

from pathlib import Path

import pytest

import thac
from thac.loaders.inner import inner, inner_title, off_ladder
from thac.queries.show import show

BLOCS = ("Đảng ủy Khối các cơ quan", "Đảng ủy Khối doanh nghiệp")


@pytest.mark.parametrize(
    ("issuer", "off"),
    [
        ("Đảng ủy Khối Doanh nghiệp tỉnh Nam Định", True),
        ("Sở Tư pháp tỉnh Nam Định", True),
        ("Ban Tuyên giáo Tỉnh ủy Nam Định", True),
        ("Bộ Y tế", True),
        ("Trung tâm Văn hóa huyện Giao Thủy", True),
        ("Tỉnh ủy Nam Định", False),
        ("Đảng ủy phường Cửa Bắc", False),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Giao Thủy", False),
        ("Hội đồng nhân dân tỉnh Nam Định", False),
        ("Thủ tướng Chính phủ", False),
        ("Ban Bí thư", False),
    ],
)
def test_who_stands_off_the_ladder(issuer: str, off: bool) -> None:
    assert off_ladder(issuer) is off


@pytest.mark.parametrize(
    ("unit", "group", "own"),
    [
        ("Các chi bộ, đảng bộ cơ sở trực thuộc", True, "Các chi bộ, đảng bộ cơ sở trực thuộc"),
        ("Các phòng, đơn vị thuộc Sở", True, "Các phòng, đơn vị"),
        ("Thủ trưởng các đơn vị trực thuộc Sở Tư pháp", True, "các đơn vị"),
        ("Các đơn vị liên quan", True, "Các đơn vị liên quan"),
        ("Văn phòng Sở", False, "Văn phòng"),
        ("Chánh Văn phòng", False, "Văn phòng"),
        ("Phòng Bổ trợ tư pháp", False, "Phòng Bổ trợ tư pháp"),
        ("Thanh tra Sở", False, "Thanh tra"),
        ("Công đoàn Sở", False, "Công đoàn"),
        ("Sở Tư pháp", False, ""),
        ("UBND các huyện, thành phố", True, None),
        ("Các sở, ban, ngành", True, None),
        ("Phòng Tư pháp các huyện", True, None),
        ("Phòng Tư pháp huyện Giao Thủy", False, None),
        ("Sở Y tế", False, None),
        ("Văn phòng Chính phủ", False, None),
        ("Công an tỉnh", False, None),
    ],
)
def test_what_is_inside_of_a_department(unit: str, group: bool, own: str | None) -> None:
    assert inner(unit, group, "Sở Tư pháp tỉnh Nam Định") == own


def test_titles() -> None:
    assert inner_title("Văn phòng", False, "Bộ Y tế") == "Văn phòng Bộ Y tế"
    assert inner_title("", False, "Bộ Y tế") == "Bộ Y tế"


def plan(number: int, bloc: str, *tasks: str) -> str:
    lines = [
        "ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY NAM ĐỊNH", f"{bloc.upper()} TỈNH NAM ĐỊNH", "*",
        f"Số {number}-KH/ĐUK", "Nam Định, ngày 14 tháng 3 năm 2022", "KẾ HOẠCH", "Đọc sách cho người già",
        f"Thực hiện Kế hoạch số 5-KH/TU ngày 02/3/2022, Ban Thường vụ {bloc} ban hành kế hoạch như sau:",
        "III- TỔ CHỨC THỰC HIỆN", *tasks, "Nơi nhận:", "- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def test_two_bloc_committees_of_a_province_share_no_groups_and_offices(tmp_path: Path) -> None:
    for number, bloc in enumerate(BLOCS, start=11):
        tasks = (
            "1. Các chi bộ, đảng bộ trực thuộc: xây dựng kế hoạch và tổ chức thực hiện.",
            "2. Ban Tuyên giáo Đảng ủy Khối: theo dõi, đôn đốc việc thực hiện kế hoạch này.",
            "3. Sở Tư pháp tỉnh: phối hợp thực hiện.",
        )
        (tmp_path / f"{number}.txt").write_text(plan(number, bloc, *tasks), encoding="utf-8")
    with thac.load(tmp_path) as graph:
        documents = [kept.document for kept in graph.store.sources().values()]
        units = {
            document: {one.object for one in graph.store.out([document], ["assigns", "requests"])}
            for document in documents
        }
        assert [len(found) for found in units.values()] == [3, 3]
        shared = set.intersection(*units.values())
        assert shared == {"urn:lex:vn;nam.dinh:so.tu.phap"}
        for document, found in units.items():
            issuer = graph.store.nodes([document])[document].issuer_name
            for unit in found - shared:
                assert dict(row[:2] for row in show(graph, unit).rows)["part_of"] == issuer

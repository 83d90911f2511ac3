"""Sections on who does what under other titles and in other layouts in, the units that they tell out."""

from __future__ import annotations

import pytest
from reading import paper, read

OPENS = "Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch như sau:"


def units(section: str) -> list[str]:
    """Who is told what to do in the section, in order."""
    return [task["unit"] for task in read(paper(OPENS, section))["assignments"]]


@pytest.mark.parametrize(
    "label", ["Phụ trách", "Trách nhiệm thực hiện", "Đơn vị tham mưu", "Trách nhiệm chính"]
)
def test_a_line_below_names_who_does_it(label: str) -> None:
    rows = f"1. Mở lớp ban đêm.\n{label}: Phòng Văn hóa và Thông tin.\n\n2. Vá lưới.\n{label}: UBND các xã."
    assert units(f"III. PHÂN CÔNG NHIỆM VỤ\n\n{rows}") == ["Phòng Văn hóa và Thông tin", "UBND các xã"]


@pytest.mark.parametrize("head", ["Phần thứ ba", "PHẦN THỨ BA"])
def test_a_part_numbered_in_words(head: str) -> None:
    rows = "1. Hội Nông dân xã: chủ trì mở lớp đan lưới.\n\n2. Đoàn Thanh niên xã: làm đầu mối vá lưới."
    assert units(f"{head}\nPHÂN CÔNG TỔ CHỨC THỰC HIỆN\n\n{rows}") == [
        "Hội Nông dân xã", "Đoàn Thanh niên xã",
    ]  # fmt: skip


def test_an_order_is_no_title_of_a_section() -> None:
    rows = "1. Phân công Hội Nông dân xã mở lớp.\n\n2. Phân công Công chức Văn hóa - Xã hội kiểm tra lưới."
    assert units(f"III. PHÂN CÔNG\n\n{rows}") == ["Hội Nông dân xã", "Công chức Văn hóa - Xã hội"]


@pytest.mark.parametrize("title", ["GIAO NHIỆM VỤ", "GIAO NHIỆM VỤ CỤ THỂ CHO CÁC CƠ QUAN"])
def test_what_is_wanted_of_a_unit_in_a_numbered_paragraph(title: str) -> None:
    rows = "1. Yêu cầu Phòng Y tế khám mắt cho thợ.\n\n2. Yêu cầu Thủ trưởng các phòng kiểm tra lưới."
    assert units(f"III. {title}\n\n{rows}") == ["Phòng Y tế", "Thủ trưởng các phòng"]


def test_a_unit_of_the_recipients_is_known_before_any_verb() -> None:
    rows = "1. Các phòng, ban chuyên môn vá lưới.\n\n2. Công chức Văn hóa - Xã hội đan nôi."
    lines = "- Các phòng, ban chuyên môn (t/h);\n- Công chức Văn hóa - Xã hội;\n- Lưu: VT."
    document = read(paper(OPENS, f"III. PHÂN CÔNG\n\n{rows}", tail=f"Nơi nhận:\n{lines}"))
    assert [task["unit"] for task in document["assignments"]] == [
        "Các phòng, ban chuyên môn", "Công chức Văn hóa - Xã hội",
    ]  # fmt: skip


def test_a_closing_sentence_gives_nobody_a_task() -> None:
    rows = "1. Phòng Y tế: Khám mắt.\n\n2. Phòng Nội vụ: Mở lớp."
    end = "Căn cứ Kế hoạch này, các đơn vị nghiêm túc triển khai thực hiện./."
    assert units(f"III. PHÂN CÔNG\n\n{rows}\n\n{end}") == ["Phòng Y tế", "Phòng Nội vụ"]


def test_a_sentence_that_leads_to_a_table_names_nobody() -> None:
    lead = "Nhiệm vụ của các đơn vị được phân công cụ thể như sau:"
    rows = "| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Mở lớp đan lưới | Phòng Y tế |"
    assert units(f"III. NHIỆM VỤ CỦA CÁC CƠ QUAN\n\n{lead}\n\n{rows}") == ["Phòng Y tế"]


def test_duties_and_powers_as_follows() -> None:
    rows = "1. Sở Xây dựng có quyền hạn, trách nhiệm sau đây:\n- Mở lớp.\n\n2. Sở Y tế:\n- Khám mắt cho thợ."
    assert units(f"III. TỔ CHỨC THỰC HIỆN\n\n{rows}") == ["Sở Xây dựng", "Sở Y tế"]

"""Rules on a document by itself: its number, outline, units, tasks, and how much of it is its own."""

from __future__ import annotations

import re
from pathlib import Path

from audited import DUTIES, TREES, found, phrases, plan, state


def test_a_number_or_a_day_that_was_left_blank(tmp_path: Path) -> None:
    blank = (
        plan(DUTIES)
        .replace("Số: 31/KH-UBND", "Số:      /KH-UBND")
        .replace("ngày 08 tháng 04", "ngày    tháng   ")
    )
    assert len(found(tmp_path / "1", "number-missing", {"a": blank})) == 1
    [one] = found(tmp_path / "2", "date-missing", {"a": blank})
    assert phrases([one]) == ["the date of the document is blank but for 2022"]
    assert found(tmp_path / "3", "number-missing", {"a": plan(DUTIES)}) == []


def test_a_number_a_day_or_a_section_that_was_misread_is_not_missing(tmp_path: Path) -> None:
    number = plan(DUTIES).replace("Số: 31/KH-UBND", "Số: 31/K8-UBND")
    assert found(tmp_path / "1", "number-missing", {"a": number}) == []
    day = plan(DUTIES).replace("ngày 08 tháng 04 năm", "làgy 08 thhsng 04 bsm")
    assert found(tmp_path / "2", "date-missing", {"a": day}) == []
    section = plan(DUTIES.replace("II.", "Il, NHIỆM VỤ CHUNG\nTrồng cây.\n\nIII."))
    assert found(tmp_path / "3", "outline-gap", {"a": section}) == []


def test_one_number_twice_in_a_year(tmp_path: Path) -> None:
    other = plan(DUTIES, day="9/9/2022").replace(TREES, "Về tu sửa mương dẫn nước")
    [one] = found(tmp_path / "1", "number-twice", {"a": plan(DUTIES), "b": other})
    assert one.severity == "error"
    next_year = plan(DUTIES, day="9/9/2023").replace(TREES, "Về tu sửa mương dẫn nước")
    assert found(tmp_path / "2", "number-twice", {"a": plan(DUTIES), "b": next_year}) == []
    assert found(tmp_path / "3", "number-twice", {"a": plan(DUTIES), "b": plan(DUTIES)}) == []


def test_a_section_that_is_left_out(tmp_path: Path) -> None:
    [one] = found(tmp_path, "outline-gap", {"a": plan(DUTIES.replace("II.", "III."))})
    assert phrases([one]) == ["section III. stands where 2 is due"]


def test_a_unit_that_had_ended_one_that_never_was_and_one_that_stood(tmp_path: Path) -> None:
    duty = "{}\n\n4. Ủy ban nhân dân {}\n- Bàn giao sổ theo dõi cây."
    gone = plan(duty.format(DUTIES, "xã Đồng Bưởi Thượng Hạ"))
    [one] = found(tmp_path / "1", "unit-unknown", {"a": gone})
    assert "xã Đồng Bưởi Thượng Hạ" in phrases([one])[0]
    assert found(tmp_path / "2", "unit-unknown", {"a": plan(duty.format(DUTIES, "xã Nghĩa Dân"))}) == []
    province = state("tỉnh Hưng Yên", "12/KH-UBND", "5/9/2025", "Hưng Yên", TREES,
                     "II. TỔ CHỨC THỰC HIỆN\n1. UBND huyện Kim Động\n- Bàn giao sổ cây.")  # fmt: skip
    [one] = found(tmp_path / "3", "unit-ended", {"a": province})
    assert "2025-06-30" in phrases([one])[0]
    before = province.replace("năm 2025", "năm 2023")
    assert found(tmp_path / "4", "unit-ended", {"a": before}) == []


def test_a_group_of_which_none_was_left(tmp_path: Path) -> None:
    province = state("tỉnh Hưng Yên", "12/KH-UBND", "5/9/2025", "Hưng Yên", TREES,
                     "II. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân các huyện, thành phố\n- Bàn giao sổ cây.\n"
                     "2. Các sở, ban, ngành cấp tỉnh\n- Hướng dẫn chăm sóc cây.")  # fmt: skip
    [one] = found(tmp_path, "unit-ended", {"a": province})
    assert "các huyện, thành phố" in phrases([one])[0]


def test_one_task_and_two_that_lead(tmp_path: Path) -> None:
    task = "Chủ trì, phối hợp với các trường lập sổ theo dõi cây trong"
    lead = "{}\n4. Phòng Văn hóa và Thông tin huyện\n- " + task + " {}."
    [one] = found(tmp_path / "1", "lead-twice", {"a": plan(lead.format(DUTIES, "sân trường"))})
    assert one.severity == "warning"
    assert len(one.evidence) == 2
    assert (
        found(tmp_path / "2", "lead-twice", {"a": plan(lead.format(DUTIES, "công viên và dọc đường"))}) == []
    )


def test_two_that_are_given_one_task_without_being_told_to_lead_it(tmp_path: Path) -> None:
    given = "4. Giao Phòng Nội vụ huyện {0}\n5. Giao Công an huyện {0}"
    task = "theo dõi, cập nhật sổ cây dọc các tuyến đường liên xã."
    text = plan(f"{DUTIES}\n{given.format(task)}")
    assert found(tmp_path / "1", "lead-twice", {"a": text}) == []
    text = plan(f"{DUTIES}\n{given.format('chủ trì ' + task)}")
    assert len(found(tmp_path / "2", "lead-twice", {"a": text})) == 1


def test_a_lead_that_is_not_addressed(tmp_path: Path) -> None:
    named = "- Phòng Giáo dục và Đào tạo huyện;\n- UBND các xã, thị trấn;"
    assert found(tmp_path / "1", "lead-not-addressed", {"a": plan(DUTIES, named)}) == []
    group = "- Các phòng, ban huyện;\n- UBND các xã, thị trấn;"
    assert found(tmp_path / "2", "lead-not-addressed", {"a": plan(DUTIES, group)}) == []
    forgotten = "- Phòng Tài chính - Kế hoạch huyện;\n- UBND các xã, thị trấn;"
    [one] = found(tmp_path / "3", "lead-not-addressed", {"a": plan(DUTIES, forgotten)})
    assert phrases([one])[0].startswith("Phòng Giáo dục và Đào tạo")


def test_a_task_among_units_that_names_none(tmp_path: Path) -> None:
    bare = f"{DUTIES}\n4. Mua 60 bộ dụng cụ tưới và lắp 12 vòi nước trong sân các trường."
    [one] = found(tmp_path / "1", "task-without-unit", {"a": plan(bare)})
    assert phrases([one]) == ["part 4 tells no unit to do it"]
    assert found(tmp_path / "2", "task-without-unit", {"a": plan(DUTIES)}) == []
    arabic = re.sub(
        r"^II\. ", "2. ", re.sub(r"^(\d)\.", r"2.\1.", bare, flags=re.MULTILINE), flags=re.MULTILINE
    )
    [one] = found(tmp_path / "3", "task-without-unit", {"a": plan(f"{arabic}\n3. Kinh phí\nTheo dự toán.")})
    assert phrases([one]) == ["part 4 tells no unit to do it"]


def rows(*words: str) -> str:
    return "\n".join(f"{number}. {word}" for number, word in enumerate(words, 1))


COMMON = (
    "Rà soát toàn bộ cây già cỗi, sâu bệnh trong khuôn viên các trường trước mùa mưa.",
    "Tổ chức cho học sinh mỗi lớp nhận chăm sóc một hàng cây trong suốt năm học.",
    "Lắp biển tên cây kèm mã tra cứu để học sinh tìm hiểu về từng loài cây.",
    "Bố trí nước tưới và dụng cụ làm cỏ tại nhà kho của từng điểm trường.",
)
OWN = (
    "Dựng hàng rào tre quanh gốc đa cổ ở đầu làng Trúc Cầu cho khách tham quan.",
    "Mời nghệ nhân xóm Đình dạy đan sọt đựng lá rụng vào chiều thứ bảy hằng tuần.",
    "Đào hố ủ phân từ lá khô phía sau nhà văn hóa thôn Thanh Sầm.",
)


def test_a_plan_that_takes_all_over_and_one_that_adds_its_own(tmp_path: Path) -> None:
    upper = plan(f"II. NHIỆM VỤ\n{rows(*COMMON)}")
    opening = "Thực hiện Kế hoạch số 31/KH-UBND ngày 08/4/2022 của Ủy ban nhân dân huyện Kim Động,"

    def low(*words: str) -> str:
        body = f"{opening} UBND xã Nghĩa Dân xây dựng Kế hoạch như sau:\n\nI. NHIỆM VỤ\n{rows(*words)}"
        return state("xã Nghĩa Dân", "7/KH-UBND", "9/5/2022", "Nghĩa Dân", "Về cây trong trường", body)

    [one] = found(tmp_path / "1", "near-copy", {"a": upper, "b": low(*COMMON)})
    assert phrases([one])[0].startswith("4 of its 4 sentences stand in 31/KH-UBND")
    assert found(tmp_path / "2", "near-copy", {"a": upper, "b": low(*COMMON, *OWN)}) == []

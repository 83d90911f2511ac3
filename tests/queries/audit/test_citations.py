"""Rules on what a document says of those it cites, and on the order of days."""

from __future__ import annotations

from pathlib import Path

import pytest
from audited import found, phrases, state

TITLE = "Về trồng rau sạch trong vườn nhà giai đoạn 2022 - 2024"
UPPER = state(
    "huyện Ân Thi", "157/KH-UBND", "12/5/2022", "Ân Thi", TITLE,
    """Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

I. NHIỆM VỤ
1. Phát hạt giống cho 400 hộ.

II. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các xã, thị trấn
- Xây dựng kế hoạch; báo cáo kết quả về UBND huyện trước ngày 10/11/2022.""",
)  # fmt: skip
RIGHT = (
    "Kế hoạch số 157/KH-UBND ngày 12/5/2022 của Ủy ban nhân dân huyện Ân Thi về trồng rau sạch trong vườn nhà"
)


def lower(
    cited: str, unit: str = "Bãi Sậy", number: str = "22/KH-UBND", day: str = "3/6/2022", more: str = ""
) -> str:
    """A commune's plan that carries out what is cited."""
    body = f"Thực hiện {cited}; UBND xã {unit} xây dựng Kế hoạch như sau:\n\nI. VIỆC\n1. Mở vườn mẫu.\n{more}"
    return state(f"xã {unit}", number, day, unit, "Về vườn rau sạch trên địa bàn xã", body)


def test_a_right_citation_is_no_finding(tmp_path: Path) -> None:
    for number, rule in enumerate(
        ("wrong-number", "wrong-date", "wrong-issuer", "wrong-title", "child-older")
    ):
        assert found(tmp_path / str(number), rule, {"a": UPPER, "b": lower(RIGHT)}) == []


@pytest.mark.parametrize(
    ("wrong", "rule", "said"),
    [
        (RIGHT.replace("12/5/2022", "21/5/2022"), "wrong-date", "2022-05-21; that document"),
        (RIGHT.replace("12/5/2022", "12/5/2021"), "wrong-date", "2021-05-12; that document"),
        (RIGHT.replace("157/", "175/"), "wrong-number", "cites 175/KH-UBND"),
        (RIGHT.replace("157/", "151/"), "wrong-number", "cites 151/KH-UBND"),
        (RIGHT.replace("huyện Ân Thi", "huyện Kim Động"), "wrong-issuer", "Ủy ban nhân dân huyện Kim Động"),
        (RIGHT.replace("trồng rau sạch trong vườn", "tu sửa đường sau mùa lũ"), "wrong-title", "hardly"),
    ],
)  # fmt: skip
def test_a_slip_in_a_citation_is_shown_beside_the_document_itself(
    tmp_path: Path, wrong: str, rule: str, said: str
) -> None:
    [one] = found(tmp_path, rule, {"a": UPPER, "b": lower(wrong)})
    assert one.severity == "error"
    assert said in phrases([one])[0]
    assert [proof.document for proof in one.evidence] == [one.documents[0], one.documents[1]]


def test_the_next_number_of_the_same_day_is_no_slip(tmp_path: Path) -> None:
    other = "Kế hoạch số 158/KH-UBND ngày 12/5/2022 của Ủy ban nhân dân huyện Ân Thi"
    assert found(tmp_path, "wrong-number", {"a": UPPER, "b": lower(other)}) == []


def test_the_same_number_and_day_of_another_district_is_another_document(tmp_path: Path) -> None:
    other = "Kế hoạch số 157/KH-UBND ngày 12/5/2022 của UBND huyện Kim Động về thu gom rác thải nhựa ven sông"
    assert found(tmp_path, "wrong-issuer", {"a": UPPER, "b": lower(other)}) == []


def test_a_shortened_title_is_the_title(tmp_path: Path) -> None:
    short = RIGHT.replace("về trồng rau sạch trong vườn nhà", "về trồng rau sạch")
    assert found(tmp_path, "wrong-title", {"a": UPPER, "b": lower(short)}) == []


def test_without_the_document_the_majority_of_citations_judges(tmp_path: Path) -> None:
    odd = lower(RIGHT.replace("12/5/2022", "17/5/2022"), "Hồ Tùng Mậu", "5/KH-UBND")
    texts = {"b": lower(RIGHT), "c": odd}
    assert found(tmp_path / "1", "wrong-date", texts) == []
    texts["d"] = lower(RIGHT, "Hạ Lễ", "8/KH-UBND")
    [one] = found(tmp_path / "2", "wrong-date", texts)
    assert one.severity == "warning"
    assert one.labels[0].startswith("5/KH-UBND")


def test_a_document_that_dates_another_two_ways_is_told_so(tmp_path: Path) -> None:
    more = f"2. Tiếp tục thực hiện {RIGHT.replace('12/5/2022', '12/5/2021')}."
    [one] = found(tmp_path, "wrong-date", {"b": lower(RIGHT, more=more)})
    assert "both 2021-05-12 and 2022-05-12" in phrases([one])[0]


def test_the_government_and_its_head_are_not_the_same_issuer(tmp_path: Path) -> None:
    more = "2. Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Thủ tướng Chính phủ."
    [one] = found(tmp_path, "wrong-issuer", {"a": UPPER, "b": lower(RIGHT, more=more)})
    assert one.severity == "warning"
    assert "those letters are of Chính phủ" in phrases([one])[0]


def test_a_plan_older_than_the_one_it_carries_out(tmp_path: Path) -> None:
    [one] = found(tmp_path, "child-older", {"a": UPPER, "b": lower(RIGHT, day="2/5/2022")})
    assert one.severity == "error"
    assert "2022-05-02, before 157/KH-UBND" in phrases([one])[0]


def test_a_slip_in_the_day_of_the_parent_makes_no_child_older(tmp_path: Path) -> None:
    wrong = lower(RIGHT.replace("12/5/2022", "12/4/2022"), day="2/5/2022")
    assert found(tmp_path, "child-older", {"a": UPPER, "b": wrong}) == []


def rule_book(end: str, number: str = "40/QĐ-UBND", day: str = "1/3/2022") -> str:
    body = f"ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế chợ phiên.\nĐiều 2. {end}"
    title = "Về việc ban hành Quy chế chợ phiên"
    return state("tỉnh Hưng Yên", number, day, "Hưng Yên", title, body, "QUYẾT ĐỊNH")


OLD = "Quyết định số 9/QĐ-UBND ngày 02/4/2018 của Ủy ban nhân dân tỉnh Hưng Yên"


@pytest.mark.parametrize(
    ("end", "ended"),
    [
        (f"Quyết định này có hiệu lực kể từ ngày ký và thay thế {OLD}.", True),
        (f"Bãi bỏ {OLD} kể từ ngày Quyết định này có hiệu lực.", True),
        (f"Bãi bỏ Điều 4 của {OLD}.", False),
        (f"Bãi bỏ một số điều của {OLD}.", False),
    ],
)
def test_a_basis_that_was_replaced_or_repealed_as_a_whole(tmp_path: Path, end: str, ended: bool) -> None:
    body = f"Căn cứ {OLD} về chợ phiên;\nUBND xã Hạ Lễ xây dựng Kế hoạch:\n\nI. VIỆC\n1. Họp chợ."
    plan = state("xã Hạ Lễ", "6/KH-UBND", "3/6/2022", "Hạ Lễ", "Về chợ phiên mùa gặt", body)
    listed = found(tmp_path, "basis-ended", {"a": rule_book(end), "b": plan})
    assert bool(listed) is ended
    assert all(one.labels[0].startswith("6/KH-UBND") for one in listed)


def test_a_basis_that_ended_later_was_in_force(tmp_path: Path) -> None:
    body = f"Căn cứ {OLD} về chợ phiên;\nUBND xã Hạ Lễ xây dựng Kế hoạch:\n\nI. VIỆC\n1. Họp chợ."
    plan = state("xã Hạ Lễ", "6/KH-UBND", "3/2/2022", "Hạ Lễ", "Về chợ phiên mùa gặt", body)
    assert found(tmp_path, "basis-ended", {"a": rule_book(f"Thay thế {OLD}."), "b": plan}) == []


def test_a_day_for_reports_later_than_that_above(tmp_path: Path) -> None:
    duty = "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Báo cáo kết quả về UBND xã trước ngày {}."
    late = lower(RIGHT, more=duty.format("20/11/2022"))
    [one] = found(tmp_path / "1", "deadline-later", {"a": UPPER, "b": late})
    assert phrases([one])[0].startswith("it wants reports by 2022-11-20")
    early = lower(RIGHT, more=duty.format("05/11/2022"))
    assert found(tmp_path / "2", "deadline-later", {"a": UPPER, "b": early}) == []

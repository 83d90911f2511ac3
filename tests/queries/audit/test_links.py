"""Rules on who was to act, by which chain and on what basis."""

from __future__ import annotations

from pathlib import Path

import pytest
from audited import NAMED, NET, PROVINCE, district, found, party, phrases, state


def test_of_two_districts_told_by_name_the_one_without_a_plan_is_a_missing_link(tmp_path: Path) -> None:
    [one] = found(tmp_path, "missing-link", {"a": PROVINCE, "b": district()})
    assert (one.severity, one.status, one.level) == ("warning", "assigned", "district")
    assert one.unit == "Ủy ban nhân dân huyện Ân Thi"
    assert "Ân Thi" in one.evidence[0].quote or "hoàn thành trước ngày 31/7/2023" in one.evidence[0].quote


def test_where_no_body_told_has_a_plan_the_corpus_is_silent_and_a_link_only_a_notice(tmp_path: Path) -> None:
    both = found(tmp_path, "missing-link", {"a": PROVINCE})
    assert {one.severity for one in both} == {"notice"}
    assert len(both) == 2


def test_an_office_acts_in_the_plan_of_its_committee(tmp_path: Path) -> None:
    both = found(
        tmp_path, "missing-link", {"a": PROVINCE, "b": district(), "c": district("Ân Thi", "9/KH-UBND")}
    )
    assert both == []


def test_the_ladder_expects_only_below_a_directive_that_is_named(tmp_path: Path) -> None:
    texts = {"a": PROVINCE, "b": district()}
    listed = found(tmp_path, "missing-link", texts, "88/KH-UBND")
    assert {one.status for one in listed} == {"assigned", "expected"}
    assert all(one.evidence for one in listed)


def test_a_report_is_no_plan(tmp_path: Path) -> None:
    report = state(
        "huyện Ân Thi", "77/BC-UBND", "10/11/2023", "Ân Thi", "Kết quả bảo tồn nghề đan lưới",
        f"Thực hiện {NAMED}, Ủy ban nhân dân huyện Ân Thi báo cáo như sau:\n\n1. Đã mở 2 lớp.", "BÁO CÁO",
    )  # fmt: skip
    [one] = found(tmp_path, "missing-link", {"a": PROVINCE, "b": district(), "c": report})
    assert "but a report, 77/BC-UBND" in phrases([one])[0]


@pytest.mark.parametrize(
    "basis",
    [
        "Thực hiện Kế hoạch của UBND tỉnh Hưng Yên về bảo tồn nghề đan lưới,",
        "Căn cứ Chỉ thị ngày 04 tháng 3 của Ban Thường vụ Tỉnh ủy về giữ nghề cũ;",
        "Theo ý kiến chỉ đạo của cấp trên,",
    ],
)
def test_a_plan_that_names_a_directive_without_its_number_has_a_basis(basis: str, tmp_path: Path) -> None:
    texts = {"a": PROVINCE, "b": district(), "c": district("Ân Thi", "9/KH-UBND", basis=basis)}
    assert found(tmp_path, "no-basis", texts) == []


def test_a_plan_on_the_matter_that_names_nothing_is_an_unproven_link_and_without_a_basis(
    tmp_path: Path,
) -> None:
    bare = district("Ân Thi", "9/KH-UBND", basis="Nhằm giữ gìn nghề cũ,").replace(
        "Về bảo tồn nghề đan lưới tại các xã ven sông", NET
    )
    texts = {"a": PROVINCE, "b": district(), "c": bare}
    assert found(tmp_path / "1", "missing-link", texts) == []
    assert "9/KH-UBND" in {
        one.labels[0].partition(" ")[0] for one in found(tmp_path / "2", "unproven-link", texts)
    }
    [one] = found(tmp_path / "3", "no-basis", texts)
    assert one.labels[0].startswith("9/KH-UBND")


def test_a_plan_later_than_the_day_for_the_work_is_overdue(tmp_path: Path) -> None:
    [one] = found(
        tmp_path, "overdue-plan", {"a": PROVINCE, "b": district(day="9/8/2023"), "c": district("Ân Thi")}
    )
    assert one.status == "loaded"
    assert one.labels[0].startswith("41/KH-UBND")
    assert [said.quote for said in one.evidence if "31/7/2023" in said.quote]


def test_a_day_that_passed_without_a_plan_counts_once_the_corpus_reaches_it(tmp_path: Path) -> None:
    texts = {"a": PROVINCE, "b": district(day="9/7/2023")}
    assert found(tmp_path / "1", "overdue-plan", texts, as_of="2023-07-20") == []
    [one] = found(tmp_path / "2", "overdue-plan", texts, as_of="2023-08-20")
    assert (one.status, one.unit) == ("assigned", "Ủy ban nhân dân huyện Ân Thi")


def commune(parent: str) -> str:
    body = f"Thực hiện {parent}, UBND xã Nghĩa Dân xây dựng Kế hoạch như sau:\n\nI. VIỆC\n1. Đan 40 lưới."
    return state(
        "xã Nghĩa Dân", "15/KH-UBND", "2/9/2023", "Nghĩa Dân", "Về nghề đan lưới ở huyện Kim Động", body
    )


def test_a_commune_that_passes_its_district_breaks_the_chain(tmp_path: Path) -> None:
    [one] = found(tmp_path / "1", "broken-chain", {"a": PROVINCE, "c": commune(NAMED)})
    assert "no document is known" in phrases([one])[0]
    [one] = found(tmp_path / "2", "broken-chain", {"a": PROVINCE, "b": district(), "c": commune(NAMED)})
    assert "41/KH-UBND" in phrases([one])[0]


def test_a_commune_that_names_both_does_not(tmp_path: Path) -> None:
    both = f"{NAMED} và Kế hoạch số 41/KH-UBND ngày 20/7/2023 của Ủy ban nhân dân huyện Kim Động"
    assert found(tmp_path, "broken-chain", {"a": PROVINCE, "b": district(), "c": commune(both)}) == []


def test_after_the_districts_ended_a_commune_answers_to_its_province(tmp_path: Path) -> None:
    top = PROVINCE.replace("05 tháng 06 năm 2023", "05 tháng 09 năm 2025")
    low = (
        commune(NAMED.replace("05/6/2023", "05/9/2025"))
        .replace("năm 2023", "năm 2025")
        .replace("02 tháng", "22 tháng")
    )
    assert found(tmp_path, "broken-chain", {"a": top, "c": low}) == []


def test_what_is_cited_and_not_loaded_is_told_once_with_how_many_name_it(tmp_path: Path) -> None:
    texts = {"b": district(), "c": district("Ân Thi", "9/KH-UBND")}
    told = [one for one in found(tmp_path, "not-loaded", texts) if one.labels[0].startswith("88/KH-UBND")]
    assert len(told) == 1
    assert "named by 2 loaded documents" in phrases(told)[0]


def test_party_and_state_beside_each_other_are_one_level(tmp_path: Path) -> None:
    body = f"Thực hiện {NAMED}, Ban Thường vụ Huyện ủy xây dựng Kế hoạch như sau:\n\nI- VIỆC\n1. Mở lớp."
    where = "Huyện ủy Kim Động", "TỈNH HƯNG YÊN", "30-KH/HU", "1/7/2023", "Kim Động"
    upper = party(*where, NET.lower(), body)
    low = commune("Kế hoạch số 30-KH/HU ngày 01/7/2023 của Huyện ủy Kim Động")
    assert found(tmp_path, "broken-chain", {"a": PROVINCE, "b": upper, "c": low}) == []


def test_the_day_of_another_unit_is_no_day_for_the_districts(tmp_path: Path) -> None:
    days = "hoàn thành trước ngày 31/7/2023"
    moved = PROVINCE.replace(f", {days}", "").replace(
        "lập danh mục làng nghề", f"lập danh mục làng nghề, {days}"
    )
    assert days in moved
    assert found(tmp_path, "overdue-plan", {"a": moved, "b": district(day="9/8/2023")}) == []

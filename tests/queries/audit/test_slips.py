"""Plans in which a typist or a scanner slipped: what may be there, only misread, is not told as missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from audited import NAMED, NET, PROVINCE, district, found, phrases, state

SLIPS = "2. Việc nàyy đợợc thhực hiện thưwờng xuyên, kịpp thời, đúnng quy định."


def slipping(text: str, *changes: tuple[str, str]) -> str:
    """A text with sentences that slip, and further changes."""
    text = text.replace("\n\nNơi nhận", f"\n{SLIPS}\n\nNơi nhận", 1)
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong)
    return text


def unloaded(folder: Path, texts: dict[str, str]) -> list[str]:
    """The numbered documents that are named and said not to be loaded."""
    return [label for one in found(folder, "not-loaded", texts) if "/" in (label := one.labels[0])]


def test_a_document_whose_own_number_was_misread_is_the_one_that_others_name(tmp_path: Path) -> None:
    named = {"b": district(), "c": district("Ân Thi", "9/KH-UBND")}
    top = PROVINCE.replace("Số: 88/", "Số: 38/")
    assert unloaded(tmp_path / "1", {"a": slipping(top)} | named) == []
    [told] = unloaded(tmp_path / "2", {"a": top} | named)
    assert told.startswith("88/KH-UBND")


def test_so_is_one_whose_year_was_misread(tmp_path: Path) -> None:
    top = slipping(PROVINCE, ("05 tháng 06 năm 2023", "05 tháng 06 năm 2028"))
    assert unloaded(tmp_path, {"a": top, "b": district(), "c": district("Ân Thi", "9/KH-UBND")}) == []


def test_a_citation_whose_type_was_misread_names_the_document_all_the_same(tmp_path: Path) -> None:
    low = slipping(district(), ("Kế hoạch số 88/KH-UBND", "Kế hoạc số 88/KHH-UBND"))
    assert unloaded(tmp_path, {"a": PROVINCE, "b": low}) == []


@pytest.mark.parametrize("read", ["HUYỆN ÂN TI", "HUỴỆN N THI", "HUYỆN ÂN THIIX"])
def test_a_plan_whose_letterhead_was_misread_may_be_that_of_another_body(read: str, tmp_path: Path) -> None:
    other = district("Ân Thi", "9/KH-UBND").replace("huyện Ân Thi", "huyện")
    low = slipping(other, ("HUYỆN ÂN THI", read))
    for rule in ("missing-link", "overdue-plan"):
        texts = {"a": PROVINCE, "b": district(), "c": low}
        assert found(tmp_path / rule, rule, texts, as_of="2023-12-01") == []


def report(name: str, number: str, opening: str) -> str:
    body = f"{opening}, Ủy ban nhân dân huyện {name} báo cáo như sau:\n\n1. Đã mở 2 lớp."
    return state(f"huyện {name}", number, "10/11/2023", name, "Kết quả bảo tồn nghề", body, "BÁO CÁO")


def test_a_report_that_names_what_it_is_on_is_not_missing_whatever_its_verb(tmp_path: Path) -> None:
    due = "- Xây dựng kế hoạch thực hiện, hoàn thành trước ngày 31/7/2023."
    top = PROVINCE.replace(due, f"{due}\n- Báo cáo kết quả về UBND tỉnh trước ngày 15/11/2023.")
    texts = {"a": top, "b": report("Kim Động", "70/BC-UBND", f"Thực hiện {NAMED}")}
    [one] = found(tmp_path / "1", "overdue-report", texts, as_of="2023-12-20")
    assert one.unit == "Ủy ban nhân dân huyện Ân Thi"
    texts["c"] = report("Ân Thi", "77/BC-UBND", f"Trc hin {NAMED}")
    assert found(tmp_path / "2", "overdue-report", texts, as_of="2023-12-20") == []


def test_a_commune_whose_basis_is_the_plan_of_its_district_passes_no_level(tmp_path: Path) -> None:
    middle = "Kế hoạch số 41/KH-UBND ngày 20/7/2023 của Ủy ban nhân dân huyện Kim Động"
    opening = f"Căn cứ {middle};\nThực hiện {NAMED},\nUBND xã Nghĩa Dân xây dựng Kế hoạch:"
    body = f"{opening}\n\nI. VIỆC\n1. Đan lưới."
    low = state("xã Nghĩa Dân", "15/KH-UBND", "2/9/2023", "Nghĩa Dân", "Về nghề đan lưới", body)
    assert found(tmp_path, "broken-chain", {"a": PROVINCE, "b": district(), "c": low}) == []


def test_a_plan_that_names_a_number_that_cannot_be_read_is_not_without_a_basis(tmp_path: Path) -> None:
    opening = "Thực hiện Kế hoạch số 88/xH-hBN ngày 05/6/2023,"
    bare = district("Ân Thi", "9/KH-UBND", basis=opening).replace("Về bảo tồn nghề đan lưới tại", f"{NET} ở")
    assert found(tmp_path / "1", "no-basis", {"c": bare}) == []
    none = bare.replace(opening, "Nhằm giữ gìn nghề cũ,")
    assert phrases(found(tmp_path / "2", "no-basis", {"c": none})) != []

"""Plans that name a directive in words no cue knows, or its issuer and day in front, in, what is read out."""

from __future__ import annotations

import pytest
from reading import one, paper, read

ISSUES = "Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch như sau:"
PLAN = "Kế hoạch số 18/KH-UBND ngày 03/02/2022 của UBND tỉnh Nam Định về giữ nghề đan lưới"


def test_a_plan_of_a_body_below_or_a_law_in_the_opening_is_only_named() -> None:
    low = "Kế hoạch số 5/KH-UBND ngày 03/02/2022 của UBND xã Giao Lạc"
    text = paper(f"Lan tỏa {low} và Luật số 20/2008/QH12 ngày 13/11/2008, {ISSUES}")
    assert {m["relation"] for m in read(text)["references"]} == {"cites"}


def test_what_is_looked_back_at_in_the_opening_is_only_named() -> None:
    text = paper(f"Nhìn lại kết quả thực hiện {PLAN}; {ISSUES}")
    assert one(read(text), "18/KH-UBND")["relation"] == "cites"


def test_a_base_without_a_title_is_carried_out_and_one_on_another_matter_is_not() -> None:
    bare = "Kế hoạch số 18/KH-UBND ngày 03/02/2022 của UBND tỉnh Nam Định"
    plan = paper(f"Căn cứ {bare};\n{ISSUES}", title="Giữ nghề đan lưới ở huyện Giao Thủy")
    assert one(read(plan), "18/KH-UBND")["relation"] == "implements"
    plan = paper(
        f"Căn cứ {bare} về phòng cháy chữa cháy rừng;\n{ISSUES}", title="Giữ nghề đan lưới ở huyện Giao Thủy"
    )
    assert one(read(plan), "18/KH-UBND")["relation"] == "based_on"


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch ngày 03/02/2022 của UBND tỉnh (số 18/KH-UBND)",
        "Kế hoạch của UBND tỉnh ngày 03/02/2022 số 18/KH-UBND",
        "Kế hoạch UBND tỉnh ban hành ngày 03/02/2022 (số 18/KH-UBND)",
        "Kế hoạch (số 18/KH-UBND, ngày 03/02/2022) của UBND tỉnh",
        "Kế hoạch mang số 18/KH-UBND ngày 03/02/2022 của UBND tỉnh",
        "Kế hoạch có số hiệu 18/KH-UBND, do UBND tỉnh ban hành ngày 03/02/2022,",
        "Kế hoạch 18/KH-UBND - UBND tỉnh - ngày 03/02/2022",
        "Kế hoạch về nghề cổ của UBND tỉnh (số 18/KH-UBND ngày 03/02/2022)",
        "Kế hoạch giữ nghề của UBND tỉnh (Kế hoạch số 18/KH-UBND ngày 03/02/2022)",
        "tinh thần chỉ đạo: ngày 03/02/2022, UBND tỉnh đã ban hành Kế hoạch số 18/KH-UBND",
    ],
)
def test_issuer_and_day_in_front_of_the_number(words: str) -> None:
    plan = one(read(paper(f"Thực hiện {words} về nuôi ong, {ISSUES}")), "18/KH-UBND")
    assert (plan["issuer"], plan["issued"]) == ("Ủy ban nhân dân tỉnh Nam Định", "2022-02-03")
    assert (plan["type"], plan["relation"]) == ("KH", "implements")


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch thực hiện Chỉ thị số 9-CT/TW về giữ nghề của UBND tỉnh (số 18/KH-UBND ngày 03/02/2022)",
        "Kế hoạch UBND tỉnh ban hành ngày 03/02/2022 (số 18/KH-UBND) thực hiện Chỉ thị số 9-CT/TW",
    ],
)
def test_what_stands_in_the_title_of_the_plan_is_not_carried_out_itself(words: str) -> None:
    document = read(paper(f"Chuyển hóa {words}, {ISSUES}"))
    plan = one(document, "18/KH-UBND")
    assert (plan["issuer"], plan["issued"]) == ("Ủy ban nhân dân tỉnh Nam Định", "2022-02-03")
    assert (plan["relation"], one(document, "9-CT/TW")["relation"]) == ("implements", "cites")

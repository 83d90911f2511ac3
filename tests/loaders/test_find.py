"""Sentences in, the documents that they name out: kind, type, date, evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import Facts, one, paper, read, refs, slices


def says(sentence: str) -> Facts:
    """The facts of a plan with one sentence in its body."""
    text = paper(body=f"I. NHIỆM VỤ\n\n1. {sentence}\n\n2. Thả cá.")
    facts = read(text)
    if facts["references"]:
        slices(facts, text)
    return facts


def named(sentence: str) -> list[tuple[str, str]]:
    return [(ref["kind"], ref["symbol"]) for ref in refs(says(sentence))]


SHORT = [
    ("Theo Kết luận số 61-KL/TW, Kết luận 61 nêu rõ.", ["61-KL/TW"]),
    (
        "Theo Kế hoạch số 318/KH-UBND. Kế hoạch 318 của UBND tỉnh và Kế hoạch số 318 là một.",
        ["318/KH-UBND", "318/KH-UBND"],
    ),
    (
        "Theo Kết luận số 61-KL/TW và Kế hoạch số 57-KH/TU: làm tốt Kết luận 61 và Kế hoạch 57.",
        ["61-KL/TW", "57-KH/TU"],
    ),
    ("Kết luận số 61-KL/TW (gọi tắt là Kết luận 61). Các xã học Kết luận 61.", ["61-KL/TW", "61-KL/TW"]),
    ("Kế hoạch số 12/KH-UBND (sau đây gọi là Kế hoạch 12) nêu rõ.", ["12/KH-UBND"]),
    ("Kế hoạch số 12/KH-UBND (sau đây gọi tắt là Kế hoạch số 12) nêu rõ.", ["12/KH-UBND"]),
    ("Theo Nghị quyết số 07-NQ/TW, các xã học Nghị quyết 07.", ["07-NQ/TW"]),
    ("Theo Nghị quyết số 07-NQ/TW, các xã học Nghị quyết số 7.", ["07-NQ/TW"]),
]


@pytest.mark.parametrize(("sentence", "symbols"), SHORT)
def test_short_forms_mean_what_the_text_named_before(sentence: str, symbols: list[str]) -> None:
    assert [symbol for kind, symbol in named(sentence) if kind == "short"] == symbols


NOT_SHORT = [
    "Học Kết luận 61 và Nghị quyết 21.",  # never named in full: two documents of other texts may be meant
    "Theo Kết luận số 61-KL/TW, các xã học Nghị quyết 61.",  # the type word is part of the key
    "Theo Kế hoạch số 12/KH-UBND và Kế hoạch số 12-KH/HU, các xã học Kế hoạch 12.",  # two fit
    "Theo Kế hoạch số 12/KH-UBND, kế hoạch 12 tháng đầu năm đạt khá.",
    "Theo Quyết định số 50/QĐ-UBND, quyết định 50% số hộ được vay.",
]


@pytest.mark.parametrize("sentence", NOT_SHORT)
def test_a_short_form_that_is_unclear_stays_out(sentence: str) -> None:
    assert [kind for kind, _ in named(sentence) if kind == "short"] == []


DATES = [
    ("ngày 15/6/2021", "2021-06-15"),
    ("ngày 5/6/2021", "2021-06-05"),
    ("ngày 15/6/ 2021", "2021-06-15"),
    (", ngày 15/06/2021", "2021-06-15"),
    ("(ngày 15/6/2021)", "2021-06-15"),
    ("ngày 15-6-2021", "2021-06-15"),
    ("ngày 15.6.2021", "2021-06-15"),
    ("ngày 15 tháng 6 năm 2021", "2021-06-15"),
    ("ngày 15  tháng 06 năm 2021", "2021-06-15"),
    ("ngày **15** tháng **6** năm 2021", "2021-06-15"),
    ("ngày\n\n15/6/2021", "2021-06-15"),
    ("ngày 15 tháng 6\nnăm 2021", "2021-06-15"),
    ("ký ngày 15/6/2021", "2021-06-15"),
    ("ban hành ngày 15/6/2021", "2021-06-15"),
    ("ngày … tháng 6 năm 2021", "2021-06"),
    ("ngày      tháng 6 năm 2021", "2021-06"),
    ("tháng 6/2021", "2021-06"),
    ("tháng 6 năm 2021", "2021-06"),
    ("ngày tháng năm 2021", "2021"),
    ("", None),
    ("ngày 31/02/2021", None),
    ("ngày 15/13/2021", None),
]


@pytest.mark.parametrize(("written", "issued"), DATES)
def test_the_date_behind_a_symbol(written: str, issued: str | None) -> None:
    facts = says(f"Theo Kết luận số 61-KL/TW {written} của Bộ Chính trị, các xã trồng cây.")
    assert one(facts, "61-KL/TW")["issued"] == issued


@pytest.mark.parametrize("written", [written for written, issued in DATES if issued])
def test_the_issuer_behind_a_date(written: str) -> None:
    facts = says(f"Theo Kết luận số 61-KL/TW {written} của Bộ Chính trị, các xã trồng cây.")
    assert one(facts, "61-KL/TW")["issuer"] == "Bộ Chính trị"


def test_a_date_behind_the_issuer() -> None:
    ref = one(
        says("Theo Kết luận số 61-KL/TW của Bộ Chính trị ngày 15/6/2021, các xã trồng cây."), "61-KL/TW"
    )
    assert (ref["issued"], ref["issuer"]) == ("2021-06-15", "Bộ Chính trị")


FOREIGN_DATES = [
    "Báo cáo kết quả thực hiện Kết luận số 61-KL/TW của Bộ Chính trị năm 2022.",
    "Báo cáo kết quả thực hiện Kết luận số 61-KL/TW năm 2022 của các xã.",
    "Thực hiện Kết luận số 61-KL/TW, các xã báo cáo trước ngày 30/9/2022.",
    "Thực hiện Kết luận số 61-KL/TW giai đoạn 2021 - 2025.",
    "Thực hiện Kết luận số 61-KL/TW về trồng rừng đến năm 2030.",
    "Thực hiện Kết luận số 61-KL/TW từ ngày 01/5/2022.",
    "Thực hiện Kết luận số 61-KL/TW trong năm 2022.",
    "Báo cáo kết quả thực hiện Kết luận số 61-KL/TW năm 2022.",
    "Báo cáo kết quả thực hiện Kết luận số 61-KL/TW tháng 6 năm 2022.",
    "Báo cáo kết quả thực hiện Kết luận số 61-KL/TW quý I/2022.",
    "Triển khai Kết luận số 61-KL/TW năm 2022, các xã trồng cây.",
]


@pytest.mark.parametrize("sentence", FOREIGN_DATES)
def test_a_date_of_something_else_is_not_taken(sentence: str) -> None:
    assert one(says(sentence), "61-KL/TW")["issued"] is None


TYPES = [
    ("Quyết định số 902-QĐ/TU", "QĐ"),
    ("Quy định số 902-QĐ/TU", "QĐ"),
    ("Thông tư số 18/2017/TT-BTTTT", "TT"),
    ("Luật Trồng trọt số 31/2018/QH14", "L"),
    ("Nghị quyết số 43/2022/QH15", "NQ"),
    ("Công văn số 215/UBND-VX", "CV"),
    ("Công văn số 930-CV/HU", "CV"),
    ("Công điện số 12/CĐ-TTg", "CĐ"),
    ("61-KL/TW", "KL"),
    ("Chương trình số 08-CTr/TU", "CTr"),
]


@pytest.mark.parametrize(("written", "code"), TYPES)
def test_the_type(written: str, code: str) -> None:
    (ref,) = refs(says(f"Học tập {written} trong quý."))
    assert ref["type"] == code


TITLES = [
    ("Theo Đề án “Nâng cao chất lượng nước mắm đến năm 2030”, các xã ủ cá.", "ĐA"),
    ('Theo Chương trình "Mỗi làng một vườn cây", các xã ươm giống.', "CTr"),
    ("Theo Nghị quyết Đại hội Đảng bộ huyện lần thứ XXV, các xã thi đua.", "NQ"),
    ("Theo Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương khóa XII, các xã thi đua.", "NQ"),
    ("Theo Luật Thủy lợi ngày 19 tháng 6 năm 2017, các xã nạo vét kênh.", "L"),
]


@pytest.mark.parametrize(("sentence", "code"), TITLES)
def test_a_document_without_a_number_is_named_by_its_title(sentence: str, code: str) -> None:
    (ref,) = says(sentence)["references"]
    assert (ref["kind"], ref["type"], ref["symbol"]) == ("title", code, None)
    assert ref["title"]


@pytest.mark.parametrize(
    "sentence", ["Các xã lập kế hoạch nuôi cá.", "Các xã xây dựng đề án nuôi cá.", "Luật chơi rất dễ."]
)
def test_plain_words_are_no_documents(sentence: str) -> None:
    assert says(sentence)["references"] == []


def test_its_own_symbol_is_no_reference() -> None:
    assert named("Thực hiện Kế hoạch số 88/KH-UBND ngày 14/3/2022 của UBND huyện Giao Thủy.") == []


def test_the_same_symbol_of_another_body_is_a_reference() -> None:
    assert named("Thực hiện Kế hoạch số 88/KH-UBND ngày 02/02/2022 của UBND tỉnh Nam Định.") == [
        ("symbol", "88/KH-UBND")
    ]


def test_one_object_a_place() -> None:
    facts = says("Học Kết luận số 61-KL/TW; thi tìm hiểu Kết luận số 61-KL/TW; chấm bài về 61-KL/TW.")
    assert len(refs(facts)) == 3
    assert len({ref["evidence"]["start"] for ref in refs(facts)}) == 3


def test_the_sentence_stands_in_the_context() -> None:
    ref = one(says("Thả cá. Học Kết luận số 61-KL/TW cho kỹ. Bán cá."), "61-KL/TW")
    assert ref["context"] == "Học Kết luận số 61-KL/TW cho kỹ."


def test_words_that_point_back_are_anaphors() -> None:
    facts = says(
        "Theo Nghị quyết số 21-NQ/TW, các xã thi đua. Nghị quyết này nêu rõ; Nghị quyết nêu trên được học kỹ."
    )
    assert [ref["symbol"] for ref in refs(facts, "anaphor")] == ["21-NQ/TW", "21-NQ/TW"]


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(1976, 2030),
    st.sampled_from(["/", "-", "."]),
    st.sampled_from(["", "0"]),
)
def test_any_date(day: int, month: int, year: int, joint: str, zero: str) -> None:
    written = joint.join(
        [f"{day:02}" if zero else str(day), f"{month:02}" if zero else str(month), str(year)]
    )
    facts = says(f"Học Kết luận số 61-KL/TW ngày {written} của Ban Bí thư.")
    assert one(facts, "61-KL/TW")["issued"] == f"{year}-{month:02}-{day:02}"

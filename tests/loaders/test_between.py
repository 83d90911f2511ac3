"""Sentences in, what they say of two other documents out: titles within titles, replaced and amended ones."""

from __future__ import annotations

import pytest
from reading import Facts, edges, one, paper, read, refs

ISSUES = ", Ủy ban nhân dân huyện Giao Thủy, tỉnh Nam Định ban hành Kế hoạch như sau:"
PLAN = "Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định"
Said = dict[str, tuple[str, str]]


def opening(words: str) -> Facts:
    return read(paper(words + ISSUES))


def body(words: str) -> Facts:
    return read(paper(body=f"I. NHIỆM VỤ\n\n{words}\n\n9. Thả cá."))


def said(facts: Facts) -> Said:
    """Relation and scope of each document that is named once."""
    return {ref["symbol"]: (ref["relation"], ref["scope"]) for ref in refs(facts)}


NESTED = [
    (
        f"Thực hiện {PLAN} về thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021",
        {("318/KH-UBND", "implements", "14-CT/TW")},
    ),
    (
        f"Thực hiện {PLAN} về việc triển khai thực hiện Chỉ thị số 14-CT/TW",
        {("318/KH-UBND", "implements", "14-CT/TW")},
    ),
    (
        f"Thực hiện {PLAN} triển khai thực hiện Chỉ thị số 14-CT/TW",
        {("318/KH-UBND", "implements", "14-CT/TW")},
    ),
    (
        (
            f"Thực hiện {PLAN} về thực hiện Nghị quyết số 21-NQ/TW ngày 1/1/2021 về thực hiện Kết luận số "
            "61-KL/TW"
        ),
        {("318/KH-UBND", "implements", "21-NQ/TW"), ("21-NQ/TW", "implements", "61-KL/TW")},
    ),
    (
        "Thực hiện Nghị định số 50/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 44/2019/NĐ-CP",
        {("50/2021/NĐ-CP", "amends", "44/2019/NĐ-CP")},
    ),
    (
        "Thực hiện Thông tư số 18/2017/TT-BYT hướng dẫn Nghị định số 44/2019/NĐ-CP",
        {("18/2017/TT-BYT", "guides", "44/2019/NĐ-CP")},
    ),
]


@pytest.mark.parametrize(("words", "between"), NESTED)
def test_what_the_title_of_a_cited_document_says(words: str, between: set[tuple[str, str, str]]) -> None:
    facts = opening(words)
    assert edges(facts) == between
    relations = said(facts)
    for _, _, inner in between:
        assert relations[inner] == ("cites", "opening")


def test_after_a_nested_title_the_list_goes_on() -> None:
    facts = opening(
        f"Thực hiện {PLAN} về thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021 của Ban Bí thư; Kế hoạch số "
        "77-KH/HU của Huyện ủy"
    )
    assert said(facts)["77-KH/HU"] == ("implements", "opening")
    assert said(facts)["14-CT/TW"] == ("cites", "opening")


def test_a_title_behind_several_documents_is_that_of_the_last() -> None:
    facts = opening(
        "Thực hiện Kế hoạch số 1/KH-UBND và Kế hoạch số 2/KH-UBND về triển khai Nghị quyết số 21-NQ/TW"
    )
    assert ("2/KH-UBND", "implements", "21-NQ/TW") in edges(facts)
    assert said(facts)["1/KH-UBND"] == said(facts)["2/KH-UBND"] == ("implements", "opening")


BETWEEN = [
    ("1. Quyết định số 7/QĐ-UBND thay thế Quyết định số 6/QĐ-UBND.", ("7/QĐ-UBND", "replaces", "6/QĐ-UBND")),
    (
        "1. Quyết định số 6/QĐ-UBND được thay thế bởi Quyết định số 7/QĐ-UBND.",
        ("7/QĐ-UBND", "replaces", "6/QĐ-UBND"),
    ),
    (
        "1. Quyết định số 6/QĐ-UBND được thay thế bằng Quyết định số 7/QĐ-UBND.",
        ("7/QĐ-UBND", "replaces", "6/QĐ-UBND"),
    ),
    (
        "1. Theo Quyết định số 6/QĐ-UBND được sửa đổi, bổ sung bởi Quyết định số 7/QĐ-UBND.",
        ("7/QĐ-UBND", "amends", "6/QĐ-UBND"),
    ),
    (
        "1. Theo Quyết định số 6/QĐ-UBND (được sửa đổi bởi Quyết định số 7/QĐ-UBND).",
        ("7/QĐ-UBND", "amends", "6/QĐ-UBND"),
    ),
    (
        "1. Quyết định số 6/QĐ-UBND bị bãi bỏ bởi Quyết định số 7/QĐ-UBND.",
        ("7/QĐ-UBND", "repeals", "6/QĐ-UBND"),
    ),
]


@pytest.mark.parametrize(("words", "edge"), BETWEEN)
def test_what_a_sentence_says_of_two_others(words: str, edge: tuple[str, str, str]) -> None:
    facts = body(words)
    assert edges(facts) == {edge}
    assert {relation for relation, _ in said(facts).values()} == {"cites"}


def test_the_evidence_of_an_edge_holds_both_symbols() -> None:
    (edge,) = opening(f"Thực hiện {PLAN} về thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021")["relations"]
    assert "318/KH-UBND" in edge["evidence"]["quote"]
    assert "14-CT/TW" in edge["evidence"]["quote"]


@pytest.mark.parametrize("naming", ["sau đây gọi tắt là", "gọi tắt là", "sau đây viết tắt là"])
def test_a_short_name_in_brackets_is_what_it_names(naming: str) -> None:
    facts = opening(
        f"Thực hiện {PLAN} về thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021 ({naming} Chỉ thị 14); "
        "Công văn số 6/SNV-VX"
    )
    relations = {(ref["symbol"], ref["relation"]) for ref in facts["references"]}
    assert relations == {("318/KH-UBND", "implements"), ("14-CT/TW", "cites"), ("6/SNV-VX", "implements")}


def test_a_title_holds_no_document_younger_than_itself() -> None:
    """ "A về thực hiện B và C": C, dated after A, is carried out by this document too."""
    first = "Thực hiện Kế hoạch số 15/KH-UBND ngày 03/8/2022 của UBND tỉnh Nam Định triển khai thực hiện "
    second = "Kế hoạch số 7/KH-BCT ngày 02/6/2022 của Bộ Công Thương về giữ nghề đan lưới và "
    third = "Kế hoạch số 11-KH/HU ngày 11/8/2022 của Huyện ủy Giao Thủy"
    facts = read(paper(first + second + third + ISSUES, dated="Giao Thủy, ngày 14 tháng 9 năm 2022"))
    assert one(facts, "11-KH/HU")["relation"] == "implements"
    assert one(facts, "15/KH-UBND")["relation"] == "implements"
    assert edges(facts) == {("15/KH-UBND", "implements", "7/KH-BCT")}

"""Sentences in, what they say of the documents that they name out: relation, scope, cue, edges."""

from __future__ import annotations

import pytest
from reading import Facts, edges, one, paper, read, refs

ISSUES = ", Ủy ban nhân dân huyện Giao Thủy, tỉnh Nam Định ban hành Kế hoạch như sau:"
PLAN = "Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định"
Said = dict[str, tuple[str, str]]


def opening(words: str, **other: str) -> Facts:
    return read(paper(words + ISSUES, **other))


def body(words: str, **other: str) -> Facts:
    return read(paper(body=f"I. NHIỆM VỤ\n\n{words}\n\n9. Thả cá.", **other))


def said(facts: Facts) -> Said:
    """Relation and scope of each document that is named once."""
    return {ref["symbol"]: (ref["relation"], ref["scope"]) for ref in refs(facts)}


OPENINGS = [
    f"Thực hiện {PLAN}",
    f"Triển khai {PLAN}",
    f"Triển khai thực hiện {PLAN}",
    f"Tổ chức thực hiện {PLAN}",
    f"Để triển khai có hiệu quả {PLAN}",
    f"Nhằm cụ thể hóa {PLAN}",
    f"Tiếp tục thực hiện {PLAN}",
]


@pytest.mark.parametrize("words", OPENINGS)
def test_an_opening_that_carries_out(words: str) -> None:
    assert said(opening(words)) == {"318/KH-UBND": ("implements", "opening")}


@pytest.mark.parametrize(
    "words", ["Thực hiện", "Triển khai", "Triển khai thực hiện", "Về việc thực hiện", "Tổ chức thực hiện"]
)
def test_a_title_that_carries_out(words: str) -> None:
    facts = read(paper(title=f"{words} {PLAN}"))
    assert said(facts) == {"318/KH-UBND": ("implements", "title")}


def test_the_cue_is_kept() -> None:
    assert (
        one(opening(f"Triển khai thực hiện {PLAN}"), "318/KH-UBND")["cue"].lower() == "triển khai thực hiện"
    )


LISTS = [
    (
        "Thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021 của Ban Bí thư; Nghị định số 44/2019/NĐ-CP ngày "
        "20/5/2019 của Chính phủ; "
        "Quyết định số 1611/QĐ-TTg ngày 09/9/2021 của Thủ tướng Chính phủ"
    ),
    "Thực hiện Chỉ thị số 14-CT/TW, Nghị định số 44/2019/NĐ-CP và Quyết định số 1611/QĐ-TTg",
    "Thực hiện các văn bản: Chỉ thị số 14-CT/TW; Nghị định số 44/2019/NĐ-CP; Quyết định số 1611/QĐ-TTg",
    "Thực hiện Chỉ thị số 14-CT/TW;\n\nNghị định số 44/2019/NĐ-CP;\n\nQuyết định số 1611/QĐ-TTg",
]


@pytest.mark.parametrize("words", LISTS)
def test_all_of_a_list_is_carried_out(words: str) -> None:
    found = said(opening(words))
    assert found == dict.fromkeys(["14-CT/TW", "44/2019/NĐ-CP", "1611/QĐ-TTg"], ("implements", "opening"))


def test_an_order_of_a_military_region_is_carried_out() -> None:
    words = "Thực hiện Luật Đê điều năm 2006;\nMệnh lệnh số 12/ML-QK ngày 5/5/2021 của Tư lệnh Quân khu 3"
    ref = one(opening(words), "12/ML-QK")
    assert (ref["type"], ref["relation"], ref["scope"]) == ("ML", "implements", "opening")


def test_a_directive_demands_in_its_opening() -> None:
    facts = read(
        paper(
            "Để tiếp tục thực hiện Chỉ thị số 29/CT-TTg ngày 5/5/2021, Chủ tịch Ủy ban nhân dân huyện "
            "yêu cầu:",
            name="CHỈ THỊ",
            symbol="Số: 88/CT-UBND",
        )
    )
    assert said(facts) == {"29/CT-TTg": ("implements", "opening")}


BASIS = """Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;

Căn cứ Nghị định số 44/2019/NĐ-CP ngày 20/5/2019 của Chính phủ quy định về khuyến nông;

Căn cứ Quyết định số 41/2018/QĐ-UBND ngày 7/8/2018 của UBND tỉnh ban hành quy chế làm việc;

Căn cứ Kế hoạch số 318/KH-UBND ngày 02/02/2022 của UBND tỉnh Nam Định về mở lớp dạy đan lưới cho thanh niên;

Theo đề nghị của Phòng Nội vụ tại Tờ trình số 12/TTr-PNV ngày 3/3/2022"""


def test_a_basis_is_carried_out_where_a_superior_set_the_same_task() -> None:
    found = said(opening(BASIS))
    assert found["318/KH-UBND"] == ("implements", "basis")
    for symbol in ("77/2015/QH13", "44/2019/NĐ-CP", "41/2018/QĐ-UBND", "12/TTr-PNV"):
        assert found[symbol] == ("based_on", "basis"), symbol


@pytest.mark.parametrize(
    "topic",
    [
        "công tác thanh niên",
        "đan lưới cho thanh niên",
        "dân vận khéo",
        "dân số",
        "công tác dân tộc",
        "phòng, chống ma túy",
    ],
)
def test_a_basis_on_the_same_topic(topic: str) -> None:
    words = f"Căn cứ Nghị quyết số 3-NQ/HU ngày 1/2/2022 của Huyện ủy về {topic} trong tình hình mới"
    assert said(opening(words, title=f"Triển khai phong trào {topic}")) == {
        "3-NQ/HU": ("implements", "basis")
    }


@pytest.mark.parametrize("between", ["; xét", ", xét", "; Xét", "; theo đề nghị của Phòng Nội vụ tại"])
def test_a_proposal_in_a_list_is_a_basis(between: str) -> None:
    words = f"Thực hiện Chỉ thị số 29/CT-TTg ngày 5/5/2021{between} Tờ trình số 12/TTr-PNV ngày 3/3/2022"
    found = said(opening(words))
    assert found == {"29/CT-TTg": ("implements", "opening"), "12/TTr-PNV": ("based_on", "basis")}


def test_acts_of_one_list_are_bases_each() -> None:
    """They share one name; none of them stands within the title of another."""
    words = "Căn cứ các Luật số 61/2024/QH15, số 67/2024/QH15, số 78/2025/QH15"
    found = said(opening(words))
    assert set(found) == {"61/2024/QH15", "67/2024/QH15", "78/2025/QH15"}
    assert {relation for relation, _ in found.values()} == {"based_on"}


def test_a_basis_by_a_list_of_dashes() -> None:
    words = (
        "Căn cứ:\n\n- Nghị định số 44/2019/NĐ-CP ngày 20/5/2019;\n\n- Thông tư số 18/2017/TT-BTTTT "
        "ngày 23/6/2017"
    )
    assert said(opening(words)) == dict.fromkeys(["44/2019/NĐ-CP", "18/2017/TT-BTTTT"], ("based_on", "basis"))


def test_a_council_is_no_mass_organisation() -> None:
    facts = read(
        paper(
            "Căn cứ Nghị quyết số 21-NQ/HU ngày 25/10/2021 của Huyện ủy Giao Thủy về công tác dân số;\n\n"
            "Xét Tờ trình số 25/TTr-UBND ngày 4/12/2021 của Ủy ban nhân dân huyện,",
            head="HỘI ĐỒNG NHÂN DÂN\nHUYỆN GIAO THỦY",
            name="NGHỊ QUYẾT",
            symbol="Số: 88/NQ-HĐND",
            title="Về một số chính sách dân số và phát triển",
        )
    )
    found = said(facts)
    assert found == {"21-NQ/HU": ("implements", "basis"), "25/TTr-UBND": ("based_on", "basis")}


def test_a_title_behind_the_term_of_a_committee() -> None:
    words = (
        "Căn cứ Nghị quyết số 21-NQ/TW ngày 25/10/2017 Hội nghị lần thứ sáu Ban Chấp hành Trung ương "
        "khóa XII về dạy đan lưới"
    )
    assert said(opening(words)) == {"21-NQ/TW": ("implements", "basis")}


def test_a_plan_of_an_equal_is_no_order() -> None:
    facts = opening(
        "Căn cứ Kế hoạch số 21/KH-PNV ngày 02/02/2022 của Phòng Nội vụ huyện Giao Thủy về trồng hoa"
    )
    assert said(facts) == {"21/KH-PNV": ("based_on", "basis")}


TASKS = [
    ("1. Triển khai thực hiện có hiệu quả Quyết định số 1611/QĐ-TTg.", "implements"),
    ("1. Tiếp tục thực hiện nghiêm Quyết định số 1611/QĐ-TTg.", "implements"),
    ("1. Tổ chức triển khai Quyết định số 1611/QĐ-TTg tới các xã.", "implements"),
    ("1. Tuyên truyền Quyết định số 1611/QĐ-TTg tới các xã.", "cites"),
    ("1. Tuyên truyền, phổ biến, quán triệt Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Cấp phát giống theo Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Mức chi được quy định tại Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Bám sát nội dung Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Thực hiện nếp sống mới. Quyết định số 1611/QĐ-TTg được in thành sách.", "cites"),
    ("1. Sơ kết 5 năm thực hiện Quyết định số 1611/QĐ-TTg.", "cites"),
    (
        "1. Tổ chức tổng kết, đánh giá 03 năm (2020-2022) triển khai thực hiện Quyết định số 1611/QĐ-TTg.",
        "cites",
    ),
    ("1. Đánh giá giữa kỳ việc thực hiện Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Tuyên truyền về việc thực hiện Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Tuyên truyền, triển khai thực hiện Quyết định số 1611/QĐ-TTg.", "implements"),
    ("1. Đẩy mạnh việc thực hiện Quyết định số 1611/QĐ-TTg.", "implements"),
    ("1. Việc thực hiện Quyết định số 1611/QĐ-TTg còn chậm.", "cites"),
    ("1. Không thực hiện Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Các xã chưa triển khai Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Báo cáo kết quả thực hiện Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Sở Xây dựng đề xuất sửa đổi Quyết định số 1611/QĐ-TTg.", "cites"),
    ("1. Bãi bỏ Quyết định số 1611/QĐ-TTg.", "repeals"),
    ("1. Sửa đổi, bổ sung Quyết định số 1611/QĐ-TTg.", "amends"),
    ("1. Kế hoạch này thay thế Quyết định số 1611/QĐ-TTg.", "replaces"),
    ("1. Quyết định số 1611/QĐ-TTg hết hiệu lực kể từ ngày ký.", "repeals"),
    ("1. Sửa đổi khoản 2 Điều 5 của Quyết định số 1611/QĐ-TTg.", "amends"),
    ("1. Bãi bỏ khoản 2 Điều 5 Quyết định số 1611/QĐ-TTg.", "amends"),
]


@pytest.mark.parametrize(("words", "relation"), TASKS)
def test_a_task_in_the_body(words: str, relation: str) -> None:
    assert said(body(words)) == {"1611/QĐ-TTg": (relation, "body")}


def test_a_list_below_a_cue_shares_it() -> None:
    facts = body(
        "1. Bãi bỏ các văn bản sau:\n\na) Quyết định số 5/QĐ-UBND ngày 4/4/2019;\n\nb) Quyết định số "
        "6/QĐ-UBND ngày 4/4/2019."
    )
    assert said(facts) == dict.fromkeys(["5/QĐ-UBND", "6/QĐ-UBND"], ("repeals", "body"))


def test_a_list_below_an_article_shares_its_cue() -> None:
    facts = read(
        paper(
            name="QUYẾT ĐỊNH",
            symbol="Số: 88/QĐ-UBND",
            title="Về việc dọn văn bản cũ",
            body="Điều 1. Bãi bỏ toàn bộ các văn bản sau:\n\n1. Quyết định số 5/QĐ-UBND ngày 4/4/2019 của "
            "UBND huyện.\n\n2. Quyết định số 6/QĐ-UBND ngày 4/4/2019 của UBND huyện.\n\n"
            "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        )
    )
    assert said(facts) == dict.fromkeys(["5/QĐ-UBND", "6/QĐ-UBND"], ("repeals", "body"))


def test_what_a_title_changes() -> None:
    for words, relation in (
        ("Sửa đổi, bổ sung", "amends"),
        ("Thay thế", "replaces"),
        ("Về việc bãi bỏ", "repeals"),
    ):
        facts = read(paper(title=f"{words} Kế hoạch số 20/KH-UBND ngày 5/5/2020 của UBND huyện Giao Thủy"))
        assert said(facts) == {"20/KH-UBND": (relation, "title")}


@pytest.mark.parametrize(
    "title", ["Thực hiện Chỉ thị số 14-CT/TW ngày 5/5/2021", "Hướng dẫn thực hiện Chỉ thị số 14-CT/TW"]
)
def test_a_guidance_guides(title: str) -> None:
    facts = read(paper(title=title, name="HƯỚNG DẪN", symbol="Số: 88/HD-UBND"))
    assert said(facts) == {"14-CT/TW": ("guides", "title")}


def test_its_own_article_replaces() -> None:
    facts = read(
        paper(
            name="QUYẾT ĐỊNH",
            symbol="Số: 88/QĐ-UBND",
            title="Về việc mở lớp",
            body="Điều 1. Mở lớp.\n\nĐiều 2. Quyết định này có "
            "hiệu lực kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND ngày 4/4/2019 của Ủy ban nhân "
            "dân huyện.",
        )
    )
    assert said(facts) == {"5/QĐ-UBND": ("replaces", "body")}
    assert not edges(facts)


def test_an_appendix_lists() -> None:
    facts = read(
        paper()
        + "\nPHỤ LỤC\n\nDanh mục tài liệu\n\n1. Kết luận số 61-KL/TW ngày 15/6/2021 của Bộ Chính trị.\n"
    )
    assert said(facts) == {"61-KL/TW": ("cites", "appendix")}

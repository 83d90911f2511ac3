"""Texts in every layout in, paragraphs with their markers out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import paper, read

from thac.loaders import clean
from thac.loaders.outline import blocks, roman


def outline(text: str) -> list[tuple[str, str]]:
    """Marker and words of each paragraph."""
    view = clean.view(text)
    return [(b.marker, " ".join(view[b.body : b.end].split())) for b in blocks(text, view)]


MARKERS = [
    ("I. MỤC TIÊU", "I.", "MỤC TIÊU"),
    ("II- NHIỆM VỤ", "II-", "NHIỆM VỤ"),
    ("IV.KINH PHÍ", "IV.", "KINH PHÍ"),
    ("**III. TIẾN ĐỘ**", "III.", "TIẾN ĐỘ"),
    ("#### V. TIẾN ĐỘ", "V.", "TIẾN ĐỘ"),
    ("Điều 4. Hiệu lực", "Điều 4.", "Hiệu lực"),
    ("Chương II", "Chương II", ""),
    ("Mục 2. Quy định riêng", "Mục 2.", "Quy định riêng"),
    ("3. Đào ao", "3.", "Đào ao"),
    ("3.Đào ao", "3.", "Đào ao"),
    ("2.1 Đào ao", "2.1", "Đào ao"),
    ("2.1. Đào ao", "2.1.", "Đào ao"),
    ("2.1.3. Đào ao", "2.1.3.", "Đào ao"),
    ("a) Đắp bờ", "a)", "Đắp bờ"),
    ("đ) Đắp bờ", "đ)", "Đắp bờ"),
    ("(1) Đắp bờ", "(1)", "Đắp bờ"),
    ("- Thả cá", "-", "Thả cá"),
    ("– Thả cá", "-", "Thả cá"),
    ("• Thả cá", "•", "Thả cá"),
    ("+ Cho cá ăn", "+", "Cho cá ăn"),
]


@pytest.mark.parametrize(("line", "marker", "words"), MARKERS)
def test_markers_in_every_style(line: str, marker: str, words: str) -> None:
    assert outline(line) == [(marker, words)]


@pytest.mark.parametrize(
    "line",
    ["15/6/2021 là ngày khai giảng.", "2023 là năm mất mùa.", "12.500 đồng một cân.", "1.000 con cá giống",
     "Ivan nói được tiếng Việt.", "Cá trắm, cá chép", "0912.345.678 gặp ông trưởng thôn"],
)  # fmt: skip
def test_what_is_no_marker(line: str) -> None:
    assert outline(line) == [("", line)]


def test_markers_are_ordered_by_depth() -> None:
    text = "Chương I\n\nĐiều 1. A\n\nI. B\n\n1. C\n\n1.1. D\n\na) E\n\n- G\n\n+ H"
    depths = [block.depth for block in blocks(text, text)]
    assert depths == sorted(depths)
    assert len(set(depths)) == len(depths)


LONG = (
    "Các xã rà soát danh sách ao hồ trên địa bàn, lập danh sách gửi về Phòng Nông nghiệp trước khi "
    "thả cá giống"
)
WRAPPED = """\
1. Các xã rà soát danh sách ao hồ trên địa bàn, lập
danh sách gửi về Phòng Nông nghiệp trước khi thả cá
giống xuống ao; các thôn cử người trông coi bờ, giữ
gìn lưới và dọn dẹp sau mỗi mùa thu hoạch của
hợp tác xã; kỹ sư ghi sổ hằng ngày, cuối tuần nộp
sổ cho trưởng thôn để làm căn cứ chi tiền công, và
mua thêm thức ăn khi thiếu.
2. Hội Nông dân dạy cách bán cá.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    first, second = outline(WRAPPED)
    assert first[0] == "1."
    assert first[1].endswith("khi thiếu.")
    assert second == ("2.", "Hội Nông dân dạy cách bán cá.")


LAYOUTS = [
    ("a paragraph a line", f"1. {LONG}.\n2. Thả cá.\n3. Bán cá.", 3),
    ("blank lines between", f"1. {LONG}.\n\n2. Thả cá.\n\n3. Bán cá.", 3),
    ("a heading glued on", f"1. {LONG}.\nII. KINH PHÍ\nXã tự lo.", 3),
    (
        "split over a page before a date",
        f"{LONG} theo Kết luận số 61-KL/TW ngày\n\n15/6/2021 của Bộ Chính trị.",
        1,
    ),
    ("split over a page in a sentence", f"{LONG} bằng\n\ntiếng loa truyền thanh.", 1),
    ("a page number and a rule between", f"{LONG}.\n\n-----\n\nThả cá.", 2),
    (
        "a table in Markdown",
        "| TT | Việc | Ai |\n|---|---|---|\n| 1 | Thả cá | Xã |\n| 2 | Bán cá | Huyện |",
        3,
    ),
    ("numbers of pages or rows", "1\n\nThả cá\n\nXã\n\n2\n\nBán cá\n\nHuyện", 4),
    ("Windows line ends", f"1. {LONG}.\r\n\r\n2. Thả cá.\r\n", 2),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_layouts(text: str, count: int) -> None:
    assert len(outline(text)) == count


def test_a_footnote_does_not_cut_a_sentence() -> None:
    text = paper(
        body=(
            f"I. NHIỆM VỤ\n\n1. {LONG}, hoàn\n\n¹ Sở Y tế, Sở Tài chính, Sở Nội vụ.\n\nthành trong "
            "tháng 9/2022."
        )
    )
    facts = read(text)
    assert [d["due"] for d in facts["deadlines"]] == ["2022-09"]
    assert not [a for a in facts["assignments"] if a["unit"].startswith("Sở")]


def test_a_reference_in_a_footnote_is_only_cited() -> None:
    facts = read(
        paper(
            body=(
                "I. NHIỆM VỤ\n\n1. Thả cá¹.\n\n¹ Thực hiện Quyết định số 1611/QĐ-TTg ngày "
                "09/9/2021.\n\n2. Bán cá."
            )
        )
    )
    assert [(r["symbol"], r["relation"]) for r in facts["references"]] == [("1611/QĐ-TTg", "cites")]


@pytest.mark.parametrize(
    ("first", "second", "gap"), [("I.", "II.", False), ("I-", "III.", True), ("II.", "III.", True)]
)
def test_a_gap_in_the_main_sections_is_found(first: str, second: str, gap: bool) -> None:
    facts = read(paper(body=f"{first} MỤC TIÊU\n\nNuôi cá.\n\n{second} NHIỆM VỤ\n\nThả cá.\n\n"))
    assert ("outline-gap" in [finding["code"] for finding in facts["findings"]]) is gap


def test_roman_numerals() -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XIX", "XXI"]
    assert [roman(n) for n in numerals] == [*range(1, 12), 14, 19, 21]


WORDS = st.sampled_from(
    [
        "Thả cá giống",
        "đào ao.",
        "Kế hoạch số 5/KH-UBND;",
        "ngày",
        "15/6/2021",
        "KINH PHÍ",
        "của các xã,",
        "¹ Ghi chú.",
        "| a | b |",
        "---",
        "**Nơi nhận:**",
        "x" * 60,
        "và",
        "năm 2021 -",
    ]
)
STARTS = st.sampled_from(
    ["", "I. ", "II- ", "1. ", "1.2. ", "a) ", "- ", "+ ", "Điều 3. ", "## ", "**", "\t", "(2) "]
)
ENDS = st.sampled_from(["\n", "\n\n", " ", "**\n", "\n\n\n", "\r\n"])


@given(st.lists(st.tuples(STARTS, WORDS, ENDS), max_size=25))
def test_paragraphs_cover_the_text_once_in_order(lines: list[tuple[str, str, str]]) -> None:
    text = "".join(start + words + end for start, words, end in lines)
    view = clean.view(text)
    at, left = 0, ""
    for block in blocks(text, view):
        assert at <= block.start <= block.body <= block.end <= len(text)
        left += view[at : block.start]
        at = block.end
    assert not re.search(r"[^\s_=.…|+:-]", left + view[at:]), "words that stand in no paragraph"


@given(st.text(st.sampled_from("IVX1a.)-– \n*#|+Điềuđ¹[]:;"), max_size=150))
def test_no_layout_is_too_odd(text: str) -> None:
    found = blocks(text, clean.view(text))
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_title_of_a_chapter_stands_below_it() -> None:
    body = "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nNuôi cá.\n\n"
    body += "Chương II\n\nTỔ CHỨC\n\nĐiều 2.\n\nBáo cáo."
    found = read(paper(body=body))["document"]["outline"]
    assert [(one["marker"], one["title"]) for one in found] == [
        ("Chương I", "QUY ĐỊNH CHUNG"), ("Điều 1.", "Phạm vi"), ("Chương II", "TỔ CHỨC"), ("Điều 2.", ""),
    ]  # fmt: skip


def test_a_short_letter_cut_by_width_is_joined() -> None:
    body = (
        "1. Rà soát số nhà ở cách mép sông dưới hai mươi mét, gửi danh sách về Văn phòng\n"
        "Sở trước ngày 15/9/2024 để tổng hợp.\n\n"
        "2. Các xã cử người cùng đi khảo sát với đoàn của Sở Xây dựng và Phòng Kinh tế\n"
        "Hạ tầng của huyện.\n"
    )
    found = read(paper("Ủy ban nhân dân huyện ban hành Kế hoạch:", body))
    assert [one["due"] for one in found["deadlines"]] == ["2024-09-15"]
    text = paper("", body)
    read_as = [text[one.start : one.end] for one in blocks(text, text) if one.marker in ("1.", "2.")]
    assert [one.split()[-1] for one in read_as] == ["hợp.", "huyện."]

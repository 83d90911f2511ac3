"""Words on pages become paragraphs and tables in reading order, wherever lines and pages end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pdffile import Sheet, Typed, paragraphs, pdf, read, wrapped

from thac.loaders.formats.flow import Table
from thac.loaders.formats.pages import arrange
from thac.loaders.formats.paper import Page, Word

LEFT, RIGHT = 85.0, 540.0
LONG = (
    "Các xã rà soát số hộ còn giữ nghề đan lát, lập danh sách người biết nghề, đề xuất mức hỗ trợ cho từng "
    "nhóm hộ và gửi kết quả về phòng chuyên môn để tổng hợp, trình cấp có thẩm quyền xem xét trong quý tới."
)
OTHER = (
    "Việc hỗ trợ bảo đảm công khai, đúng người, không trùng với chương trình khác đang triển khai trên cùng "
    "địa bàn; hộ đã nhận hỗ trợ năm trước chỉ được xét khi có lý do chính đáng."
)


def stacked(
    *blocks: str, top: float = 90, indent: float = 30, space: float = 4, x: float = LEFT
) -> list[Typed]:
    """Paragraphs below each other."""
    typed: list[Typed] = []
    y = top
    for block in blocks:
        typed += wrapped(block, x, y, RIGHT, indent=indent)
        y = typed[-1].y + 13 * 1.4 + space
    return typed


def table(
    rows: Sequence[Sequence[str]], top: float, edges: Sequence[float], drawn: bool = True
) -> tuple[list[Typed], list[tuple[float, float, float, float]]]:
    """A table with lines around its cells: what is typed, and the lines."""
    typed: list[Typed] = []
    y, lines = top, [(edges[0], top, edges[-1], top)]
    for row in rows:
        cells = [
            wrapped(text, edges[column] + 5, y + 14, edges[column + 1] - 5, size=11) if text else []
            for column, text in enumerate(row)
        ]
        typed += [one for cell in cells for one in cell]
        bottom = max(one.y for cell in cells for one in cell) + 6
        lines += [(edge, y, edge, bottom) for edge in edges]
        lines.append((edges[0], bottom, edges[-1], bottom))
        y = bottom
    return typed, lines if drawn else []


@pytest.mark.parametrize(("indent", "space"), [(30, 0), (30, 8), (0, 8)])
def test_lines_are_joined_to_paragraphs(indent: float, space: float) -> None:
    told = [LONG, OTHER, "1. Thời gian: trong năm.", "- Kinh phí: theo dự toán.", LONG]
    assert paragraphs(pdf([Sheet(stacked(*told, indent=indent, space=space))])) == told


def test_hanging_lists_are_joined() -> None:
    typed: list[Typed] = []
    y = 90.0
    for item in (LONG, OTHER):
        first, *rest = wrapped(f"- {item}", LEFT + 20, y, RIGHT)
        typed += [first, *(replace(one, x=LEFT + 33) for one in rest)]
        y = typed[-1].y + 18.2
    assert paragraphs(pdf([Sheet(typed)])) == [f"- {LONG}", f"- {OTHER}"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = wrapped(LONG, LEFT, 780, RIGHT, indent=30)
    above, below = lines[:2], [replace(one, y=90 + 18.2 * at) for at, one in enumerate(lines[2:])]
    pages = [
        Sheet([*stacked(OTHER), *above, Typed(300, 40, "1")]),
        Sheet([*below, *stacked(OTHER, top=200), Typed(300, 40, "2")]),
    ]
    assert paragraphs(pdf(pages)) == [OTHER, LONG, OTHER]


def test_words_cut_at_hyphen_or_slash_are_one() -> None:
    typed = [
        Typed(LEFT + 30, 100, "Thực hiện Nghị định số 126/2024/NĐ-"),
        Typed(LEFT, 118, "CP và văn bản 35"),
    ]
    typed += [Typed(LEFT, 136, "/QĐ-UBND về phát triển kinh tế -"), Typed(LEFT, 154, "xã hội")]
    sheet = Sheet([*(replace(one, size=20.0) for one in typed)])
    assert paragraphs(pdf([sheet])) == [
        "Thực hiện Nghị định số 126/2024/NĐ-CP và văn bản 35/QĐ-UBND về phát triển kinh tế - xã hội"
    ]


@pytest.mark.parametrize("foot", [False, True])
def test_page_numbers_and_running_heads_are_left_out(foot: bool) -> None:
    y = 815.0 if foot else 40.0
    pages = [
        Sheet(
            [*stacked(f"{number}. {LONG}", OTHER), Typed(290, y, f"- {number} -"), Typed(90, y - 19, "Đề án")]
        )
        for number in (1, 2, 3)
    ]
    assert paragraphs(pdf(pages)) == [f"1. {LONG}", OTHER, f"2. {LONG}", OTHER, f"3. {LONG}", OTHER]


def test_pages_that_are_all_alike_are_read_whole() -> None:
    assert paragraphs(pdf([Sheet(stacked(LONG, OTHER, LONG, top=50))] * 3)) == [LONG, OTHER, LONG] * 3


def test_a_number_of_the_text_is_no_page_number() -> None:
    typed = [*stacked(LONG), Typed(LEFT, 300, "Tổng số hộ:"), Typed(LEFT, 318, "250")]
    assert paragraphs(pdf([Sheet(typed)]))[-1].endswith("250")


def test_heads_of_appendices_are_no_running_heads() -> None:
    pages = [Sheet([Typed(270, 60, "PHỤ LỤC"), *stacked(text, top=130)]) for text in (LONG, OTHER)]
    assert paragraphs(pdf(pages)) == ["PHỤ LỤC", LONG, "PHỤ LỤC", OTHER]


def test_letterheads_at_one_height_are_no_running_heads() -> None:
    head = [Typed(90, 80, "SỞ CÔNG THƯƠNG"), Typed(260, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    found = paragraphs(pdf([Sheet([*head, *stacked(LONG, top=200)])] * 3))
    assert found.count("SỞ CÔNG THƯƠNG") == 3


def test_footnotes_come_last_with_their_marks() -> None:
    body = stacked(f"{LONG[:-1]}", OTHER)
    call = next(one for one in body if one.text.endswith("quý tới"))
    said = (
        "Theo Báo cáo số 90/BC-UBND ngày 03/02/2023 của Ủy ban nhân dân huyện về nghề đan lát và số thợ giỏi."
    )
    note = wrapped(said, LEFT + 8, 760, RIGHT, size=9)
    typed = [
        *body,
        Typed(call.right, call.y - 5, "1", 8),
        Typed(LEFT, 756, "1", 6),
        *note,
        Typed(300, 40, "1"),
    ]
    pages = [Sheet(typed, lines=[(LEFT, 742, LEFT + 140, 742)]), Sheet(stacked(OTHER))]
    found = paragraphs(pdf(pages))
    assert found[0].endswith("¹")
    assert found[-1] == " ".join(["¹", *(one.text for one in note)])
    assert found[1:-1] == [OTHER, OTHER]


HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
ROWS = [
    ["1", "Khảo sát số hộ làm nghề ở các bản vùng cao của huyện", "Phòng Kinh tế", "Quý I"],
    ["2", "Mở lớp dạy đan", "Trung tâm Giáo dục nghề nghiệp", "Quý II"],
    ["3", "Mua sắm dụng cụ cho các tổ", "Phòng Tài chính - Kế hoạch", "Quý III"],
]
EDGES = (85.0, 120.0, 300.0, 430.0, 540.0)


@pytest.mark.parametrize("drawn", [True, False])
def test_tables_are_read_by_lines_or_by_columns(drawn: bool) -> None:
    typed, lines = table([HEAD, *ROWS], 300, EDGES, drawn)
    found = paragraphs(pdf([Sheet([*stacked(LONG), *typed], lines)]))
    assert found[1:] == [f"| {' | '.join(row)} |" for row in (HEAD, *ROWS)]


def test_a_table_goes_on_over_the_end_of_a_page_without_its_repeated_head() -> None:
    first, lines = table([HEAD, *ROWS[:2]], 600, EDGES)
    second, more = table([HEAD, ["", "dụng cụ cho các tổ", "", ""], ROWS[2]], 80, EDGES)
    cut = [
        replace(one, text="Mở lớp dạy đan và mua") if one.text == "Mở lớp dạy đan" else one for one in first
    ]
    pages = [Sheet([*stacked(LONG), *cut], lines), Sheet([*second, *stacked(OTHER, top=400)], more)]
    found = paragraphs(pdf(pages))
    assert found[1:-1] == [
        f"| {' | '.join(row)} |"
        for row in (HEAD, ROWS[0], ["2", "Mở lớp dạy đan và mua dụng cụ cho các tổ", *ROWS[1][2:]], ROWS[2])
    ]


def test_cells_that_span_rows_and_columns_are_filled_once() -> None:
    typed = [
        Typed(90, 114, "Nhóm I"),
        Typed(205, 114, "Việc một"),
        Typed(205, 134, "Việc hai"),
        Typed(90, 154, "Cộng"),
    ]
    lines = [(85, 100, 300, 100), (200, 120, 300, 120), (85, 140, 300, 140), (85, 160, 300, 160)]
    lines += [(85, 100, 85, 160), (200, 100, 200, 140), (300, 100, 300, 160)]
    found = arrange([_page(typed, lines)])
    assert [type(one) for one in found] == [Table]
    assert isinstance(found[0], Table)
    said = [[" ".join(one.text for one in cell.paragraphs) for cell in row] for row in found[0].rows]
    assert said == [["Nhóm I", "Việc một"], ["", "Việc hai"], ["Cộng", ""]]
    assert found[0].rows[1][0].above
    assert found[0].rows[2][0].wide == 2


def _page(
    typed: Sequence[Typed], lines: Sequence[tuple[float, float, float, float]], size: float = 0.0
) -> Page:
    """What OCR would give: words without type."""
    words = []
    for one in typed:
        at = one.x
        for word in one.text.split(" "):
            right = at + len(word) * 6.5
            words.append(Word(word, at / 595, (one.y - 10) / 842, right / 595, (one.y + 3) / 842, size))
            at = right + 4
    rules = tuple((a / 595, b / 842, c / 595, d / 842) for a, b, c, d in lines)
    return Page(1, tuple(words), rules)


def test_a_closing_part_is_read_column_by_column_over_the_end_of_a_page() -> None:
    above = [
        *stacked(LONG),
        Typed(85, 700, "Nơi nhận:", 11),
        Typed(350, 698, "TM. ỦY BAN NHÂN DÂN"),
        Typed(85, 716, "- Như trên;", 11),
        Typed(370, 716, "CHỦ TỊCH"),
    ]
    below = [
        Typed(85, 90, "- Các phòng, ban;", 11),
        Typed(85, 108, "- Lưu: VT.", 11),
        Typed(365, 109, "Sùng A Thử"),
    ]
    found = paragraphs(pdf([Sheet(above), Sheet(below)]))
    assert found[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các phòng, ban;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Sùng A Thử",
    ]


def test_a_title_in_the_middle_is_told_apart_from_the_text() -> None:
    lines = ("KẾ HOẠCH", "Giữ nghề đan lát ở vùng cao năm 2023")
    middle = (LEFT + RIGHT) / 2
    titles = [
        Typed(middle - len(text) * 6.5 / 2, 90 + 18 * at, text, bold=True) for at, text in enumerate(lines)
    ]
    text = read(pdf([Sheet([*titles, *stacked(LONG, OTHER, top=150)])])).text
    assert text == f"{lines[0]}\n{lines[1]}\n\n{LONG}\n\n{OTHER}\n"


def test_pages_may_come_in_any_order() -> None:
    first, second = _page(stacked(LONG), ()), replace(_page(stacked(OTHER), ()), number=2)
    assert arrange([second, first]) == arrange([first, second])


def test_the_same_pages_give_the_same_text() -> None:
    content = pdf([Sheet(stacked(LONG, OTHER))] * 2)
    assert read(content) == read(content)


def test_a_head_that_says_its_page_is_left_out_where_it_stands_once() -> None:
    pages = [
        Sheet(stacked(f"1. {LONG}", OTHER)),
        Sheet([*stacked(f"2. {LONG}", OTHER), Typed(200, 815, "Kế hoạch giữ nghề - trang 2")]),
    ]
    assert paragraphs(pdf(pages)) == [f"1. {LONG}", OTHER, f"2. {LONG}", OTHER]


def test_the_heading_of_the_youth_union_begins_the_right_column() -> None:
    head = [
        Typed(90, 80, "TỈNH ĐOÀN A"),
        Typed(330, 80, "ĐOÀN TNCS HỒ CHÍ MINH"),
        Typed(90, 98, "BAN CHẤP HÀNH"),
        Typed(330, 98, "A, ngày 21 tháng 4 năm 2023"),
        Typed(90, 116, "Số: 20-KH/TĐTN"),
    ]
    title = [Typed(250, 150, "KẾ HOẠCH", bold=True)]
    found = paragraphs(pdf([Sheet([*head, *title, *stacked(LONG, top=200)])]))
    left = ["TỈNH ĐOÀN A", "BAN CHẤP HÀNH", "Số: 20-KH/TĐTN"]
    assert found[:5] == [*left, "ĐOÀN TNCS HỒ CHÍ MINH", "A, ngày 21 tháng 4 năm 2023"]


def test_headings_of_one_length_are_no_edge_of_lines_that_end_anywhere() -> None:
    lines = [
        "Các thôn họp dân bàn việc giữ nghề và mở lớp dạy cho người trẻ ở",
        "mọi xóm; kết quả gửi về xã.",
        "1. Ban quản lý chợ và các tổ tự quản",
        "Giữ sạch chợ, thu tiền chỗ ngồi đúng mức.",
        "2. Các chi hội của phụ nữ và nông dân",
        "Vận động hội viên góp công dọn kênh mương trước vụ mới.",
    ]
    typed = [Typed(LEFT + 30 * (at != 1), 90.0 + 20 * at, text) for at, text in enumerate(lines)]
    assert paragraphs(pdf([Sheet(typed)])) == [f"{lines[0]} {lines[1]}", *lines[2:]]


def test_an_article_in_bold_is_no_title_in_the_middle() -> None:
    title = Typed(250, 90, "QUYẾT NGHỊ:", bold=True)
    first = Typed(LEFT + 35, 112, "Điều 1. Hỗ trợ người đi biển xa mua phao cứu sinh với mức:", bold=True)
    rest = Typed(LEFT, 130, "500.000 đồng một phao.", bold=True)
    found = paragraphs(pdf([Sheet([title, first, rest, *stacked(LONG, OTHER, top=160, indent=35)])]))
    assert found[1:] == [f"{first.text} {rest.text}", LONG, OTHER]


def test_first_lines_alone_do_not_hide_where_the_others_begin() -> None:
    title = Typed(118, 90, "Về việc cấp giống gia súc cho các hộ nghèo đợt 2 năm 2023", bold=True)
    short = [f"{number}. Xã số {number} nhận giống ở nhà văn hóa xã." for number in range(1, 9)]
    found = paragraphs(pdf([Sheet([title, *stacked(LONG, *short, top=108, indent=36)])]))
    assert found == [title.text, LONG, *short]


def test_a_row_cut_by_the_end_of_a_page_is_one_where_a_date_is_cut_too() -> None:
    edges = (LEFT, 120.0, 300.0, 420.0, RIGHT)
    head = ["TT", "Nội dung", "Cơ quan", "Thời hạn"]
    above, above_lines = table([head, ["1", "Sửa điểm", "Sở Khoa học", "Trước"]], 700, edges)
    below, below_lines = table([head, ["", "đo nước số 1", "và Công nghệ", "30/6/2024"]], 60, edges)
    pages = [
        Sheet([*stacked(LONG), *above], above_lines),
        Sheet([*below, *stacked(OTHER, top=300)], below_lines),
    ]
    whole = next(line for line in read(pdf(pages)).text.split("\n") if "Sửa điểm" in line)
    assert [one.strip() for one in whole.strip("| ").split("|")] == [
        "1", "Sửa điểm đo nước số 1", "Sở Khoa học và Công nghệ", "Trước 30/6/2024",
    ]  # fmt: skip

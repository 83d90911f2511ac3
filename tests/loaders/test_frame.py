"""Letterheads of any number, date and order in: what is printed comes out, what is blank stays blank."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from thac.loaders.clean import normalise
from thac.loaders.model import Document
from thac.loaders.parse import parse

BODY = "\nKẾ HOẠCH\nPhát triển thư viện\n\nI. MỤC ĐÍCH\nNâng cao văn hóa đọc.\n"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
BLANK = st.sampled_from(["", " ", "      ", "....", "……", "____", " ... "])


def read(text: str) -> Document:
    return parse(normalise("case", text))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 99999), DAYS, st.permutations(range(4)), st.booleans())
def test_cells_in_any_order(number: int, day: date, order: list[int], ruled: bool) -> None:
    cells = [
        "ỦY BAN NHÂN DÂN\nHUYỆN MỸ LỘC" + ("\n-------" if ruled else ""),
        "\n".join(MOTTO) + ("\n---------------" if ruled else ""),
        f"Số: {number:02}/KH-UBND",
        f"Mỹ Lộc, ngày {day.day:02} tháng {day.month} năm {day.year}",
    ]
    found = read("\n".join(cells[i] for i in order) + BODY)
    assert found.symbol == f"{number:02}/KH-UBND"
    assert found.issued == day.isoformat()
    assert found.place == "Mỹ Lộc"
    assert found.issuer == "Ủy ban nhân dân huyện Mỹ Lộc"
    assert (found.type, found.title) == ("KH", "Phát triển thư viện")


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999), DAYS, st.sampled_from(["          ", "\t", "\t\t", " | "]))
def test_rows_of_two_cells(number: int, day: date, gap: str) -> None:
    rows = [
        ("UBND TỈNH NAM ĐỊNH", MOTTO[0]),
        ("SỞ NỘI VỤ", MOTTO[1]),
        (f"Số: {number}/KH-SNV", f"Nam Định, ngày {day.day}/{day.month}/{day.year}"),
    ]
    found = read("\n".join(left + gap + right for left, right in rows) + "\n" + BODY)
    assert found.symbol == f"{number}/KH-SNV"
    assert found.issued == day.isoformat()
    assert found.issuer == "Sở Nội vụ tỉnh Nam Định"


@settings(max_examples=60, deadline=None)
@given(BLANK, BLANK, BLANK)
def test_blanks_are_never_filled(number: str, day: str, month: str) -> None:
    text = (
        f"UBND HUYỆN MỸ LỘC\nSố:{number}/KH-UBND\n{MOTTO[0]}\n{MOTTO[1]}\n"
        f"Mỹ Lộc, ngày {day} tháng {month} năm 2024\n{BODY}"
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh.\n"
        "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nPHỤ LỤC\n"
        "(Kèm theo Kế hoạch số   /KH-UBND ngày   /  /2024)\n"
    )
    found = read(text)
    assert found.symbol is None
    assert found.issued == "2024"
    assert {"number-missing", "date-incomplete"} <= {finding.code for finding in found.findings}


def test_without_a_date_none_is_taken_from_the_title() -> None:
    found = read("Số: 5/KH-UBND\nKẾ HOẠCH\nThực hiện Chỉ thị số 1/CT-TTg ngày 03/02/2020\n\nI. MỤC ĐÍCH\n")
    assert (found.symbol, found.issued) == ("5/KH-UBND", None)


def test_empty_and_bare_texts_have_no_frame() -> None:
    for text in ("", "\n", "|", "-----", "Xin chào."):
        found = read(text)
        assert (found.symbol, found.type, found.issued, found.signer, found.recipients) == (None,) * 4 + ((),)


def test_a_list_of_types_in_a_table_names_no_type() -> None:
    text = "Phụ lục III\n\nBẢNG CHỮ VIẾT TẮT\n\n| STT | Tên loại | Viết tắt |\n| 1 | Chỉ thị | CT |\n"
    assert parse(normalise("a.md", text)).type is None


GUIDE = """HƯỚNG DẪN

cách trình bày công văn

1. Đề ký

Cấp phó ký thay cấp trưởng.

Ví dụ:

K/T TRƯỞNG BAN

PHÓ TRƯỞNG BAN

2. Nơi nhận

Nơi nhận văn bản ghi tên cơ quan nhận.

3. Giao Phòng Lưu trữ theo dõi việc thực hiện.

Nơi nhận:

- Các phòng,

- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ

BÍ THƯ

Lê Thị Thử
"""


def test_what_a_guide_shows_and_says_of_signing_is_not_its_own_signature() -> None:
    document = parse(normalise("a.txt", GUIDE))
    assert document.signer is not None
    assert (document.signer.name, document.signer.title) == ("Lê Thị Thử", "Bí thư")
    assert document.recipients == ("Các phòng",)


def test_an_enclosed_plan_whose_title_is_in_small_letters_is_read() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/QĐ-UBND\nAn Giang, ngày 2 tháng 3 năm 2022\n\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch nuôi ong\n\nCăn cứ Luật Chăn nuôi;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo "
        "Quyết định này Kế hoạch nuôi ong.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n"
        "Lê Văn Thử\n\nKẾ HOẠCH\nNuôi ong ở đồi\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND "
        "ngày 02/3/2022)\n\nI. MỤC TIÊU\n\n1. Có mật.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Công Thương chủ trì tìm nơi bán mật, xong trước ngày 30/6/2022.\n"
    )
    found = parse(normalise("case", text))
    assert [(one.unit, one.due) for one in found.assignments] == [("Sở Công Thương", "2022-06-30")]


def test_a_title_broken_by_hand_is_one() -> None:
    for first, second in (
        ("thực hiện Chỉ thị số 26-CT/TU ngày 09/11/2021 của Ban Thường vụ", "Tỉnh ủy về nuôi ong"),
        ("về việc thực hiện", "Kế hoạch số 7-KH/TU ngày 05/01/2022 của Tỉnh ủy An Giang"),
    ):
        text = (
            "TỈNH ỦY AN GIANG\n*\nSố 12-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Giang, ngày 02 tháng 3 năm 2022"
            f"\n\nKẾ HOẠCH\n\n{first}\n\n{second}\n\n"
            "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:\n\n1. Nuôi ong.\n"
        )
        found = parse(normalise("case", text))
        assert found.title == f"{first} {second}"
        assert [one.issuer for one in found.mentions] == ["Tỉnh ủy An Giang"]
        assert not found.findings


def test_a_letter_s_subject_ends_where_the_other_column_begins() -> None:
    text = (
        "| UBND HUYỆN A<br>PHÒNG NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| Số: 77/NV-CCHC<br>V/v báo cáo Kế hoạch số 15/KH-UBND của UBND huyện | A, ngày 6 tháng 4 năm 2023 |"
        "\n\nKính gửi: Ủy ban nhân dân các xã.\n\nPhòng Nội vụ đề nghị các xã báo cáo./.\n"
    )
    found = parse(normalise("case", text))
    assert [(one.symbol, one.issued) for one in found.mentions] == [("15/KH-UBND", None)]


def test_the_forms_of_an_appendix_are_no_appendices() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\nAn Giang, ngày 2 tháng 3 năm 2022\n\nKẾ HOẠCH\nNuôi ong\n\n"
        "1. Có mật.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Thử\n\nPHỤ LỤC I\n"
        "DANH MỤC VIỆC\n\n1. Việc một.\n\nMẫu số 01: Phiếu khảo sát hộ nuôi ong\n\nHọ và tên:\n\n"
        "PHỤ LỤC II\nBẢNG KÊ\n"
    )
    found = parse(normalise("case", text)).appendices
    assert found == ("PHỤ LỤC I DANH MỤC VIỆC", "PHỤ LỤC II BẢNG KÊ")


def test_recipients_in_two_columns_beside_the_signature() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nNuôi ong\n\n1. Có mật.\n\nNơi nhận:\t\t"
        "TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;\t- Các sở, ngành;\tCHỦ TỊCH\n"
        "- MTTQ tỉnh;\t- Lưu: VT.\tLê Văn Thử\n"
    )
    found = parse(normalise("case", text))
    assert found.recipients == ("UBND tỉnh", "Các sở, ngành", "MTTQ tỉnh")
    assert found.signer is not None
    assert found.signer.name == "Lê Văn Thử"


def test_a_title_that_ends_with_a_verb_is_whole() -> None:
    text = (
        "UBND TỈNH AN GIANG\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nTổ chức hội nghị tổng kết\n\n"
        "Kế hoạch này nêu rõ việc của từng sở trong năm.\n\n1. Có mật.\n"
    )
    assert parse(normalise("case", text)).title == "Tổ chức hội nghị tổng kết"

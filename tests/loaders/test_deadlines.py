"""Deadlines: phrases in every wording of the genre to the facts that a careful reader finds in them."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.loaders import clean
from thac.loaders.deadlines import in_block, in_cell, read_deadlines
from thac.loaders.frame import Frame
from thac.loaders.model import Block, Deadline

Fact = tuple[str, str, str | None]


def read(phrase: str, issued: str | None = "2023-10-02", code: str = "KH") -> list[Deadline]:
    text = clean.view(phrase)
    return in_block(
        text, clean.key(text), Block(0, len(text), 0, "text", "", 0), Frame(type=code, issued=issued)
    )


def facts(phrase: str, issued: str | None = "2023-10-02", code: str = "KH") -> list[Fact]:
    return sorted({(d.due, d.kind, d.every) for d in read(phrase, issued, code)})


ONCE = [
    ("Các trường gửi danh sách về Phòng Giáo dục trước ngày 25/11/2023.", "2023-11-25", "report"),
    ("Gửi báo cáo tổng kết về Sở Y tế trước ngày 05 tháng 12 năm 2023.", "2023-12-05", "report"),
    ("Báo cáo kết quả về Huyện ủy chậm nhất ngày 20-12-2023.", "2023-12-20", "report"),
    ("Báo cáo kết quả về Huyện ủy chậm nhất là ngày 20.12.2023.", "2023-12-20", "report"),
    ("Gửi kế hoạch về Sở Nội vụ (qua Văn phòng Sở) muộn nhất vào ngày 3/11/2023.", "2023-11-03", "report"),
    ("Sửa xong mái nhà thư viện trước 10/12/2024.", "2024-12-10", "completion"),
    ("Lắp đặt loa ở các thôn, hoàn thành trước 30/6/2024.", "2024-06-30", "completion"),
    ("Việc rà soát phải hoàn thành trước ngày 30 tháng 6 năm 2024.", "2024-06-30", "completion"),
    ("Bàn giao sổ sách xong trước 17 giờ ngày 15/11/2023.", "2023-11-15", "completion"),
    ("Bàn giao sổ sách trước 16h30 ngày 15/11/2023.", "2023-11-15", "completion"),
    ("Kiểm đếm cây xanh không quá ngày 31/12/2023.", "2023-12-31", "completion"),
    ("Kiểm đếm cây xanh, không muộn hơn ngày 31/12/2023.", "2023-12-31", "completion"),
    ("Hạn cuối: ngày 01/12/2023.", "2023-12-01", "completion"),
    ("Thời điểm gửi báo cáo là ngày 01/12/2023.", "2023-12-01", "report"),
    ("Gửi báo cáo đúng ngày 01/12/2023 để tổng hợp.", "2023-12-01", "report"),
    ("Đến ngày 01/12/2023, các trường phải hoàn thành việc cấp sổ.", "2023-12-01", "completion"),
    ("Thời hạn nộp báo cáo là ngày 01/12/2023.", "2023-12-01", "report"),
    ("Thời gian hoàn thành: 30/11/2023.", "2023-11-30", "completion"),
    ("Thời hạn: đến hết ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Hoàn thành việc cấp thẻ đến hết ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Xong ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Kê khai tài sản chậm nhất trước ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Tổ chức tập huấn (trước ngày 30/11/2023).", "2023-11-30", "completion"),
    ("Xây dựng quy ước trước ngày 30 tháng 11.", "2023-11-30", "completion"),
    ("Nộp hồ sơ trước ngày 15/01.", "2024-01-15", "report"),
    ("Tập huấn hoàn thành trong tháng 11 năm 2023.", "2023-11", "completion"),
    ("Tập huấn xong trong tháng 11/2023.", "2023-11", "completion"),
    ("Lắp loa, hoàn thành chậm nhất vào ngày cuối tháng 6/2024.", "2024-06", "completion"),
    ("Gửi báo cáo về Sở Y tế vào ngày 30/11/2023.", "2023-11-30", "report"),
    ("Ngày 30/11/2023 là hạn chót gửi báo cáo.", "2023-11-30", "report"),
    ("Gửi báo cáo về Sở Y tế, hạn 30/11/2023.", "2023-11-30", "report"),
    ("Đến hết ngày 30/11/2023 các thôn phải ban hành quy ước.", "2023-11-30", "completion"),
    ("Tập huấn, hoàn thành trước tháng 12/2023.", "2023-12", "completion"),
    ("Hoàn thành, báo cáo kết quả Ủy ban nhân dân huyện trong tháng 11/2023.", "2023-11", "completion"),
    ("Trình Ủy ban nhân dân tỉnh phê duyệt trong tháng 3/2024.", "2024-03", "completion"),
    ("Tập huấn (hoàn thành tháng 11/2023).", "2023-11", "completion"),
    ("Thời gian hoàn thành: tháng 11/2023.", "2023-11", "completion"),
    ("Cắm biển, xong tháng 11 năm 2023.", "2023-11", "completion"),
    ("Tập huấn (hoàn thành năm 2024).", "2024", "completion"),
    ("Hoàn thành trong năm 2024.", "2024", "completion"),
    ("Trình Hội đồng nhân dân xã trong năm 2024.", "2024", "completion"),
    ("Hoàn thành 30/11/2023.", "2023-11-30", "completion"),
    ("Đến ngày 30/11/2023 phải hoàn thành việc cắm mốc.", "2023-11-30", "completion"),
    ("Hạn cuối cùng nhận bài đến 17h00 ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Ban hành quy chế trước ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Báo cáo kết quả hoạt động trước ngày 30/11/2023.", "2023-11-30", "report"),
    ("Báo cáo những việc đã làm trước ngày 30/11/2023.", "2023-11-30", "report"),
    ("Quy ước phải được phê duyệt trước ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Xây dựng kế hoạch, gửi về Sở Nội vụ trước ngày 30/11/2023 để tổng hợp.", "2023-11-30", "report"),
    ("Báo cáo rõ nguyên nhân; khắc phục xong trước ngày 30/11/2023.", "2023-11-30", "completion"),
    ("Hoàn thành việc số hóa tài liệu trong năm 2024.", "2024", "completion"),
    ("Thời gian hoàn       \n    thành trong tháng 12/2023.", "2023-12", "completion"),
    ("Gửi báo cáo trước ngày 05\ntháng 12\n\f năm 2023.", "2023-12-05", "report"),
]

RECURRING = [
    ("Báo cáo Sở Y tế trước ngày 10 tháng 12 hằng năm.", {("--12-10", "year")}),
    ("Báo cáo Sở Y tế trước ngày 10/12 hàng năm.", {("--12-10", "year")}),
    ("Báo cáo Sở Y tế trước 10/12 hằng năm.", {("--12-10", "year")}),
    ("Định kỳ hằng năm, các xã báo cáo kết quả trước ngày 10/12.", {("--12-10", "year")}),
    ("Hằng năm gửi báo cáo về Sở Y tế chậm nhất ngày 10 tháng 12.", {("--12-10", "year")}),
    ("Báo cáo vào ngày 10/12 hằng năm.", {("--12-10", "year")}),
    ("Trước ngày 10/12 hằng năm, các xã gửi báo cáo về Sở Y tế.", {("--12-10", "year")}),
    ("Báo cáo trước ngày 15/6 và 15/12 hằng năm.", {("--06-15", "year"), ("--12-15", "year")}),
    ("Báo cáo trước ngày 15/6 và trước ngày 15/12 hằng năm.", {("--06-15", "year"), ("--12-15", "year")}),
    (
        "Báo cáo trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm.",
        {("--06-15", "year"), ("--12-15", "year")},
    ),
    ("Báo cáo trước ngày 15 tháng 6 và tháng 12 hằng năm.", {("--06-15", "year"), ("--12-15", "year")}),
    (
        "Báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12).",
        {("--06-15", "year"), ("--12-15", "year")},
    ),
    (
        "Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12.",
        {("--06-10", "year"), ("--12-10", "year")},
    ),
    (
        "Gửi báo cáo 6 tháng (trước 15/6) và báo cáo năm (trước 15/12).",
        {("--06-15", "year"), ("--12-15", "year")},
    ),
    (
        "Định kỳ báo cáo trước ngày 20/6 (6 tháng) và ngày 20/12 (cả năm).",
        {("--06-20", "year"), ("--12-20", "year")},
    ),
    (
        "Báo cáo trước ngày 20/6 đối với báo cáo 6 tháng và trước ngày 20/12 đối với báo cáo năm.",
        {("--06-20", "year"), ("--12-20", "year")},
    ),
    ("Báo cáo vào các ngày 15/6 và 15/12 hằng năm.", {("--06-15", "year"), ("--12-15", "year")}),
    ("Báo cáo trước ngày 15 của tháng 12 hằng năm.", {("--12-15", "year")}),
    (
        "Báo cáo trước ngày 05 hằng tháng, trước ngày 05 tháng đầu quý sau.",
        {("---05", "month"), ("---05", "quarter")},
    ),
    ("Hằng tháng, các thôn báo cáo Ủy ban nhân dân xã trước ngày 25.", {("---25", "month")}),
    ("Báo cáo định kỳ trước ngày 10 hằng tháng.", {("---10", "month")}),
    ("Báo cáo vào ngày 20 hằng tháng.", {("---20", "month")}),
    ("Ngày 10 tháng cuối quý, các thôn gửi báo cáo.", {("---10", "quarter")}),
    (
        "Báo cáo định kỳ: tháng (trước ngày 22), quý (trước ngày 23 của tháng cuối quý).",
        {("---22", "month"), ("---23", "quarter")},
    ),
    ("Gửi số liệu chậm nhất vào ngày 05 của tháng sau.", {("---05", "month")}),
    ("Báo cáo trước ngày 20 của tháng cuối quý.", {("---20", "quarter")}),
    ("Báo cáo chậm nhất là ngày 05 tháng cuối quý.", {("---05", "quarter")}),
    ("Hằng quý (trước ngày 20 của tháng cuối quý) gửi báo cáo.", {("---20", "quarter")}),
    ("Hằng quý gửi báo cáo trước ngày 20 của tháng cuối mỗi quý.", {("---20", "quarter")}),
    ("Định kỳ hằng quý báo cáo trước ngày 20.", {("---20", "quarter")}),
    (
        "Báo cáo quý trước ngày 15 tháng cuối quý; báo cáo năm trước ngày 05/12.",
        {("---15", "quarter"), ("--12-05", "year")},
    ),
]

NONE = [
    "Cuộc thi diễn ra từ ngày 05/11/2023 đến ngày 20/12/2023.",
    "Thời gian trưng bày: từ ngày 05/11/2023 đến trước ngày 20/12/2023.",
    "Bắt đầu từ ngày 01/01/2024.",
    "Phấn đấu đến năm 2030 có 90% số thôn đạt chuẩn.",
    "Tỷ lệ hoàn thành bậc tiểu học đạt trên 95% vào năm 2030.",
    "Hoàn thành xuất sắc nhiệm vụ trong năm 2024.",
    "Hoàn thành chỉ tiêu đến năm 2030.",
    "Đã hoàn thành trong năm 2024.",
    "Xong trong quý I/2024.",
    "Hoàn thành chậm nhất trong quý I năm 2024.",
    "Hoàn thành trong quý IV/2023.",
    "Báo cáo Sở Y tế trong vòng 15 ngày kể từ ngày ký Kế hoạch này.",
    "Gửi hợp đồng sau 30 ngày kể từ ngày ký hợp đồng.",
    "Sau 45 ngày kể từ ngày ký, quy chế có hiệu lực.",
    "Trả lời trong 05 ngày làm việc kể từ ngày ký.",
    "Gia hạn đến 30/11/2023 theo đơn; không quá 1/3 số hộ.",
    "Hoàn thành trong tháng 12 hằng năm.",
    "Hoàn thành nhiệm vụ năm 2024 với kết quả cao.",
    "Được trước 1/3 số hộ đồng ý.",
    "Báo cáo kết quả chậm nhất sau 05 ngày làm việc.",
    "Quy định có hiệu lực sau ngày 01/01/2024 và trước ngày 01/7/2024.",
    "Luật Thư viện ngày 21 tháng 11 năm 2019 có hiệu lực từ ngày 01/7/2020.",
    "Các giấy phép đã cấp trước ngày 01/01/2024 thì tiếp tục được dùng.",
    "Hợp đồng được ký trước ngày 01/01/2024 vẫn có giá trị.",
    "Người làm việc trước ngày 01/01/2024 ở vùng cao.",
    "Đối với giai đoạn trước ngày 01/12/2023, áp dụng mức cũ.",
    "Công trình đưa vào sử dụng tại thời điểm trước ngày 04/10/2031.",
    "Nhiệm kỳ 2020 - 2025.",
    "Trực ban trước 19h00 hằng ngày.",
    "Trả kết quả không quá 03 ngày làm việc kể từ ngày nhận hồ sơ.",
    "Trả kết quả trước 15 ngày so với thời hạn.",
    "Định kỳ hằng năm báo cáo kết quả.",
    "Báo cáo định kỳ hằng quý, 6 tháng, năm.",
    "Báo cáo kết quả vào cuối năm.",
    "Kỳ báo cáo hằng năm tính từ ngày 15 tháng 12 năm trước đến ngày 14 tháng 12.",
    "Ngày 20 tháng 10 hằng năm là ngày hội của phụ nữ.",
    "Văn bản số 15 trước ngày hội.",
    "Nộp trước ngày 31/02/2024.",
    "Nộp trước ngày 45/12/2024.",
]


@pytest.mark.parametrize(("phrase", "due", "kind"), ONCE)
def test_once(phrase: str, due: str, kind: str) -> None:
    assert facts(phrase) == [(due, kind, None)]


@pytest.mark.parametrize(("phrase", "expected"), RECURRING)
def test_recurring(phrase: str, expected: set[tuple[str, str]]) -> None:
    assert {(due, every) for due, _, every in facts(phrase)} == expected
    assert {kind for _, kind, _ in facts(phrase)} == {"report"}


def test_half_a_year_beside_a_dated_day_is_of_that_year() -> None:
    phrase = "Báo cáo 6 tháng trước ngày 05/6 và báo cáo tổng kết trước ngày 20/12/2025."
    assert facts(phrase) == [("2025-06-05", "report", None), ("2025-12-20", "report", None)]


@pytest.mark.parametrize("phrase", NONE)
def test_none(phrase: str) -> None:
    assert facts(phrase) == []


def test_days_of_one_year() -> None:
    assert facts("Gửi báo cáo trước ngày 10/6 và ngày 10/12/2024.") == [
        ("2024-06-10", "report", None),
        ("2024-12-10", "report", None),
    ]


def test_a_day_before_the_document_is_no_deadline() -> None:
    assert facts("Nộp báo cáo trước ngày 30/9/2023.") == []
    assert facts("Nộp báo cáo trước ngày 30/9/2023.", None) == [("2023-09-30", "report", None)]


def test_a_day_without_a_year_recurs_in_rules() -> None:
    assert facts("Gửi số liệu trước ngày 30 tháng 6.", code="TT") == [("--06-30", "report", "year")]


def test_evidence_begins_at_the_cue() -> None:
    phrase = "Sửa cổng làng trước ngày 30/11/2023 để đón khách."
    (deadline,) = read(phrase)
    assert phrase[deadline.start : deadline.end] == "trước ngày 30/11/2023"


DUTIES = [
    (
        "Gửi báo cáo về Ủy ban nhân dân huyện (qua Phòng Nội vụ) trước ngày 15/12/2023.",
        None,
        "Ủy ban nhân dân huyện",
        "Phòng Nội vụ",
    ),
    ("Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2023.", "Sở Y tế", "Ủy ban nhân dân tỉnh", None),
    (
        "Báo cáo kết quả thực hiện về Sở Văn hóa, Thể thao và Du lịch chậm nhất ngày 15/12/2023.",
        None,
        "Sở Văn hóa, Thể thao và Du lịch",
        None,
    ),
    (
        "Trước ngày 15/12/2023, gửi báo cáo về Văn phòng Huyện ủy để tổng hợp.",
        None,
        "Văn phòng Huyện ủy",
        None,
    ),
    (
        "Gửi kế hoạch về Sở Nội vụ thông qua Phòng Cải cách hành chính trước ngày 15/12/2023.",
        None,
        "Sở Nội vụ",
        "Phòng Cải cách hành chính",
    ),
]


def test_a_month_behind_a_programme() -> None:
    (deadline,) = read("Ban hành kế hoạch thực hiện Chương trình hành động, hoàn thành trong tháng 12/2023.")
    assert (deadline.due, deadline.kind) == ("2023-12", "completion")


TOP = [
    ("báo cáo Thủ tướng Chính phủ", "Thủ tướng Chính phủ", None),
    ("báo cáo kết quả về LĐLĐ tỉnh (qua Ban Tổ chức)", "LĐLĐ tỉnh", "Ban Tổ chức"),
    ("gửi báo cáo về Tổng LĐLĐ Việt Nam", "Tổng LĐLĐ Việt Nam", None),
    ("gởi danh sách về Phòng Nội vụ", "Phòng Nội vụ", None),
]


@pytest.mark.parametrize(("duty", "to", "via"), TOP)
def test_bodies_of_every_kind_get_reports(duty: str, to: str, via: str | None) -> None:
    text = f"Phòng Y tế {duty} trước ngày 15/12/2023."
    (deadline,) = read(text)
    assert (deadline.kind, deadline.to, deadline.via) == ("report", to, via)


@pytest.mark.parametrize(("phrase", "unit", "to", "via"), DUTIES)
def test_who_reports_to_whom(phrase: str, unit: str | None, to: str | None, via: str | None) -> None:
    (deadline,) = read(phrase)
    assert (deadline.kind, deadline.unit, deadline.to, deadline.via) == ("report", unit, to, via)


CELLS = [
    ("Tháng 12/2023", True, ["2023-12"]),
    ("2024", True, ["2024"]),
    ("2024", False, []),
    ("Tháng 12/2023", False, []),
    ("Trước ngày 30/11/2023", False, ["2023-11-30"]),
    ("30/11/2023", False, ["2023-11-30"]),
    ("Hoàn thành trong năm 2024", False, ["2024"]),
    ("Quý IV/2023", True, []),
    ("Hằng năm", True, []),
    ("Thường xuyên", True, []),
    ("2023 - 2025", True, []),
    ("Tháng 12 hằng năm", True, []),
    ("Từ ngày 01/11/2023 đến ngày 30/11/2023", True, []),
]


@pytest.mark.parametrize(("cell", "strict", "due"), CELLS)
def test_cells(cell: str, strict: bool, due: list[str]) -> None:
    found = in_cell(cell, clean.key(cell), 0, len(cell), strict, Frame(type="KH", issued="2023-10-02"))
    assert [deadline.due for deadline in found] == due


def test_recipients_and_letterhead_are_left_out() -> None:
    text = "Hạn nộp báo cáo: 30/11/2023"
    frame = Frame(first=1, tail=2, appendix=3)
    blocks = [Block(0, len(text), 0, "text", "", 0)] * 4
    assert len(read_deadlines(text, clean.key(text), blocks, frame)) == 2  # the body and the appendix


CUES = [
    "trước ngày",
    "chậm nhất là ngày",
    "muộn nhất vào ngày",
    "hạn cuối là ngày",
    "hoàn thành trước ngày",
    "không quá ngày",
]
FORMS = [
    "{0.day}/{0.month}/{0.year}",
    "{0.day:02}/{0.month:02}/{0.year}",
    "{0.day}-{0.month}-{0.year}",
    "{0.day:02}.{0.month:02}.{0.year}",
    "{0.day} tháng {0.month} năm {0.year}",
    "{0.day:02} tháng {0.month:02}, năm {0.year}",
    "{0.day} tháng {0.month}/{0.year}",
    "{0.day}\n tháng  {0.month}\nnăm {0.year}",
    "{0.day}/ {0.month}/ {0.year}",
]


@given(st.dates(date(2023, 10, 3), date(2099, 12, 31)), st.sampled_from(CUES), st.sampled_from(FORMS))
def test_any_day_in_any_form(day: date, cue: str, form: str) -> None:
    assert [d.due for d in read(f"Sửa đường {cue} {form.format(day)}.")] == [day.isoformat()]


@given(
    st.dates(date(2023, 11, 1), date(2099, 12, 31)),
    st.sampled_from(["hoàn thành trong", "xong trước", "hoàn thành việc này trong"]),
    st.sampled_from(
        ["tháng {0.month}/{0.year}", "tháng {0.month:02} năm {0.year}", "tháng\n{0.month:02}  năm\n{0.year}"]
    ),
)
def test_any_month(day: date, cue: str, form: str) -> None:
    assert [d.due for d in read(f"Sửa đường, {cue} {form.format(day)}.")] == [f"{day.year}-{day.month:02}"]


@given(st.integers(1, 12), st.integers(1, 31), st.sampled_from(["hằng năm", "hàng năm", "mỗi năm"]))
def test_any_day_of_every_year(month: int, day: int, every: str) -> None:
    found = [(d.due, d.every) for d in read(f"Gửi báo cáo trước ngày {day} tháng {month} {every}.")]
    exists = day <= calendar.monthrange(2024, month)[1]
    assert found == ([(f"--{month:02}-{day:02}", "year")] if exists else [])


@given(st.text("trước ngày hạnxongđến0123456789/.-;,\n", max_size=300))
def test_never_fails(text: str) -> None:
    for deadline in read(text):
        assert 0 <= deadline.start < deadline.end <= len(text)


def test_a_day_is_read_by_the_words_near_it() -> None:
    phrase = "gửi báo cáo trước ngày 10/6/2024, " * 3 + "xem xét, " * 2000 + "sửa xong trước ngày 10/7/2024"
    assert facts(phrase) == [("2024-06-10", "report", None), ("2024-07-10", "completion", None)]


def test_a_month_stands_with_the_verb_before_it() -> None:
    phrase = "Hoàn thành việc kiểm đếm trước ngày 01/3/2024, trình Thường trực Huyện ủy trong tháng 4/2024."
    day, month = read(phrase)
    assert (day.due, month.due) == ("2024-03-01", "2024-04")
    assert phrase[month.start : month.end] == "trình Thường trực Huyện ủy trong tháng 4/2024"

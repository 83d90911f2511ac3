"""Lines of a letterhead in, the full name of who issues."""

from __future__ import annotations

import pytest
from reading import paper, read

from thac.loaders.clean import normalise, same
from thac.loaders.parse import parse

LINES = [
    ("UBND TỈNH QUẢNG NAM / SỞ Y TẾ", "", "Sở Y tế tỉnh Quảng Nam", "province"),
    ("SỞ Y TẾ HÀ NỘI", "", "Sở Y tế thành phố Hà Nội", "province"),
    ("UBND HUYỆN VỤ BẢN / PHÒNG Y TẾ", "", "Phòng Y tế huyện Vụ Bản", "district"),
    ("UBND THÀNH PHỐ ĐÀ NẴNG / SỞ XÂY DỰNG", "", "Sở Xây dựng thành phố Đà Nẵng", "province"),
    ("ĐẢNG BỘ TỈNH QUẢNG TRỊ / HUYỆN ỦY HƯỚNG HÓA", "", "Huyện ủy Hướng Hóa", "district"),
    ("TỈNH ỦY NAM ĐỊNH / ỦY BAN KIỂM TRA", "", "Ủy ban Kiểm tra Tỉnh ủy Nam Định", "province"),
    ("HUYỆN ỦY GIA LỘC / BAN CHỈ ĐẠO 35", "", "Ban Chỉ đạo 35 Huyện ủy Gia Lộc", "district"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TUYÊN GIÁO", "", "Ban Tuyên giáo Trung ương", "central"),
    ("BỘ TÀI CHÍNH / CỤC THUẾ", "", "Cục Thuế", "central"),
    ("CỤC THUẾ / THUẾ TỈNH TÂY NINH", "", "Thuế tỉnh Tây Ninh", "province"),
    (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM / LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN",
        "",
        "Liên đoàn Lao động tỉnh Nghệ An",
        "province",
    ),
    ("CÔNG AN TỈNH BẮC KẠN / CÔNG AN HUYỆN BA BỂ", "", "Công an huyện Ba Bể", "district"),
    ("UBND XÃ GIAO AN", "", "Ủy ban nhân dân xã Giao An", "commune"),
    ("ỦY BAN NHÂN DÂN / THỊ TRẤN YÊN ĐỊNH", "", "Ủy ban nhân dân thị trấn Yên Định", "commune"),
    ("ỦY BAN NHÂN DÂN / THÀNH PHỐ THỦ ĐỨC", "", "Ủy ban nhân dân thành phố Thủ Đức", "district"),
    ("ỦY BAN / NHÂN DÂN / THÀNH PHỐ CẦN THƠ", "", "Ủy ban nhân dân thành phố Cần Thơ", "province"),
    ("ĐOÀN TNCS HỒ CHÍ MINH / BAN CHẤP HÀNH HUYỆN ĐÔ LƯƠNG", "", "Huyện đoàn Đô Lương", "district"),
    ("ĐOÀN TNCS HỒ CHÍ MINH / BCH TỈNH NGHỆ AN", "", "Tỉnh đoàn Nghệ An", "province"),
    ("ĐOÀN TNCS HỒ CHÍ MINH / TỈNH NGHỆ AN", "", "Tỉnh đoàn Nghệ An", "province"),
    ("ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH / BAN CHẤP HÀNH / QUẬN 7", "", "Quận đoàn 7", "district"),
    ("BAN CHẤP HÀNH ĐOÀN / QUẬN HAI BÀ TRƯNG", "", "Quận đoàn Hai Bà Trưng", "district"),
    (
        "ĐOÀN TNCS HỒ CHÍ MINH / BAN CHẤP HÀNH XÃ NGHI PHÚ",
        "",
        "Đoàn TNCS Hồ Chí Minh xã Nghi Phú",
        "commune",
    ),
    (
        "ĐOÀN TNCS HỒ CHÍ MINH / BAN CHẤP HÀNH TRUNG ƯƠNG",
        "",
        "Trung ương Đoàn TNCS Hồ Chí Minh",
        "central",
    ),
    ("ĐOÀN TNCS HỒ CHÍ MINH", "Ban Thường vụ Huyện đoàn Đô Lương", "Huyện đoàn Đô Lương", "district"),
    ("ỦY BAN NHÂN DÂN HUYỆN", "UBND huyện Lạc Thủy", "Ủy ban nhân dân huyện Lạc Thủy", "district"),
    ("", "Ủy ban nhân dân huyện Lạc Thủy", "Ủy ban nhân dân huyện Lạc Thủy", "district"),
]


@pytest.mark.parametrize(
    ("lines", "opening", "issuer", "level"), LINES, ids=[row[0] or "opening" for row in LINES]
)
def test_issuer(lines: str, opening: str, issuer: str, level: str) -> None:
    head = lines.replace(" / ", "\n")
    said = f"Thực hiện nhiệm vụ năm 2024, {opening} ban hành Kế hoạch như sau:\n" if opening else ""
    found = parse(normalise("case", f"{head}\nKẾ HOẠCH\nPhát triển thư viện\n\n{said}I. MỤC ĐÍCH\nĐọc.\n"))
    assert (same(found.issuer or ""), found.level) == (same(issuer), level)


def test_a_place_that_the_text_does_not_say_stays_open() -> None:
    found = parse(
        normalise("case", "ỦY BAN NHÂN DÂN HUYỆN\nKẾ HOẠCH\nPhát triển thư viện\n\nI. MỤC ĐÍCH\nĐọc.\n")
    )
    assert (found.issuer, found.level, found.province) == (None, "district", None)


CITIES = [
    ("nghề đan lát quanh Gia Nghĩa", "Ủy ban nhân dân thành phố Gia Nghĩa"),
    ("nghề đan lát quanh vùng", None),
    ("nghề đan lát ở xã Gia Nghĩa", None),
]


@pytest.mark.parametrize(("said", "issuer"), CITIES)
def test_a_city_of_a_province_called_by_its_kind_alone(said: str, issuer: str | None) -> None:
    text = (
        "Số: 7/KH-UBND\nKẾ HOẠCH\nPhát triển thư viện\n\nThực hiện Kế hoạch số 3/KH-UBND ngày 02/01/2023 "
        "của Ủy ban nhân dân tỉnh Đắk Nông, Ủy ban nhân dân Thành phố ban hành Kế hoạch như sau:\n"
        f"I. MỤC ĐÍCH\nGiữ {said}.\n"
    )
    found = parse(normalise("case", text))
    assert (found.issuer, found.level, found.province) == (issuer, "district", "Đắk Nông")
    assert ("issuer-place-inferred" in {finding.code for finding in found.findings}) is (issuer is not None)


def test_the_seat_of_a_central_body_is_not_its_province() -> None:
    found = parse(
        normalise("case", "BỘ NỘI VỤ\nSố: 1/QĐ-BNV\nHà Nội, ngày 1 tháng 2 năm 2024\nQUYẾT ĐỊNH\nBan hành\n")
    )
    assert (found.issuer, found.level, found.province, found.place) == (
        "Bộ Nội vụ",
        "central",
        None,
        "Hà Nội",
    )


def test_the_body_before_its_territory_issues_where_the_letterhead_is_lost() -> None:
    lead = "Thực hiện Kế hoạch số 5/KH-UBND, UBND huyện Giao Thủy, tỉnh Nam Định ban hành Kế hoạch như sau:"
    document = read(paper(lead, head="", symbol="", dated=""))["document"]
    assert (document["issuer"], document["province"]) == ("Ủy ban nhân dân huyện Giao Thủy", "Nam Định")


def test_the_office_of_a_minister_who_guides_in_a_basis_issues_nothing() -> None:
    basis = (
        "Căn cứ Thông tư số 2/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn về hồ sơ;"
    )
    assert read(paper(basis, head="", symbol="", dated=""))["document"]["issuer"] is None


def test_a_name_in_which_a_word_looks_like_a_kind_of_territory() -> None:
    head = "UBND TỈNH NAM ĐỊNH\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI"
    found = read(paper(head=head, symbol="Số: 8/KH-SLĐTBXH"))
    assert found["document"]["issuer"] == "Sở Lao động - Thương binh và Xã hội tỉnh Nam Định"


def test_a_name_in_capitals_is_written_as_the_text_writes_it() -> None:
    head, lead = "UBND TỈNH NAM ĐỊNH\nBAN CHỈ ĐẠO GIỮ NGHỀ BIỂN", "Ban Chỉ đạo giữ nghề biển họp và kết luận:"
    found = read(paper(lead, head=head, symbol="Số: 8/KL-BCĐ", name="KẾT LUẬN"))
    assert found["document"]["issuer"] == "Ban Chỉ đạo giữ nghề biển tỉnh Nam Định"


def test_the_name_of_a_city_cut_by_its_column() -> None:
    found = read(paper(head="UBND THÀNH PHỐ HẢI\nPHÒNG\nSỞ Y TẾ", symbol="Số: 8/KH-SYT"))
    assert found["document"]["issuer"] == "Sở Y tế Thành phố Hải Phòng"


def test_two_bodies_on_one_line_are_superior_and_issuer() -> None:
    found = read(paper(head="TỈNH ỦY NAM ĐỊNH HUYỆN ỦY GIAO THỦY", symbol="Số 8-KH/HU"))
    assert found["document"]["issuer"] == "Huyện ủy Giao Thủy"
    found = read(paper(head="UBND TỈNH NAM ĐỊNH SỞ Y TẾ", symbol="Số: 8/KH-SYT"))
    assert found["document"]["issuer"] == "Sở Y tế tỉnh Nam Định"


def test_a_commune_whose_name_no_other_bears_tells_its_district_and_province() -> None:
    lead = "Thực hiện Kế hoạch số 5/KH-UBND của UBND huyện, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
    found = read(paper(lead, head="ỦY BAN NHÂN DÂN\nXÃ GIAO LẠC", dated="Giao Lạc, ngày 5 tháng 3 năm 2024"))
    assert (found["document"]["province"], found["document"]["level"]) == ("Nam Định", "commune")
    assert found["references"][0]["issuer"] == "Ủy ban nhân dân huyện Giao Thủy"


@pytest.mark.parametrize("commune", ["AN BÌNH", "NGỌC KHÊ XUÂN"])
def test_a_commune_of_a_name_that_many_bear_or_none_tells_nothing(commune: str) -> None:
    lead = "Thực hiện Kế hoạch số 5/KH-UBND của UBND huyện, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
    found = read(paper(lead, head=f"ỦY BAN NHÂN DÂN\nXÃ {commune}", dated="Ngày 5 tháng 3 năm 2024"))
    assert found["document"]["province"] is None
    assert found["references"][0]["issuer"] is None

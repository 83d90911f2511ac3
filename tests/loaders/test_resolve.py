"""Issuers as the words and suffixes name them, and the citing document's own territory in, full names out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from reading import Facts, one, paper, read


@dataclass(frozen=True, slots=True)
class Home:
    """A letterhead and who the document says it is of."""

    head: str
    symbol: str
    dated: str
    about: str

    def cites(self, words: str, date: str = "") -> Facts:
        return read(
            paper(
                f"Thực hiện {words}, {self.about} ban hành Kế hoạch như sau:",
                head=self.head,
                symbol=self.symbol,
                dated=date or self.dated,
            )
        )


HOMES = {
    "district": Home(
        "ỦY BAN NHÂN DÂN\nHUYỆN MỘC CHÂU",
        "Số: 3/KH-UBND",
        "Mộc Châu, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân huyện Mộc Châu, tỉnh Sơn La",
    ),
    "lost": Home(
        "ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH",
        "Số: 3/KH-UBND",
        "Châu Thành, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân huyện",
    ),
    "only one": Home(
        "ỦY BAN NHÂN DÂN\nHUYỆN VĂN LÃNG",
        "Số: 3/KH-UBND",
        "Văn Lãng, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân huyện",
    ),
    "party district": Home(
        "TỈNH ỦY NGHỆ AN\nHUYỆN ỦY THANH CHƯƠNG\n*",
        "Số 12-KH/HU",
        "Thanh Chương, ngày 3 tháng 4 năm 2021",
        "Ban Thường vụ Huyện ủy",
    ),
    "party commune": Home(
        "ĐẢNG BỘ HUYỆN THANH CHƯƠNG\nĐẢNG ỦY XÃ THANH MAI\n*",
        "Số 12-KH/ĐU",
        "Thanh Mai, ngày 3 tháng 4 năm 2021",
        "Đảng ủy xã",
    ),
    "city": Home(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG",
        "Số: 3/KH-UBND",
        "Đà Nẵng, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân thành phố",
    ),
    "quarter": Home(
        "ỦY BAN NHÂN DÂN\nQUẬN LÊ CHÂN",
        "Số: 3/KH-UBND",
        "Lê Chân, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng",
    ),
    "town": Home(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VINH",
        "Số: 3/KH-UBND",
        "Vinh, ngày 3 tháng 4 năm 2021",
        "Ủy ban nhân dân thành phố Vinh, tỉnh Nghệ An",
    ),
    "department": Home(
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ Y TẾ", "Số: 3/KH-SYT", "Lào Cai, ngày 3 tháng 4 năm 2021", "Sở Y tế"
    ),
    "commune": Home(
        "ỦY BAN NHÂN DÂN\nXÃ TAM NÔNG",
        "Số: 3/KH-UBND",
        "Tam Nông, ngày 3 tháng 9 năm 2025",
        "Ủy ban nhân dân xã Tam Nông, tỉnh Phú Thọ",
    ),
}

WORDS = [
    ("district", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Sơn La"),
    ("district", "Kế hoạch số 4-KH/TU của Tỉnh uỷ", "Tỉnh ủy Sơn La"),
    ("district", "Kế hoạch số 4-KH/TU của Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Sơn La"),
    ("district", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("district", "Kế hoạch số 4/KH-UBND của Uỷ ban nhân dân Tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("district", "Kế hoạch số 4/KH-UBND của Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La"),
    ("district", "Kế hoạch số 4/KH-UBND ngày 1/2/2020 UBND tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La"),
    ("district", "Nghị quyết số 4/NQ-HĐND của Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tỉnh Sơn La"),
    ("district", "Nghị quyết số 4/NQ-HĐND của HĐND huyện", "Hội đồng nhân dân huyện Mộc Châu"),
    ("district", "Kế hoạch số 4-KH/HU của Huyện ủy", "Huyện ủy Mộc Châu"),
    ("district", "Kế hoạch số 4-KH/HU của Ban Thường vụ Huyện ủy Mộc Châu", "Huyện ủy Mộc Châu"),
    ("district", "Công văn số 4/UBND-VX của UBND huyện", "Ủy ban nhân dân huyện Mộc Châu"),
    ("district", "Kế hoạch số 4/KH-SNV của Sở Nội vụ", "Sở Nội vụ tỉnh Sơn La"),
    ("district", "Kế hoạch số 4/KH-UBND của UBND tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
    ("district", "Kế hoạch số 4-KH/HU của Huyện ủy Yên Châu", "Huyện ủy Yên Châu"),
    ("party district", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Nghệ An"),
    ("party district", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An"),
    (
        "party district",
        "Hướng dẫn số 4-HD/BTGTU của Ban Tuyên giáo Tỉnh ủy",
        "Ban Tuyên giáo Tỉnh ủy Nghệ An",
    ),
    ("party commune", "Kế hoạch số 4-KH/HU của Huyện ủy", "Huyện ủy Thanh Chương"),
    ("party commune", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Nghệ An"),
    ("only one", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Lạng Sơn"),
    ("only one", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    (
        "party commune",
        "Hướng dẫn số 73-HD/BTG của Ban Tuyên giáo Huyện ủy",
        "Ban Tuyên giáo Huyện ủy Thanh Chương",
    ),
    ("city", "Chỉ thị số 4-CT/TU của Thành ủy", "Thành ủy Thành phố Đà Nẵng"),
    ("city", "Kế hoạch số 4/KH-UBND của UBND thành phố", "Ủy ban nhân dân Thành phố Đà Nẵng"),
    ("quarter", "Chỉ thị số 4-CT/TU của Ban Thường vụ Thành ủy", "Thành ủy Thành phố Hải Phòng"),
    ("quarter", "Kế hoạch số 4/KH-UBND của Ủy ban nhân dân Thành phố", "Ủy ban nhân dân Thành phố Hải Phòng"),
    ("quarter", "Kế hoạch số 4-KH/QU của Quận ủy", "Quận ủy Lê Chân"),
    ("town", "Kế hoạch số 4-KH/TU của Thành ủy", "Thành ủy Vinh"),
    ("town", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Nghệ An"),
    ("town", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Nghệ An"),
    ("department", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai"),
    ("commune", "Kế hoạch số 4-KH/TU của Tỉnh ủy", "Tỉnh ủy Phú Thọ"),
    ("commune", "Kế hoạch số 4/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Phú Thọ"),
    ("commune", "Nghị quyết số 4-NQ/ĐU của Đảng ủy xã", "Đảng ủy xã Tam Nông"),
    ("district", "Báo cáo số 4/BC-PNV", "Phòng Nội vụ huyện Mộc Châu"),
    ("quarter", "Tờ trình số 4/TTr-PTP", "Phòng Tư pháp quận Lê Chân"),
    ("district", "Tờ trình số 4/TTr-CAH", "Công an huyện Mộc Châu"),
    ("district", "Kết luận số 4-KL/TW của Bộ chính trị", "Bộ Chính trị"),
    ("district", "Quyết định số 4/QĐ-TTg của Thủ tướng", "Thủ tướng Chính phủ"),
    ("district", "Thông tư số 4/2020/TT-BYT của Bộ trưởng Bộ Y tế", "Bộ Y tế"),
    ("district", "Thông tư số 4/2020/TT-BYT", "Bộ Y tế"),
    ("district", "Nghị định số 4/2020/NĐ-CP", "Chính phủ"),
    ("district", "Luật số 4/2020/QH14", "Quốc hội"),
    ("district", "Nghị quyết số 944/NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
]

OPEN = [
    ("lost", "Kế hoạch số 4-KH/TU của Tỉnh ủy"),
    ("lost", "Kế hoạch số 4/KH-UBND của UBND tỉnh"),
    ("lost", "Kế hoạch số 4-KH/TU"),
    ("lost", "Hướng dẫn số 4-HD/BTGTU"),
    ("city", "Kế hoạch số 4-KH/TU của Tỉnh ủy"),
    ("district", "Kế hoạch số 4/KH-UBND"),
    ("district", "Nghị quyết số 4/NQ-HĐND"),
    ("district", "Kế hoạch số 4-KH/ĐU"),
    ("district", "Kết luận số 4-KL/TW"),
    ("department", "Báo cáo số 4/BC-PNV"),
    ("quarter", "Tờ trình số 4/TTr-CAX"),
]


@pytest.mark.parametrize(("home", "words", "issuer"), WORDS)
def test_the_issuer_is_that_of_the_citing_documents_own_chain(home: str, words: str, issuer: str) -> None:
    (ref,) = HOMES[home].cites(words)["references"]
    assert ref["issuer"] == issuer


@pytest.mark.parametrize(("home", "words"), OPEN)
def test_where_the_text_does_not_tell_the_issuer_stays_open(home: str, words: str) -> None:
    (ref,) = HOMES[home].cites(words)["references"]
    assert ref["issuer"] is None


def test_the_words_are_kept_as_written() -> None:
    ref = one(HOMES["district"].cites("Kế hoạch số 4-KH/TU của Ban Thường vụ Tỉnh uỷ"), "4-KH/TU")
    assert ref["issuer_as_written"] == "Ban Thường vụ Tỉnh uỷ"


def conflicts(facts: Facts) -> list[str]:
    return [finding["code"] for finding in facts["findings"] if finding["code"].endswith("-conflict")]


CONFLICTS = [
    ("Nghị định số 4/2020/NĐ-CP của Thủ tướng Chính phủ", "Chính phủ", ["issuer-conflict"]),
    ("Quyết định số 4/QĐ-TTg của Chính phủ", "Thủ tướng Chính phủ", ["issuer-conflict"]),
    ("Thông tư số 4/2020/TT-BYT của Bộ Tài chính", "Bộ Y tế", ["issuer-conflict"]),
    ("Nghị định số 4/2020/NĐ-CP của Chính phủ", "Chính phủ", []),
    ("Quyết định số 4/QĐ-TTg của Thủ tướng", "Thủ tướng Chính phủ", []),
    ("Thông tư số 4/2020/TT-BYT của Bộ trưởng Bộ Y tế", "Bộ Y tế", []),
    ("Kế hoạch số 4-KH/TU của Tỉnh ủy; Kế hoạch số 4-KH/TU của Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Sơn La", []),
]


@pytest.mark.parametrize(("words", "issuer", "found"), CONFLICTS)
def test_the_suffix_goes_before_the_words(words: str, issuer: str, found: list[str]) -> None:
    facts = HOMES["district"].cites(words)
    assert {ref["issuer"] for ref in facts["references"]} == {issuer}
    assert conflicts(facts) == found


def test_words_that_the_suffix_cannot_mean_are_a_conflict() -> None:
    assert conflicts(HOMES["district"].cites("Kết luận số 4-KL/TW của Chính phủ")) == ["issuer-conflict"]


def test_two_mentions_that_differ_are_a_conflict() -> None:
    words = (
        "Chỉ thị số 4-CT/TW ngày 1/2/2020 của Ban Bí thư và Chỉ thị số 4-CT/TW ngày 1/2/2020 của Bộ Chính trị"
    )
    assert "issuer-conflict" in conflicts(HOMES["district"].cites(words))


def test_a_document_dated_two_ways_is_a_conflict() -> None:
    words = (
        "Chỉ thị số 4-CT/TW ngày 1/2/2020 của Ban Bí thư và Chỉ thị số 4-CT/TW ngày 1/2/2010 của Ban Bí thư"
    )
    facts = HOMES["district"].cites(words)
    assert [ref["issued"] for ref in facts["references"]] == ["2020-02-01", "2010-02-01"]
    assert conflicts(facts) == ["date-conflict"]


def test_a_year_in_a_symbol_against_its_date_is_a_conflict() -> None:
    assert conflicts(HOMES["district"].cites("Nghị định số 4/2020/NĐ-CP ngày 1/2/2019 của Chính phủ")) == [
        "date-conflict"
    ]


def test_one_mention_with_the_issuer_serves_those_without() -> None:
    facts = HOMES["district"].cites(
        "Kế hoạch số 4/KH-UBND của UBND tỉnh; bám sát Kế hoạch số 4/KH-UBND và Kế hoạch 4"
    )
    assert {ref["issuer"] for ref in facts["references"]} == {"Ủy ban nhân dân tỉnh Sơn La"}


NAMES = [
    ("HUYỆN CHÂU THÀNH", "huyện Châu Thành"),
    ("HUYỆN M'ĐRẮK", "huyện M'Đrắk"),
    ("HUYỆN Ý YÊN", "huyện Ý Yên"),
    ("QUẬN 7", "quận 7"),
    ("THỊ XÃ KIẾN TƯỜNG", "thị xã Kiến Tường"),
    ("XÃ ĐỒNG TÂM", "xã Đồng Tâm"),
    ("PHƯỜNG 12", "phường 12"),
    ("THỊ TRẤN CÁI BÈ", "thị trấn Cái Bè"),
    ("ĐẶC KHU PHÚ QUỐC", "đặc khu Phú Quốc"),
]


@pytest.mark.parametrize(("line", "place"), NAMES)
def test_the_name_of_its_own_place(line: str, place: str) -> None:
    home = Home(
        f"ỦY BAN NHÂN DÂN\n{line}", "Số: 3/KH-UBND", "ngày 3 tháng 4 năm 2021", f"Ủy ban nhân dân {place}"
    )
    assert (
        home.cites("Kết luận số 4-KL/TW")["document"]["issuer"].casefold()
        == f"Ủy ban nhân dân {place}".casefold()
    )

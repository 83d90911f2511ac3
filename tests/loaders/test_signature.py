"""Closings in, who signed, for whom, in which post, and who receives."""

from __future__ import annotations

import pytest

from thac.loaders.clean import normalise
from thac.loaders.parse import parse
from thac.loaders.recipients import clean_recipient

HEAD = "UBND HUYỆN MỸ LỘC\nSố: 5/KH-UBND\nKẾ HOẠCH\nPhát triển thư viện\n\nI. MỤC ĐÍCH\nĐọc sách.\n\n"
SIGNED = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn An", ("Nguyễn Văn An", "Chủ tịch", "Ủy ban nhân dân")),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Thị Bình",
        ("Lê Thị Bình", "Phó Chủ tịch", "Ủy ban nhân dân"),
    ),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTRẦN QUỐC TOẢN", ("Trần Quốc Toản", "Phó Giám đốc", "")),
    (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nGiàng A Páo",
        ("Giàng A Páo", "Phó Bí thư Thường trực", "Ban Thường vụ"),
    ),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nHà Minh", ("Hà Minh", "Chánh Văn phòng", "Chủ tịch")),
    (
        "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC\nThS. Vũ Thị Thu Hà",
        ("Vũ Thị Thu Hà", "Trưởng phòng tổ chức", "Giám đốc"),
    ),
    ("Q. CHỦ TỊCH\nĐỗ Văn Phòng", ("Đỗ Văn Phòng", "Chủ tịch", "")),
    ("CHỈ HUY TRƯỞNG\nThượng tá Phan Văn Cường", None),
    (
        "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nĐại tá PGS.TS. Ngô Quang Khải",
        ("Ngô Quang Khải", "Trưởng ban", "Ban chỉ đạo"),
    ),
    (
        "TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ\nTỊCH\nPHÓ CHỦ\nTỊCH\nHồ Thị\nNguyên Thảo",
        ("Hồ Thị Nguyên Thảo", "Phó Chủ tịch", "Ủy ban nhân dân"),
    ),
]


@pytest.mark.parametrize(
    ("closing", "wanted"), SIGNED, ids=[closing.split("\n")[-1] for closing, _ in SIGNED]
)
def test_signer(closing: str, wanted: tuple[str, str, str] | None) -> None:
    found = parse(normalise("case", f"{HEAD}Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT (Hoa).\n{closing}\n")).signer
    if wanted is None:
        assert found is None or found.name == closing.rsplit(" ", 3)[-3] + " " + " ".join(
            closing.split()[-2:]
        )
    else:
        assert found is not None
        assert (found.name, found.title, found.on_behalf_of) == wanted


def test_signature_beside_the_recipients_and_before_them() -> None:
    beside = (
        "Nơi nhận:                TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;                CHỦ TỊCH\n"
        "- Lưu: VT.\n                      Bùi Văn Hai\n"
    )
    before = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nBùi Văn Hai\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
    glued = (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh; KT. CHỦ TỊCH\n- Lưu: VT.\nPHÓ CHỦ TỊCH\nBùi Văn Hai\n"
    )
    for closing in (beside, before, glued):
        found = parse(normalise("case", HEAD + closing))
        assert found.signer is not None
        assert found.signer.name == "Bùi Văn Hai"
        assert found.recipients == ("UBND tỉnh",)


def test_no_signature() -> None:
    found = parse(normalise("case", HEAD + "Nơi nhận:\n- Đảng ủy xã;\n- Lưu: VT.\n"))
    assert found.signer is None
    assert found.recipients == ("Đảng ủy xã",)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Chủ tịch, các PCT UBND tỉnh;", "Chủ tịch, các PCT UBND tỉnh"),
        ("PCT UBND tỉnh Trần Văn Bảy;", "PCT UBND tỉnh"),
        ("Các đồng chí Thứ trưởng Bộ Công an", "Các đồng chí Thứ trưởng Bộ Công an"),
        ("Bộ trưởng (đ/c Bảy);", "Bộ trưởng"),
        ("VPCP: BTCN, PCN Trần Văn Bảy, Trợ lý TTg", "VPCP: BTCN, PCN, Trợ lý TTg"),
        ("Viễn thông tỉnh; Sở Công Thương", "Viễn thông tỉnh; Sở Công Thương"),
        ("UBND Thành phố Hồ Chí Minh", "UBND Thành phố Hồ Chí Minh"),
        ("Trường THPT Lê Hồng Phong", "Trường THPT Lê Hồng Phong"),
        ("Phòng VHTT, ĐT: 0228.3.111.222, email: a@b.vn", "Phòng VHTT"),
    ],
)
def test_recipient(written: str, kept: str) -> None:
    assert clean_recipient(written) == kept

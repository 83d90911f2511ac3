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


GAP = " " * 24
COLUMNS = {
    "signature left, recipients right": (
        (
            f"T/M BAN CHẤP HÀNH{GAP}Nơi nhận:\nBÍ THƯ{GAP}- UBND tỉnh,\n"
            f"{GAP}- Các xã,\n{GAP}- Lưu VP.\n\nLê Văn Mẫu\n"
        ),
        "Bí thư",
    ),
    "a post alone, left": (
        f"CHỦ TỊCH{GAP}Nơi nhận:\n{GAP}- UBND tỉnh;\n{GAP}- Các xã;\n{GAP}- Lưu: VT.\nLê Văn Mẫu\n",
        "Chủ tịch",
    ),
    "signature left, single spaces": (
        "TM. ỦY BAN NHÂN DÂN Nơi nhận:\nCHỦ TỊCH - UBND tỉnh;\nLê Văn Mẫu - Các xã;\n- Lưu: VT.\n",
        "Chủ tịch",
    ),
    "name behind the archive line": (
        "Nơi nhận: CHỦ TỊCH\n- UBND tỉnh;\n- Các xã;\n- Lưu: VT. Lê Văn Mẫu\n",
        "Chủ tịch",
    ),
    "name behind a recipient": (
        "Nơi nhận: GIÁM ĐỐC\n- UBND tỉnh; Lê Văn Mẫu\n- Các xã;\n- Lưu: VT.\n",
        "Giám đốc",
    ),
    "name beside the last recipient": (
        (
            f"Nơi nhận:{GAP}T/M BAN THƯỜNG VỤ\n- UBND tỉnh,{GAP}PHÓ BÍ THƯ\n"
            f"- Các xã,{GAP}Lê Văn Mẫu\n- Lưu VPHU.\n"
        ),
        "Phó Bí thư",
    ),
    "two posts above the recipients": (
        "TRƯỞNG BAN\nCHỦ TỊCH UBND HUYỆN\nLê Văn Mẫu\n\nNơi nhận:\n– UBND tỉnh;\n– Các xã;\n– Lưu VT.\n",
        "Chủ tịch UBND huyện",
    ),
    "who presided": (
        "CHỦ TỌA KỲ HỌP\n(Đã ký)\nLê Văn Mẫu\n\nNơi nhận:\n- UBND tỉnh;\n- Các xã;\n- Lưu: VT.\n",
        "Chủ tọa kỳ họp",
    ),
    "signed and stamped": (
        "HIỆU TRƯỞNG\n(Ký tên, đóng dấu)\nLê Văn Mẫu\nNơi nhận:\n- UBND tỉnh;\n- Các xã;\n- Lưu: VT.\n",
        "Hiệu trưởng",
    ),
    "a slip in the label": (
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký) Lê Văn Mẫu\nNơi nhân:\n- UBND tỉnh;\n- Các xã;\n- Lưu.\n",
        "Chủ tịch",
    ),
    "a row of a table": (
        "| Nơi nhận: - UBND tỉnh; - Các xã; - Lưu: VT. | TRƯỞNG BAN PHÓ CHỦ TỊCH Lê Văn Mẫu |\n",
        "Phó Chủ tịch",
    ),
    "a row of a table in bold": (
        "| ***Nơi nhận:*** - UBND tỉnh; - Các xã; - Lưu: VT. | **KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Mẫu** |\n",
        "Phó Chủ tịch",
    ),
}


@pytest.mark.parametrize(("closing", "post"), COLUMNS.values(), ids=COLUMNS.keys())
def test_columns_of_the_closing_part(closing: str, post: str) -> None:
    found = parse(normalise("case", HEAD + closing))
    assert found.signer is not None
    assert (found.signer.name, found.signer.title) == ("Lê Văn Mẫu", post)
    assert found.recipients == ("UBND tỉnh", "Các xã")


def test_who_drafted_is_not_who_signed() -> None:
    for drafted in ("- Lưu: VT; Trần Thị Bảy.", "- Lưu: VT. Trần Thị Bảy", "- Lưu: VT (Trần Thị Bảy)."):
        closing = f"Nơi nhận:\n- UBND tỉnh;\n{drafted}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Mẫu\n"
        found = parse(normalise("case", HEAD + closing))
        assert found.signer is not None
        assert (found.signer.name, found.recipients) == ("Lê Văn Mẫu", ("UBND tỉnh",))


def test_a_recipient_is_no_signer_and_may_be_wrapped_in_capitals() -> None:
    closing = (
        f"Nơi nhận:{GAP}CHỦ TỊCH\n- Như Mục IV,\n- VPUB: CVP, các phòng: TH,\nNC, KTN;\n"
        f"- Lưu VT.{GAP}Lê Văn Mẫu\n"
    )
    found = parse(normalise("case", HEAD + closing))
    assert found.signer is not None
    assert (found.signer.name, found.recipients) == (
        "Lê Văn Mẫu",
        ("Như Mục IV", "VPUB: CVP, các phòng: TH, NC, KTN"),
    )


def test_a_signature_without_a_mark_is_no_task() -> None:
    text = (
        f"{HEAD}II. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa\n- Mở tủ sách.\n\nTRƯỞNG BAN\nLê Văn Mẫu\n\n"
        "Nơi nhận:\n- Các xã.\n"
    )
    assert [task.task for task in parse(normalise("case", text)).assignments] == ["Mở tủ sách."]


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

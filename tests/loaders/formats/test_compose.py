"""What is laid out on paper reads as one text: columns in order, tables as rows, stretches in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.graph.model import Region
from thac.loaders.formats.compose import BREAK, compose
from thac.loaders.formats.flow import Cell, Flow, Paragraph, Table
from thac.loaders.parse import parse


def cell(*lines: str) -> Cell:
    return Cell(tuple(Paragraph(line) for line in lines))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(cell(*one.split("\n")) if one else Cell() for one in row) for row in rows))


def written(*flow: Flow) -> str:
    return compose("a.docx", flow).text.rstrip("\n")


LEFT, RIGHT = (
    "UBND HUYỆN MẪU\nSố: 12/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
)
DATED = "Mẫu, ngày 5 tháng 6 năm 2023"


@pytest.mark.parametrize(
    "rows",
    [
        ((LEFT, f"{RIGHT}\n{DATED}"),),
        (("UBND HUYỆN MẪU", RIGHT), ("Số: 12/KH-UBND", DATED)),
        (("UBND HUYỆN MẪU", "", RIGHT), ("Số: 12/KH-UBND", "", DATED)),
        (("UBND HUYỆN MẪU", RIGHT), ("", ""), ("Số: 12/KH-UBND", ""), ("", DATED)),
    ],
)
def test_a_letterhead_in_any_table_is_read_column_by_column(rows: tuple[tuple[str, ...], ...]) -> None:
    read = written(table(*rows), Paragraph("KẾ HOẠCH"))
    assert read.split() == f"{LEFT} {RIGHT} {DATED} KẾ HOẠCH".split()


def test_a_row_over_the_whole_width_is_read_between_those_above_and_below() -> None:
    title = Cell((Paragraph("KẾ HOẠCH"),), wide=2)
    rows = ((cell("UBND XÃ MẪU"), cell(*RIGHT.split("\n"))), (title, Cell()), (cell("a"), cell("b")))
    assert written(Table(rows)).split("\n\n") == ["UBND XÃ MẪU", *RIGHT.split("\n"), "KẾ HOẠCH", "a", "b"]


@pytest.mark.parametrize(
    "mark", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"]
)
@pytest.mark.parametrize("rows", [1, 2])
def test_recipients_come_before_the_signature_beside_them(mark: str, rows: int) -> None:
    left, right = ["Nơi nhận:", "- Như trên;\n- Lưu: VT."], [mark, "Lê Thị Thử"]
    if rows == 1:
        left, right = ["\n".join(left)], ["\n".join(right)]
    read = written(table(*zip(left, right, strict=True)))
    assert read.split("\n\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", mark, "Lê Thị Thử"]


@pytest.mark.parametrize(
    "rows",
    [
        (("TT", "Nội dung", "Chủ trì"), ("1", "Họp", "Phòng Nội vụ")),
        (("Nhiệm vụ", "Cơ quan thực hiện"), ("Gửi về Nơi nhận", "Văn phòng")),
        (("Xã An Lạc", "12"), ("Xã An Bình", "15")),
        (("Năm", "2021", "2022", "2023", "2024"),),
        (("STT", "Tên loại"), ("1", "TM. ỦY BAN NHÂN DÂN")),
    ],
)
def test_tables_of_data_stay_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    assert written(table(*rows)) == "\n".join(f"| {' | '.join(row)} |" for row in rows)


def test_a_row_right_below_a_table_goes_on_with_it_but_a_signature_does_not() -> None:
    above = table(("TT", "Việc", "Hạn"), ("1", "Họp", "Quý I"))
    more, signed = table(("2", "Sơ kết", "Quý II")), table(("Nơi nhận:", "", "CHỦ TỊCH"))
    assert written(above, more).endswith("| Quý I |\n\n| 2 | Sơ kết | Quý II |")
    assert written(above, signed).endswith("| Quý I |\n\nNơi nhận:\n\nCHỦ TỊCH")
    assert written(above, Paragraph("Ghi chú"), more).endswith("Ghi chú\n\n2\n\nSơ kết\n\nQuý II")


def test_lines_of_a_cell_are_apart_without_ending_the_row() -> None:
    read = written(table(("TT", "Nội dung"), ("1", "- Họp dân\n- Phát | thanh")))
    assert read == f"| TT | Nội dung |\n| 1 | - Họp dân{BREAK}- Phát ¦ thanh |"


def test_controls_and_foreign_ends_of_lines_keep_their_places() -> None:
    text = "\x04KẾ HOẠCH\x05\u2028Mở chợ\x0bphiên"
    made = compose("a.html", [Paragraph(text, regions=(Region(1, 9, 1),)), table((text, "b"), ("c", "d"))])
    assert made.original.split("\n")[:3] == [" KẾ HOẠCH ", "Mở chợ", "phiên"]
    assert made.original[made.layout[0].start : made.layout[0].end] == "KẾ HOẠCH"
    assert made.original.split("\n")[4] == f"|  KẾ HOẠCH {BREAK}Mở chợ{BREAK}phiên | b |"


def test_a_title_in_the_middle_stays_together_and_notes_come_last() -> None:
    read = written(
        Paragraph("KẾ HOẠCH", centred=True),
        Paragraph("Mở chợ phiên", centred=True),
        Paragraph("¹ Chú thích.", "note"),
        Paragraph("Lời đầu¹."),
    )
    assert read == "KẾ HOẠCH\nMở chợ phiên\n\nLời đầu¹.\n\n¹ Chú thích."


def test_owners_and_days_of_a_merged_cell_hold_in_the_rows_below() -> None:
    above = Cell(above=True)
    rows = (
        tuple(map(cell, ("TT", "Nội dung", "Cơ quan chủ trì", "Thời hạn"))),
        tuple(map(cell, ("1", "Khảo sát bến đò", "Phòng Kinh tế và Hạ tầng", "30/6/2023"))),
        (cell("2"), cell("Sửa bến đò"), above, above),
        (cell("3"), cell("Dạy bơi cho học sinh"), cell("Phòng Giáo dục và Đào tạo"), above),
    )
    lead = Paragraph("Ủy ban nhân dân huyện Văn Chấn ban hành kế hoạch như sau:")
    document = parse(compose("a.docx", [Paragraph("KẾ HOẠCH"), lead, Paragraph("1. Việc"), Table(rows)]))
    assert [(one.unit, one.task, one.due) for one in document.assignments] == [
        ("Phòng Kinh tế và Hạ tầng", "Khảo sát bến đò", "2023-06-30"),
        ("Phòng Kinh tế và Hạ tầng", "Sửa bến đò", "2023-06-30"),
        ("Phòng Giáo dục và Đào tạo", "Dạy bơi cho học sinh", "2023-06-30"),
    ]


_WORDS = st.text(st.sampled_from("aăâbcđ ế\u0301ộ\u00ad-|*\n1.)"), max_size=30)
_MARKED = st.builds(
    lambda text, role, centred, page: Paragraph(
        text, role, centred, (Region(0, len(text), page, (0.1, 0.2, 0.3, 0.4)),)
    ),
    _WORDS, st.sampled_from(["text", "note"]), st.booleans(), st.integers(1, 9),
)  # fmt: skip
_CELL = st.builds(Cell, st.lists(_MARKED, max_size=2).map(tuple), st.just(1), st.booleans())
_TABLE = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[_CELL] * width), max_size=3).map(lambda rows: Table(tuple(rows)))
)


@given(st.lists(st.one_of(_MARKED, _TABLE), max_size=6))
def test_every_region_is_the_stretch_that_stands_there(flow: list[Flow]) -> None:
    told: list[tuple[int, str]] = []
    for one in flow:
        inner = (
            [one]
            if isinstance(one, Paragraph)
            else [p for row in one.rows for c in row for p in c.paragraphs]
        )
        told += [(p.regions[0].page, _letters(p.text)) for p in inner if p.text.strip()]
    text = compose("a.docx", flow)
    read = [(region.page, _letters(text.original[region.start : region.end])) for region in text.layout]
    assert sorted(read) == sorted(told)
    assert [region.start for region in text.layout] == sorted(region.start for region in text.layout)


def _letters(text: str) -> str:
    """What of a text is not layout."""
    return "".join(text.replace("|", "¦").replace("¦", "").split())

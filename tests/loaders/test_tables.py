"""Task tables: the same rows in every layout to the same owners, partners and deadlines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.loaders import clean, parse
from thac.loaders.body import Chain
from thac.loaders.frame import Frame
from thac.loaders.model import Assignment, Block
from thac.loaders.outline import blocks as read_blocks
from thac.loaders.rows import read_rows
from thac.loaders.tables import Tables, read_tables

Grid = list[list[str]]
Layout = Callable[[Grid], str]
CHAIN = Chain(level="province")


def read(text: str, issued: str = "2023-10-02") -> Tables:
    view = clean.view(text)
    low = clean.key(view)
    paragraphs: list[Block] = read_blocks(text, view)
    frame = Frame(type="KH", issued=issued, first=0, tail=len(paragraphs), appendix=len(paragraphs))
    return read_tables(text, view, low, paragraphs, frame)


def tasks(text: str) -> list[Assignment]:
    return read(text).assignments(CHAIN)


def owned(text: str) -> list[tuple[str, str]]:
    return [(item.unit, item.task) for item in tasks(text)]


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(row) for row in grid) + "\n"


def bars(grid: Grid) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    return "\n".join([lines[0], "|" + "---|" * len(grid[0]), *lines[1:]]) + "\n"


def crawl(grid: Grid) -> str:
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in grid)


def lines(grid: Grid) -> str:
    return "".join(f"{cell or '-'}\n" for row in grid for cell in row) + "\n"


def spaced(grid: Grid) -> str:
    return "".join(f"{cell or '-'}\n\n" for row in grid for cell in row)


LAYOUTS = [tabs, bars, crawl, lines, spaced]
HEAD = ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
PLAN = [
    HEAD,
    ["1", "Trồng cây ở sân trường", "Sở Giáo dục và Đào tạo", "Tỉnh đoàn", "Trước ngày 30/11/2023"],
    ["2", "Sửa mái nhà văn hóa", "Sở Xây dựng; Sở Tài chính", "", "Tháng 12/2023"],
    ["3", "Mở lớp dạy bơi", "UBND các huyện, thành phố", "Sở Y tế, Tỉnh đoàn", "Thường xuyên"],
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_in_every_layout(layout: Layout) -> None:
    found = tasks(layout(PLAN))
    assert [(item.unit, item.task, item.due) for item in found] == [
        ("Sở Giáo dục và Đào tạo", "Trồng cây ở sân trường", "2023-11-30"),
        ("Sở Xây dựng", "Sửa mái nhà văn hóa", "2023-12"),
        ("Sở Tài chính", "Sửa mái nhà văn hóa", "2023-12"),
        ("UBND các huyện, thành phố", "Mở lớp dạy bơi", None),
    ]
    assert [item.group for item in found] == [False, False, False, True]
    assert [item.partners for item in found] == [("Tỉnh đoàn",), (), (), ("Sở Y tế", "Tỉnh đoàn")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_sections_say_nothing(layout: Layout) -> None:
    section = ["I", "VIỆC CHUNG"] if layout is crawl else ["I", "VIỆC CHUNG", "", "", ""]
    assert owned(layout([HEAD, section, *PLAN[1:]])) == owned(layout(PLAN))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_last_cells_may_be_missing(layout: Layout) -> None:
    grid = [
        HEAD,
        ["1", "Trồng cây ở sân trường", "Sở Y tế", "", ""],
        ["2", "Mở lớp dạy bơi", "Sở Nội vụ", "", ""],
    ]
    assert owned(layout(grid)) == [("Sở Y tế", "Trồng cây ở sân trường"), ("Sở Nội vụ", "Mở lớp dạy bơi")]


@pytest.mark.parametrize(
    "owner",
    [
        "Cơ quan chủ trì",
        "Đơn vị thực hiện",
        "Chủ trì",
        "Phân công",
        "Phân công thực hiện",
        "Người/Đơn vị phụ trách",
        "Đơn vị chủ trì thực hiện",
        "Cơ quan, đơn vị chủ trì",
        "CƠ QUAN CHỦ TRÌ",
        "**Đơn vị chủ trì**",
        "Đơn vị đầu mối",
        "Cơ quan/đơn vị chịu trách nhiệm chính",
        "Trách nhiệm thực hiện",
        "Bộ phận phụ trách",
    ],
)
@pytest.mark.parametrize("task", ["Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung công việc", "HOẠT ĐỘNG"])
def test_names_of_columns(owner: str, task: str) -> None:
    assert owned(tabs([["STT", task, owner], ["1", "Mở lớp dạy bơi", "Sở Nội vụ"]])) == [
        ("Sở Nội vụ", "Mở lớp dạy bơi")
    ]


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Sở Y tế; Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế, Sở Nội vụ và Công an tỉnh", ["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("- Sở Y tế<br>- Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế<br/>Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ", ["Sở Y tế"]),
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ", ["Sở Y tế"]),
        ("**Sở Y tế**", ["Sở Y tế"]),
        ("Đồng chí Nguyễn Văn An", []),
        ("Thường xuyên", []),
        ("", []),
        ("12", []),
    ],
)
def test_owner_cells(cell: str, units: list[str]) -> None:
    found = tasks(bars([["TT", "Nội dung", "Chủ trì"], ["1", "Mở lớp dạy bơi", cell]]))
    assert [item.unit for item in found] == units
    if "phối hợp" in cell:
        assert found[0].partners == ("Sở Nội vụ",)


@pytest.mark.parametrize("ditto", ["-nt-", "nt", "Như trên", "như trên", '"'])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_ditto_is_the_unit_above(layout: Layout, ditto: str) -> None:
    grid = [["TT", "Nội dung", "Chủ trì"], ["1", "Mở lớp dạy bơi", "Sở Y tế"], ["2", "Sửa bể bơi", ditto]]
    assert owned(layout(grid)) == [("Sở Y tế", "Mở lớp dạy bơi"), ("Sở Y tế", "Sửa bể bơi")]


def test_a_head_over_two_rows() -> None:
    rows = [["1", "Mở lớp dạy bơi", "Sở Y tế", "Tỉnh đoàn", "2024"]]
    over = [["TT", "Nội dung", "Phân công thực hiện", "", "Hoàn thành"], ["", "", "Chủ trì", "Phối hợp", ""]]
    broken = [
        ["TT", "Nội", "Cơ quan", "Cơ quan", "Thời gian"],
        ["", "dung", "chủ trì", "phối hợp", "hoàn thành"],
    ]
    for head in (over, broken):
        (item,) = tasks(tabs(head + rows))
        assert (item.unit, item.task, item.partners, item.due) == (
            "Sở Y tế",
            "Mở lớp dạy bơi",
            ("Tỉnh đoàn",),
            "2024",
        )
    merged = [["TT", "Nội dung", "Phân công thực hiện", "Hoàn thành"], ["Chủ trì", "Phối hợp"]]
    (item,) = tasks(crawl(merged + rows))
    assert (item.unit, item.task, item.partners, item.due) == (
        "Sở Y tế",
        "Mở lớp dạy bơi",
        ("Tỉnh đoàn",),
        "2024",
    )


def test_crawled_heads_and_cells_broken_over_lines() -> None:
    text = (
        crawl(PLAN).replace("Cơ quan chủ trì", "**Cơ quan\nchủ trì**").replace("Sở Giáo dục", "Sở\nGiáo dục")
    )
    assert owned(text) == owned(crawl(PLAN))


def test_words_around_a_crawled_table() -> None:
    text = (
        "PHỤ LỤC\nDANH MỤC VIỆC LÀM\n"
        + crawl(PLAN)
        + "**Ghi chú** các việc khác xem kế hoạch riêng của từng sở.\n"
    )
    assert owned(text) == owned(crawl(PLAN))


def test_a_table_covers_its_cells() -> None:
    text = "Mở đầu của kế hoạch.\n" + crawl(PLAN) + "Phần cuối của kế hoạch.\n"
    tables = read(text)
    assert not tables.covers(3)
    assert all(tables.covers(text.index(cell)) for row in PLAN for cell in row if len(cell) > 2)
    assert not tables.covers(text.index("Phần cuối"))


def test_dots_between_crawled_rows() -> None:
    text = crawl(PLAN[:2]).rstrip("\n") + "\n….........\n" + crawl(PLAN[2:])
    assert owned(text) == owned(crawl(PLAN))


OTHERS = [
    [["TT", "Tên vật tư", "Đơn vị tính", "Đơn giá"], ["1", "Gạch", "Bộ", "1.200"]],
    [["TT", "Nội dung", "Đơn vị tính", "Số lượng"], ["1", "Bàn ghế", "Bộ", "30"]],
    [["STT", "Điểm", "Tọa độ X", "Tọa độ Y"], ["1", "M1", "2145678", "567890"]],
    [["TT", "Tên văn bản", "Cơ quan phối hợp"], ["1", "Quy chế trực", "Sở Y tế"]],
    [["TT", "Tên thủ tục hành chính", "Cơ quan thực hiện"], ["1", "Cấp bản sao", "Sở Tư pháp"]],
    [
        ["Các bước", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Nhận hồ sơ", "Sở Y tế", "02 giờ"],
    ],
    [
        ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian"],
        ["1", "Nhận hồ sơ", "Sở Y tế", "0,5 ngày"],
    ],
    [["TỈNH ỦY HÀ NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 12-KH/TU", "Hà Nam, ngày 02 tháng 10 năm 2023"]],
    [["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"], ["- Sở Y tế;", "CHỦ TỊCH"]],
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("grid", OTHERS)
def test_tables_of_other_kinds_say_nothing(layout: Layout, grid: Grid) -> None:
    assert tasks(layout(grid)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_another_kind_ends_a_task_table(layout: Layout) -> None:
    other = [
        ["TT", "Tên trường", "Trực thuộc", "Cơ quan cấp vốn", "Năm"],
        ["1", "Trường A", "Sở Y tế", "Sở Y tế", "2024"],
    ]
    assert owned(layout(PLAN) + "\n" + layout(other)) == owned(layout(PLAN))


def test_deadlines_once_with_their_owner() -> None:
    text = (
        "KẾ HOẠCH\nMở lớp dạy bơi\nPhụ lục giao việc cho các sở.\n\n"
        "TT\tNội dung\tChủ trì\tHoàn thành\n1\tMở lớp\tSở Y tế\t30/11/2024\n"
        "2\tThuê bể\tSở Nội vụ\tTrước ngày 15/12/2024\n"
    )
    document = parse.parse(clean.normalise("a.txt", text))
    assert sorted((d.due, d.unit) for d in document.deadlines if d.due != "2024-12-15") == [
        ("2024-11-30", "Sở Y tế")
    ]
    assert [d.due for d in document.deadlines].count("2024-12-15") == 1


@given(st.text("|\t\n aSở1IVchủtrì", max_size=200))
def test_rows_are_slices(text: str) -> None:
    for row in read_rows(text, 0):
        assert row.cells
        for start, end in row.cells:
            assert 0 <= start <= end <= len(text)
    read(text)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Sở Y tế", "Sở Nội vụ", "Công an tỉnh"]),
            st.sampled_from(["", "Tỉnh đoàn"]),
            st.sampled_from(["", "2024", "Thường xuyên"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_rows_in_any_layout(rows: list[tuple[str, str, str]]) -> None:
    grid = [HEAD, *([str(i + 1), f"Việc thứ {i}", *row] for i, row in enumerate(rows))]
    expected = [(row[0], f"Việc thứ {i}", row[2] if row[2] == "2024" else None) for i, row in enumerate(rows)]
    for layout in LAYOUTS:
        assert [(t.unit, t.task, t.due) for t in tasks(layout(grid))] == expected


@pytest.mark.parametrize(
    ("cell", "due", "every"),
    [
        ("15/12 hàng năm", "--12-15", "year"),
        ("Trước ngày 15/12 hằng năm", "--12-15", "year"),
        ("Ngày 20 hàng tháng", "---20", "month"),
        ("20 hàng tháng", "---20", "month"),
    ],
)
def test_days_that_come_again(cell: str, due: str, every: str) -> None:
    grid = [HEAD, ["1", "Đếm học viên", "Sở Y tế", "", cell]]
    text = f"KẾ HOẠCH\nMở lớp dạy bơi\nPhụ lục giao việc.\n\n{tabs(grid)}"
    found = parse.parse(clean.normalise("a.txt", text))
    assert [(deadline.due, deadline.every) for deadline in found.deadlines] == [(due, every)]


def test_the_rule_of_a_later_table_says_nothing_of_the_rows_before() -> None:
    text = (
        "| TT | Nội dung | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Sửa cầu | Sở Xây dựng |\n"
        "| 2 | Sửa bến | Sở Tài chính |\n\nNơi nhận: hai cột\n|---|---|\n"
    )
    assert [row.first for row in read_rows(text, 0)] == [True, False, False]

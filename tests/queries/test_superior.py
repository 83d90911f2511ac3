"""Bodies in, the bodies above them out: derived from place and kind, refused where these do not tell."""

from __future__ import annotations

from pathlib import Path

import pytest

import thac
from thac.graph.shown import Node
from thac.queries.show import show
from thac.queries.superior import superior

DISTRICT = "urn:lex:vn;nam.dinh;huyen.giao.thuy"
PROVINCE = "urn:lex:vn;nam.dinh"


@pytest.mark.parametrize(
    ("id", "name", "branch", "above"),
    [
        (f"{DISTRICT}:phong.noi.vu", "Phòng Nội vụ", "state", "Ủy ban nhân dân huyện Giao Thủy"),
        (f"{DISTRICT}:ban.to.chuc", "Ban Tổ chức huyện Giao Thủy", "party", "Huyện ủy Giao Thủy"),
        (f"{DISTRICT}:hoi.nong.dan", "Hội Nông dân huyện Giao Thủy", "mass",
         "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Giao Thủy"),
        (f"{DISTRICT}:cong.an", "Công an huyện Giao Thủy", "armed", "Công an tỉnh Nam Định"),
        (f"{DISTRICT}:uy.ban.nhan.dan", "Ủy ban nhân dân huyện", "state", "Ủy ban nhân dân tỉnh Nam Định"),
        (f"{DISTRICT}:huyen.uy", "Huyện ủy Giao Thủy", "party", "Tỉnh ủy Nam Định"),
        (f"{DISTRICT}:ban.chi.huy.quan.su", "Ban Chỉ huy quân sự huyện Giao Thủy", "armed",
         "Bộ Chỉ huy quân sự tỉnh Nam Định"),
        (f"{DISTRICT}:toa.an.nhan.dan", "Tòa án nhân dân huyện Giao Thủy", "state",
         "Tòa án nhân dân tỉnh Nam Định"),
        (f"{PROVINCE}:kho.bac.nha.nuoc", "Kho bạc Nhà nước tỉnh Nam Định", "state", "Kho bạc Nhà nước"),
        ("urn:lex:vn;ha.noi;huyen.dong.anh:ban.chi.huy.quan.su", "Quân sự huyện Đông Anh", "armed",
         "Bộ Tư lệnh Thủ đô Hà Nội"),
        ("urn:lex:vn;hai.phong:bao.hiem.xa.hoi", "Bảo hiểm xã hội Thành phố Hải Phòng", "state",
         "Bảo hiểm xã hội Việt Nam"),
        (f"{DISTRICT};xa.giao.tien:ban.chi.huy.quan.su", "Quân sự xã Giao Tiến", "armed",
         "Ban Chỉ huy quân sự huyện Giao Thủy"),
        (f"{PROVINCE}:cong.an", "Công an tỉnh Nam Định", "armed", "Bộ Công an"),
        (f"{PROVINCE}:uy.ban.nhan.dan", "Ủy ban nhân dân tỉnh Nam Định", "state", "Chính phủ"),
        (f"{PROVINCE}:van.phong.dang.uy.khoi", "Văn phòng Đảng ủy Khối các cơ quan tỉnh Nam Định", "party",
         "Đảng ủy Khối các cơ quan tỉnh Nam Định"),
    ],
)  # fmt: skip
def test_the_body_above(id: str, name: str, branch: str, above: str) -> None:
    found = superior(Node(id, "Organization", name=name, branch=branch), "2023")
    assert found is not None
    assert found.name == above


@pytest.mark.parametrize(
    ("id", "day"), [("urn:lex:vn:bo.noi.vu", "2023"), (f"{DISTRICT}:phong.noi.vu", "2026")]
)
def test_none_without_a_place_or_after_its_end(id: str, day: str) -> None:
    assert superior(Node(id, "Organization", name="Phòng Nội vụ", branch="state"), day) is None


def test_every_unit_of_the_real_plans_has_a_level_and_a_body_above(shared: Path) -> None:
    with thac.load(shared / "seeds") as graph:
        documents = [kept.document for kept in graph.store.sources().values()]
        units = {one.object for one in graph.store.out(documents, ["assigns", "requests"])}
        without = set()
        for unit in units:
            claims = {row[0] for row in show(graph, unit).rows}
            assert "level" in claims
            if "part_of" not in claims:
                without.add(graph.store.nodes([unit])[unit].name)
    assert without == set()

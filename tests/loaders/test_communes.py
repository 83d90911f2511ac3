"""Communes and their districts: one body has one id, and communes of one name are kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import thac
from thac.loaders.body import Chain
from thac.loaders.communes import district_of
from thac.loaders.identity import organisation_id
from thac.queries.body import bodies

GIAO_THUY = ("huyện", "Giao Thủy")


@pytest.mark.parametrize(
    ("commune", "day", "said", "district"),
    [
        (("xã", "Giao Yến"), "2023", ("", ""), GIAO_THUY),
        (("xã", "Giao Yến"), "2023-05-04", GIAO_THUY, GIAO_THUY),
        (("xã", "Giao Yến"), "", ("", ""), GIAO_THUY),
        (("xã", "Giao Yến"), "2023", ("huyện", "Hải Hậu"), GIAO_THUY),  # a slip: the place decides
        (("xã", "Giao Yến"), "2025-08", GIAO_THUY, ("", "")),
        (("xã", "Không Có Thật"), "2023", GIAO_THUY, GIAO_THUY),
        (("xã", "Không Có Thật"), "2023", ("", ""), ("", "")),
    ],
)
def test_the_district_of_a_commune(
    commune: tuple[str, str], day: str, said: tuple[str, str], district: tuple[str, str]
) -> None:
    assert district_of("Nam Định", commune, day, said) == district


@pytest.mark.parametrize("said", [("huyện", "Hưng Hà"), ("huyện", "Vũ Thư")])
def test_communes_of_one_name_need_their_district(said: tuple[str, str]) -> None:
    assert district_of("Thái Bình", ("xã", "Tân Hòa"), "2023") == ("", "")
    assert district_of("Thái Bình", ("xã", "Tân Hoà"), "2023", said) == said


def test_a_commune_has_one_id_in_its_own_and_in_other_documents() -> None:
    day = "2023-05-04"
    ids = {
        organisation_id("UBND xã Giao Yến", chain, day)
        for chain in (
            Chain("Nam Định", level="province"),
            Chain("Nam Định", GIAO_THUY, level="district"),
            Chain("Nam Định", GIAO_THUY, ("xã", "Giao Yến"), "commune"),
        )
    }
    assert ids == {"urn:lex:vn;nam.dinh;huyen.giao.thuy;xa.giao.yen:uy.ban.nhan.dan"}
    assert organisation_id("UBND xã Giao Yến", Chain("Nam Định"), "2025-08").endswith(":uy.ban.nhan.dan.2025")


def plan(district: str) -> str:
    return (
        f"ĐẢNG BỘ HUYỆN {district.upper()}\nĐẢNG ỦY XÃ TÂN HÒA\n*\nSố 7-KH/ĐU\n"
        "Tân Hòa, ngày 14 tháng 3 năm 2022\nKẾ HOẠCH\nĐọc sách cho người già\n"
        f"Thực hiện Kế hoạch số 21-KH/HU ngày 02/3/2022 của Huyện ủy {district} (tỉnh Thái Bình), "
        "Đảng ủy xã Tân Hòa ban hành kế hoạch như sau:\n"
        "III- TỔ CHỨC THỰC HIỆN\n1. Hội Nông dân xã: vận động hội viên tham gia.\n"
    )


def test_two_communes_of_one_name_are_two_bodies(tmp_path: Path) -> None:
    for district in ("Hưng Hà", "Vũ Thư"):
        (tmp_path / f"{district}.txt").write_text(plan(district), encoding="utf-8")
    with thac.load(tmp_path) as graph:
        issuers = {node.issuer for node in graph.store.by_class("Document") if node.loaded}
        assert issuers == {
            f"urn:lex:vn;thai.binh;huyen.{district};xa.tan.hoa:dang.uy" for district in ("hung.ha", "vu.thu")
        }
        asked = bodies(graph, "Đảng ủy xã Tân Hòa, Vũ Thư, Thái Bình")
        assert [body.id for body in asked] == ["urn:lex:vn;thai.binh;huyen.vu.thu;xa.tan.hoa:dang.uy"]
        both = bodies(graph, "Đảng ủy xã Bách Thuận, Vũ Thư, Thái Bình")
        assert [body.id.count(";") for body in both] == [3, 2]

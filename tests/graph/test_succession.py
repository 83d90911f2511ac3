"""An export says what became of bodies and territories, by events, and nothing else changes by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built import ROOT, Body, Paper, Speaker, district, people

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.export import export
from thac.graph.restore import restore
from thac.queries.check import check
from thac.queries.sparql import sparql, text_of

MINISTRY = Body(
    [], "Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động - Thương binh và Xã hội", "central", "state"
)
OFFICE = Body(
    ["Nam Định"], "Sở Giao thông vận tải", "Sở Giao thông vận tải tỉnh Nam Định", "province", "state"
)
STANDING = Body([], "Bộ Công Thương", "Bộ Công Thương", "central", "state")
UNKNOWN = Body(["Nam Định"], "Nhà máy nước", "Nhà máy nước tỉnh Nam Định", "province", "")
DISTRICT = district("Nam Định", "Xuân Trường", state=True)
NEW = Body(["Ninh Bình"], "Ủy ban nhân dân.2025", "Ủy ban nhân dân tỉnh Ninh Bình", "province", "state")


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        bodies = (MINISTRY, OFFICE, STANDING, UNKNOWN, DISTRICT, people("Nam Định"), people("Hà Nội"), NEW)
        for number, body in enumerate(bodies, 1):
            one = Paper(body, "KH", "kế hoạch", f"{number}/KH-X", "2023-08-03", "về lưu trữ")
            graph.put(Speaker(one, f"{number}.txt").implements(ROOT, "title").done())
        yield graph


def test_the_work_of_a_ministry_is_told_by_function(graph: Graph) -> None:
    rows = sparql(graph, text_of("heirs"), {"name": "thương binh"}).rows
    after = {row[1]: row for row in rows}
    assert {"Bộ Nội vụ", "Bộ Y tế", "Bộ Giáo dục và Đào tạo"} <= set(after)
    assert "việc làm" in after["Bộ Nội vụ"][3]
    assert after["Bộ Nội vụ"][2] == "part"
    assert after["Bộ Nội vụ"][4] == "2025-03-01"
    assert "176/2025/QH15" in after["Bộ Nội vụ"][5]


def test_an_office_of_a_province_keeps_its_place(graph: Graph) -> None:
    rows = sparql(graph, text_of("heirs"), {"name": "giao thông"}).rows
    assert {row[1] for row in rows} == {"Sở Xây dựng tỉnh Nam Định", "Công an tỉnh Nam Định"}


def test_who_stands_and_who_is_not_known_has_no_event(graph: Graph) -> None:
    for name in ("công thương", "nhà máy"):
        assert not sparql(graph, text_of("heirs"), {"name": name}).rows


def test_the_territory_of_a_district_goes_to_communes(graph: Graph) -> None:
    query = """SELECT DISTINCT ?name ?share { ?body dcterms:spatial ?unit . ?unit skos:prefLabel ?district .
        ?event thac:originalUnit ?unit ; thac:resultingUnit ?heir ; thac:share ?share .
        ?heir skos:prefLabel ?name FILTER (STR(?district) = "huyện Xuân Trường") }"""
    rows = sparql(graph, query).rows
    assert len(rows) > 2
    assert all(row[0].startswith(("xã", "phường")) for row in rows)
    assert {row[1] for row in rows} <= {"whole", "part"}


def test_a_province_goes_to_another_and_one_that_stands_stays(graph: Graph) -> None:
    query = """SELECT ?body ?name { ?body dcterms:spatial ?unit . ?event thac:originalUnit ?unit ;
        thac:resultingUnit/skos:prefLabel ?name }"""
    rows = sparql(graph, query).rows
    assert (people("Nam Định").id, "tỉnh Ninh Bình") in rows
    assert not [row for row in rows if row[0] in (people("Hà Nội").id, NEW.id)]


def test_events_are_well_formed_and_change_nothing_else(graph: Graph, tmp_path: Path) -> None:
    assert not check(graph).rows
    export(graph.store, "ttl", tmp_path / "graph.ttl")
    with open_graph(tmp_path / "graph.ttl") as far, Graph() as again:
        assert far.store.counts() == graph.store.counts()
        assert not far.store.bodies(["urn:lex:vn:bo.y.te"])
        restore(again.store, tmp_path / "graph.ttl")
        assert list(again.store.documents()) == list(graph.store.documents())
        assert again.store.counts() == graph.store.counts()

"""A cascade as it is drawn: places with counts, bodies, documents on rings, links, tasks and sentences."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, Paper, Speaker, committee, district, people, seeds
from hypothesis import given
from hypothesis import strategies as st

from thac.graph import Graph
from thac.graph.errors import AmbiguousError, QueryError
from thac.loaders.load import load
from thac.ontology import gazetteer
from thac.queries.gaps import gaps
from thac.queries.order import sort_key
from thac.queries.trace import trace
from thac.queries.view import data, picture
from thac.queries.view.radial import SPACE, radial, rings

SYMBOL = "57-KL/TW"


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with Graph() as filled:
        for document in seeds():
            filled.put(document)
        yield filled


@pytest.fixture(scope="module")
def examples() -> Iterator[Graph]:
    with Graph() as filled:
        load([str(path) for path in sorted((Path(__file__).parents[2] / "examples").glob("[0-9]*"))], filled)
        yield filled


def table(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    columns = found[name]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.fixture(params=["graph", "examples"])
def drawn(request: pytest.FixtureRequest) -> tuple[Graph, str, dict[str, Any]]:
    loaded: Graph = request.getfixturevalue(request.param)
    symbol = SYMBOL if request.param == "graph" else "96-CT/TW"
    return loaded, symbol, data(picture(loaded, symbol))


def test_every_number_of_a_row_leads_to_a_row(drawn: tuple[Graph, str, dict[str, Any]]) -> None:
    _, _, found = drawn
    sizes = {name: len(next(iter(found[name].values()))) for name in found if isinstance(found[name], dict)
             and name not in ("notes", "narrowed", "limits", "remarks")}  # fmt: skip
    sizes |= {name: len(found[name]) for name in ("files", "provinces")}
    sizes["remarks"] = len(found["remarks"]["en"])
    leads = {
        "branches": {"parent": "branches", "last": "branches", "province": "provinces"},
        "bodies": {"branch": "branches", "note": "remarks", "group": "groups"},
        "documents": {"body": "bodies", "branch": "branches", "province": "provinces", "parent": "documents",
                      "last": "documents", "source": "files"},
        "edges": {"child": "documents", "parent": "documents"},
        "tasks": {"document": "documents", "body": "bodies", "group": "groups", "evidence": "evidence"},
        "deadlines": {"document": "documents", "evidence": "evidence"},
        "evidence": {"document": "documents", "file": "files"},
        "groups": {"branch": "branches"},
    }  # fmt: skip
    for name, columns in leads.items():
        for column, target in columns.items():
            assert all(-1 <= row < sizes[target] for row in found[name][column]), (name, column)
    for row in found["edges"]["evidence"]:
        assert all(0 <= one < sizes["evidence"] for one in row)
    json.dumps(found)


def test_the_bodies_are_those_of_gaps_in_its_words(drawn: tuple[Graph, str, dict[str, Any]]) -> None:
    loaded, symbol, found = drawn
    answer = gaps(loaded, symbol, everything=True)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    told = {
        (row["unit_id"], row["document"]): row for row in rows if row["note"] != "older than the directive"
    }
    best = {"loaded": 0, "attested": 1}
    states: dict[str, str] = {}
    for unit, state in sorted(told, key=lambda key: best.get(key[1], 2)):
        states.setdefault(unit, state)
    bodies = table(found, "bodies")
    by_id = {one["id"]: one for one in bodies}
    for id, state in states.items():
        if told[id, state]["link"] != "none" or state not in best:
            assert by_id[id]["status"] == state, id
            assert by_id[id]["overdue"] == told[id, state]["overdue"]
            assert by_id[id]["due"] == told[id, state]["due"]
    assert set(states) == set(by_id)


def test_counts_add_up_from_the_communes_to_the_centre(drawn: tuple[Graph, str, dict[str, Any]]) -> None:
    _, _, found = drawn
    branches, bodies = table(found, "branches"), table(found, "bodies")
    for row, branch in enumerate(branches):
        inside = [one for one in bodies if row <= one["branch"] <= branch["last"]]
        states = Counter(one["status"] for one in inside)
        assert branch["loaded"] == states["loaded"]
        assert branch["assigned"] == states["assigned"]
        assert branch["not_expected"] == states["not expected"]
        assert branch["overdue"] == sum(one["overdue"] for one in inside)
        assert branch["parent"] < row
    assert (branches[0]["kind"], branches[0]["last"]) == ("centre", len(branches) - 1)


def test_places_stand_in_the_order_of_a_vietnamese_gazetteer(examples: Graph) -> None:
    branches = table(data(picture(examples, "96-CT/TW")), "branches")
    provinces = [one["name"].removeprefix("tỉnh ").removeprefix("thành phố ") for one in branches
                 if one["kind"] == "province"]  # fmt: skip
    assert len(provinces) > 60
    assert provinces == sorted(provinces, key=sort_key)
    assert provinces.index("Đắk Lắk") > provinces.index("Cần Thơ")


def test_the_tree_is_that_of_trace(drawn: tuple[Graph, str, dict[str, Any]]) -> None:
    loaded, symbol, found = drawn
    documents = table(found, "documents")
    tree = [one for one in documents if one["relation"] != "beside"]
    steps = list(trace(loaded, symbol))
    assert [one["id"] for one in tree] == [step.node.id for step in steps]
    for one, step in zip(tree, steps, strict=True):
        parent = documents[one["parent"]]["id"] if one["parent"] >= 0 else ""
        told = (one["relation"], bool(one["proven"]), one["days"], one["scope"], one["depth"])
        assert (parent, *told) == (
            step.parent, step.relation, step.proven, step.days, step.scope, step.depth
        )  # fmt: skip
    assert all(one["parent"] == -1 for one in documents if one["relation"] == "beside")


def test_each_link_of_the_tree_has_the_sentence_that_states_it(examples: Graph) -> None:
    found = data(picture(examples, "96-CT/TW"))
    evidence = table(found, "evidence")
    links = [one for one in table(found, "edges") if one["kind"] == "implements"]
    assert len(links) > 10
    for link in links:
        assert link["evidence"]
        for row in link["evidence"]:
            said = evidence[row]
            assert 0 <= said["cue_start"] <= said["cue_end"] <= len(said["quote"])
            assert said["file"] >= 0
    marked = {said["quote"][said["cue_start"] : said["cue_end"]].lower() for said in evidence}
    assert {"thực hiện", "căn cứ"} & marked


def test_an_unproven_link_shows_the_two_titles(graph: Graph) -> None:
    found = data(picture(graph, SYMBOL))
    evidence = table(found, "evidence")
    dotted = [one for one in table(found, "edges") if one["kind"] == "unproven"]
    assert dotted
    for link in dotted:
        assert len(link["evidence"]) == 2
        assert all("công tác lưu trữ" in evidence[row]["quote"] for row in link["evidence"])


def test_files_are_named_without_the_folders_of_this_machine(examples: Graph) -> None:
    found = data(picture(examples, "96-CT/TW"))
    assert "03_tinh-uy-ha-nam_186-kh-tu_vi-du.txt" in found["files"]
    assert str(Path.cwd()) not in json.dumps(found, ensure_ascii=False)


def commune_group() -> Graph:
    """A district that gives its communes a task as one group, and one commune that acted."""
    graph = Graph()
    huyen = Paper(district("Hưng Yên", "Kim Động", True), "KH", "kế hoạch", "65/KH-UBND", "2023-07-01")
    speaker = Speaker(huyen).implements(ROOT, "title")
    unit = f"{huyen.body.id}:uy-ban-nhan-dan-cac-xa"
    speaker.say(unit, "class", "OrganizationGroup")
    speaker.say(unit, "name", "UBND các xã, thị trấn")
    speaker.say(huyen.id, "assigns", unit, "body", "Giao UBND các xã, thị trấn lập danh mục hồ sơ",
                task="lập danh mục hồ sơ", role="execute", scope="organisation", unit="UBND các xã, thị trấn",
                due="2023-09")  # fmt: skip
    graph.put(speaker.done())
    return graph


def test_a_group_stands_with_its_members_and_its_task() -> None:
    with commune_group() as graph:
        found = data(picture(graph, SYMBOL, as_of="2023-12"))
    members = [one for one in table(found, "bodies") if one["group"] >= 0]
    assert len(members) == 17
    assert {found["groups"]["name"][one["group"]] for one in members} == {"UBND các xã, thị trấn"}
    [task] = table(found, "tasks")
    assert (task["members"], task["group"], task["text"], task["due"]) == (
        17, members[0]["group"], "lập danh mục hồ sơ", "2023-09"
    )  # fmt: skip
    assert found["evidence"]["quote"][task["evidence"]].startswith("Giao UBND các xã")
    assert {found["branches"]["kind"][one["branch"]] for one in members} == {"commune"}
    assert {(one["status"], one["overdue"], one["due"]) for one in members} == {("assigned", 1, "2023-09")}
    assert all(reason[1:] == ("duty", "execute") for one in members for reason in one["because"])


def test_a_body_off_the_country_is_drawn_from_its_own_place_down() -> None:
    city = Paper(people("Hưng Yên"), "KH", "kế hoạch", "10/KH-UBND", "2023-02-01", "về vệ sinh môi trường")
    lower = Paper(district("Hưng Yên", "Kim Động", True), "KH", "kế hoạch", "11/KH-UBND", "2023-03-01")
    with Graph() as graph:
        graph.put(Speaker(city).done())
        graph.put(Speaker(lower).implements(city, "title").done())
        branches = table(data(picture(graph, "10/KH-UBND")), "branches")
    assert (branches[0]["name"], branches[0]["kind"]) == ("tỉnh Hưng Yên", "province")
    assert "huyện Kim Động" in [one["name"] for one in branches if one["parent"] == 0]


def test_what_is_drawn_from_a_district_down_knows_its_province() -> None:
    lower = Paper(district("Hưng Yên", "Kim Động", True), "KH", "kế hoạch", "11/KH-UBND", "2023-03-01")
    with Graph() as graph:
        graph.put(Speaker(lower).done())
        found = data(picture(graph, "11/KH-UBND"))
    assert (found["branches"]["name"][0], found["provinces"]) == ("huyện Kim Động", ["Hưng Yên"])
    assert set(found["branches"]["province"]) == {0}
    assert len(found["branches"]["name"]) == 1 + 17
    assert set(found["bodies"]["status"]) == {"expected"}


def test_places_that_are_no_more_have_their_names_though_no_document_has_a_date() -> None:
    upper = Paper(committee("Thái Bình"), "NQ", "nghị quyết", "5-NQ/TU", title="về đô thị văn minh")
    lower = Paper(district("Thái Bình", "Tiền Hải"), "KH", "kế hoạch", "31-KH/HU", title="đô thị văn minh")
    with Graph() as graph:
        graph.put(Speaker(upper).done())
        graph.put(Speaker(lower).implements(upper, "opening").done())
        found = data(picture(graph, "5-NQ/TU"))
    assert found["provinces"] == ["Thái Bình"]
    assert found["branches"]["name"] == ["tỉnh Thái Bình", "huyện Tiền Hải"]


def test_an_issuer_of_no_known_place_stands_apart() -> None:
    with Graph() as graph:
        paper = Paper(committee("Hưng Yên"), "KH", "kế hoạch", "3-KH/TU", "2023-08-01")
        graph.put(Speaker(paper).implements(ROOT, "title").done())
        nowhere = Speaker(Paper(committee("Hưng Yên"), "KH", "kế hoạch", "9-KH/XX", "2023-09-01"))
        nowhere.paper.id = "urn:lex:vn::ke.hoach:2023;9-kh-xx"
        nowhere.statements = []
        nowhere.say(nowhere.paper.id, "class", "Document")
        nowhere.say(nowhere.paper.id, "symbol", "9-KH/XX")
        nowhere.say(nowhere.paper.id, "implements", ROOT.id, "title", "Thực hiện 57-KL/TW")
        graph.put(nowhere.done())
        found = data(picture(graph, SYMBOL))
    [other] = [row for row, one in enumerate(table(found, "branches")) if one["kind"] == "other"]
    [document] = [one for one in table(found, "documents") if one["symbol"] == "9-KH/XX"]
    assert (document["branch"], document["issuer"]) == (other, "")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"province": "Hưng Yên"}, {"Hưng Yên"}),
        ({"unit": "huyện Kim Động"}, {"Hưng Yên"}),
        ({"unit": "UBND huyện Hóc Môn"}, {"Hồ Chí Minh"}),
    ],
)
def test_a_narrowed_picture_keeps_the_way_to_what_is_asked(
    graph: Graph, asked: dict[str, Any], kept: set[str]
) -> None:
    found = data(picture(graph, SYMBOL, **asked))
    whole = data(picture(graph, SYMBOL))
    assert {found["provinces"][row] for row in found["documents"]["province"] if row >= 0} == kept
    assert found["symbol"] == SYMBOL
    assert 0 < len(found["bodies"]["id"]) < len(whole["bodies"]["id"])
    assert set(found["bodies"]["id"]) < set(whole["bodies"]["id"])
    documents = table(found, "documents")
    assert all(one["parent"] >= 0 for one in documents[1:] if one["relation"] != "beside")


def test_gaps_alone_keep_what_leads_to_bodies_of_which_nothing_is_seen(graph: Graph) -> None:
    found = data(picture(graph, SYMBOL, gaps=True, level="district"))
    assert set(found["bodies"]["status"]) <= {"assigned", "expected"}
    assert set(found["bodies"]["level"]) == {"district"}
    assert found["narrowed"] == {"unit": "", "province": "", "level": "district", "gaps": 1}
    closed = data(picture(graph, SYMBOL, gaps=True, level="district", closed_world=True))
    assert set(closed["bodies"]["status"]) == {"not implemented"}
    assert closed["branches"]["missing"][0] == len(closed["bodies"]["id"])


def test_what_is_later_than_the_day_asked_for_is_left_out(graph: Graph) -> None:
    documents = data(picture(graph, SYMBOL, as_of="2023-08"))["documents"]
    assert "110-KH/HU" in documents["symbol"]
    assert "535/KH-UBND" not in documents["symbol"]


def test_what_cannot_be_asked_is_told(graph: Graph) -> None:
    with pytest.raises(QueryError, match="not known here"):
        picture(graph, "1-KL/XX")
    with pytest.raises(QueryError, match="no province"):
        picture(graph, SYMBOL, province="Atlantis")
    with pytest.raises(QueryError, match="Atlantis"):
        picture(graph, SYMBOL, unit="Atlantis")
    other = Paper(people("Hưng Yên"), "KH", "kế hoạch", "535/KH-UBND", "2021-12-12")
    with Graph() as two:
        for document in (*seeds(), Speaker(other).done()):
            two.put(document)
        with pytest.raises(AmbiguousError, match="--date or --issuer"):
            picture(two, "535/KH-UBND")
        assert data(picture(two, "535/KH-UBND", date="2021"))["documents"]["issued"] == ["2021-12-12"]


def test_the_order_of_loading_changes_nothing(graph: Graph) -> None:
    with Graph() as other:
        for document in reversed(seeds()):
            other.put(document)
        assert data(picture(other, SYMBOL)) == data(picture(graph, SYMBOL))


def test_too_many_documents_are_not_drawn_but_their_places_are(graph: Graph) -> None:
    found = data(picture(graph, SYMBOL, most=5))
    assert found["limits"] == {"documents": len(found["documents"]["id"]), "hairball": 1,
                               "evidence_left_out": 1}  # fmt: skip
    assert found["documents"]["x"] == found["rings"] == found["evidence"]["quote"] == []
    whole = data(picture(graph, SYMBOL))
    assert found["branches"] == whole["branches"]
    assert "too many" in found["notes"]["en"][-1]
    assert found["notes"]["vi"][-1] != found["notes"]["en"][-1]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    count = draw(st.integers(1, 60))
    parents = [-1, *(draw(st.integers(0, row - 1)) for row in range(1, count))]
    return parents, [0, *(draw(st.integers(-1, 3)) for _ in range(count - 1))]


@given(trees())
def test_documents_stand_on_rings_and_nowhere_on_each_other(tree: tuple[list[int], list[int]]) -> None:
    parents, levels = tree
    ring = rings(parents, levels)
    assert all(ring[row] > ring[parent] for row, parent in enumerate(parents) if parent >= 0)
    assert sorted(set(ring)) == list(range(max(ring) + 1))
    radii, points = radial(parents, ring)
    for row, (x, y) in enumerate(points):
        assert abs(hypot(x, y) - radii[ring[row]]) < 2
    for row, one in enumerate(points):
        for other in range(row):
            if ring[row] == ring[other]:
                assert hypot(one[0] - points[other][0], one[1] - points[other][1]) > SPACE * 0.6


def test_sayings_are_what_statements_say(examples: Graph) -> None:
    store = examples.store
    ids = [node.id for node in store.by_class("Document")]
    wanted = ["implements", "assigns", "deadline", "title"]
    said = sorted(
        (one.subject, one.predicate, one.object, one.evidence.document, one.evidence.quote,
         sorted(one.attributes.items()))
        for one in store.out(ids, wanted, quotes=True)
    )  # fmt: skip
    sayings = store.sayings(ids, wanted)
    assert said == sorted(
        (one.subject, one.predicate, one.object, one.document, one.text[one.start : one.end],
         sorted((name, one.text[one.start : one.end] if value is None else value)
                for name, value in one.told.items()))
        for one in sayings
    )  # fmt: skip
    assert len(said) > 100
    files = store.files(ids)
    assert set(files) == set(store.loaded())
    assert store.speaks([*files.values(), "nowhere.txt"]) == {uri: id for id, uri in files.items()}


@given(st.dates(date(2004, 1, 1), date(2027, 12, 31)), st.sampled_from((4, 7, 10)), st.integers(0, 62))
def test_the_units_of_a_day_are_those_since_the_last_change(day: date, length: int, number: int) -> None:
    asked = day.isoformat()[:length]
    begun = gazetteer.since(asked)
    assert gazetteer.units("province", None, asked) == gazetteer.units("province", None, begun)
    province = gazetteer.units("province", None, "2023")[number]
    for level in ("district", "commune"):
        assert gazetteer.units(level, province, asked) == gazetteer.units(level, province, begun)

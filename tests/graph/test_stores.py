"""One suite of promises over every store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, seeds

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import StoreError
from thac.graph.model import Evidence, Failure, LoadedDocument, Region, Statement
from thac.graph.stores import STORES, SQLiteStore


@pytest.fixture(params=sorted(STORES))
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Graph]:
    with Graph(STORES[request.param](tmp_path)) as graph:
        yield graph


def test_loading_twice_changes_nothing(graph: Graph) -> None:
    assert [graph.put(one) for one in seeds()] == ["loaded"] * 4
    before = graph.store.counts(), graph.store.out([ROOT.id]), graph.store.into([ROOT.id])
    assert [graph.put(one) for one in seeds()] == ["unchanged"] * 4
    assert (graph.store.counts(), graph.store.out([ROOT.id]), graph.store.into([ROOT.id])) == before


def test_a_changed_file_replaces_what_it_said(graph: Graph) -> None:
    paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", "Một")
    graph.put(Speaker(paper, "a.txt").implements(ROOT, "title").done())
    assert graph.store.into([ROOT.id], ["implements"])
    assert graph.put(Speaker(paper, "a.txt").done()) == "replaced"
    assert not graph.store.into([ROOT.id])
    assert ROOT.id not in graph.store.nodes([ROOT.id])
    assert not graph.store.words(["=57 kl tw"])


def test_a_better_reading_of_the_same_bytes_replaces(graph: Graph) -> None:
    one = seeds()[0]
    graph.put(one)
    fewer = LoadedDocument(one.id, one.uri, one.sha256, one.media_type, one.text, one.statements[:-1])
    assert graph.put(fewer) == "replaced"


def test_evidence_tells_the_page_and_the_place_on_it(graph: Graph) -> None:
    paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", "Một")
    one = Speaker(paper, "a.pdf").implements(ROOT, "title").done()
    said = next(s.evidence for s in one.statements if s.predicate == "implements")
    middle = said.start + 3
    lines = (
        Region(0, middle, 1, (0.1, 0.8, 0.9, 0.82)),
        Region(middle, len(one.text), 2, (0.1, 0.1, 0.9, 0.12)),
    )
    graph.put(replace(one, layout=lines, remarks=("read by hand",), reader="r1"))
    (found,) = graph.store.into([ROOT.id], ["implements"], quotes=True)
    assert (found.evidence.page, found.evidence.box) == (1, (0.1, 0.8, 0.9, 0.82))
    assert graph.store.sources()["a.pdf"].remarks == ("read by hand",)
    assert graph.put(replace(one, reader="r2")) == "replaced", "the layout is gone"
    assert graph.known() == {"a.pdf": (one.sha256, "r2")}


def test_a_file_that_could_not_be_read_is_listed_until_it_is(graph: Graph) -> None:
    one = seeds()[0]
    graph.failed(Failure(one.uri, "is a scan", "install tesseract"), "00")
    graph.failed(Failure("b.doc", "is damaged"), "11")
    assert graph.store.failures() == sorted(
        [Failure(one.uri, "is a scan", "install tesseract"), Failure("b.doc", "is damaged")],
        key=lambda failure: failure.uri,
    )
    graph.put(one)
    assert graph.store.failures() == [Failure("b.doc", "is damaged")]
    graph.remove("b.doc")
    assert not graph.store.failures()


def test_quotes_are_cut_when_asked_and_point_into_the_text(graph: Graph) -> None:
    for document in seeds():
        graph.put(document)
    assert all(not one.evidence.quote for one in graph.store.into([ROOT.id]))
    said = graph.store.into([ROOT.id], ["implements"], quotes=True)
    assert len(said) == 5
    for one in said:
        text = graph.store.text(one.evidence.document)
        assert text[one.evidence.start : one.evidence.end] == one.evidence.quote != ""


def test_rows_say_what_statements_say(graph: Graph) -> None:
    for document in seeds():
        graph.put(document)
    store = graph.store
    ids = [node.id for node in store.by_class("Document")]

    def rows(said: list[Statement]) -> list[tuple[str, str, str]]:
        return sorted(
            (one.subject, one.object, one.evidence.scope if one.subject == one.evidence.document else "title")
            for one in said
        )

    said = store.out(ids, ["implements"])
    assert sorted(store.links(ids, ["implements"])) == rows(said)
    assert len(said) > 10
    assert sorted(store.links(ids, ["implements"], into=True)) == rows(store.into(ids, ["implements"]))
    below = [one.subject for one in store.into([ROOT.id], ["implements"])]
    beside = store.beside([ROOT.id], "implements")
    assert sorted((node.id, upper, scope) for node, upper, scope in beside) == rows(
        store.out(below, ["implements"])
    )
    assert {node.id: node for node, _, _ in beside} == store.nodes(below)
    assert not store.links(ids, ["nothing"])
    assert not store.links([], ["implements"])
    assert not store.beside([], "implements")
    duties = store.out(ids, ["assigns", "requests"])
    assert sorted(store.told(ids, ["assigns", "requests"], ["role", "none"], ["name"])) == sorted(
        (one.subject, one.predicate, one.object, one.attributes["role"], "", known.name)
        for one, known in ((one, store.nodes([one.object])[one.object]) for one in duties)
    )
    assert sorted(store.told(ids, ["title"])) == sorted(
        (one.subject, one.predicate, one.object) for one in store.out(ids, ["title"])
    )
    assert sum(store.dates().values()) == len(store.loaded())
    units = sorted({one.object for one in duties})
    nodes = store.nodes([*reversed(units), "urn:unknown"])
    assert list(nodes) == units
    assert store.bodies([*units, "urn:unknown"]) == {
        id: (one.kind, one.name, one.level, one.province) for id, one in nodes.items()
    }


def test_told_keeps_the_order_of_the_text_and_leaves_out_what_is_not_wanted(graph: Graph) -> None:
    text = "Xã B làm. Xã A làm. Xã C xem. Xã D nói."
    speech = 'nói "scope": "body" thay cho "role": "request"'
    said = [
        Statement(
            "urn:x", "assigns", f"urn:{unit}", Evidence("urn:x", start, end, text[start:end]), attributes
        )
        for unit, start, end, attributes in (
            ("c", 20, 29, {"role": "lead", "scope": "body"}),
            ("a", 10, 19, {"role": "lead", "scope": "organisation"}),
            ("b", 0, 9, {"task": speech, "unit": text[0:9]}),
            ("d", 30, 39, {}),
            ("d", 0, 9, {"role": "execute"}),
        )
    ]
    graph.put(LoadedDocument("urn:x", "x.txt", "1", "text/plain", text, tuple(said)))
    told = graph.store.told(["urn:x"], ["assigns"], ["role", "task", "unit"], unless=("scope", "body"))
    assert told == [
        ("urn:x", "assigns", "urn:b", "", speech, ""),
        ("urn:x", "assigns", "urn:d", "execute", "", ""),
        ("urn:x", "assigns", "urn:a", "lead", "", ""),
        ("urn:x", "assigns", "urn:d", "", "", ""),
    ]
    assert len(graph.store.told(["urn:x"], ["assigns"])) == len(said)


def test_an_undated_id_gives_its_dated_node_and_links(graph: Graph) -> None:
    bare = Paper(ROOT.body, "KL", "kết luận", "57-KL/TW")
    for number, meant in enumerate((ROOT, bare)):
        paper = Paper(district("Hưng Yên", f"H{number}"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03")
        graph.put(Speaker(paper, f"{number}.txt").implements(meant, "title").done())
    assert graph.store.nodes([bare.id])[bare.id] == graph.store.nodes([ROOT.id])[ROOT.id]
    assert graph.store.nodes([bare.id])[bare.id].issuer_name == "Bộ Chính trị"
    assert len(graph.store.beside([ROOT.id], "implements")) == 2


def test_parallel_statements_stand_side_by_side(graph: Graph) -> None:
    speaker = Speaker(
        Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03"), "a.txt"
    )
    speaker.implements(ROOT, "title").implements(ROOT, "body").implements(ROOT, "basis", predicate="based_on")
    graph.put(speaker.done())
    drawn = graph.to_networkx()
    assert drawn.number_of_edges(speaker.paper.id, ROOT.id) == 3
    edges = drawn.get_edge_data(speaker.paper.id, ROOT.id)
    assert sorted((edge["predicate"], edge["scope"]) for edge in edges.values()) == [
        ("based_on", "basis"), ("implements", "body"), ("implements", "title"),
    ]  # fmt: skip
    assert all(edge["quote"] for edge in edges.values())
    assert drawn.nodes[ROOT.id]["issued"] == "2023-06-15"


def test_what_is_shown_is_its_own_word_then_that_of_most(graph: Graph) -> None:
    wrong = Paper(ROOT.body, "KL", "kết luận", "57-KL/TW", "2023-06-16", "Nhầm")
    for number in range(3):
        paper = Paper(
            district("Hưng Yên", f"H{number}"), "KH", "kế hoạch", "1-KH/HU", "2023-08-03", f"T{number}"
        )
        graph.put(Speaker(paper, f"{number}.txt").implements(ROOT if number else wrong, "title").done())
    assert graph.store.nodes([ROOT.id])[ROOT.id].issued == "2023-06-15"
    assert graph.store.nodes([ROOT.id])[ROOT.id].speakers == 3
    graph.put(Speaker(wrong, "own.txt").done())
    shown = graph.store.nodes([ROOT.id])[ROOT.id]
    assert (shown.issued, shown.title, shown.loaded) == ("2023-06-16", "Nhầm", True)


def test_pages_run_in_id_order_and_filter(graph: Graph) -> None:
    for document in seeds():
        graph.put(document)
    everything = [node.id for node in graph.store.by_class("Document")]
    paged: list[str] = []
    while page := graph.store.by_class("Document", after=paged[-1] if paged else "", limit=3):
        paged += [node.id for node in page]
    assert paged == everything == sorted(everything)
    store = graph.store
    assert {n.symbol for n in store.by_class("Document", province="Hưng Yên", start="2023-08")} == {
        "110-KH/HU", "139/KH-UBND", "",
    }  # fmt: skip
    assert {n.symbol for n in store.by_class("Document", end="2018")} == {"35-NQ/TW", "09/2017/NĐ-CP"}
    body = district("Hồ Chí Minh", "Hóc Môn").id
    assert [n.symbol for n in store.by_class("Document", issuers=[body])] == ["228-KH/HU"]


def test_injection_in_names_is_only_text(graph: Graph) -> None:
    name = "'); DROP TABLE nodes; --\"]%_\x01"
    where = Evidence("urn:x", 0, 1, "a", scope=name, cue=name, rule=name)
    said = (
        Statement("urn:x", "title", name, where, {name: name}),
        Statement("urn:x", "issued_by", name, where),
    )
    graph.put(LoadedDocument("urn:x", name, "0", "text/plain", "a", said))
    assert graph.store.nodes(["urn:x"])["urn:x"].title == name
    assert graph.store.out(["urn:x"], ["title"], quotes=True) == [said[0]]
    assert graph.store.into([name], quotes=True) == [said[1]]


def test_an_attribute_that_repeats_the_quote_comes_back(graph: Graph) -> None:
    where = Evidence("urn:x", 0, 3, "abc")
    said = Statement("urn:x", "assigns", "urn:y", where, {"task": "abc", "role": "lead"})
    graph.put(LoadedDocument("urn:x", "x", "0", "text/plain", "abc", (said,)))
    assert graph.store.out(["urn:x"], quotes=True) == [said]
    assert graph.store.out(["urn:x"])[0].attributes["role"] == "lead"


def test_a_failed_load_leaves_nothing_behind(graph: Graph) -> None:
    where = Evidence("urn:x", 0, 1, "a")
    good = Statement("urn:x", "title", "new", where)
    bad = Statement("urn:x", "issued_by", "\ud800", where)
    document = LoadedDocument("urn:x", "x", "0", "text/plain", "a", (good, bad))
    with pytest.raises(UnicodeEncodeError):
        graph.put(document)
    assert not graph.store.sources()
    graph.put(LoadedDocument("urn:x", "x", "0", "text/plain", "a", (good,)))
    assert graph.store.nodes(["urn:x"])["urn:x"].title == "new"


def test_what_is_kept_is_there_when_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "thac.db"
    with open_graph(path) as graph:
        for document in seeds():
            graph.put(document)
    with open_graph(path, create=False) as graph, open_graph(path) as other:
        assert graph.store.nodes([ROOT.id]) == other.store.nodes([ROOT.id])
        assert graph.put(seeds()[0]) == "unchanged"


def broken(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / "thac.db"
    if kind == "missing folder":
        return tmp_path / "none" / "thac.db"
    if kind == "folder":
        return tmp_path
    if kind == "text":
        path.write_text("This is not a database, whatever its name says.")
    if kind == "foreign":
        sqlite3.connect(path).executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1);").close()
    if kind in ("newer", "older", "cut", "rubbish"):
        with open_graph(path) as graph:
            for document in seeds():
                graph.put(document)
        base = sqlite3.connect(path)
        if kind in ("newer", "older"):
            base.execute(f"PRAGMA user_version = {99 if kind == 'newer' else 0}")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA journal_mode = DELETE")
        base.close()
        if kind == "cut":
            path.write_bytes(path.read_bytes()[:9000])
        if kind == "rubbish":
            path.write_bytes(path.read_bytes()[:100] + b"\xff" * 200_000)
    return path


@pytest.mark.parametrize(
    "kind", ["missing folder", "folder", "text", "foreign", "newer", "older", "cut", "rubbish"]
)
def test_a_bad_database_is_named_and_left_alone(kind: str, tmp_path: Path) -> None:
    path = broken(tmp_path, kind)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError) as caught:
        open_graph(path).to_networkx()
    assert str(path) in str(caught.value)
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_asking_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_graph(tmp_path / "thac.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_locked_database_says_so(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "thac.db")
    store._db.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(tmp_path / "thac.db")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process"):
        store.put(seeds()[0])
    other.rollback()
    assert store.put(seeds()[0]) == "loaded"
    store.close()
    store.close()


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with open_graph(tmp_path / "thac.db") as graph:
        graph.put(seeds()[0])
        graph.store.refresh()
        before = graph.store.counts()
        database = graph.store._db  # type: ignore[attr-defined]
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            graph.put(seeds()[2])
        assert graph.store.counts() == before
        database.execute("PRAGMA max_page_count = 100000")
        assert graph.put(seeds()[2]) == "loaded"


def test_a_database_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a ? b.db"
    with open_graph(path) as graph:
        graph.put(seeds()[0])
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_graph(path) as graph:
        assert graph.store.nodes([ROOT.id])
        with pytest.raises(StoreError, match="cannot be written"):
            graph.put(seeds()[2])

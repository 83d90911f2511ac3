"""Every format holds the whole graph, harms nothing that reads it, and gives the same store back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from built import ROOT, TITLE, Paper, Speaker, district, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thac.graph import Graph
from thac.graph.dates import is_day
from thac.graph.errors import StoreError
from thac.graph.export import EXPORTERS, FORMATS, export
from thac.graph.model import LoadedDocument, Region
from thac.graph.restore import restore

HOSTILE = (
    '"; DROP TABLE nodes; --', "}) DETACH DELETE n //", "</script><script>alert(1)</script>", "=HYPERLINK(1)",
    "a\\u0022b\\", "]]>&amp;<!--", "dòng một\nhàng hai\r\n\ttab", "‮đảo‬", "\x00\x07\ufffe",
    "`' OR 1=1", "%s{}${x}",
)  # fmt: skip


def paper(title: str, number: int = 1) -> LoadedDocument:
    """A plan whose title is as given, which carries out the conclusion."""
    body = district("Hưng Yên", "Kim Động")
    one = Paper(body, "KH", "kế hoạch", f"{number}-KH/HU", "2023-08-03", title)
    return Speaker(one, f"{number}.txt").implements(ROOT, "title").done()


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        for one in seeds():
            graph.put(one)
        for number, text in enumerate(HOSTILE, 50):
            graph.put(paper(f"{TITLE} {text}", number))
        yield graph


def written(graph: Graph, form: str, folder: Path) -> list[bytes]:
    done = export(graph.store, form, folder / f"graph.{form}")
    assert done.nodes
    assert done.edges
    assert done.sources == len(graph.known())
    return [Path(file).read_bytes() for file in done.files]


@pytest.mark.parametrize("form", [one for one in FORMATS if one != "parquet"])
def test_the_same_graph_gives_the_same_bytes_whatever_the_order_of_loading(
    graph: Graph, form: str, tmp_path: Path
) -> None:
    with Graph() as other:
        for one in reversed(list(graph.store.documents())):
            other.put(one)
        assert written(graph, form, tmp_path) == written(other, form, tmp_path)


@pytest.mark.parametrize("form", ["jsonl", "ttl", "nt", "trig", "jsonld"])
def test_an_export_gives_the_same_store_back(graph: Graph, form: str, tmp_path: Path) -> None:
    before = list(graph.store.documents())
    graph.put(
        LoadedDocument(
            "urn:lex:vn:x:ke.hoach:2024;1", "scan.pdf", "00", "application/pdf", "Chữ\n", (),
            (Region(0, 3, 1, (0.1, 0.2, 0.3, 0.4)), Region(3, 4, 2)), ("read by OCR",), "r1",
        )
    )  # fmt: skip
    written(graph, form, tmp_path)
    with Graph() as other:
        counts = restore(other.store, tmp_path / f"graph.{form}")
        assert counts["loaded"] == len(before) + 1
        assert list(other.store.documents()) == list(graph.store.documents())
        assert restore(other.store, tmp_path / f"graph.{form}")["unchanged"] == len(before) + 1
        assert written(other, "nt", tmp_path) == written(graph, "nt", tmp_path)


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(text, text)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_survives(tmp_path: Path, title: str, name: str) -> None:
    body = district("Hưng Yên", "Kim Động")
    one = Paper(body, "KH", "kế hoạch", "1-KH/HU", "2023-08-03", title)
    with Graph() as graph:
        graph.put(Speaker(one, f"{name}.txt").implements(ROOT, "title").done())
        for form in ("jsonl", "nt", "ttl", "jsonld"):
            written(graph, form, tmp_path)
            with Graph() as other:
                restore(other.store, tmp_path / f"graph.{form}")
                assert list(other.store.documents()) == list(graph.store.documents()), form


def test_the_notations_of_rdf_say_the_same(graph: Graph, tmp_path: Path) -> None:
    from pyoxigraph import RdfFormat, parse

    said = {}
    for form, notation in (("nt", RdfFormat.N_TRIPLES), ("ttl", RdfFormat.TURTLE), ("trig", RdfFormat.TRIG),
                           ("jsonld", RdfFormat.JSON_LD)):  # fmt: skip
        (content,) = written(graph, form, tmp_path)
        said[form] = {str(quad.triple) for quad in parse(content, format=notation)}
    assert said["ttl"] == said["nt"] == said["trig"] == said["jsonld"]
    assert len(said["nt"]) > 1000


def test_rdflib_reads_the_turtle(graph: Graph, tmp_path: Path) -> None:
    from rdflib import Graph as Rdf
    from rdflib import URIRef

    written(graph, "ttl", tmp_path)
    rdf = Rdf().parse(tmp_path / "graph.ttl")
    implements = URIRef("https://w3id.org/thac#implements")
    assert (None, implements, URIRef(ROOT.id)) in rdf


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_what_gephi_opens(graph: Graph, form: str, tmp_path: Path) -> None:
    import networkx

    written(graph, form, tmp_path)
    path = tmp_path / f"graph.{form}"
    if form == "graphml":
        found = networkx.read_graphml(path, force_multigraph=True)
    else:
        path.write_text(
            path.read_text("utf-8").replace("1.3", "1.2draft").replace("gexf.net/", "www.gexf.net/"), "utf-8"
        )
        found = networkx.read_gexf(path)
    whole = graph.to_networkx()
    assert set(found.nodes) == set(whole.nodes)
    assert found.number_of_edges() == whole.number_of_edges()
    assert found.nodes[ROOT.id]["level"] == "central"
    assert found.nodes[ROOT.id]["label"] == "57-KL/TW"


#: How the values of a type are written (XML Schema, as both formats say).
WRITTEN = {
    "boolean": re.compile("true|false"), "string": re.compile(".*", re.DOTALL),
    "integer": re.compile(r"-?\d+"), "long": re.compile(r"-?\d+"),
}  # fmt: skip


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_file_keeps_the_rules_of_its_format(graph: Graph, form: str, tmp_path: Path) -> None:
    (content,) = written(graph, form, tmp_path)
    root = ElementTree.fromstring(content)
    space = root.tag.partition("}")[0] + "}"
    nodes, edges = (list(root.iter(f"{space}{kind}")) for kind in ("node", "edge"))
    ids = [one.attrib["id"] for one in nodes]
    assert len(ids) == len(set(ids)) == len(graph.to_networkx())
    assert len({one.attrib["id"] for one in edges}) == len(edges)
    for one in edges:
        assert {one.attrib["source"], one.attrib["target"]} <= set(ids)
    if form == "gexf":
        assert all(is_day(one.attrib.get("start", "2023-01-01")) and one.attrib["label"] for one in nodes)
        assert root.find(f"{space}graph[@timeformat='date']") is not None
    for kind, found in (("node", nodes), ("edge", edges)):
        if form == "graphml":
            keys = {
                key.attrib["id"]: key.attrib["attr.type"]
                for key in root.iter(f"{space}key") if key.attrib["for"] == kind
            }  # fmt: skip
            values = [(data.attrib["key"], data.text or "") for one in found for data in one]
        else:
            (declared,) = root.iterfind(f"{space}graph/{space}attributes[@class='{kind}']")
            keys = {one.attrib["id"]: one.attrib["type"] for one in declared}
            values = [(said.attrib["for"], said.attrib["value"]) for one in found for said in one[0]]
        assert values
        for key, value in values:
            assert WRITTEN[keys[key]].fullmatch(value), (key, value)


def test_no_cell_of_a_table_is_a_formula(graph: Graph, tmp_path: Path) -> None:
    graph.put(paper("=1+1", 90))
    for content in written(graph, "csv", tmp_path):
        rows = list(csv.reader(io.StringIO(content.decode())))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_the_tables_of_parquet_have_every_node_and_edge(graph: Graph, tmp_path: Path) -> None:
    from pyarrow import parquet

    done = export(graph.store, "parquet", tmp_path / "g.parquet")
    nodes, edges = (parquet.read_table(file) for file in done.files)
    whole = graph.to_networkx()
    assert set(nodes.column("id").to_pylist()) == set(whole.nodes)
    assert edges.num_rows == whole.number_of_edges()
    assert len(set(edges.column("key").to_pylist())) == edges.num_rows


def test_a_quote_cannot_end_a_string_of_the_script(graph: Graph, tmp_path: Path) -> None:
    (content,) = written(graph, "cypher", tmp_path)
    script = content.decode()
    outside = []
    inside = escaped = False
    for letter in script:
        if inside:
            inside, escaped = letter != '"' or escaped, letter == "\\" and not escaped
        elif letter == '"':
            inside = True
        else:
            outside.append(letter)
    assert not inside
    assert "DELETE" not in "".join(outside)
    assert "DROP" not in "".join(outside)


def test_what_cannot_be_written_or_read_is_told(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        export(graph.store, "ttl", tmp_path / "no" / "folder.ttl")
    bad = {
        "a.jsonl": '{"uri": 1}\n', "b.jsonl": "{", "c.ttl": "@prefix", "d.ttl": "<urn:a> <urn:b> <urn:c> .",
        "e.txt": "x", "f.nt": '<urn:a> <https://w3id.org/thac#sha256> "0" .',
    }  # fmt: skip
    for name, content in bad.items():
        (tmp_path / name).write_text(content)
        with Graph() as other, pytest.raises(StoreError, match=name):
            restore(other.store, tmp_path / name)
    with Graph() as other, pytest.raises(StoreError, match="check the path"):
        restore(other.store, tmp_path / "missing.jsonl")


def test_an_export_that_fails_leaves_the_old_file(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = written(graph, "nt", tmp_path)

    def broken(store: object) -> Iterator[str]:
        yield "half"
        raise StoreError("the disk is gone")

    monkeypatch.setitem(EXPORTERS, "nt", broken)
    with pytest.raises(StoreError):
        export(graph.store, "nt", tmp_path / "graph.nt")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [before]

"""A cascade as a slide, a chart, a network of pyvis: what documents say stays text, bytes stay the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from built import ROOT, Paper, Speaker, committee, district, people

from thac.graph import Graph
from thac.graph.errors import QueryError
from thac.loaders.load import load
from thac.queries.render.dot import quoted
from thac.queries.render.mermaid import escape
from thac.queries.render.sheet import Sheet, clipped, width, wrapped
from thac.queries.view import picture
from thac.queries.view.model import Picture
from thac.queries.view.write import FORMS, safe_name

NAME = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"]; n9 -> n0 [label="',
    "javascript:x", "a\\", '\\"', "%%{init: {}}%%", 'end"]\n  click n0 "javascript:alert(1)"', "<!--", "]]>",
    "&lt;b&gt;&#60;", "\u202egnp.exe", "\u2066x\u2069", "a\x00b\x1b[1m\x07", "${7*7} {{7*7}} {0} %s",
    "`rm -rf`", "'; DROP TABLE x;--", "<svg/onload=alert(1)>", "<a href='//x'>", "Ệ" * 500, "a b " * 400,
    "\ufffe", "\u2028\u2029",
)  # fmt: skip


def hostile(words: str) -> Graph:
    """A cascade whose symbols, titles, names and sentences all say this."""
    graph = Graph()
    for number, body in enumerate(
        (committee("Hưng Yên"), people("Kiên Giang"), district("Hưng Yên", "Kim Động"))
    ):
        body.name = f"{words} {number}"
        paper = Paper(body, "KH", "kế hoạch", f"{number + 1}-KH/{words}", "2023-07-25", f"về {words}")
        paper.id = f"urn:lex:vn;x{number}:y:ke.hoach:2023;{number}"
        speaker = Speaker(paper, f"/home/x/{number}{words}.txt")
        speaker.implements(Paper(ROOT.body, "KL", "kết luận", "57-KL/TW", "2023-06-15", words), "title")
        speaker.assigns(words, words + " 2")
        graph.put(speaker.done())
    return graph


@pytest.fixture(scope="module")
def examples() -> Iterator[Picture]:
    with Graph() as graph:
        folder = Path(__file__).parents[2] / "examples"
        load([str(path) for path in sorted(folder.glob("[0-9]*"))], graph)
        yield picture(graph, "96-CT/TW")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_slide_says_what_documents_say_as_text_alone(words: str) -> None:
    with hostile(words) as graph:
        drawn = FORMS["svg"][1](picture(graph, "57-KL/TW"), "en")
    root = ElementTree.fromstring(drawn)
    assert {one.tag.removeprefix(NAME) for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "circle", "path", "text"
    }  # fmt: skip
    for one in root.iter():
        assert not [name for name in one.attrib if "href" in name or name.startswith("on")]
    text = drawn.decode()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00-\x08\x1b]", text)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_chart_has_the_boxes_and_arrows_of_the_tree_whatever_titles_say(words: str) -> None:
    with hostile(words) as graph:
        found = picture(graph, "57-KL/TW")
    dot = FORMS["dot"][1](found, "en").decode()
    mermaid = FORMS["mermaid"][1](found, "en").decode()
    quoted = re.compile(r'"(?:[^"\\\n]|\\.)*"')
    bare = [quoted.sub("Q", line) for line in dot.splitlines()[3:-1]]
    assert all(re.fullmatch(r"  n\d+ \[label=Q(, penwidth=3)?\]|  n\d+ -> n\d+( \[style=dashed\])?", line)
               for line in bare), bare  # fmt: skip
    assert sum("->" in line for line in bare) == 3
    lines = mermaid.splitlines()[2:]
    box = r'  n\d+\["[^"\[\]<>]*(?:<br/>[^"\[\]<>]*)*"\](:::loaded)?'
    assert all(re.fullmatch(rf"{box}|  n\d+ (-->|-\.->) n\d+", line) for line in lines), lines


@pytest.mark.parametrize("words", HOSTILE[:12], ids=range(12))
def test_a_page_of_pyvis_holds_no_markup_of_a_document_and_fetches_nothing(words: str) -> None:
    with hostile(words) as graph:
        found = picture(graph, "57-KL/TW")
    page = FORMS["pyvis"][1](found, "vi").decode()
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=", page)
    assert not re.search("jsdelivr|cloudflare|//cdn|unpkg", page)
    assert '<html lang="vi">' in page
    if "<" in words:
        assert words not in page


def test_the_network_of_pyvis_has_our_places_and_no_physics(examples: Picture) -> None:
    from thac.queries.view.network import network

    drawn = network(examples)
    assert [(node["x"], node["y"]) for node in drawn.nodes] == list(examples.points)
    assert dict(drawn.options)["physics"] == {"enabled": False}
    tree = sum(one.parent >= 0 for one in examples.documents)
    assert len(drawn.edges) >= tree
    with hostile("x") as graph, pytest.raises(QueryError, match="--province"):
        network(picture(graph, "57-KL/TW", most=1))


def test_a_thousand_hostile_strings_stay_text() -> None:
    strings = (Path(__file__).parents[1] / "page" / "hostile.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(strings) >= 1000
    for line in strings:
        words = json.loads(line)
        sheet = Sheet(100, 100, words, words)
        sheet.text(0, 0, words, 12)
        root = ElementTree.fromstring(sheet.drawn().encode("utf-8"))
        assert [one.tag for one in root] == [NAME + tag for tag in ("title", "desc", "rect", "text")]
        assert "".join(root[3].itertext()).replace(" ", "") == "".join(
            c for c in words if c.isprintable() and c != " "
        )
        assert re.fullmatch(r'"(?:[^"\\\n]|\\.)*"', quoted([words]))
        assert not re.search('["<>\\[\\]\n]', escape(words))


def test_a_slide_is_the_tree_of_few_documents_the_rings_of_more_and_the_places_of_many(
    examples: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from thac.queries.render import svg

    def texts(found: Picture) -> list[str]:
        return [
            "".join(one.itertext())
            for one in ElementTree.fromstring(svg.svg(found, "vi")).iter(f"{NAME}text")
        ]

    assert "186-KH/TU" in texts(examples)
    assert "28/06/2023 · +41 ngày" in texts(examples)
    monkeypatch.setattr(svg, "LISTED", 1)
    circles = len(list(ElementTree.fromstring(svg.svg(examples, "vi")).iter(f"{NAME}circle")))
    assert circles >= len(examples.documents)
    monkeypatch.setattr(svg, "DRAWN", 1)
    assert {"Hà Nam", "Lâm Đồng"} <= set(texts(examples))


def test_a_slide_says_how_many_days_before_its_parent_a_document_is() -> None:
    papers = [
        Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", f"{number}-KH/HU", f"2023-08-{day}")
        for number, day in ((1, "01"), (2, "10"), (3, "09"))
    ]
    with Graph() as graph:
        for upper, lower in pairwise(papers):
            graph.put(Speaker(lower).implements(upper, "opening").done())
        drawn = FORMS["svg"][1](picture(graph, "1-KH/HU"), "en").decode()
    assert "10/08/2023 · +9 days" in drawn
    assert "09/08/2023 · -1 day" in drawn


def test_nothing_of_a_slide_leaves_it() -> None:
    with hostile("Ủy ban nhân dân thành phố Thủ Dầu Một tỉnh Bình Dương " * 20) as graph:
        drawn = FORMS["svg"][1](picture(graph, "57-KL/TW"), "vi")
    for one in ElementTree.fromstring(drawn).iter(f"{NAME}text"):
        wide = width("".join(one.itertext()), float(one.attrib["font-size"]), "font-weight" in one.attrib)
        start = float(one.attrib["x"])
        left, right = (start - wide, start) if one.get("text-anchor") == "end" else (start, start + wide)
        assert left >= 0
        assert right <= 1600, "".join(one.itertext())
        assert 0 < float(one.attrib["y"]) < 900


def test_words_are_clipped_and_wrapped_to_the_room_there_is() -> None:
    text = "về việc tăng cường công tác văn thư, lưu trữ trong tình hình mới"
    for room in (30, 90, 200, 1000):
        assert width(clipped(text, 14, room), 14) <= max(room, width("…", 14))
        lines = wrapped(text, 14, room, 3)
        assert len(lines) <= 3
        assert all(width(line, 14) <= max(room, width("…", 14)) for line in lines)
    assert wrapped(text, 14, 5000, 3) == [text]
    assert wrapped("", 14, 100, 3) == []


def test_a_png_has_the_pixels_of_the_slide_twice(examples: Picture) -> None:
    content = FORMS["png"][1](examples, "en")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (3200, 1800)


def test_without_the_package_or_a_font_a_png_is_refused_with_the_remedy(
    examples: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resvg_py

    real = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **said: real(**said, skip_system_fonts=True))
    with pytest.raises(QueryError, match="fonts-dejavu-core"):
        FORMS["png"][1](examples, "en")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(QueryError, match=r"thac\[png\]"):
        FORMS["png"][1](examples, "en")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_same_graph_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    """In two processes whose sets have other orders, loaded in another order."""
    code = (
        "import sys; from thac.graph import Graph; from thac.queries.view.write import view; "
        "from built import seeds\n"
        "with Graph() as graph:\n"
        "    for one in (seeds() if sys.argv[1] == '1' else reversed(seeds())): graph.put(one)\n"
        "    view(graph, '57-KL/TW', sys.argv[3], sys.argv[2], 'vi')"
    )
    found = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.out"
        path = os.pathsep.join((str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": f"UTC-{seed}"}
        subprocess.run([sys.executable, "-c", code, seed, form, str(file)], check=True, env=environment)
        found.append(file.read_bytes())
    assert found[0] == found[1]
    assert found[0]


def test_names_of_files_are_safe() -> None:
    names = [
        "57-KL/TW",
        "..",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "a" * 500,
        "x\x00y",
        "Kế hoạch 97-KH/ĐUK",
        "%2e%2e/",
        "",
    ]
    for name in names:
        safe = safe_name(name)
        assert safe
        assert re.fullmatch(r"[\w.-]{1,90}", safe), safe
        assert not safe.startswith((".", "-"))
    assert safe_name("97-KH/ĐUK") == "97-KH-ĐUK"

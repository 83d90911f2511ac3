"""`thac view`: what a person types, what is written, what is told where it cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, district, people, seeds
from click.testing import CliRunner, Result

from thac.cli import main
from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import QueryError

View = Callable[..., Result]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("view") / "thac.db"
    with open_graph(path) as graph:
        for document in seeds():
            graph.put(document)
    return str(path)


@pytest.fixture
def run(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.chdir(tmp_path)

    def view(*words: str, lang: str = "en") -> Result:
        return CliRunner().invoke(main, ["--db", database, "--lang", lang, "view", *words])

    return view


def test_a_page_is_written_under_the_name_of_the_symbol(run: View, tmp_path: Path) -> None:
    done = run("57-KL/TW")
    assert done.exit_code == 0, done.output
    [file] = tmp_path.iterdir()
    assert file.name == "57-KL-TW.html"
    assert done.stderr.startswith("57-KL-TW.html: 11 documents, ")
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (["--static", "svg"], b"<svg "),
        (["--static", "png"], b"\x89PNG"),
        (["--format", "dot"], b"digraph "),
        (["--format", "mermaid"], b"flowchart "),
        (["--engine", "pyvis"], b"<!doctype html>"),
        ([], b"<!doctype html>"),
    ],
)
def test_each_form_can_be_printed(run: View, tmp_path: Path, words: list[str], start: bytes) -> None:
    done = run("57-KL/TW", "-o", "-", *words)
    assert done.exit_code == 0, done.output
    assert done.stdout_bytes.startswith(start)
    assert not list(tmp_path.iterdir())


def test_the_language_is_that_of_the_command_else_that_of_all(run: View) -> None:
    assert "(không số)" in run("57-KL/TW", "-o", "-", "--format", "dot", lang="vi").stdout
    assert "(không số)" in run("57-KL/TW", "-o", "-", "--format", "dot", "--lang", "vi").stdout
    assert "(no number)" in run("57-KL/TW", "-o", "-", "--format", "dot", "--lang", "en", lang="vi").stdout


def test_a_narrowed_slide_says_so(run: View) -> None:
    done = run(
        "57-KL/TW", "--province", "Hưng Yên", "--level", "district", "--gaps", "--static", "svg", "-o", "-"
    )
    assert "only: Hưng Yên · district · units of which no document is seen" in done.stdout


def test_what_goes_wrong_is_told_with_the_remedy(run: View, tmp_path: Path) -> None:
    for words, told in (
        (["1-KL/XX"], "1-KL/XX: not known here"),
        (
            ["57-KL/TW", "-o", str(tmp_path / "no" / "x.html")],
            "cannot be written (No such file or directory)",
        ),
        (["57-KL/TW", "-o", str(tmp_path)], "cannot be written (Is a directory); name another file with -o"),
        (["57-KL/TW", "--province", "Atlantis"], "no province of that name"),
        (["57-KL/TW", "--unit", "huyện Atlantis"], "huyện Atlantis: not known"),
        (["57-KL/TW", "--as-of", "yesterday"], "not a date"),
    ):
        done = run(*words)
        assert done.exit_code == 1, words
        assert told in done.stderr
        assert "Traceback" not in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [["--static", "svg", "--format", "dot"], ["--static", "png", "--engine", "pyvis"],
     ["--format", "html", "--engine", "pyvis"]],
)  # fmt: skip
def test_two_forms_at_once_are_refused(run: View, tmp_path: Path, words: list[str]) -> None:
    done = run("57-KL/TW", "-o", "-", *words)
    assert done.exit_code == 2
    assert f"{words[0]} {words[1]} and {words[2]} {words[3]} ask for different files" in done.stderr


def test_a_symbol_that_several_bear_wants_a_date_or_an_issuer(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    with open_graph(path) as graph:
        for issued in ("2021-02-03", "2022-02-03"):
            graph.put(
                Speaker(Paper(people("Hưng Yên"), "KH", "kế hoạch", "7/KH-UBND", issued), issued).done()
            )
    done = CliRunner().invoke(main, ["--db", str(path), "view", "7/KH-UBND", "-o", "-"])
    assert done.exit_code == 1
    assert "2 documents bear it; say which with --date or --issuer" in done.stderr
    words = ["--db", str(path), "view", "7/KH-UBND", "--date", "2022", "-o", "-", "--format", "dot"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0
    assert "03/02/2022" in done.stdout


def test_beyond_what_can_be_drawn_the_branches_are_offered() -> None:
    from thac.queries.view import data, picture
    from thac.queries.view.write import view

    with Graph() as graph:
        for document in seeds():
            graph.put(document)
        done = view(graph, "57-KL/TW", "-", "svg", most=5)
        assert "11 documents are too many to draw at once" in done.told[1]
        assert "--province NAME" in done.told[1]
        assert json.loads(json.dumps(data(picture(graph, "57-KL/TW", most=5))))["limits"]["hairball"] == 1
        assert view(graph, "57-KL/TW", "-", "html", most=5).content
        for form, program in (("mermaid", "Mermaid"), ("dot", "Graphviz"), ("pyvis", "pyvis")):
            with pytest.raises(QueryError, match=f"11 documents are too many for {program}; say --province"):
                view(graph, "57-KL/TW", "-", form, most=5)


def test_a_chart_that_mermaid_draws_only_when_told_to_says_so() -> None:
    from thac.queries.view.write import view

    with Graph() as graph:
        for number in range(1, 502):
            paper = Paper(district("Hưng Yên", "Kim Động"), "KH", "kế hoạch", f"{number}-KH/HU", "2023-08-01")
            graph.put(Speaker(paper).implements(ROOT, "title").done())
        large = view(graph, "57-KL/TW", "-", "mermaid")
        small = view(graph, "7-KH/HU", "-", "mermaid")
        page = view(graph, "57-KL/TW", "-", "dot")
    assert large.told[1].startswith("Mermaid draws at most 500 arrows and 50000 characters, unless")
    assert len(small.told) == len(page.told) == 1

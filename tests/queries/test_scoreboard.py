"""The scoreboard: each figure is that of coverage, gaps and audit, with its counts and what it rests on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from thac.cli import main
from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import QueryError
from thac.loaders.load import load
from thac.queries.audit import audit
from thac.queries.coverage import coverage
from thac.queries.gaps import gaps
from thac.queries.judge import decide
from thac.queries.scoreboard import scoreboard

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*_vi-du.*"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scores")
    for name, files in (("old.db", EXAMPLES[:6]), ("new.db", EXAMPLES)):
        with open_graph(folder / name) as graph:
            load([str(file) for file in files], graph)
    return folder


@pytest.fixture
def graph(folder: Path) -> Iterator[Graph]:
    with open_graph(folder / "new.db") as graph:
        yield graph


def rows(graph: Graph, **asked: Any) -> dict[tuple[str, str], dict[str, Any]]:
    found = scoreboard(graph, "96-CT/TW", **asked)
    told = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return {(row["group"], row["name"]): row for row in told}


def test_deficits_are_those_of_coverage(graph: Graph) -> None:
    covered = coverage(graph, "96-CT/TW")
    found = rows(graph)
    for row in (dict(zip(covered.columns, values, strict=True)) for values in covered.rows):
        if row["by"] != "month":
            mine = found[row["by"], row["value"]]
            assert (mine["missing"], mine["expected"]) == (row["missing"], row["expected"])
            assert mine["deficit"] == round(100 * row["missing"] / row["expected"], 1)
            assert (mine["days_median"], mine["days_of"]) == (row["days_median"], row["documents"])


def test_overdue_is_what_gaps_say_and_long_is_some_of_it(graph: Graph) -> None:
    late = gaps(graph, "96-CT/TW")
    overdue = sum(row[late.columns.index("overdue")] for row in late.rows)
    found = rows(graph)["all", ""]
    assert found["overdue"] == overdue > 0
    assert found["long_overdue"] <= overdue
    assert rows(graph, long=0)["all", ""]["long_overdue"] == overdue
    assert rows(graph, long=100_000)["all", ""]["long_overdue"] == 0
    assert found["delay_mean"] > 0
    with pytest.raises(QueryError, match="number of days"):
        rows(graph, long=-1)


def test_findings_are_those_of_the_audit_on_loaded_documents(graph: Graph) -> None:
    told = [one for one in audit(graph, "96-CT/TW").findings if one.status == "loaded"]
    found = rows(graph)["all", ""]
    assert found["findings"] == len(told)
    assert found["nonconformity"] == round(len(told) / found["documents"], 2)
    decide(graph, (told[0].fingerprint, "exempt"), "a pilot", "Lan", of="96-CT/TW")
    assert rows(graph)["all", ""]["findings"] == len(told) - 1
    decide(graph, (told[0].fingerprint,), undo=True)


def test_the_change_since_an_earlier_store_or_date(graph: Graph, folder: Path) -> None:
    with open_graph(folder / "old.db") as old:
        found = rows(graph, since=old)["all", ""]
        before = rows(old)["all", ""]
    assert (found["missing_before"], found["expected_before"]) == (before["missing"], before["expected"])
    assert found["change"] == round(found["deficit"] - before["deficit"], 1)
    same = rows(graph, since="2025-12")
    assert {row["change"] for row in same.values()} == {0.0}


def test_an_earlier_store_that_does_not_know_the_directive_is_named(graph: Graph, folder: Path) -> None:
    with (
        open_graph(folder / "empty.db") as empty,
        pytest.raises(QueryError, match=r"empty\.db: 96-CT/TW: not known"),
    ):
        rows(graph, since=empty)


def test_a_level_and_a_province_leave_their_rows(graph: Graph) -> None:
    found = rows(graph, level="commune", province="Hà Nam")
    assert set(found) == {("all", ""), ("level", "commune"), ("province", "Hà Nam")}
    assert found["all", ""]["expected"] == found["level", "commune"]["expected"]


def test_the_command_tells_the_corpus_and_what_silence_means(folder: Path) -> None:
    def run(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["--db", str(folder / "new.db"), *words])
        assert done.exit_code == code, done.output
        return done.output

    told = run("scoreboard", "96-CT/TW", "--since", str(folder / "old.db"))
    assert "18 documents loaded" in told
    assert "what is not loaded is not known" in told
    assert "percentage points" in told
    vietnamese = run("--lang", "vi", "scoreboard", "96-CT/TW", "--level", "province")
    assert "chưa có văn bản" in vietnamese
    assert "deficit" not in vietnamese
    assert json.loads(run("scoreboard", "96-CT/TW", "--format", "json"))[0]["group"] == "all"
    assert list(csv.DictReader(io.StringIO(run("scoreboard", "96-CT/TW", "--format", "csv"))))
    assert "neither" in run("scoreboard", "96-CT/TW", "--since", "nowhere.db", code=1)

"""Who asks for a province that is no more is told where it is now."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import Paper, Speaker, people
from click.testing import CliRunner, Result

from thac.cli import main
from thac.graph import open as open_graph
from thac.ontology import provinces
from thac.queries.moved import moved

HINT = "tỉnh Bắc Giang ended on 2025-06-30 and is now in thành phố Bắc Ninh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_graph(tmp_path / "thac.db") as graph:
        paper = Paper(people("Bắc Ninh"), "KH", "kế hoạch", "9/KH-UBND", "2025-09-05", "về việc trồng cây")
        graph.put(Speaker(paper, "plan.txt").assigns("Sở Nội vụ tỉnh Bắc Ninh").done())
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    done = CliRunner().invoke(main, ["--db", str(folder / "thac.db"), *words])
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.parametrize(
    "words",
    [["gaps", "9/KH-UBND"], ["coverage", "9/KH-UBND"], ["audit"], ["audit", "9/KH-UBND", "--format", "json"],
     ["view", "9/KH-UBND", "-o", "-"], ["scoreboard", "9/KH-UBND"], ["list"]],
)  # fmt: skip
def test_a_merged_province_is_told_where_it_is(words: list[str], folder: Path) -> None:
    done = run(folder, *words, "--province", "Bắc Giang")
    assert done.stderr.startswith(HINT)
    assert HINT not in done.stdout
    assert HINT not in run(folder, *words, "--province", "Bắc Ninh").stderr
    assert "kết thúc ngày 30/06/2025" in run(folder, "--lang", "vi", *words, "--province", "bac giang").stderr


def test_words_that_name_a_merged_province_are_told_too(folder: Path) -> None:
    assert run(folder, "find", "bac", "giang").stderr.startswith(HINT)
    assert not run(folder, "find", "bac", "ninh").stderr
    assert not run(folder, "find", "trong", "cay").stderr


def test_a_province_is_not_gone_before_its_day(folder: Path) -> None:
    assert not run(folder, "gaps", "9/KH-UBND", "--province", "Bắc Giang", "--as-of", "30/6/2025").stderr
    assert run(folder, "gaps", "9/KH-UBND", "--province", "Bắc Giang", "--as-of", "7/2025").stderr


def test_every_province_that_is_no_more_has_one_that_stands() -> None:
    gone = {one.name for one in provinces()} - {one.name for one in provinces() if not one.valid_to}
    for name in gone:
        note = moved(name)
        assert note is not None, name
        assert moved(str(note.values[-1])) is None, name
    assert len(gone) == 30

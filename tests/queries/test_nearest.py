"""What is not known is answered with what may have been meant, and with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import seeds
from click.testing import CliRunner

from thac.cli import main
from thac.graph import open as open_graph


@pytest.fixture
def database(tmp_path: Path) -> Path:
    with open_graph(tmp_path / "thac.db") as graph:
        for document in seeds():
            graph.put(document)
    return tmp_path / "thac.db"


def error(database: Path, *words: str, code: int = 1) -> str:
    done = CliRunner().invoke(main, ["--db", str(database), *words])
    assert done.exit_code == code, done.output
    assert not done.stdout
    return done.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["trace", "75-KL/TW"], "57-KL/TW"),
        (["trace", "57-LK/TW"], "57-KL/TW"),
        (["audit", "139/KH-UBDN"], "139/KH-UBND"),
        (["view", "157-KH/T"], "157-KH/TU"),
        (["show", "Tỉnh uỷ Hưng Yenn"], "Tỉnh ủy Hưng Yên"),
        (["gaps", "57-KL/TW", "--province", "Hưng Yênn"], "Hưng Yên"),
        (["list", "--province", "hungyen"], "Hưng Yên"),
        (["units", "huyện Kim Dộng"], "huyện Kim Động"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(words: list[str], meant: str, database: Path) -> None:
    told = error(database, *words)
    assert "did you mean" in told
    assert meant in told.partition("did you mean")[2]


def test_what_is_like_nothing_is_no_guess(database: Path) -> None:
    assert "did you mean" not in error(database, "trace", "9999/QQQ-ZZZ")
    assert "did you mean" not in error(database, "list", "--province", "Atlantis")


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    with open_graph(tmp_path / "empty.db"):
        pass
    assert "thac load PATH" in error(tmp_path / "empty.db", "trace", "57-KL/TW")
    done = CliRunner().invoke(main, ["--db", str(tmp_path / "empty.db"), "audit"])
    assert done.stdout.startswith("nothing is loaded: `thac load PATH...`")


def test_what_has_no_value_is_refused(database: Path) -> None:
    for words in (["load", ".", "--columns", "body"], ["query", "cascade", "57-KL/TW"]):
        assert "not of the form NAME=VALUE" in error(database, *words, code=2)
    assert "16 digits" in error(database, "judge", "abc", "accept", "--reason", "x", "--by", "Lan")


def test_a_province_that_is_no_more_has_units_though_a_commune_bears_its_name() -> None:
    done = CliRunner().invoke(main, ["units", "Hà Nam", "--format", "csv"])
    assert done.exit_code == 0
    assert "thị xã Duy Tiên" in done.stdout

"""The commands as a person or a pipe calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built import ROOT, Paper, Speaker, people, seeds
from click.testing import CliRunner, Result

from thac.cli import main
from thac.graph import open as open_graph

Run = Callable[..., Result]
SEEDS = ("000_c5196a189b26e883", "001_6b3a9102067bfc00", "002_0198fee1693d9533", "003_e790bfbbf144150b",
         "004_cb80098feadcabbb")  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str, code: int = 0, text: str | None = None) -> Result:
        done = CliRunner().invoke(main, list(words), input=text)
        assert done.exit_code == code, f"{words}: {done.exit_code}\n{done.output}\n{done.exception!r}"
        return done

    return call


@pytest.fixture
def asked(run: Run) -> Run:
    """The same with the hand-built seeds in thac.db."""
    with open_graph("thac.db") as graph:
        for document in seeds():
            graph.put(document)
    return run


def test_every_query_in_every_form(asked: Run) -> None:
    for words in (["trace", "57-KL/TW"], ["show", "57-kl/tw"], ["list"], ["stats"], ["find", "lưu", "trữ"]):
        for form in ("text", "json", "csv"):
            for flags in ([], ["--evidence"], ["--as-of", "2023"]):
                assert asked(*words, "--format", form, *flags).stdout
        assert json.loads(asked(*words, "--format", "json").stdout)
    assert asked("trace", "57-KL/TW", "--format", "mermaid").stdout.startswith("flowchart")
    assert "được 3 văn bản đã nạp dẫn" in asked("--lang", "vi", "trace", "57-KL/TW").stdout
    assert (
        asked("trace", "57-KL/TW").stdout
        == asked("trace", ROOT.id).stdout
        == asked("trace", " 57 - kl/tw").stdout
    )


def test_expected_against_found(asked: Run) -> None:
    for words in (["gaps", "57-KL/TW"], ["coverage", "57-KL/TW"], ["duties", "đơn vị 0"]):
        for form in ("text", "json", "csv"):
            assert "documents loaded" in asked(*words, "--format", form, "--evidence").stdout
    assert "BEGIN:VCALENDAR" in asked("duties", "đơn vị 0", "--format", "ics").stdout
    usual = asked("gaps", "57-KL/TW", "--province", "Hưng Yên").stdout
    assert "not implemented" not in usual
    assert "not implemented" in asked("gaps", "57-KL/TW", "--province", "Hưng Yên", "--closed-world").stdout
    assert "1762/KH-UBND" in asked("gaps", "57-KL/TW", "--all", "--level", "province").stdout
    asked("gaps", "57-KL/TW", "--level", "hamlet", code=2)
    asked("gaps", "57-KL/TW", "--province", "Atlantis", code=1)
    asked("gaps", "57-KL/TW", "--format", "ics", code=2)


def test_up_depth_scope(asked: Run) -> None:
    assert "157-KH/TU" in asked("trace", "97-KH/ĐUK", "--up").stdout
    assert len(asked("trace", "57-KL/TW", "--depth", "0").stdout.splitlines()) == 1
    assert "535/KH-UBND" in asked("trace", "57-KL/TW", "--scope", "body").stdout
    asked("trace", "57-KL/TW", "--scope", "footnote", code=2)
    asked("trace", code=2)


def test_several_documents_of_one_symbol_are_listed(asked: Run) -> None:
    with open_graph("thac.db") as graph:
        graph.put(
            Speaker(Paper(people("Sơn La"), "KH", "kế hoạch", "139/KH-UBND", "2024-01-02"), "b.txt").done()
        )
    done = asked("trace", "139/KH-UBND", code=1)
    assert not done.stdout
    assert "--issuer" in done.stderr
    assert "Sơn La" in done.stderr
    assert "Hưng Yên" in done.stderr
    assert "Sơn La" in asked("trace", "139/KH-UBND", "--issuer", "sơn la").stdout
    assert "Hưng Yên" in asked("show", "139/KH-UBND", "--date", "2023").stdout


@pytest.mark.parametrize(
    "words", [["trace", "1/none"], ["show", "x"], ["list", "--from", "then"], ["stats", "--as-of", "x"]]
)
def test_what_cannot_be_answered_is_a_message(asked: Run, words: list[str]) -> None:
    done = asked(*words, code=1)
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.output


def test_a_missing_or_broken_database_is_a_message(run: Run, tmp_path: Path) -> None:
    assert "load documents" in run("trace", "57-KL/TW", code=1).stderr
    assert not list(tmp_path.iterdir())
    Path("bad.db").write_bytes(b"rubbish" * 99)
    assert "bad.db" in run("--db", "bad.db", "stats", code=1).stderr
    assert "bad.db" in run("--db", "bad.db", "load", ".", code=1).stderr
    assert "no/thac.db" in run("--db", "no/thac.db", "load", ".", code=1).stderr


def test_load_reports_what_fails_and_keeps_the_rest(run: Run) -> None:
    Path("good.txt").write_text(
        "KẾ HOẠCH\nThực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị\n", "utf-8"
    )
    Path("empty.txt").write_bytes(b"")
    Path("rubbish.txt").write_bytes(bytes(range(256)) * 20)
    done = run("load", "good.txt", "empty.txt", "rubbish.txt", "missing.txt", code=1)
    assert done.stdout.endswith("1 loaded, 0 replaced, 0 unchanged, 3 failed\n")
    for name in ("empty.txt", "rubbish.txt", "missing.txt"):
        assert name in done.stderr
    assert "0 loaded, 0 replaced, 1 unchanged, 0 failed" in run("load", "good.txt").stdout
    assert "57-KL/TW" in run("trace", "good.txt", "--up").stdout
    assert "57-KL/TW" in run("trace", "57-KL/TW").stdout


def test_parse_prints_and_keeps_nothing(run: Run, tmp_path: Path) -> None:
    text = "Số: 12/KH-UBND\nKẾ HOẠCH\nThực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị\n"
    record = json.loads(run("parse", "-", text=text).stdout)
    assert record["references"][0]["symbol"] == "57-KL/TW"
    assert "57-KL/TW" in run("parse", "-", "--format", "text", text=text).stdout
    run("parse", "missing.txt", code=1)
    assert not list(tmp_path.iterdir())


def test_demo_shows_a_tree(run: Run, tmp_path: Path) -> None:
    done = run("demo")
    assert "├─" in done.stdout
    assert "thac load" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_closed_pipe_is_no_error(asked: Run) -> None:
    line = f"{sys.executable} -m thac.cli list --format json | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=False)
    assert not done.stderr


def test_nothing_heavy_is_imported_for_the_version() -> None:
    names = "('thac', 'networkx', 'sqlite3', 'json')"
    code = f"import sys, thac.cli; print(*(m for m in sys.modules if m.startswith({names})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"thac", "thac.cli"}


def test_the_seeds_cascade_as_the_issue_draws_it(shared: Path, run: Run) -> None:
    run("load", *(str(shared / "seeds" / f"{name}.txt") for name in SEEDS))
    rows = json.loads(run("trace", "57-KL/TW", "--format", "json").stdout)
    symbols = {row["id"]: row["symbol"] for row in rows}
    found = [
        (row["symbol"], symbols.get(row["parent"]), row["relation"], row["proven"], row["days"])
        for row in rows
    ]
    assert found == [
        ("57-KL/TW", None, "root", True, None),
        ("157-KH/TU", "57-KL/TW", "implements", True, 56),
        ("97-KH/ĐUK", "157-KH/TU", "implements", True, None),
        ("110-KH/HU", "57-KL/TW", "implements", True, 49),
        ("", "110-KH/HU", "implements", True, None),
        ("211-KH/TU", "57-KL/TW", "unproven", False, 40),
        ("28-CT/TU", "57-KL/TW", "unproven", False, 123),
        ("228-KH/HU", "28-CT/TU", "unproven", False, 28),
        ("535/KH-UBND", "228-KH/HU", "implements", False, 29),
    ]
    also = {row["symbol"]: (row["also_implements"], row["in_task_only"]) for row in rows}
    assert also["97-KH/ĐUK"] == (["57-KL/TW"], ["207-KH/BTGTU"])
    assert also[""] == (["57-KL/TW", "211-KH/TU", "139/KH-UBND"], [])
    assert also["535/KH-UBND"] == (["28-CT/TU", "1762/KH-UBND"], ["57-KL/TW"])
    units = {row["symbol"]: (len(row["units"]), len(row["requests"])) for row in rows if row["units"]}
    assert units == {"97-KH/ĐUK": (4, 0), "": (9, 0), "535/KH-UBND": (3, 2)}
    assert rows[0]["attested_by"] == 3
    assert {row["issuer"] for row in rows} >= {
        "Bộ Chính trị",
        "Tỉnh ủy Hưng Yên",
        "Thành ủy Thành phố Hồ Chí Minh",
    }


@pytest.mark.parametrize("command", ["load", "parse"])
def test_a_text_without_a_letterhead_is_named(command: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "mua.txt").write_text("Hôm nay trời mưa.\nCả làng ra sân.\n", encoding="utf-8")
    assert "mua.txt: has no letterhead" in run(command, "mua.txt", code=1).stderr


def test_the_database_and_the_language_may_stand_after_the_command_too(asked: Run) -> None:
    before = asked("--db", "thac.db", "--lang", "vi", "trace", "57-KL/TW").stdout
    assert asked("--db", "none.db", "trace", "57-KL/TW", "--lang", "vi", "--db", "thac.db").stdout == before
    assert "is not one of" in asked("trace", "57-KL/TW", "--lang", "fr", code=2).stderr

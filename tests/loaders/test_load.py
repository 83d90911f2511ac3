"""Good and bad files in, the good ones kept and each bad one named out."""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from reading import paper

from thac.cli import main
from thac.graph import open as open_graph

Run = Callable[..., Result]
GOOD = paper(
    "Thực hiện Kế hoạch số 318/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Nam Định, Ủy ban nhân "
    "dân huyện ban hành Kế hoạch:"
)
OTHER = paper(symbol="Số: 89/KH-UBND", title="Mở lớp đan rổ")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder that holds good.txt; thac.db is the database."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")

    def call(*words: str, code: int = 0, text: str | bytes | None = None) -> Result:
        done = CliRunner().invoke(main, list(words), input=text)
        assert done.exit_code == code, f"{words}: {done.exit_code}\n{done.output}\n{done.exception!r}"
        assert "Traceback" not in done.output
        return done

    return call


def sources(path: str = "thac.db") -> dict[str, str]:
    """What the database keeps: each source and its document; the file is whole."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_graph(path) as graph:
        return {uri: kept.document for uri, kept in graph.store.sources().items()}


BAD = {
    "empty.txt": b"",
    "blank.md": b" \n\n\t\n",
    "rubbish.txt": bytes(range(256)) * 40,
    "noise.txt": hashlib.sha512(b"x").digest() * 200,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(3000),
    "invalid.txt": GOOD.encode()[:300] + b"\xff\xc3(" + GOOD.encode()[300:],
    "old.txt": "Kế hoạch của huyện".encode("utf-16-le")[:-1],
    "zeros.txt": bytes(5000),
    "plain.txt": "Hôm nay trời đẹp, cả làng ra đồng.\n".encode(),
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_file_is_named_and_the_rest_is_kept(name: str, run: Run) -> None:
    Path(name).write_bytes(BAD[name])
    done = run("load", name, "good.txt", code=1)
    assert name in done.stderr
    assert "1 failed" in done.output
    assert "good.txt" not in done.stderr
    assert "good.txt" in sources()


@pytest.mark.parametrize("name", [name for name in BAD if name != "plain.txt"])
def test_parse_names_it_too(name: str, run: Run) -> None:
    Path(name).write_bytes(BAD[name])
    done = run("parse", name, "good.txt", code=1)
    assert name in done.stderr
    assert done.stdout.count("\n") == 1


def test_the_line_of_a_wrong_byte_is_told(run: Run) -> None:
    Path("invalid.txt").write_bytes(b"m\xe1\xbb\x99t\nhai\nb\xe1")
    assert "line 3" in run("load", "invalid.txt", code=1).stderr


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_in_every_encoding(mark: bytes, encoding: str, run: Run) -> None:
    Path("other.txt").write_bytes(mark + GOOD.encode(encoding))
    run("load", "other.txt", "good.txt")
    kept = sources()
    assert kept["other.txt"] == kept["good.txt"]


def test_a_stray_nul_does_no_harm(run: Run) -> None:
    Path("nul.txt").write_text(GOOD.replace("Giữ", "Gi\0ữ"), encoding="utf-8")
    run("load", "nul.txt", "good.txt")
    assert len(set(sources().values())) == 1


def test_a_long_line_is_read_in_time(run: Run) -> None:
    Path("long.txt").write_text((GOOD.replace("\n", " ") * 6000)[:5_000_000], encoding="utf-8")
    start = time.perf_counter()
    done = CliRunner().invoke(main, ["load", "long.txt", "good.txt"])
    assert time.perf_counter() - start < 20
    assert done.exit_code in (0, 1)
    assert "good.txt" in sources()


def test_a_long_line_of_one_letter(run: Run) -> None:
    for name, text in {
        "a.txt": "a" * 1_000_000,
        "b.txt": "1/" * 500_000,
        "c.txt": "số - " * 200_000,
        "d.txt": "(" * 300_000,
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    start = time.perf_counter()
    run("load", "a.txt", "b.txt", "c.txt", "d.txt", "good.txt", code=1)
    assert time.perf_counter() - start < 15
    assert "good.txt" in sources()


def test_a_missing_path(run: Run) -> None:
    assert "nowhere.txt" in run("load", "nowhere.txt", "good.txt", code=1).stderr
    assert list(sources()) == ["good.txt"]


def test_a_folder_without_documents(run: Run) -> None:
    Path("none").mkdir()
    Path("none/picture.png").write_bytes(b"x")
    assert "none" in run("load", "none", "good.txt", code=1).stderr
    assert list(sources()) == ["good.txt"]


def test_a_folder_is_read_to_the_bottom_without_hidden_files_and_readmes(run: Run) -> None:
    for name in (
        "in/deep/er/x.txt",
        "in/y.md",
        "in/z.TXT",
        "in/.hidden.txt",
        "in/.git/q.txt",
        "in/README.md",
        "in/note.log",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(GOOD, encoding="utf-8")
    run("load", "in")
    assert sorted(sources()) == ["in/deep/er/x.txt", "in/y.md", "in/z.TXT"]


def test_an_unreadable_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("locked.txt").write_text(GOOD, encoding="utf-8")
    opened = os.open

    def refuse(path: str, *how: Any, **more: Any) -> int:
        if os.fspath(path) == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    monkeypatch.setattr(os, "open", refuse)
    assert "locked.txt" in run("load", "locked.txt", "good.txt", code=1).stderr
    assert list(sources()) == ["good.txt"]


def test_symbolic_links(run: Run) -> None:
    os.symlink("good.txt", "link.txt")
    os.symlink("nowhere.txt", "dead.txt")
    os.symlink(".", "loop")
    run("load", "link.txt")
    assert "dead.txt" in run("load", "dead.txt", "good.txt", code=1).stderr
    assert set(sources()) == {"link.txt", "good.txt"}


def test_a_device_or_pipe_is_refused(run: Run) -> None:
    os.mkfifo("pipe.txt")
    assert "pipe.txt" in run("load", "pipe.txt", "good.txt", code=1).stderr
    assert list(sources()) == ["good.txt"]


@pytest.mark.parametrize(
    "name", ["kế hoạch số 5.txt", "a'b\"c.txt", "%s {x} $HOME.txt", "-x.txt", "a;b#c?d.txt", "dòng\nmới.txt"]
)
def test_odd_names(name: str, run: Run) -> None:
    Path(name).write_text(GOOD, encoding="utf-8")
    run("load", "--", name)
    assert list(sources()) == [name]


def test_loading_twice_changes_nothing(run: Run) -> None:
    run("load", "good.txt")
    before = sources(), Path("thac.db").read_bytes()
    done = run("load", "good.txt", "./good.txt")
    assert "0 loaded, 0 replaced, 1 unchanged" in done.output
    assert sources() == before[0]
    assert Path("thac.db").read_bytes() == before[1]


def test_a_changed_file_replaces_what_it_said(run: Run) -> None:
    run("load", "good.txt")
    Path("good.txt").write_text(GOOD.replace("318/KH-UBND", "319/KH-UBND"), encoding="utf-8")
    assert "1 replaced" in run("load", "good.txt").output
    assert len(sources()) == 1
    assert "318/KH-UBND" not in run("list").output
    assert "319/KH-UBND" in run("trace", "88/KH-UBND", "--up").output


def test_a_changed_file_that_cannot_be_read_leaves_what_was_kept(run: Run) -> None:
    run("load", "good.txt")
    before = sources()
    Path("good.txt").write_bytes(b"\xff\xfe\x00")
    run("load", "good.txt", code=1)
    assert sources() == before


def test_standard_input(run: Run) -> None:
    run("load", "-", text=GOOD)
    run("load", "-", text=OTHER)
    run("load", "-", text=GOOD)
    assert len(sources()) == 2
    assert '"symbol": "88/KH-UBND"' in run("parse", "-", text=GOOD).stdout
    assert run("load", "-", text=b"\xff\x00", code=1).stderr
    assert run("load", "-", text="", code=1).stderr


def test_a_corrupt_database_is_named_and_left_alone(run: Run) -> None:
    Path("bad.db").write_bytes(b"no database " * 100)
    assert "bad.db" in run("--db", "bad.db", "load", "good.txt", code=1).stderr
    assert Path("bad.db").read_bytes() == b"no database " * 100


def test_a_torn_database_is_named(run: Run) -> None:
    run("load", "good.txt")
    whole = Path("thac.db").read_bytes()
    Path("thac.db").write_bytes(whole[: len(whole) // 2])
    assert "thac.db" in run("load", "good.txt", code=1).stderr


def test_a_database_that_cannot_be_made(run: Run) -> None:
    Path("folder").mkdir()
    assert "folder" in run("--db", "folder", "load", "good.txt", code=1).stderr
    assert "gone/x.db" in run("--db", "gone/x.db", "load", "good.txt", code=1).stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_database_keeps_what_it_has(run: Run) -> None:
    run("load", "good.txt")
    Path("other.txt").write_text(OTHER, encoding="utf-8")
    Path("thac.db").chmod(0o444)
    Path(".").chmod(0o555)
    try:
        assert "thac.db" in run("load", "other.txt", code=1).stderr
    finally:
        Path(".").chmod(0o755)
    assert list(sources()) == ["good.txt"]


def test_nothing_to_load_is_a_mistake_in_the_command(run: Run) -> None:
    run("load", code=2)


def test_what_could_not_be_taken_out_of_a_container_is_listed_until_it_can(run: Run) -> None:
    rows = [json.dumps({"text": GOOD}), '{"text": ', json.dumps({"text": OTHER})]
    Path("a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert "a.jsonl!/2" in run("load", "a.jsonl", "nowhere.txt", code=1).stderr
    assert sorted(sources()) == ["a.jsonl!/1", "a.jsonl!/3"]
    shown = run("show", "--unread").output
    assert "a.jsonl!/2" in shown
    assert "nowhere" not in shown
    Path("a.jsonl").write_text("\n".join(rows[::2]), encoding="utf-8")
    run("load", "a.jsonl")
    assert "a.jsonl" not in run("show", "--unread").output

"""Folders, links, pipes and files that change in; each document once, or why it is not read, out."""

from __future__ import annotations

import os
import socket
import sys
import threading
import tracemalloc
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from reading import paper

from thac.graph.model import Failure
from thac.loaders import disk
from thac.loaders.limits import Limits
from thac.loaders.model import Source
from thac.loaders.sources import collect, files

GOOD = paper()
OFFICIAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" + GOOD


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(*names: str, content: str | bytes = GOOD) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


def read(*paths: str, limits: Limits | None = None) -> tuple[list[str], list[Failure]]:
    found = list(collect(paths, limits or Limits()))
    failures = [one for one in found if isinstance(one, Failure)]
    assert all(one.reason and one.remedy for one in failures)
    return [one.uri for one in found if isinstance(one, Source)], failures


def test_a_folder_is_read_in_order_of_name_and_the_rest_is_counted() -> None:
    put("in/b.txt", "in/a/z.md", "in/a/c.txt", "in/README.md", "in/.x.txt", "in/~$b.docx")
    put("in/note.log", "in/sheet.xlsx", "in/a/x.log", content="x")
    aside: Counter[str] = Counter()
    uris = [getattr(one, "uri", "") for one in collect(["in"], aside=aside)]
    assert uris == ["in/b.txt", "in/a/c.txt", "in/a/z.md"]
    assert aside == {".log": 2, ".xlsx": 1}


def test_a_file_of_another_name_or_none_is_read_for_what_it_is() -> None:
    put("in/5-KH-UBND", "in/ban sao.2023", content=OFFICIAL)
    put("in/Makefile", "in/x.2023", content="all: build\n")
    put("in/page.aspx", content=f"<html><body><pre>{OFFICIAL}</pre></body></html>")
    put("in/menu.aspx", content="<html><body><a href='x'>x</a></body></html>")
    put("in/plan.tmp", content=b"%PDF-1.7\n1 0 obj\n")
    uris, failures = read("in")
    assert uris == ["in/5-KH-UBND", "in/page.aspx", "in/plan.tmp"]
    assert failures == []


def test_a_wrong_suffix_is_found_out_and_said() -> None:
    put("a.doc", content=f"<html><body><p>{OFFICIAL}</p></body></html>")
    put("b.docx", content=b"%PDF-1.7\n1 0 obj\n")
    found = [one for one in collect(["a.doc", "b.docx"]) if isinstance(one, Source)]
    assert [one.media_type for one in found] == ["text/html", "application/pdf"]
    assert "the content is a web page" in found[0].remarks[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "LFS"),
        ("404 Not Found", "no document"),
    ],
)
def test_what_stands_in_for_a_file_is_no_document(content: str, word: str) -> None:
    put("a.pdf", content=content)
    put("b.txt")
    uris, failures = read("a.pdf", "b.txt")
    assert uris == ["b.txt"]
    assert word in failures[0].reason


def test_links_out_of_a_folder_are_not_followed() -> None:
    put("out/secret.txt", "in/a.txt")
    os.symlink("../out/secret.txt", "in/b.txt")
    os.symlink("../out", "in/c")
    os.symlink("/etc/passwd", "in/d")
    os.symlink("/etc/passwd", "in/e.txt")
    uris, failures = read("in")
    assert uris == ["in/a.txt"]
    assert [failure.uri for failure in failures] == ["in/b.txt", "in/c", "in/e.txt"]
    assert all("out of the folder" in failure.reason for failure in failures)
    assert read("in/b.txt")[0] == ["in/b.txt"], "what is named itself is read"


def test_links_inside_a_folder_and_in_circles_give_each_file_once() -> None:
    put("in/a.txt", "in/deep/b.txt", "in/.store/c.txt")
    os.symlink("a.txt", "in/again.txt")
    os.symlink(".", "in/loop")
    os.symlink("../..", "in/deep/up")
    os.symlink("deep", "in/also")
    os.symlink(".store/c.txt", "in/c.txt")
    os.symlink(".store/c.txt", "in/d.txt")
    os.symlink("x.txt", "in/x.txt")
    os.symlink("nowhere.txt", "in/dead.txt")
    uris, failures = read("in")
    assert uris == ["in/a.txt", "in/c.txt", "in/deep/b.txt"]
    assert sorted(failure.uri for failure in failures) == ["in/dead.txt", "in/deep/up", "in/x.txt"]


def test_one_file_by_two_paths_is_read_once() -> None:
    put("in/a.txt", "in/b.txt")
    os.link("in/a.txt", "in/c.txt")
    os.symlink("in", "way")
    assert read("in/b.txt", "in", "./in/a.txt", "way")[0] == ["in/b.txt", "in/a.txt"]


def test_pipes_sockets_and_devices_are_never_waited_for() -> None:
    put("in/a.txt")
    os.mkfifo("in/b.txt")
    server = socket.socket(socket.AF_UNIX)
    server.bind("in/c.txt")
    uris, failures = read("in", "in/b.txt", "/dev/zero")
    server.close()
    assert uris == ["in/a.txt"]
    assert [failure.uri for failure in failures] == ["in/b.txt", "in/c.txt", "in/b.txt", "/dev/zero"]


def test_a_file_that_vanishes_and_one_that_becomes_a_pipe_are_named() -> None:
    put("in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt")
    found: list[Source | Failure] = []
    for item in files(["in"]):
        if item == "in/b.txt":
            Path("in/b.txt").unlink()
            Path("in/c.txt").unlink()
            os.mkfifo("in/c.txt")
        found += [item] if isinstance(item, Failure) else list(collect([item]))
    assert [one.uri for one in found] == ["in/a.txt", "in/b.txt", "in/c.txt", "in/d.txt"]
    assert [isinstance(one, Failure) for one in found] == [False, True, True, False]


def test_a_file_that_changes_while_it_is_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", "b.txt")
    opened = disk.open_file

    def meanwhile(path: str) -> object:
        found = opened(path)
        if path == "a.txt":
            with Path(path).open("ab") as file:
                file.write(b"more")
        return found

    monkeypatch.setattr("thac.loaders.sources.open_file", meanwhile)
    uris, failures = read("a.txt", "b.txt")
    assert uris == ["b.txt"]
    assert "changed" in failures[0].reason


def test_a_folder_that_cannot_be_opened_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    put("in/a.txt", "in/locked/b.txt", "in/z/c.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    uris, failures = read("in")
    assert uris == ["in/a.txt", "in/z/c.txt"]
    assert [failure.uri for failure in failures] == ["in/locked"]


def test_a_folder_of_a_thousand_levels_is_walked() -> None:
    here = os.open(".", os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        assert [uri.count("/") for uri in read("d")[0]] == [1200]
    finally:  # what tidies up behind the tests goes no deeper than some hundred levels
        while os.path.isdir("d/d"):
            os.rename("d/d", "e")
            os.rmdir("d")
            os.rename("e", "d")


def test_a_file_beyond_the_limit_is_named() -> None:
    put("a.txt", content="x" * 2000)
    put("b.txt")
    uris, failures = read("a.txt", "b.txt", limits=Limits(file=1500))
    assert uris == ["b.txt"]
    assert "limit file" in failures[0].remedy


def test_odd_names_are_kept_and_impossible_ones_named() -> None:
    put("in/dòng\nmới.txt", "in/%s {x}'\".txt")
    assert read("in")[0] == ["in/%s {x}'\".txt", "in/dòng\nmới.txt"]
    assert "no such file" in read("a\0b.txt")[1][0].reason


@pytest.mark.skipif(sys.platform == "darwin", reason="names must be Unicode there")
def test_a_name_that_is_no_unicode_is_read() -> None:
    put(os.fsdecode(b"in/K\xd5.txt"))
    assert len(read("in")[0]) == 1


def test_a_large_folder_is_walked_as_it_is_asked_for() -> None:
    Path("in").mkdir()
    for number in range(1000):
        Path(f"in/{number:05}.txt").write_bytes(b"x" * 4000)
    tracemalloc.start()
    count = sum(1 for _ in collect(["in"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < 2_000_000, "names are held, bytes are not"


def test_a_pipe_that_somebody_writes_to_is_refused_at_once() -> None:
    os.mkfifo("b.txt")

    def write() -> None:
        with suppress(BrokenPipeError):
            Path("b.txt").write_text("x")

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    assert read("b.txt")[0] == []
    reader = os.open("b.txt", os.O_RDONLY | os.O_NONBLOCK)
    writer.join()
    os.close(reader)


def test_what_a_browser_saved_beside_a_page_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "kế hoạch.html").write_text("<p>Số: 1/KH-UBND</p>", encoding="utf-8")
    for folder in ("kế hoạch_files", "năm 2023_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text("<p>logo</p>", encoding="utf-8")
    taken = [os.path.relpath(str(path), tmp_path) for path in files([str(tmp_path)])]
    assert taken == ["kế hoạch.html", os.path.join("năm 2023_files", "a.html")]

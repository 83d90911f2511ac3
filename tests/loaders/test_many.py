"""Many files, several processes, and what comes between: the store is whole, and a rerun goes on."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from reading import paper

from thac.graph import Graph
from thac.graph import open as open_graph
from thac.graph.errors import StoreError
from thac.loaders.limits import Limits
from thac.loaders.load import Report, load
from thac.loaders.model import Document, Text
from thac.loaders.parse import parse
from thac.loaders.workers import FEW

MANY = 2 * FEW
posix = pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")


def text(number: int, task: str = "báo cáo kết quả trước ngày 20 tháng 12 năm 2022") -> str:
    return paper(
        f"Thực hiện Kế hoạch số {number % 5 + 300}/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh "
        "Nam Định, Ủy ban nhân dân huyện ban hành Kế hoạch:",
        f"I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Văn hóa và Thông tin huyện: {task}.",
        symbol=f"Số: {number}/KH-UBND",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plans, some of them in folders below; one is no text."""
    home = tmp_path / "plans"
    for number in range(MANY):
        path = home / ("abc"[number % 3]) / f"{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number + 1), encoding="utf-8")
    (home / "b" / "bad.md").write_bytes(b"\xff\xff\xff" * 40)
    return home


def answers(graph: Graph) -> tuple[object, ...]:
    """All that a store knows, without the numbers inside it."""
    store = graph.store
    nodes = [node for kind in store.counts()["nodes"] for node in store.by_class(kind, limit=10_000)]
    ids = [node.id for node in nodes]
    return store.counts(), nodes, store.out(ids, quotes=True), store.same_as(ids), store.sources()


def whole(path: Path) -> set[str]:
    """The sources of a database that is not damaged."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_graph(path) as graph:
        return set(graph.store.sources())


def test_any_number_of_processes_gives_the_same_store_and_report(folder: Path) -> None:
    found: list[tuple[Report, tuple[object, ...]]] = []
    for workers in (0, 1, 3):
        with open_graph() as graph:
            report = load([folder], graph, workers=workers)
            found.append((report, answers(graph)))
    assert found[0][0].loaded == MANY
    assert [Path(one.uri).name for one in found[0][0].failures] == ["bad.md"]
    assert found[0] == found[1] == found[2]


def test_progress_counts_every_file_once(folder: Path) -> None:
    seen: list[tuple[int, int | None, int]] = []
    with open_graph() as graph:
        load([folder], graph, lambda *told: seen.append(told), workers=2)
    assert [done for done, _, _ in seen] == list(range(1, MANY + 2))
    assert seen[-1] == (MANY + 1, MANY + 1, 1)


def test_what_is_unchanged_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_graph() as graph:
        load([folder], graph, workers=0)
        changed = folder / "a" / "000.md"
        changed.write_text(text(999), encoding="utf-8")
        monkeypatch.setattr("thac.loaders.parse.parse", None)
        report = load([folder], graph, workers=0)
    assert (report.loaded, report.replaced, report.unchanged) == (0, 0, MANY - 1)
    assert [Path(one.uri).name for one in report.failures] == ["000.md", "bad.md"]


def test_what_another_version_read_is_read_again(folder: Path, tmp_path: Path) -> None:
    with open_graph(tmp_path / "a.db") as graph:
        load([folder], graph, workers=0)
        now = graph.known()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE sources SET reader = 'an older one' WHERE uri LIKE '%000.md'")
    with open_graph(tmp_path / "a.db") as graph:
        assert graph.known() != now
        assert load([folder], graph, workers=0).unchanged == MANY
        assert graph.known() == now


def test_a_file_without_a_letterhead_is_told_of_each_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hôm nay trời đẹp, cả làng ra đồng.", encoding="utf-8")
    with open_graph() as graph:
        first, second = (load([tmp_path], graph).failures for _ in range(2))
        assert first == second == tuple(graph.failures())
        assert "letterhead" in str(first[0])


def test_pruning_removes_what_is_gone_below_the_folders(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(text(500), encoding="utf-8")
    with open_graph() as graph:
        load([folder, other], graph, workers=0)
        (folder / "a" / "000.md").unlink()
        (folder / "b" / "bad.md").unlink()
        for path in (folder / "c").iterdir():
            path.unlink()
        (folder / "c").rmdir()
        other.unlink()
        assert load([folder], graph, workers=0).pruned == ()
        report = load([folder], graph, workers=0, prune=True)
        left = set(graph.store.sources())
        unread = graph.failures()
    assert len(report.pruned) == 1 + MANY // 3
    assert list(report.pruned) == sorted(report.pruned)
    assert {Path(uri).parent.name for uri in left} == {"a", "b", tmp_path.name}
    assert not unread


def test_nothing_is_pruned_that_cannot_be_looked_for(folder: Path, tmp_path: Path) -> None:
    with open_graph() as graph:
        load([folder], graph, workers=0)
        folder.rename(tmp_path / "elsewhere")
        report = load([folder], graph, workers=0, prune=True)
        assert report.pruned == ()
        assert len(report.failures) == 1
        assert len(graph.known()) == MANY


def test_pruning_spares_a_folder_whose_name_only_begins_alike(tmp_path: Path) -> None:
    for name in ("plans", "plans-2022"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text(len(name)), encoding="utf-8")
        (tmp_path / name / "b.txt").write_text(text(2 * len(name)), encoding="utf-8")
    with open_graph() as graph:
        load([tmp_path], graph)
        for name in ("plans", "plans-2022"):
            (tmp_path / name / "b.txt").unlink()
        report = load([tmp_path / "plans"], graph, prune=True)
        assert report.pruned == (str(tmp_path / "plans" / "b.txt"),)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_file_that_vanishes_while_loading_is_named(folder: Path, workers: int) -> None:
    last = sorted((folder / "b").iterdir())[-2]

    def vanish(done: int, total: int | None, failed: int) -> None:
        last.unlink(missing_ok=True)

    with open_graph() as graph:
        report = load([folder], graph, vanish, workers=workers)
    assert report.loaded == MANY - 1
    assert [Path(one.uri).name for one in report.failures] == [last.name, "bad.md"]
    assert "cannot be read" in str(report.failures[0])


def test_a_full_disk_stops_the_load_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_graph(path) as graph:
        database = graph.store._db  # type: ignore[attr-defined]
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(StoreError, match=r"a\.db: the disk is full"):
            load([folder], graph, workers=2)
        database.execute("PRAGMA max_page_count = 1000000")
    kept = whole(path)
    assert 0 < len(kept) < MANY
    with open_graph(path) as graph:
        report = load([folder], graph, workers=0)
    assert report.loaded == MANY - len(kept)
    assert report.unchanged == len(kept)


def test_who_takes_too_long_is_ended_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a" / "long.md").write_text(text(700) * 20_000, encoding="utf-8")
    with open_graph() as graph:
        report = load([folder], graph, workers=2, limits=Limits(seconds=1))
    assert report.loaded == MANY
    assert [Path(one.uri).name for one in report.failures] == ["long.md", "bad.md"]
    assert "within 1 second" in report.failures[0].reason


@posix
def test_who_takes_too_much_memory_fails_alone(folder: Path) -> None:
    (folder / "a" / "long.md").write_text(text(700) * 15_000, encoding="utf-8")
    with open_graph() as graph:
        report = load([folder], graph, workers=1, limits=Limits(memory=160 << 20))
    assert report.loaded == MANY
    assert [Path(one.uri).name for one in report.failures] == ["long.md", "bad.md"]
    assert "memory" in report.failures[0].reason or "broke down" in report.failures[0].reason


def children() -> list[int]:
    """The processes that this one started."""
    done = subprocess.run(["ps", "-wweo", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 2) for line in done.stdout.splitlines()]
    return [int(pid) for pid, parent, words in rows if int(parent) == os.getpid() and "serve()" in words]


def soon(find: Callable[[], object], seconds: float = 20) -> None:
    """Waits until something is so."""
    until = time.monotonic() + seconds
    while not find():
        assert time.monotonic() < until, "it did not come to be so"
        time.sleep(0.02)


@posix
def test_a_process_that_dies_fails_its_file_alone(folder: Path) -> None:
    (folder / "a" / "0-long.md").write_text(text(700) * 30_000, encoding="utf-8")
    reports: list[Report] = []

    def work() -> None:
        with open_graph(folder.parent / "a.db") as graph:
            reports.append(load([folder], graph, workers=1))

    thread = Thread(target=work)
    thread.start()
    soon(children)
    time.sleep(1.5)
    os.kill(children()[0], signal.SIGSEGV)
    thread.join()
    assert reports[0].loaded == MANY
    assert [Path(one.uri).name for one in reports[0].failures] == ["0-long.md", "bad.md"]
    assert "SIGSEGV" in reports[0].failures[0].reason
    assert not children()


def _heeds_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(folder: Path, home: Path) -> subprocess.Popen[str]:
    """`thac load` in a process of its own, once it has kept some documents."""
    code = "from thac.cli import main; main()"
    command = [sys.executable, "-c", code, "load", str(folder)]
    process = subprocess.Popen(
        command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=_heeds_ctrl_c,
    )  # fmt: skip

    def some() -> bool:
        try:
            with sqlite3.connect(home / "thac.db") as connection:
                return bool(connection.execute("SELECT count(*) FROM sources").fetchone()[0] > 3)
        except sqlite3.Error:
            return False

    soon(some)
    return process


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_stopped_load_goes_on_where_it_was(how: signal.Signals, folder: Path, tmp_path: Path) -> None:
    for number in range(200):
        (folder / f"{number}.md").write_text(text(1000 + number) * 2, encoding="utf-8")
    process = started(folder, tmp_path)
    process.send_signal(how)
    out, err = process.communicate(timeout=30)
    kept = whole(tmp_path / "thac.db")
    assert 3 < len(kept) < 200 + MANY
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "goes on from there" in err
        told = int(out.split(" loaded")[0])
        assert told in (len(kept), len(kept) - 1), "it may come between keeping and counting"
        assert "Traceback" not in err
    with open_graph(tmp_path / "thac.db") as graph:
        report = load([folder], graph, workers=0)
        assert report.unchanged == len(kept)
        assert report.loaded == 200 + MANY - len(kept)
        stopped = answers(graph)
    with open_graph() as graph:
        load([folder], graph, workers=0)
        assert answers(graph) == stopped


def test_files_of_the_same_bytes_are_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def count(given: Text) -> Document:
        read.append(given.uri)
        return parse(given)

    monkeypatch.setattr("thac.loaders.parse.parse", count)
    for name in ("bad", "000"):
        first = next(folder.rglob(f"{name}.md"))
        for copy in ("a/z.md", "c/y.md", "c/z.txt"):
            (folder / copy).with_stem(f"{name}-copy").write_bytes(first.read_bytes())
    with open_graph() as graph:
        report = load([folder], graph, workers=0)
        assert len(read) == len({Path(uri).name for uri in read}) == MANY + 1, "one more of another kind"
        assert report.loaded == MANY + 3
        assert [Path(one.uri).name for one in report.failures] == [
            "bad-copy.md", "bad.md", "bad-copy.md", "bad-copy.txt",
        ]  # fmt: skip
        assert [sorted(Path(uri).name for uri in uris) for uris in report.duplicates] == [
            ["000-copy.md", "000-copy.md", "000-copy.txt", "000.md"]
        ]
        before = answers(graph)[1]
        (folder / "a" / "000.md").write_text(text(888), encoding="utf-8")
        next(folder.rglob("000-copy.md")).unlink()
        load([folder], graph, workers=0, prune=True)
        nodes = answers(graph)[1]
        assert isinstance(before, list)
        assert isinstance(nodes, list)
        assert len([one for one in nodes if one.loaded]) == len([one for one in before if one.loaded]) + 1


def test_a_copy_is_kept_in_a_later_load_too(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Hôm nay trời đẹp, cả làng ra đồng gặt lúa.", encoding="utf-8")
    with open_graph() as graph:
        load([tmp_path], graph)
        (tmp_path / "a.txt").write_bytes((tmp_path / "b.txt").read_bytes())
        report = load([tmp_path], graph)
        assert (report.loaded, report.unchanged) == (1, 1)
        assert [Path(one.uri).name for one in report.failures] == ["a.txt", "b.txt"]
        assert [Path(one.uri).name for one in graph.failures()] == ["a.txt", "b.txt"]


def test_what_lies_in_a_container_is_skipped_and_pruned_like_files(tmp_path: Path) -> None:
    def pack(*numbers: int) -> None:
        with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
            for number in numbers:
                archive.writestr(f"in/{number}.md", text(number))

    seen: list[tuple[int, int | None, int]] = []
    pack(*range(1, MANY))
    (tmp_path / "loose.md").write_text(text(900), encoding="utf-8")
    with open_graph() as graph:
        assert load([tmp_path], graph, workers=2).loaded == MANY
        pack(*range(3, MANY + 1))
        report = load([tmp_path], graph, lambda *told: seen.append(told), workers=0, prune=True)
        assert (report.loaded, report.unchanged) == (1, MANY - 2)
        assert [Path(uri).name for uri in report.pruned] == ["1.md", "2.md"]
        assert seen[-1] == (MANY - 1, MANY - 1, 0)
        assert {total for _, total, _ in seen} == {2, None, MANY - 1}, "a container's share is open"
        (tmp_path / "plans.zip").write_bytes(b"PK\x03\x04 no archive any more")
        assert load([tmp_path], graph, workers=0, prune=True).pruned == ()
        (tmp_path / "plans.zip").unlink()
        assert len(load([tmp_path], graph, workers=0, prune=True).pruned) == MANY - 2
        assert [Path(uri).name for uri in graph.known()] == ["loose.md"]


def test_pruning_here_spares_what_came_another_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("x!", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(text(len(folder)), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text(7).encode())))
    with open_graph() as graph:
        load(["-", ".", "../" + tmp_path.name + "/y"], graph, workers=0)
        (tmp_path / "y" / "a.md").unlink()
        assert load(["."], graph, workers=0, prune=True).pruned == ("y/a.md",)
        assert sorted(uri[:6] for uri in graph.known()) == ["stdin-", "x!/a.m"]


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names of files are Unicode here")
def test_a_file_whose_name_is_no_unicode_is_read_and_can_be_pruned(tmp_path: Path) -> None:
    legacy = os.fsencode(tmp_path) + b"/T\xd2 tr\xecnh.md"  # Windows-1258, as an old archive unpacks it
    with open(legacy, "wb") as file:
        file.write(text(1).encode())
    with open(os.fsencode(tmp_path) + b"/\xe1.pdf", "wb") as file:
        file.write(b"%PDF-")
    with open_graph() as graph:
        report = load([tmp_path], graph, workers=0)
        assert (report.loaded, len(report.failures)) == (1, 1)
        assert load([tmp_path], graph, workers=0, prune=True).unchanged == 1
        assert [Path(uri).name for uri in graph.known()] == [r"T\xd2 tr\xecnh.md"]
        assert [Path(one.uri).name for one in graph.failures()] == [r"\xe1.pdf"]
        os.unlink(legacy)
        assert len(load([tmp_path], graph, workers=0, prune=True).pruned) == 1

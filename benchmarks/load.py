"""Many files in, what loading them costs out: files a second, memory, one core against two, a second load.

    python benchmarks/load.py [--files 10000] [--formats] [--scans]

Loads Markdown files with changed numbers: the plans in the folder that THAC_SHARED names, else invented ones.
Each load is a process of its own, held to one core or to two; what it says of itself is its processor time
(all processes), its peak memory (the largest process that reads, and the one that writes), and the share of
that time of the process that writes. Exits 1 where a limit is missed. On a machine that is busy with other
things the clock says little; what two cores would gain is then told by the processor time: what is left to
write when all is read is done by one, the rest by two. ``--formats`` loads each folder of the corpus by
itself, ``--scans`` the scans too, which take minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

SCALING, GROWTH, AGAIN = 1.6, 1.25, 0.05
_NUMBER = re.compile(r"(?<![\d/.-])(\d{1,4})(?=\s?[/-]\s?[A-ZĐ]{2})")
PLAN = """ỦY BAN NHÂN DÂN
HUYỆN VÍ DỤ {district}

Số: {number}/KH-UBND

Ví Dụ, ngày {day} tháng {month} năm 2023

KẾ HOẠCH

Thực hiện công tác văn thư, lưu trữ năm 2023 trên địa bàn huyện

Thực hiện Kế hoạch số {above}/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Nam Định về công tác văn thư,
lưu trữ năm 2023, Ủy ban nhân dân huyện Ví Dụ {district} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao nhận thức của cán bộ, công chức về công tác văn thư, lưu trữ.

2. Bảo quản an toàn tài liệu hình thành trong hoạt động của các cơ quan.

II. NỘI DUNG

{tasks}

III. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ huyện: chủ trì, phối hợp với Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện hướng dẫn,
kiểm tra việc thực hiện Kế hoạch này; tổng hợp, báo cáo Ủy ban nhân dân huyện trước ngày {day}/12/2023.

2. Phòng Tài chính - Kế hoạch huyện: tham mưu bố trí kinh phí thực hiện.

3. Ủy ban nhân dân các xã, thị trấn: xây dựng kế hoạch và tổ chức thực hiện, gửi báo cáo về Phòng Nội vụ.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Các phòng, ban;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Ví Dụ
"""
TASK = """{number}. Thu thập, chỉnh lý tài liệu tồn đọng đợt {number}

a) Phòng Nội vụ huyện chủ trì, phối hợp với Trung tâm Văn hóa thực hiện theo Quyết định số {decree}/QĐ-UBND
ngày 20 tháng 02 năm 2023 của Ủy ban nhân dân huyện, hoàn thành trước ngày 30/{month}/2023.

b) Các cơ quan thống kê {count} mét tài liệu, lập danh mục và giao nộp vào lưu trữ lịch sử đúng thời hạn.
"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: seconds by the clock, of all processors, of the process that writes, and of that when all is
    read; peak memory in MB.
    """

    files: int
    wall: float
    processor: float
    writing: float
    rest: float
    writer: float
    reader: float


def invented() -> Iterator[str]:
    """Plans of some 6 kB, each of another number."""
    number = 0
    while True:
        number += 1
        month = number % 12 + 1
        tasks = "\n".join(
            TASK.format(number=n, decree=number % 400 + n, month=(month + n) % 12 + 1, count=number % 90 + n)
            for n in range(1, 8)
        )
        yield PLAN.format(
            district=number % 97,
            number=number,
            day=number % 28 + 1,
            month=month,
            above=number % 31 + 1,
            tasks=tasks,
        )


def repeated(folder: Path) -> Iterator[str]:
    """The plans of a folder over and over, all numbers of documents in them changed each time."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
    turn = 0
    while True:
        for text in texts:
            yield changed(text, 37 * turn)
        turn += 1


def changed(text: str, more: int) -> str:
    """A text with all numbers of documents raised."""
    return _NUMBER.sub(lambda match: str(int(match[1]) + more), text)


def write(texts: Iterator[str], folder: Path, count: int) -> None:
    """So many files, a thousand in a folder."""
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number % 1000:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(next(texts), encoding="utf-8")


def run(database: Path, workers: int, path: Path) -> None:
    """Loads in this process; prints what it cost."""
    from thac.graph import Graph
    from thac.graph.stores.sqlite import SQLiteStore
    from thac.loaders.load import load

    start = time.perf_counter()
    graph = Graph(SQLiteStore(database))
    last = [0.0]

    def progress(done: int, total: int | None, failed: int) -> None:
        last[0] = time.process_time()

    report = load([path], graph, progress, workers=workers)
    graph.close()
    rest = time.process_time() - last[0]
    wall = time.perf_counter() - start
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    writing = own.ru_utime + own.ru_stime
    processor = writing + others.ru_utime + others.ru_stime
    files = report.loaded + report.unchanged + len(report.failures)
    cost = Load(files, wall, processor, writing, rest, own.ru_maxrss / 1024, others.ru_maxrss / 1024)
    print(json.dumps(asdict(cost)))


def load_on(cores: int, database: Path, path: Path, workers: int | None = None) -> Load:
    """One load, held to some cores, with as many processes that read."""
    command = [sys.executable, __file__, "--run", str(database), str(workers or cores), str(path)]
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:cores])  # a process that is started has those of its parent
    try:
        environment = os.environ | {"THAC_CACHE": ""}
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)
    finally:
        os.sched_setaffinity(0, all_cores)
    return Load(**json.loads(done.stdout))


def line(name: str, one: Load) -> None:
    """A row of the table."""
    rate, share = one.files / one.wall, one.writing / one.processor
    print(
        f"{name:34} {one.files:6} {one.wall:8.2f} {rate:8.1f} {one.processor:8.2f} {share:8.1%}"
        f" {one.writer:7.0f} {one.reader:7.0f}",
        flush=True,
    )


def head(title: str) -> None:
    """The head of a table."""
    print(f"\n{title:34}  files  seconds  files/s  cpu sec  writing  MB: writer, reader")


def by_format(shared: Path, home: Path, scans: bool) -> None:
    """Every folder of the corpus by itself, on one core and on two."""
    head("By format")
    for folder in sorted(path for path in (shared / "corpus").iterdir() if path.is_dir()):
        if folder.name == "scans" and not scans:
            continue
        for cores in (1, 2):
            database = home / f"{folder.name}{cores}.db"
            line(f"{folder.name}, {cores} core{'s' * (cores > 1)}", load_on(cores, database, folder))


def main() -> int:
    """The table, then each figure with its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--formats", action="store_true")
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        run(Path(given.run[0]), int(given.run[1]), Path(given.run[2]))
        return 0
    if len(os.sched_getaffinity(0)) < 2:
        print("two cores are needed")
        return 1
    shared = Path(os.environ["THAC_SHARED"]) if os.environ.get("THAC_SHARED") else None
    with tempfile.TemporaryDirectory(prefix="thac-benchmark-") as folder:
        home = Path(folder)
        texts = repeated(shared / "corpus" / "plans") if shared else invented()
        write(texts, home / "all", given.files)
        few = home / "all" / "000"
        head(f"{'The plans of the corpus' if shared else 'Invented plans'}, numbers changed")
        load_on(2, home / "warm.db", few)
        small = load_on(2, home / "few.db", few)
        line("some, 2 cores", small)
        one = load_on(1, home / "one.db", home / "all")
        line("all, 1 core", one)
        two = load_on(2, home / "two.db", home / "all")
        line("all, 2 cores", two)
        again = load_on(2, home / "two.db", home / "all")
        line("all again, 2 cores", again)
        if shared and (given.formats or given.scans):
            by_format(shared, home, given.scans)
    return verdict(small, one, two, again)


def verdict(small: Load, one: Load, two: Load, again: Load) -> int:
    """Each figure with its limit; 1 where one is missed."""
    checks = (
        ("one core to two", one.wall / two.wall, SCALING, True),
        (
            f"memory of the writer, {small.files} to {two.files} files",
            two.writer / small.writer,
            GROWTH,
            False,
        ),
        (f"memory of a reader, {small.files} to {two.files} files", two.reader / small.reader, GROWTH, False),
        ("second load to first", again.wall / two.wall, AGAIN, False),
    )
    print()
    missed = 0
    for name, figure, limit, least in checks:
        good = figure >= limit if least else figure <= limit
        missed += not good
        bound = "at least" if least else "at most"
        print(f"{name:44} {figure:6.3f}  ({bound} {limit}){'' if good else '  MISSED'}")
    print(f"{'processor time on two cores to one':44} {two.processor / one.processor:6.3f}")
    alone = one.processor / ((two.processor - two.rest) / 2 + two.rest)
    print(f"{'one core to two, by processor time':44} {alone:6.3f}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())

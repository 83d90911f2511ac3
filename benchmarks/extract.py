"""Documents in, the speed of `thac parse` out: MB of text a second on one core, and whether cost is linear in length.

Run: .venv/bin/python benchmarks/extract.py [FILE...]   (default: the documents of examples/)

The documents are repeated to one text of 100 kB, 1 MB and 10 MB. The rate is the slope between two lengths of the
user time of `thac parse FILE --format jsonl`, so that starting the interpreter does not count. The same texts are
read once with the symbol pattern alone, in the same run, and the ratio is printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from thac.loaders.clean import view
from thac.loaders.symbols import CANDIDATE

SIZES = (100_000, 1_000_000, 10_000_000)
RUNS = 5


def cpu_seconds(command: list[str]) -> float:
    """User and system seconds of one run, from the operating system's own accounts."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def pattern_seconds(text: str) -> float:
    """One pass of the symbol pattern over the same text."""
    start = time.process_time()
    for _ in CANDIDATE.finditer(view(text)):
        pass
    return time.process_time() - start


def main() -> int:
    """A line a size, then the slopes; the first figure of the last lines is what the documents quote."""
    here = Path(__file__).resolve().parent.parent
    files = [Path(name) for name in sys.argv[1:]] or sorted((here / "examples").glob("*_vi-du.*"))
    unit = "\n\n".join(path.read_text(encoding="utf-8") for path in files) + "\n\n"
    thac = str(Path(sys.executable).parent / "thac")
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    lengths: dict[int, int] = {}
    patterns: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            count = max(round(size / len(unit.encode())), 1)
            text = (
                unit * count
                if count > 1 or size > 200_000
                else unit[: size * len(unit) // len(unit.encode())]
            )
            path = Path(folder) / f"{size}.txt"
            path.write_text(text, encoding="utf-8")
            lengths[size] = path.stat().st_size
            patterns[size] = min(pattern_seconds(text) for _ in range(3))
        for _ in range(RUNS):
            for size in SIZES:
                times[size].append(
                    cpu_seconds([thac, "parse", str(Path(folder) / f"{size}.txt"), "--format", "jsonl"])
                )
        empty = statistics.median(cpu_seconds([thac, "--version"]) for _ in range(RUNS))
    medians = {size: statistics.median(values) for size, values in times.items()}
    for size in SIZES:
        print(
            f"{lengths[size] / 1e6:7.2f} MB  {medians[size]:7.3f} s  (median of {RUNS}; pattern alone {patterns[size]:.3f} s)"
        )
    small, middle, large = SIZES
    steep = (medians[large] - medians[middle]) / (lengths[large] - lengths[middle]) * 1e6
    gentle = (medians[middle] - medians[small]) / (lengths[middle] - lengths[small]) * 1e6
    print(f"1 MB to 10 MB      {1 / steep:6.2f} MB/s")
    print(f"100 kB to 1 MB     {1 / gentle:6.2f} MB/s  (start of the interpreter: {empty:.2f} s)")
    print(
        f"times the symbol pattern alone: {(medians[large] - medians[middle]) / (patterns[large] - patterns[middle]):.1f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

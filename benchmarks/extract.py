"""Documents in, the speed of `thac parse` out: MB of text a second on one core, and whether cost is linear.

Run: .venv/bin/python benchmarks/extract.py [FILE...]   (default: the documents of examples/)

The documents are repeated to one text of 100 kB, 1 MB and 10 MB. The rate is the slope between two lengths of
the user time of `thac parse FILE --format jsonl`, so that starting the interpreter does not count. The same
texts are read once with the symbol pattern alone, in the same run, and the ratio is printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
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


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of one size: its file, its bytes, and the seconds of the symbol pattern alone over it."""

    path: Path
    length: int
    pattern: float


def sample(unit: str, size: int, folder: Path) -> Sample:
    """Documents repeated, or cut, to about ``size`` bytes."""
    whole = len(unit.encode())
    count = max(round(size / whole), 1)
    text = unit * count if count > 1 or size > SIZES[0] else unit[: size * len(unit) // whole]
    path = folder / f"{size}.txt"
    path.write_text(text, encoding="utf-8")
    return Sample(path, path.stat().st_size, min(pattern_seconds(text) for _ in range(3)))


def parse_seconds(thac: str, samples: list[Sample]) -> list[float]:
    """The median seconds of `thac parse` for each sample; the runs take turns, noise hits all alike."""
    runs = [
        [cpu_seconds([thac, "parse", str(one.path), "--format", "jsonl"]) for one in samples]
        for _ in range(RUNS)
    ]
    return [statistics.median(times) for times in zip(*runs, strict=True)]


def main() -> int:
    """A line a size, then the slopes; the first figure of the last lines is what the documents quote."""
    here = Path(__file__).resolve().parent.parent
    files = [Path(name) for name in sys.argv[1:]] or sorted((here / "examples").glob("*_vi-du.*"))
    unit = "\n\n".join(path.read_text(encoding="utf-8") for path in files) + "\n\n"
    thac = str(Path(sys.executable).parent / "thac")
    with tempfile.TemporaryDirectory() as folder:
        samples = [sample(unit, size, Path(folder)) for size in SIZES]
        seconds = parse_seconds(thac, samples)
    empty = statistics.median(cpu_seconds([thac, "--version"]) for _ in range(RUNS))
    for one, taken in zip(samples, seconds, strict=True):
        note = f"(median of {RUNS}; pattern alone {one.pattern:.3f} s)"
        print(f"{one.length / 1e6:7.2f} MB  {taken:7.3f} s  {note}")
    gentle, steep = (
        (later.length - one.length) / (after - before) / 1e6
        for (one, before), (later, after) in pairwise(zip(samples, seconds, strict=True))
    )
    alone = samples[2].pattern - samples[1].pattern
    print(f"1 MB to 10 MB      {steep:6.2f} MB/s")
    print(f"100 kB to 1 MB     {gentle:6.2f} MB/s  (start of the interpreter: {empty:.2f} s)")
    print(f"times the symbol pattern alone: {(seconds[2] - seconds[1]) / alone:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A venv in, the time of `thac --version` against that of `import click` out.

Run: .venv/bin/python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 21
LIMIT = 1.5


def seconds(command: list[str]) -> float:
    """Wall-clock seconds of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Median of alternating runs, so that a busy machine slows both; 1 when the ratio is too high."""
    python = sys.executable
    commands = {
        "python -c 'import click'": [python, "-c", "import click"],
        "thac --version": [str(Path(python).parent / "thac"), "--version"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = [statistics.median(values) for values in times.values()]
    for name, median in zip(times, medians, strict=True):
        print(f"{name:26} {median * 1000:6.1f} ms  (median of {RUNS})")
    ratio = medians[1] / medians[0]
    print(f"{'ratio':26} {ratio:6.2f}     (limit {LIMIT})")
    return int(ratio >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())

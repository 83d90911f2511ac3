"""Reading one line repeated, at two lengths: the cost must grow with the length alone.

    python benchmarks/linear.py

Texts of strangers may be made to be slow to read. Prints for each line how many times longer six times the
text takes (best of three runs each); exits 1 where one takes more than twelve times as long.
"""

from __future__ import annotations

import sys
import time

from thac.loaders.clean import normalise
from thac.loaders.parse import parse

SHORT, LONG, LIMIT = 16_000, 96_000, 12.0
LINES = [
    "- Lưu: VT\n",
    "I. A\nII. B\n",
    "đồng chí Mai Văn Quýt, ",
    "- a\n",
    "¹ a\n",
    "1. Sở Nội vụ\n",
    "Kế hoạch số 1/KH-UBND, ",
    "Nơi nhận:\n",
    "PHỤ LỤC\n",
    "| a | b |\n",
    "Căn cứ Luật A ngày 1/1/2020;\n",
    "về thực hiện Kế hoạch số 1/KH-UBND ",
    "Quyết định số 1/QĐ-TTg về thực hiện Kế hoạch số 2/KH-UBND ",
    "đề án “",
    "a@b.c ",
    "trước ngày 1/1/2024 ",
]


def seconds(line: str, size: int) -> float:
    """Processor time of one reading, the best of three."""
    text = normalise("repeated", "KẾ HOẠCH\n\nI. TỔ CHỨC THỰC HIỆN\n\n" + line * (size // len(line)))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        parse(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Prints a line for each; 1 where the limit is missed."""
    worst = 0.0
    for line in LINES:
        ratio = seconds(line, LONG) / seconds(line, SHORT)
        worst = max(worst, ratio)
        print(f"{ratio:5.1f} times  {line!r}")
    print(f"worst: {worst:.1f} times for 6 times the text (limit {LIMIT:.0f})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

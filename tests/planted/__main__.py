"""A folder and a seed on the command line in, the planted corpus out: ``python tests/planted FOLDER``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planted.corpus import write
from planted.noise import KINDS
from planted.wording import WORDINGS


def main() -> None:
    """Writes the corpus and tells what was written."""
    parser = argparse.ArgumentParser(
        prog="planted", description="Write a cascade of plans with planted faults."
    )
    parser.add_argument("folder", type=Path, help="where texts/ and truth.json are written")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--noise", type=float, default=0.0, help="share of characters that are hit, such as 0.01"
    )
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--clean", action="store_true", help="plant no faults")
    parser.add_argument("--kind", choices=sorted(KINDS), default="mixed", help="of noise")
    parser.add_argument("--words", type=int, choices=range(len(WORDINGS)), default=0, help="which wordings")
    parser.add_argument("--table", default="places", help="the file of places: places or places_other")
    parser.add_argument("--only", default="", help="provinces, such as 'Phú Yên,Cà Mau'; then --documents 0")
    asked = parser.parse_args()
    truth = write(
        asked.folder, asked.seed, asked.noise, asked.documents, not asked.clean, kind=asked.kind,
        words=asked.words, table=asked.table, only=tuple(filter(None, asked.only.split(","))),
    )  # fmt: skip
    kinds = sorted({fault["kind"] for fault in truth["faults"]})
    sys.stdout.write(
        f"{len(truth['documents'])} documents, {len(truth['faults'])} faults of {len(kinds)} kinds\n"
    )


main()

"""The real plans and the gold facts of THAC_SHARED in, the scores that the project promises out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from thac.cli import main

Trace = Callable[..., str]

#: The F1 that each kind of fact must reach on the five plans.
FLOORS = {
    "mention": 1.0,
    "reference": 1.0,
    "reference date": 1.0,
    "relation": 1.0,
    "scope": 1.0,
    "relation between others": 1.0,
    "evidence quote": 1.0,
    "deadline": 1.0,
    "document": 0.95,
    "reference issuer": 0.95,
    "unit": 0.95,
    "unit with tasks": 0.90,
    "unit is a group": 0.90,
    "finding": 0.90,
}
#: The share of letterheads of the corpus that must be read right.
HEADERS = {"symbol": 0.95, "issued": 0.95, "type": 0.90, "signer": 0.90}


def parsed(paths: list[Path], out: Path) -> Path:
    """The records of `thac parse` in a file."""
    done = CliRunner().invoke(main, ["parse", *map(str, paths), "--format", "jsonl"])
    assert done.exit_code == 0, done.stderr
    out.write_text(done.stdout, encoding="utf-8")
    return out


def score(script: Path, *words: str) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, str(script), *words, "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Path]:
    found = sorted((shared / "seeds").glob("*.txt"))
    assert len(found) == 5
    return found


@pytest.fixture(scope="module")
def records(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return parsed(seeds, tmp_path_factory.mktemp("seeds") / "parsed.jsonl")


def test_the_facts_of_the_five_plans(shared: Path, records: Path) -> None:
    found = score(shared / "gold" / "score.py", str(records))
    assert set(FLOORS) <= set(found)
    assert {kind: found[kind]["f1"] for kind in FLOORS if found[kind]["f1"] < FLOORS[kind]} == {}


def test_every_quote_is_a_slice_of_its_file(seeds: list[Path], records: Path) -> None:
    for path, line in zip(seeds, records.read_text("utf-8").splitlines(), strict=True):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        found = json.loads(line)
        for kind in ("references", "relations", "assignments", "deadlines", "findings"):
            for item in found[kind]:
                evidence = item["evidence"]
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_letterheads_of_the_corpus(shared: Path, tmp_path: Path) -> None:
    paths = sorted((shared / "corpus" / "plans").glob("*.md"))
    records = parsed(paths, tmp_path / "parsed.jsonl")
    assert len(records.read_text("utf-8").splitlines()) == len(paths) >= 60
    found = score(shared / "corpus" / "score_headers.py", str(records), "--under", "plans/")
    assert {
        field: found[field]["accuracy"] for field in HEADERS if found[field]["accuracy"] < HEADERS[field]
    } == {}


@pytest.fixture(scope="module")
def trace(seeds: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Trace:
    """Runs `thac trace` over a database of the five plans."""
    db = str(tmp_path_factory.mktemp("db") / "seeds.db")
    assert CliRunner().invoke(main, ["--db", db, "load", *map(str, seeds)]).exit_code == 0

    def call(*words: str) -> str:
        done = CliRunner().invoke(main, ["--db", db, "trace", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    return call


def line(tree: str, symbol: str) -> str:
    """The line of a document; the marks of the tree stand before its symbol."""
    (found,) = [row for row in tree.splitlines() if row.lstrip("│├└┄─╌ ").startswith(symbol)]
    return found


def indent(row: str) -> int:
    return len(row) - len(row.lstrip("│├└┄─╌ "))


#: Child, parent, what its line says, whether no sentence states the link.
TREE = [
    ("157-KH/TU", "57-KL/TW", ("Tỉnh ủy Kiên Giang", "10/08/2023", "+56"), False),
    ("97-KH/ĐUK", "157-KH/TU", ("Kiên Giang", "57-KL/TW", "207-KH/BTGTU"), False),
    ("110-KH/HU", "57-KL/TW", ("Huyện ủy Kim Động", "03/08/2023", "+49"), False),
    ("(", "110-KH/HU", ("UBND huyện Kim Động", "57-KL/TW", "211-KH/TU", "139/KH-UBND"), False),
    ("211-KH/TU", "57-KL/TW", ("Tỉnh ủy Hưng Yên", "25/07/2023", "+40"), True),
    ("28-CT/TU", "57-KL/TW", ("Thành ủy Thành phố Hồ Chí Minh", "16/10/2023", "+123"), True),
    ("228-KH/HU", "28-CT/TU", ("Huyện ủy Hóc Môn", "13/11/2023"), True),
    ("535/KH-UBND", "228-KH/HU", ("UBND huyện Hóc Môn", "12/12/2023", "28-CT/TU", "1762/KH-UBND"), False),
]


@pytest.mark.parametrize(("child", "parent", "words", "unproven"), TREE)
def test_the_cascade_of_57(
    trace: Trace, child: str, parent: str, words: tuple[str, ...], unproven: bool
) -> None:
    tree = trace("57-KL/TW")
    rows = tree.splitlines()
    row = line(tree, child)
    above = [r for r in rows[: rows.index(row)] if indent(r) < indent(row)]
    assert above[-1].lstrip("│├└┄─╌ ").startswith(parent)
    for word in words:
        assert word in row.replace("Ủy ban nhân dân", "UBND"), row
    assert ("unproven" in row) is unproven


def test_older_plans_are_no_part_of_it(trace: Trace) -> None:
    tree = trace("57-KL/TW")
    for name in ("Bố Trạch", "Tứ Hạ", "65/KH-UBND", "02-KH/ĐU"):
        assert name not in tree


def test_its_first_line(trace: Trace) -> None:
    first = trace("57-KL/TW").splitlines()[0]
    for word in ("57-KL/TW", "Bộ Chính trị", "15/06/2023", "attested by 3 loaded documents"):
        assert word in first


ROOTS = {
    0: {"57-KL/TW", "139/KH-UBND", "110-KH/HU", "211-KH/TU"},
    1: {"194/KH-UBND"},
    2: {"28-CT/TU", "228-KH/HU", "1762/KH-UBND"},
    3: {"73-HD/BTG"},
    4: {"57-KL/TW", "157-KH/TU"},
}


@pytest.mark.parametrize("number", list(ROOTS))
def test_upwards_from_each_plan(trace: Trace, seeds: list[Path], number: int) -> None:
    tree = trace(str(seeds[number]), "--up")
    assert {symbol for symbol in ROOTS[number] if symbol not in tree} == set()

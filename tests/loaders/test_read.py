"""A fault of the reader in one file stops neither `thac parse` nor `thac load`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from reading import paper

from thac.cli import main
from thac.graph.model import Failure
from thac.loaders.contract import record
from thac.loaders.model import Document, Source, Text
from thac.loaders.parse import parse
from thac.loaders.read import read
from thac.loaders.sources import collect


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three plans, the second of which the reader stumbles over."""

    def stumble(text: Text) -> Document:
        if text.uri.endswith("2.txt"):
            raise ZeroDivisionError("no width")
        return parse(text)

    monkeypatch.setattr("thac.loaders.parse.parse", stumble)
    paths = [tmp_path / f"{number}.txt" for number in (1, 2, 3)]
    for number, path in enumerate(paths, 1):
        path.write_text(paper(symbol=f"Số: {number}/KH-UBND"), encoding="utf-8")
    return [str(path) for path in paths]


def test_read_gives_what_is_made_of_the_document_or_why_not(plans: list[str]) -> None:
    sources = [source for source in collect(plans) if isinstance(source, Source)]
    first, second, third = (read(source, lambda document: document.symbol) for source in sources)
    assert (first, third) == ("1/KH-UBND", "3/KH-UBND")
    assert isinstance(second, Failure)
    assert second.uri == plans[1]
    assert "ZeroDivisionError: no width" in str(second)


def test_a_fault_of_what_is_made_is_a_failure_too(plans: list[str]) -> None:
    def broken(document: Document) -> str:
        raise ValueError("no such place")

    source = next(iter(collect(plans[:1])))
    assert isinstance(source, Source)
    assert isinstance(read(source, broken), Failure)
    assert isinstance(read(source, record), dict)


def test_parse_prints_the_other_files(plans: list[str]) -> None:
    done = CliRunner().invoke(main, ["parse", *plans])
    assert done.exit_code == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["document"]["symbol"] for one in found] == ["1/KH-UBND", "3/KH-UBND"]
    assert plans[1] in done.stderr
    assert "Traceback" not in done.stderr


def test_load_keeps_the_other_files(plans: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--db", str(tmp_path / "a.db"), "load", *plans])
    assert done.exit_code == 1
    assert "2 loaded, 0 replaced, 0 unchanged, 1 failed" in done.stdout
    assert plans[1] in done.stderr

"""Counts of who acted: they add up, unproven links stay apart, the curve ends at the whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from built import seeds

from thac.graph import Graph
from thac.graph.errors import QueryError
from thac.graph.model import Result
from thac.loaders.load import load
from thac.queries.coverage import coverage
from thac.queries.gaps import gaps
from thac.queries.render import RENDERERS, Look


def rows(answer: Result, by: str = "") -> list[dict[str, Any]]:
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return [row for row in found if not by or row["by"] == by]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph() as graph:
        for document in seeds():
            graph.put(document)
        yield graph


def test_the_counts_add_up(graph: Graph) -> None:
    for answer in (coverage(graph, "57-KL/TW"), coverage(graph, "57-KL/TW", province="Hưng Yên")):
        for row in [*rows(answer, "all"), *rows(answer, "level"), *rows(answer, "province")]:
            assert row["expected"] == row["loaded"] + row["attested"] + row["missing"]
            assert row["missing"] == row["assigned"] + row["ladder_only"]
            assert row["unproven"] <= row["loaded"] + row["attested"]
        [total] = rows(answer, "all")
        for by in ("level", "province"):
            for column in ("expected", "loaded", "attested", "missing", "documents"):
                assert sum(row[column] for row in rows(answer, by)) == total[column]


def test_it_counts_what_gaps_lists(graph: Graph) -> None:
    listed = gaps(graph, "57-KL/TW")
    states = [row[0] for row in listed.rows if row[11] != "a group whose members cannot be listed"]
    [total] = rows(coverage(graph, "57-KL/TW"), "all")
    assert total["assigned"] == states.count("assigned")
    assert total["ladder_only"] == states.count("expected")


def test_days_are_those_of_stated_links(graph: Graph) -> None:
    [total] = rows(coverage(graph, "57-KL/TW"), "all")
    assert (total["days_min"], total["days_median"], total["days_max"]) == (49, 52, 56)
    [none] = rows(coverage(graph, "57-KL/TW", province="Hồ Chí Minh"), "all")
    assert (none["days_median"], none["documents"], none["unproven"]) == (None, 0, 3)


def test_the_curve_ends_at_all_documents(graph: Graph) -> None:
    answer = coverage(graph, "57-KL/TW")
    curve = rows(answer, "month")
    assert [(row["value"], row["documents"], row["cumulative"]) for row in curve] == [
        ("2023-08", 2, 2), ("", 2, 4),
    ]  # fmt: skip
    assert curve[-1]["cumulative"] == rows(answer, "all")[0]["documents"]
    assert RENDERERS["csv"](answer, Look()).splitlines()[-1].startswith("month,,")


def test_a_level_alone(graph: Graph) -> None:
    answer = coverage(graph, "57-KL/TW", level="district")
    assert {row["value"] for row in rows(answer, "level")} == {"district"}
    with pytest.raises(QueryError):
        coverage(graph, "57-KL/TW", level="hamlet")


def test_the_five_plans(shared: Path) -> None:
    with Graph() as graph:
        load([str(path) for path in sorted((shared / "seeds").glob("*.txt"))], graph)
        answer = coverage(graph, "57-KL/TW")
    [communes] = [row for row in rows(answer, "level") if row["value"] == "commune"]
    assert (communes["expected"], communes["assigned"], communes["loaded"]) == (46, 29, 0)
    assert "5 documents loaded" in rows(answer, "all")[0]["corpus"]

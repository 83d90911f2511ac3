"""One thing is told in the singular, in every place that counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import Paper, Speaker, people
from click.testing import CliRunner

from thac.cli import main
from thac.graph import open as open_graph
from thac.queries.audit.missing_link import TOLD
from thac.queries.audit.report import SLIPS
from thac.queries.coverage import UNCOUNTED
from thac.queries.english import in_english


@pytest.mark.parametrize(
    ("phrase", "values", "said"),
    [
        (UNCOUNTED, (1,), "1 group whose members cannot be listed is not counted"),
        (UNCOUNTED, (2,), "2 groups whose members cannot be listed are not counted"),
        (TOLD, ("5/KH", 1, 4), "5/KH tells it to act, and 1 of the 4 bodies told has one"),
        (TOLD, ("5/KH", 3, 4), "5/KH tells it to act, and 3 of the 4 bodies told have one"),
        (SLIPS, (1,), "1 name of a document or a body slips"),
        ("part {} tells no unit to do it", ("1",), "part 1 tells no unit to do it"),
        ("{} cites {}", ("1", "2 documents"), "1 cites 2 documents"),
        ("{} documentsx", (1,), "1 documentsx"),
    ],
)
def test_words_agree_with_the_count(phrase: str, values: tuple[object, ...], said: str) -> None:
    assert said in in_english(phrase, *values)


def test_a_store_of_one_document_is_told_of_as_one(tmp_path: Path) -> None:
    with open_graph(tmp_path / "thac.db") as graph:
        paper = Paper(people("Sơn La"), "KH", "kế hoạch", "9/KH-UBND", "2024-01-05", "về việc trồng cây")
        graph.put(Speaker(paper, "plan.txt").assigns("Sở Nội vụ tỉnh Sơn La").done())
    commands = [
        ["gaps", "9/KH-UBND"], ["coverage", "9/KH-UBND"], ["audit"], ["audit", "9/KH-UBND"],
        ["view", "9/KH-UBND", "-o", "-", "--format", "dot"], ["trace", "9/KH-UBND"],
        ["scoreboard", "9/KH-UBND"],
        ["gaps", "9/KH-UBND", "--format", "json"], ["units", "huyện Côn Đảo", "--level", "district"],
        ["export", "--format", "ttl", "-o", str(tmp_path / "graph.ttl")],
    ]  # fmt: skip
    for words in commands:
        done = CliRunner().invoke(main, ["--db", str(tmp_path / "thac.db"), *words])
        assert done.exit_code == 0, done.output
        for many in ("documents", "bodies", "units", "sources", "links", "findings"):
            assert f" 1 {many}" not in f" {done.output}", words
    assert (
        "1 document loaded"
        in CliRunner().invoke(main, ["--db", str(tmp_path / "thac.db"), *commands[0]]).stdout
    )

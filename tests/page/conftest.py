"""The pages of the examples and of the real plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from thac.graph import open as open_graph
from thac.loaders.load import load
from thac.queries.render.page import page
from thac.queries.view import data, picture

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def written(folder: Path, symbol: str, target: Path, lang: str = "vi") -> str:
    """The address of the page of a directive, made from the documents in a folder."""
    with open_graph() as graph:
        load([str(folder)], graph)
        target.write_text(page(data(picture(graph, symbol)), lang), encoding="utf-8")
    return target.as_uri()


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of the invented directive."""
    return written(EXAMPLES, "96-CT/TW", tmp_path_factory.mktemp("page") / "examples.html")


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of 57-KL/TW, made from the five real plans."""
    return written(shared / "seeds", "57-KL/TW", tmp_path_factory.mktemp("page") / "seeds.html")

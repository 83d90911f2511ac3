"""Every field of a crawl knows its examples and none of its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from thac.ontology.columns import column_key, field_of
from thac.ontology.data import read_toml

COLUMNS: list[dict[str, Any]] = read_toml("columns.toml")["column"]


@pytest.mark.parametrize("entry", COLUMNS, ids=[entry["field"] for entry in COLUMNS])
def test_headings_are_recognised(entry: dict[str, Any]) -> None:
    assert {field_of(heading) for heading in entry["examples"]} == {entry["field"]}
    assert entry["field"] not in {field_of(heading) for heading in entry["counter"]}


def test_a_heading_means_one_field() -> None:
    keys = [column_key(name) for entry in COLUMNS for name in entry["names"]]
    assert len(keys) == len(set(keys))

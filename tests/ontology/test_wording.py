"""Every list of words reads its examples and none of its counter-examples."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from thac.loaders.clean import key
from thac.ontology.wording import FILES, alternatives, meanings, wording


def _entries(table: str) -> list[dict[str, Any]]:
    folder = files("thac.ontology").joinpath("vn")
    return [
        entry
        for name in FILES
        for entry in tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")).get(table, [])
    ]


WORDS = _entries("words")
MEANINGS = _entries("meaning")


@pytest.mark.parametrize("entry", WORDS, ids=[entry["role"] for entry in WORDS])
def test_words(entry: dict[str, Any]) -> None:
    whole = "" if entry.get("beginnings") else r"(?![^\W\d_])"
    pattern = re.compile(alternatives(entry["role"]) + whole)
    read = str if entry.get("as_written") else key
    assert entry["examples"]
    assert [text for text in entry["examples"] if not pattern.match(read(text))] == []
    assert [text for text in entry.get("counter", []) if pattern.match(read(text))] == []


@pytest.mark.parametrize("entry", WORDS, ids=[entry["role"] for entry in WORDS])
def test_words_stand_once(entry: dict[str, Any]) -> None:
    assert len(set(entry["words"])) == len(entry["words"])
    assert wording(entry["role"]) == tuple(entry["words"])


@pytest.mark.parametrize("entry", MEANINGS, ids=[entry["role"] for entry in MEANINGS])
def test_meanings(entry: dict[str, Any]) -> None:
    assert entry["means"]
    assert meanings(entry["role"]) == entry["means"]


def test_roles_stand_once() -> None:
    for entries in (WORDS, MEANINGS):
        roles = [entry["role"] for entry in entries]
        assert len(set(roles)) == len(roles)

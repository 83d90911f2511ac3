"""Every entry of the frame's phrases and of the cues parses its examples and none of its counter-examples."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from thac.loaders.clean import key
from thac.ontology.frame import cues, either, phrases, surnames, word_list


def _entries(name: str, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(
        files("thac.ontology").joinpath(f"vn/{name}").read_text(encoding="utf-8")
    )[table]
    return found


PHRASES = _entries("header.toml", "phrase")
CUES = _entries("relations.toml", "cue")
WORDS = [
    (name, entry)
    for name in ("header", "mentions", "outline", "relations")
    for entry in _entries(f"{name}.toml", "words")
]


@pytest.mark.parametrize("entry", PHRASES, ids=[entry["role"] for entry in PHRASES])
def test_phrase(entry: dict[str, Any]) -> None:
    pattern = phrases()[entry["role"]]
    assert [text for text in entry["examples"] if not pattern.match(key(text))] == []
    assert [text for text in entry.get("counter", []) if pattern.match(key(text))] == []


@pytest.mark.parametrize("entry", CUES, ids=[entry["name"] for entry in CUES])
def test_cue(entry: dict[str, Any]) -> None:
    pattern, relations = cues()
    groups = [i for i in range(len(relations)) if f"({entry['pattern']})" in pattern.pattern]
    assert groups
    for text in entry["examples"]:
        found = [relations[(match.lastindex or 1) - 1] for match in pattern.finditer(key(text))]
        assert entry["relation"] in found, text
    for text in entry.get("counter", []):
        found = [relations[(match.lastindex or 1) - 1] for match in pattern.finditer(key(text))]
        assert entry["relation"] not in found, text


@pytest.mark.parametrize(("name", "entry"), WORDS, ids=[f"{name}-{entry['role']}" for name, entry in WORDS])
def test_words(name: str, entry: dict[str, Any]) -> None:
    words = word_list(name, entry["role"])
    assert list(words) == entry["words"]
    assert len(set(words)) == len(words)
    pattern = re.compile(either(name, entry["role"]), re.IGNORECASE)
    assert entry["examples"]
    assert [text for text in entry["examples"] if not pattern.match(key(text))] == []
    assert [text for text in entry.get("counter", []) if pattern.match(key(text))] == []


def test_surnames_are_no_words_of_offices() -> None:
    assert not surnames() & {"ban", "phó", "công", "văn", "sở", "bộ", "hội", "phòng", "thuế"}

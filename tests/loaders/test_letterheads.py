"""Invented documents in, what a careful reader finds in their letterheads and closings."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from thac.loaders.clean import normalise, same
from thac.loaders.contract import record
from thac.loaders.parse import parse

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "letterheads.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_letterhead(case: dict[str, Any]) -> None:
    text = case["text"]
    if case.get("decompose"):
        text = unicodedata.normalize("NFD", text)
    found = record(parse(normalise("case", text)))
    document = found["document"]
    signer = document["signer"] or {}
    got = {
        **document,
        "signer": signer.get("name"),
        "post": signer.get("title"),
        "behalf": signer.get("on_behalf_of"),
    }
    wanted = {k: v for k, v in case.items() if k in got}
    for name, value in wanted.items():
        if name == "issuer":
            assert same(got[name] or "") == same(value), name
        else:
            assert got[name] == (value if isinstance(value, list) else value or None), name
    codes = {finding["code"] for finding in found["findings"]}
    assert set(case.get("findings", [])) <= codes
    for secret in case.get("never", []):
        assert secret not in str({k: v for k, v in document.items() if k != "evidence"})

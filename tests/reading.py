"""Text in, the record of `thac parse` out: what the tests of reading look at, and papers to read."""

from __future__ import annotations

from typing import Any

from thac.loaders.clean import normalise
from thac.loaders.contract import record
from thac.loaders.parse import parse

Facts = dict[str, Any]


def read(text: str) -> Facts:
    """The record of a text."""
    return record(parse(normalise("a.txt", text)))


def paper(
    preamble: str = "",
    body: str = "",
    *,
    title: str = "Mở lớp dạy đan lưới cho thanh niên",
    head: str = "ỦY BAN NHÂN DÂN\nHUYỆN GIAO THỦY",
    symbol: str = "Số: 88/KH-UBND",
    dated: str = "Giao Thủy, ngày 14 tháng 3 năm 2022",
    name: str = "KẾ HOẠCH",
    tail: str = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nPhạm Văn Lụa",
    about: str = "tỉnh Nam Định",
) -> str:
    """A district's plan of 2022 (huyện Giao Thủy, tỉnh Nam Định) or what the arguments make of it."""
    lead = preamble or f"Ủy ban nhân dân huyện Giao Thủy, {about} ban hành Kế hoạch như sau:"
    parts = [head, symbol, dated, name, title, lead, body or "I. MỤC ĐÍCH\n\n1. Giữ nghề.", tail]
    return "\n\n".join(part for part in parts if part) + "\n"


def refs(facts: Facts, *kinds: str) -> list[Facts]:
    """Its references of some kinds (none given: symbols and short forms)."""
    return [ref for ref in facts["references"] if ref["kind"] in (kinds or ("symbol", "short"))]


def one(facts: Facts, symbol: str) -> Facts:
    """The one reference to a symbol."""
    found = [ref for ref in refs(facts) if ref["symbol"] == symbol]
    assert len(found) == 1, [(ref["symbol"], ref["evidence"]["quote"]) for ref in refs(facts)]
    return found[0]


def edges(facts: Facts) -> set[tuple[str, str, str]]:
    """What it says of two other documents."""
    return {(edge["from"], edge["relation"], edge["to"]) for edge in facts["relations"]}


def slices(facts: Facts, text: str) -> None:
    """Every piece of evidence is a slice of the text as it stands."""
    found = list(facts["document"]["evidence"].values())
    for kind in ("references", "relations", "assignments", "deadlines", "findings"):
        found += [item["evidence"] for item in facts[kind]]
    assert found
    for evidence in found:
        assert evidence["quote"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]

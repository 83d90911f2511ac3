"""Any text in, a record of the agreed shape out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import Facts, paper, read, slices

FULL = paper(
    "Thực hiện Kế hoạch số 318/KH-TU ngày 02/02/2022 của Tỉnh ủy Nam Định về thực hiện Chỉ thị số "
    "14-CT/TW ngày 5/5/2021 của "
    "Ban Bí thư, Ủy ban nhân dân huyện Giao Thủy, tỉnh Nam Định ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH\n\nBám sát Chỉ thị 14.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ; Công an "
    "huyện\n\n- Chủ trì, phối hợp với "
    "UBND các xã báo cáo UBND huyện (qua Văn phòng) trước ngày 30/9/2022.\n\n2. Đề nghị Hội Nông dân "
    "huyện\n\n- Vận động hội viên.",
    symbol="Số:    /KH-UBND",
    dated="Giao Thủy, ngày    tháng 3 năm 2022",
)

#: Keys and what each may be; a reference, an assignment and so on may have more.
SHAPES: dict[str, dict[str, tuple[Any, ...]]] = {
    "references": {
        "symbol": (str, None),
        "kind": (str,),
        "type": (str, None),
        "issued": (str, None),
        "issuer": (str, None),
        "issuer_as_written": (str, None),
        "relation": (str,),
        "scope": (str,),
        "cue": (str, None),
        "context": (str,),
    },
    "relations": {"from": (str,), "relation": (str,), "to": (str,)},
    "assignments": {
        "unit": (str,),
        "organisation": (str, None),
        "group": (bool,),
        "role": (str,),
        "with": (list,),
        "task": (str,),
        "due": (str, None),
        "scope": (str,),
    },
    "deadlines": {
        "due": (str,),
        "every": (str, None),
        "kind": (str,),
        "unit": (str, None),
        "to": (str, None),
        "via": (str, None),
    },
    "findings": {"code": (str,), "message": (str,)},
}
FRAME = {"symbol", "type", "issuer", "level", "province", "issued", "title", "signer", "recipients"}
RELATIONS = {"implements", "based_on", "cites", "guides", "amends", "replaces", "repeals"}
SCOPES = {"title", "opening", "basis", "body", "appendix"}
KINDS = {"symbol", "short", "anaphor", "title"}
ROLES = {"lead", "cooperate", "advise", "monitor", "fund", "execute", "request"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d-\d\d|---\d\d")
CODES = {
    "number-missing",
    "date-missing",
    "date-incomplete",
    "date-conflict",
    "issuer-conflict",
    "symbol-malformed",
    "outline-gap",
    "issuer-place-inferred",
    "publisher-conflict",
}


def check(facts: Facts, text: str) -> None:
    """The shape, the words for relation, scope, kind and role, and evidence that slices the text."""
    assert set(facts) >= {"source", "document", *SHAPES}
    assert set(facts["document"]) >= FRAME
    for name, shape in SHAPES.items():
        for item in facts[name]:
            for key, kinds in shape.items():
                assert (
                    item[key] is None
                    if None in kinds and item[key] is None
                    else isinstance(item[key], kinds[0])
                ), (name, key)
            evidence = item["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    for ref in facts["references"]:
        assert ref["relation"] in RELATIONS
        assert ref["scope"] in SCOPES
        assert ref["kind"] in KINDS
        assert (ref["symbol"] is None) == (ref["kind"] == "title")
        assert len(ref["evidence"]["quote"]) <= 200
    assert {task["role"] for task in facts["assignments"]} <= ROLES
    assert {task["scope"] for task in facts["assignments"]} <= {"organisation", "body"}
    assert {deadline["kind"] for deadline in facts["deadlines"]} <= {"report", "completion"}
    assert {deadline["every"] for deadline in facts["deadlines"]} <= {"year", "quarter", "month", None}
    assert {finding["code"] for finding in facts["findings"]} <= CODES
    dates = [facts["document"]["issued"], *(item["issued"] for item in facts["references"])]
    dates += [item["due"] for item in facts["deadlines"] + facts["assignments"]]
    assert all(DATE.fullmatch(date) for date in dates if date)
    json.dumps(facts)


def test_a_plan_with_every_kind_of_fact() -> None:
    facts = read(FULL)
    check(facts, FULL)
    slices(facts, FULL)
    for name in SHAPES:
        assert facts[name], name
    assert {finding["code"] for finding in facts["findings"]} == {
        "number-missing",
        "date-incomplete",
        "symbol-malformed",
        "outline-gap",
    }


@pytest.mark.parametrize(
    "text", ["", " ", "x", "KẾ HOẠCH", "Số:", "\n\n\n", "*", "Nơi nhận:", "I.", "Căn cứ", "|", "¹"]
)
def test_next_to_nothing(text: str) -> None:
    facts = read(text)
    check(facts, text)
    assert not facts["references"]


def test_escaped_marks_of_a_crawl() -> None:
    text = paper(
        "Thực hiện Kế hoạch số 318/KH\\-UBND ngày 02/02/2022, Ủy ban nhân dân huyện ban hành Kế hoạch:",
        "1\\. Chọn thầy.",
        title="Thực hiện Nghị quyết số 71\\-NQ/TW",
        symbol="Số: **88**/KH\\-UBND",
    )
    facts = read(text)
    check(facts, text)
    assert facts["document"]["symbol"] == "88/KH-UBND"
    assert facts["document"]["title"] == "Thực hiện Nghị quyết số 71-NQ/TW"
    assert [ref["symbol"] for ref in facts["references"]] == ["71-NQ/TW", "318/KH-UBND"]


def test_the_same_text_gives_the_same_record() -> None:
    assert json.dumps(read(FULL)) == json.dumps(read(FULL))


PIECES = [line + "\n" for line in FULL.splitlines()] + [
    "\n",
    "| a | b |\n",
    "¹ Ghi chú.\n",
    "PHỤ LỤC\n",
    "Điều 2. Thi hành\n",
    "TM. ỦY BAN NHÂN DÂN\n",
    "Nơi nhận:\n",
    "- Lưu: VT.\n",
    "Căn cứ Luật Đê điều ngày 29/11/2006;\n",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_lines_in_any_order(lines: list[str]) -> None:
    text = "".join(lines)
    check(read(text), text)


@settings(max_examples=40)
@given(st.integers(0, len(FULL)), st.integers(0, len(FULL)))
def test_any_part_of_a_plan(start: int, end: int) -> None:
    check(read(FULL[start:end]), FULL[start:end])


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(read(text), text)


def test_line_ends_of_windows() -> None:
    text = FULL.replace("\n", "\r\n")
    facts = read(text)
    check(facts, text)
    assert [ref["symbol"] for ref in facts["references"]] == [
        ref["symbol"] for ref in read(FULL)["references"]
    ]
    assert len(facts["assignments"]) == len(read(FULL)["assignments"])


@pytest.mark.parametrize("gap", [" ", "\u00a0", "  ", "\u2009", "\t"])
def test_spaces_of_any_kind(gap: str) -> None:
    text = FULL.replace(" ", gap)
    facts = read(text)
    check(facts, text)
    assert [ref["symbol"] for ref in facts["references"]] == [
        ref["symbol"] for ref in read(FULL)["references"]
    ]

"""What calls a note is no part of the words before it: they read as they would without."""

from __future__ import annotations

import pytest
from reading import paper, read, refs

NOTES = "\n\n¹ Ghi chú một.\n\n² Ghi chú hai.\n"
PREAMBLE = (
    "Thực hiện Kết luận số 57-KL/TW{0} ngày 15/6/2023{0} của Bộ Chính trị{0}, "
    "Ủy ban nhân dân huyện Giao Thủy ban hành Kế hoạch như sau:"
)
BODY = "I. TỔ CHỨC\n\n1. Văn phòng{0} chủ trì tổng hợp, báo cáo trước ngày 15/12/2023{0}; trồng 300 m² hoa."


@pytest.mark.parametrize("call", ["¹", "²", "[1]", "[2]"])
def test_a_call_changes_nothing_that_is_read(call: str) -> None:
    notes = NOTES if call[0] != "[" else NOTES.replace("¹", "[1]").replace("² G", "[2] G")
    plain, called = (read(paper(PREAMBLE.format(mark), BODY.format(mark)) + notes) for mark in ("", call))
    said = [
        [(ref["symbol"], ref["issued"], ref["issuer"], ref["relation"]) for ref in refs(one)]
        for one in (plain, called)
    ]
    assert said[0] == said[1] != []
    told = [[(task["unit"], task["due"]) for task in one["assignments"]] for one in (plain, called)]
    assert told[0] == told[1] == [("Văn phòng", "2023-12-15")]


def test_units_raised_to_a_power_are_no_calls() -> None:
    facts = read(paper(body="I. VIỆC\n\n1. Văn phòng chủ trì trồng 300 m² hoa và 2 km² rừng.") + NOTES)
    assert "300 m² hoa và 2 km² rừng" in facts["assignments"][0]["evidence"]["quote"]


def test_the_mark_of_a_note_is_no_part_of_its_sentence() -> None:
    text = paper("Giữ nghề dệt của các bản¹ như sau:") + "\n¹ Quyết định số 305/QĐ-UBND ngày 11/02/2022.\n"
    (cited,) = [ref for ref in refs(read(text)) if ref["symbol"] == "305/QĐ-UBND"]
    assert cited["context"] == "Quyết định số 305/QĐ-UBND ngày 11/02/2022."


def test_the_mark_of_a_note_leaves_no_gap_in_a_task() -> None:
    body = "I. NHIỆM VỤ\n\n1. Phòng Kinh tế chủ trì dạy nghề năm 2023¹, xong trước ngày 30/6/2023."
    found = read(paper(body=body) + "\n¹ Theo số liệu của huyện.\n")
    tasks = [one["task"] for one in found["assignments"]]
    assert tasks == ["Phòng Kinh tế chủ trì dạy nghề năm 2023, xong trước ngày 30/6/2023."]

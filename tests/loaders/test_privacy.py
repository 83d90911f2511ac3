"""Texts that name drafters, addresses and telephones in, nothing of them kept out."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from reading import Facts, paper, read

from thac.cli import main
from thac.graph.ids import fold
from thac.loaders.privacy import masked

WHO = "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ\n\n- "
SIGNED = "\n\nCHỦ TỊCH\n\nPhạm Văn Lụa"

ARCHIVES = [
    "- Lưu: VT, NV (Mai Thị Quýt).",
    "- Lưu: VT, Quýt.",
    "- Lưu: VT, P. NV (Quýt), Bưởi.",
    "- Lưu VT, NV, Quýt (15b).",
    "- Lưu: VT, NV (đ/c Quýt).",
    "- Lưu Văn phòng, Đ.V. Quýt.",
    "- Lưu: VT;\n- Quýt, 12b.",
    "- Lưu: VT, NV\n(Quýt-25b).",
    "Lưu: VT, Quýt.",
    "* Lưu: VT, quýt.",
    "- Lưu VP, quýt/hpc.",
]

CONTACTS = [
    ("thư về quyt.mt@namdinh.gov.vn cho kịp", "quyt.mt"),
    ("thư về MaiQuyt_81@gmail.com cho kịp", "MaiQuyt"),
    ("thư về địa chỉ: quyt@nd.vn, quyt2@nd.vn", "quyt"),
    ("gọi điện thoại 0912.345.678 trước", "345"),
    ("gọi 0912345678 trước", "345678"),
    ("gọi 0912 345 678 trước", "345"),
    ("gọi ĐT: 0228.3864.112 trước", "3864"),
    ("gọi SĐT 0228 3864 112 trước", "3864"),
    ("gọi số máy (0228) 3864112 trước", "3864112"),
    ("gọi +84 912 345 678 trước", "345"),
    ("gửi Fax: 0228-3864-112 trước", "3864"),
    ("gọi đường dây nóng 0228.3864.112 trước", "3864"),
]


def words(facts: Facts) -> Iterator[str]:
    """All texts of a record but the quotes, which must be slices of the file."""

    def walk(item: object) -> Iterator[str]:
        if isinstance(item, dict):
            for key, value in item.items():
                if key != "quote":
                    yield from walk(value)
        elif isinstance(item, list):
            for value in item:
                yield from walk(value)
        elif isinstance(item, str):
            yield item

    yield from walk(facts)


def kept(database: Path) -> str:
    """All that a database holds: every column of every table, texts unpacked, and its raw bytes."""
    found = [database.read_bytes().decode("utf-8", "replace")]
    with sqlite3.connect(database) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):
                for value in row:
                    found.append(_plain(value) if isinstance(value, bytes) else str(value))
    return "\n".join(found)


def _plain(value: bytes) -> str:
    try:
        return zlib.decompress(value).decode("utf-8", "replace")
    except zlib.error:
        return value.decode("utf-8", "replace")


def store(text: str, folder: Path) -> str:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["--db", str(folder / "a.db"), "load", str(folder / "a.txt")])
    assert done.exit_code == 0, done.output
    return kept(folder / "a.db")


@pytest.mark.parametrize("line", ARCHIVES)
def test_who_drafted_is_not_kept(line: str, tmp_path: Path) -> None:
    text = paper(body=f"{WHO}Chọn thầy.", tail=f"Nơi nhận:\n- Như trên;\n- UBND các xã;\n{line}{SIGNED}")
    for names in (fold("\n".join(words(read(text)))), fold(store(text, tmp_path))):
        assert "quyt" not in names
        assert "buoi" not in names


@pytest.mark.parametrize(("sentence", "secret"), CONTACTS)
def test_addresses_and_telephones_are_not_printed(sentence: str, secret: str) -> None:
    facts = read(paper(body=f"{WHO}Theo Kế hoạch số 318/KH-UBND, {sentence} ngày 30/9/2022."))
    assert facts["assignments"]
    assert [text for text in words(facts) if secret in text] == []


@pytest.mark.parametrize(("sentence", "secret"), CONTACTS)
def test_addresses_and_telephones_are_not_kept(sentence: str, secret: str, tmp_path: Path) -> None:
    text = paper(body=f"{WHO}Theo Kế hoạch số 318/KH-UBND, {sentence} ngày 30/9/2022.")
    assert secret not in store(text, tmp_path)


@pytest.mark.parametrize("where", ["title", "preamble", "tail", "head"])
def test_an_address_anywhere(where: str, tmp_path: Path) -> None:
    parts = {
        "title": paper(title="Mở lớp đan lưới, hỏi quyt@nd.vn"),
        "preamble": paper("Thực hiện Kế hoạch số 318/KH-UBND, hỏi quyt@nd.vn, UBND huyện ban hành Kế hoạch:"),
        "tail": paper(tail=f"Nơi nhận:\n- UBND các xã (quyt@nd.vn);\n- Lưu: VT.{SIGNED}"),
        "head": paper(head="ỦY BAN NHÂN DÂN\nHUYỆN GIAO THỦY\nEmail: quyt@nd.vn"),
    }
    assert "quyt" not in store(parts[where], tmp_path)
    assert [text for text in words(read(parts[where])) if "quyt" in text] == []


PEOPLE = [
    "Đồng chí Mai Văn Quýt, Phó Chủ tịch UBND huyện chỉ đạo chung.",
    "Giao ông Mai Văn Quýt - Trưởng phòng Nội vụ chủ trì chọn thầy.",
    "Phòng Nội vụ (đồng chí Mai Thị Quýt) chủ trì chọn thầy theo Kế hoạch số 318/KH-UBND.",
    "Liên hệ đồng chí Mai Thị Quýt, chuyên viên, để học theo Kế hoạch số 318/KH-UBND.",
    "Đầu mối: bà Mai Thị Quýt; học theo Kế hoạch số 318/KH-UBND.",
    "Các đồng chí: Lê Thị Bưởi, Mai Văn Quýt chủ trì chọn thầy.",
    "Giao đồng chí Y Quýt Niê Phó Trưởng phòng Nội vụ báo cáo đồng chí Y Quýt Niê trước ngày 30/9/2022.",
    "Phòng Nội vụ phối hợp với bà Mai Thị Quýt tổ chức lớp (liên hệ: Mai Thị Quýt).",
]


@pytest.mark.parametrize("sentence", PEOPLE)
def test_a_person_in_a_task_is_not_printed(sentence: str) -> None:
    facts = read(paper(body=f"I. TỔ CHỨC THỰC HIỆN\n\n1. {sentence}\n\n2. Phòng Y tế chủ trì khám sức khỏe."))
    assert [text for text in words(facts) if "Quýt" in text] == []


def test_the_post_of_a_person_is_a_unit_without_the_name() -> None:
    facts = read(
        paper(
            body="I. TỔ CHỨC THỰC HIỆN\n\n"
            "1. Đồng chí Mai Văn Quýt, Phó Chủ tịch UBND huyện chỉ đạo chung.\n\n"
            "2. Giao ông Mai Văn Quýt - Trưởng phòng Nội vụ chủ trì chọn thầy."
        )
    )
    units = [task["unit"] for task in facts["assignments"]]
    assert units == ["Phó Chủ tịch UBND huyện", "Trưởng phòng Nội vụ"]


@pytest.mark.parametrize(
    "words_",
    [
        "Đồng chí Bí thư Huyện ủy chỉ đạo.",
        "Các đồng chí Trưởng Ban Chỉ đạo, UV BTV, Hội Nông dân dự.",
        "Kỷ niệm ngày sinh đồng chí Mai Văn Quýt.",
        "Quận Hai Bà Trưng, tỉnh Bà Rịa Vũng Tàu, đường Bà Huyện Thanh Quan.",
        "Chủ tịch Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh.",
    ],
)
def test_offices_places_and_people_of_history_stay(words_: str) -> None:
    assert words_[:-1] in " ".join(words(read(paper(body=WHO + words_))))


@pytest.mark.parametrize(
    "line",
    ["- Ông Mai Văn Quýt;", "- Đ/c Mai Văn Quýt, PCT UBND huyện (b/c);", "- Bà Mai Thị Quýt (để biết);"],
)
def test_a_person_among_the_recipients_is_not_printed(line: str) -> None:
    facts = read(paper(tail=f"Nơi nhận:\n- UBND các xã;\n{line}\n- Lưu: VT.{SIGNED}"))
    assert [text for text in words(facts) if "Quýt" in text] == []
    assert "UBND các xã" in facts["document"]["recipients"]


def test_the_signer_is_kept(tmp_path: Path) -> None:
    assert "Phạm Văn Lụa" in store(paper(), tmp_path)


def test_symbols_sums_and_dates_are_no_telephones(tmp_path: Path) -> None:
    words_ = (
        "Theo Kế hoạch số 318/KH-UBND ngày 30/9/2021 chi 1.250.000 đồng, mã 2022.000.123, theo "
        "Công văn số 1234/UBND-VX."
    )
    found = store(paper(body=WHO + words_), tmp_path)
    for word in ("318/KH-UBND", "1.250.000", "2022.000.123", "1234/UBND-VX"):
        assert word in found


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_a_mask_keeps_length_and_layout(text: str, spans: list[tuple[int, int]]) -> None:
    hidden = masked(text, sorted((min(s), min(max(s), len(text))) for s in spans if min(s) <= len(text)))
    assert len(hidden) == len(text)
    assert all(a == b or a.isalnum() or a == "_" for a, b in zip(text, hidden, strict=True))

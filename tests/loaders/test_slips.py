"""Texts with slips of typing and scanning in, what is meant by them out; others stay as they are."""

from __future__ import annotations

import random

import pytest
from planted.noise import noisy
from reading import paper, read, slices

from thac.loaders.clean import normalise
from thac.loaders.slip_issuers import issuer_slips
from thac.loaders.slip_names import name_slips
from thac.loaders.slip_numbers import number_slips
from thac.loaders.slip_sections import section_slips
from thac.loaders.slip_words import word_slips
from thac.loaders.slips import is_full_of_slips, mended
from thac.ontology.data import read_toml

SLIPS = read_toml("slips.toml")
#: A sentence in which many words are no syllables, so that a text is looked at.
SIGN = "Nộii dungg này đợược gghi lại thheo bản qquét, cònn nhiều lỗ i chhính tả."


def put(text: str, found: list[tuple[int, int, str]]) -> str:
    for start, end, meant in reversed(found):
        text = text[:start] + meant + text[end:]
    return text


@pytest.mark.parametrize("example", SLIPS["examples"])
def test_a_phrase_that_slips_is_read_as_it_is_meant(example: str) -> None:
    read_as, meant = example.split(" -> ")
    assert put(read_as, word_slips(read_as)) == meant


@pytest.mark.parametrize("text", [*SLIPS["counter"], *SLIPS["phrases"]])
def test_what_is_as_it_should_be_stays(text: str) -> None:
    assert word_slips(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("số l35/KH-UBNĐ ngày 3|5/2022", "số 135/KH-UBND ngày 3/5/2022"),
        ("Kế hoạch số 5 -K H/Đ U ngày", "Kế hoạch số 5-KH/ĐU ngày"),
        ("Kế hoạch số 169-KKH/HU ngày", "Kế hoạch số 169-KH/HU ngày"),
        ("ngàỳ 22 thãng 8 năn 2O22", "ngày 22 tháng 8 năm 2022"),
        ("ngày22 tháng8 năm 2022", "ngày 22 tháng 8 năm 2022"),
        ("ngày 27 tháng 8 lăm 2022", "ngày 27 tháng 8 năm 2022"),
        ("ngày 20 thá n g 8 năm 2022", "ngày 20 tháng 8 năm 2022"),
        ("Số: 66/B-UBND\n\nBÁO CÁO\n", "Số: 66/BC-UBND\n\nBÁO CÁO\n"),
    ],
)
def test_numbers_days_and_symbols(text: str, meant: str) -> None:
    assert put(text, number_slips(text)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 13/QĐ-TTg ngày 31/12/2022",
        "Công văn số 15/UBND-VX ngày 02 tháng 3 năm 2021",
        "NGÀY 27 THÁNG 7 NĂM 2013",
        "20-25 người, điện thoại 024-3825-1234, mẫu C/O, 5563/CT-CS",
        "I. MỤC ĐÍCH\n\nII. NHIỆM VỤ\n\nIII. TỔ CHỨC THỰC HIỆN\n",
        "| BAN CHỈ ĐẠO QUỐC GIA |",
    ],
)
def test_numbers_that_stay(text: str) -> None:
    assert put(text, number_slips(text)) == text


def test_numerals_of_sections_are_told_by_their_order() -> None:
    text = "l. MỤC ĐÍCH\n\n1I, NHIỆM VỤ CHUNG\n\nII. TỔ CHỨC THỰC HIỆN\n\nIV. KINH PHÍ\n"
    assert put(text, section_slips(text)) == (
        "I. MỤC ĐÍCH\n\nII. NHIỆM VỤ CHUNG\n\nIII. TỔ CHỨC THỰC HIỆN\n\nIV. KINH PHÍ\n"
    )
    gap = "I. MỤC ĐÍCH\n\nII. NHIỆM VỤ CHUNG\n\nIV. TỔ CHỨC THỰC HIỆN\n"
    assert put(gap, section_slips(gap)) == gap


def test_places_are_told_by_the_text_itself_and_by_the_gazetteer() -> None:
    text = "ĐẢNG ỦY XÃ NGỌC CÂU\nĐảng ủy xã Ngọc Châu, huyện Tân Yên, tỉnh Bắc Giang; huyện Tên Yên"
    assert put(text, name_slips(text)).startswith("ĐẢNG ỦY XÃ NGỌC CHÂU\n")
    assert put(text, name_slips(text)).endswith("huyện Tân Yên")
    alone = "tỉnh Bắc Giang, huyện Lạg Giang"
    assert put(alone, name_slips(alone)) == "tỉnh Bắc Giang, huyện Lạng Giang"


HEAD = "{}\n{}\n\n{}\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 31/KH-UBND\n\n{}, ngày 08 tháng 4 năm 2022\n"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        (
            "ĐẢNG ỦY T'HỊ TRẤN LĂNG CAN\nSố 6-KH/ĐU\nLăng Can, ngày 10 tháng 8 năm 2022",
            "ĐẢNG ỦY THỊ TRẤN LĂNG CAN",
        ),
        ("ĐẢNG ỦY XÃ TTRUN TRỰC\nSố 6-KH/ĐU\nTrung Trực, ngày 10 tháng 8 năm 2022", "ĐẢNG ỦY XÃ TRUNG TRỰC"),
        (HEAD.format("ỦY BAN NHÂN DÂN", "XÃ AN., LẠC", NATION, "An Lạc"), "XÃ AN LẠC"),
        (HEAD.format("ỦY BAN NHÂN DÂN", "XÃ AN LẠC", "XỘNG HPA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "An Lạc"), NATION),
    ],
)
def test_who_issued_it_is_told_by_its_number_and_its_seat(head: str, meant: str) -> None:
    assert meant in put(head, issuer_slips(head)).split("\n")


@pytest.mark.parametrize(
    "head",
    [
        "HUYỆN ỦY TUY AN\nSố 6-KH/HU\nChí Thạnh, ngày 10 tháng 8 năm 2022",
        "HUYỆN ỦY YÊN SƠN\nSố 6-KH/HU\nYên Sơn, ngày 10 tháng 8 năm 2022",
        "ĐẢNG ỦY XÃ HÒA TÂN\nSố 6-KH/ĐU\nHòa Tâm, ngày 10 tháng 8 năm 2022",
        HEAD.format("ỦY BAN NHÂN DÂN", "HUYỆN M'ĐRẮK", "**CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "M'Đrắk"),
    ],
)
def test_an_issuer_that_is_named_as_it_is_called_stays(head: str) -> None:
    assert issuer_slips(head) == []


def test_a_unit_is_told_by_the_recipients() -> None:
    text = "3. Các huyện ủy, fhành ủy\n- Báo cáo.\n\nNơi nhận:\n- Các huyện ủy, thành ủy,\n- Lưu."
    assert put(text, name_slips(text)).startswith("3. Các huyện ủy, thành ủy\n")
    assert put("4. ác huyện ủy\n", name_slips("4. ác huyện ủy\n")) == "4. Các huyện ủy\n"


def test_the_name_of_the_nation_is_no_place_and_a_plain_name_is_not_the_right_one() -> None:
    assert name_slips(f"XÃ TÂN THÀNH\n{NATION}\nxã Tân Thành, xã Tân Thành") == []
    text = "ĐẢNG ỦY THỊ TRẤN LĂNG CAN trên địa bàn thị trấn Lang Can"
    assert put(text, name_slips(text)) == text.replace("Lang", "Lăng")


def test_a_text_without_slips_is_not_touched() -> None:
    plan = paper("Thủ tưởng và bì thư, cơ số y tế; đăng trên website, Zalo, Facebook tại Krông Ana.")
    assert not is_full_of_slips(plan)
    text = normalise("a.txt", plan)
    assert mended(text) is text


def test_evidence_points_into_the_text_as_it_was_scanned() -> None:
    plan = paper(
        "Thực hlện Kế hoạch số l8/KH–UBNĐ ngày 3|2/2022 của UBND tinh Nam Định, "
        "Ủy ban nhân dânn huyện Giao Thủy, tỉnh Nam Định ban hành Kế oạch như sau:",
        body=f"I. MỤC ĐÍCH\n\n1. {SIGN}",
    )
    facts = read(plan)
    [reference] = [one for one in facts["references"] if one["symbol"]]
    assert (reference["symbol"], reference["issued"], reference["relation"]) == (
        "18/KH-UBND", "2022-02-03", "implements",
    )  # fmt: skip
    assert reference["evidence"]["quote"] == "l8/KH–UBNĐ"
    slices(facts, plan)


@pytest.mark.parametrize("seed", range(12))
def test_the_letterhead_survives_noise(seed: int) -> None:
    """One character in a hundred is hit: number, day and issuer are read all the same."""
    plan = paper(body=f"I. MỤC ĐÍCH\n\n1. {SIGN}")
    head, rest = plan[:110], plan[110:]
    text, lost = noisy(head, 0.01, random.Random(seed))
    document = read(text + rest)["document"]
    if not lost:
        assert document["issuer"] == "Ủy ban nhân dân huyện Giao Thủy"
        assert (document["symbol"], document["issued"]) == ("88/KH-UBND", "2022-03-14")

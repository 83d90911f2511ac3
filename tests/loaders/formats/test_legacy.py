"""Texts in the encodings of before Unicode are found out, converted and said to be; others are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from encoders import ENCODERS, to_tcvn3
from hypothesis import given
from hypothesis import strategies as st

from thac.graph.errors import SourceError
from thac.loaders.formats import legacy
from thac.loaders.formats.plain import read_plain
from thac.loaders.model import Source, Text
from thac.loaders.parse import parse
from thac.ontology.encodings import is_syllable

LETTER = """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN GIAO THỦY                         Độc lập - Tự do - Hạnh phúc
Số: 88/KH-UBND                     Giao Thủy, ngày 14 tháng 3 năm 2002

KẾ HOẠCH
Mở lớp dạy đan lưới cho thanh niên

Căn cứ Quyết định số 12/QĐ-UBND ngày 20 tháng 2 năm 2002 của Ủy ban nhân dân tỉnh Nam Định về dạy nghề,
Ủy ban nhân dân huyện xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
1. Giữ nghề của các xã ven biển; mỗi xã, thị trấn có ít nhất một lớp.
2. Phòng Lao động chủ trì, phối hợp với Đoàn Thanh niên, báo cáo trước ngày 30 tháng 11 năm 2002.

Nơi nhận:                                  CHỦ TỊCH
- Như trên;
- Lưu: VT.                                 Phạm Văn Lụa
"""
MORE = """
Ẵng Ỡm ở ưỡn khuỷu quỵ Ỷ ỹ ỵ nghĩ ngõ ngã ngủ kỷ luật sửa đổi bổ sung thẩm quyền nghiệm thu lượng
giữa những việc cần ngặt nghèo hẻm hẹp bể bệ chễ chậm trễ lỗ lộ lổ mỡ mợ ấm ẩm ẫm ậm ắng ẳng ẵng ặng dẻo
dễ đễ ỉ ĩ ị ịch ổi ỗi ợ hờ hỡi hợi bũa ũ ụ ủ ứ ừ ử ữ ự Ấn Ầm Ẩn Ậm Ắt Ằng Ẻo Ẽ Ẹ Ế Ề Ể Ễ Ệ Ỉ Ị Ỏ Õ Ọ
Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ợ Ủ Ũ Ụ Ứ Ừ Ử Ữ Ự Ỳ Ý Á À Ả Ã Ạ É È Ó Ò Ú Ù Í Ì Ĩ đủ Đủ hoà thuận quyết
"""
WORDS = sorted({word for word in (LETTER + MORE).split() if word.isalpha()})

GENRE = st.permutations(WORDS).map(lambda words: " ".join(words[:120]))


def written(text: str, name: str) -> str:
    """What of a text an encoding can write: in TCVN3 a word that begins with "Ủ" is in small letters."""
    return text.replace("Ủy", "ủy") if name.startswith("TCVN3") else text


def read(content: bytes) -> Text:
    return read_plain(Source("a.txt", "text/plain", content, ""))


@pytest.mark.parametrize("name", ENCODERS)
def test_a_letter_of_before_unicode_is_read_and_said_to_be_converted(name: str) -> None:
    text = read(ENCODERS[name](LETTER))
    assert text.original == written(LETTER, name)
    assert text.remarks == (f"converted from {name}",)
    document = parse(text)
    assert (document.symbol, document.issued) == ("88/KH-UBND", "2002-03-14")
    assert document.signer
    assert document.signer.name == "Phạm Văn Lụa"


@pytest.mark.parametrize("name", [name for name in ENCODERS if name != "TCVN3 (ABC)"])
@given(words=GENRE)
def test_any_vietnamese_text_comes_back(name: str, words: str) -> None:
    assert legacy.decode(ENCODERS[name](words)) == (words, name)


@given(words=GENRE)
def test_any_vietnamese_text_in_tcvn3_comes_back_but_for_capitals_it_cannot_write(words: str) -> None:
    found = legacy.decode(to_tcvn3(words))
    assert found
    assert (found[0].lower(), found[1]) == (words.lower(), "TCVN3 (ABC)")


@given(words=GENRE)
def test_tcvn3_in_lines_of_capitals_and_of_small_letters_comes_back(words: str) -> None:
    text = f"{words.lower()}\n{words.upper()}\n{words.lower()}"
    found = legacy.decode(to_tcvn3(text))
    assert found == (text, "TCVN3 (ABC)")


@given(words=GENRE)
def test_utf_8_that_was_read_as_another_is_read_again(words: str) -> None:
    spoiled = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in words.encode("utf-8"))
    text = read(spoiled.encode("utf-8"))
    assert text.original == words
    assert "UTF-8" in text.remarks[0]


@given(words=GENRE)
def test_unicode_stays_as_it_is(words: str) -> None:
    for form in ("NFC", "NFD"):
        text = read(unicodedata.normalize(form, words).encode("utf-8"))
        assert text.original == unicodedata.normalize(form, words)
        assert text.remarks == ()


FOREIGN = [
    "Le préfet a été chargé de l'exécution de l'arrêté ; à défaut, le maire élabore un règlement où les "
    " bâtiments protégés sont désignés. Né à Thérouanne, il a dû quitter la région dès l'été. " * 3,
    "Für die Ausführung sind die Länder zuständig; über Änderungen wird möglichst früh unterrichtet. Größe, "
    "Höhe und Fläche müssen geprüft werden, bevor die Behörde zustimmt. " * 3,
    "A informação não está disponível; são necessárias ações de proteção até à próxima reunião. " * 5,
    "El año próximo se publicará la resolución; también habrá una comisión técnica en Cádiz. " * 5,
    "Ångström mätte våglängder; både små och stora öar får stöd på lika villkor. " * 5,
]


@pytest.mark.parametrize("text", FOREIGN, ids=["fr", "de", "pt", "es", "sv"])
def test_western_texts_are_never_made_vietnamese(text: str) -> None:
    assert legacy.decode(text.encode("latin-1")) is None
    with pytest.raises(SourceError, match="not valid UTF-8"):
        read(text.encode("latin-1"))
    assert read(text.encode("utf-8")).original == text


def test_tcvn3_with_the_quotation_marks_of_windows_or_the_capitals_of_the_standard() -> None:
    quoted = LETTER.replace("Mở lớp", "“Mở lớp” – …")
    content = b"".join(one.encode("cp1252") if one in "“”–…" else to_tcvn3(one) for one in quoted)
    assert read(content).original == written(quoted, "TCVN3 (ABC)")
    assert read(to_tcvn3(LETTER).replace(b"\xf1y ban nh", b"\x9ey ban nh")).original == LETTER


def test_plain_letters_and_rubbish() -> None:
    assert legacy.decode(b"Ke hoach cua uy ban nhan dan xa ve viec mo lop day nghe" * 9) is None
    assert legacy.decode(bytes(range(128, 256)) * 9) is None
    assert legacy.repair("a" * 50 + "é") == ("a" * 50 + "é", "")


def test_text_of_old_fonts_kept_as_unicode_letters_is_converted() -> None:
    for name in ("TCVN3 (ABC)", "VNI"):
        text = read(ENCODERS[name](LETTER).decode("cp1252").encode("utf-8"))
        assert text.original == written(LETTER, name)
        assert text.remarks == (f"converted from {name}",)


def test_utf_32_and_marks() -> None:
    for form in ("utf-32", "utf-16", "utf-8-sig", "utf-16-be"):
        assert read(LETTER.encode(form)).original == LETTER


@pytest.mark.parametrize("word", WORDS)
def test_the_words_of_the_tests_are_syllables(word: str) -> None:
    assert is_syllable(word) or word.isascii()


def test_a_word_of_capitals_in_a_column_is_not_told_by_the_other_column() -> None:
    text = "- Thường trực Huyện đoàn,          BÍ THƯ\n- Các chi bộ trực thuộc của huyện, xã và phường\n"
    found = legacy.decode(to_tcvn3(text))
    assert found is not None
    assert "BÍ THƯ" in found[0]


@pytest.mark.parametrize("word", ["là", "công", "và", "khóa", "tài", "thông", "chí", "môn"])
def test_a_word_many_times_stays_as_it_is_written(word: str) -> None:
    text = f"{word} " * 3000
    assert read(text.encode("utf-8")).text.split() == [word] * 3000

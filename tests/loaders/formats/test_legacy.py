"""Texts in the encodings of before Unicode are found out, converted and said to be; others are left alone."""

from __future__ import annotations

import unicodedata

import pytest
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

# TCVN 5712:1993, VN3: codes A1 to AE and B5 to FE.
TCVN3 = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True)) | dict(
    zip(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "B5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDEDFE1E2E3E4E5E6E7E8E9EAEBECEDEE"
            "EFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
        ),
        strict=True,
    )
)
# RFC 1456, from code 80 on, and the six letters in the place of controls.
VISCII = dict(
    zip(
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
        "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        range(0x80, 0x100),
        strict=True,
    )
) | {"Ẳ": 2, "Ẵ": 5, "Ẫ": 6, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E}
TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
HATS = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
BREVES = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
ALONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def to_table(text: str, codes: dict[str, int]) -> bytes:
    return b"".join(bytes([codes.get(letter, ord(letter))]) for letter in text)


def to_tcvn3(text: str) -> bytes:
    """Capitals with a tone are written with the codes of small letters, as the fonts of capitals want it."""
    return to_table("".join(c if c in TCVN3 or c.isascii() else c.lower() for c in text), TCVN3)


def to_vni(text: str) -> bytes:
    made = ""
    for letter in text:
        small = letter.lower()
        marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in TONES), "")
        plain = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        if small in ALONE or letter.isascii():
            out = ALONE.get(small, small)
        elif plain in "âêô":
            out = marks[0] + HATS[tone]
        elif plain == "ă":
            out = "a" + BREVES[tone]
        else:
            out = {"ơ": "ô", "ư": "ö"}.get(plain, plain) + TONES[tone]
        made += out.upper() if letter.isupper() else out
    return made.encode("cp1252")


def to_windows(text: str) -> bytes:
    """Letters with hat, breve or horn as one code, the tone behind them."""
    made = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in TONES and mark), "")
        plain = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        made += plain.encode("cp1258") + tone.encode("cp1258")
    return made


ENCODERS = {
    "TCVN3 (ABC)": to_tcvn3,
    "VNI": to_vni,
    "VISCII": lambda text: to_table(text, VISCII),
    "Windows-1258": to_windows,
}
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

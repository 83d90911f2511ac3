"""Vietnamese texts as the encodings of before Unicode wrote them, after their published tables."""

from __future__ import annotations

import unicodedata

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

"""Text set in a font of an encoding of its own in, Unicode out: fonts of symbols, old Vietnamese ones."""

from __future__ import annotations

import re

#: What the commoner places of symbol fonts show (the code of the font, without its private prefix).
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
        0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "symbol": {
        0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xA8: "♦", 0xDE: "⇒",
    },
}  # fmt: skip
#: Fonts of TCVN 5712 (".VnTime", ".VnArialH") and of VNI ("VNI-Times").
_TCVN, _VNI = re.compile(r"\.vn", re.IGNORECASE), re.compile(r"vni[- ]", re.IGNORECASE)
#: Signs that stand for letters in the old encodings, and in no Vietnamese word of Unicode.
_TCVN_SIGN = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7\u00fe]")
_VNI_SIGN = re.compile(r"[aeouyAEOUY][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑôöÔÖ](?=[ùøûõïÙØÛÕÏ])")
_HIGH = re.compile(r"[\u0080-\u00ff]")
#: Letters that only Unicode has.
_UNICODE = re.compile(r"[\u0100-\u01ff\u0300-\u036f\u1e00-\u1eff]")


def shown(code: str, font: str) -> str:
    """What a symbol shows, given as four hexadecimal digits and a font; "" where that is not known.

    >>> shown("F0FC", "Wingdings"), shown("00B7", "Symbol"), shown("F0E3", "Webdings")
    ('✓', '•', '')
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{1,5}", code):
        return ""
    number = int(code, 16)
    place = number - 0xF000 if 0xF000 <= number < 0xF100 else number
    table = _SYMBOLS.get(font.lower())
    if table is not None:
        return table.get(place, "")
    return "" if 0xE000 <= number < 0xF900 or number < 32 else chr(number)


def is_legacy(text: str) -> bool:
    """Whether a whole text is in an encoding older than Unicode, as far as its letters tell.

    >>> is_legacy("Céng hßa x· héi chñ nghÜa ViÖt Nam"), is_legacy("Cộng hòa xã hội"), is_legacy("Plan")
    (True, False, False)
    """
    return len(_HIGH.findall(text)) > 3 * len(_UNICODE.findall(text))


def encoding_of(text: str) -> str:
    """How a whole text is encoded where that is older than Unicode ("TCVN3 (ABC)", "VNI"), else "".

    >>> encoding_of("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"), encoding_of("Số 5")
    ('TCVN3 (ABC)', '')
    """
    if not is_legacy(text):
        return ""
    from .legacy import repair

    return repair(text)[1]


def unicode_text(text: str, font: str, encoding: str) -> str:
    """Text of an old Vietnamese font in Unicode; any other as it is.

    ``encoding`` is that of the whole document, as far as its words tell. Where they tell none, only what can
    be nothing else is converted, since names of old fonts are left over in many documents.
    """
    tcvn = bool(_TCVN.match(font))
    old = tcvn or bool(_VNI.match(font))
    if not (old or encoding) or _UNICODE.search(text):
        return text
    from .legacy import from_tcvn3, from_vni

    if not old:
        tcvn = encoding.startswith("TCVN3")
        old = tcvn or encoding == "VNI"
    elif not encoding:
        old = bool((_TCVN_SIGN if tcvn else _VNI_SIGN).search(text))
    if not old:
        return text
    return from_tcvn3(text, tcvn and font.upper().endswith("H")) if tcvn else from_vni(text)

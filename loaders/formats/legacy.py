"""Text of before Unicode in (TCVN3, VNI, VISCII, Windows-1258, UTF-8 read as another), Unicode out.

Which encoding it is shows in the words: read in the right one, what has marks is spelled as Vietnamese
syllables are, read in a wrong one it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from ...ontology.encodings import is_syllable, table, vni_pairs

__all__ = ["READERS", "Ambiguous", "decode", "from_tcvn3", "from_vni", "repair"]

#: Share of the words with marks that must be syllables, how many there must be, and the share of these with
#: a letter that Western languages lack.
_SHARE, _LEAST, _OWN = 0.85, 5, 0.25
#: Two encodings nearer to each other than this fit equally.
_EQUAL = 0.03
#: Bytes that are the same in all tables, or letters in both readings of TCVN3.
_PLAIN = bytes((9, 10, 12, 13, *range(32, 128), *range(0xA0, 0x100)))
#: Characters that are looked at.
_SAMPLE = 100_000
_WORD = re.compile(r"[^\W\d_]+")
#: Two columns on a line stand so far apart.
_COLUMNS = " " * 3
_LOST = re.compile("[\ufffd\u0080-\u009f\u0300-\u036f]")
_NATIVE = re.compile("[\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_HIGH = re.compile("[\u0080-\u00ff]")


class Ambiguous(ValueError):
    """Two encodings fit a text equally; its message names them."""


def decode(content: bytes) -> tuple[str, str] | None:
    """Bytes that are no Unicode to text in NFC and the name of their encoding; None where none fits.

    Raises:
        Ambiguous: two encodings fit equally and give different texts.

    >>> decode("Uû ban nh©n d©n huyÖn Giao Thuû, x· An B×nh".encode("latin-1"))
    ('Uỷ ban nhân dân huyện Giao Thuỷ, xã An Bình', 'TCVN3 (ABC)')
    """
    seen = content[:_SAMPLE]
    ranked = sorted(((_score(read(seen)), name) for name, read in READERS.items()), reverse=True)
    best, name = ranked[0]
    if best < _SHARE:
        return None
    text = READERS[name](content)
    for share, other in ranked[1:]:
        if share > best - _EQUAL and share >= _SHARE and READERS[other](content) != text:
            raise Ambiguous(f"{name} and {other}")
    return text, name


def from_tcvn3(text: str, capitals: bool = False) -> str:
    """Text of an ABC font (".VnTime") that was read as Latin-1 or Windows-1252, in Unicode.

    The fonts have no capitals with a tone: ``capitals`` tells that the name of the font ends in "H", which
    shows small letters as capitals; else a word or line of capitals tells.

    >>> from_tcvn3("Uû ban nh©n d©n"), from_tcvn3("KÕ HO¹CH"), from_tcvn3("kÕ ho¹ch", capitals=True)
    ('Uỷ ban nhân dân', 'KẾ HOẠCH', 'KẾ HOẠCH')
    """
    read = unicodedata.normalize("NFC", text.translate(_shown("tcvn3")))
    if read == text and not capitals:
        return text
    return read.upper() if capitals else _raised(read)


def from_vni(text: str) -> str:
    """Text of a VNI font ("VNI-Times") that was read as Latin-1 or Windows-1252, in Unicode.

    >>> from_vni("UÛy ban nhaân daân huyeän Gioàng Troâm, ngaøy 5 thaùng 3")
    'Ủy ban nhân dân huyện Giồng Trôm, ngày 5 tháng 3'
    """
    pairs = vni_pairs()
    return _vni_pattern().sub(lambda match: pairs[match[0]], text)


def repair(text: str, sure: bool = False) -> tuple[str, str]:
    """A text whose characters are those of another encoding made right, and how ("" where nothing is wrong).

    ``sure``: it is part of a text that is known to be UTF-8 read as another.

    >>> repair("Ká»¹ niá»‡m, káº¿ hoáº¡ch, chá»\\x89 thá»‹")
    ('Kỹ niệm, kế hoạch, chỉ thị', 'UTF-8 that had been read as Windows-1252')
    >>> repair("Kế hoạch"), repair("Café à Paris")
    (('Kế hoạch', ''), ('Café à Paris', ''))
    """
    if sure:
        return _undone(text, 1), ""
    if len(_NATIVE.findall(text[:2000])) > 40:
        return text, ""
    seen = text[:_SAMPLE]
    native, high = len(_NATIVE.findall(seen)), len(_HIGH.findall(seen))
    if not high or native > high:
        return text, ""
    mended = _undone(text)
    if mended != text:
        return mended, "UTF-8 that had been read as Windows-1252"
    if native * 10 > high:
        return text, ""
    if _score(seen, 0.0) >= _SHARE:
        return text, ""  # Vietnamese as it stands, if all of few words: "và là các ..."
    readers: dict[str, Callable[[str], str]] = {"TCVN3 (ABC)": from_tcvn3, "VNI": from_vni}
    best, name = max((_score(read(seen)), name) for name, read in readers.items())
    if best < _SHARE:
        return text, ""
    return readers[name](text), name


def _score(text: str, least_own: float = _OWN) -> float:
    """The share of words with marks that are syllables; 0 where they are few, or could be of any language.

    ``least_own`` is the share of the syllables that must have a letter that Western languages lack.
    """
    good = own = bad = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        if is_syllable(word):
            good += 1
            own += any(letter > "\u00ff" for letter in word)
        else:
            bad += 1
    bad += len(_LOST.findall(text))
    if good < _LEAST or own < least_own * good:
        return 0.0
    return good / (good + bad)


@cache
def _shown(name: str) -> dict[int, str]:
    """The upper half of a table, for text in which each byte was read as a character."""
    return {code: letter for code, letter in table(name).items() if code > 0xA0}


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vni_pairs(), key=lambda pair: (-len(pair), pair))))


def _single(name: str) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        return unicodedata.normalize("NFC", content.decode("latin-1").translate(table(name)))

    return read


def _tcvn3(content: bytes) -> str:
    """Codes 80 to 9F are the quotation marks and dashes of Windows, or the capitals of the standard."""
    common = unicodedata.normalize("NFC", content.decode("cp1252", "replace").translate(_shown("tcvn3")))
    if content.translate(None, _PLAIN) and _score(standard := _single("tcvn3")(content)) > _score(common):
        return _raised(standard)
    return _raised(common)


def _vni(content: bytes) -> str:
    return from_vni(content.decode("cp1252", "replace"))


def _windows(content: bytes) -> str:
    return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))


#: Name of an encoding to its reader; what none can read is U+FFFD.
READERS: dict[str, Callable[[bytes], str]] = {
    "TCVN3 (ABC)": _tcvn3,
    "VNI": _vni,
    "VISCII": _single("viscii"),
    "Windows-1258": _windows,
}


def _raised(text: str) -> str:
    """Capitals where small letters with a tone stand for them: in lines and words of capitals."""
    return "".join(_line(line) for line in text.splitlines(keepends=True))


def _line(line: str) -> str:
    if line.isupper() or not any(letter.isupper() for letter in line):
        return line
    words = list(_WORD.finditer(line))
    kinds = [_capital(word[0]) for word in words]
    parts, at = [], 0
    for number, word in enumerate(words):
        kind = kinds[number]
        if kind == "open":
            near = {*_near(line, words, kinds, number, -1), *_near(line, words, kinds, number, 1)}
            kind = "yes" if near == {"yes"} else "no"
        parts += [line[at : word.start()], word[0].upper() if kind == "yes" else word[0]]
        at = word.end()
    return "".join([*parts, line[at:]])


def _near(line: str, words: list[re.Match[str]], kinds: list[str], number: int, step: int) -> Iterator[str]:
    """What the nearest word on one side is that is sure of itself, nothing but spaces and commas between."""
    while 0 <= number + step < len(words):
        left, right = sorted((number, number + step))
        between = line[words[left].end() : words[right].start()]
        if between.strip(" ,-–") or _COLUMNS in between:
            return
        number += step
        if kinds[number] != "open":
            yield kinds[number]
            return


def _capital(word: str) -> str:
    """Whether a word is one of capitals: "yes", "no", or "open" where its neighbours tell.

    >>> _capital("HOạCH"), _capital("Uỷ"), _capital("Hoạch"), _capital("ý")
    ('yes', 'open', 'no', 'open')
    """
    sure = [letter for letter in word if letter.isascii() or letter in "ĂÂÊÔƠƯĐăâêôơưđ"]
    if any(letter.islower() for letter in sure):
        return "no"
    return "yes" if len(sure) > 1 else "open"


#: Characters that Windows-1252 shows for bytes 80 to 9F, and the bytes that it does not define.
_BYTES = {
    **{bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0xA0)},
    **{chr(code): code for code in range(0x80, 0x100)},
}
_CONTINUED = "".join(re.escape(shown) for shown, code in _BYTES.items() if code < 0xC0)
_RUN = re.compile(f"(?:[\u00c3-\u00df][{_CONTINUED}]|[\u00e0-\u00ef][{_CONTINUED}]{{2}})+")


def _undone(text: str, least: int = _LEAST) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1, once or twice, read as UTF-8."""
    for _ in range(2):
        runs = _RUN.findall(text)
        made = "".join(map(_run, runs))
        if (
            len(runs) < _LEAST
            or len(_NATIVE.findall(made)) + made.count("\u01b0") + made.count("đ") < _LEAST - 1
        ):
            return text
        text = unicodedata.normalize("NFC", _RUN.sub(lambda match: _run(match[0]), text))
    return text


def _run(written: str) -> str:
    try:
        return bytes(_BYTES[letter] for letter in written).decode("utf-8")
    except UnicodeDecodeError:
        return written

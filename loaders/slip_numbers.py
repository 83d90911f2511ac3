"""A text in, the numbers, days and symbols of it in which a letter slipped in out, with what is meant."""

from __future__ import annotations

import re
from functools import cache

from .. import ontology
from ..graph.ids import fold
from .clean import UPPER
from .slip_words import looks_like, one_apart

Slips = list[tuple[int, int, str]]
#: Letters that stand where a digit is meant.
_DIGIT = str.maketrans("lIi|oOQSBZbgq", "1111000582699")
_D = r"[\dlIoOSBZbgq]"
_LETTER = str.maketrans("058", "OSB")
#: The word between the day of a document and who issued it: "2022 củ Ban Thường vụ".
_OF = re.compile(
    r"(?<=\d{4})\s+(?P<word>[^\W\d_](?: ?[^\W\d_]){1,3})\s+"
    r"(?=(?:Ban|Ủy|UBND|Bộ|Tỉnh|Huyện|Thành|Thị|Quận|Đảng|Chính|Thủ|HĐND|Hội)\s)"
)
#: "UBN huyện", "U BND các xã".
_COUNCIL = re.compile(
    r"(?<!\w)(?!UBND\b)(?:U ?U?B ?B?N ?N?[DĐ] ?D?|UBN|UBD|UND|BND)"
    r"(?=\s+(?:tỉnh|thành|huyện|quận|thị|xã|phường|các)\b)"
)
#: The word before a day in figures: "ngy 04/8/2022".
_DAY = re.compile(
    r"(?<=[^\W_])(?P<gap>,?\s+)(?P<word>[^\W\d_](?: ?[^\W\d_]){1,4})\s*"
    r"(?=\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4})"
)
#: Two digits at least in what is to be a day with month and year.
_DATE = re.compile(rf"(?<![\w/]){_D}{{1,2}}\s*[/|.-–-]\s*{_D}{{1,2}}\s*[/|.-–-]\s*{_D}{{4}}(?![\w/])")
_PARTS = re.compile(r"\s*[/|.–-]\s*")
#: "ngàỳ 22 thãng 8 năn 2O22".
_PROSE = re.compile(
    rf"(?<![^\W\d_])(?P<day>[^\W\d_](?: ?[^\W\d_]){{1,4}})\s*,?\s*(?P<d>{_D}{{1,2}})\s*"
    rf"(?P<month>[^\W\d_](?: ?[^\W\d_]){{2,5}})\s*(?P<m>{_D}{{1,2}})\s*"
    rf"(?P<year>[^\W\d_](?: ?[^\W\d_]){{1,3}})\s*(?P<y>{_D}{{4}})(?!\w)"
)
#: A number, a type and a suffix in capitals, whatever slipped between and in them: "l35/K H–UBN".
_NUMBER = re.compile(
    rf"(?<![\w/])(?P<n>{_D}{{1,5}})(?P<rest>\s*[-–/|]\s*(?P<one>[{UPPER}](?: ?[{UPPER}]|r){{0,3}})"
    rf"\s*[-–/|]\s*(?P<two>[{UPPER}](?: ?[{UPPER}]|[058]|[hp](?=U)|g(?!\w)){{0,8}}))"
)
_BEFORE = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s+(?:s\S{1,2}|sô)\s*[:.;]?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[\n\t]|  )[ \t]*(\S{1,4}?)\s*[:;.]?\s*$")
#: The letterhead is within so much of a text.
_TOP = 900
_GLUED = re.compile(
    r"(?<![^\W\d_])(ngày|tháng|năm|số|Số|NGÀY)(?=\d)|(?<=\d)(?=(?:tháng|năm)(?![^\W\d_]))"
    rf"|(?<=[{UPPER}]{{2}})(?=(?:ngày|của|về)\b)"
)
#: A stop between a symbol and its day: "76-KH/ĐU. ngày".
_STOP = re.compile(rf"(?<=[{UPPER}])\.\s+(?=ngày\s+\d)")
#: A numeral or letter at the head of a line, with capitals behind it.
_HEAD = re.compile(
    r"(?m)^(?P<pad>[ \t]*)(?P<mark>[IVXl1|]{1,5})(?P<stop>\s?[.,\-–])"
    r"(?=\s*[^\W\d_a-z]{2,}\s+[^\W\d_a-z]{2})"
)
_ITEM = re.compile(rf"(?m)(?<=[.;:]\n)([ \t]*\d{{1,2}}),(?=\s+[{UPPER}][^\W\d_{UPPER}])")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def number_slips(text: str) -> Slips:
    """Where numbers, days, symbols and marks of sections slip, in order of place.

    >>> number_slips("ngàỳ 22 thãng 8 năn 2O22"), number_slips("số l35/KH-UBNĐ ngày 3|5/2022")
    ([(0, 24, 'ngày 22 tháng 8 năm 2022')], [(3, 14, '135/KH-UBND'), (20, 28, '3/5/2022')])
    """
    found: Slips = []
    for match in _DATE.finditer(text):
        found += _changed(text, match.start(), match.end(), _date(match[0]))
    found += [(match.start(), match.end(), "UBND") for match in _COUNCIL.finditer(text)]
    for match in _OF.finditer(text):
        if match["word"].lower() != "của" and _is_near(fold(match["word"]).replace(" ", ""), "cua"):
            found.append((match.start("word"), match.end("word"), "của"))
    for match in _DAY.finditer(text):
        if match["word"].lower() != "ngày" and _is_near(fold(match["word"]).replace(" ", ""), "ngay"):
            found.append((match.start("word"), match.end(), "ngày "))
    for match in _PROSE.finditer(text):
        found += _changed(text, match.start(), match.end(), _prose(match))
    for match in _NUMBER.finditer(text):
        symbol = _symbol(text, match)
        found += _changed(text, match.start(), match.end(), symbol)
        if symbol:
            found += _label(text, match)
    found += [(match.end(), match.end(), " ") for match in _GLUED.finditer(text)]
    found += [(match.start(), match.end(), ", ") for match in _STOP.finditer(text)]
    found += _sections(text)
    found += [(match.end(1), match.end(), ".") for match in _ITEM.finditer(text)]
    return _apart(sorted(found))


def _apart(found: Slips) -> Slips:
    kept: Slips = []
    for slip in found:
        if not kept or slip[0] >= kept[-1][1]:
            kept.append(slip)
    return kept


def _changed(text: str, start: int, end: int, meant: str) -> Slips:
    return [(start, end, meant)] if meant and meant != text[start:end] else []


def _date(written: str) -> str:
    if not re.search(r"[^\d\s/.–-]", written):
        return written
    parts = [part.translate(_DIGIT) for part in _PARTS.split(written)]
    digits = sum(letter.isdigit() for letter in written)
    if len(parts) != 3 or digits < 4 or not all(part.isdigit() for part in parts):
        return ""
    if not (1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12 and parts[2][:2] in ("19", "20")):
        return ""
    mark = "-" if re.search(r"[-–]", written) and not re.search(r"[/|]", written) else "/"
    return mark.join(parts)


def _prose(match: re.Match[str]) -> str:
    near = all(
        _is_near(fold(match[name]).replace(" ", ""), word)
        for name, word in (("day", "ngay"), ("month", "thang"), ("year", "nam"))
    )
    parts = [match[name].translate(_DIGIT) for name in "dmy"]
    if not near or not all(part.isdigit() for part in parts):
        return ""
    written = match[0]
    if (match["day"].lower(), match["month"].lower(), match["year"].lower()) == (
        "ngày",
        "tháng",
        "năm",
    ) and parts == [match[name] for name in "dmy"]:
        return written if re.search(r"\w\s+\d+\s+\w+\s+\d+\s+\w+\s+\d", written) else _spaced(parts)
    return _spaced(parts).upper() if written.isupper() else _spaced(parts)


def _spaced(parts: list[str]) -> str:
    return f"ngày {parts[0]} tháng {parts[1]} năm {parts[2]}"


def _is_near(read: str, meant: str) -> bool:
    """Whether a word without accents is another, or one letter away from it."""
    return read == meant or one_apart(read, meant)


@cache
def _codes() -> dict[str, str]:
    """Codes of types without accents, in capitals; empty where two are the same so."""
    found: dict[str, str] = {}
    for kind in ontology.document_types():
        for code in (kind.code, *kind.also):
            if code and " " not in code:
                bare = fold(code).upper()
                found[bare] = code if found.get(bare, code) == code else ""
    return found


@cache
def _written() -> frozenset[str]:
    return frozenset(code for kind in ontology.document_types() for code in (kind.code, *kind.also))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(code for body in ontology.agencies() for code in (body.suffix, *body.also))


#: Suffixes that most symbols have, by whether the party's way of writing: what a misread suffix may mean.
_USUAL = {
    True: ("TW", "TU", "HU", "ĐU", "QU", "ThU", "TPU", "TXU"),
    False: ("UBND", "HĐND", "CP", "TTg", "QH15", "VPCP"),
}


def _symbol(text: str, match: re.Match[str]) -> str:
    number = match["n"].translate(_DIGIT)
    if not number.isdigit() or not any(letter.isdigit() for letter in match["n"]):
        return ""
    one, two = match["one"].replace(" ", ""), match["two"].replace(" ", "").translate(_LETTER)
    named = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    said = ontology.type_by_name(" ".join(named[1].split())) if named else _own_type(text, match)
    code = _code(one, said.code if said else "")
    if not code:
        return ""
    seps = re.sub(r"[^-–/|]", "", match["rest"])
    if (seps[:1] in "-–") == (seps[1:2] in "-–"):
        return ""  # "1468/QĐ/TTg" is malformed, not misread
    party = seps[:1] in "-–"
    suffix = two if two in _bodies() and two != "BND" else _suffix(two, party)
    if not suffix:
        return ""
    meant = f"{number}-{code}/{suffix}" if party else f"{number}/{code}-{suffix}"
    same = re.sub(r"\s*([-–/])\s*", r"\1", match[0]).replace("–", "-") == meant
    return match[0] if same else meant


#: How far below its number a document says its type.
_BELOW = 500
_TITLE = re.compile(r"(?m)^[ \t]*([^\W\d_a-z]+(?: [^\W\d_a-z]+){1,3})[ \t]*$")


def _own_type(text: str, match: re.Match[str]) -> ontology.DocumentType | None:
    """The type that stands in capitals below the number of the document itself."""
    if match.start() > _TOP:
        return None
    for line in _TITLE.finditer(text, match.end(), match.end() + _BELOW):
        found = ontology.type_by_name(line[1].lower())
        if found:
            return found
    return None


def _label(text: str, match: re.Match[str]) -> Slips:
    """The word "Số" before the number of the document itself, at the head of a line or cell."""
    if match.start() > _TOP:
        return []
    label = _LABEL.search(text, max(0, match.start() - 12), match.start())
    if label is None or label[1].casefold() == "số":
        return []
    return [(label.start(1), label.end(1), "Số")]


def _code(read: str, said: str) -> str:
    """The code of a type that is meant, given the one that the word in front says."""
    if read in _written():
        return read
    bare = fold(read).upper()
    known = _codes().get(bare, "")
    if known:
        return known
    if said and _is_near(bare.lower(), fold(said)):
        return said
    return known


def _suffix(read: str, party: bool) -> str:
    near = {
        suffix for suffix in _USUAL[party]
        if _is_near(fold(read), fold(suffix)) and looks_like(fold(read), fold(suffix))
    }  # fmt: skip
    exact = {suffix for suffix in near if fold(suffix) == fold(read)}
    chosen = exact or near
    return chosen.pop() if len(chosen) == 1 else ""


def _sections(text: str) -> Slips:
    """Numerals of main sections: "l." for "I.", "1I." or "IIl," for what is due; told by their order."""
    heads = [match for match in _HEAD.finditer(text) if _is_capital(_rest_of_line(text, match.end()))]
    marks = [re.sub(r"[l1|]", "I", match["mark"]) for match in heads]
    found: Slips = []
    due = 0
    for number, (match, mark) in enumerate(zip(heads, marks, strict=True)):
        ordinal = _ROMAN.index(mark) if mark in _ROMAN else -1
        after = marks[number + 1] if number + 1 < len(marks) else ""
        near = ordinal != due < len(_ROMAN) - 1 and one_apart(mark, _ROMAN[due])
        if near and (ordinal < due or after == _ROMAN[due + 1]):
            mark, ordinal = _ROMAN[due], due  # a stroke was lost or doubled
        if ordinal < 0:
            continue
        stop = match["stop"].strip()
        meant = f"{match['pad']}{mark}{'.' if stop in ('', ',') else stop}"
        if not text[match.end() : match.end() + 1].isspace():
            meant += " "
        found += _changed(text, match.start(), match.end(), meant)
        due = ordinal + 1
    return found


def _rest_of_line(text: str, start: int) -> str:
    stop = text.find("\n", start)
    return text[start : stop if stop >= 0 else len(text)]


def _is_capital(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > len(letters) * 0.7

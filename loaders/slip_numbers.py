"""A text in, the numbers, days and symbols of it in which a letter slipped in out, with what is meant."""

from __future__ import annotations

import re
from functools import cache

from .. import ontology
from ..graph.ids import fold
from ..ontology.syllables import is_syllable
from .clean import LOWER, UPPER, key
from .slip_words import looks_like, one_apart, usual

Slips = list[tuple[int, int, str]]
#: Letters that stand where a digit is meant.
_DIGIT = str.maketrans("lIi|oOQSBZbgq", "1111000582699")
_D = r"[\dlIoOSBZbgq]"
#: The same, first of its number: no end of a word.
_D1 = r"(?:\d|(?<![^\W\d_])(?:[lIoOSBZ]|[bgq](?! \d)))"
#: The same, second of its number and no beginning of a word: "8 lăm", "8 g ...".
_D2 = r"(?: ?(?:\d|[lIoOSBZbgq](?![^\W\d_])))"
_LETTER = str.maketrans("058", "OSB")
#: The word between the day of a document and who issued it: "2022 củ Ban Thường vụ".
_OF = re.compile(rf"(?<=\d{{4}})\s+(?P<word>[^\W\d_]{{2,4}})\s+(?=[{UPPER}][^\W\d_]+\s)")
#: The word between the issuer of a document and its title: "Yên Sơn yề phổ cập".
_ABOUT = re.compile(rf"(?<=[{LOWER}\d]) (?P<word>[^\W\d_]{{1,4}}) (?=[{LOWER}]{{2}})")
#: "UBN huyện", "U BND các xã".
_COUNCIL = re.compile(
    r"(?<!\w)(?!UBND\b)(?:[UỤŨÙÚƯ] ?U?B ?B?N ?N?[DĐ] ?D?|UBN|UBD|UND|BND)"
    r"(?=\s+(?:tỉnh|thành|huyện|quận|thị|xã|phường|các)\b)"
)
#: The word by which an item of a list tells a unit to act: "3. Gao Trạm Y tế"; the same that sticks to it.
_TOLD = re.compile(rf"(?m)^[ \t]*\d{{1,2}}[.,)-]? ?(?P<word>[^\W\d_]{{2,5}})[ ]+(?=[{UPPER}][{LOWER}])")
_GIAO = re.compile(rf"(?m)^[ \t]*\d{{1,2}}[.,)-]? ?(Gia?o)(?=[{UPPER}][{LOWER}])")
#: The kind of a territory between a council and its name: "UBND hyện Yên Sơn".
_KIND = re.compile(rf"(?:UBND|dân|bàn) (?P<word>[{LOWER}]{{1,7}})(?= [{UPPER}][{LOWER}])")
_KINDS = ("huyện", "tỉnh", "xã", "phường", "quận")
#: The word before a day in figures: "ngy 04/8/2022".
_DAY = re.compile(
    r"(?<=[^\W_])(?P<gap>,?\s+)(?P<word>[^\W\d_]{2,5}(?: [yỳ](?!\w))?[,.]?)\s*"
    r"(?=\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4})"
)
#: Two digits at least in what is to be a day with month and year.
_SEP = r"(?:\s*[/|\\.,–-]\s*[/.,'`·_-]?)"
_DATE = re.compile(
    rf"(?<![\w/])(?:(?<=ày ){_D} ?{_D}|{_D}{{1,2}}){_SEP}{_D}(?: ?{_D})?{_SEP}{_D}(?: ?{_D}){{3}}(?![\w/])"
)
_PARTS = re.compile(r"\s*[/|\\.,–-]\s*[/.,'`·_-]?")
#: "ngàỳ 22 thãng 8 năn 2O22".
_PROSE = re.compile(
    rf"(?<![^\W\d_])(?P<day>[^\W\d_]{{2,6}}(?: [yỳ](?!\w))?)\s*[,'`·_]?\s*(?P<d>{_D1}{_D2}?)[\s.,]*"
    rf"(?P<month>[^\W\d_](?: ?[^\W\d_]){{2,5}}?)[\s.,]*(?P<m>{_D1}{_D2}?)[\s.,]*"
    rf"(?P<year>[^\W\d_](?: ?[^\W\d_]){{1,3}}?)[\s.,]*"
    rf"(?P<y>(?:{_D1}|[ZIlOo](?=\d{{3}}))(?: ?{_D}){{3}})(?!\w)"
)
_DUST = r"[ .,'`·_]"
#: A number, a type and a suffix in capitals, whatever slipped between and in them: "l35/K H–UBN".
_NUMBER = re.compile(
    rf"(?:(?<![\w/])|(?<=[sS]ố))(?P<n>{_D}(?: ?{_D}){{0,4}})(?P<rest>\s*[-–/|]{{1,2}}\s*"
    rf"(?P<one>(?:[{UPPER}]|[058](?=[{UPPER}]))(?:{_DUST}?[{UPPER}]|r){{0,3}})"
    rf"\s*[-–/|]{{1,2}}\s*"
    rf"(?P<two>[{UPPER}](?:{_DUST}[{UPPER}](?![{LOWER}])|[{UPPER}058]"
    rf"|[bhkn](?=U)|[hg](?!\w)){{0,8}}))"
)
_BEFORE = re.compile(r"([^\W\d_]+\s+[^\W\d_]+)\s+(?:s\S{1,2}|sô)\s*[:.;]?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[\n\t]|  )[ \t]*(\S{1,4}?)\s*[:;.]?\s*$")
#: The letterhead is within so much of a text.
_TOP = 900
_GLUED = re.compile(
    r"(?<![^\W\d_])(ngày|tháng|năm|số|Số|NGÀY)(?=\d)|(?<=\d)(?=(?:tháng|năm)(?![^\W\d_]))"
    rf"|(?<=[/-][{UPPER}]{{2}})(?=(?:ngày|của|về)\b)|(?<=ThU)(?=(?:ngày|của|về)\b)"
)
#: A stop between a symbol and its day: "76-KH/ĐU. ngày".
_STOP = re.compile(rf"(?<=[{UPPER}])\.\s+(?=ngày\s+\d)")


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
        if match["word"].lower().split()[0] != "ngày" and _is_near(
            fold(match["word"]).replace(" ", ""), "ngay"
        ):
            found.append((match.start("word"), match.end(), "ngày "))
    for match in _PROSE.finditer(text):
        found += _changed(text, match.start(), match.end(), _prose(match))
    for match in _NUMBER.finditer(text):
        start = match.start() + _past_blank(text, match)
        symbol = _symbol(text, match, start)
        found += _changed(text, start, match.end(), symbol)
        if symbol:
            found += _label(text, start)
    found += [(match.end(), match.end(), " ") for match in _GLUED.finditer(text)]
    found += [(match.start(), match.end(), ", ") for match in _STOP.finditer(text)]
    return _apart(sorted(found))


def beside_slips(text: str) -> Slips:
    """Where the small words slip that stand beside names and numbers, in order of place.

    >>> beside_slips("3. Gao Trạm Y tế; UBND hyện Kon Plông yề phổ cập")
    [(3, 6, 'Giao'), (23, 27, 'huyện'), (38, 40, 'về')]
    """
    found: Slips = []
    for match in _TOLD.finditer(text):
        if one_apart(fold(match["word"]), "giao"):
            found.append((match.start("word"), match.end("word"), "Giao"))
    found += [(match.end(1), match.end(1), " ") for match in _GIAO.finditer(text)]
    for match in _KIND.finditer(text):
        kinds = _kinds_near(match["word"])
        if len(kinds) == 1 and match["word"] not in _KINDS:
            found.append((match.start("word"), match.end("word"), kinds[0]))
    for match in _ABOUT.finditer(text):
        word = match["word"]
        if word != "về" and not word.isupper() and not is_syllable(word) and _is_near(fold(word), "ve"):
            found.append((match.start("word"), match.end("word"), "về"))
    return _apart(sorted(found))


def _kinds_near(word: str) -> list[str]:
    """The kinds of territory that a word slips from; none where it is meant as it is."""
    read = fold(word)
    same = [kind for kind in _KINDS if fold(kind) == read]
    if same or word in usual() or len(word) < 3:
        return same if word not in usual() else []
    return [kind for kind in _KINDS if len(kind) > 2 and _is_near(read, fold(kind))]


def _apart(found: Slips) -> Slips:
    kept: Slips = []
    for slip in found:
        if not kept or slip[0] >= kept[-1][1]:
            kept.append(slip)
    return kept


def _changed(text: str, start: int, end: int, meant: str) -> Slips:
    return [(start, end, meant)] if meant and meant != text[start:end] else []


def _date(written: str) -> str:
    parts = [part.replace(" ", "").translate(_DIGIT) for part in _PARTS.split(written)]
    digits = sum(letter.isdigit() for letter in written)
    if len(parts) != 3 or digits < 4 or not all(part.isdigit() for part in parts):
        return ""
    if not (1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12 and parts[2][:2] in ("19", "20")):
        return ""
    if all(part in written for part in parts) and not re.search(r"[^\d\s/.–-]", written):
        return written
    mark = "-" if re.search(r"[-–]", written) and not re.search(r"[/|]", written) else "/"
    return mark.join(parts)


def _prose(match: re.Match[str]) -> str:
    near = [
        _is_near(fold(match[name]).replace(" ", ""), word)
        for name, word in (("day", "ngay"), ("month", "thang"), ("year", "nam"))
    ]
    if not near[0] and (key(match["day"]) in usual() or match["day"][0] not in "nN"):
        return ""
    parts = [match[name].replace(" ", "").translate(_DIGIT) for name in "dmy"]
    if sum(near) < 2 or not all(part.isdigit() for part in parts):
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


#: The word "số" before a number, whatever slipped in it.
_LABELLED = re.compile(r"(?<![^\W\d_])(?:[Ss]\S{1,2}|sô|SỐ)\s*[:.;]?\s*$")


def _past_blank(text: str, match: re.Match[str]) -> int:
    """How many characters of a number stand before a blank and are none of it: in "6 8-KH/ĐU" behind a
    word that says that a number follows, all are.
    """
    if " " not in match["n"] or _LABELLED.search(text, max(0, match.start() - 8), match.start()):
        return 0
    return match["n"].rindex(" ") + 1


def _symbol(text: str, match: re.Match[str], start: int) -> str:
    written = text[start : match.end("n")]
    number = written.replace(" ", "").translate(_DIGIT)
    if not number.isdigit() or not any(letter.isdigit() for letter in written):
        return ""
    one, two = (re.sub(_DUST, "", match[name]).translate(_LETTER) for name in ("one", "two"))
    named = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    said = ontology.type_by_name(" ".join(named[1].split())) if named else None
    said = said or _own_type(text, match)
    code = _code(one, said.code if said else "")
    if not code:
        return ""
    seps = re.sub(r"([-–/|])\1", r"\1", re.sub(r"[^-–/|]", "", match["rest"]))
    if (seps[:1] in "-–") == (seps[1:2] in "-–"):
        return ""  # "1468/QĐ/TTg" is malformed, not misread
    party = seps[:1] in "-–"
    suffix = (
        two if two in _bodies() and two != "BND" else _suffix(two, party) or _said_suffix(text, match, two)
    )
    if not suffix:
        return ""
    meant = f"{number}-{code}/{suffix}" if party else f"{number}/{code}-{suffix}"
    whole = text[start : match.end()]
    same = re.sub(r"\s*([-–/])\s*", r"\1", whole).replace("–", "-") == meant
    return whole if same else meant


#: The committee that the words behind a symbol name, or those of the letterhead above it, and its letters.
_COMMITTEE = re.compile(
    r"(?P<TU>tỉnh ủy)|(?P<HU>huyện ủy)|(?P<ThU>thị ủy)|(?P<TPU>thành ủy)|(?P<QU>quận ủy)|(?P<ĐU>đảng ủy)"
    r"|(?P<UBND>ủy ban nhân dân|ubnd)"
)
_BEHIND = 90


def _said_suffix(text: str, match: re.Match[str], read: str) -> str:
    """The letters of the committee that is named beside a symbol, where they stand there but for one."""
    own = match.start() < _TOP and re.search(
        r"(?:^|[\n\t]|  )[ \t]*\S{1,4}\s*[:;.]?\s*$", text[: match.start()]
    )
    around = text[: match.start()] if own else text[match.end() : match.end() + _BEHIND]
    named = [found.lastgroup or "" for found in _COMMITTEE.finditer(around.lower())]
    said = (named[-1] if own else named[0]) if named else ""
    return said if said and _is_near(fold(read), fold(said)) else ""


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


def _label(text: str, start: int) -> Slips:
    """The word "Số" before the number of the document itself, at the head of a line or cell."""
    if start > _TOP:
        return []
    label = _LABEL.search(text, max(0, start - 12), start)
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

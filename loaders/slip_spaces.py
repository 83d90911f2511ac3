"""A text in, the blanks of it that are lost, doubled or within a word out, with what is meant."""

from __future__ import annotations

import re

from ..ontology.syllables import is_syllable, name_words
from .clean import LOWER, UPPER, key
from .slip_words import usual

Slips = list[tuple[int, int, str]]
#: Two or three blanks within a sentence, that part no columns.
_WIDE = re.compile(rf"(?<=[{LOWER},;])[ \t]{{2,3}}(?=[{LOWER}{UPPER}\d])")
#: A line with more of them, or a shorter one, is a row of columns.
_ROW, _SHORT = 4, 50
#: "vụHuyện", "củaThị": a word that ends within another.
_GLUED = re.compile(rf"(?<![^\W\d_])([{UPPER}]?[{LOWER}]+)([{UPPER}][{LOWER}]+)(?![^\W\d_])")
#: "4/KH-UBNDcủa", "5-KH/HUngày": a symbol that a word sticks to.
_SUFFIX = re.compile(rf"(?<=[/–-])[{UPPER}]{{2,8}}(?=[{LOWER}]{{2}})")
#: "Tumvề": a small word that sticks to a name.
_STUCK = re.compile(
    rf"(?<![^\W\d_])(?P<name>[{UPPER}][{LOWER}]*?)(?=(?:về|của|ngày|triển|thực|và)(?![^\W\d_]))"
)
#: "củaUBND", "UBNDxã".
_COUNCIL = re.compile(rf"(?<=[{LOWER}])(?=UBND\b)|(?<=\bUBND)(?=(?:xã|phường|huyện|tỉnh|thị|thành|các)\b)")
#: Specks of a scanner beside or within a word, but in names ("M'Đrắk"); a comma or stop within one.
_SPECK = re.compile(
    rf"(?<=[^\W_])(?<!\b[{UPPER}])['`·_](?=[^\W_])"
    r"|(?<![^\s])['`·_.,](?=[^\W\d_])|(?<=[^\W_])[`·_](?=[\s,.;:]|$)"
    rf"|(?<=[-–/][{UPPER}]{{2}})[.,'`·_](?=[-–/][{UPPER}])"
    r"|(?<=\s)['`·_](?=\d)|(?<=\s)[.,](?=\d+ ?[-–/]\D)|(?<=[^\W_])'(?=\s)"
)
#: "5ơn": a digit that looks like the first letter of a word.
_DIGIT = re.compile(rf"(?<![\w/.,-])[0158](?=[{LOWER}]{{2}})")
_CAPITAL = re.compile(rf"(?<![\w/.,-])([0158])([{UPPER}]{{2,}})(?![\w/-])")
#: "Ca0", "S0N": a digit within a word of three letters or more, or at its end.
_WITH_DIGIT = re.compile(
    rf"(?<![\w/.,@-])(?:[{UPPER}{LOWER}][{LOWER}]*[01][{LOWER}]*|[{UPPER}]+[0158][{UPPER}]*)(?![\w/@-])"
)
_REST = re.compile(rf"[{LOWER}]+")
_LETTER = {"0": "O", "1": "l", "5": "S", "8": "B"}
_WITHIN = re.compile(rf"(?<![^\W\d_])([{UPPER}]?[{LOWER}]*)[.,]([{LOWER}]+)(?![^\W\d_])")
#: "c ủa", "thự c", "PH ƯỜNG": consonants alone, and what stands beside.
_FIRST = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_LAST = "c|ch|h|g|m|n|ng|nh|p|t"
_SPLIT = re.compile(
    rf"(?i:(?<![^\W_])(?:(?P<before>[^\W\d_]+)[ ])?(?P<alone>{_FIRST}|{_LAST})[ ](?P<after>[^\W\d_]+)"
    rf"|(?<![^\W_])(?P<only>[^\W\d_]+)[ ](?P<end>{_LAST})(?=[\s,.;:]))(?![^\W_])"
)


def space_slips(text: str) -> Slips:
    """Where blanks slip, in order of place.

    >>> space_slips("của B an Thường vụHuyện ủy thự c hiện")
    [(4, 8, 'Ban'), (18, 18, ' '), (27, 32, 'thực')]
    """
    found: Slips = []
    for match in _WIDE.finditer(text):
        if _in_sentence(text, match.start()):
            found.append((match.start(), match.end(), " "))
    found += [(match.start(), match.end(), "") for match in _SPECK.finditer(text) if not _quotes(text, match)]
    for match in _WITHIN.finditer(text):
        whole = match[1] + match[2]
        apart = is_syllable(match[1]) and is_syllable(match[2]) and len(match[2]) > 1
        if match[1] and is_syllable(whole) and not (apart and key(whole) not in usual()):
            found.append((match.start(), match.end(), whole))
    for match in _CAPITAL.finditer(text):
        word = _LETTER[match[1]] + match[2]
        found += [(match.start(), match.end(), word)] if is_syllable(word) else []
    for match in _WITH_DIGIT.finditer(text):
        word = _lettered(match[0])
        found += [(match.start(), match.end(), word)] if word else []
    for match in _DIGIT.finditer(text):
        rest = _REST.match(text, match.end())
        word = _LETTER[match[0]] + (rest[0] if rest else "")
        found += [(match.start(), match.end(), word[0])] if is_syllable(word) else []
    for match in _STUCK.finditer(text):
        whole = match[0] + (_REST.match(text, match.end()) or match)[0]
        if len(match[0]) > 1 and is_syllable(match[0]) and not is_syllable(whole):
            found.append((match.end(), match.end(), " "))
    found += [(match.end(), match.end(), " ") for match in _SUFFIX.finditer(text)]
    found += [(match.end(), match.end(), " ") for match in _COUNCIL.finditer(text)]
    for match in _GLUED.finditer(text):
        if is_syllable(match[1]) and is_syllable(match[2]):
            found.append((match.start(2), match.start(2), " "))
    at = 0
    while alone := _SPLIT.search(text, at):
        slip = _joined(alone)
        found += [slip] if slip else []
        at = slip[1] if slip else max(alone.start() + 1, _second(alone))
    return _apart(sorted(found))


def _lettered(word: str) -> str:
    """A word with the letter that its digit looks like; empty where that is no word.

    >>> _lettered("Ca0"), _lettered("L0ng"), _lettered("S0N"), _lettered("A0"), _lettered("Quý1")
    ('Cao', 'Long', 'SON', '', '')
    """
    table = (
        str.maketrans("0158", "OISB")
        if word[:1].isupper() and word[-1:].isupper()
        else str.maketrans("01", "ol")
    )
    meant = word.translate(table)
    return meant if len(word) > 2 and (is_syllable(meant) or meant.lower() in name_words()) else ""


def _quotes(text: str, speck: re.Match[str]) -> bool:
    """Whether a speck is a mark that opens or closes, with its other one on the line."""
    end = text.find("\n", speck.end())
    rest = text[speck.end() : end if end >= 0 else len(text)]
    start = text.rfind("\n", 0, speck.start()) + 1
    return speck[0] in "'`_" and (rest + text[start : speck.start()]).count(speck[0]) % 2 == 1


def _in_sentence(text: str, place: int) -> bool:
    """Whether a place stands in a line of running text."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    return len(line) > _SHORT and len(_WIDE.findall(line)) < _ROW and "\t" not in line


def _second(match: re.Match[str]) -> int:
    return match.end("alone") if match["alone"] else match.start("end")


def _joined(match: re.Match[str]) -> tuple[int, int, str] | None:
    """Consonants that stand alone joined to the word that they belong to, where only one is meant."""
    if match["alone"] is None:
        whole = match["only"] + match["end"]
        plain = match["only"].islower() == match["end"].islower() or match["only"][1:].islower()
        if plain and _is_word(whole):
            return match.start("only"), match.end("end"), whole
        return None
    before, alone, after = match["before"] or "", match["alone"], match["after"]
    right = alone + after if _is_word(alone + after) and after[0].isupper() <= alone.isupper() else ""
    if right and alone.isupper() and after.islower() and len(alone) > 1:
        right = ""  # an abbreviation before a word: "TH cơ sở"
    left = before + alone if before and _is_word(before + alone) and key(alone) in _ENDS else ""
    if left and before.isupper() != alone.isupper() and len(before) > 1:
        left = ""
    if bool(left) == bool(right):
        if not left:
            return None
        likely = [word for word in (left, right) if key(word) in usual()]
        if len(likely) != 1:
            return None
        left, right = (left, "") if likely[0] == left else ("", right)
    if left:
        return match.start("before"), match.end("alone"), left
    return match.start("alone"), match.end("after"), right


_ENDS = frozenset(_LAST.split("|"))


def _is_word(word: str) -> bool:
    """Whether a word is a syllable in small letters, in capitals, or with a capital first."""
    return is_syllable(word) and (word.islower() or word.isupper() or word[1:].islower())


def _apart(found: Slips) -> Slips:
    kept: Slips = []
    for slip in found:
        if not kept or slip[0] >= kept[-1][1]:
            kept.append(slip)
    return kept

"""A text in, the lines of its letterhead that slip out, with what is meant: nation, motto, party, type."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from functools import cache

from .. import ontology
from ..graph.ids import fold
from .slip_words import one_apart

Slips = list[tuple[int, int, str]]
#: The letterhead, and the words that stand in each, by their letters alone.
_TOP = 900
_LINES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN",
)  # fmt: skip
_TOKEN = re.compile(r"[^\s\-–*]+")
#: So much of the letters must agree, and so few tokens more than words may there be.
_NEAR, _NEAR_SHORT, _MORE = 0.84, 0.87, 3
#: So much of the letters of a type whose code is known.
_TYPE = 0.6
_CAPITALS = re.compile(r"(?m)^[ \t]*([^\n\t]{5,30}?)[ \t]*$")
_BARE = {line: fold(line).replace(" ", "") for line in _LINES}


def head_slips(text: str) -> Slips:
    """Where lines of the letterhead slip, in order of place.

    >>> head_slips("ỦY AN NHÂN DÂN      CỘNG HÒA  XÃ HỘI HỦ NGNĨA VIỆT NAM")
    [(0, 14, 'ỦY BAN NHÂN DÂN'), (20, 54, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')]
    """
    found: Slips = []
    head = text[:_TOP]
    tokens = [(match.start(), match.end(), fold(match[0])) for match in _TOKEN.finditer(head)]
    at = 0
    while at < len(tokens):
        hit = _line(head, tokens, at)
        later = [_line(head, tokens, after) for after in range(at + 1, min(at + _MORE, len(tokens)))]
        if hit is None or any(one and one[0] > hit[0] for one in later):
            at += 1
            continue
        _, count, meant = hit
        start, end = tokens[at][0], tokens[at + count - 1][1]
        if head[start:end] != meant:
            found.append((start, end, meant))
        at += count
    found += _kinds(head, found)
    for label in _LABEL.finditer(head):
        if (
            label[1] != "Số"
            and label[1].casefold() != "số"
            and fold(label[1]).replace("s", "", 1) in ("o", "so", "oo")
        ):
            found.append((label.start(1), label.end(1), "Số "))
    coded = _CODE.search(head)
    for match in _CAPITALS.finditer(head):
        meant = _type(match[1], coded[1] if coded and coded.end() < match.start() else "")
        if (
            meant
            and meant != match[1]
            and not any(s < match.end(1) and match.start(1) < e for s, e, _ in found)
        ):
            found.append((match.start(1), match.end(1), meant))
    return sorted(found)


def _kinds(head: str, found: Slips) -> Slips:
    """The kind of a territory below the name of its council, or behind that of its committee."""
    slips: Slips = []
    text = head
    places = list(_UNIT.finditer(text))
    councils = [(start, end) for start, end, meant in found if meant.startswith("ỦY BAN")]
    for match in _COUNCIL.finditer(text):
        councils.append((match.start(), match.end()))
    for _, end in councils:
        below = _BELOW.match(text, end)
        if below:
            places.append(below)
    for match in places:
        read = fold(match["kind"])
        if match["kind"] in _KINDS or fold(match["name"]).split()[0] in _SECOND:
            continue
        near = {kind for kind in _KINDS if one_apart(read, fold(kind)) or read == fold(kind)}
        if not near and len(read) > 4:
            near = set(get_close_matches(match["kind"], _KINDS, 1, 0.75))
        exact = {kind for kind in near if read == fold(kind)}
        meant = exact or near
        if len(meant) == 1 and (match.start("kind"), match.end("kind")) not in {(s, e) for s, e, _ in slips}:
            slips.append((match.start("kind"), match.end("kind"), meant.pop()))
    for match in _TWO_WORDS.finditer(head):
        first = "THÀNH" if fold(match[2]) == "pho" else "THỊ"
        if match[1] != first and (fold(match[1]) == fold(first) or one_apart(fold(match[1]), fold(first))):
            slips.append((match.start(1), match.end(1), first))
    for match in _NUMBERED.finditer(head):
        slips.append((match.start(1), match.end(1), match[1].translate(_DIGIT)))
    return slips


#: "THI TRẤN", "THAH PHỐ", behind a committee or at the head of a line.
_TWO_WORDS = re.compile(r"(?m)(?:^[ \t]*|ỦY |BỘ )([^\W\d_a-z]{2,6}) (TRẤN|XÃ|PHỐ)(?=[ \t]+[^\W\d_a-z])")
#: "PHƯỜNG Z": a number in whose place a letter was read.
_NUMBERED = re.compile(r"(?m)(?:PHƯỜNG|QUẬN) ((?!\d+$)[\dlIOSBZ]{1,2})(?=[ \t]{2}|\t|$)")
_DIGIT = str.maketrans("lIOSBZ", "110582")
_KINDS = ("XÃ", "PHƯỜNG", "HUYỆN", "TỈNH", "QUẬN")
_SECOND = ("xa", "tran", "pho", "khu")
_COUNCIL = re.compile(r"ỦY BAN NHÂN DÂN")
_BELOW = re.compile(r"[^\n]*\n[ \t]*(?P<kind>[^\W\d_]{1,8})[ ]+(?P<name>[^\W_]+)")
_UNIT = re.compile(r"(?m)^[ \t]*ĐẢNG ỦY (?P<kind>[^\W\d_]{1,7})[ ]+(?P<name>[^\W_]+)")


def _line(text: str, tokens: list[tuple[int, int, str]], at: int) -> tuple[float, int, str] | None:
    """How surely tokens from one on are a fixed line but for slips, how many they are, and that line."""
    best: tuple[float, int, str] | None = None
    first = tokens[at][2][:1]
    for line, bare in _BARE.items():
        words = len(line.replace(" -", "").split())
        for count in range(max(1, words - _MORE), words + _MORE + 1):
            if at + count > len(tokens):
                break
            start, end = tokens[at][0], tokens[at + count - 1][1]
            if "\n" in text[start:end] or "\t" in text[start:end]:
                break
            read = "".join(word for _, _, word in tokens[at : at + count])
            if abs(len(read) - len(bare)) > 3 or (first != bare[0] and tokens[at][2][:2] not in bare[:3]):
                continue
            if (text[start:end].isupper()) != line.isupper():
                continue
            share = 1.0 if read == bare else SequenceMatcher(None, read, bare, autojunk=False).ratio()
            if share >= (_NEAR if len(bare) > 14 else _NEAR_SHORT) and (best is None or share > best[0]):
                best = share, count, line
    return best


@cache
def _types() -> dict[str, str]:
    """The names of types by their letters; those that two have so are left out."""
    found: dict[str, str] = {}
    for kind in ontology.document_types():
        if kind.code in _USUAL:
            found[fold(kind.name).replace(" ", "")] = kind.name.upper()
    return found


_USUAL = ("KH", "BC", "QĐ", "NQ", "CT", "KL", "TB", "HD", "CTr", "ĐA", "TTr", "CĐ", "QC", "QĐi")


#: The word before the number at the head of a line, that sticks to it; the code of a type in a number.
_LABEL = re.compile(r"(?m)^[ \t]*([Ss5]\S{1,3}?)(?=\d{1,4}\s?[-–/])")
_CODE = re.compile(r"\w\s?[-/–](KH|BC|QĐ|TB|NQ|CT|KL|HD)\s?[-/–]")


def _type(line: str, code: str = "") -> str:
    """The name of a type that a line in capitals is, but for a letter, a tone or a blank; else empty.

    Where its ``code`` stands in the number above, more letters may slip.
    """
    if sum(letter.isupper() for letter in line) < len(line.replace(" ", "")) - 1 or line.count(" ") > 4:
        return ""
    read = fold(line).replace(" ", "")
    known = _types()
    if read in known:
        return known[read]
    said = ontology.type_of(code) if code else None
    if said is not None:
        bare = fold(said.name).replace(" ", "")
        share = SequenceMatcher(None, read, bare, autojunk=False).ratio()
        if share >= _TYPE and abs(len(read) - len(bare)) < 3:
            return said.name.upper()
    near = {name for bare, name in known.items() if len(bare) > 5 and one_apart(read, bare)}
    return near.pop() if len(near) == 1 else ""

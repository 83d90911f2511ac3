"""A text in, the line of its issuer and that of the nation where they slip, with what is meant, out.

Who issued a letter is said three times at its head: by name, by the letters of the number, and by the seat
before the day. Where the letters and the seat name a unit of the gazetteer, a line above that is nearly its
name, and not the name of another one, is meant to be it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..graph.ids import fold
from ..ontology import placenames
from .clean import UPPER
from .slip_names import spelt

Slips = list[tuple[int, int, str]]
#: The letterhead stands within so much of a text.
_TOP = 900
_SEAT = re.compile(
    r"(?P<seat>[^\W\d_][^\n\t,;:|]{1,40}?)[,.;]?\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
)
_NUMBER = re.compile(
    rf"(?<![\w/])\d{{0,5}} ?(?:-[{UPPER}]\w{{1,3}}/(?P<party>[{UPPER}]\w{{1,2}})|/[{UPPER}]\w{{1,3}}-UBND)\b"
)
#: A cell of a line: words with single blanks between, without marks around.
_CELL = re.compile(r"[^\W_](?:(?:[^\s|]| (?=[^\s|]))*[^\W_])?")
_BLANKS = re.compile(r"\t| {2,}")
#: What stands before the name of a unit in the line of its committee, by the letters of the number.
_PARTY = {
    "TU": (("TỈNH ỦY", "tỉnh"), ("THÀNH ỦY", "thành phố")), "HU": (("HUYỆN ỦY", "huyện"),),
    "ThU": (("THỊ ỦY", "thị xã"),), "TPU": (("THÀNH ỦY", "thành phố"),), "QU": (("QUẬN ỦY", "quận"),),
    "ĐU": (("ĐẢNG ỦY XÃ", "xã"), ("ĐẢNG ỦY PHƯỜNG", "phường"), ("ĐẢNG ỦY THỊ TRẤN", "thị trấn")),
}  # fmt: skip
_STATE = tuple(
    (kind.upper(), kind)
    for kind in ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "phường", "thị trấn", "xã")
)
_COUNCIL = "ỦY BAN NHÂN DÂN"
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_PARTY_LINE = "ĐẢNG CỘNG SẢN VIỆT NAM"
#: The last word of a name behind blanks too many.
_REST = re.compile(r"[ \t]{2,4}(\S+)(?=\s)")
_SPECKS = re.compile(r"[.,;:'`·_]")
#: So much of the letters must agree.
_NEAR = 0.8
#: A fixed line has no fewer or more letters.
_FEW = 3


class _Cell(NamedTuple):
    start: int
    end: int
    words: str


def issuer_slips(text: str) -> Slips:
    """Where the lines slip that name the issuer and the nation, in order of place.

    >>> issuer_slips("HUYỆNYQUANG BÌNH\\nSố 29-KH/HU\\nQuang Bình, ngày 12 tháng 7 năm 2022")
    [(0, 16, 'HUYỆN ỦY QUANG BÌNH')]
    """
    head = text[:_TOP]
    seat, number = _SEAT.search(head), _NUMBER.search(head)
    cells = list(_cells(head[: max(seat.end() if seat else 0, number.end() if number else 0)]))
    found = [(cell.start, cell.end, _NATION) for cell in cells if _is_nearly(cell.words, _NATION)]
    if seat and number:
        lines = list(_lines(_place(seat["seat"]), number["party"]))
        found += _named(head, cells, lines)
    if number:
        taken = {start for start, _, _ in found}
        found += [slip for slip in _specked(cells, number["party"]) if slip[0] not in taken]
    return sorted(found)


def is_odd_head(head: str) -> bool:
    """Whether the line of the nation or of the party slips at the head of a text.

    >>> is_odd_head("ĐẢNG CỘNG SẢN VIỆT NAAM"), is_odd_head("ĐẢNG CỘNG SẢN VIỆT NAM")
    (True, False)
    """
    return any(_is_nearly(cell.words, line) for cell in _cells(head) for line in (_NATION, _PARTY_LINE))


def _is_nearly(words: str, line: str) -> bool:
    """Whether a cell is a line but for some letters, none of whose words stands in the line above: "CỘNG"."""
    few = abs(len(words) - len(line)) <= _FEW
    return few and words.isupper() and _NEAR <= _alike(words, line) < 1


def _place(words: str) -> str:
    """The seat without what stands before it in other columns."""
    return _BLANKS.split(words)[-1].strip(" .'`·_*-")


def _lines(seat: str, party: str | None) -> Iterator[tuple[str, str]]:
    """The lines that may name the issuer, each with the kind of its unit."""
    for head, kind in _PARTY.get(party, ()) if party else _STATE:
        name = seat[len(kind) :].strip() if seat.lower().startswith(f"{kind} ") else seat
        name = spelt(kind, name) if name and _units(kind, name) else ""
        if name:
            yield f"{head} {name.upper()}", kind


def _named(text: str, cells: list[_Cell], lines: list[tuple[str, str]]) -> Slips:
    """The cell that is nearly one of the lines and no other; nothing where one of them stands there."""
    if any(cell.words in (line, f"{_COUNCIL} {line}") for cell in cells for line, _ in lines):
        return []
    ranked = sorted(
        ((_alike(cell.words, meant), cell, meant, kind)
         for cell in cells for line, kind in lines for meant in (line, f"{_COUNCIL} {line}")),
        key=lambda one: (-one[0], one[1].start, one[2]),
    )  # fmt: skip
    if not ranked or ranked[0][0] < _NEAR:
        return []
    share, cell, meant, kind = ranked[0]
    tied = {other for score, _, other, _ in ranked if score == share}
    if len(tied) > 1 or _is_other(cell.words, kind):
        return []
    rest = _REST.match(text, cell.end)
    whole = rest is not None and meant.endswith(f" {rest[1]}") and not cell.words.endswith(rest[1])
    return [(cell.start, rest.end() if rest and whole else cell.end, meant)]


def _specked(cells: list[_Cell], party: str | None) -> Slips:
    """Cells that are the name of a unit but for the specks in them: "XÃ AN. LẠC"."""
    found: Slips = []
    for cell in cells:
        words = " ".join(_SPECKS.sub("", cell.words).split())
        for head, kind in _PARTY.get(party, ()) if party else _STATE:
            name = words.removeprefix(f"{_COUNCIL} ").removeprefix(f"{head} ")
            if name != words != cell.words and _is_name(kind, name) and not _is_quoted(cell.words, kind):
                found.append((cell.start, cell.end, words))
                break
    return found


def _is_quoted(words: str, kind: str) -> bool:
    """Whether a mark belongs to a name: "M'ĐRẮK"."""
    return "'" in words and _is_other(words, kind)


def _is_other(words: str, kind: str) -> bool:
    """Whether a line is rightly that of another unit of the kind: its head is right and its name is known."""
    heads = (
        head for head, one in (*(line for lines in _PARTY.values() for line in lines), *_STATE) if one == kind
    )
    names = [words.removeprefix(f"{_COUNCIL} ").removeprefix(f"{head} ") for head in heads]
    return any(name != words and _is_name(kind, name) for name in names)


def _is_name(kind: str, name: str) -> bool:
    """Whether a unit of a kind has a name, with its tones."""
    return _units(kind, name) and spelt(kind, name) == name


def _units(kind: str, name: str) -> bool:
    return any(unit.kind == kind for unit in placenames.find(name, kind))


def _cells(head: str) -> Iterator[_Cell]:
    for match in _CELL.finditer(head):
        yield _Cell(match.start(), match.end(), match[0])


def _alike(one: str, other: str) -> float:
    left, right = fold(one).replace(" ", ""), fold(other).replace(" ", "")
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()

"""A position in a text in, the kind or the name of the territory that stands there out."""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import pairwise

from .. import ontology
from ..ontology.gazetteer import rows
from ..ontology.wording import meanings, wording
from .clean import UPPER, key, same, words

#: A word that begins with a capital: "Hưng", "M'Drắk"; not "3B".
CAPWORD = rf"[{UPPER}][^\W_]*(?:'[^\W_]+)?"
#: Kinds of territory, with the level of what stands there; that of a city is left open.
KINDS = meanings("level of a territory")
#: A kind of territory and the space behind it: group 1 is a full word, 2 an abbreviation ("TP.", "tx"),
#: 3 one letter behind a committee ("UBND H. Kim Động", not "H. Kim Động").
KIND = re.compile(
    r"(?:(tỉnh|thành phố|thủ đô|huyện|quận|thị xã|thị trấn|đặc khu|xã|phường)\b"
    r"|(tp|tx|tt)\b\.?|(?<=đnd |bnd )(h|p|x)\.)\s*"
)
#: One to four words with capitals ("Bà Rịa - Vũng Tàu") or a number ("Quận 3"), but not that of a
#: symbol ("12/QĐ").
NAME = re.compile(
    rf"(?:{CAPWORD}(?:[ \n]+(?:-[ ])?(?!Về\b|Ban hành|Kế\s+[Hh]oạch){CAPWORD}){{0,3}}|\d{{1,2}}\b)(?!\s*/)"
)
#: The number at the end of a name ("Xuân Thọ 1"), not that of a date or a symbol.
_COUNTED = re.compile(r"[ \n]+\d{1,2}(?![\d/%-])")
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"\S+")


def plain_kind(match: re.Match[str]) -> str:
    """The kind of territory at a match of ``KIND``, written out; empty for one letter.

    >>> plain_kind(KIND.match("tp. "))
    'thành phố'
    """
    kind = match[1] or match[2] or ""
    return meanings("kind of territory").get(kind, kind)


def past_spaces(low: str, position: int, limit: int) -> int:
    """Where the next word begins, at most ``limit``."""
    while position < limit and low[position] in " \n":
        position += 1
    return position


def place_name(view: str, position: int, limit: int = sys.maxsize) -> tuple[str, int]:
    """The name of a territory at ``position`` and where it ends, or an empty name.

    Of words in capitals alone only a known province is a name; a name ends before a phrase that
    begins with a capital, too.

    >>> place_name("Kim Động Ban hành Kế hoạch", 0)
    ('Kim Động', 8)
    >>> place_name("HƯNG YÊN TRIỂN KHAI", 0)
    ('Hưng Yên', 8)
    """
    match = NAME.match(view, position, limit)
    if match is None:
        return "", position
    written = match[0]
    if written.isupper() and not written.isdigit() and len(written) > 3:
        return _province_in_capitals(match)
    pieces = list(_PIECE.finditer(written))
    beyond = _WORD.search(view[match.end() : match.end() + 12])
    following = [*(piece[0] for piece in pieces), beyond[0] if beyond else ""]
    for number, (word, after) in enumerate(pairwise(following)):
        if not word.isupper() and key(f"{word} {after}") in wording("no name of a place"):
            pieces = pieces[:number]
            break
    if not pieces:
        return "", position
    end = position + pieces[-1].end()
    counted = _COUNTED.match(view, end, limit)
    if counted and same(view[position : counted.end()]) in _counted_names():
        end = counted.end()
    return words(view[position:end]), end


@cache
def _counted_names() -> frozenset[str]:
    """The names of places that end in a number: "Xuân Thọ 1"."""
    return frozenset(same(row[1]) for row in rows() if row[1][-1:].isdigit() and not row[1].isdigit())


def _province_in_capitals(match: re.Match[str]) -> tuple[str, int]:
    pieces = list(_PIECE.finditer(match[0]))
    for count in range(len(pieces), 0, -1):
        known = ontology.province(" ".join(piece[0] for piece in pieces[:count]))
        if known:
            return known.name, match.start() + pieces[count - 1].end()
    return "", match.start()

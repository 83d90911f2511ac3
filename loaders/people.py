"""A text in, the personal names in its sentences out: behind a form of address or a word of contact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .clean import LOWER, UPPER
from .model import Span
from .persons import family_names
from .unit import HEAD

#: A name ends before an office: "Mai Văn Quýt Phó Chủ tịch".
_OFFICE = (
    r"(?!(?:Phó|Chủ (?:tịch|nhiệm)|Giám đốc|Bí thư|Chánh|Ủy viên|Thủ trưởng|Cán bộ|Kế toán"
    r"|Chuyên viên|Tỉnh ủy|Huyện ủy|Trưởng (?:[Pp]hòng|[Bb]an|[Cc]ông|[Tt]rạm"
    r"|[Đđ]oàn|[Kk]hoa|[Tt]hôn))(?![^\W\d_]))"
)
_WORD = rf"[{UPPER}](?:['’.]?[{UPPER}{LOWER}]+)*"
_NAME = re.compile(rf"{_OFFICE}{_WORD}(?:[ \n]{{1,2}}{_OFFICE}{_WORD}){{1,4}}(?![^\W\d_])")
#: Must match "đồng chí ", "đ/c: ", "các đồng chí: ", "ông (bà) ", "Bà "; never "ông" within a word.
_ADDRESS = re.compile(
    r"(?<![^\W\d_])(?:(?P<comrade>đồng chí|đ/c|đc)|ông|bà|anh|chị|cô|thầy)"
    r"(?:\s*(?:,|và|/|\()?\s*(?:bà|đồng chí)\)?)?\s*:?\s{1,2}"
    r"(?:(?:pgs|gs|ths|ts|tskh|bs|ks|bác sĩ|tiến sĩ|thạc sĩ|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy))"
    r"[.,]?\s*)*"
)
#: Words of contact behind which a name may stand without a form of address.
_CONTACT = re.compile(
    r"(?<![^\W\d_])(?:liên hệ|đầu mối|người liên hệ|người phụ trách|cán bộ|chuyên viên|họ và tên|họ tên)"
    r"(?:\s+(?:phụ trách|theo dõi|đầu mối|liên hệ))?\s*:?\s{1,2}"
)
_NEXT = re.compile(r"\s*(?:,|;|và)\s+(?:(?:đồng chí|đ/c|ông|bà)\s+)?", re.IGNORECASE)
#: People of history are the topic of a document, not of a duty.
_HONOURED = re.compile(
    r"(?:ngày (?:sinh|mất)|tưởng niệm|năm sinh|lăng|tượng đài|đền thờ|đường|phố|trường)(?: của)?\s*$"
)


def people(view: str, low: str, start: int, end: int) -> Iterator[Span]:
    """The places of the names, in order; ``low`` is the key form of ``view``.

    >>> from .clean import key
    >>> text = "Giao đồng chí Mai Văn An, Phó Chủ tịch UBND huyện (đầu mối: Lê Thị Ba)"
    >>> [text[span.start : span.end] for span in people(text, key(text), 0, len(text))]
    ['Mai Văn An', 'Lê Thị Ba']
    """
    for pattern in (_ADDRESS, _CONTACT):
        known = start
        for match in pattern.finditer(low, start, end):
            if match.start() < known:
                continue  # within the list of names before
            if _HONOURED.search(low, max(start, match.start() - 24), match.start()):
                continue
            sure = pattern is _ADDRESS and match["comrade"] is not None
            name = _name(view, low, match.end(), end, sure)
            while name is not None:
                yield name
                known = name.end
                more = _NEXT.match(low, name.end, end)
                name = _name(view, low, more.end(), end, False) if more else None


def _name(view: str, low: str, start: int, end: int, sure: bool) -> Span | None:
    """The name that begins at a place; only behind "đồng chí" need it not begin with a family name."""
    match = _NAME.match(view, start, end)
    if match is None:
        return None
    first = view[start : match.end()].split()[0]
    office = (len(first) > 1 and first.isupper()) or HEAD.match(low, start)
    if low[start : start + len(first)] in family_names() or (sure and not office):
        return Span(*match.span())
    return None

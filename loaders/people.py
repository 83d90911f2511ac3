"""A text in, the personal names in its sentences out: behind a form of address or a word of contact."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .clean import LOWER, UPPER
from .model import Block, Span
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
#: What may lead to a name, behind a space or a mark: a first look, fast because few characters are named.
_LEAD = re.compile(
    r"[ \n(\[,;:/\"“.+•–-]"
    r"(?=đ(?:ồng chí|/c|c\b|ầu mối)|ông\b|bà\b|anh\b|c(?:hị\b|ô\b|án bộ|huyên viên)|thầy\b"
    r"|liên hệ|người (?:liên|phụ)|họ (?:và )?tên)"
)
#: Must match "đồng chí ", "đ/c: ", "ông (bà) ", "bà "; never "bàn".
_ADDRESS = re.compile(
    r"(?:(?P<comrade>đồng chí|đ/c|đc)|ông|bà|anh|chị|cô|thầy)"
    r"(?:\s*(?:,|và|/|\()?\s*(?:bà|đồng chí)\)?)?\s*:?\s{1,2}"
    r"(?:(?:pgs|gs|ths|ts|tskh|bs|ks|bác sĩ|tiến sĩ|thạc sĩ|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy))"
    r"[.,]?\s*)*"
)
#: Words of contact behind which a name may stand without a form of address.
_CONTACT = re.compile(
    r"(?:liên hệ|đầu mối|người liên hệ|người phụ trách|cán bộ|chuyên viên|họ và tên|họ tên)"
    r"(?:\s+(?:phụ trách|theo dõi|đầu mối|liên hệ))?\s*:?\s{1,2}"
)
_NEXT = re.compile(r"\s*(?:,|;|và)\s+(?:(?:đồng chí|đ/c|ông|bà)\s+)?", re.IGNORECASE)
#: People of history are the topic of a document, not of a duty.
_HONOURED = re.compile(
    r"(?:ngày (?:sinh|mất)|tưởng niệm|năm sinh|lăng|tượng đài|đền thờ|đường|phố|trường)(?: của)?\s*$"
)


def people(view: str, low: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """The numbers of the paragraphs and the places of the names in them, in order; ``low`` is the key form.

    >>> from .clean import key
    >>> text = "Giao đồng chí Mai Văn An, Phó Chủ tịch UBND huyện (đầu mối: Lê Thị Ba)"
    >>> block = Block(0, len(text), 0, "body", "", 0)
    >>> [text[span.start : span.end] for _, span in people(text, key(text), [block])]
    ['Mai Văn An', 'Lê Thị Ba']
    """
    starts = [block.start for block in blocks]
    known = 0
    for at in (0, *(lead.end() for lead in _LEAD.finditer(low))):
        number = bisect_right(starts, at) - 1
        if at < known or number < 0:
            continue  # within the list of names before
        for span in _names(view, low, at, blocks[number].end):
            yield number, span
            known = span.end


def _names(view: str, low: str, at: int, end: int) -> Iterator[Span]:
    """The names behind the words at a place."""
    address = _ADDRESS.match(low, at, end)
    match = address or _CONTACT.match(low, at, end)
    if match is None or _HONOURED.search(low, max(0, at - 24), at):
        return
    sure = address is not None and address["comrade"] is not None
    name = _name(view, low, match.end(), end, sure)
    while name is not None:
        yield name
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

"""A position in a text in, the department, force, society or institution that is named there out."""

from __future__ import annotations

import re
from functools import cache

from .. import ontology
from ..ontology.wording import alternatives, wording
from .body import Body
from .clean import key, words
from .names import Names
from .places import CAPWORD, KIND, KINDS, past_spaces, place_name, plain_kind

_DEPARTMENT = re.compile(rf"{alternatives('department')}\b")
#: What a name goes on with: another word with a capital, joined or not ("Tài chính - Kế hoạch",
#: "Văn hóa, Thể thao và Du lịch"), or one of the small words that a name may hold; not the phrase that
#: follows ("Ban hành Quy chế").
_MORE = re.compile(
    rf"\s+(?:(?:và|của|các|-|&)\s+)?(?!(?:Về|Ban hành|Quyết định|Kế hoạch)\b){CAPWORD}"
    rf"|,\s+(?=[^.;,]{{0,40}}\bvà\s){CAPWORD}"
    rf"|\s*[-&]\s*{CAPWORD}"
    r"|\s+(?:nhân dân|quân sự|thường trực|xã hội|quốc gia|chính trị)\b"
)
_SMALL = re.compile(r"[ \n]+([^\W\d_]+)")
#: "Công an huyện" is the department "Công an" of a district.
_TERRITORIES = tuple(f" {kind}" for kind in KINDS)
#: The longest name of a province has four words; three are enough behind a department's name.
_WORDS_OF_A_PROVINCE = 3


def department_at(view: str, low: str, position: int, limit: int) -> Body | None:
    """The department whose name begins at ``position`` with a capital, with its territory, or None.

    >>> text = "Sở Văn hóa, Thể thao và Du lịch tỉnh Hưng Yên phối hợp"
    >>> body = department_at(text, key(text), 0, len(text))
    >>> body.base, body.kind, body.name
    ('Sở Văn hóa, Thể thao và Du lịch', 'tỉnh', 'Hưng Yên')
    """
    match = _DEPARTMENT.match(low, position, limit)
    if match is None or not view[position].isupper():
        return None
    known = _known().at(low, position, limit)
    end = known[1] if known else match.end()
    while True:
        kind = KIND.match(low, past_spaces(low, end, limit), limit)
        if kind and kind[1]:
            name, stop = place_name(view, kind.end(), limit)
            stop = stop if name else kind.end(1)
            return Body(position, stop, words(view[position:end]), plain_kind(kind), name)
        more = _MORE.match(view, end, limit)
        if more is None:
            break
        end = _past_small(view, low, more.end(), limit)
    if end == match.end():
        return None
    body = Body(position, end, words(view[position:end]))
    whole = known is not None and end == known[1]  # in "Đoàn TNCS Hồ Chí Minh" stands no city
    return body if whole else _part_province(body)


def is_known(base: str) -> bool:
    """Whether a name is that of a department or office of the ontology, without its place.

    >>> is_known("Sở Nội vụ"), is_known("Trung tâm Thông tin")
    (True, False)
    """
    return key(base) in _known()


@cache
def _known() -> Names:
    beginnings = wording("department of the lists")
    return Names(
        {
            key(name): name
            for agency in ontology.agencies()
            if agency.level != "central"
            for name in (agency.name, *agency.names)
            if name.startswith(beginnings) and not key(name).endswith(_TERRITORIES)
        }
    )


def _past_small(view: str, low: str, end: int, limit: int) -> int:
    """Where a small second syllable behind a capitalised word ends ("Sở Nội vụ"), or ``end``."""
    word = _SMALL.match(view, end, limit)
    if word and word[1][0].islower() and low[word.start(1) : word.end(1)] not in _no_syllables():
        return word.end()
    return end


@cache
def _no_syllables() -> frozenset[str]:
    return frozenset(wording("no syllable of a name"))


def _part_province(body: Body) -> Body:
    """A province without its kind at the end of a name is the territory ("Cục Thuế Hưng Yên")."""
    pieces = body.base.split(" ")
    for count in range(min(_WORDS_OF_A_PROVINCE, len(pieces) - 2), 0, -1):
        known = ontology.province(" ".join(pieces[-count:]))
        if known:
            return Body(body.start, body.end, " ".join(pieces[:-count]), "", known.name)
    return body

"""A symbol in its sentence in, its date and issuer as the words around it say them out."""

from __future__ import annotations

import re
from itertools import pairwise

from ..ontology.frame import either
from .bodies import body_at
from .dates import BARE, compose, date_at, month_at
from .found import Found

#: How far date and issuer may stand behind a symbol, and before it.
_REACH, _REACH_BACK = 260, 100
_BETWEEN = re.compile(
    r"[\s,;)]*(?:[-–]\s+)?(?:\(\s*)?(?:(?:vào|ra|(?:được\s+)?(?:ban\s+hành|ký)|đề|thông\s+qua|phê\s+duyệt|phát\s+hành)\s+)?"
)
#: In a table the type word stands behind the symbol: "57-KL/TW ngày 15/6/2023 | Kết luận của Bộ Chính trị".
_TYPE_OF = re.compile(rf"[\s,]{{1,8}}{either('mentions', 'type_of')}\s+của\s+")
#: Must match: " của ", ") do các ", " của Hội nghị lần thứ sáu Ban Chấp hành" (before "Ban").
_OF = re.compile(
    r"[\s,]*hội\s+nghị\s+lần\s+thứ\s+[^\s,;.]+\s+(?:của\s+)?(?=ban\s+chấp\s+hành)"
    r"|[\s,)]*(?:\(?\s*)(?:của|do|bởi)\s+(?:các\s+)?(?:hội\s+nghị\s+(?:lần\s+thứ\s+[^\s,;.]+\s+)?)?"
)
#: "được Tỉnh ủy ban hành ngày ...", "(UBND tỉnh ban hành ngày ...)": who did it, before what was done.
_BY = re.compile(
    rf"[\s,]*(?:(?:đã\s+)?(?:được|mà)\s+|\(\s*(?={either('mentions', 'issuer')}))"
    r"(?=[^,;.()]{3,90}?\s(?:ban\s+hành|ký|thông\s+qua|phê\s+duyệt|phát\s+hành)\s)"
)
#: "đề xuất của Sở Xây dựng tại Công văn số ...": the issuer stands before.
_FROM = re.compile(r"(?:của|do)\s+(?=[^;.]{4,80}?\s+tại\s+(?:các\s+)?$)")
_ISSUER = re.compile(either("mentions", "issuer"))
#: ", UBND tỉnh Lào Cai, ngày 3/4/2020", " - UBND tỉnh Lào Cai - ngày ...": the issuer before the day.
_APART = (",", "-", "–", "(")
_BETWEEN_COMMAS = re.compile(
    rf"(?:\s?,\s+|\s[-–]\s+|\s?\(\s*)(?={either('mentions', 'issuer')}[^,;.()\d]{{2,60}}[,;]?\s+(?:[-–]\s+)?"
    r"(?:(?:ban\s+hành|ký)\s+)?ngày\s+\d)"
)
#: "(Ngày 3/4/2020,) UBND tỉnh Lào Cai đã ban hành (Kế hoạch số ...)": who did it, and the day, in front.
_DID = re.compile(
    r"\s+(?:(?:đã|vừa|mới|có)\s+)*(?:ban\s+hành|ký\s+ban\s+hành|phát\s+hành|ký|có|ra)\s+(?:các\s+)?$"
)
_DOER = re.compile(rf"(?<![^\W\d_])(?:chủ tịch |{either('mentions', 'issuer')})")
_DAY_BEFORE = re.compile(r"(?<![^\W\d_])ngày\s[^,;:“”()]{6,24},?\s+$")
_LISTED = re.compile(r"[\s,;]*(?:và|,|;)?[\s,]*")


def read_after(view: str, low: str, item: Found) -> None:
    """Date and issuer behind a symbol, in either order, within its paragraph; with their bracket."""
    _read_after(view, low, item)
    inside = low[item.head : item.tail]
    if low.startswith(")", item.tail) and inside.count("(") > inside.count(")"):
        item.tail += 1


def _read_after(view: str, low: str, item: Found) -> None:
    position = item.end
    limit = min(position + _REACH, len(view))
    stop = low.find("\n", position, limit)
    limit = stop if stop > 0 else limit
    for _ in range(3):
        gap = _BETWEEN.match(low, position, limit)
        at = gap.end() if gap else position
        dated = _date(view, low, item, position, at, limit) if item.issued is None else None
        if dated:
            item.issued, position = dated
            item.tail = position
            continue
        start = _issuer_start(low, item, position, at, limit) if item.body is None else None
        body = body_at(view, low, start, limit) if start is not None else None
        if body is None:
            return
        item.body = body
        position = item.tail = body.end


def _date(view: str, low: str, item: Found, position: int, at: int, limit: int) -> tuple[str, int] | None:
    """A date behind a symbol and where it ends; a look at one letter spares most of the patterns.

    A bare month or year is that of the work ("kết quả thực hiện ... năm 2022"), but not before the issuer.
    """
    first = low[at : at + 1]
    if first in "nđ" and (dated := date_at(low, at, limit)):
        return dated
    if first in "nt":
        month = month_at(low, at, limit) if item.body is None else None
        of = _OF.match(low, month[1], limit) if month else None
        return month if of and body_at(view, low, of.end(), limit) else None
    bare = BARE.match(low, at, limit) if first.isdigit() and position == item.end else None
    if bare is None or not 0 < at - position <= 3 or low[position] not in ",( ":
        return None
    value = compose(bare[4], bare[2] or bare[3], bare[1])
    return (value, bare.end()) if value else None


def _issuer_start(low: str, item: Found, position: int, at: int, limit: int) -> int | None:
    """Where the issuer's name can begin: behind "của", behind "Kết luận của", or straight behind the date."""
    first = low[at : at + 1]
    of = _OF.match(low, position, limit) if first in "cdhb" else None
    if of is None and (first in "đm" or "(" in low[position:at]):
        of = _BY.match(low, position, limit)
    if of is None and first in "nqkcth":
        of = _TYPE_OF.match(low, position, limit)
    if of is None and first and low[position : position + 2].strip(" ")[:1] in _APART and item.issued is None:
        of = _BETWEEN_COMMAS.match(low, position, limit)
    if of is not None:
        return of.end()
    if not item.issued or position >= limit or low[position] not in " ,\n":
        return None
    return at if "," not in low[position:at] and _ISSUER.match(low, at) else None


def read_before(view: str, low: str, item: Found) -> None:
    """The issuer in front: "của Bộ Nội vụ tại Công văn số ...", "Tờ trình của Bộ A ... (Tờ trình số ...)"."""
    if low[item.head - 5 : item.head].strip().endswith(("tại", "các")):
        for match in _FROM.finditer(low, max(item.head - _REACH_BACK, 0), item.head):
            body = body_at(view, low, match.end(), item.head)
            if body and low[body.end : item.head].strip() in ("tại", "tại các"):
                item.body = body
    elif low[item.head - 1 : item.head] == "(" and item.head < item.start:
        name = low[item.head : item.start].split(" số")[0].strip()
        at = low.rfind(f"{name} của ", max(item.head - 3 * _REACH_BACK, 0), item.head)
        if name and at >= 0:
            item.body = body_at(view, low, at + len(name) + 5, item.head)
        elif (at := low.rfind(" của ", max(item.head - _REACH_BACK, 0), item.head)) >= 0:
            body = body_at(view, low, at + 5, item.head)
            item.body = body if body and low[body.end : item.head].strip() == "(" else None
    elif (opened := low.rfind("(", item.head, item.start)) > 0 and not item.body:
        at = low.rfind(" của ", item.head, opened)
        body = body_at(view, low, at + len(" của "), opened + 1) if at >= 0 else None
        item.body = body if body and low[body.end : opened + 1].strip() == "(" else None
    else:
        _read_doer(view, low, item)


def _read_doer(view: str, low: str, item: Found) -> None:
    """ "Ngày 3/4/2020, UBND tỉnh đã ban hành Kế hoạch số 5/KH-UBND": issuer and day in front of the verb."""
    first = max(item.head - _REACH_BACK, low.rfind("\n", 0, item.head) + 1)
    did = _DID.search(low, max(item.head - 24, first), item.head)
    if did is None:
        return
    for match in _DOER.finditer(low, first, did.start()):
        body = body_at(view, low, match.start(), did.start() + 1)
        if body is None or low[body.end : did.start()].strip(" ,"):
            continue
        item.body = body
        day = _DAY_BEFORE.search(low, first, match.start()) if item.issued is None else None
        dated = date_at(low, day.start(), match.start()) if day else None
        if dated:
            item.issued = dated[0]
        return


def share(found: list[Found], low: str) -> None:
    """Give what stands behind the last of a list to all: "số 008 và số 009 ngày 19/11/2025 của ..."."""
    for item, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=False):
        between = low[item.tail : following.head]
        if following.head <= item.tail or len(between) >= 12 or not _LISTED.fullmatch(between):
            continue
        label = low[following.head : following.start].strip()
        listed = label.startswith("số") or not label
        alike = item.type == following.type
        if listed and "và" in between and following.issued and item.issued is None and item.body is None:
            item.issued = following.issued
        if alike and item.body is None and following.body:
            item.body, item.shared = following.body, True


def carry(found: list[Found], low: str) -> None:
    """Give an issuer in front to all its letters: "của Sở A tại Công văn số 1/SA-KH ngày ..., 2/SA-KH"."""
    for item, following in pairwise(found):
        if following.body is not None or item.body is None or item.body.start >= item.start:
            continue
        one_agency = item.symbol and following.symbol and item.symbol.agency == following.symbol.agency
        if one_agency and len(low[item.tail : following.head].strip(" ,;và")) < 3:
            following.body, following.shared = item.body, True

"""A sentence in, the units that it gives something to do out, with the word of command and the verb."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .bodies import body_at
from .clean import LOWER, UPPER
from .departments import is_known
from .split import split
from .unit import HEAD, VERB, Unit, names_a_body

#: A subject is no longer, nor is a unit in it.
_LONGEST, _LONGEST_NAME = 420, 200
#: What may stand before the subject: "Căn cứ ..., ", "Hằng năm, ".
_ADVERB = re.compile(
    r"(?:(?:do (?:vậy|đó)|vì vậy|đồng thời|ngoài ra|bên cạnh đó|trong đó|riêng|hằng năm|hàng năm"
    r"|định kỳ[^,.]{0,60}|căn cứ [^.]{5,200}?|theo (?!dõi)[^.]{5,120}?|trên cơ sở [^.]{5,160}?"
    r"|trước ngày [^,.]{5,40}|hằng quý|hàng quý|sau khi [^.]{5,100}?|để [^.]{5,120}?"
    r"|trong quá trình [^,.]{0,80}|kịp thời[^,]{0,40}|thời gian tới|từ nay đến[^,]{0,60}),\s*+"
    r"(?!(?:các )?(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị|địa phương))* (?:có )?liên quan,))"
)
#: "Các ông, bà: Chánh Văn phòng ...": a form of address in front of posts.
_ADDRESS = re.compile(
    r"(?:các\s+)?(?:ông|đồng chí)(?:\s*,?\s*(?:\(?bà\)?|đồng chí))?\s*:?\s+"
    r"(?=(?:chánh|giám đốc|trưởng|chủ tịch|thủ trưởng|bí thư|bộ trưởng|thứ trưởng|phó|tư lệnh))"
)
_ORDER = re.compile(
    r"(?:(?:đồng thời,?|trân trọng|kính|rất)\s+)?(?P<word>(?:giao"
    r"|phân công(?!\s+(?:các )?(?:đồng chí|cán bộ|viên chức|công chức(?! (?:văn|tư|tài|địa|kế|lao)))))"
    r"(?:\s+(?:trách nhiệm|nhiệm vụ))?(?:\s+cho)?|đề nghị|yêu cầu|mời|mong|ủy (?:quyền|thác)(?:\s+cho)?)\s+"
)
#: "Riêng Sở Y tế ...": what sets a unit off from others.
_ALONE = re.compile(r"(?:riêng|về phía|phần việc của|phân công (?:trách nhiệm|nhiệm vụ)\s*:)\s+")
#: "cơ quan được giao chủ trì phối hợp ...": what describes a unit is not yet its task.
_DESCRIBED = re.compile(r"(?:được giao|được phân công)$|^(?:các )?(?:cơ quan|đơn vị)(?:, đơn vị)?$")
_GIVEN = re.compile(r"\s+được\s+(?:giao|phân công)(?:\s+nhiệm vụ)?\s*$")
#: A day by which something is done is no part of a name.
_BY = re.compile(r"(?<![^\W\d_])(?:xong |hoàn thành |chậm nhất )?(?:trước|đến) ngày\b|\d{1,2}/\d{1,2}/\d{4}")
_OF_A_BODY = re.compile(r"\b(?:ban|hội đồng|tổ|bộ|ủy ban)$")
_BEFORE_VERB = re.compile(r"[\s,]+(?:sẽ|đã|có|cùng|được|nghiêm túc|cần)\s*$")
_NEW_SENTENCE = re.compile(rf"[.!?]\s+[{UPPER}]")
_LISTS_NAMES = re.compile(r"các\s+\S+(?:\s\S+){0,4}\s*:")
_PLURALS = ("các ", "những ", "một số ", "toàn thể ", "cấp ủy", "sở,", "tổ chức ")
#: After the territory in a name a small word that is none of these begins what the unit is to do.
AT_PLACE = re.compile(
    rf"(?<![^\W_])(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)"
    rf"(?:\s+[{UPPER}][{LOWER}']+){{0,4}}\s+(?=[{LOWER}])"
    r"(?!(?:và|của|thuộc|trực|trên|có|liên quan|khác|đóng|nơi|về|theo|để|do|tại|trong|cùng|với|hoặc|đến|từ|là"
    r"|đã|sẽ|được|bị|mới|cũ|này|đó|hội|miền|biên|ven|khóa|nói|nhà|ủy|đoàn|số|lần)(?![^\W_]))"
)
#: The same behind the level or the committee alone: "Ban Tuyên giáo Huyện ủy định hướng ...".
_AT_LEVEL = re.compile(
    rf"\s(?:tỉnh|huyện|thị xã|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị) (?:ủy|uỷ))\s+(?=[{LOWER}])"
    r"(?!(?:và|của|thuộc|trực|trên|có|liên quan|khác|đóng|nơi|về|theo|để|do|tại|trong|cùng|với|hoặc|đến|từ|là"
    r"|đã|sẽ|được|bị|mới|cũ|này|đó|hội|miền|biên|ven|khóa|nói|nhà|ủy|uỷ|đoàn|số|lần|phó|quản|các)(?![^\W_]))"
)
#: "Các trường học trên địa bàn huyện treo ...": where many are, before what they do.
_IN_PLACE = re.compile(
    r"\strên địa bàn (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)"
    rf"(?:\s+[{UPPER}][{LOWER}']+){{0,4}}\s+(?=[{LOWER}])"
    r"(?!(?:và|có|về|theo|để|tại|trong|với|hoặc|đến|từ|là|đã|sẽ|được|do|cùng)(?![^\W_]))"
)
#: A small word behind a known name that goes on with it ("Sở Nội vụ và ...", "Công an các xã").
_GOES_ON = re.compile(
    r"\s+(?:và|của|thuộc|trên|có|liên|khác|tại|trong|cùng|với|hoặc|là|đã|sẽ|được|tỉnh|huyện|xã|phường"
    r"|thành|quận|thị|khu|cấp|các|đóng|trực|số|phó|về|nhà)(?![^\W_])"
)
_SMALL_WORD = re.compile(rf"\s+(?=[{LOWER}])")
_MARKS = re.compile(r"[.:;(“\"]")


def subject(view: str, low: str, start: int, end: int) -> tuple[list[Unit], str, int] | None:
    """The units that a sentence tells to act, the word of command before them, and where the verb begins.

    >>> from .clean import key
    >>> text = "Giao Ban Tuyên giáo Đảng ủy Khối tuyên truyền, phổ biến"
    >>> units, word, verb = subject(text, key(text), 0, len(text))
    >>> [unit.name for unit in units], word, text[verb:]
    (['Ban Tuyên giáo Đảng ủy Khối'], 'giao', 'tuyên truyền, phổ biến')
    """
    opening = _opening(low, start, end)
    if opening is None:
        return None
    word, start = opening
    limit = min(end, start + _LONGEST)
    named = named_alone(view, low, start, limit)
    told: tuple[list[Unit], int] | None = None
    for verb in VERB.finditer(view, start, limit):
        if named and named[1] < verb.start():
            break
        before = low[max(start, verb.start() - 12) : verb.start()].rstrip()
        if before.endswith("được"):
            continue
        if verb.start() - start < 2 or before.endswith(("của", "để", "về", "việc")):
            return None
        text = view[start : verb.start()]
        if _describes(view, low, start, verb, before) or text.count("(") > text.count(")"):
            told = told or _told(text, verb)
            continue
        found = [] if _breaks(text) else split(_BEFORE_VERB.sub("", text))
        if not found or any(len(unit.name) > _LONGEST_NAME or _BY.search(unit.name) for unit in found):
            return None
        return found, word, verb.start()
    named = named or told
    return (named[0], word, named[1]) if named else None


def addressed_subject(
    view: str, low: str, start: int, end: int, names: Iterable[str]
) -> tuple[list[Unit], str, int] | None:
    """The same where no verb is known and the unit is one of some names, in lower case."""
    opening = _opening(low, start, end)
    for name in names if opening else ():
        word, start = opening or ("", start)
        stop = start + len(name)
        small = _SMALL_WORD.match(view, stop, stop + 3) if low.startswith(name, start) else None
        if small and stop < end and not _GOES_ON.match(low, stop, end):
            found = split(view[start:stop])
            return (found, word, small.end()) if found else None
    return None


def _told(text: str, verb: re.Match[str]) -> tuple[list[Unit], int] | None:
    """The unit of "Phòng Y tế được giao chủ trì việc ...", where no other verb follows: one with a name."""
    name = _GIVEN.sub("", text)
    found = split(name) if name != text and not _breaks(name) else []
    if len(found) != 1 or found[0].group or found[0].name.count(" ") < 2:
        return None
    return found, verb.start()


def _opening(low: str, start: int, end: int) -> tuple[str, int] | None:
    """The word of command at the beginning of a sentence and where the unit's name begins, or None."""
    while start < end and low[start] in " \n-+*.,:;":
        start += 1
    address = _ADDRESS.match(low, start, end)
    if address:
        start = address.end()
    alone = _ALONE.match(low, start, end)
    if alone and HEAD.match(low, alone.end(), end):
        start = alone.end()
    order = _ORDER.match(low, start, end)
    if order and HEAD.match(low, order.end(), end):
        return order["word"], order.end()
    if HEAD.match(low, start, end):
        return "", start
    adverb = _ADVERB.match(low, start, end)
    if adverb is None:
        return None
    order = _ORDER.match(low, adverb.end(), end)
    word, start = (order["word"], order.end()) if order else ("", adverb.end())
    return (word, start) if HEAD.match(low, start, end) else None


def _describes(view: str, low: str, start: int, verb: re.Match[str], before: str) -> bool:
    """Whether a verb is a part of the unit's name or says which unit is meant."""
    wide = before if len(before) < 11 else low[max(start, verb.start() - 22) : verb.start()].strip()
    if _DESCRIBED.search(wide):
        doubled = verb[0] in ("phối hợp", "chủ trì", "thực hiện") and VERB.match(view, verb.end() + 1)
        if doubled or before.endswith(("được giao", "phân công")):
            return True
    if _OF_A_BODY.search(before) and names_a_body(verb[0]):
        return True
    return verb[0] == "lãnh đạo" and verb.start() - start < 8  # "Lãnh đạo Sở", not "lãnh đạo các đơn vị"


def _breaks(text: str) -> bool:
    """Whether a sentence or a list of tasks begins before the verb: then the units are not its subject."""
    return bool(_NEW_SENTENCE.search(text)) or (":" in text and not _LISTS_NAMES.search(text))


def named_alone(view: str, low: str, start: int, limit: int) -> tuple[list[Unit], int] | None:
    """The units of a sentence whose verb is no known one: they end with a territory or are known by name."""
    near = min(limit, start + 160)
    if low.startswith(_PLURALS, start):
        there = _IN_PLACE.search(view, start, near)
        if there is None or _MARKS.search(view, start, there.end()):
            return None
        found = split(view[start : there.end()])
        return (found, there.end()) if found else None
    place = AT_PLACE.search(view, start, near) or _AT_LEVEL.search(view, start, near)
    if place and not _MARKS.search(view, start, place.end()):
        found = split(view[start : place.end()])
        if found:
            return found, place.end()
    body = body_at(view, low, start, limit)
    if body is None or body.end <= start + 4 or not is_known(body.base):
        return None
    small = _SMALL_WORD.match(view, body.end, body.end + 3)
    if small is None or _GOES_ON.match(low, body.end, limit):
        return None
    found = split(view[start : body.end])
    return (found, small.end()) if len(found) == 1 else None

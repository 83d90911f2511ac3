"""A stretch of a sentence in, the cue that counts out: the last words that relate the text to a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ontology.frame import cues, either
from .found import Found
from .model import Block

#: Relations that end or change another document; they are believed only where this document is meant.
STRONG = ("amends", "replaces", "repeals")


@dataclass(frozen=True, slots=True)
class Cue:
    """A relation and the words that state it; both are empty where nothing was said."""

    relation: str = ""
    words: str = ""


NONE = Cue()

#: "thực hiện ý kiến chỉ đạo của UBND tỉnh tại Công văn số ...": what is carried out is the letter.
ORDER = rf"{either('relations', 'order')}(?:\s+của)?\s+"
_ORDERED = re.compile(rf"{ORDER}[^;.]{{2,80}}?\btại\b")
#: "thực hiện các nhiệm vụ được giao tại Kế hoạch số ...", "thực hiện theo Kế hoạch số ...": at the head of
#: a sentence the document is carried out ("kinh phí thực hiện theo ..." only says where it is told).
_CONTENT = re.compile(
    r"(?:\s+(?:đúng|nghiêm|nghiêm túc|tốt|có hiệu quả|hiệu quả|kịp thời|đồng bộ|đầy đủ)(?:,| và)?){0,3}"
    r"(?:\s+(?:các|những|một số))?"
    r"(?:\s+(?:nội dung|nhiệm vụ|chỉ tiêu|mục tiêu|giải pháp|công việc|yêu cầu|chủ trương|chính sách)"
    r"(?:,| và)?){0,4}"
    r"(?:\s+được\s+[^;.,:]{2,50}?(?=\s+giao\s))?"
    r"(?:\s+(?:đã|được|đề ra|nêu|giao|xác định|quy định|phân công)){0,3}"
    r"\s*(?:(?:nêu|giao|quy\s+định|được)\s+)?(?:tại|trong|theo)"
)
_LEADS_IN = re.compile(r"[\s\-+*]*(?:(?:để|nhằm|bảo\s+đảm|đảm\s+bảo|quán\s+triệt(?:\s+và|,)?)[\s]+)*")
#: "thay thế cụm từ ... tại Quyết định số ...": a part of a document, so the document is amended.
_PART = re.compile(
    r"(?:,\s+(?:và\s+)?(?:bãi bỏ|thay thế|hủy bỏ|bổ sung))?"
    rf"\s+(?:toàn\s+bộ\s+)?(?:các\s+|một số\s+)?{either('relations', 'part')}\b"
)
#: "thực hiện Kế hoạch này": of the document itself, not of the one named next.
_THIS = re.compile(r"\s+(?:\S+\s+){1,4}này\b(?!\s*(?:và|,))")
#: "Kế hoạch triển khai thực hiện Chỉ thị số ..." named among other things is a plan without a number ...
_NAMED_PLAN = re.compile(rf"{either('relations', 'plan')}\s+$")
#: ... but what this document makes, or what it is called itself, is this document.
_MADE = re.compile(
    rf"{either('relations', 'making')}\s+(?:[^\s]+\s+){{0,3}}$|^\s*{either('relations', 'plan')}\s+$"
)
#: "sơ kết, tổng kết 5 năm thực hiện ...", "tuyên truyền việc thực hiện ...", "chưa thực hiện ...": the work
#: is looked at, or is not done; never "tuyên truyền, thực hiện ...".
_LOOKED_AT = re.compile(
    rf"\b(?:{either('relations', 'looking_at')}"
    rf"(?:\s+(?:{either('relations', 'stretch')}\b|\d{{1,3}}\b|\([^()]{{1,20}}\)))*"
    rf"|{either('relations', 'undone')})\s+$"
)
#: "Việc thực hiện ... còn chậm": the work is what the sentence is about.
_SUBJECT = re.compile(r"việc\s+$")
#: "khi ban hành ... thay thế", "sẽ thay thế": another document, or none yet.
_OTHERS = re.compile(r"(?:khi|trường\s+hợp)\s+(?:có|được|ban\s+hành)|(?<!\w)(?:sẽ|được|bị|không|chưa)$")
#: Words after which "thay thế", "bãi bỏ", "sửa đổi" is said of this document.
_SELF = re.compile(
    r"(?:^|[\s:])(?:này\b.{0,90}|(?:quyết định|ban hành|về việc|về|ban bố|v/v|công bố)\s*:?)$", re.DOTALL
)
#: "Cho phép gia hạn ...", "Thống nhất điều chỉnh ...": it is done by this document.
_GRANTED = re.compile(
    r"(?<!\w)(?:nay\s+)?(?:cho\s+phép|đồng\s+ý|chấp\s+thuận|thống\s+nhất|nhất\s+trí"
    r"|thực\s+hiện|tiến\s+hành)"
    r"(?:\s+(?:việc|chủ\s+trương))?$"
)
_NUMBERING = re.compile(r"(?:điều \d+\s*[.:]?|\d+[.)]|[a-zđ]\)|\s|[ivx]+\.)*")
#: "Công tác triển khai: ...", "Tổ chức thực hiện: ...": a heading.
_HEADS = re.compile(r"\s*:")
#: "đưa Nghị quyết số ... vào cuộc sống".
_INTO_LIFE = re.compile(r"[^;:]*?\s(?:vào|trong)\s+(?:cuộc\s+sống|thực\s+tiễn)\b")
#: What is said to be done behind these words is a thing, no order: "thời gian thực hiện".
_WORK = re.compile(
    r"\b(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|nội\s+dung|kinh\s+phí|giải\s+pháp|nhiệm\s+vụ|phương\s+án"
    r"|kế\s+hoạch|cơ\s+chế|địa\s+bàn|mục\s+tiêu|hạn)\s+$"
)
#: "ban hành theo", "phê duyệt theo": what stands in that document is meant.
_ISSUED = re.compile(r"\b(?:ban\s+hành|phê\s+duyệt|giao|quy\s+định|nêu|công\s+bố)\s+$")
#: How far before "thực hiện" what looks at the work may begin.
_LOOK_REACH = 60
#: How many paragraphs above an item its leading sentence may stand.
_LIST_REACH = 40


def last_cue(low: str, start: int, end: int) -> Cue | None:
    """The last cue between two places of a sentence that is said of what stands at ``end``, or None.

    >>> last_cue("căn cứ luật đất đai; thực hiện ", 0, 31)
    Cue(relation='implements', words='thực hiện')
    """
    pattern, relations = cues()
    last: tuple[str, re.Match[str]] | None = None
    for match in pattern.finditer(low, start, end):
        if (
            last is not None
            and last[0] in ("implements", "based_on")
            and _says_where(low, start, last[1], match, end)
        ):
            continue
        if relations[(match.lastindex or 1) - 1] == "implements" and _HEADS.match(low, match.end(), end):
            continue
        if match[0] == "đưa" and not _INTO_LIFE.search(low, end, end + 400):
            continue
        relation = relations[(match.lastindex or 1) - 1]
        if relation == "implements":
            if _THIS.match(low, match.end(), end):
                continue
            looked_at = _is_looked_at(low, start, match.start())
            relation = "cites" if looked_at else _of_plan(low, start, match.start())
        elif relation in STRONG:
            relation = _of_document(low, start, match, end, relation)
        if last is not None and last[0] in STRONG and _is_part_of(low, last[1], match, relation):
            continue
        last = (relation, match)
    return Cue(last[0], last[1][0]) if last else None


def cue_at(low: str, start: int, end: int) -> str:
    """The relation of the cue that begins at a place, empty where none does.

    >>> cue_at("cụ thể hóa và tổ chức thực hiện kế hoạch", 0, 40)
    'implements'
    """
    pattern, relations = cues()
    match = pattern.match(low, start, end)
    return relations[(match.lastindex or 1) - 1] if match else ""


def _says_where(low: str, start: int, last: re.Match[str], match: re.Match[str], end: int) -> bool:
    """Whether a later "tại", "hướng dẫn" only says where the order stands that is carried out."""
    if _CONTENT.fullmatch(low, last.end(), match.end()) and _LEADS_IN.fullmatch(low, start, last.start()):
        return True
    if not match[0].startswith(("tại", "hướng")):
        return False
    return _ORDERED.search(low, last.end(), min(match.end() + 90, end)) is not None


def _is_part_of(low: str, last: re.Match[str], match: re.Match[str], relation: str) -> bool:
    """Whether a cue behind "điều chỉnh" is in what is changed: "điều chỉnh thời gian thực hiện ...".

    "Điều chỉnh mức chi theo Quyết định số ..." names a document that is not changed.
    """
    if relation == "implements":
        return match[0].startswith("hoàn") or _WORK.search(low, last.end(), match.start()) is not None
    if match[0] != "theo":
        return True
    return _ISSUED.search(low, last.start(), match.start()) is not None


def _is_looked_at(low: str, start: int, at: int) -> bool:
    """Whether "thực hiện" only names work that is summed up, told of, left undone or spoken about."""
    if _LOOKED_AT.search(low, max(start, at - _LOOK_REACH), at):
        return True
    subject = _SUBJECT.search(low, max(start, at - 6), at)
    if subject is None or _NUMBERING.fullmatch(low, start, subject.start()) is None:
        return False
    return not low[max(start - 3, 0) : start].strip()[-1:].isalnum()


def _of_plan(low: str, start: int, at: int) -> str:
    """``implements``, or ``cites`` where "thực hiện" is in the name of another plan without a number."""
    if at <= start + 14 or not _NAMED_PLAN.search(low, at - 14, at):
        return "implements"
    return "implements" if _MADE.search(low, max(start, at - 40), at) else "cites"


def _of_document(low: str, start: int, match: re.Match[str], end: int, relation: str) -> str:
    """A strong relation as it is, ``cites`` where another document does it, ``amends`` where to a part."""
    if not _of_this(low, start, match.start()):
        return "cites"
    return "amends" if relation != "amends" and _PART.match(low, match.end(), end) else relation


def _of_this(low: str, start: int, at: int) -> bool:
    """Whether a strong cue is said of this document: at the head of its sentence or after "này"."""
    before = low[start:at].strip(' \n-+*“"')
    if len(before) < 4 or _SELF.search(before):
        return not _OTHERS.search(before)
    granted = _GRANTED.search(before)
    if granted:
        before = before[: granted.start()]
    return _NUMBERING.fullmatch(before) is not None


def leading_cue(low: str, blocks: list[Block], number: int, item: Found) -> Cue:
    """The cue of the paragraph that leads a list in ("Bãi bỏ các văn bản sau:").

    Only for an item of the list that begins with a document.
    """
    block = blocks[number]
    if item.head - block.body > 12:
        return NONE
    for lead in reversed(blocks[max(number - _LIST_REACH + 1, 0) : number]):
        last = low[lead.end - 1]
        if last == ":" and (lead.depth < block.depth or block.depth == 0):
            return last_cue(low, max(lead.body, lead.end - 400), lead.end) or NONE
        if 0 < lead.depth < block.depth and last != ";":
            return NONE
        if lead.depth == block.depth == 0 and last not in ";,":
            return NONE
    return NONE

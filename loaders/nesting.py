"""Two documents named in one sentence in, how the second hangs on the first out: list, title, new clause."""

from __future__ import annotations

import re

from ..ontology.frame import either
from .cues import NONE, ORDER, STRONG, Cue, last_cue
from .ended import ended
from .found import Found
from .model import Relation

#: What stands between the items of a list. Must match: ", ", "; ", " và các ", " (gọi tắt là ...) và ";
#: must not match " về ", ", theo ".
_SEPARATOR = re.compile(
    r"[\s,;.)“”\"'-]*(?:(?:\([^()]{0,80}\)|và|cùng(?:\s+với)?|hoặc|các|của)[\s,;]*)*"
    r"(?:nội\s+dung\s+)?(?:các\s+văn\s+bản\s*:?\s*)?$"
)
#: The beginning of a title behind a document: "về", "(sau đây ...) phê duyệt", "“Đề án".
_TITLE = re.compile(rf"[\s,]*(?:\([^()]{{0,120}}\)?\s*)?[“\"]?{either('relations', 'title_opener')}\b")
#: ", UBND huyện A ban hành ...", "; Sở B yêu cầu ...": a clause of its own.
_NEW_CLAUSE = re.compile(
    rf"[,;]\s*(?:đồng thời\s+)?(?:để|nhằm)\s+(?:tiếp tục\s+|tổ chức\s+)?(?:triển khai|thực hiện|cụ thể hóa)\b"
    r"|[,;]\s*đồng thời\s+(?:tiếp tục\s+|tổ chức\s+)?(?:triển khai|thực hiện|cụ thể hóa)\b"
    r"|[,;]\s*(?:trên cơ sở|theo|xét)\s+(?:đề nghị|đề xuất|tham mưu)\b"
    rf"|[,;]\s*(?:{either('relations', 'clause_office')}\s+)?{either('relations', 'clause_body')}\b"
    rf"[^;.]{{0,110}}?\s{either('relations', 'clause_verb')}\b"
)
_AMENDED_BY = re.compile(
    r"(?:được|đã|bị)\s+(?:\S+\s+)?"
    r"(sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính|bãi\s+bỏ|hủy\s+bỏ)[^;.]{0,80}?(?:bởi|tại|theo|bằng)\s+"
    r"(?:các\s+)?(?:khoản[^;.]{0,30}|điều[^;.]{0,30})?$"
)
_CHANGES = {
    "sửa đổi": "amends",
    "bổ sung": "amends",
    "đính chính": "amends",
    "thay thế": "replaces",
    "bãi bỏ": "repeals",
    "hủy bỏ": "repeals",
}
#: ", ý kiến chỉ đạo của UBND tỉnh tại (Công văn ...)": the next item of the list is the letter.
_ORDER_NEXT = re.compile(rf"[\s,;]*+(?:và\s+)?+(?:các\s+)?+(?:ý kiến\s+)?+{ORDER}[^;.]{{2,80}}?\btại\b")
_ORDER_BEHIND = re.compile(
    rf"(?:và|;|,)\s*(?:các\s+)?(?:ý kiến\s+)?{ORDER}[^,;.“”]{{2,70}}\stại\s+(?:các\s+)?$"
)
#: "thay thế Kế hoạch ... và bãi bỏ (Quyết định ...)": behind the title this document goes on.
_ALSO_ENDS = re.compile(
    r"(?:[,;]|(?<!\w)và)(?:\s+đồng\s+thời)?\s+(?P<verb>thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|sửa\s+đổi|điều\s+chỉnh)"
    r"(?:\s+cho)?\s+(?:các\s+)?$"
)
#: "Căn cứ Kế hoạch ... và thực hiện (Công văn ...)"; "về quán triệt và thực hiện ..." is a title.
_AND_DOES = re.compile(
    r"(?<!quán triệt\s)(?<!học tập\s)(?<!tuyên truyền\s)(?<!phổ biến\s)(?<!nghiên cứu\s)"
    r"và\s+(?:triển\s+khai\s+)?thực\s+hiện\s+$"
)
#: ", nhất là ...", ", gắn với ...": an aside, not a title.
_ASIDE = re.compile(r",\s*(?:theo|tại|trong đó|nhất là|gắn)\b[^,]{0,40}$")
#: How an item came to stand in a title: with the one before it.
LISTED = "title list"


def changed_by(low: str, last: Found, item: Found, between: list[Relation]) -> bool:
    """Whether a document is said to be changed by the next ("được sửa đổi bởi ..."); adds that relation."""
    match = _AMENDED_BY.search(low[last.tail : item.head])
    if match is None:
        return False
    item.within = last.within
    if last.symbol is not None and item.symbol is not None and last.text != item.text:
        relation = _CHANGES[" ".join(match[1].split())]
        between.append(Relation(item.text, relation, last.text, last.head, item.tail, match[1]))
    return True


def follow(low: str, last: Found, item: Found, cue: Cue) -> Cue:
    """The cue of a mention that follows another in its sentence; sets ``within`` where a title holds it."""
    twin = _again_in_brackets(low, last, item)
    if twin is not None:
        item.within = twin.within
        return cue
    gap = low[last.tail : item.head]
    if _SEPARATOR.match(gap):
        if last.kind != "title" and ";" not in gap:
            _list_with(last, item)
        return cue
    if _ORDER_NEXT.match(low, last.tail, item.head + 1):
        return cue
    if clause := new_clauses(low, last.tail, item.head):
        return last_cue(low, clause[-1], item.head) or NONE
    if cue.relation == "based_on" and _AND_DOES.search(gap):
        return last_cue(low, last.tail, item.head) or cue
    ends = _ALSO_ENDS.search(gap) if cue.relation in STRONG else None
    if ends:
        return last_cue(low, last.tail + ends.start("verb"), item.head) or cue
    if ";" in gap:
        behind = last.tail + gap.rfind(";")
        kept = NONE if cue.relation in STRONG and ended(low, item.tail, item.sentence[1]) else cue
        return last_cue(low, behind, item.head) or kept
    if not _TITLE.match(gap):
        return last_cue(low, last.tail, item.head) or cue
    return cue if _ORDER_BEHIND.search(gap) else _in_title(low, last, item, gap, cue)


def _in_title(low: str, last: Found, item: Found, gap: str, cue: Cue) -> Cue:
    """The cue of a mention behind the beginning of a title: mostly a part of that title."""
    stem = gap.rstrip(' \n“"(')
    if stem.endswith((",", "và")) and _is_younger(item, last.within or last):
        return cue
    if last.within is not None and stem.endswith("và") and last.type == item.type:
        _list_with(last, item)
        return cue
    if stem.endswith((",", " và", "\nvà")):
        return cue
    if last.within is None and _ASIDE.search(gap):
        return cue if stem.endswith("và") else last_cue(low, last.tail, item.head) or cue
    again = item.text == last.text and item.symbol is not None
    item.within = last.within if again else last
    return cue


def _is_younger(item: Found, owner: Found) -> bool:
    """Whether a document is dated after the one in whose title it seems to stand: it cannot."""
    one, other = item.issued or "", owner.issued or ""
    return len(one) == len(other) == len("2023-12-31") and one > other


def _list_with(last: Found, item: Found) -> None:
    if last.within is not None:
        item.within, item.rule = last.within, LISTED


def _again_in_brackets(low: str, last: Found, item: Found) -> Found | None:
    """The document that is named again in brackets, if it is the last or one in whose title that stands."""
    if low[item.head - 1] != "(" or not low.startswith(")", item.tail):
        return None
    owner: Found | None = last
    while owner is not None and owner.text != item.text:
        owner = owner.within
    return owner


def new_clauses(low: str, start: int, end: int) -> list[int]:
    """Where clauses of another body begin between two places, in order."""
    return [match.start() for match in _NEW_CLAUSE.finditer(low, start, end)]

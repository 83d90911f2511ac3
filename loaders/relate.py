"""Named documents in, what the text says of each out: relation, scope, cue, and edges between others.

The nearest cue before a mention counts, as long as it stands in the same sentence and not in the title of
another cited document; a list shares the cue before it; a document named inside the title of another belongs
to that one ("Kế hoạch A về thực hiện Kết luận B" says that A implements B, and of this document nothing).
"""

from __future__ import annotations

import re

from ..graph.ids import fold
from ..ontology.frame import cues, phrases
from .clean import UPPER
from .find import Found
from .frame import Frame
from .model import Block, Relation

_SENTENCE = re.compile(rf"[.!?](?<![Tt][PpXx].)(?=\s+[“\"(]?[{UPPER}])")
_SEPARATOR = re.compile(
    r"[\s,;.)“”\"'-]*(?:(?:\([^()]{0,80}\)|và|cùng(?:\s+với)?|hoặc|các|của)[\s,;]*)*(?:nội\s+dung\s+)?(?:các\s+văn\s+bản\s*:?\s*)?$"
)
_TITLE = re.compile(
    r"[\s,]*(?:\([^()]{0,120}\)?\s*)?[“\"]?(?:về|v/v|ban\s+hành|phê\s+duyệt|quy\s+định|hướng\s+dẫn|sửa\s+đổi|triển\s+khai|thực\s+hiện|"
    r"phát\s+động|thông\s+qua|công\s+bố|điều\s+chỉnh|bãi\s+bỏ|thay\s+thế|tăng\s+cường|đẩy\s+mạnh|tiếp\s+tục|tổ\s+chức|bổ\s+sung|chi\s+tiết|"
    r"kết\s+luận|đề\s+nghị|đề\s+xuất|thành\s+lập|giao|kiện\s+toàn|công\s+tác|nâng\s+cao|cụ\s+thể|quán\s+triệt|đổi\s+mới|phát\s+triển|xây\s+dựng|chương\s+trình|đề\s+án|kế\s+hoạch)\b"
)
_NEW_CLAUSE = re.compile(
    r"[,;]\s*(?:(?:ban thường vụ|chủ tịch|lãnh đạo|thường trực)\s+)?(?:ủy ban|ubnd|đảng ủy|tỉnh ủy|huyện ủy|thành ủy|hđnd|hội đồng|sở|phòng|ban|bộ|"
    r"chính phủ|công an|văn phòng)\b[^;.]{0,110}?\s(?:ban\s+hành|xây\s+dựng|triển\s+khai|yêu\s+cầu|đề\s+nghị|hướng\s+dẫn|báo\s+cáo|có\s+ý\s+kiến|thông\s+báo)\b"
)
_OTHERS = re.compile(r"(?:khi|trường\s+hợp)\s+(?:có|được|ban\s+hành)|(?:sẽ|được|bị)\s+$")
_GONE = re.compile(r"[^.;]{0,160}?\b(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ|chấm\s+dứt\s+hiệu\s+lực)(?!\s+(?:bởi|bằng|theo))")
STRONG = ("amends", "replaces", "repeals")
#: Types that a superior issues to be carried out.
DIRECTIVES = {"KH", "CTr", "CT", "KL", "NQ", "HD", "ĐA", "TB", "CĐ", "TT-party", "CV", "PA"}


def relate(
    view: str, low: str, blocks: list[Block], frame: Frame, found: list[Found], own: str | None
) -> list[Relation]:
    """Give each mention its relation, scope, cue and sentence; the edges that titles state between others."""
    between: list[Relation] = []
    by_block: dict[int, list[Found]] = {}
    index = 0
    for item in found:
        while index < len(blocks) - 1 and blocks[index].end <= item.start:
            index += 1
        item.block = index
        title = zone_of(index, blocks, frame) == "title"
        by_block.setdefault(-1 if title else index, []).append(item)
    for number, items in by_block.items():
        _paragraph(view, low, blocks, number, frame, items, between)
    return between


def zone_of(number: int, blocks: list[Block], frame: Frame) -> str:
    """title, preamble, body or appendix."""
    block = blocks[number]
    if frame.title_span and frame.title_span.start <= block.start < frame.title_span.end:
        return "title"
    if frame.title_span and block.start <= frame.title_span.start < block.end and number < frame.first:
        return "title"
    if number >= frame.appendix:
        return "appendix"
    if frame.first <= number < frame.body:
        return "preamble"
    return "body"


def _paragraph(
    view: str, low: str, blocks: list[Block], number: int, frame: Frame, items: list[Found], between: list[Relation]
) -> None:
    pattern, relations = cues()
    if number < 0 and frame.title_span:
        zone, span = "title", frame.title_span
        block = Block(span.start, span.end, span.start, "text", "", 0)
    else:
        zone, block = zone_of(number, blocks, frame), blocks[number]
    cuts = [block.body, *(m.end() for m in _SENTENCE.finditer(view, block.body, block.end)), block.end]
    relation, cue = _inherited(low, blocks, number, items[0]) if zone != "title" else ("", "")
    lead = (relation, cue)
    last: Found | None = None
    sentence = 0
    for item in items:
        fresh = last is None
        while sentence + 1 < len(cuts) - 1 and cuts[sentence + 1] <= item.start:
            sentence += 1
            fresh = True
        item.sentence = (cuts[sentence], cuts[sentence + 1])
        item.within = None
        if fresh or last is None or last.tail > item.head:
            start = cuts[sentence] if last is None or fresh else max(last.tail, cuts[sentence])
            if fresh:
                relation, cue = lead if sentence == 0 else ("", "")
            relation, cue = _last_cue(low, start, item.head, pattern, relations) or (relation, cue)
            if last is not None and not fresh and last.within is not None:
                item.within = last.within if last.text == item.text else None
        else:
            gap = low[last.tail : item.head]
            changed = _AMENDED_BY.search(gap)
            if changed is not None:
                item.within = last.within
                if last.symbol is not None and item.symbol is not None and last.text != item.text:
                    between.append(Relation(item.text, _CHANGES[" ".join(changed[1].split())], last.text, last.head, item.tail, changed[1]))
            else:
                relation, cue = _after_another(low, last, item, gap, relation, cue, pattern, relations)
        _decide(low, block, zone, frame, item, relation, cue, between)
        last = item
    _titles(low, items, block)


def _after_another(
    low: str, last: Found, item: Found, gap: str, relation: str, cue: str, pattern: re.Pattern[str], relations: tuple[str, ...]
) -> tuple[str, str]:
    """The cue of a mention that follows another in the same sentence; sets ``item.within``."""
    if low[item.head - 1] == "(" and low.startswith(")", item.tail):
        owner = last
        while owner is not None and owner.text != item.text:
            owner = owner.within  # type: ignore[assignment]
        if owner is not None:
            item.within = owner.within
            return relation, cue
    if _SEPARATOR.match(gap):
        if last.within is not None and last.kind != "title" and ";" not in gap:
            item.within, item.rule = last.within, "title list"
        return relation, cue
    if _ORDERED.match(low, last.tail + len(re.match(r"[\s,;]*(?:và\s+)?(?:các\s+)?(?:ý kiến\s+)?", gap)[0]), item.head + 1):  # type: ignore[index]
        return relation, cue
    clause = None
    for clause in _NEW_CLAUSE.finditer(low, last.tail, item.head):
        pass
    if clause is not None:
        return _last_cue(low, clause.start(), item.head, pattern, relations) or ("", "")
    if ";" in gap:
        at = last.tail + gap.rfind(";")
        return _last_cue(low, at, item.head, pattern, relations) or (relation, cue)
    opener = _TITLE.match(gap)
    if opener and _SAID_AT.search(gap):
        return relation, cue
    if opener:
        stem = gap.rstrip(" \n“\"(")
        if last.within is not None and stem.endswith("và") and last.type == item.type and ";" not in gap:
            item.within, item.rule = last.within, "title list"
            return relation, cue
        if stem.endswith((",", " và", "\nvà")) or (last.within is None and re.search(r",\s*(?:theo|tại|trong đó|nhất là|gắn)\b[^,]{0,40}$", gap)):
            return (relation, cue) if stem.endswith((",", "và")) else (_last_cue(low, last.tail, item.head, pattern, relations) or (relation, cue))
        if item.text != last.text or item.symbol is None:
            item.within = last
        else:
            item.within = last.within
        return relation, cue
    return _last_cue(low, last.tail, item.head, pattern, relations) or (relation, cue)


def _last_cue(
    low: str, start: int, end: int, pattern: re.Pattern[str], relations: tuple[str, ...]
) -> tuple[str, str] | None:
    last = None
    for match in pattern.finditer(low, start, end):
        relation = relations[(match.lastindex or 1) - 1]
        if last is not None and last[0] in ("implements", "based_on") and match[0].startswith(("tại", "hướng")) and _ORDERED.search(low, last[1].end(), min(match.end() + 90, end)):
            continue
        if relation == "implements" and _THIS.match(low, match.end(), end):
            continue
        if relation == "implements" and _NAMED_PLAN.search(low, max(start, match.start() - 14), match.start()) and not _MADE.search(low, max(start, match.start() - 40), match.start()):
            relation = "cites" if match.start() > start + 14 else relation
        if relation in STRONG and not _of_this(low, start, match.start()):
            relation = "cites"
        if relation in ("replaces", "repeals") and _PART.match(low, match.end(), end):
            relation = "amends"
        if last is not None and relations[(last[1].lastindex or 1) - 1] in STRONG and last[0] in STRONG and relation != "implements":
            continue
        last = (relation, match)
    return (last[0], last[1][0]) if last else None


#: "thực hiện ý kiến chỉ đạo của UBND tỉnh tại Công văn số ...": what is carried out is the letter.
_ORDERED = re.compile(r"(?:chỉ đạo|hướng dẫn|yêu cầu|ý kiến|đề nghị|kết luận|thông báo)(?:\s+của)?\s+[^;.]{2,80}?\btại\b")
#: "Kế hoạch triển khai thực hiện Chỉ thị số ..." named among other things is a plan without a number.
#: "thay thế cụm từ ... tại Quyết định số ...": a part of a document, so the document is amended.
_PART = re.compile(r"(?:,\s+(?:và\s+)?(?:bãi bỏ|thay thế|hủy bỏ|bổ sung))?\s+(?:các\s+|một số\s+)?(?:cụm từ|từ|khoản|điểm|điều|đoạn|mục|phụ lục|nội dung|câu|chương|biểu|mẫu)\b")
_AMENDED_BY = re.compile(
    r"(?:được|đã|bị)\s+(?:\S+\s+)?(sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính|bãi\s+bỏ|hủy\s+bỏ)[^;.]{0,80}?(?:bởi|tại|theo|bằng)\s+(?:các\s+)?"
    r"(?:khoản[^;.]{0,30}|điều[^;.]{0,30})?$"
)
_CHANGES = {"sửa đổi": "amends", "bổ sung": "amends", "đính chính": "amends", "thay thế": "replaces", "bãi bỏ": "repeals", "hủy bỏ": "repeals"}
_THIS = re.compile(r"\s+(?:\S+\s+){1,4}này\b(?!\s*(?:và|,))")
_SAID_AT = re.compile(
    r"(?:và|;|,)\s*(?:các\s+)?(?:ý kiến\s+)?(?:hướng dẫn|chỉ đạo|yêu cầu|ý kiến|đề nghị|kết luận|thông báo)(?:\s+của)?\s+[^,;.“”]{2,70}\stại\s+(?:các\s+)?$"
)
_NAMED_PLAN = re.compile(r"(?:kế hoạch|chương trình|đề án)\s+$")
_MADE = re.compile(r"(?:ban hành|xây dựng|lập|trình|tham mưu|phê duyệt|này|về việc|bổ sung|rà soát)\s+(?:[^\s]+\s+){0,3}$|^\s*(?:kế hoạch|chương trình|đề án)\s+$")


def _of_this(low: str, start: int, at: int) -> bool:
    """Whether "thay thế", "bãi bỏ", "sửa đổi" is said of this document: at the head of its sentence or after "này"."""
    before = low[start:at].strip(" \n-+*“\"")
    if len(before) < 4 or re.search(r"(?:^|[\s:])(?:này\b.{0,90}|(?:quyết định|ban hành|về việc|về|ban bố|v/v|công bố)\s*:?)$", before, re.DOTALL):
        return not _OTHERS.search(before)
    return bool(re.fullmatch(r"(?:điều \d+\s*[.:]?|\d+[.)]|[a-zđ]\)|\s|[ivx]+\.)*", before))


def _inherited(low: str, blocks: list[Block], number: int, item: Found) -> tuple[str, str]:
    """The cue of the paragraph that leads a list in ("Bãi bỏ các văn bản sau:"), for an item that begins with a document."""
    block = blocks[number]
    if item.head - block.body > 12:
        return "", ""
    pattern, relations = cues()
    for back in range(number - 1, max(number - 40, -1), -1):
        lead = blocks[back]
        if low[lead.end - 1] == ":" and (lead.depth < block.depth or block.depth == 0):
            found = _last_cue(low, max(lead.body, lead.end - 400), lead.end, pattern, relations)
            return found or ("", "")
        if lead.depth and lead.depth < block.depth and low[lead.end - 1] != ";":
            return "", ""
        if not lead.depth and not block.depth and low[lead.end - 1] not in ";,":
            return "", ""
    return "", ""


def _decide(
    low: str, block: Block, zone: str, frame: Frame, item: Found, relation: str, cue: str, between: list[Relation]
) -> None:
    scope = {"preamble": "opening"}.get(zone, zone)
    if zone == "preamble" and (relation == "based_on" or phrases()["basis"].match(low, block.body, block.end) and relation != "implements"):
        scope = "basis"
    item.scope, item.cue = scope, " ".join(cue.split())
    if item.within is not None:
        owner = item.within
        inner = _last_cue(low, owner.tail, item.head, *cues())
        inner_relation = inner[0] if inner else "cites"
        stem = low[owner.tail : item.head]
        if inner_relation == "cites" and re.search(r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ)\b", stem[:60]):
            inner_relation = "amends"
        if item.rule == "title list":
            inner_relation = next((r.relation for r in reversed(between) if r.subject == owner.text), inner_relation)
        if owner.symbol is not None and item.symbol is not None and owner.text != item.text and inner_relation != "cites":
            between.append(Relation(owner.text, inner_relation, item.text, owner.head, item.tail, inner[1] if inner else ""))
        item.relation = "cites"
        item.rule = "inside the title of another document"
        if scope == "opening" and owner.scope == "basis":
            item.scope = "basis"
        return
    if zone == "appendix":
        item.relation, item.rule = "cites", "appendix"
        return
    if relation == "guides" and not (frame.type == "HD" and zone in ("title", "preamble")):
        relation = "cites"
    if frame.type == "HD" and zone == "title" and relation == "implements":
        relation = "guides"
    if relation == "based_on" and zone == "body" and not low.startswith("căn cứ", block.body + (low[block.body] == " ")):
        relation = "cites"
    if relation in STRONG and scope == "basis":
        relation = "based_on"
    if zone == "body" and relation in ("", "cites", "implements") and _GONE.match(low, item.tail, item.sentence[1]):
        relation = "repeals"
    if zone == "body" and relation == "based_on":
        item.scope = "basis"
    item.relation = relation or ("based_on" if scope == "basis" else "cites")
    item.rule = f"{scope}: {item.cue}" if item.cue else scope


_TITLE_START = re.compile(r"[\s,]*(?:\([^()]{0,120}\)\s*)?(?=[“\"]|(?:về|v/v|ban\s+hành|phê\s+duyệt|quy\s+định|hướng\s+dẫn|sửa\s+đổi|thực\s+hiện|triển\s+khai)\b)")
_TITLE_END = re.compile(r";|[.](?=\s|$)|\t|\(\s*(?:gọi|sau đây|viết|dưới đây)|,\s*(?=(?:kế hoạch|quyết định|nghị quyết|chỉ thị|kết luận|nghị định|thông tư|công văn|thông báo|hướng dẫn|chương trình)\s+(?:số\s+)?\d)")


def _titles(low: str, items: list[Found], block: Block) -> None:
    """The trích yếu behind a mention: from "về" to the end of the item."""
    for index, item in enumerate(items):
        if item.symbol is None or item.kind != "symbol":
            continue
        start = _TITLE_START.match(low, item.tail, item.sentence[1])
        if start is None:
            continue
        limit = item.sentence[1]
        for other in items[index + 1 :]:
            if not _inside(other, item) and other.head > item.tail:
                limit = min(limit, other.head)
                break
        clause = _NEW_CLAUSE.search(low, item.tail, limit)
        if clause:
            limit = clause.start()
        end = _TITLE_END.search(low, start.end(), limit)
        stop = end.start() if end else limit
        if stop - start.end() > 8:
            item.title = (start.end(), stop)


def _inside(inner: Found, owner: Found) -> bool:
    within = inner.within
    while within is not None and within is not owner:
        within = within.within
    return within is owner


_STOP = frozenset(
    "ve viec cua va cac cho trong tren dia ban nam giai doan den theo thuc hien trien khai ban hanh ke hoach chuong trinh phe duyet tai "
    "mot so dieu tinh thanh pho huyen xa phuong duoc voi nhiem vu giai phap tam nhin dinh huong quoc gia viet chinh phu uy nhan dan cong tac "
    "tiep tuc nang cao tang cuong day manh hieu qua chat luong ngay thang so khoa lan thu muc tieu quy hoach chien luoc de an du chinh sach tong the "
    "nghi quyet chi thi ket luan phat trien xay dung hoat dong noi dung trong tam".split()
)


def topic(text: str) -> set[str]:
    """What a title is about: its pairs of neighbouring words, since most Vietnamese words are two syllables.

    >>> sorted(topic("về công tác thông tin đối ngoại năm 2021"))
    ['doi ngoai', 'thong tin', 'tin doi']
    """
    syllables = fold(text).split()
    return {
        f"{one} {two}"
        for one, two in zip(syllables, syllables[1:], strict=False)
        if one not in _STOP and two not in _STOP and not one.isdigit() and not two.isdigit()
    }


_POWERS = re.compile(
    r"(?:ban hành\s+)?(?:quy chế|quy định (?:chức năng|về chức năng|tổ chức|chi tiết|việc|về|một số)|chức năng|phân công|phân cấp|ủy quyền|quy trình|danh mục|định mức|thành lập|kiện toàn|"
    r"bổ nhiệm|sắp xếp|tổ chức bộ máy)"
)


def settle_basis(low: str, frame: Frame, found: list[Found], superior: object, own_topic: set[str]) -> None:
    """"Căn cứ" + a directive or plan of a superior on the same topic is carried out, not only leaned on."""
    assert callable(superior)
    for item in found:
        if item.relation != "based_on" or item.scope != "basis" or item.symbol is None or item.within is not None:
            continue
        if not item.cue.startswith("căn"):
            continue
        if item.type in ("L", "NĐ", "PL", "TTr", "BC") or item.symbol.year or not superior(item):
            continue
        title = low[item.title[0] : item.title[1]] if item.title else ""
        if item.type not in DIRECTIVES and not (item.type == "QĐ" and re.search(r"phê\s+duyệt|ban\s+hành\s+(?:kế\s+hoạch|chương\s+trình|đề\s+án)|chương\s+trình|chiến\s+lược|đề\s+án", title)):
            if not (item.type == "TT" and "/" in item.text and "-TT/" in item.text):
                continue
        if _POWERS.match(title.removeprefix("về ").removeprefix("việc ").strip()):
            continue
        theirs = topic(title)
        shared = theirs & own_topic
        if shared:
            item.relation, item.rule = "implements", "basis: plan of a superior on the same topic"

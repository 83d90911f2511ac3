"""Named documents in, what the text says of each out: relation, scope, cue, and edges between others.

The nearest cue before a mention counts, as long as it stands in the same sentence and not in the title of
another cited document; a list shares the cue before it; a document named inside the title of another belongs
to that one ("Kế hoạch A về thực hiện Kết luận B" says that A implements B, and of this document nothing).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ontology.frame import either, phrases
from .cited_titles import read_titles
from .clean import UPPER
from .cues import NONE, STRONG, Cue, last_cue, leading_cue
from .ended import ended
from .found import Found
from .frame import Frame
from .model import Block, Relation
from .nesting import LISTED, changed_by, follow

#: The end of a sentence: not that of "TP.", and only before a capital.
_SENTENCE = re.compile(rf"[.!?](?<![Tt][PpXx].)(?=\s+[“\"(]?[{UPPER}])")
_CHANGING = re.compile(r"\b(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)\b")
#: Between a document and the short name that it is given in brackets.
_NAMING = re.compile(r"\(\s*(?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\b")
#: "Kế hoạch này cụ thể hóa ...", "Việc ban hành Kế hoạch nhằm triển khai ...": said of the document itself.
_OF_ITSELF = re.compile(
    r"[\s\-+*]*(?:\d+[.)]\s*)?(?:việc\s+(?:ban\s+hành|xây\s+dựng)\s+)?"
    rf"{either('relations', 'self')}"
    r"(?:\s+(?:hành\s+động|thực\s+hiện))?(?:\s+này|(?=\s+(?:được|nhằm|có\s+mục\s+đích)\s))[^.;:]{0,90}$"
)
#: "Theo yêu cầu tại Công văn số ..., UBND huyện báo cáo": what the other asks for is done here.
_AS_ASKED = re.compile(
    r"\s*(?:thực hiện\s+)?theo\s+(?:tinh thần\s+)?(?:sự\s+|ý kiến\s+)?"
    r"(?:yêu cầu|chỉ đạo|phân công)\s"
    r"|[\s\-+*]*căn\s*cứ\s+(?:sự\s+|ý kiến\s+)?chỉ đạo\s"
    r"|\s*được\s+(?:giao|phân công)(?:\s+nhiệm vụ)?\s+(?:tại|theo)\s"
    r"|\s*sau khi\s+(?:được\s+)?(?:nghiên cứu,?\s+)?(?:tổ chức\s+)?(?:học tập|quán triệt)\b"
)
#: "Theo Kế hoạch số ...;" as one leans on a basis.
_ACCORDING = re.compile(r"\s*[-+*]?\s*theo\s+(?:nội dung\s+)?(?:các\s+)?$")
#: How far before a document the cue may stand in the title that names it.
_REACH = 2000


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph in its zone of a document of some type; ``between`` takes the relations between others."""

    view: str
    low: str
    block: Block
    zone: str
    type: str | None
    between: list[Relation]


def relate(view: str, low: str, blocks: list[Block], frame: Frame, found: list[Found]) -> list[Relation]:
    """Give each mention its relation, scope, cue and sentence; the edges that titles state between others.

    ``found`` is in order of place; ``low`` is the key form of ``view``.
    """
    between: list[Relation] = []
    for number, items in _by_paragraph(blocks, frame, found).items():
        zone = _zone(number, blocks, frame)
        block, lead = blocks[number], NONE
        if zone == "title" and frame.title_span:
            span = frame.title_span
            block = Block(span.start, span.end, span.start, "text", "", 0)
        else:
            lead = leading_cue(low, blocks, number, items[0])
        _relate_items(_Paragraph(view, low, block, zone, frame.type, between), lead, items)
        read_titles(low, items)
    return between


def _by_paragraph(blocks: list[Block], frame: Frame, found: list[Found]) -> dict[int, list[Found]]:
    """Mentions by the number of their paragraph; those in a title of several paragraphs are together."""
    result: dict[int, list[Found]] = {}
    index = 0
    title: int | None = None
    for item in found:
        while index < len(blocks) - 1 and blocks[index].end <= item.start:
            index += 1
        item.block = number = index
        if _zone(index, blocks, frame) == "title":
            title = number = index if title is None else title
        result.setdefault(number, []).append(item)
    return result


def _zone(number: int, blocks: list[Block], frame: Frame) -> str:
    """title, preamble, body or appendix."""
    block, title = blocks[number], frame.title_span
    if title and title.start <= block.start < title.end:
        return "title"
    if title and block.start <= title.start < block.end and number < frame.first:
        return "title"
    if number >= frame.appendix:
        return "appendix"
    return "preamble" if frame.first <= number < frame.body else "body"


def _relate_items(paragraph: _Paragraph, lead: Cue, items: list[Found]) -> None:
    """Relate the mentions of a paragraph, sentence by sentence; ``lead`` holds for the first."""
    low, block = paragraph.low, paragraph.block
    stops = _SENTENCE.finditer(paragraph.view, block.body, block.end)
    cuts = [block.body, *(stop.end() for stop in stops), block.end]
    cue, sentence = lead, 0
    last: Found | None = None
    for index, item in enumerate(items):
        first = sentence
        while sentence + 2 < len(cuts) and cuts[sentence + 1] <= item.start:
            sentence += 1
        item.sentence = (cuts[sentence], cuts[sentence + 1])
        item.within = next((owner for owner in items[index + 1 : index + 3] if owner.head < item.head), None)
        if item.within is not None:  # "Kế hoạch thực hiện Chỉ thị số ... của Tỉnh ủy (số ...)"
            _decide(paragraph, item, NONE)
            sentence = first
            continue
        if last is not None and last.text == item.text and _NAMING.search(low, last.tail, item.head):
            item.relation, item.scope, item.cue = last.relation, last.scope, last.cue
            item.within, item.rule = last.within, last.rule
            last = item
            continue
        if last is None or sentence > first:
            said_before = lead if sentence == 0 else NONE
            cue = last_cue(low, cuts[sentence], item.head) or said_before
        elif last.tail > item.head:
            item.within = last.within if last.text == item.text else None
        elif not changed_by(low, last, item, paragraph.between):
            cue = follow(low, last, item, cue)
        _decide(paragraph, item, cue)
        last = item


def _decide(paragraph: _Paragraph, item: Found, cue: Cue) -> None:
    """Set scope, relation and rule of a mention from its cue and its zone."""
    item.scope, item.cue = _scope(paragraph, item, cue.relation), " ".join(cue.words.split())
    if item.within is not None:
        _give_to(item.within, item, paragraph)
    elif paragraph.zone == "appendix":
        item.relation, item.rule = "cites", "appendix"
    else:
        relation = _relation(paragraph, item, cue.relation)
        item.relation = relation or ("based_on" if item.scope == "basis" else "cites")
        item.rule = f"{item.scope}: {item.cue}" if item.cue else item.scope
        if relation == "based_on" and paragraph.zone == "body":
            item.scope = "basis"


def _scope(paragraph: _Paragraph, item: Found, relation: str) -> str:
    """title, opening, basis, body or appendix: where a mention stands, and under what cue."""
    if paragraph.zone == "body" and relation == "implements":
        itself = _OF_ITSELF.match(paragraph.low, item.sentence[0], item.head)
        return "opening" if itself else "body"
    if paragraph.zone != "preamble":
        return paragraph.zone
    if relation == "based_on":
        return "basis"
    block = paragraph.block
    grounds = phrases()["basis"].match(paragraph.low, block.body, block.end)
    return "basis" if grounds and relation != "implements" else "opening"


def _relation(paragraph: _Paragraph, item: Found, relation: str) -> str:
    """The relation that a cue states in this zone; empty where there is no cue."""
    low, zone, start = paragraph.low, paragraph.zone, paragraph.block.body
    guideline = paragraph.type == "HD"
    if relation == "guides" and not (guideline and zone in ("title", "preamble")):
        relation = "cites"
    if guideline and zone == "title" and relation == "implements":
        return "guides"
    if relation in STRONG and item.scope == "basis":
        return "based_on"
    if zone == "preamble" and relation in ("cites", "based_on", ""):
        if _AS_ASKED.match(low, item.sentence[0], item.head):
            return "implements"
        if relation != "based_on" and _ACCORDING.match(low, start, item.head):
            item.scope = "basis"
            return "based_on"
    if zone != "body":
        return relation
    if relation == "based_on" and not low.startswith("căn cứ", start + (low[start] == " ")):
        relation = "cites"
    return (
        ended(low, item.tail, item.sentence[1]) or relation
        if relation in ("", "cites", "implements")
        else relation
    )


def _give_to(owner: Found, item: Found, paragraph: _Paragraph) -> None:
    """Give what a title says of a mention to the document whose title it is; this one only cites it."""
    stated = last_cue(paragraph.low, max(owner.tail, item.head - _REACH), item.head) or Cue("cites")
    relation, between = stated.relation, paragraph.between
    if relation == "cites" and _CHANGING.search(paragraph.low[owner.tail : item.head][:60]):
        relation = "amends"
    if item.rule == LISTED:
        relation = next((r.relation for r in reversed(between) if r.subject == owner.text), relation)
    named = owner.symbol is not None and item.symbol is not None and owner.text != item.text
    if named and relation != "cites":
        between.append(Relation(owner.text, relation, item.text, owner.head, item.tail, stated.words))
    item.relation, item.rule = "cites", "inside the title of another document"
    if item.scope == "opening" and owner.scope == "basis":
        item.scope = "basis"

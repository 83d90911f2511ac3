"""Named documents in, what the text says of each out: relation, scope, cue, and edges between others.

The nearest cue before a mention counts, as long as it stands in the same sentence and not in the title of
another cited document; a list shares the cue before it; a document named inside the title of another belongs
to that one ("Kế hoạch A về thực hiện Kết luận B" says that A implements B, and of this document nothing).
"""

from __future__ import annotations

import re

from ..ontology.frame import either, phrases
from .cited_titles import read_titles
from .clean import UPPER
from .cues import NONE, STRONG, Cue, last_cue, leading_cue
from .found import Found
from .frame import Frame
from .model import Block, Relation
from .nesting import LISTED, changed_by, follow

#: The end of a sentence: not that of "TP.", and only before a capital.
_SENTENCE = re.compile(rf"[.!?](?<![Tt][PpXx].)(?=\s+[“\"(]?[{UPPER}])")
_OVER = re.compile(rf"[^.;]{{0,160}}?\b{either('relations', 'over')}(?!\s+(?:bởi|bằng|theo))")
_CHANGING = re.compile(r"\b(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)\b")


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
        _paragraph(view, low, block, zone, lead, frame, items, between)
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


def _paragraph(
    view: str, low: str, block: Block, zone: str, lead: Cue, frame: Frame, items: list[Found],
    between: list[Relation],
) -> None:  # fmt: skip
    """Relate the mentions of one paragraph, sentence by sentence; ``lead`` holds for the first."""
    cuts = [block.body, *(m.end() for m in _SENTENCE.finditer(view, block.body, block.end)), block.end]
    cue, sentence = lead, 0
    last: Found | None = None
    for item in items:
        first = sentence
        while sentence + 2 < len(cuts) and cuts[sentence + 1] <= item.start:
            sentence += 1
        item.sentence = (cuts[sentence], cuts[sentence + 1])
        if last is None or sentence > first:
            said_before = lead if sentence == 0 else NONE
            cue = last_cue(low, cuts[sentence], item.head) or said_before
        elif last.tail > item.head:
            item.within = last.within if last.text == item.text else None
        elif not changed_by(low, last, item, between):
            cue = follow(low, last, item, cue)
        _decide(low, block, zone, frame, item, cue, between)
        last = item


def _decide(
    low: str, block: Block, zone: str, frame: Frame, item: Found, cue: Cue, between: list[Relation]
) -> None:
    """Set scope, relation and rule of a mention from its cue and its zone."""
    item.scope, item.cue = _scope(low, block, zone, cue.relation), " ".join(cue.words.split())
    if item.within is not None:
        _in_title_of(low, item, item.within, between)
    elif zone == "appendix":
        item.relation, item.rule = "cites", "appendix"
    else:
        relation = _relation(low, block, zone, frame, item, cue.relation)
        item.relation = relation or ("based_on" if item.scope == "basis" else "cites")
        item.rule = f"{item.scope}: {item.cue}" if item.cue else item.scope
        if relation == "based_on" and zone == "body":
            item.scope = "basis"


def _scope(low: str, block: Block, zone: str, relation: str) -> str:
    if zone != "preamble":
        return zone
    if relation == "based_on":
        return "basis"
    grounds = relation != "implements" and phrases()["basis"].match(low, block.body, block.end)
    return "basis" if grounds else "opening"


def _relation(low: str, block: Block, zone: str, frame: Frame, item: Found, relation: str) -> str:
    """The relation that a cue states in this zone; empty where there is no cue."""
    if relation == "guides" and not (frame.type == "HD" and zone in ("title", "preamble")):
        relation = "cites"
    if frame.type == "HD" and zone == "title" and relation == "implements":
        return "guides"
    if relation in STRONG and item.scope == "basis":
        return "based_on"
    if zone != "body":
        return relation
    if relation == "based_on" and not low.startswith("căn cứ", block.body + (low[block.body] == " ")):
        relation = "cites"
    over = relation in ("", "cites", "implements") and _OVER.match(low, item.tail, item.sentence[1])
    return "repeals" if over else relation


def _in_title_of(low: str, item: Found, owner: Found, between: list[Relation]) -> None:
    """Give what a title says of a mention to the document whose title it is; this one only cites it."""
    stated = last_cue(low, owner.tail, item.head) or Cue("cites")
    relation = stated.relation
    if relation == "cites" and _CHANGING.search(low[owner.tail : item.head][:60]):
        relation = "amends"
    if item.rule == LISTED:
        relation = next((r.relation for r in reversed(between) if r.subject == owner.text), relation)
    named = owner.symbol is not None and item.symbol is not None and owner.text != item.text
    if named and relation != "cites":
        between.append(Relation(owner.text, relation, item.text, owner.head, item.tail, stated.words))
    item.relation, item.rule = "cites", "inside the title of another document"
    if item.scope == "opening" and owner.scope == "basis":
        item.scope = "basis"

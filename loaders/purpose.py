"""A plan whose opening names nothing to carry out in, what its section on its purpose names marked out."""

from __future__ import annotations

import re

from ..ontology.frame import either
from .clean import key, words
from .cues import cue_at
from .found import Found
from .frame import Frame
from .model import Block

#: What is made to carry something out.
PLANS = ("KH", "CTr", "CTHĐ", "ĐA", "PA")
#: The section on the purpose of a plan, or on what it rests on.
_PURPOSE = re.compile(rf"(?:\S+\s+){{0,3}}?{either('relations', 'purpose')}")
#: "Nhằm triển khai ...", "- Mục đích: cụ thể hóa ...": the paragraph says so of the whole plan.
_WHOLE = re.compile(
    r"[\s\-+*]*(?:mục\s+(?:đích|tiêu)(?:\s+của\s+\S+\s\S+(?:\s+này)?)?\s*:?\s+)?(?:(?:nhằm|để|là)\s+)?"
    r"(?:(?:kịp thời|chủ động|nghiêm túc|bảo đảm|đảm bảo|(?:tổ chức )?(?:quán triệt|phổ biến)(?: và|,))\s+)*"
)


def settle_purpose(view: str, low: str, found: list[Found], blocks: list[Block], frame: Frame) -> None:
    """Let a plan carry out what the paragraphs of its first section begin with, where nothing else tells.

    The mentions that are meant get the scope ``opening``: what they say is said of the plan as a whole.
    """
    if frame.type not in PLANS or any(is_carried_out(item) for item in found):
        return
    section = first_section(view, blocks, frame)
    for item in found:
        if item.scope == "body" and item.relation == "implements" and item.within is None:
            block = blocks[item.block]
            start = _WHOLE.match(low, block.body, item.head)
            cue = cue_at(low, start.end(), item.head) if start and item.block in section else ""
            if cue == "implements":
                item.scope, item.rule = "opening", "purpose of the plan"


def is_carried_out(item: Found) -> bool:
    """Whether the document as a whole carries out what is named there."""
    return item.relation == "implements" and item.scope in ("title", "opening", "basis")


def first_section(view: str, blocks: list[Block], frame: Frame) -> range:
    """The paragraphs of the first section, where its heading is one of a purpose."""
    first = frame.body
    if first >= len(blocks) or not blocks[first].depth:
        return range(0)
    heading = key(words(view[blocks[first].body : blocks[first].end]))
    if not heading and first + 1 < len(blocks):
        heading = key(words(view[blocks[first + 1].start : blocks[first + 1].end]))
    if not _PURPOSE.match(heading):
        return range(0)
    last = first + 1
    while last < min(len(blocks), frame.appendix) and not 0 < blocks[last].depth <= blocks[first].depth:
        last += 1
    return range(first, last)

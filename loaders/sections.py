"""Paragraphs of the body in, where the section on who does what is out."""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .clean import words
from .frame import Frame
from .headings import heading
from .model import Block
from .owner_within import owners_within
from .subjects import subject
from .unit import HEAD

#: An order to those addressed that ends in a colon: the points below it are their tasks.
_COMMANDS = re.compile(r"(?:yêu cầu|chỉ đạo|giao|đề nghị)[^.]{0,300}:\s*$")
#: The same in a notice of what a leader concluded.
_CONCLUDED = re.compile(r"(?:kết luận|có ý kiến|thống nhất)[^.]{0,300}:\s*$")
_NOTICE = "TB"
_LETTERS = ("CV", "CT", "TB")
_TELEGRAM = "CĐ"
#: "Giao Ủy ban nhân dân huyện tổ chức thực hiện ...": a task, no heading.
_ORDER = re.compile(
    r"(?:giao(?!\s+(?:nhiệm vụ|việc)(?:\s+cụ thể)?(?:\s+cho các [^.;]{3,60})?$)|đề nghị|yêu cầu|ủy quyền)\s"
)
#: "Phân công Hội Nông dân xã chủ trì ...": the same, "Phân công nhiệm vụ" is a heading.
_TOLD = re.compile(rf"phân công(?: cho)?\s+{HEAD.pattern}")
#: A longer paragraph is no heading of the section.
_LONGEST_HEADING = 160
#: Deepest numbering that a section on who does what may have: a), b), c).
_DEEPEST = 7
#: So many parts must begin with a unit, and all but one in so many.
_FEWEST, _SHARE = 2, 4


def is_all_tasks(low: str, blocks: list[Block], body: list[Block], frame: Frame) -> bool:
    """Whether a document is itself the section: telegrams, and letters of command without one."""
    if frame.type == _TELEGRAM:
        return True
    if frame.type not in _LETTERS or any(_is_short_heading(low, block) for block in body):
        return False
    if not frame.first < frame.body <= len(blocks):
        return False
    lead = low[blocks[frame.first].start : blocks[frame.body - 1].end]
    said = lead[-500:].strip()
    return bool(_COMMANDS.search(said) or (frame.type == _NOTICE and _CONCLUDED.search(said)))


def opens_section(block: Block, text: str) -> bool:
    """Whether a paragraph is the heading of the section on who does what; ``text`` is in lower case."""
    if not 0 < block.depth <= _DEEPEST or len(text) >= _LONGEST_HEADING:
        return False
    if not phrases()["section_who"].match(_first_line(text)):
        return False
    if _ORDER.match(text) or (text.endswith(".") and _TOLD.match(text)):
        return False
    is_task = (text.endswith(".") and len(text) > 90) or (len(text) > 110 and "," in text)
    return not is_task


def has_units_alone(view: str, low: str, body: list[Block], number: int, *, told: bool = False) -> bool:
    """Whether the parts under ``body[number]`` begin with units: it says who does what, whatever its title.

    One part in four may name none, but not the first. ``told``: bare names do not count, only sentences that
    tell a unit what to do.
    """
    depth = body[number].depth
    level = units = others = 0
    for index in range(number + 1, len(body)):
        block = body[index]
        if block.depth and block.depth <= depth:
            break
        if block.depth and block.depth == (level or block.depth):
            level = block.depth
            text = words(view[block.body : block.end])
            before, colon, _ = text[:160].partition(":")
            named = not told and (heading(text) is not None or (colon and heading(before)))
            if named or _tells(view, low, block):
                units += 1
            elif units == 0:
                return False
            else:
                others += 1
    return units >= _FEWEST and _SHARE * others <= units + others


def _tells(view: str, low: str, block: Block) -> bool:
    """Whether a numbered part is a sentence that tells one unit what to do."""
    if block.depth > _DEEPEST:
        return False
    found = subject(view, low, block.body, block.end) or owners_within(view, low, block.body, block.end)
    return found is not None and not found[0][0].name.islower()


def _is_short_heading(low: str, block: Block) -> bool:
    text = low[block.body : min(block.body + 100, block.end)].strip()
    return bool(
        block.depth and block.end - block.start < 90 and phrases()["section_who"].match(_first_line(text))
    )


def _first_line(text: str) -> str:
    return " ".join(text.rstrip(":. ").split())

"""Paragraphs in, the frame of the document out: letterhead, title, and where its parts begin."""

from __future__ import annotations

import re

from ..ontology.frame import phrases, surnames
from .clean import words
from .dates import date_at
from .document_type import type_names
from .letterhead import Frame, read_letterhead
from .model import Block, Span
from .persons import person
from .title import read_title

__all__ = ["Frame", "read_frame", "type_names"]

_LEAD = re.compile(r"(?:như\s+sau|sau\s+đây|các nội dung sau|nội dung sau|sau)\s*:?$|cụ thể\s*:?$|:$")
_ATTACHED = re.compile(r"\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\b")

_BRACKETED = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\s+theo\b")


#: Lines at most between "Ví dụ" and a signature that shows how one is set.
_EXAMPLE = 12
#: "(đã ký)", "(Ký tên, đóng dấu)" between the post and the name.
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký\b|chữ ký|đóng dấu)")


def read_frame(original: str, lines: str, view: str, low: str, blocks: list[Block]) -> Frame:
    """The frame of a text.

    ``lines`` is the view with the line ends of ``original``, ``view`` has those within a paragraph as spaces,
    ``low`` is its key form; all have one length (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    frame = read_letterhead(original, lines)
    if frame.type_span is not None:
        start = frame.type_span.start
        index = next((i for i, block in enumerate(blocks) if block.end > start), len(blocks) - 1)
        frame.first = read_title(view, low, lines, blocks, index, frame)
    else:
        frame.first = next((i for i, block in enumerate(blocks) if block.end > frame.stop), len(blocks))
    _settle_type(frame, low, blocks)
    _zones(view, low, blocks, frame)
    if frame.issued is None and frame.symbol and frame.symbol.agency.startswith("QH"):
        _passed(low, blocks, frame)
    return frame


def _passed(low: str, blocks: list[Block], frame: Frame) -> None:
    """The day on which the National Assembly passed a law, where the letterhead has none."""
    end = blocks[frame.tail].start if frame.tail < len(blocks) else len(low)
    at = low.find("thông qua ngày", max(0, end - 3000), end + 200)
    found = date_at(low, at + len("thông qua ")) if at >= 0 else None
    if found:
        frame.issued, frame.date_span = found[0], Span(at + len("thông qua "), found[1])


def _settle_type(frame: Frame, low: str, blocks: list[Block]) -> None:
    """The type where no line names it: that of the symbol; a letter has an addressee or a "V/v"."""
    if frame.type_span is not None:
        if frame.type_name == "quy định" and frame.symbol and frame.symbol.type == "QĐ":
            frame.type = "QĐ"
        elif frame.symbol and frame.symbol.type == "VBHN":
            frame.type = "VBHN"
        return
    if frame.symbol:
        frame.type = frame.symbol.type or None
    addressed = frame.first < len(blocks) and phrases()["addressee"].match(low, blocks[frame.first].start)
    if (frame.letter or addressed) and (
        frame.symbol is None or frame.symbol.type == "CV" or frame.title or not frame.symbol.known
    ):
        frame.type = "CV"


def _zones(view: str, low: str, blocks: list[Block], frame: Frame) -> None:
    """Where the body, the closing part (recipients, signature) and the appendices begin."""
    frames = phrases()
    count = len(blocks)
    frame.tail = frame.appendix = count
    signed = -1
    for index in range(frame.first, count):
        block = blocks[index]
        first = low[block.start]
        if not view[block.start].isupper():
            continue
        short = block.end - block.start < (400 if first == "n" else 120)
        if _beside(view, low, block):
            frame.tail = signed = index
            break
        if first not in "ntkq":
            continue
        if first == "n":
            named = frames["recipients"].match(low, block.start, block.end)
            goes_on = named is not None and view[named.end() : named.end() + 2].strip()[:1].islower()
            if named and not goes_on and (short or low.startswith(":", named.end())):
                frame.tail = signed = index
                break
        elif short and frames["on_behalf"].match(low, block.start, block.end) and _upper(view, block):
            if _is_example(low, blocks, index):
                continue
            frame.tail = signed = index
            break
    for index in range(max(signed, frame.first), count):
        block = blocks[index]
        if low[block.start] in "pb(" and view[block.start] in "PB(" and block.end - block.start < 300:
            text = low[block.start : block.end]
            if frames["appendix"].match(text) and (signed >= 0 or view[block.start : block.end].isupper()):
                if signed < 0 and index < count * 0.4:
                    continue
                frame.appendix = index
                break
    frame.tail = _signed_above(view, low, blocks, min(frame.tail, frame.appendix), frame.first)
    _attached(view, low, blocks, frame)
    _enclosed(view, low, blocks, frame)
    frame.body = _body(low, blocks, frame)


def _is_example(low: str, blocks: list[Block], index: int) -> bool:
    """Whether a signature stands below "Ví dụ" with lines alone between, as in a guide on how to sign."""
    for block in reversed(blocks[max(index - _EXAMPLE, 0) : index]):
        if low.startswith("ví dụ", block.start) or low[block.start : block.end].endswith(("ví dụ:", "ví dụ")):
            return True
        if block.depth or block.end - block.start > 120:
            return False
    return False


def _beside(view: str, low: str, block: Block) -> bool:
    """Whether a signature in capitals begins a paragraph and the recipients stand beside it."""
    at = low.find("nơi nh", block.start + 1, min(block.end, block.start + 120))
    label = phrases()["recipients"].match(low, at, block.end) if at > 0 else None
    return label is not None and view[block.start : at].isupper()


def _signed_above(view: str, low: str, blocks: list[Block], tail: int, first: int) -> int:
    """Where a signature without "TM." begins that stands above the recipients: "CHỦ TỌA", then a name."""
    name = tail - 1
    if name <= first or blocks[name].depth or not person(words(view[blocks[name].start : blocks[name].end])):
        return tail
    index = name
    while index - 1 > first and name - index < 5:
        block = blocks[index - 1]
        if block.depth or block.end - block.start > 110:
            break
        post = phrases()["post"].match(low, block.start, block.end)
        posted = post is not None and view[block.start : post.end()].isupper()
        if not posted and not _SIGNED.match(low, block.start, block.end):
            break
        index -= 1
    return index if index < name else tail


def _upper(view: str, block: Block) -> bool:
    return view[block.start : block.start + 16].isupper()


def _attached(view: str, low: str, blocks: list[Block], frame: Frame) -> None:
    """Paragraphs that say what an appendix belongs to: at their beginning, or in brackets below its title."""
    for index in range(min(frame.tail, len(blocks)), len(blocks)):
        block = blocks[index]
        if block.end - block.start > 700:
            continue
        begins = (
            low[block.start] in "(kbđ"
            and block.end - block.start < 400
            and _ATTACHED.match(low, block.start, block.end)
        )
        if begins or (
            frame.appendix <= index < frame.appendix + 4 and _BRACKETED.search(low, block.start, block.end)
        ):
            frame.attached.append(index)
            if frame.appendix > index:
                frame.appendix = _titled_from(view, low, blocks, index, frame.tail)


#: What a decision or letter issues and encloses whole (Nghị định 30/2020/NĐ-CP, Điều 7).
_ENCLOSED = re.compile(
    r"(?:kế hoạch|chương trình(?: hành động)?|đề án|phương án|quy chế|quy định|hướng dẫn|điều lệ|dự án|"
    r"nội quy)(?:\s|$)"
)


def _enclosed(view: str, low: str, blocks: list[Block], frame: Frame) -> None:
    """A plan behind the signature with its own head: "KẾ HOẠCH ... (Kèm theo Quyết định số ...)"."""
    for index in frame.attached:
        for first in range(index, max(frame.tail, index - 5), -1):
            block = blocks[first]
            written = view[block.start : min(block.end, block.start + 20)]
            if written.isupper() and _ENCLOSED.match(low, block.start, block.end):
                frame.enclosed = first
                heads = (
                    later
                    for later in range(index + 1, len(blocks))
                    if view[blocks[later].start] in "PB"
                    and phrases()["appendix"].match(low, blocks[later].start, blocks[later].end)
                    and _upper(view, blocks[later])
                )
                frame.appendix = next(heads, len(blocks))
                return


def _titled_from(view: str, low: str, blocks: list[Block], index: int, tail: int) -> int:
    """The paragraph where the title of the appendix begins that ``index`` attaches, in capitals above."""
    first = index
    while first - 1 > tail and index - first < 3:
        block = blocks[first - 1]
        if not view[block.start : block.end].isupper() or phrases()["post"].match(low, block.start):
            break
        if phrases()["on_behalf"].match(low, block.start) or (
            block.end - block.start < 30 and _named(low, block)
        ):
            break
        first -= 1
    return first


def _named(low: str, block: Block) -> bool:
    return low[block.start : block.end].split(" ", 1)[0] in surnames()


def _body(low: str, blocks: list[Block], frame: Frame) -> int:
    """The first paragraph after the preamble."""
    frames = phrases()
    index = frame.first
    lead = None
    plain = 0
    while index < frame.tail:
        block = blocks[index]
        if 0 < block.depth < 10:
            return index
        text = low[block.start : block.end]
        if frames["order"].match(text):
            return index + 1
        if frames["addressee"].match(text):
            plain = 0
        elif block.depth == 0 and not frames["basis"].match(text):
            plain += block.end - block.start > 60
            if lead is None and _LEAD.search(text.rstrip()) and block.end - block.start > 40:
                lead = index
            if plain > 3 and lead is None and not frames["opening"].match(text):
                return index
        elif block.depth >= 10 and lead is not None:
            return index
        index += 1
    return lead + 1 if lead is not None else min(frame.first + 2, frame.tail)

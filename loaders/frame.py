"""Paragraphs in, the frame of the document out: letterhead, title, zones, attached line.

The letterhead is a table of two columns whose cells come in any order, so it is read by what the cells say,
never by their place (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..ontology import document_types
from ..ontology.frame import phrases
from . import dates, symbols
from .clean import key, words
from .model import Block, Span
from .symbols import Symbol

#: A letterhead is short; beyond this many paragraphs nothing is looked for.
HEAD = 40
_BLANK_NUMBER = re.compile(r"số\s*[:.]?\s*(?:[\s._…]*)(?:/\s*\d{4}\s*)?[/-]\s*(?=[^\W\d_])")
_BLANK_SYMBOL = re.compile(r"[\s._…]*(?:/\s*\d{4}\s*)?[/-]\s*([^\W\d_][\w&]*(?:\s*[-/]\s*[^\W\d_][\w&-]*)*)")
_PLACE_DATE = re.compile(r"(?:(?P<place>[^\d:;/.]{2,50}?)\s*,?\s*)?(?=(?:ngày|ngay)\b)")
_SIGNED = re.compile(r"\s*(?:ký bởi|người ký|email|cơ quan:|thời gian ký)")


@dataclass(slots=True)
class Frame:
    """The frame as far as it is written; spans point into the normalised text."""

    symbol: Symbol | None = None
    symbol_span: Span | None = None
    number_blank: Span | None = None
    blank_suffix: str = ""
    type: str | None = None
    type_name: str = ""
    type_span: Span | None = None
    place: str = ""
    place_span: Span | None = None
    issued: str | None = None
    date_span: Span | None = None
    title: str = ""
    title_span: Span | None = None
    heads: list[tuple[str, Span]] = field(default_factory=list)
    first: int = 0
    body: int = 0
    tail: int = 0
    appendix: int = 0
    attached: list[int] = field(default_factory=list)
    letter: bool = False


def type_names() -> dict[str, str]:
    """Names of types in key form to their codes; a công văn's is CV."""
    names: dict[str, str] = {}
    for entry in document_types():
        code = entry.code or ("CV" if entry.name == "công văn" else "")
        for name in (entry.name, *(n for n in entry.also if n.islower())):
            names.setdefault(key(name), code)
    names["chương trình hành động"] = names.get("chương trình", "CTr")
    return names


def read_frame(view: str, low: str, blocks: list[Block]) -> Frame:
    """The frame of a text; its parts are found by content, whatever their order."""
    frame = Frame()
    names = type_names()
    type_index = _type_line(view, low, blocks, names, frame)
    head_end = type_index if type_index is not None else _head_end(low, blocks)
    for index in range(min(head_end, len(blocks))):
        _head_block(view, low, blocks[index], frame)
    if type_index is not None:
        for index in range(type_index + 1, min(type_index + 4, len(blocks))):
            block = blocks[index]
            if frame.symbol is None and phrases()["number"].match(low, block.start, block.end) and block.end - block.start < 60:
                _head_block(view, low, block, frame)
        frame.first = _title(view, low, blocks, type_index, frame)
    else:
        frame.first = head_end
    if frame.type is None and frame.symbol:
        frame.type = frame.symbol.type or None
    if frame.letter and type_index is None:
        if frame.symbol is None or frame.symbol.type == "CV" or frame.title:
            frame.type = "CV"
    _zones(view, low, blocks, frame)
    return frame


def _type_line(view: str, low: str, blocks: list[Block], names: dict[str, str], frame: Frame) -> int | None:
    """The paragraph that is the name of a type in capitals, with or without the title behind it."""
    for index, block in enumerate(blocks[:HEAD]):
        text = " ".join(low[block.start : min(block.start + 60, block.end)].split())
        written = view[block.start : block.end].strip()
        if phrases()["addressee"].match(text):
            return None
        for name in sorted(names, key=len, reverse=True):
            if not text.startswith(name):
                continue
            length = _reach(low, block.start, name)
            head = view[block.start : block.start + length]
            rest = low[block.start + length : block.end].strip()
            if head.isupper() and (not rest or rest[0] in "\n-" or _title_like(rest)) and not rest.startswith(":"):
                if rest and written.isupper() is False and "\n" not in view[block.start : block.end] and re.match(r"\s*số\b", rest):
                    continue
                frame.type, frame.type_name = names[name] or None, name
                frame.type_span = Span(block.start, block.start + length)
                return index
            if not rest and block.depth == 0 and len(written) < 30 and index > 1 and frame.type is None and written[:1].isupper():
                frame.type, frame.type_name = names[name] or None, name
                frame.type_span = Span(block.start, block.start + length)
                return index
            break
    return None


def _title_like(rest: str) -> bool:
    return bool(rest) and not rest.startswith(("số", ".", ";"))


def _reach(low: str, start: int, name: str) -> int:
    """How many characters of the text a name takes whose spaces may be wide or broken."""
    at = start
    for letter in name:
        if letter == " ":
            while low[at].isspace():
                at += 1
        else:
            at += 1
    return at - start


def _head_end(low: str, blocks: list[Block]) -> int:
    """Without a type line the letterhead ends at the addressee, a marker or a long paragraph."""
    frames = phrases()
    for index, block in enumerate(blocks[:HEAD]):
        if frames["addressee"].match(low, block.start, block.end):
            return index
    for index, block in enumerate(blocks[:HEAD]):
        if block.depth or block.end - block.start > 220 or frames["basis"].match(low, block.start, block.end):
            return index
    return 0


def _head_block(view: str, low: str, block: Block, frame: Frame) -> None:
    start, end = block.start, block.end
    text = low[start:end]
    frames = phrases()
    if _SIGNED.match(text) or text.startswith(("source:", "http")):
        return
    number = frames["number"].match(text)
    if number and frame.symbol is None:
        tail = view[start + number.end() : end]
        match = symbols.CANDIDATE.search(tail)
        symbol = symbols.symbol_of(match) if match and match.start() < 12 else None
        if symbol and match:
            frame.symbol, frame.symbol_span = symbol, Span(start + number.end() + match.start(), start + number.end() + match.end())
            _subject(view, low, frame.symbol_span.end, end, frame)
            _date(view, low, start + number.end() + match.end(), end, frame)
            return
        blank = _BLANK_SYMBOL.match(tail)
        if blank or not tail.strip(" ._…"):
            frame.number_blank = Span(start, start + number.end() + (blank.end() if blank else 0))
            frame.blank_suffix = re.sub(r"\s+", "", blank[0].strip(" ._…")) if blank else ""
            _date(view, low, start + number.end(), end, frame)
            return
    if _date(view, low, start, end, frame):
        return
    if frames["motto"].match(text):
        return
    if frames["subject"].match(text):
        _subject(view, low, start, end, frame)
        return
    if frame.symbol is None and end - start < 40:
        match = symbols.CANDIDATE.match(view, start, end)
        symbol = symbols.symbol_of(match) if match and match.end() == end else None
        if symbol and match and symbol.known:
            frame.symbol, frame.symbol_span = symbol, Span(start, end)
            return
    inner = frames["motto"].search(text)
    if inner:
        end = start + inner.start()
        text = low[start:end]
    letters = [c for c in view[start:end] if c.isalpha()]
    if len(letters) >= 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters) and end - start < 200:
        frame.heads.append((words(view[start:end]), Span(start, end)))


def _date(view: str, low: str, start: int, end: int, frame: Frame) -> bool:
    match = dates.DATE.search(low, start, min(end, start + 160))
    if match is None or frame.issued:
        return match is not None
    value = dates.value_of(match)
    if value is None:
        return False
    frame.issued, frame.date_span = value, Span(match.start(), match.end())
    place = _PLACE_DATE.match(low, start, match.end())
    written = words(view[start : match.start()]).strip(" ,.")
    if place and place["place"] and written and len(written) < 50 and not any(c.isdigit() for c in written[:3]):
        frame.place, frame.place_span = written, Span(start, match.start())
    return True


def _subject(view: str, low: str, start: int, end: int, frame: Frame) -> None:
    """The trích yếu of a công văn: "V/v ..."."""
    match = re.compile(r"v\s*/\s*v\b[.:]?\s*|về việc\b").search(low, start, end)
    if match and not frame.title:
        frame.title = words(view[match.end() : end]).rstrip(". ")
        frame.title_span = Span(match.end(), end)
        frame.letter = True


def _title(view: str, low: str, blocks: list[Block], index: int, frame: Frame) -> int:
    """The trích yếu below the type line, over as many paragraphs as it takes; the index of what follows."""
    block = blocks[index]
    assert frame.type_span is not None
    start = frame.type_span.end
    pieces: list[tuple[int, int]] = []
    if low[start : block.end].strip(" \n-_:"):
        pieces.append((start, block.end))
    position = index + 1
    frames = phrases()
    while position < len(blocks) and position < index + 12:
        block = blocks[position]
        text = low[block.start : block.end]
        if block.depth and block.depth < 10 or frames["addressee"].match(text) or frames["order"].match(text):
            break
        if re.match(r"\(?\s*(?:kèm theo|ban hành kèm)", text):
            position += 1
            continue
        if pieces:
            written = view[pieces[-1][0] : pieces[-1][1]].strip()
            upper = written.isupper()
            here = view[block.start : block.end]
            if frames["basis"].match(text) or _issuer_line(text, here):
                break
            open_end = written.endswith((",", ";")) or bool(re.search(r"\b(?:và|của|về|các|cho|trên|số|ngày|năm|giai)$", written.lower()))
            near = view.count("\n", pieces[-1][1], block.start) == 1
            if upper and here.isupper():
                pass
            elif not upper and (here[:1].islower() or open_end) and len(here) < 400:
                pass
            elif not upper and near and len(here) < 160 and not frames["opening"].match(text) and not written.endswith("."):
                pass
            else:
                break
        elif frames["basis"].match(text) and re.match(r"căn\s*cứ", text):
            break
        elif _issuer_line(text, view[block.start : block.end]):
            break
        pieces.append((block.start, block.end))
        position += 1
    if pieces:
        frame.title = words(" ".join(view[a:b] for a, b in pieces)).strip(" -_.")
        frame.title = re.sub(r"^[vV]\s*/\s*[vV]\b[.:]?\s*", "", frame.title)
        frame.title_span = Span(pieces[0][0], pieces[-1][1])
    return position


_ISSUER_LINE = re.compile(
    r"(?:chủ tịch\s+)?(?:ủy ban nhân dân|hội đồng nhân dân|ubnd)(?:\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b[^,;:]{0,40})?$"
    r"|chính phủ$|thủ\s+tướng\s+chính\s+phủ\b|bộ trưởng\b|giám đốc\b|quốc hội\b|hội đồng nhân dân\b|tổng cục trưởng|cục trưởng"
)


def _issuer_line(text: str, written: str) -> bool:
    return bool(_ISSUER_LINE.match(" ".join(text.split()))) and sum(c.isupper() for c in written) > 8


_LEAD = re.compile(r"(?:như\s+sau|sau\s+đây|các nội dung sau|nội dung sau|sau)\s*:?$|cụ thể\s*:?$|:$")


def _zones(view: str, low: str, blocks: list[Block], frame: Frame) -> None:
    """Where the body, the closing part (recipients, signature) and the appendices begin."""
    frames = phrases()
    count = len(blocks)
    frame.tail = frame.appendix = count
    signed = -1
    for index in range(frame.first, count):
        block = blocks[index]
        first = low[block.start]
        if first == "n" and frames["recipients"].match(low, block.start, block.end) and block.end - block.start < 400:
            frame.tail = min(frame.tail, index)
            signed = index
            break
        if first in "tk" and view[block.start].isupper() and block.end - block.start < 120:
            if frames["on_behalf"].match(low, block.start, block.end) and view[block.start : block.end].isupper():
                frame.tail = min(frame.tail, index)
                signed = index
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
    frame.tail = min(frame.tail, frame.appendix)
    _attached(low, blocks, frame)
    frame.body = _body(low, blocks, frame)


def _attached(low: str, blocks: list[Block], frame: Frame) -> None:
    """Lines that say what an appendix belongs to."""
    pattern = re.compile(r"\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)\b")
    for index in range(min(frame.tail, len(blocks)), len(blocks)):
        block = blocks[index]
        if low[block.start] in "(kbđ" and block.end - block.start < 400 and pattern.match(low, block.start, block.end):
            frame.attached.append(index)
            if frame.appendix > index:
                frame.appendix = max(index - 2, frame.tail)


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

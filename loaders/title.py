"""The paragraphs below the name of a type in, the title (trích yếu) and what follows it out."""

from __future__ import annotations

import re

from ..ontology.frame import either, phrases
from .clean import key, words
from .letterhead import Frame
from .model import Block, Span

_OPEN = re.compile(rf"(?:[,;]|(?<![^\W\d_])(?:{either('outline', 'open_end')}|giai|đối với|khóa|lần|thứ))$")
#: What a line leaves open only where the next begins with the name of a document, or with that of a body.
_VERB = re.compile(
    r"\b(?:thực\s+hiện|triển\s+khai|thi\s+hành|ban\s+hành|hướng\s+dẫn|sơ\s+kết|tổng\s+kết|quán\s+triệt)$"
)
_NAMED = re.compile(rf"{either('relations', 'numbered_type')}(?![^\W\d_]|\s+(?:này|trên))")
_ORGAN = re.compile(
    r"\b(?:ban\s+thường\s+vụ|ban\s+chấp\s+hành|ban\s+cán\s+sự|thường\s+trực|ủy\s+ban|hội\s+đồng)$"
)
_BODY = re.compile(
    r"(?:trung\s+ương|đảng\s+(?:bộ|ủy|đoàn)|(?:tỉnh|thành|huyện|quận|thị|xã|phường)\s+ủy|nhân\s+dân|mặt\s+trận)\b"
)
_ATTACHED = re.compile(r"\(?\s*(?:được\s+)?(?:ban hành\s+)?(?:kèm|đính kèm)\s+theo")
_OF = re.compile(
    r"của\s+((?:(?:ban thường vụ|ban chấp hành)\s+)?(?:bộ chính trị|ban bí thư|ban chấp hành trung ương|"
    r"thủ tướng|chính phủ|quốc hội|tỉnh ủy|"
    r"thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|ủy ban|hội đồng|bộ trưởng)\b.{0,100}?)\s*(?:$|(?=\bvề\b))"
)
_SUBJECT = re.compile(r"v\s*/\s*v\b[.:]?\s*")
#: The head of an agency or the agency alone between title and preamble: who decides.
_ISSUER_LINE = re.compile(
    r"(?:(?:chủ tịch|hội đồng|trưởng|thường trực)\s+)?(?:ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd)"
    r"(?:\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b[^,;:]{0,60})?$"
    r"|chính phủ$|thủ\s+tướng\s+chính\s+phủ$|quốc hội(?: nước.*)?$|ủy ban thường vụ quốc hội$|"
    r"ban chấp hành\b.*$|ban thường vụ\b.*$"
    r"|(?:bộ trưởng|giám đốc|tổng cục trưởng|cục trưởng|thống đốc|chánh án|viện trưởng|tổng giám đốc|"
    r"hiệu trưởng|chủ nhiệm|chi cục trưởng|"
    r"trưởng ban|trưởng phòng|tổng kiểm toán|tổng thanh tra|chánh thanh tra|chủ tịch hội đồng|"
    r"chủ tịch nước)\b"
)


def read_title(view: str, low: str, lines: str, blocks: list[Block], index: int, frame: Frame) -> int:
    """Fill in the title below the type in paragraph ``index``; the index of the first paragraph after it."""
    block = blocks[index]
    assert frame.type_span is not None
    start = frame.type_span.end
    found: list[tuple[int, int]] = []
    if low[start : block.end].strip(" \n-_:.=/"):
        found.append((start, block.end))
    position = index + 1
    frames = phrases()
    while position < min(len(blocks), index + 12):
        block = blocks[position]
        text, here = low[block.start : block.end], view[block.start : block.end]
        if 0 < block.depth < 10 or frames["addressee"].match(text) or frames["order"].match(text):
            break
        taken = (frame.symbol_span, frame.date_span, frame.number_blank)
        if any(
            span is not None and block.start <= span.start < block.end for span in taken
        ) or _ATTACHED.match(text):
            position += 1
            continue
        if is_issuer_line(text, here) or (
            not found and frames["basis"].match(text) and re.match(r"căn\s*cứ", text)
        ):
            break
        if found and not _continues(view, text, here, found[-1], block):
            break
        organ = _OF.fullmatch(key(words(here))) if not found and here.isupper() else None
        if organ:
            frame.organ, frame.organ_span = organ[1], Span(block.start, block.end)
            position += 1
            continue
        found.append((block.start, block.end))
        position += 1
    found = [_cut(view, lines, *span) for span in found]
    if found:
        title = words(" ".join(view[a:b] for a, b in found)).strip(" -_.:=/")
        organ = _OF.match(key(title)) if title[:3].isupper() else None
        if organ and organ.end() < len(title):
            frame.organ, frame.organ_span = organ[1].strip(), Span(found[0][0], found[0][0] + 1)
        lead = _SUBJECT.match(title.lower()) or (organ if organ and organ.end() < len(title) else None)
        frame.title = title[lead.end() :] if lead else title
        frame.title_span = Span(found[0][0], found[-1][1])
    return position


def _continues(view: str, text: str, here: str, last: tuple[int, int], block: Block) -> bool:
    """Whether a paragraph goes on with the title above it."""
    written = view[last[0] : last[1]].strip()
    if phrases()["basis"].match(text):
        return False
    if written.isupper():
        return here.isupper()
    before = key(written)
    if (_VERB.search(before) and _NAMED.match(text)) or (_ORGAN.search(before) and _BODY.match(text)):
        return len(here) < 400
    if (here[:1].islower() or _OPEN.search(written.lower())) and len(here) < 400:
        return True
    if here.isupper() or here.rstrip().endswith(":") or phrases()["recipients"].match(text):
        return False
    near = view.count("\n", last[1], block.start) == 1
    return near and len(here) < 160 and not phrases()["opening"].match(text) and not written.endswith(".")


def _cut(view: str, lines: str, start: int, end: int) -> tuple[int, int]:
    """Without the line of the issuer that a paragraph may end with."""
    at = lines.rfind("\n", start, end)
    while at > start:
        last = view[at:end]
        if not last.strip():
            at = lines.rfind("\n", start, at)
            continue
        if is_issuer_line(words(last).lower(), last):
            return start, at
        break
    return start, end


def is_issuer_line(text: str, written: str) -> bool:
    """Whether a line in capitals names who issues: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH".

    >>> is_issuer_line("bộ trưởng bộ y tế", "BỘ TRƯỞNG BỘ Y TẾ")
    True
    """
    return bool(_ISSUER_LINE.match(" ".join(text.split()))) and written.isupper() and len(written) < 140

"""The closing part of a text in, its recipients and signer out (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục 7 and 9).

Of personal names the signer's alone is kept: the archive line, where drafters stand, is dropped whole.
"""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .clean import UPPER, key, words
from .frame import Frame
from .model import Block, Signer, Span

_NAME = re.compile(rf"[{UPPER}][^\W\d_]*\.?(?:\s+[{UPPER}][^\W\d_]*){{1,5}}$")
_TITLE = re.compile(
    r"^(?:(?:thiếu|trung|thượng|đại)\s+(?:tướng|tá|úy)|ths|ts|gs|pgs|bs|ks|cn)\.?\s+(?:(?:ths|ts|bs|ks)\.?\s+)?", re.IGNORECASE
)
_NOT_NAME = re.compile(
    r"\b(?:ủy ban|nơi nhận|phụ lục|danh mục|kế hoạch|quyết định|chủ tịch|giám đốc|bí thư|trưởng|văn phòng|sở|phòng|huyện|tỉnh|thành phố|"
    r"ban|hội|đảng|chính phủ|bộ|biểu|mẫu|stt|tt|số|nội dung|cục|chi cục|lưu|như trên|tổng|đơn vị|thời gian|đã ký|ký tên|chữ ký)\b"
)
_ADDRESS = re.compile(r"\S+@\S+|(?:đt|điện thoại|fax|email|e-mail|sđt)\s*[:.]?\s*[\d.\s()+-]{0,20}", re.IGNORECASE)
_PERSON = re.compile(rf"\s*\((?:[^()]*\b)?[{UPPER}][^\W\d_]+\)")


def read_recipients(view: str, low: str, blocks: list[Block], frame: Frame) -> tuple[str, ...]:
    """The bullets of "Nơi nhận" without the archive line, addresses and telephone numbers."""
    label, archive = phrases()["recipients"], phrases()["archive"]
    start = next((i for i in range(frame.tail, len(blocks)) if label.match(low, blocks[i].start, blocks[i].end)), None)
    if start is None:
        return ()
    result: list[str] = []
    plain: list[str] = []
    bulleted = any(b.depth >= 10 for b in blocks[start + 1 : start + 4])
    block = blocks[start]
    rest = words(view[block.start : block.end])
    rest = rest.split(":", 1)[1].strip() if ":" in rest else ""
    if rest and (rest.startswith("-") or len(rest) > 12):
        plain.extend(piece.strip() for piece in re.split(r"(?:^|;\s*|,\s*)-\s*|;\s+", rest) if piece.strip())
    for block in blocks[start + 1 :]:
        text = low[block.body : block.end].strip()
        if phrases()["on_behalf"].match(text) and view[block.body : block.end].isupper():
            break
        if archive.match(text):
            break
        if block.depth >= 10:
            result.append(_clean(view[block.body : block.end]))
        elif bulleted:
            if not view[block.start : block.end].isupper() and result and text[:1].islower() and _continues(view, block):
                result[-1] = f"{result[-1]} {_clean(view[block.start : block.end])}"
                continue
            break
        elif view[block.start : block.end].isupper() or _NAME.match(words(view[block.start : block.end])) or block.depth:
            break
        else:
            plain.extend(_clean(piece) for piece in view[block.start : block.end].split("\n"))
    if not result:
        result = [text for text in plain if text and not archive.match(key(text))]
    return tuple(text for text in result if text)


def _continues(view: str, block: Block) -> bool:
    return view[block.start].islower()


def _clean(text: str) -> str:
    return _ADDRESS.sub("", words(text)).strip(" ;,.-")


def read_signer(view: str, low: str, blocks: list[Block], frame: Frame) -> tuple[Signer, Span] | None:
    """Who signed, in which post, on whose behalf; None where the text has no signature."""
    on_behalf, post = phrases()["on_behalf"], phrases()["post"]
    lines = _lines(view, blocks, frame)
    marks: list[tuple[int, str]] = []
    behalf = title = ""
    for index, (start, end) in enumerate(lines):
        text = words(view[start:end])
        upper = text.isupper()
        match = on_behalf.match(low, start, end)
        if match and (upper or low[start:end].startswith(("t/m", "k/t", "tm.", "kt.", "tl."))):
            spoken = words(view[match.end() : end])
            if low[start] == "k" or post.match(low, match.end(), end):
                title = title if low[start] != "k" and title else spoken
            if low[start] == "t" and not behalf:
                behalf = spoken
            marks.append((index, "mark"))
        elif upper and post.match(low, start, end) and len(text) < 80:
            title = text
            marks.append((index, "post"))
    if not marks:
        return None
    first, last = marks[0][0], marks[-1][0]
    for index in (*range(last + 1, min(last + 9, len(lines))), *range(first + 1, last)):
        start, end = lines[index]
        name = _name(words(view[start:end]))
        if name is None and index + 1 < len(lines) and index > last:
            name = _name(words(view[start : lines[index + 1][1]])) if lines[index + 1][0] - end < 4 else None
            end = lines[index + 1][1] if name else end
        if name:
            return Signer(name, _sentence(title), _sentence(behalf)), Span(start, end)
    return None


def _sentence(text: str) -> str:
    return text.capitalize() if text.isupper() else text


def _lines(view: str, blocks: list[Block], frame: Frame) -> list[tuple[int, int]]:
    """The physical lines of the closing part; names and posts stand one a line, cells of a table apart."""
    if not blocks:
        return []
    first = blocks[frame.tail].start if frame.tail < len(blocks) else blocks[max(len(blocks) - 6, 0)].start
    last = blocks[frame.appendix].start if frame.appendix < len(blocks) else len(view)
    if last <= first:
        last = min(len(view), first + 4000)
    result: list[tuple[int, int]] = []
    position = first
    for raw in view[first:last].split("\n"):
        for piece in re.finditer(r"\S(?:.*?\S)?(?=\s{4,}|\s*$)", raw):
            result.append((position + piece.start(), position + piece.end()))
        position += len(raw) + 1
    return result


def _name(text: str) -> str | None:
    text = _TITLE.sub("", text.strip(" .,;:*-"))
    if not 5 <= len(text) <= 40 or any(c.isdigit() for c in text):
        return None
    if not _NAME.match(text) or _NOT_NAME.search(key(text)):
        return None
    return text.title() if text.isupper() else text

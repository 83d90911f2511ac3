"""The closing part of a text in, its signer out (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7)."""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .clean import key
from .closing import BULLETS, closing
from .letterhead import Frame
from .model import Block, Signer, Span
from .persons import capitals, family_names, person
from .pieces import Piece

#: Words that a post in a narrow column is broken after.
_POST_HALF = ("phó", "quyền", "thứ", "tổng", "chủ", "bí", "giám")
#: Words that a name is broken after.
_HALF = ("thị", "văn", "hữu", "đình", "đức", "ngọc", "minh", "thanh", "quang", "xuân", "quốc", "thành")


def read_signer(original: str, lines: str, blocks: list[Block], frame: Frame) -> tuple[Signer, Span] | None:
    """Who signed, in which post, on whose behalf; None where the text has no signature.

    A mark (TM., KT., TL., TUQ., Q.) or a post in capitals comes first, the name after it.
    """
    cells = closing(original, lines, blocks, frame)
    rows = _rows(cells)
    on_behalf, post = phrases()["on_behalf"], phrases()["post"]
    marks: list[int] = []
    behalf = title = ""
    for index, (text, low, _) in enumerate(rows):
        match = on_behalf.match(low)
        marked = match is not None and (
            capitals(text) or bool(re.match(r"(?:[tk]\s*/\s*[tml]|tm\.|kt\.|tl\.|tuq\.)", low))
        )
        if marked and match:
            spoken = text[match.end() :].strip(" .,:")
            posted = low[0] in "kq" or post.match(low, match.end())
            if posted and not (low[0] == "t" and title):
                title = spoken
            if low[0] == "t" and not behalf:
                behalf = spoken
            marks.append(index)
        elif capitals(text) and post.match(low) and len(text) < 110 and person(text) is None:
            title = text
            marks.append(index)
        elif marks and (name := _signed_name(rows, index)):
            return Signer(name[0], sentence(title), sentence(behalf)), name[1]
    if not marks:
        return None
    for index in range(max(marks[0] - 3, 0), len(rows)):
        found = _signed_name(rows, index) if index not in marks else None
        if found:
            return Signer(found[0], sentence(title), sentence(behalf)), found[1]
    return None


Row = tuple[str, str, Span]


def _rows(cells: list[Piece]) -> list[Row]:
    """Cells with wrapped posts and names put together: "PHÓ / CHỦ TỊCH", "T/M BỘ CHÍNH / TRỊ"."""
    rows: list[Row] = []
    on_behalf, post = phrases()["on_behalf"], phrases()["post"]
    for piece in cells:
        text, low = piece.text.strip(), piece.low.strip()
        marked = (len(text) > 24 and on_behalf.match(low)) or (post.match(low) and not capitals(text))
        if marked and (parts := _parts(text)) and (on_behalf.match(low) or person(parts[-1])):
            rows.extend((part, key(part), Span(piece.start, piece.end)) for part in parts)
            continue
        if rows and not piece.apart and not piece.beside:
            before, before_low, span = rows[-1]
            starts = on_behalf.match(low) or post.match(low) or phrases()["recipients"].match(low)
            broken = capitals(before) and capitals(text) and person(text) is None
            begun = (
                on_behalf.match(before_low)
                or post.match(before_low)
                or (before_low.split()[-1] in _POST_HALF and len(before_low) < 16)
            )
            half = before_low in (
                "phó",
                "quyền",
                "thứ",
                "tổng",
                "kt.",
                "tm.",
                "tl.",
                "kt",
                "t/m",
            ) or on_behalf.fullmatch(before_low + " x")
            if low.startswith(("phó", "thứ", "quyền")) and not half:
                starts = True  # type: ignore[assignment]
            if (broken and begun and (half or not starts)) or (half and capitals(text)):
                rows[-1] = (f"{before} {text}", f"{before_low} {low}", Span(span.start, piece.end))
                continue
        rows.append((text, low, Span(piece.start, piece.end)))
    return rows


_NEXT_MARK = re.compile(
    r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)[./ ]|PHÓ (?:CHỦ|BÍ|GIÁM|TRƯỞNG|THỦ|CỤC|TỔNG|CHÁNH)|THỨ TRƯỞNG)"
)


def _parts(text: str) -> list[str]:
    """The parts of a signature on one line, "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn A"."""
    name = next(
        (m.start() for m in re.finditer(r"\s(?=\S)", text) if not capitals(text[m.end() :].split()[0])), None
    )
    head, rest = (text[:name], text[name:].strip()) if name else (text, "")
    if not capitals(head):
        return []
    parts = [part.strip() for part in _NEXT_MARK.split(head)]
    return [*parts, *([rest] if rest else [])] if len(parts) > 1 or rest else []


def _signed_name(rows: list[Row], index: int) -> tuple[str, Span] | None:
    """The name in a row that is no recipient, or broken over it and the next."""
    text, low, span = rows[index]
    if text.startswith(BULLETS):
        return None
    name = person(text)
    halved = low.split()[-1:] and (low.split()[-1] in _HALF or len(low.split()) == 1)
    if not capitals(text) and halved and index + 1 < len(rows) and low.split()[0] in family_names():
        following, _, last = rows[index + 1]
        whole = person(f"{text} {following}")
        if whole and len(following.split()) <= 2 and last.start - span.end < 6:
            return whole, Span(span.start, last.end)
    return (name, span) if name else None


_SECOND = re.compile(
    r"\b(phó |quyền )?(chủ tịch|bí thư|giám đốc|thủ tướng|(?<=chánh )văn phòng|thường vụ|thường trực|"
    r"chấp hành|tỉnh ủy|thành ủy|huyện ủy|"
    r"quận ủy|thị ủy|đảng ủy|đảng bộ|ủy ban|hội đồng|bộ trưởng|cục trưởng|trưởng ban|trưởng phòng|"
    r"chính trị|mặt trận tổ quốc|việt nam|trung ương)\b"
)
_PLACED = re.compile(
    r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|"
    r"đặc khu)\s+(?!ủy)(.+)$"
)


def sentence(text: str) -> str:
    """A post or a body in capitals in the letter case of a sentence.

    >>> sentence("PHÓ CHỦ TỊCH"), sentence("BAN THƯỜNG VỤ HUYỆN ỦY KIM ĐỘNG")
    ('Phó Chủ tịch', 'Ban Thường vụ Huyện ủy Kim Động')
    """
    if not capitals(text):
        return text
    low = text.lower()
    low = _SECOND.sub(lambda m: (m[1] or "") + m[2][0].upper() + m[2][1:], low)
    place = _PLACED.search(low.lower())
    if place:
        low = low[: place.start(1)] + re.sub(
            r"[^\W_]+", lambda m: m[0][0].upper() + m[0][1:], low[place.start(1) :]
        )
    low = re.sub(r"\b(ubnd|hđnd|mttq|bch|btv)\b", lambda m: m[0].upper(), low, flags=re.IGNORECASE)
    return low[:1].upper() + low[1:]

"""The closing part of a text in, its signer out (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7)."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.frame import phrases, surnames
from .clean import LOWER, UPPER, key
from .letterhead import Frame
from .model import Block, Signer, Span
from .pieces import Piece, pieces

#: The closing part is short: beyond this many characters nothing is looked for.
REACH = 6000
_NAME = re.compile(rf"[{UPPER}][^\W\d_]*['’.]?(?:[ -][{UPPER}][^\W\d_]*['’]?){{1,5}}$")
_RANK = re.compile(
    r"(?:\(?\s*(?:đã ký|ký tên|ký)(?![^\W\d_])[^)]{0,30}\)?\s*[:.]?\s*)?"
    r"(?:(?:(?:thiếu|trung|thượng|đại) (?:tướng|tá|úy)|đại tướng|pgs|gs|ths|thạc sĩ|ts|tiến sĩ|tskh|bs|"
    r"bscki{0,2}|bsck|"
    r"bác sĩ|ks|kts|kỹ sư|cn|luật sư|ls|dược sĩ|ds|cki{0,2}|nsưt|nsnd|nhà giáo|thầy|ông|bà|đ/c|đồng chí)"
    r"(?![^\W\d_])[.,:]?\s*){0,4}"
)
#: Where two columns run together on one line: before a mark of signature, a post in capitals that ends the
#: line, "Nơi nhận", and behind a wide gap before a recipient.
_INNER_MARK = re.compile(
    rf"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[. ]\s*[{UPPER}]{{2}})"
    r"|(?<=[:;.,])\s+(?=(?:PHÓ |QUYỀN )?(?:CHỦ T|BÍ THƯ|GIÁM ĐỐC|TỔNG|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|HIỆU)"
    rf"[^{LOWER}]*$)"
    rf"|(?<=\S)\s+(?=Nơi nh[ậâ]n\s*(?::|$))|(?<=\S)[ \t]{{3,}}(?=[-–+•]\s?[{UPPER}])"
)
#: A name behind a recipient or the archive line, the columns run together: "- Lưu: VT. Lê Văn Mẫu".
_INNER_NAME = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]*){{1,4}}$)")
#: Words that a post in a narrow column is broken after.
_POST_HALF = ("phó", "quyền", "thứ", "tổng", "chủ", "bí", "giám")
#: Words that a name is broken after.
_HALF = ("thị", "văn", "hữu", "đình", "đức", "ngọc", "minh", "thanh", "quang", "xuân", "quốc", "thành")
#: Words of offices, which no name has; after a family name only the longer ones count ("Lê Văn Trưởng").
_OFFICE = (
    r"ủy ban|nơi nhận|phụ lục|danh mục|kế hoạch|quyết định|chủ tịch|giám đốc|bí thư|văn phòng|thành phố|"
    r"hội đồng|chính phủ|nội dung|"
    r"chi cục|như trên|đơn vị|thời gian|đã ký|ký tên|chữ ký|thường trực|thường vụ|xã hội|việt nam|nhân dân|"
    r"người ghi|trung ương|"
    r"chính sách|đại biểu|công ty|thứ trưởng|thủ tướng|chủ nhiệm|thống đốc|quốc hội|thanh tra|kiểm toán|"
    r"phó trưởng|cục trưởng|cơ quan"
)
_NOT_AFTER_SURNAME = re.compile(rf"\b(?:{_OFFICE})\b")
_NOT_NAME = re.compile(
    rf"\b(?:{_OFFICE}|trưởng|sở|phòng|huyện|tỉnh|ban|đảng|bộ|biểu|stt|tt|số|cục|lưu|tổng|thuế|khoa|viện|"
    rf"phó)\b"
)
_BULLETS = ("-", "–", "+", "•", "●", "▪")
_PARTY_MARK = re.compile(r"(?:t\s*/\s*m|tm)\b")


@cache
def family_names() -> frozenset[str]:
    """The family names of the words, in key form."""
    return frozenset(map(key, surnames()))


def closing(original: str, lines: str, blocks: list[Block], frame: Frame) -> list[Piece]:
    """The cells from "Nơi nhận" or the signature to the first appendix."""
    if not blocks:
        return []
    if frame.tail < len(blocks):
        first = blocks[frame.tail].start
    elif frame.first < len(blocks):
        first = blocks[max(len(blocks) - 8, frame.first)].start
    else:
        first = len(lines)
    last = blocks[frame.closed].start if frame.closed < len(blocks) else len(lines)
    if last <= first:
        last = len(lines)
    found: list[Piece] = []
    for piece in pieces(original, lines, first, min(last, first + REACH)):
        mark = _inner(original, lines, piece)
        if mark is None:
            found.append(piece)
            continue
        for start, end, beside in ((piece.start, mark[0], piece.beside), (mark[1], piece.end, True)):
            text = " ".join(lines[start:end].split())
            found.append(Piece(start, end, text, key(text), piece.apart and not beside, beside))
    return found


def _inner(original: str, lines: str, piece: Piece) -> tuple[int, int] | None:
    """The space within a line between the column of recipients and that of the signature."""
    if len(piece.text) > 160:
        return None
    mark = _INNER_MARK.search(lines, piece.start, piece.end)
    if mark is not None:
        before = lines[piece.start : mark.start()]
        if lines[mark.end()] in _BULLETS:
            labelled = phrases()["recipients"].match(key(before))
            return mark.span() if original[slice(*mark.span())].isspace() and not labelled else None
        return mark.span() if lines[mark.end()] == "N" or not _capitals(before) else None
    if not piece.text.startswith(_BULLETS):
        return None
    name = _INNER_NAME.search(lines, piece.start, piece.end)
    archived = phrases()["archive"].match(piece.low.lstrip("-–+• "))
    if name is None or (archived and lines[name.start() - 1] == ";"):
        return None
    written = lines[name.end() : piece.end]
    known = key(written.split()[0]) in family_names() and person(written) is not None
    return name.span() if known else None


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
            _capitals(text) or bool(re.match(r"(?:[tk]\s*/\s*[tml]|tm\.|kt\.|tl\.|tuq\.)", low))
        )
        if marked and match:
            spoken = text[match.end() :].strip(" .,:")
            posted = low[0] in "kq" or post.match(low, match.end())
            if posted and not (low[0] == "t" and title):
                title = spoken
            if low[0] == "t" and not behalf:
                behalf = spoken
            marks.append(index)
        elif _capitals(text) and post.match(low) and len(text) < 110 and person(text) is None:
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
        marked = (len(text) > 24 and on_behalf.match(low)) or (post.match(low) and not _capitals(text))
        if marked and (parts := _parts(text)) and (on_behalf.match(low) or person(parts[-1])):
            rows.extend((part, key(part), Span(piece.start, piece.end)) for part in parts)
            continue
        if rows and not piece.apart and not piece.beside:
            before, before_low, span = rows[-1]
            starts = on_behalf.match(low) or post.match(low) or phrases()["recipients"].match(low)
            broken = _capitals(before) and _capitals(text) and person(text) is None
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
            if (broken and begun and (half or not starts)) or (half and _capitals(text)):
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
        (m.start() for m in re.finditer(r"\s(?=\S)", text) if not _capitals(text[m.end() :].split()[0])), None
    )
    head, rest = (text[:name], text[name:].strip()) if name else (text, "")
    if not _capitals(head):
        return []
    parts = [part.strip() for part in _NEXT_MARK.split(head)]
    return [*parts, *([rest] if rest else [])] if len(parts) > 1 or rest else []


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _signed_name(rows: list[Row], index: int) -> tuple[str, Span] | None:
    """The name in a row that is no recipient, or broken over it and the next."""
    text, low, span = rows[index]
    if text.startswith(_BULLETS):
        return None
    name = person(text)
    halved = low.split()[-1:] and (low.split()[-1] in _HALF or len(low.split()) == 1)
    if not _capitals(text) and halved and index + 1 < len(rows) and low.split()[0] in family_names():
        following, _, last = rows[index + 1]
        whole = person(f"{text} {following}")
        if whole and len(following.split()) <= 2 and last.start - span.end < 6:
            return whole, Span(span.start, last.end)
    return (name, span) if name else None


def person(text: str) -> str | None:
    """The personal name that a line consists of, without rank and "(Đã ký)"; in capitals only with a surname.

    >>> person("Thượng tá Nguyễn Văn An"), person("(Đã ký) ThS. LÊ THỊ BA"), person("THUẾ QUỐC TẾ")
    ('Nguyễn Văn An', 'Lê Thị Ba', None)
    """
    text = text.strip(" .,;:*-()[]/")
    rank = _RANK.match(key(text))
    if (
        rank
        and rank.end()
        and (rank.end() == len(text) or not text[rank.end() - 1].isalpha() or text[rank.end()] == " ")
    ):
        text = text[rank.end() :].strip(" .,;:*-()[]/")
    if not 4 <= len(text) <= 40 or any(c.isdigit() for c in text) or not _NAME.match(text):
        return None
    low = key(text)
    known = low.split()[0] in family_names()
    if (_NOT_AFTER_SURNAME if known else _NOT_NAME).search(low.replace(" văn ", " ", 1) if known else low):
        return None
    if text.isupper():
        return text.title() if known and 2 <= len(text.split()) <= 5 else None
    return text if not _PARTY_MARK.match(low) else None


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
    if not _capitals(text):
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

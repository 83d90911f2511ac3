"""The closing part of a text in, its recipients out (nơi nhận, Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9).

The archive line, where drafters stand, is dropped; personal names, addresses and telephone numbers are cut.
"""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .clean import LOWER, UPPER
from .closing import closing
from .letterhead import Frame
from .model import Block, Signer
from .persons import capitals, family_names, person
from .pieces import Piece

_ADDRESS = re.compile(
    r"(?:\be-?mail\s*:?\s*)?\S+@\S+|\b(?:đt|điện thoại|fax|e-?mail|"
    r"sđt)\b\s*[:.]?\s*[\d.()+-][\d.\s()+-]{0,20}",
    re.IGNORECASE,
)
_INLINE = re.compile(r"[;.,]\s*-\s+|;\s*[-+]?\s*|\s{2,}-\s+")
_BULLET = re.compile(r"[-+•–●▪]\s*")
_WORD = rf"[{UPPER}][{LOWER}]+(?![^\W_])"
_NAMED = re.compile(rf"({_WORD})((?:\s{_WORD}){{1,3}})(?![^\W_])")
_COMRADE = re.compile(
    rf"\s*\(?\s*(?<![^\W_])(?:[Đđ]/[Cc]|đồng chí|Đồng chí|ông|bà|Ông|"
    rf"Bà)\.?:?\s+?{_WORD}(?:\s{_WORD}){{0,3}}(?=\s*[),;.(]|\s*$)\s*\)?"
)
_POST = re.compile(
    r"(?:\b(?:pct|ct|pttg|ttg|pcn|btcn|pctr|ctr|tt|thứ trưởng|bộ trưởng|chủ tịch|đ/c|đồng chí|ông|bà|p?cvp|"
    r"pvp|p?gđ|giám đốc|"
    r"bí thư|trưởng|phó|thủ tướng|chánh văn phòng|chủ nhiệm|phó ct|trợ lý)\b(?:\s+(?:ubnd|hđnd|tỉnh|huyện|"
    r"xã|tp|sở|bộ|tu|hu|mttq))*|-|–|\()[\s.:]*$"
)
_PLACE = re.compile(
    r"(?:thành phố|tp\.?|tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|đặc khu|đường|trường|thpt|thcs|tiểu học|"
    r"mầm non|bệnh viện|công ty|học viện|lăng|"
    r"đoàn tncs|cộng sản|thôn|ubnd|hđnd)\s+$"
)


def read_recipients(
    original: str, lines: str, blocks: list[Block], frame: Frame, signer: Signer | None
) -> tuple[str, ...]:
    """The bullets of "Nơi nhận" in order, without the archive line and without the signature beside them."""
    cells = closing(original, lines, blocks, frame)
    label, archive = phrases()["recipients"], phrases()["archive"]
    start = next((i for i, piece in enumerate(cells) if label.match(piece.low)), None)
    if start is None:
        broken = (i for i, piece in enumerate(cells) if piece.low == "nơi" and cells[i + 1 : i + 2])
        start = next((i + 1 for i in broken if cells[i + 1].low.startswith("nhận")), None)
    if start is None:
        return ()
    first = cells[start].text
    rest = first[first.index(":") + 1 :].strip() if ":" in first else ""
    cells = [piece for piece in cells[start + 1 :] if not _signature(piece, signer)]
    if rest and (len(rest) > 12 or not cells):
        return _inline(rest, cells)
    found: list[str] = []
    bulleted = any(_BULLET.match(piece.text) for piece in cells[:4])
    position = cells[0].start if cells else 0
    for piece in cells:
        bullet = _BULLET.match(piece.text)
        body = piece.low[bullet.end() :] if bullet else piece.low
        if archive.match(body) or label.match(body):
            break
        far = original.count("\n", position, piece.start) > 3
        position = piece.end
        if bullet:
            if piece.text[bullet.end() :]:
                found.append(piece.text[bullet.end() :])
            elif len(cells) > 1:
                found.append("")
        elif found and (found[-1] == "" or (bulleted and _goes_on(found[-1], piece))):
            found[-1] = f"{found[-1]} {piece.text}".strip()
        elif bulleted or far or (capitals(piece.text) and len(piece.text) > 8):
            break
        else:
            found.append(piece.text)
    return tuple(text for text in map(clean_recipient, found) if text)


def _inline(rest: str, cells: list[Piece]) -> tuple[str, ...]:
    """Recipients that follow "Nơi nhận:" on its line."""
    archive = phrases()["archive"]
    for piece in cells[:6]:
        if capitals(piece.text):
            break
        rest = f"{rest} {piece.text}" if not _BULLET.match(piece.text) else f"{rest}; {piece.text}"
    found: list[str] = []
    for part in _INLINE.split(_BULLET.sub("", rest, count=1)):
        text = _BULLET.sub("", part.strip(), count=1) if part.strip().startswith("-") else part.strip()
        if archive.match(text.lower()):
            break
        lead = re.search(r"[,.]\s*lưu\b", text.lower())
        found.append(text[: lead.start()] if lead else text)
        if lead:
            break
    return tuple(text for text in map(clean_recipient, found) if text)


def _signature(piece: Piece, signer: Signer | None) -> bool:
    low = piece.low
    if signer is not None and (person(piece.text) == signer.name or _signed_by(piece, signer)):
        return True
    if "đã ký" in low or "ký bởi" in low:
        return True
    marked = phrases()["on_behalf"].match(low) or phrases()["post"].match(low)
    return bool(marked) and capitals(piece.text) and len(piece.text) > 5


def _signed_by(piece: Piece, signer: Signer) -> bool:
    """Whether a cell holds post and name: "TRƯỞNG BAN Lê Văn Mẫu"."""
    return bool(phrases()["post"].match(piece.low)) and piece.text.endswith(signer.name)


def _goes_on(before: str, piece: Piece) -> bool:
    """Whether a line without a bullet belongs to the recipient above it."""
    if before.rstrip().endswith((";", ".", ":")) or piece.apart:
        return False
    if capitals(piece.text):
        return before.rstrip().endswith(",") and piece.text.endswith((";", ",", "."))
    return piece.text[0].islower() or piece.text[0] in "(&" or len(before) > 24


def clean_recipient(text: str) -> str:
    """A recipient without a person's name, addresses and numbers.

    >>> clean_recipient("PCT UBND tỉnh Trần Thị Mẫu;"), clean_recipient("Chủ tịch, PCT UBND tỉnh (đ/c Mẫu)")
    ('PCT UBND tỉnh', 'Chủ tịch, PCT UBND tỉnh')
    >>> clean_recipient("Đảng ủy phường Phan Đình Phùng (b/c)")
    'Đảng ủy phường Phan Đình Phùng (b/c)'
    """
    text = _COMRADE.sub("", _ADDRESS.sub("", text))
    at = 0
    while (match := _NAMED.search(text, at)) is not None:
        at = match.start() + len(match[1])
        if match[1].lower() not in family_names() or match[0].isupper() or match[1].isupper():
            continue
        before = text[: match.start()].lower()
        posted = bool(_POST.search(before))
        if (
            (_PLACE.search(before) and not posted)
            or (not posted and len(match[0].split()) < 3)
            or "hồ chí minh" in match[0].lower()
        ):
            continue
        if not posted and _NOT_PERSON.search(match[0].lower()):
            continue
        text = re.sub(r"\(\s*\)", "", text[: match.start()].rstrip(" -–") + text[match.end() :])
        at = min(at, match.start())
    text = re.sub(r"[,;](?:\s*[,;])+", ",", text)
    return " ".join(text.split()).strip(" ;,.-–:").replace(" ,", ",").replace(" ;", ";")


_NOT_PERSON = re.compile(
    r"\b(?:đoàn (?:thanh|đại|luật|thể|công|kinh)|cao đẳng|công ty|thành viên|văn phòng|quốc hội|hội|đảng|"
    r"ban)\b"
)

"""The closing part of a text in, its cells out: the columns of recipients and signature told apart."""

from __future__ import annotations

import re

from ..ontology.frame import phrases
from .clean import LOWER, UPPER, key
from .letterhead import Frame
from .model import Block
from .persons import capitals, family_names, person
from .pieces import Piece, pieces

#: The closing part is short: beyond this many characters nothing is looked for.
REACH = 6000
#: Where two columns run together on one line: before a mark of signature, a post in capitals that ends the
#: line, "Nơi nhận", and behind a wide gap before a recipient.
_INNER_MARK = re.compile(
    rf"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[. ]\s*[{UPPER}]{{2}})"
    r"|(?<=[:;.,])\s+(?=(?:PHÓ |QUYỀN )?(?:CHỦ T|BÍ THƯ|GIÁM ĐỐC|TỔNG|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|HIỆU)"
    rf"[^{LOWER}]*$)"
    rf"|(?<=\S)\s+(?=Nơi nh[ậâ]n\s*(?::|$))|(?<=\S)[ \t]{{3,}}(?=[-–+•]\s?[{UPPER}])"
)
#: A second column of recipients: "- UBND tỉnh;   - Các sở, ngành;".
_NEXT = re.compile(rf"(?<=;)\s+(?=[-–+•]\s?[{UPPER}])")
_DASH = re.compile(rf"(?<=\S)\s+(?=[-–+•]\s?[{UPPER}])")
#: A name behind a recipient or the archive line, the columns run together: "- Lưu: VT. Lê Văn Mẫu".
_INNER_NAME = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]*){{1,4}}$)")
BULLETS = ("-", "–", "+", "•", "●", "▪")


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
    beside = False
    for piece in pieces(original, lines, first, min(last, first + REACH)):
        mark = _inner(original, lines, piece) or (_dashed(lines, piece) if beside else None)
        if mark is None:
            found.append(piece)
            continue
        beside = beside or lines[mark[1]] == "N"
        for start, end, second in ((piece.start, mark[0], piece.beside), (mark[1], piece.end, True)):
            text = " ".join(lines[start:end].split())
            found.append(Piece(start, end, text, key(text), piece.apart and not second, second))
    return found


def _dashed(lines: str, piece: Piece) -> tuple[int, int] | None:
    """The space between a post or a name and the recipient beside it: "CHỦ TỊCH - Như trên;"."""
    mark = _DASH.search(lines, piece.start, piece.end)
    before = " ".join(lines[piece.start : mark.start()].split()) if mark else ""
    if mark is None or not (person(before) or (capitals(before) and phrases()["post"].match(key(before)))):
        return None
    return None if capitals(lines[mark.end() : piece.end]) else mark.span()


def _inner(original: str, lines: str, piece: Piece) -> tuple[int, int] | None:
    """The space within a line between the column of recipients and that of the signature."""
    if len(piece.text) > 160:
        return None
    if piece.text.startswith(BULLETS) and (mark := _NEXT.search(lines, piece.start, piece.end)):
        return mark.span()
    mark = _INNER_MARK.search(lines, piece.start, piece.end)
    if mark is not None:
        before = lines[piece.start : mark.start()]
        if lines[mark.end()] in BULLETS:
            labelled = phrases()["recipients"].match(key(before))
            return mark.span() if original[slice(*mark.span())].isspace() and not labelled else None
        return mark.span() if lines[mark.end()] == "N" or not capitals(before) else None
    if not piece.text.startswith(BULLETS):
        return None
    name = _INNER_NAME.search(lines, piece.start, piece.end)
    archived = phrases()["archive"].match(piece.low.lstrip("-–+• "))
    if name is None or (archived and lines[name.start() - 1] == ";"):
        return None
    written = lines[name.end() : piece.end]
    known = key(written.split()[0]) in family_names() and person(written) is not None
    return name.span() if known else None

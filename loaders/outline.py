"""A view of a text in, its paragraphs out: wrapped lines and page-break splits joined, markers told.

Outlines follow Nghị định 30/2020/NĐ-CP, Phụ lục I (Phần, Chương, Mục, Điều, khoản, điểm) and party
practice (``I-``, ``1.``, ``a)``, ``-``, ``+``); the style is never assumed, each marker is read as it stands.
"""

from __future__ import annotations

import re

from .clean import LOWER
from .model import Block

_ROMAN = r"[IVX]{1,5}"
#: Must match: "I.", "I-", "1.", "1.2", "2.1 ", "a)", "đ)", "(1)", "Điều 3.", "- ", "+ "; never "15/6/2023", "2025".
MARKER = re.compile(
    rf"(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+)?(?:{_ROMAN}|\d{{1,2}}|[A-Z])\b[.:]?)"
    rf"|(?P<article>(?:ĐIỀU|Điều)\s+\d{{1,3}}[a-z]?\s?[.:]?(?=\s|$))"
    rf"|(?P<roman>{_ROMAN}\s?[.\-/](?=\s|$|[^\W\d_]{{2}}))"
    rf"|(?P<upper>[A-H][.)]\s)"
    rf"|(?P<number>\d{{1,2}}(?:\s?[.)/](?=\s|$)|-(?=\s)|[.)](?=[^\W\d_])))"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[.)]?(?=\s|$|[^\W\d_]))"
    rf"|(?P<letter>[a-zđ]{{1,2}}\s?[.)](?=\s))"
    rf"|(?P<bracket>\((?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})\)(?=\s))"
    rf"|(?P<bullet>[-•–●▪](?=\s|[^\W\d_]|\d{{1,2}}\s))"
    rf"|(?P<plus>[+○](?=\s|[^\W\d_]))"
)
#: How a marker begins, or what stands behind its letters: a look before the pattern is tried.
_STARTS = frozenset("0123456789-+•–●▪○(IVXĐPCM")
_CLOSES = frozenset(").")
_DEPTH = {"part": 1, "article": 3, "upper": 3, "roman": 4, "number": 6, "dotted": 7, "letter": 9, "bracket": 9,
          "bullet": 10, "plus": 11}  # fmt: skip
_DEPTHS = (0, *(_DEPTH[name] for name in MARKER.groupindex))
_VALUES = {"I": 1, "V": 5, "X": 10}
#: A page number on a line of its own stands in nobody's sentence.
_PAGE = re.compile(r"(?:-\s*)?\d{1,3}(?:\s*-)?$")
_BREAK = re.compile(r"[-_=.…|+: \t]*$")
_ENDS = (".", ";", ":", "!", "?", "”", '"')
_NOTES = frozenset("¹²³⁴⁵⁶⁷⁸⁹[")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]\s")
_CONTINUES = re.compile(rf"[{LOWER}(“\"',]|\d{{1,2}}\s*[/-]\s*\d{{1,2}}\s*[/-]\s*\d{{4}}|\d{{1,2}}\s+tháng\b|\d{{4}}\b|\d+/|\d+ ")
#: Words that leave a sentence open; the second kind only where the line is not cut short on purpose.
_OPEN_END = re.compile(
    r"(?:,|(?<![^\W\d_])(?:và|của|các|về|cho|với|tại|theo|ngày|tháng|năm|số|thuộc|trên|trong|đến|từ|là|do|hoặc|những|một|có|được|để|khi))$"
)
_HALF_NAME = re.compile(
    r"(?<![^\W\d_])(?:nhân|dân|uỷ|ủy|ban|thành|bộ|sở|tỉnh|huyện|xã|phường|quốc|chính|trung|thông|hội|đồng|này|đó|phố)$"
)
_STANDS = re.compile(
    r"(?:căn cứ|xét|theo đề nghị|thực hiện|nơi nhận|kính gửi|kính trình|phụ lục|tm\.|t/m|kt\.|k/t|tl\.|tuq\.|trên đây|yêu cầu|"
    r"(?:kế hoạch|quyết định|nghị quyết|chỉ thị|thông báo|hướng dẫn|báo cáo|tờ trình|kết luận|công điện|chương trình|đề án)$)"
)
_DUTY = re.compile(r"(?:Chủ trì|Phối hợp|Tham mưu|Chỉ đạo|Tổ chức|Hướng dẫn|Xây dựng|Triển khai|Thực hiện|Theo dõi|Tuyên truyền|Căn cứ|Tăng cường)\b")
_ATTACHED = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm|đính\s+kèm)")
_LISTED = re.compile(
    r"(?:kế hoạch|quyết định|nghị quyết|chỉ thị|kết luận|thông báo|hướng dẫn|nghị định|thông tư|công văn|chương trình|quy định|"
    r"đề án|công điện|thông tri)\s+(?:số\s+)?\d"
)


class Line:
    """A physical line: its span without outer white space and its marker."""

    __slots__ = ("blank_before", "body", "bold", "continued", "depth", "end", "marker", "open", "ordinal", "start", "text")

    def __init__(self, start: int, end: int, text: str, blank_before: int, bold: bool) -> None:
        self.start, self.end, self.text = start, end, text
        self.blank_before, self.bold = blank_before, bold
        self.continued = False  # it goes on with the line above
        self.open = False  # an emphasis of Markdown goes on below
        match = MARKER.match(text) if text[0] in _STARTS or text[1:2] in _CLOSES or text[2:3] in _CLOSES else None
        if match is None:
            self.depth, self.marker, self.body, self.ordinal = 0, "", start, 0
        else:
            group = match.lastindex or 0
            self.depth = _DEPTHS[group]
            self.marker = match[0].strip()
            self.body = start + match.end()
            self.ordinal = 0
            if group == 7:
                self.depth += self.marker.rstrip(".)").count(".") - 1
            elif group == 3:
                self.ordinal = roman(self.marker.rstrip(".-/) "))
            elif group == 5:
                self.ordinal = int(self.marker.rstrip("./)- "))


def roman(numeral: str) -> int:
    """
    >>> roman("XIV")
    14
    """
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES.get(letter, 0)
        total += -value if value < _VALUES.get(following, 0) else value
    return total


def lines(original: str, view: str) -> list[Line]:
    """The lines that hold words; a line of rules or cell borders alone counts as a break (2)."""
    found: list[Line] = []
    position, blanks, stars = 0, 0, 0
    marked, barred, hashed = "*" in original, "|" in original, "#" in original
    for raw in view.split("\n"):
        end = position + len(raw)
        text = raw.strip()
        if not text:
            blanks = 2 if barred and "|" in original[position:end] else blanks or 1
            stars = 0
        elif text[0] in "-_=.…+:" and _BREAK.match(text):
            blanks = 2
        elif len(text) < 8 and not barred and "\t" not in original and _PAGE.match(text):
            blanks = blanks or 1
        else:
            start = position if raw[0] not in " \t" else position + (len(raw) - len(raw.lstrip()))
            bold = marked and original.startswith("**", max(start - 3, position)) or hashed and original[position] == "#"
            if barred and (original[position] == "|" or "|" in original[max(start - 2, position) : start]):
                blanks = 2
            line = Line(start, start + len(text), text, blanks, bold)
            if marked:
                double = original.count("**", position, end)
                single = original.count("*", position, end) - 2 * double
                stars = (0 if blanks else stars) ^ (double % 2) ^ (2 * (single % 2))  # 1: bold, 2: italic goes on
                line.open = stars > 0
                line.bold = bold and (bool(stars & 1) or original[start:end].rstrip(" |").endswith("**"))
            found.append(line)
            blanks = 2 if barred and "|" in original[start + len(text) : end] else 0
        position = end + 1
    return found


def is_wrapped(found: list[Line]) -> bool:
    """Whether lines are cut by width: many end without a stop and the next, right below, goes on.

    An unwrapped text has a paragraph a line.
    """
    pairs = wraps = 0
    for before, after in zip(found, found[1:], strict=False):
        if after.blank_before or after.depth:
            continue
        pairs += 1
        if not before.text.endswith(_ENDS) and _CONTINUES.match(after.text):
            wraps += 1
    return wraps >= 6 and wraps * 4 >= pairs


def is_spaced(found: list[Line]) -> bool:
    """Whether paragraphs stand apart by blank lines."""
    marked = [line.blank_before for line in found[1:] if line.depth]
    return len(marked) >= 4 and sum(1 for blank in marked if blank) > 0.6 * len(marked)


def is_ragged(found: list[Line], width: int) -> bool:
    """Whether the first line of a paragraph is cut short for no reason, as in pages saved from their source."""
    short = cut = 0
    for before, after in zip(found, found[1:], strict=False):
        if before.continued or not before.depth or after.blank_before or after.depth or len(before.text) > 0.5 * width:
            continue
        short += 1
        cut += (after.text[0].islower() or after.text[0].isdigit()) and before.text[-1] not in ".;:"
    return cut >= 3 and cut * 2 >= short


def joins(before: Line, after: Line, wrapped: bool, spaced: bool, ragged: bool, width: int) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``."""
    if before.open and not after.blank_before and not after.depth:
        return True
    if after.marker == "-" and wrapped and not after.blank_before and before.text[-1] not in ".;:!?,”" and len(before.text) > 0.7 * width:
        return True
    if after.depth and not (after.depth in (6, 7) and before.text[-1:] not in ".;:!?" and _goes_on(before)):
        return False
    if before.text.endswith(";") and _LISTED.match(after.text.lower()) and after.blank_before < 2:
        return True
    if before.text.endswith(";") and wrapped and not after.blank_before and after.text[0].islower():
        return True
    if after.text[0] == "(" and _ATTACHED.match(after.text.lower()):
        return False
    if after.blank_before == 2 or before.text.endswith((";", ":", "./.")):
        return False
    if len(before.text) < 40 and before.text.isupper() and _STANDS.match(before.text.lower()):
        return False
    if after.text[0] in _NOTES and _FOOTNOTE.match(after.text) or after.blank_before and before.text[0] in _NOTES and _FOOTNOTE.match(before.text):
        return False
    last = before.text[-1]
    if wrapped and spaced and not after.blank_before and not (before.text.isupper() or after.text.isupper()):
        return not (after.bold and not before.bold) and not _stands(after)
    if after.blank_before:
        if last in ".!?”\"," and last != ",":
            return False
        if before.text.isupper() or (len(before.text) < 30 and not before.continued and not _goes_on(before)):
            return False
        if before.bold and after.bold and before.depth and (before.continued or len(before.text) > 45) and len(after.text) < 90 and not after.text.isupper():
            return after.text[0].isupper() and not after.depth
        return bool(_CONTINUES.match(after.text)) and not before.bold and after.text[0] not in "(“\"',"
    if last in ".!?" and not (wrapped and len(before.text) > 0.75 * width and after.text[0].islower()):
        return wrapped and _full(before, after, width) and not after.bold and not _stands(after)
    if not wrapped:
        return bool(_CONTINUES.match(after.text)) and not before.text.isupper() and len(before.text) > 30
    if _CONTINUES.match(after.text):
        return not (before.text.isupper() and len(before.text) < 25)
    if before.text.isupper() != after.text.isupper() and not any(c.isdigit() for c in after.text):
        return False
    if after.bold and not before.bold:
        return False
    if _stands(after) and not _goes_on(before):
        return False
    if len(before.text) < 0.6 * width and not before.open and after.text[0].isupper():
        if ragged and not before.bold and not _DUTY.match(after.text):
            return bool(before.depth) or _goes_on(before)
        return bool(_OPEN_END.search(before.text[-10:].lower()))
    return _goes_on(before) or _full(before, after, width)


def _stands(line: Line) -> bool:
    """Whether a line begins a paragraph of its own by its words."""
    return line.text[0].isupper() and bool(_STANDS.match(line.text[:40].lower()))


def _goes_on(line: Line) -> bool:
    return bool(_OPEN_END.search(line.text[-10:].lower()) or _HALF_NAME.search(line.text[-10:].lower()))


def _full(before: Line, after: Line, width: int) -> bool:
    """Whether the first word below would not have fitted on the line above."""
    return len(before.text) + 1 + len(after.text.split(None, 1)[0]) > 0.8 * width


def blocks(original: str, view: str) -> list[Block]:
    """The paragraphs of a text in order."""
    found = lines(original, view)
    wrapped, spaced = is_wrapped(found), is_spaced(found)
    lengths = sorted(len(line.text) for line in found)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    ragged = wrapped and not spaced and is_ragged(found, width)
    result: list[Block] = []
    for index, line in enumerate(found):
        before = found[index - 1] if index else None
        if before is not None and joins(before, line, wrapped, spaced, ragged, width):
            last = result[-1]
            line.continued = True
            result[-1] = Block(last.start, line.end, last.body, last.role, last.marker, last.depth, last.ordinal)
            continue
        role = "item" if line.depth >= 10 else "heading" if line.depth else "text"
        result.append(Block(line.start, line.end, line.body, role, line.marker, line.depth, line.ordinal))
    return result

"""The cells at the top of a text in, its letterhead out: bodies, number, place and date, type, subject.

A letterhead is a table of two columns whose cells come in any order, so each is known by what it says, never
by its place (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II; Hướng dẫn 36-HD/VPTW). A blank number stays blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..ontology.frame import phrases
from . import dates, symbols
from .clean import key
from .dateline import find_date
from .document_type import find_type, type_names
from .model import Span
from .outline import MARKER
from .page import BORDER, CELL, LINE, MOTTO, Page, items, left_over, mottoes
from .pieces import pieces
from .symbols import Symbol

__all__ = ["Frame", "read_letterhead", "type_names"]

#: A letterhead is short: beyond this many characters and cells nothing is looked for.
REACH, CELLS = 6000, 70
_BLANK_SUFFIX = re.compile(
    r"[\s._…]*(?:/\s*(?:\d{4}|[._…]+)\s*)?[/-]\s*([^\W\d_][\w&]*(?:\s*[-/]\s*[^\W\d_][\w&-]*)*)"
)
_PLAIN = re.compile(r"(\d{1,5}[a-zđ]?)\s?([/-])\s?([A-ZĐ][A-ZĐƯƠÂÊÔĂa-z&]{1,14})(?![\w/-])")
_FOREIGN = re.compile(
    r"(?:source|nguồn|url)\s*:|https?:|ký bởi|người ký|email|e-mail|cơ quan:|thời gian ký|điện thoại|"
    r"đt\s*:|fax"
)
_STAMP = re.compile(
    r"[(\[]?\s*(?:dự thảo|bản thảo|dự kiến|mật|tối mật|tuyệt mật|khẩn|thượng khẩn|hỏa tốc|hỏa tốc hẹn giờ|"
    r"bản chính|"
    r"sao y|sao lục|công báo|lưu hành nội bộ|văn bản (?:này )?(?:hết|còn|chưa|đã|được)|ví dụ|tài liệu)\b"
)
_SUBJECT_END = re.compile(r"[.;:]$")


@dataclass(slots=True)
class Frame:
    """The frame as far as it is written; spans point into the normalised text.

    ``heads`` are the lines of the letterhead that name bodies, ``organ`` is the body that a line below the
    type names ("CỦA BAN BÍ THƯ"), ``stop`` is where the letterhead ends. ``first``, ``body``, ``tail`` and
    ``appendix`` number the paragraphs where preamble, body, closing part and appendices begin; ``attached``
    are those that say what an appendix belongs to; ``enclosed`` is where the plan or regulation begins that a
    decision issues: it stands behind the signature, but is what the decision says.
    """

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
    letter: bool = False
    organ: str = ""
    organ_span: Span | None = None
    stop: int = 0
    first: int = 0
    body: int = 0
    tail: int = 0
    appendix: int = 0
    attached: list[int] = field(default_factory=list)
    enclosed: int | None = None

    @property
    def closed(self) -> int:
        """The paragraph behind the closing part: where an enclosed plan or the appendices begin."""
        return self.appendix if self.enclosed is None else self.enclosed

    def body_ranges(self) -> tuple[range, ...]:
        """The numbers of the body's paragraphs, those of an enclosed plan or regulation among them."""
        own = range(self.body, self.tail)
        return (own,) if self.enclosed is None else (own, range(self.enclosed, self.appendix))


def read_letterhead(original: str, view: str) -> Frame:
    """The letterhead of a text: ``view`` is the matching view of ``original`` with its line ends."""
    head = Frame()
    page = Page(pieces(original, view, 0, min(len(view), REACH))[:CELLS])
    if not page.cells:
        return head
    end = _end(page)
    found = find_type(page, end)
    if found is not None:
        head.type_name, last, stop = found
        head.type = type_names()[head.type_name] or None
        head.type_span = page.place(view, last, stop)
        head.stop = head.type_span.end
        line = page.low.find(LINE, min(len(page.low), stop + 1))
        beyond = min(end, stop + 240 if line < 0 else line + 120)
    else:
        last = beyond = end
        head.stop = page.place(view, end, end).start if end < len(page.low) else page.cells[-1].end
    spent = mottoes(page.low)
    _number(page, view, head, last, beyond, spent)
    dated = find_date(page, last, beyond, spent)
    if dated is not None:
        head.issued, head.date_span = dated.issued, page.place(view, dated.start, dated.end)
        if dated.place:
            head.place, head.place_span = dated.place, page.place(view, dated.left, dated.start)
        spent.append((dated.left, dated.end))
    _subject(page, view, head, last, spent)
    _heads(page, view, head, last, spent)
    return head


def _end(page: Page) -> int:
    """Where the letterhead must have ended: at addressee, preamble, a numbered or a long paragraph."""
    frames = phrases()
    motto = MOTTO.search(page.low)
    least = motto.end() if motto else 0
    run, length = -1, 0
    for start, end in items(page, len(page.text)):
        low = page.low[start:end]
        if start < least:
            continue
        if frames["addressee"].match(page.low, start) or re.match(
            r"kính[ \n\v]gửi", page.low[start : start + 12]
        ):
            return start
        marked = MARKER.match(page.text, start)
        plain = not page.text[start:end].isupper()
        if marked and not (marked["bullet"] or marked["plus"]) and plain and end - start > 6:
            return start
        if frames["basis"].match(low) and plain:
            return start
        if not plain or _FOREIGN.match(low) or frames["number"].match(low) or dates.DATE.search(low[:100]):
            run = -1
            continue
        if run < 0:
            run, length = start, 0
        length += end - start
        if length > 300:
            return run
    return len(page.text)


def _number(page: Page, view: str, head: Frame, last: int, beyond: int, spent: list[tuple[int, int]]) -> None:
    pattern = phrases()["number"]
    candidates = [span for span in items(page, beyond) if span[0] < last or span[1] - span[0] < 60]
    for start, end in candidates:
        number = pattern.match(page.low, start)
        if number is None or number.start() == number.end():
            continue
        tail = re.sub(r"[ ]*\n[ ]*", "\n", page.text[number.end() : number.end() + 80])
        limit = min([tail.find(mark) for mark in (CELL, BORDER) if mark in tail[1:]] or [len(tail)])
        if not tail[:limit].strip():
            limit = len(tail)
        match = symbols.CANDIDATE.match(tail[:limit].lstrip(" ._…\n\v"))
        offset = len(tail) - len(tail.lstrip(" ._…\n\v"))
        symbol = symbols.symbol_of(match) if match else None
        if symbol and match:
            head.symbol = symbol
            head.symbol_span = page.place(view, number.end() + offset, number.end() + offset + match.end())
            spent.append((start, max(end, number.end() + offset + match.end())))
            return
        plain = _PLAIN.match(tail[:limit].lstrip(" ._…\n\v"))
        if symbol is None and plain:
            head.symbol = _plain_symbol(plain)
            head.symbol_span = page.place(view, number.end() + offset, number.end() + offset + plain.end())
            spent.append((start, max(end, number.end() + offset + plain.end())))
            return
        line = tail[: tail.find(LINE)] if LINE in tail[:limit] else tail[:limit]
        blank = _BLANK_SUFFIX.match(line)
        if blank or not line.strip(" ._…"):
            stop = number.end() + (blank.end() if blank else 0)
            head.number_blank = page.place(view, start, stop)
            head.blank_suffix = re.sub(r"\s+", "", blank[0].strip(" ._…")) if blank else ""
            spent.append((start, stop))
            return
    for start, end in candidates:
        match = symbols.CANDIDATE.fullmatch(page.text, start, end)
        symbol = symbols.symbol_of(match) if match else None
        if symbol and symbol.known:
            head.symbol, head.symbol_span = symbol, page.place(view, start, end)
            spent.append((start, end))
            return


def _plain_symbol(match: re.Match[str]) -> Symbol:
    """A symbol without one of its parts, as printed: "88/PGDĐT" of a letter, "15/KH" without its agency."""
    number, mark, rest = match.groups()
    known = next((code for code in type_names().values() if code.casefold() == rest.casefold()), "")
    return Symbol(
        f"{number}{mark}{rest}", number, "", known or "CV", "" if known else rest, bool(known), False
    )


def _subject(page: Page, view: str, head: Frame, last: int, spent: list[tuple[int, int]]) -> None:
    """The trích yếu of a công văn, "V/v ...", over as many lines as it takes."""
    pattern = phrases()["subject"]
    begun: list[int] = []
    for start, end in items(page, last):
        if any(a < end and start < b for a, b in spent):
            if begun and page.text[start - 1] != CELL:
                break
            continue
        low, text = page.low[start:end], page.text[start:end]
        if not begun:
            match = pattern.match(low)
            if match and (head.type_span is None or match[0].startswith("v")):
                begun = [start + match.end(), end]
                spent.append((start, end))
            continue
        if page.text[start - 1] == BORDER or end - start > 160 or page.text[start - 1] == CELL:
            if page.text[start - 1] == CELL:
                continue
            break
        ended = _SUBJECT_END.search(page.text[begun[0] : begun[1]])
        if (text.isupper() and not page.text[begun[0] : begun[1]].isupper() and len(text) > 12) or (
            ended and text[0].isupper()
        ):
            break
        begun[1] = end
        spent.append((start, end))
    if begun and head.type_span is None:
        head.title = " ".join(page.text[begun[0] : begun[1]].split()).strip(" .")
        head.title_span = page.place(view, begun[0], begun[1])
        head.letter = True


def _heads(page: Page, view: str, head: Frame, last: int, spent: list[tuple[int, int]]) -> None:
    """Lines of bodies: in capitals, or as they come where none is in capitals."""
    small: list[tuple[str, Span]] = []
    starts = phrases()["body"]
    for start, end in items(page, last):
        for left, right in left_over(start, end, spent):
            text = page.text[left:right].strip(" -,.")
            low = key(text)
            letters = [c for c in text if c.isalpha()]
            if len(letters) < 2 or _FOREIGN.match(low) or _STAMP.match(low) or right - left > 200:
                continue
            capitals = sum(c.isupper() for c in letters)
            if capitals > 0.8 * len(letters):
                head.heads.append((text, page.place(view, left, right)))
            elif starts.match(low) and right - left < 80 and not re.search(r"[;:.]$|\d", text):
                small.append((text, page.place(view, left, right)))
    if not any(starts.match(key(text)) for text, _ in head.heads):
        head.heads = small[:3]

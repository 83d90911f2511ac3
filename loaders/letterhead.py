"""The cells at the top of a text in, its letterhead out: bodies, number, place and date, type, subject.

A letterhead is a table of two columns whose cells come in any order, so each is known by what it says, never by
its place (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II; Hướng dẫn 36-HD/VPTW). A blank number or day stays blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from ..ontology import document_types
from ..ontology.frame import phrases
from . import dates, symbols
from .clean import key
from .model import Span
from .outline import MARKER
from .pieces import Piece, pieces
from .symbols import Symbol

#: A letterhead is short: beyond this many characters and cells nothing is looked for.
REACH, CELLS = 6000, 70
LINE, CELL, BORDER = "\n", "\t", "\v"
_BLANK_SUFFIX = re.compile(
    r"[\s._…]*(?:/\s*(?:\d{4}|[._…]+)\s*)?[/-]\s*([^\W\d_][\w&]*(?:\s*[-/]\s*[^\W\d_][\w&-]*)*)"
)
_PLAIN = re.compile(r"(\d{1,5}[a-zđ]?)\s?([/-])\s?([A-ZĐ][A-ZĐƯƠÂÊÔĂa-z&]{1,14})(?![\w/-])")
_AFTER_DATE = re.compile(r"[\s.,;)]*(?=[\n\t\v]|$)")
_BARE = re.compile(
    r"(?:ngày\s*)?(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?:ngày[\s.…_]*)?tháng\s*(?P<m2>\d{0,2})[\s.…_]*năm\s*(?P<y2>\d{4})"
    r"|ngày\s*[\s.…_]*/[\s.…_]*(?P<m3>\d{0,2})[\s.…_]*/\s*(?P<y3>\d{4})"
)
_PLACE = re.compile(r"[^\n\t\v:;/()\d]{2,60}$|(?:quận|phường|q\.|p\.) ?\d{1,2}$")
_NO_PLACE = re.compile(
    r"\b(?:căn cứ|thực hiện|quyết định|kế hoạch|luật|của|theo|từ|đến|trước|kèm|hành|số|về|nghị)\b"
)
_FOREIGN = re.compile(
    r"(?:source|nguồn|url)\s*:|https?:|ký bởi|người ký|email|e-mail|cơ quan:|thời gian ký|điện thoại|đt\s*:|fax"
)
_STAMP = re.compile(
    r"[(\[]?\s*(?:dự thảo|bản thảo|dự kiến|mật|tối mật|tuyệt mật|khẩn|thượng khẩn|hỏa tốc|hỏa tốc hẹn giờ|bản chính|"
    r"sao y|sao lục|công báo|lưu hành nội bộ|văn bản (?:này )?(?:hết|còn|chưa|đã|được)|ví dụ|tài liệu)\b"
)
_SUBJECT_END = re.compile(r"[.;:]$")


@dataclass(slots=True)
class Frame:
    """The frame as far as it is written; spans point into the normalised text.

    ``heads`` are the lines of the letterhead that name bodies, ``organ`` is the body that a line below the type
    names ("CỦA BAN BÍ THƯ"), ``stop`` is where the letterhead ends. ``first``, ``body``,
    ``tail`` and ``appendix`` number the paragraphs where preamble, body, closing part and appendices begin;
    ``attached`` are the lines that say what an appendix belongs to.
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


@cache
def type_names() -> dict[str, str]:
    """Names of types in key form to their codes; that of a công văn is CV.

    >>> type_names()["kế hoạch"], type_names()["công văn"]
    ('KH', 'CV')
    """
    names: dict[str, str] = {}
    for entry in document_types():
        code = entry.code or ("CV" if entry.name == "công văn" else "")
        for name in (entry.name, *(n for n in entry.also if n.islower())):
            names.setdefault(key(name), code)
    return names


@cache
def _types() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The name of a type as a whole cell, and one that begins a cell; words may be wrapped."""
    longest = sorted(type_names(), key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in longest)
    return (
        re.compile(rf"(?<![^\n\t\v])({names})[ :]*(?=[\n\t\v]|$)"),
        re.compile(rf"(?<![^\n\t\v])({names})(?:[ \n]+|[ ]?[:-][ ]?)(?!chung\b|này\b)(?=[^\W\d_])"),
    )


class Page:
    """The cells as one string in which white space is single and borders are marks, with a way back."""

    def __init__(self, cells: list[Piece]) -> None:
        self.cells = cells
        text: list[str] = []
        self.at: list[int] = []
        self.starts: list[int] = []
        for piece in cells:
            if self.at:
                text.append(CELL if piece.beside else BORDER if piece.apart else LINE)
                self.at.append(piece.start)
            self.starts.append(len(self.at))
            text.append(piece.text)
            self.at.extend([piece.start] * len(piece.text))
        self.text = "".join(text)
        self.low = key(self.text)
        self.at.append(cells[-1].end if cells else 0)

    def place(self, view: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]`` in the view that the cells were cut from."""
        return Span(
            self._exact(view, start),
            self._exact(view, end - 1) + 1 if end > start else self._exact(view, start),
        )

    def _exact(self, view: str, index: int) -> int:
        """A cell's words have single spaces: walk from its beginning."""
        number = max(i for i, start in enumerate(self.starts) if start <= index)
        at, piece = self.cells[number].start, self.cells[number]
        for letter in piece.text[: index - self.starts[number]]:
            if letter == " ":
                while view[at].isspace():
                    at += 1
            else:
                at += 1
        while (
            index - self.starts[number] < len(piece.text)
            and piece.text[index - self.starts[number]] != " "
            and view[at].isspace()
        ):
            at += 1
        return at


def read_letterhead(original: str, view: str) -> Frame:
    """The letterhead of a text: ``view`` is the matching view of ``original`` with its line ends."""
    head = Frame()
    page = Page(pieces(original, view, 0, min(len(view), REACH))[:CELLS])
    if not page.cells:
        return head
    end = _end(page)
    found = _type(page, head, end)
    if found is not None:
        head.type_span = page.place(view, *found)
        head.stop, last = head.type_span.end, found[0]
        beyond = page.low.find(LINE, min(len(page.low), found[1] + 1))
        beyond = min(end, len(page.low), found[1] + 240) if beyond < 0 else min(end, beyond + 120)
    else:
        last = beyond = end
        head.stop = page.place(view, end, end).start if end < len(page.low) else page.cells[-1].end
    spent = _motto(page.low)
    _number(page, view, head, last, beyond, spent)
    _date(page, view, head, last, beyond, spent)
    _subject(page, view, head, last, spent)
    _heads(page, view, head, last, spent)
    return head


def _items(page: Page, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n\t\v]+", page.text[:end])]


def _end(page: Page) -> int:
    """Where the letterhead must have ended: at the addressee, the preamble, a numbered or a long paragraph."""
    frames = phrases()
    motto = _MOTTO.search(page.low)
    least = motto.end() if motto else 0
    run, length = -1, 0
    for start, end in _items(page, len(page.text)):
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


def _type(page: Page, head: Frame, end: int) -> tuple[int, int] | None:
    """The type in capitals on a line of its own, else before its title, else in small letters on its own."""
    alone, before = _types()
    small: re.Match[str] | None = None
    for match in alone.finditer(page.low, 0, end):
        written = page.text[match.start(1) : match.end(1)]
        if written.isupper():
            return _typed(head, match)
        if small is None and written[0].isupper() and match.start() > 12:
            small = match
    for match in before.finditer(page.low, 0, end):
        written, rest = page.text[match.start(1) : match.end(1)], page.low[match.end() : match.end() + 12]
        if written.isupper() and not rest.startswith("số") and not _cited(page, match.end()):
            return _typed(head, match)
    if small is not None:
        return _typed(head, small)
    for match in before.finditer(page.low, 0, end):
        rest = page.low[match.end() :]
        if (
            page.text[match.start(1)].isupper()
            and match.start() > 40
            and rest.startswith(("về ", "triển khai ", "thực hiện ", "v/v "))
        ):
            return _typed(head, match)
    return None


def _cited(page: Page, start: int) -> bool:
    """Whether "LUẬT X SỐ 1/2025/QH15 ..." names a document in passing, above the letterhead."""
    stop = page.text.find(LINE, start)
    line = page.low[start : stop if stop > 0 else None]
    return bool(re.search(r"\bsố\b.*\d/", line)) and any(
        f in page.low[start:] for f in ("cộng hòa xã hội", "độc lập")
    )


def _typed(head: Frame, match: re.Match[str]) -> tuple[int, int]:
    name = " ".join(match[1].split())
    head.type, head.type_name = type_names()[name] or None, name
    return match.span(1)


_MOTTO = re.compile(
    r"cộng[ \n]+h(?:òa|ịa|oà)[ \n]+xã[ \n]+hội(?:[ \n]+chủ[ \n]+nghĩa)?(?:[ \n]+việt[ \n]+nam)?|xã hội chủ nghĩa việt nam|"
    r"(?:hội[ \n])?chủ[ \n]+nghĩa[ \n]+việt[ \n]+nam|(?<=[\n\t\v])nghĩa việt nam|độc[ \n]+lập[ \n]*[-.,]?[ \n]*tự[ \n]+do"
    r"(?:[ \n]*[-.,]?[ \n]*hạnh[ \n]+phúc)?|(?<=[\n\t\v])[-. ]*hạnh phúc(?=[\n\t\v]|$)|đảng[ \n]+cộng[ \n]+sản[ \n]+việt[ \n]+nam"
)


def _motto(low: str) -> list[tuple[int, int]]:
    """Where the national name, the motto and the party's heading stand, whole or in the parts of a column."""
    return [match.span() for match in _MOTTO.finditer(low)]


def _number(page: Page, view: str, head: Frame, last: int, beyond: int, spent: list[tuple[int, int]]) -> None:
    pattern = phrases()["number"]
    candidates = [span for span in _items(page, beyond) if span[0] < last or span[1] - span[0] < 60]
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


def _date(page: Page, view: str, head: Frame, last: int, beyond: int, spent: list[tuple[int, int]]) -> None:
    """Place and date: the first that ends its cell and has but a place or the number before it."""
    found: list[tuple[int, int, str | None]] = []
    for match in dates.DATE.finditer(page.low, 0, beyond):
        found.append((match.start(), match.end(), dates.value_of(match)))
    for match in _BARE.finditer(page.low, 0, beyond):
        if not any(a <= match.start() < b for a, b, _ in found):
            month = match["m"] or match["m2"] or match["m3"] or ""
            year = match["y"] or match["y2"] or match["y3"]
            found.append((match.start(), match.end(), dates.compose(year, month, match["d"] or "")))
    for start, end, value in sorted(found, key=lambda item: item[0]):
        if value is None or not _AFTER_DATE.match(page.low, end):
            continue
        left = start
        while left and page.text[left - 1] not in "\n\t\v":
            left -= 1
        before = page.text[left:start].strip(" ,.-")
        numbered = next((b for a, b in spent if a <= left < b), None)
        if numbered is not None:
            left = min(numbered, start)
            before = page.text[left:start].strip(" ,.-\n\t\v")
        elif start >= last and not before:
            continue
        if before and (
            not _PLACE.search(before) or _PLACE.search(before).start() or _NO_PLACE.search(key(before))
        ):  # type: ignore[union-attr]
            continue
        if (
            (not before or " " not in before)
            and left > 1
            and page.text[left - 1] == LINE
            and numbered is None
        ):
            left, before = _wrapped_place(page, left, start, before, spent)
        head.issued, head.date_span = value, page.place(view, start, end)
        if before and before[0].isupper():
            head.place, head.place_span = " ".join(before.split()), page.place(view, left, start)
        spent.append((left, end))
        return


def _wrapped_place(
    page: Page, left: int, start: int, before: str, spent: list[tuple[int, int]]
) -> tuple[int, str]:
    """A place whose beginning stands on the line above: "Thành phố Hồ", "Chí Minh, ngày ..."."""
    above = max(page.text.rfind(mark, 0, left - 1) for mark in "\n\t\v") + 1
    written = page.text[above : left - 1].strip()
    taken = any(a < left - 1 and above < b for a, b in spent)
    if (
        taken
        or not written
        or written.isupper()
        or len(written) > 30
        or not _PLACE.fullmatch(written)
        or not written[0].isupper()
    ):
        return left, before
    if before and written.endswith((",", ".")):
        return left, before
    return above, f"{written} {before}".strip(" ,.")


def _subject(page: Page, view: str, head: Frame, last: int, spent: list[tuple[int, int]]) -> None:
    """The trích yếu of a công văn, "V/v ...", over as many lines as it takes."""
    pattern = phrases()["subject"]
    begun: list[int] = []
    for start, end in _items(page, last):
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
        if (
            text.isupper()
            and not page.text[begun[0] : begun[1]].isupper()
            and len(text) > 12
            or ended
            and text[0].isupper()
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
    for start, end in _items(page, last):
        for left, right in _left(start, end, spent):
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


def _left(start: int, end: int, spent: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a cell no other field has taken."""
    spans = [(start, end)]
    for a, b in spent:
        spans = [
            part
            for x, y in spans
            for part in ((x, min(y, max(a, x))), (max(x, min(b, y)), y))
            if part[1] > part[0]
        ]
    return spans

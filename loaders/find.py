"""A text in, the places where it names documents out: symbol, type, date, issuer's words, title.

Recall comes first here: every symbol is found wherever it stands; what it is to the document is decided later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from . import bodies, dates, symbols
from .bodies import Body
from .clean import words
from .frame import type_names
from .symbols import Symbol


#: Abbreviations of types that people say with a number alone ("QĐ 66"), in small letters, to the code.
_SPOKEN = {"qđ": "QĐ", "nq": "NQ", "nđ": "NĐ", "kl": "KL", "ct": "CT", "kh": "KH", "tt": "TT", "tb": "TB"}


@dataclass(slots=True)
class Found:
    """A named document before its relation is known; ``head`` is where its type word begins, ``tail`` where
    its date and issuer end."""

    start: int
    end: int
    kind: str
    symbol: Symbol | None
    type: str | None
    head: int
    tail: int
    issued: str | None = None
    body: Body | None = None
    block: int = -1
    relation: str = "cites"
    scope: str = "body"
    cue: str = ""
    within: Found | None = None
    title: tuple[int, int] | None = None
    sentence: tuple[int, int] = (0, 0)
    issuer: str | None = None
    text: str = ""
    rule: str = ""
    shared: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    names = {name: code for name, code in type_names().items() if code or name in ("luật", "bộ luật")}
    ordered = sorted((n.replace(" ", r"\s+") for n in names), key=len, reverse=True)
    words_ = "|".join(ordered)
    before = re.compile(
        rf"(?<![^\W\d_])(?P<name>{words_}|các\s+văn\s+bản|văn\s+bản)\s*(?:\(\w+\)\s*)?(?:pháp\s+luật\s+)?(?P<number>(?:số|sô|so)\s*[:.]?\s*)?$"
    )
    codes = "|".join(sorted((code.lower() for code in _SPOKEN), key=len, reverse=True))
    short = re.compile(rf"(?<![^\W\d_])(?:(?P<name>{words_})\s+(?:số\s+)?|(?P<code>{codes})\s?)$")
    return before, short, names


_BETWEEN = re.compile(r"[\s,;)]*(?:\(\s*)?(?:(?:ban\s+hành|ký|được\s+ban\s+hành|đề)\s+)?")
#: In a table the type word stands behind the symbol: "57-KL/TW ngày 15/6/2023 | Kết luận của Bộ Chính trị".
_TYPE_OF = re.compile(
    r"[\s,]{1,8}(?:nghị\s+quyết|quyết\s+định|kết\s+luận|chỉ\s+thị|kế\s+hoạch|nghị\s+định|thông\s+tư|thông\s+báo|công\s+văn|hướng\s+dẫn|quy\s+định)\s+của\s+"
)
_OF = re.compile(r"[\s,]*hội\s+nghị\s+lần\s+thứ\s+[^\s,;.]+\s+(?:của\s+)?(?=ban\s+chấp\s+hành)|[\s,)]*(?:\(?\s*)(?:của|do)\s+(?:các\s+)?(?:hội\s+nghị\s+(?:lần\s+thứ\s+[^\s,;.]+\s+)?)?")
#: "đề xuất của Sở Xây dựng tại Công văn số ...": the issuer stands before.
_FROM = re.compile(r"(?:của|do)\s+(?=[^;.]{4,80}?\s+tại\s+(?:các\s+)?$)")
_ASSEMBLY_LAW = re.compile(r"(?<![^\W\d_])(bộ\s+luật|luật|nghị\s+quyết|pháp\s+lệnh)\b(?!.*(?<![^\W\d_])(?:bộ\s+luật|luật|nghị\s+quyết|pháp\s+lệnh|nghị\s+định|thông\s+tư)\b)", re.DOTALL)


def find_symbols(view: str, low: str) -> list[Found]:
    """All documents named by their symbol, in order of place."""
    before, _, names = _patterns()
    found: list[Found] = []
    size = len(view)
    for match in symbols.CANDIDATE.finditer(view):
        symbol = symbols.symbol_of(match)
        if symbol is None:
            continue
        start, end = match.span()
        type_code: str | None = symbol.type or None
        head = start
        ahead = before.search(low, max(start - 48, 0), start) if start else None
        named = ""
        if ahead:
            head = ahead.start()
            named = " ".join(ahead["name"].split())
        else:
            label = low[max(start - 5, 0) : start].rstrip()
            if label.endswith(("số", "số:", "số.")):
                head = start - (len(low[max(start - 5, 0) : start]) - label.rfind("số"))
        if symbol.type == "CV" and not symbol.known and not ahead and head == start:
            continue
        if not symbol.known and head == start and (symbol.malformed or " " in match[0] or "\n" in match[0]):
            continue
        if symbol.agency.startswith(("QH", "UBTVQH")) and symbol.type == "L":
            type_code, head = _law(low, start, head, named)
        elif named in ("công văn",) and symbol.type != "CV" and len(symbol.type) == 2 and not symbol.year:
            type_code = "CV"
        elif named in names and names[named] and symbol.type == "CV" and names[named] != "CV":
            type_code = names[named]
        item = Found(start, end, "symbol", symbol, type_code, head, end, text=symbol.text)
        _after(view, low, item, size)
        if item.body is None:
            _before(view, low, item)
        found.append(item)
    _share(found, low)
    _carry(found, low)
    return found


def _law(low: str, start: int, head: int, named: str) -> tuple[str, int]:
    """Whether a symbol of the National Assembly is a law, a resolution or an ordinance, and where its name begins."""
    window = low[max(start - 160, 0) : start]
    match = _ASSEMBLY_LAW.search(window)
    if match is None or re.search(r"[.;]\s", window[match.end() :]):
        return "L", head
    word = " ".join(match[1].split())
    code = {"nghị quyết": "NQ", "pháp lệnh": "PL"}.get(word, "L")
    return code, max(start - 160, 0) + match.start()


def _after(view: str, low: str, item: Found, size: int) -> None:
    """Date and issuer behind a symbol, in either order."""
    position = item.end
    limit = min(position + 260, size)
    stop = low.find("\n", position, limit)
    limit = stop if stop > 0 else limit
    for _ in range(3):
        gap = _BETWEEN.match(low, position, limit)
        at = gap.end() if gap else position
        first = low[at : at + 1]  # a look at one letter spares most of the patterns
        if item.issued is None:
            dated = dates.date_at(low, at, limit) if first in "nđ" else None
            if dated is None and first in "nt":
                dated = dates.month_at(low, at, limit)
            if dated is None and first.isdigit() and at - position <= 3:
                bare = dates.BARE.match(low, position, limit)
                if bare and bare[0][:1] in ",( " and position == item.end:
                    value = dates.compose(bare[3], bare[2], bare[1])
                    dated = (value, bare.end()) if value else None
            if dated:
                item.issued, position = dated
                item.tail = position
                continue
        if item.body is None:
            of = _OF.match(low, position, limit) if first in "cdh" else None
            if of is None and first in "nqkcth":
                of = _TYPE_OF.match(low, position, limit)
            place = of.end() if of else None
            if place is None and item.issued and position < limit and low[position : position + 1] in " ,\n":
                place = gap.end() if gap else None
                if place is not None and not low.startswith(("ubnd", "ủy ban", "tỉnh ủy", "huyện ủy", "thành ủy", "hđnd", "hội đồng nhân dân", "bộ ", "ban ", "chính phủ", "thủ tướng"), place):
                    place = None
                elif place is not None and "," in low[position:place]:
                    place = None
            body = bodies.body_at(view, low, place, limit) if place is not None else None
            if body:
                item.body = body
                position = item.tail = body.end
                continue
        break


def _before(view: str, low: str, item: Found) -> None:
    """The issuer in front: "của Bộ Nội vụ tại Công văn số ...", "Tờ trình của Đảng ủy Chính phủ ... (Tờ trình số ...)"."""
    start = max(item.head - 100, 0)
    if low[item.head - 5 : item.head].strip().endswith(("tại", "các")):
        for match in _FROM.finditer(low, start, item.head):
            body = bodies.body_at(view, low, match.end(), item.head)
            if body and low[body.end : item.head].strip() in ("tại", "tại các"):
                item.body = body
    elif low[item.head - 1 : item.head] == "(" and item.head < item.start:
        name = low[item.head : item.start].split(" số")[0].strip()
        at = low.rfind(f"{name} của ", max(item.head - 300, 0), item.head)
        if name and at >= 0:
            item.body = bodies.body_at(view, low, at + len(name) + 5, item.head)


def _share(found: list[Found], low: str) -> None:
    """"số 008 và số 009 ngày 19/11/2025 của ...": what stands behind the last is said of all."""
    for item, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=False):
        between = low[item.tail : following.head]
        if following.head > item.tail and len(between) < 12 and re.fullmatch(r"[\s,;]*(?:và|,|;)?[\s,]*", between):
            listed = low[following.head : following.start].strip().startswith("số") or following.head == following.start
            if listed or (item.symbol and following.symbol and item.type == following.type):
                if listed and item.issued is None and item.body is None and following.issued and "và" in between:
                    item.issued = following.issued
                if item.body is None and following.body and item.type == following.type:
                    item.body, item.shared = following.body, True


def _carry(found: list[Found], low: str) -> None:
    """"của Sở A tại Công văn số 1/SA-KH ngày ..., Công văn số 2/SA-KH": an issuer in front is that of all its letters."""
    for item, following in zip(found, found[1:], strict=False):
        if following.body is None and item.body is not None and item.body.start < item.start and item.symbol and following.symbol:
            if item.symbol.agency == following.symbol.agency and len(low[item.tail : following.head].strip(" ,;và")) < 3:
                following.body, following.shared = item.body, True


def find_short(view: str, low: str, found: list[Found]) -> list[Found]:
    """Type word and number ("Kết luận 57"), where the text has one document of that type and number."""
    _, short, names = _patterns()
    known: dict[tuple[str, str], set[str]] = {}
    for item in found:
        if item.symbol and item.type:
            known.setdefault((item.type, item.symbol.number.lstrip("0")), set()).add(item.text)
    if not known:
        return []
    numbers = {number for _, number in known}
    twins = {item.text: item for item in reversed(found)}
    result: list[Found] = []
    for match in _NUMBER.finditer(low):
        number = match[0].lstrip("0")
        if number not in numbers:
            continue
        named = short.search(low, max(match.start() - 40, 0), match.start())
        if named is None:
            continue
        if named["code"] and not view[named.start()].isupper():
            continue
        code = _SPOKEN[named["code"]] if named["code"] else names[" ".join(named["name"].split())]
        candidates = known.get((code, number), set())
        if not candidates and code == "QyĐ":  # a Quy định of the party has the code of a decision
            candidates = known.get(("QĐ", number), set())
        if len(candidates) == 1:
            text = next(iter(candidates))
            twin = twins[text]
            result.append(Found(named.start(), match.end(), "short", twin.symbol, twin.type, named.start(), match.end(), text=text))
    return result


#: A number that stands alone: no part of a symbol, a date, a sum or a measure.
_NUMBER = re.compile(
    r"[0-9](?<=[\sqđhltb].)[0-9]{0,4}(?![\d\w]|[./,-]\s?\d|\s{0,2}[-/]\s{0,2}[^\W\d_]|\s*(?:năm|tháng|ngày|tuổi|lần|%|điểm|nội dung))"
)
#: Kinds of documents that go without a number; each pattern begins with a fixed word, so that a scan is cheap.
_TITLED = {
    "congress": re.compile(
        r"nghị\s+quyết\s+(?:đại\s+hội|hội\s+nghị)\b[^.;:“”\"()]{0,140}?\blần\s+thứ\s+[^\s,.;)]+"
        r"(?:\s+(?:của\s+)?ban\s+chấp\s+hành\s+[^\s,.;()]+\s+[^\s,.;()]+(?:\s+đảng)?)?(?:\s*\(?\s*khóa\s+[ivxlc]+\)?)?"
    ),
    "ĐA": re.compile(r"đề\s+án\s+[“\"][^”\"]{16,240}[”\"]"),
    "CTr": re.compile(r"chương\s+trình\s+[“\"][^”\"]{16,240}[”\"]"),
    "KH": re.compile(r"kế\s+hoạch\s+[“\"][^”\"]{16,240}[”\"]"),
    "L": re.compile(r"luật\s+(?!số\b)[^\W\d_][^.;:()\d]{3,120}?\s+(?=(?:số\s+)?ngày\s+\d|năm\s+\d{4})"),
}


def find_titled(view: str, low: str) -> list[Found]:
    """Documents named without a number: resolutions of congresses, quoted projects, laws by their date."""
    result: list[Found] = []
    for kind, pattern in _TITLED.items():
        for match in pattern.finditer(low):
            start, end = match.span()
            if kind == "L" and (not view[start].isupper() or low[start - 1 : start].isalpha()):
                continue
            code = "NQ" if kind == "congress" else kind
            item = Found(start, min(end, start + 200), "title", None, code, start, end, text=words(view[start:end]))
            dated = dates.date_at(low, end)
            if dated:
                item.issued, item.tail = dated
            elif kind == "L":
                year = re.match(r"năm\s+(\d{4})", low[end : end + 12])
                item.issued = year[1] if year else None
            result.append(item)
    return sorted(result, key=lambda item: (item.start, item.end))

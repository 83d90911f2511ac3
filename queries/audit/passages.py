"""The text of a document in, its lines with what the graph says of each, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from ...graph.ids import fold
from ...ontology.frame import phrases
from ...ontology.syllables import is_syllable
from ...ontology.wording import alternatives


class Line(NamedTuple):
    """A line of a text: where it stands, and its words without white space at the ends."""

    start: int
    end: int
    words: str


_LINE = re.compile(r"[^\r\n]+")
_MARKUP = re.compile(r"[*_#>\s]+")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines that hold anything.

    >>> [line.words for line in lines("Một\\n\\n  Hai ")]
    ['Một', 'Hai']
    """
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        if words := match[0].strip():
            yield Line(match.start(), match.end(), words)


def closing(text: str) -> int:
    """Where the recipients begin; the end of the text where none are named."""
    label = phrases()["recipients"]
    found = len(text)
    if not label.search(text.lower()):
        return _closing_that_slips(text)
    for line in lines(text):
        for cell in re.finditer(r"[^\t|]+", text[line.start : line.end]):
            if label.match(_MARKUP.sub(" ", cell[0]).strip().lower()):
                found = line.start
    return found


def _closing_that_slips(text: str) -> int:
    """The same where a letter of the words "Nơi nhận" slips."""
    for line in lines(text, len(text) // 2):
        if len(line.words) >= 2 * _LABEL:
            continue  # even with marks and spaces it holds more than the label
        alike = SequenceMatcher(None, fold(line.words).replace(" ", ""), "noinhan", autojunk=False)
        if alike.real_quick_ratio() >= _ALIKE and alike.quick_ratio() >= _ALIKE and alike.ratio() >= _ALIKE:
            return line.start
    return len(text)


def recipients(text: str) -> list[str]:
    """The lines behind "Nơi nhận" without marks of lists, up to the archive line."""
    archive = phrases()["archive"]
    found = []
    for line in lines(text, closing(text)):
        words = re.sub(r"^[-+•–●▪*\s]+", "", line.words)
        if archive.match(words.lower()):
            break
        found.append(words)
    return _in_one_line(found) if found and len(found[0]) >= _LABEL else found[1:]


#: A line of the recipients that is longer holds more than their label.
_LABEL = 16


def _in_one_line(found: list[str]) -> list[str]:
    """Recipients that stand behind their label, semicolons between, up to the archive or the signature.

    >>> _in_one_line(["Nơi nhận: Sở Y tế; UBND các", "xã; Lưu: VT.", "CHỦ TỊCH"])
    ['Sở Y tế', 'UBND các xã']
    """
    behind = found[0].partition(":")[2]
    for line in found[1:]:
        if line.isupper():
            break
        behind = f"{behind} {line}"
    archive = phrases()["archive"]
    parts = [part.strip(" .") for part in behind.split(";")]
    return list(takewhile(lambda part: not archive.match(part.lower()), filter(None, parts)))


#: What stands before a sentence: marks and numbers of lists, headings of markdown.
_MARK = re.compile(r"^(?:[#*>\s]|[-+•–●▪]|[IVXLC]+[.)/-]|\d+(?:\.\d+)*[.)/-]?|[a-zđ][.)])+(?=\s|\w{2})")
_END = re.compile(r"(?<=[.;!?])\s+")


def sentences(text: str, start: int, end: int, shortest: int) -> list[Line]:
    """The sentences of a stretch of text, folded, of at least ``shortest`` words."""
    found = []
    for line in lines(text, start, end):
        place = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
        for part in _END.split(_MARK.sub("", line.words)):
            place = max(text.find(part, place, line.end), place)
            words = fold(part)
            if words.count(" ") + 1 >= shortest:
                found.append(Line(place, place + len(part), words))
            place += len(part)
    return found


#: "4. ", "4) ", "3.4. ", "3.4 ": the number of a part behind that of its section.
_NUMBERED = re.compile(
    r"[#*\s]*(?P<over>(?:\d{1,2}\.){0,3})(?P<one>\d{1,2})(?:[.)/-]|(?<=\.\d)\s|(?<=\.\d\d)\s)\s*\**\s*(?=\S)"
)
_MISREAD = re.compile(r"[#*\s]*(?P<over>)(?P<one>\d{1,2}|[lIZSB])[.,)/-]\s*\**\s*(?=\S)")
_NUMBERS = re.compile(r"^[#*\s]*\d{1,2}[.)/-]", re.MULTILINE)
_SECTION = re.compile(r"[#*\s]*(?:[IVXLC]+[.)/-]|Phần\s|Điều\s+\d|PHẦN\s)", re.UNICODE)
#: How the paragraph begins that closes a document: it belongs to no part.
_CLOSING = re.compile(r"[#*\s]*(?:Trên đây là|Yêu cầu các|Đề nghị các|Trong quá trình|Quá trình)\b")
_CLOSINGS, _SHORT = ("trendayla", "yeucaucac", "denghicac"), 20
#: So many parts of a section must name a unit, and so great a share of them, before one that does not tells.
_PARTS, _SHARE = 2, 0.6
_FEW_WORDS = 8
#: A unit is named among so many words from the beginning, behind few others ("Đề nghị", "Giao").
_BEGIN, _LEAD = 14, 4
_ALIKE = 0.85
#: A unit before a colon has fewer words; "giao" but for a letter.
_LABEL_WORDS, _GIVEN, _LIKE = 9, 4, 0.75


class Part(NamedTuple):
    """A numbered part of a section: its lines."""

    number: int
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


def share(some: Collection[str], words: Collection[str]) -> float:
    """The share of some words that are among others, each but for a letter.

    >>> share(["cong", "an", "xa"], ["giao", "cong", "ann", "phuong"])
    0.6666666666666666
    """
    return sum(one in words or bool(get_close_matches(one, words, 1, 0.75)) for one in some) / len(some)


def without_unit(
    text: str, told: Sequence[tuple[int, int]], addressed: Sequence[str] = (),
    noisy: Callable[[], bool] = lambda: False,
) -> list[Part]:  # fmt: skip
    """The parts without a unit in sections where nearly every part has one.

    A part counts as one with a unit where a task of some unit stands in it. A short first line, or one that
    is no sentence, is a heading, maybe of a unit that was not understood: nothing is said of it, nor of one
    that begins with the words of a recipient. In a ``noisy`` text such a part counts as one with a unit; that
    is asked where a part has none.

    >>> rows = ["1. Sở A: làm việc một.", "2. Sở B: làm việc hai.", "3. Sở C: làm việc ba.", "4. Sở D: làm.",
    ...         "5. Mua sắm hai mươi bộ loa phát thanh cho các thôn trong quý này."]
    >>> text = "\\n".join(["III. TỔ CHỨC THỰC HIỆN", *rows])
    >>> told = [(text.index(row), text.index(row) + len(row)) for row in rows[:4]]
    >>> [part.number for part in without_unit(text, told)]
    [5]
    """
    found: list[Part] = []
    if len(_NUMBERS.findall(text)) < _PARTS:
        return found
    slips = _lacks(text, told) and noisy()
    for parts in _sections(text, slips):
        named = [
            any(part.start <= at < part.end for at, _ in told)
            or (slips and _names(_MISREAD.sub("", part.lines[0].words), addressed, _LIKE))
            for part in parts
        ]
        if sum(named) < _PARTS or sum(named) < _SHARE * len(parts):
            continue
        for part, has in zip(parts, named, strict=True):
            words = (_MISREAD if slips else _NUMBERED).sub("", part.lines[0].words, count=1)
            if slips and _may_name(words):
                continue
            ends = words.rstrip("*_ ").endswith((".", ";"))
            told_of = _names(words, addressed) or tells_of(text[part.start : part.end])
            if not has and ends and len(words.split()) >= _FEW_WORDS and not told_of:
                found.append(part)
    return found


def tells_of(text: str) -> bool:
    """Whether a part may name who does it in words that were not understood: a unit begins it, or stands
    beside a word of leading.

    >>> tells_of("Lát 5 km đường, việc này Sở Xây dựng phụ trách."), tells_of("4. Sở Y tế lo khâu cấp thuốc.")
    (True, True)
    >>> tells_of("4. Chủ trì, phối hợp với Sở Y tế mở 5 lớp."), tells_of("Mua 20 bộ loa cho các thôn.")
    (False, False)
    """
    return _told_of().search(text.lower()) is not None


@cache
def _told_of() -> re.Pattern[str]:
    unit = rf"{alternatives('unit')}(?![^\W\d_])"
    leads = r"(?:chủ trì|phụ trách|đảm nhận|đảm nhiệm|đầu mối|chịu trách nhiệm)"
    given = r"(?:giao(?:\s+cho)?|giao\s[^.;]{3,140}\scho|do|trách nhiệm(?: của)?|nhiệm vụ của)"
    before = rf"(?<![^\W\d_])(?:{given}|{leads}\s*:)\s+"
    return re.compile(
        rf"^[\W\d_]*(?:các\s)?{unit}|{before}(?:các\s)?{unit}"
        rf"|(?<![^\W\d_])(?<!với )(?<!gửi )(?<!cho ){unit}[^.;,]{{2,60}}\s{leads}"
    )


def _lacks(text: str, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a part of a section, of which others have a task, has none, or holds a line with a number."""
    for parts in _sections(text):
        named = sum(any(part.start <= at < part.end for at, _ in told) for part in parts)
        if 0 < named < len(parts) or (named and any(map(_holds_number, parts))):
            return True
    return False


def _holds_number(part: Part) -> bool:
    """Whether a line within a part begins as the next but one does, or with a letter for a number: the number
    of the next part may have been misread.
    """
    marks = (match["one"] for line in part.lines[1:] if (match := _MISREAD.match(line.words)))
    return any(not mark.isdigit() or int(mark) == part.number + 2 for mark in marks)


def _names(words: str, addressed: Sequence[str], alike: float = _ALIKE) -> bool:
    """Whether a part begins with a recipient, but for some letters: a unit that was not understood.

    >>> _names("Đề nghị Hội Nông dâ n xã vận động hội viên", ["Hội Nông dân xã;"])
    True
    """
    begin = fold(words).split()[:_BEGIN]
    for line in addressed:
        unit = fold(line).replace(" ", "")
        for place in range(min(_LEAD, len(begin))):
            here = "".join(begin[place:])[: len(unit)]
            if len(unit) > _LEAD and SequenceMatcher(None, unit, here, autojunk=False).ratio() >= alike:
                return True
    return False


def _may_name(words: str) -> bool:
    """Whether a part may begin with a unit that was misread: behind "Giao", before a colon, or at once.

    >>> _may_name("iaoCông chức xã lập sổ"), _may_name("ôn an xã: trực chợ"), _may_name("ôCng an xã trực")
    (True, True, True)
    >>> _may_name("Mua sắm hai mươi bộ loa phát thanh cho các thôn")
    False
    """
    begin = words.split()[:_LABEL_WORDS]
    if not begin or any(mark in word for word in begin for mark in ":;"):
        return True
    given = SequenceMatcher(None, fold(begin[0])[:_GIVEN], "giao", autojunk=False).ratio() >= _LIKE
    return given or not is_syllable(begin[0].strip(".,"))


def _closes(words: str, slips: bool) -> bool:
    """Whether a line begins as a closing paragraph does, but for letters where the text ``slips``."""
    if _CLOSING.match(words) or not slips:
        return _CLOSING.match(words) is not None
    read = fold(words[:_SHORT]).replace(" ", "")
    return any(
        SequenceMatcher(None, read[: len(one)], one, autojunk=False).ratio() >= _ALIKE for one in _CLOSINGS
    )


def _sections(text: str, slips: bool = False) -> Iterator[list[Part]]:
    """The runs of parts numbered 1, 2, 3 ... (or 3.1, 3.2 ...) between two headings of sections.

    In a text that ``slips`` any number may have been misread, and the mark behind it.
    """
    numbered = _MISREAD if slips else _NUMBERED
    runs: list[list[tuple[int, list[Line]]]] = [[]]
    for line in lines(text, 0, closing(text)):
        number = numbered.match(line.words)
        if slips and number and runs[0] and number["one"] not in ("1", "l", "I"):
            runs[0].append((runs[0][-1][0] + 1, [line]))
            continue
        if _SECTION.match(line.words) or _closes(line.words, slips):
            yield from _parted(runs)
            runs = [[]]
            continue
        depth = number["over"].count(".") if number and number["one"].isdigit() else len(runs)
        yield from _parted(runs[depth + 1 :])
        del runs[depth + 1 :]
        for run in runs[:depth]:
            if run:
                run[-1][1].append(line)
        if number is None or not number["one"].isdigit():
            continue
        runs += [[] for _ in range(depth + 1 - len(runs))]
        parts, ordinal = runs[depth], int(number["one"])
        if ordinal == (parts[-1][0] + 1 if parts else 1):
            parts.append((ordinal, [line]))
        elif ordinal == 1:
            yield from _parted([parts])
            runs[depth] = [(1, [line])]
        elif parts:
            parts[-1][1].append(line)
    yield from _parted(runs)


def _parted(runs: Sequence[list[tuple[int, list[Line]]]]) -> Iterator[list[Part]]:
    return ([Part(one, tuple(inside)) for one, inside in parts] for parts in runs)

"""The numbered parts that tell units what to do in, those among them that name no unit out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...graph.model import Evidence, Note
from .ground import Draft, Ground, pages
from .model import Rule
from .passages import Line, closing, lines

_NUMBERED = re.compile(r"[#*\s]*(\d{1,2})[.)/-]\s*\**\s*(?=\S)")
_SECTION = re.compile(r"[#*\s]*(?:[IVXLC]+[.)/-]|Phần\s|Điều\s+\d|PHẦN\s)", re.UNICODE)
#: So many parts of a section must name a unit, and so great a share of them, before one that does not tells.
_PARTS, _SHARE = 2, 0.6
_FEW_WORDS = 8


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


def find(ground: Ground) -> Iterator[Draft]:
    for page in pages(list(ground.documents)):
        told: dict[str, list[Evidence]] = {}
        for one in ground.store.out(page, ["assigns", "requests"]):
            if one.evidence.document == one.subject:
                told.setdefault(one.subject, []).append(one.evidence)
        for id, places in told.items():
            if len(places) >= _PARTS:
                text = ground.store.text(id)
                for part in without_unit(text, [(one.start, one.end) for one in places]):
                    node = ground.documents[id]
                    evidence = Evidence(id, part.start, part.lines[0].end, "")
                    yield Draft(
                        "loaded", (node,), Note("part {} tells no unit to do it", (part.number,)), (evidence,)
                    )


def without_unit(text: str, told: Sequence[tuple[int, int]]) -> list[Part]:
    """The parts without a unit in sections where nearly every part has one.

    A part counts as one with a unit where a task of some unit stands in it. A short first line, or one that
    is no sentence, is a heading, maybe of a unit that was not understood: nothing is said of it.

    >>> rows = ["1. Sở A: làm việc một.", "2. Sở B: làm việc hai.", "3. Sở C: làm việc ba.", "4. Sở D: làm.",
    ...         "5. Mua sắm hai mươi bộ loa phát thanh cho các thôn trong quý này."]
    >>> text = "\\n".join(["III. TỔ CHỨC THỰC HIỆN", *rows])
    >>> told = [(text.index(row), text.index(row) + len(row)) for row in rows[:4]]
    >>> [part.number for part in without_unit(text, told)]
    [5]
    """
    found = []
    for parts in _sections(text):
        named = [any(part.start <= at < part.end for at, _ in told) for part in parts]
        if sum(named) < _PARTS or sum(named) < _SHARE * len(parts):
            continue
        for part, has in zip(parts, named, strict=True):
            words = _NUMBERED.sub("", part.lines[0].words)
            if (
                not has
                and len(words.split()) >= _FEW_WORDS
                and words.rstrip("*_ ").endswith((".", ";", "./."))
            ):
                found.append(part)
    return found


def _sections(text: str) -> Iterator[list[Part]]:
    """The runs of parts numbered 1, 2, 3 ... between two headings of sections."""
    parts: list[tuple[int, list[Line]]] = []
    for line in lines(text, 0, closing(text)):
        number = _NUMBERED.match(line.words)
        if _SECTION.match(line.words):
            yield [Part(one, tuple(inside)) for one, inside in parts]
            parts = []
        elif number and int(number[1]) == (parts[-1][0] + 1 if parts else 1):
            parts.append((int(number[1]), [line]))
        elif number and int(number[1]) == 1:
            yield [Part(one, tuple(inside)) for one, inside in parts]
            parts = [(1, [line])]
        elif parts:
            parts[-1][1].append(line)
    yield [Part(one, tuple(inside)) for one, inside in parts]


RULE = Rule(
    "task-without-unit", "Task without a unit", "Nhiệm vụ không giao cho ai", "notice",
    "among the numbered parts of a section that tell units what to do, one names none",
    "a word of the part, or of its heading, that names who is to do it", find,
)  # fmt: skip

"""A text in, its footnotes out, lifted from the sentences that they interrupt, and what they cite."""

from __future__ import annotations

import re
from dataclasses import replace

from .find import find_symbols
from .found import Found
from .frame import Frame
from .model import Block, Relation, Span
from .relate import relate

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
#: First line of a footnote: "¹ ..." or "[1] ...".
_NOTE = re.compile(rf"^[ \t]*(?:[{_MARKS}]+|\[\d{{1,2}}\](?=\s))[ \t]*\S.*", re.MULTILINE)
#: A further line, right below; never one with a marker.
_MORE = re.compile(r"\n(?![ \t]*\n)(?![ \t]*(?:[-+•]|\d{1,2}[.)]|[IVX]+[.-])\s)[ \t]*\S.*")
_HEAD = re.compile(rf"[ \t]*(?:[{_MARKS}][{_MARKS}⁰]*|\[\d{{1,2}}\])")
#: What calls a note: raised figures or figures in brackets right behind a word, a date or a symbol.
_CALL = re.compile(rf"(?<=\S)(?P<mark>[{_MARKS}][{_MARKS}⁰]*|\[\d{{1,2}}\])")
_FIGURES = str.maketrans(f"⁰{_MARKS}", "0123456789", "[] \t")
#: Units that figures raise to a power: "m²", "km³".
_UNIT = re.compile(r"(?<![^\W\d_])[kcdmh]?m$")
_BLANK_LINE = re.compile(r"\n(?=[ \t]*\n)")


def find_notes(original: str, view: str) -> list[Span]:
    """The footnotes of a text, in order; each ends with its sentence, or at a blank line if any follows."""
    if not any(mark in original for mark in _MARKS) and "\n[" not in original:
        return []
    result: list[Span] = []
    last_blank = max((match.start() for match in _BLANK_LINE.finditer(view)), default=-1)
    for match in _NOTE.finditer(view):
        start, end = match.span()
        if result and start < result[-1].end:
            continue
        spaced = end <= last_blank
        while more := _MORE.match(view, end):
            if _NOTE.match(view, end + 1) or (not spaced and view[end - 1] in ".!?…;"):
                break
            end = more.end()
        result.append(Span(start, end))
    return result


def find_calls(view: str, notes: list[Span]) -> list[Span]:
    """Where the text calls a note: no part of the word before it, and of no symbol or date.

    Behind a letter a raised figure always is a call, but for units; elsewhere, and in brackets, it is one
    where there is such a note.

    >>> [(call.start, call.end) for call in find_calls("57-KL/TW¹ and 300 m² of the plan[2]", [])]
    [(8, 9)]
    """
    if not any(mark in view for mark in _MARKS) and not (notes and "[" in view):
        return []
    known = {_number(match[0]) for note in notes if (match := _HEAD.match(view, note.start))}
    return [
        Span(*match.span())
        for match in _CALL.finditer(view)
        if (
            _number(match[0]) in known
            if match[0][0] == "[" or not view[match.start() - 1].isalpha()
            else not _UNIT.search(view, max(match.start() - 3, 0), match.start())
        )
    ]


def _number(mark: str) -> str:
    return mark.translate(_FIGURES)


def lift(text: str, notes: list[Span]) -> str:
    """Text of the same length with the footnotes, or what calls them, blank.

    >>> lift("a\\n¹ b\\nc", [Span(2, 5)])
    'a\\n   \\nc'
    """
    pieces, at = [], 0
    for note in notes:
        pieces += [text[at : note.start], re.sub(r"[^\n]", " ", text[note.start : note.end])]
        at = note.end
    return "".join([*pieces, text[at:]])


def unwrap(text: str, blocks: list[Block]) -> str:
    """Text of the same length with spaces for the line ends within paragraphs: a sentence reads as one."""
    pieces, at = [], 0
    for block in blocks:
        pieces += [text[at : block.start], text[block.start : block.end].replace("\n", " ")]
        at = block.end
    return "".join([*pieces, text[at:]]) if pieces else text


def cited_in_notes(view: str, low: str, notes: list[Span]) -> tuple[list[Found], list[Relation]]:
    """Documents named in footnotes, cited and never carried out, and what their titles say of others."""
    notes = [Span(note.start + _mark(view, note), note.end) for note in notes]
    blocks = [Block(note.start, note.end, note.start, "footnote", "", 0) for note in notes]
    view, low = unwrap(view, blocks), unwrap(low, blocks)
    found = [
        _moved(item, note.start)
        for note in notes
        for item in find_symbols(view[note.start : note.end], low[note.start : note.end])
    ]
    between = relate(view, low, blocks, Frame(tail=len(blocks), appendix=len(blocks)), found)
    for item in found:
        item.relation, item.rule = "cites", "footnote"
    return found, between


def _mark(view: str, note: Span) -> int:
    """How many characters the mark of a note takes, with the space behind it."""
    head = _HEAD.match(view, note.start, note.end)
    after = head.end() if head else note.start
    return after + len(view[after : note.end]) - len(view[after : note.end].lstrip()) - note.start


def _moved(item: Found, by: int) -> Found:
    body = item.body and replace(item.body, start=item.body.start + by, end=item.body.end + by)
    return replace(
        item, start=item.start + by, end=item.end + by, head=item.head + by, tail=item.tail + by, body=body
    )

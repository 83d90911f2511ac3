"""Paragraphs and tables in, one text that the parser reads out, with where each stretch stands on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...graph.model import Region
from ..clean import normalise
from ..model import Text
from .flow import Cell, Flow, Paragraph, Table
from .layout import paragraphs

#: Between the paragraphs of one cell, and the lines of one: white space that ends no line of the text.
BREAK = "\u2028"
#: In a cell, what looks like a border.
_BORDER = "\u00a6"


def compose(uri: str, flow: Iterable[Flow], remarks: tuple[str, ...] = ()) -> Text:
    """The text of a document: paragraphs apart by a blank line, rows of a table as lines with bars.

    Centred lines below each other stand together (a title, the name of a body); what a table merely lays out
    is read as paragraphs; notes come last. Regions are moved to where their words now stand.
    """
    parts: list[str] = []
    layout: list[Region] = []
    length = 0
    for text, regions in _lines(_ordered(flow)):
        layout += [replace(one, start=one.start + length, end=one.end + length) for one in regions]
        parts.append(text)
        length += len(text)
    return replace(normalise(uri, "".join(parts)), layout=tuple(layout), remarks=remarks)


def _ordered(flow: Iterable[Flow]) -> Iterator[Flow]:
    """The flow with layout tables as their paragraphs, without what is empty."""
    for one in flow:
        if isinstance(one, Paragraph):
            if one.text.strip():
                yield one
        elif (laid := paragraphs(one)) is not None:
            yield from (line for line in laid if line.text.strip())
        else:
            yield one


def _lines(flow: Iterable[Flow]) -> Iterator[tuple[str, tuple[Region, ...]]]:
    last: Flow | None = None
    for one in flow:
        if last is not None:
            near = isinstance(last, Paragraph) and isinstance(one, Paragraph) and last.centred and one.centred
            yield ("\n" if near else "\n\n"), ()
        if isinstance(one, Paragraph):
            yield one.text, one.regions
        else:
            yield from _table(one)
        last = one
    yield "\n", ()


def _table(table: Table) -> Iterator[tuple[str, tuple[Region, ...]]]:
    rows = [row for row in table.rows if any(one.text.strip() for cell in row for one in cell.paragraphs)]
    for count, row in enumerate(rows):
        yield ("\n| " if count else "| "), ()
        for number, cell in enumerate(row):
            if number:
                yield " | ", ()
            yield from _cell(cell)
        yield " |", ()


def _cell(cell: Cell) -> Iterator[tuple[str, tuple[Region, ...]]]:
    if cell.above:
        yield BREAK, ()
    written = [one for one in cell.paragraphs if one.text.strip()]
    for number, one in enumerate(written):
        if number:
            yield BREAK, ()
        yield one.text.replace("\n", BREAK).replace("\t", " ").replace("|", _BORDER), one.regions

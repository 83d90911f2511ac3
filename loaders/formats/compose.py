"""Paragraphs and tables in, one text that the parser reads out, with where each stretch stands on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...graph.model import Region
from ..clean import normalise
from ..model import Text
from .flow import Cell, Flow, Paragraph, Table
from .layout import stacks as stacks_of

#: Between the paragraphs of one cell, and the lines of one: white space that ends no line of the text.
BREAK = "\u2028"
#: Controls that programs leave behind stand for nothing, and other ends of lines than ours are ends of lines.
_PLAIN = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160)), " ")
_PLAIN |= dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
#: In a cell a line does not end the row, and what looks like a border is none.
_IN_CELL = {ord("\n"): BREAK, ord("\t"): " ", ord("|"): "\u00a6"}


def compose(uri: str, flow: Iterable[Flow], remarks: tuple[str, ...] = ()) -> Text:
    """The text of a document: paragraphs apart by a blank line, rows of a table as lines with bars.

    Centred lines below each other stand together (a title, the name of a body); what a table merely lays out
    is read as paragraphs; notes come last. Regions are moved to where their words now stand.
    """
    parts: list[str] = []
    layout: list[Region] = []
    length = 0
    for text, regions in _pieces(flow):
        layout += [replace(one, start=one.start + length, end=one.end + length) for one in regions]
        parts.append(text)
        length += len(text)
    return replace(normalise(uri, "".join(parts)), layout=tuple(layout), remarks=remarks)


Piece = tuple[str, tuple[Region, ...]]


def _pieces(flow: Iterable[Flow]) -> Iterator[Piece]:
    """What the text is made of; what belongs together on the page is a stack, and stacks are apart."""
    for number, stack in enumerate(_stacks(flow)):
        if number:
            yield "\n\n", ()
        yield from stack
    yield "\n", ()


def _stacks(flow: Iterable[Flow]) -> Iterator[list[Piece]]:
    """Paragraphs, runs of centred ones, tables, and notes at the end; nothing that is empty."""
    notes: list[Paragraph] = []
    run: list[Paragraph] = []
    data: Table | None = None
    for one in flow:
        if isinstance(one, Paragraph):
            (notes if one.role == "note" else run).append(one)
            continue
        stood = list(_stacked(run))
        yield from stood
        run = []
        laid = stacks_of(one, None if stood else data)
        data = one if laid is None else None
        if laid is None:
            yield list(_table(one))
        for stack in laid or ():
            yield from _stacked(stack)
    yield from _stacked(run)
    yield from _stacked(notes)


def _stacked(paragraphs: Iterable[Paragraph]) -> Iterator[list[Piece]]:
    stack: list[Piece] = []
    centred = False
    for one in paragraphs:
        if not one.text.strip():
            continue
        if stack and not (centred and one.centred):
            yield stack
            stack = []
        if stack:
            stack.append(("\n", ()))
        stack.append((one.text.translate(_PLAIN), one.regions))
        centred = one.centred
    if stack:
        yield stack


def _table(table: Table) -> Iterator[Piece]:
    rows = [row for row in table.rows if any(one.text.strip() for cell in row for one in cell.paragraphs)]
    for count, row in enumerate(rows):
        yield ("\n| " if count else "| "), ()
        for number, cell in enumerate(row):
            if number:
                yield " | ", ()
            yield from _cell(cell)
        yield " |", ()


def _cell(cell: Cell) -> Iterator[Piece]:
    if cell.above:
        yield BREAK, ()
    written = [one for one in cell.paragraphs if one.text.strip()]
    for number, one in enumerate(written):
        if number:
            yield BREAK, ()
        yield one.text.translate(_PLAIN).translate(_IN_CELL), one.regions

"""Paragraphs and tables in, one text that the parser reads out, with where each stretch stands on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...graph.model import Region
from ..clean import normalise
from ..model import Text
from .flow import Cell, Flow, Paragraph, Table

#: Between the paragraphs of one cell: white space that ends no line of the text.
BREAK = "\u2028"


def compose(uri: str, flow: Iterable[Flow], remarks: tuple[str, ...] = ()) -> Text:
    """The text of a document: paragraphs apart by a blank line, rows of a table as lines with bars."""
    parts: list[str] = []
    layout: list[Region] = []
    length = 0
    for text, regions in _lines(flow):
        layout += [replace(one, start=one.start + length, end=one.end + length) for one in regions]
        parts.append(text)
        length += len(text)
    return replace(normalise(uri, "".join(parts)), layout=tuple(layout), remarks=remarks)


def _lines(flow: Iterable[Flow]) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for one in flow:
        if isinstance(one, Paragraph):
            yield one.text, one.regions
            yield "\n\n", ()
        elif one.rows:
            yield from _table(one)
            yield "\n", ()


def _table(table: Table) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for row in table.rows:
        for number, cell in enumerate(row):
            yield (" | " if number else "| "), ()
            yield from _cell(cell)
        yield " |\n", ()


def _cell(cell: Cell) -> Iterator[tuple[str, tuple[Region, ...]]]:
    for number, one in enumerate(cell.paragraphs):
        if number:
            yield BREAK, ()
        yield one.text, one.regions

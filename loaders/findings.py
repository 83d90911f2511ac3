"""What a document says of itself and others in, its oddities out, each with the place that shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .found import Found
from .frame import Frame
from .issuer import Issuer
from .model import Block, Finding, Span

#: Main sections have Roman numerals; parts ("Phần thứ nhất") stand above them and begin the count anew.
_SECTION, _PART = 4, 1
#: A longer paragraph is no heading.
_LONGEST_HEADING = 300


def read_findings(
    blocks: list[Block],
    frame: Frame,
    issuer: Issuer,
    found: list[Found],
    conflicts: list[tuple[Found, str]],
    symbol_known: bool,
    issued: str | None,
) -> list[Finding]:
    """Findings in order of place: of its own number and date, of symbols, dates, issuers, outline."""
    result = [
        *_own_number(blocks, frame, symbol_known, issued),
        *_malformed(found),
        *_years(found),
        *_days(found),
        *(Finding("issuer-conflict", message, item.start, item.tail) for item, message in conflicts),
        *_gap(blocks, frame),
    ]
    if issuer.inferred and issuer.name and issuer.span:
        message = f"{issuer.name}: the place is taken from the rest of the text"
        result.append(_finding("issuer-place-inferred", message, issuer.span))
    return sorted(result, key=lambda finding: (finding.start, finding.code, finding.message))


def _finding(code: str, message: str, span: Span) -> Finding:
    return Finding(code, message, span.start, span.end)


def _own_number(
    blocks: list[Block], frame: Frame, symbol_known: bool, issued: str | None
) -> Iterator[Finding]:
    """The document's own number and date: missing, blank, malformed, at odds with each other."""
    first = Span(blocks[0].start, blocks[0].end) if blocks else Span(0, 0)
    head = frame.type_span or first
    if not symbol_known:
        yield _finding("number-missing", "the document has no number", frame.number_blank or head)
    if issued is None:
        yield _finding("date-missing", "the document has no date", head)
    elif len(issued) < len("2023-12-31") and frame.date_span:
        message = f"the date of the document is blank but for {issued}"
        yield _finding("date-incomplete", message, frame.date_span)
    if frame.symbol is None or frame.symbol_span is None:
        return
    if frame.symbol.malformed:
        yield _finding(
            "symbol-malformed", f"its own symbol should read {frame.symbol.text}", frame.symbol_span
        )
    if frame.symbol.year and issued and frame.symbol.year != issued[:4]:
        yield _finding("date-conflict", f"{frame.symbol.text} is dated {issued}", frame.symbol_span)


def _malformed(found: list[Found]) -> Iterator[Finding]:
    for item in found:
        if item.kind == "symbol" and item.symbol is not None and item.symbol.malformed:
            yield Finding("symbol-malformed", f"should read {item.text}", item.start, item.end)


def _years(found: list[Found]) -> Iterator[Finding]:
    """The year in a symbol against its date."""
    for item in found:
        if item.kind != "symbol" or item.symbol is None or item.issued is None:
            continue
        if item.symbol.year and item.symbol.year != item.issued[:4]:
            yield Finding("date-conflict", f"{item.text} is dated {item.issued}", item.start, item.tail)


def _days(found: list[Found]) -> Iterator[Finding]:
    """One document dated two ways, told at the later day."""
    dated: dict[tuple[str, str], dict[str, Found]] = defaultdict(dict)
    for item in found:
        if item.kind == "symbol" and item.symbol is not None and item.issued is not None:
            dated[item.text, item.issuer or ""].setdefault(item.issued, item)
    for (text, _), first in dated.items():
        days = sorted(first)
        pair = next(
            (
                (day, other)
                for number, day in enumerate(days)
                for other in days[number + 1 :]
                if not other.startswith(day) and _one_document(text, day, other)
            ),
            None,
        )
        if pair:
            item = first[pair[1]]
            message = f"{text} is dated {pair[0]} and {pair[1]}"
            yield Finding("date-conflict", message, item.start, item.tail)


def _one_document(text: str, day: str, other: str) -> bool:
    """Whether two days of one symbol are a slip rather than two documents.

    Numbers restart: a state number every year, a party number every term; the same day and month of
    another year is a slip.
    """
    if day[4:] == other[4:] and len(day) == len(other):
        return True
    if 0 <= text.find("/") < text.find("-"):  # a state symbol: 57/QĐ-UBND
        return day[:4] == other[:4]
    return abs(int(day[:4]) - int(other[:4])) <= 1


def _gap(blocks: list[Block], frame: Frame) -> Iterator[Finding]:
    """The first main section (I, II, ...) that does not follow the one before; a list may begin anew."""
    due = 1
    seen = False
    for block in blocks[frame.first : frame.tail]:
        if block.depth == _PART:
            due = 1
        if block.depth != _SECTION or not block.ordinal or block.end - block.start > _LONGEST_HEADING:
            continue
        anew = (block.ordinal == 1 and seen) or block.ordinal == due - 1
        if block.ordinal != due and not anew:
            message = f"section {block.marker} stands where {due} is due"
            yield Finding("outline-gap", message, block.start, block.end)
            return
        due = block.ordinal + 1
        seen = True

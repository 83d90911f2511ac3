"""What a document says of itself and others in, its oddities out, each with the place that shows it."""

from __future__ import annotations

from collections import defaultdict

from .find import Found
from .frame import Frame
from .issuer import Issuer
from .model import Block, Finding


def read_findings(
    view: str, blocks: list[Block], frame: Frame, issuer: Issuer, found: list[Found], conflicts: list[tuple[Found, str]],
    symbol_known: bool, issued: str | None,
) -> list[Finding]:  # fmt: skip
    """Findings in order of place: of the document's own number and date, of symbols, dates, issuers, outline."""
    result: list[Finding] = []
    first = blocks[0] if blocks else None
    start, end = (first.start, first.end) if first else (0, 0)
    if frame.type_span:
        start, end = frame.type_span.start, frame.type_span.end
    if not symbol_known:
        span = frame.number_blank
        result.append(Finding("number-missing", "the document has no number", span.start if span else start, span.end if span else end))
    if issued is None:
        result.append(Finding("date-missing", "the document has no date", start, end))
    elif len(issued) < 10 and frame.date_span:
        result.append(Finding("date-incomplete", f"the date of the document is blank but for {issued}", frame.date_span.start, frame.date_span.end))
    if frame.symbol and frame.symbol.malformed and frame.symbol_span:
        result.append(Finding("symbol-malformed", f"its own symbol should read {frame.symbol.text}", frame.symbol_span.start, frame.symbol_span.end))
    if frame.symbol and frame.symbol.year and issued and frame.symbol.year != issued[:4] and frame.symbol_span:
        result.append(Finding("date-conflict", f"{frame.symbol.text} is dated {issued}", frame.symbol_span.start, frame.symbol_span.end))
    result.extend(_malformed(view, found))
    result.extend(_dates(found))
    result.extend(Finding("issuer-conflict", message, item.start, item.tail) for item, message in conflicts)
    gap = _gap(view, blocks, frame)
    if gap:
        result.append(gap)
    if issuer.inferred and issuer.name and issuer.span:
        result.append(
            Finding("issuer-place-inferred", f"{issuer.name}: the place is taken from the rest of the text", issuer.span.start, issuer.span.end)
        )
    return sorted(result, key=lambda finding: (finding.start, finding.code, finding.message))


def _malformed(view: str, found: list[Found]) -> list[Finding]:
    return [
        Finding("symbol-malformed", f"should read {item.text}", item.start, item.end)
        for item in found
        if item.kind == "symbol" and item.symbol is not None and item.symbol.malformed
    ]


def _dates(found: list[Found]) -> list[Finding]:
    """One document dated two ways, or the year of its symbol against its date."""
    result: list[Finding] = []
    days: dict[tuple[str, str], list[tuple[str, Found]]] = defaultdict(list)
    for item in found:
        if item.kind != "symbol" or item.symbol is None or item.issued is None:
            continue
        if item.symbol.year and item.symbol.year != item.issued[:4]:
            result.append(Finding("date-conflict", f"{item.text} is dated {item.issued}", item.start, item.tail))
        days[item.text, item.issuer or ""].append((item.issued, item))
    for (text, _), dated in days.items():
        values = sorted({day for day, _ in dated})
        for index, day in enumerate(values):
            others = [other for other in values[index + 1 :] if not other.startswith(day) and _one_document(text, day, other)]
            if others:
                item = next(item for value, item in dated if value == others[0])
                result.append(Finding("date-conflict", f"{text} is dated {day} and {others[0]}", item.start, item.tail))
                break
    return result


def _one_document(text: str, day: str, other: str) -> bool:
    """Numbers restart: a state number every year, a party number every term; of the same day and month it is a slip."""
    if day[4:] == other[4:] and len(day) == len(other):
        return True
    if "/" in text and "-" in text and text.index("/") < text.index("-"):
        return day[:4] == other[:4]
    return abs(int(day[:4]) - int(other[:4])) <= 1


def _gap(view: str, blocks: list[Block], frame: Frame) -> Finding | None:
    """Main sections (I, II, ...) that do not begin with I or skip one."""
    expected = 1
    seen = False
    for block in blocks[frame.first : frame.tail]:
        if block.depth == 1:
            expected = 1
        if block.depth != 4 or not block.ordinal or block.end - block.start > 300:
            continue
        if block.ordinal == expected:
            expected += 1
        elif block.ordinal == 1 and seen or block.ordinal == expected - 1:
            expected = block.ordinal + 1
        else:
            return Finding("outline-gap", f"section {block.marker} stands where {expected} is due", block.start, block.end)
        seen = True
    return None

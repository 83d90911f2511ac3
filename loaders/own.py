"""Mentions in, those that are the document itself told from the others."""

from __future__ import annotations

from .clean import same
from .found import Found
from .frame import Frame
from .issuer import Issuer
from .model import Block, Span


def settle_own(blocks: list[Block], frame: Frame, mentions: list[Found], issuer: Issuer) -> None:
    """Set the number and date that only the line of an appendix has ("Kèm theo Kế hoạch số ...")."""
    if frame.symbol is not None and frame.issued is not None:
        return
    for number in frame.attached:
        block = blocks[number]
        inside = (item for item in mentions if block.start <= item.start < block.end)
        item = next((item for item in inside if _may_be_own(item, frame, issuer)), None)
        if item is None:
            continue
        if frame.symbol is None:
            frame.symbol, frame.symbol_span = item.symbol, Span(item.start, item.end)
        own = frame.symbol.text if frame.symbol else ""
        if frame.issued is None and item.text == own and item.issued:
            frame.issued, frame.date_span = item.issued, Span(item.start, item.tail)
        return


def _may_be_own(item: Found, frame: Frame, issuer: Issuer) -> bool:
    """Whether a mention has the type and the issuer of the document, as far as both are known."""
    if item.symbol is None or (frame.type and item.type not in (frame.type, None)):
        return False
    return not issuer.base or item.body is None or same(item.body.base) == same(issuer.base)


def in_letterhead(item: Found, frame: Frame) -> bool:
    """Whether a mention is the document's own symbol in its letterhead."""
    return frame.symbol_span is not None and frame.symbol_span.start <= item.start < frame.symbol_span.end


def names_itself(item: Found, frame: Frame, issuer: Issuer) -> bool:
    """Whether a mention is the own symbol elsewhere in the text, unless another body or year is meant."""
    if frame.symbol is None or item.text != frame.symbol.text:
        return False
    spoken = item.issuer if item.body is not None and item.body.name else None
    if spoken and issuer.name and same(spoken) != same(issuer.name):
        return False
    return not (item.issued and frame.issued and item.issued[:4] != frame.issued[:4])

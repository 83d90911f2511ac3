"""A frame and what the publisher says in, the fields that the text lacks filled and those at odds found, out.

What the text says always goes before: a publisher's catalogue is a second source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import ontology
from .bodies import body_at
from .clean import key, same
from .find import Found
from .given import Said
from .heads import body_of
from .issuer import Issuer, read_issuer
from .letterhead import Frame
from .model import Finding, Signer, Span
from .places import KIND
from .prepare import Prepared
from .symbols import symbol_in


def disagreements(
    said: Mapping[str, Said], frame: Frame, signed: tuple[Signer, Span] | None
) -> list[Finding]:
    """What the text says otherwise than its publisher: symbol, type, day, signer."""
    stated: dict[str, tuple[str, Span | None]] = {
        "symbol": (frame.symbol.text if frame.symbol else "", frame.symbol_span),
        "type": (frame.type or "", frame.type_span or frame.symbol_span),
        "issued": (frame.issued or "", frame.date_span),
        "signer": (signed[0].name, signed[1]) if signed else ("", None),
    }
    return list(_disagreements(said, stated))


def _disagreements(
    said: Mapping[str, Said], stated: Mapping[str, tuple[str, Span | None]]
) -> Iterator[Finding]:
    for field, (value, span) in stated.items():
        given = said.get(field)
        if given is None or not value or span is None or span.start < given.span.end:
            continue
        if not _AGREE[field](value, given.value):
            message = f"its publisher says {given.value}, the text {value}"
            yield Finding("publisher-conflict", message, span.start, span.end)


def _same_symbol(one: str, other: str) -> bool:
    """Whether two symbols are one, but for zeros before the number and letter case."""
    return _key(one) == _key(other)


def _key(symbol: str) -> str:
    return re.sub(r"[\W_]+", "/", ontology.symbol_key(symbol)).lstrip("0")


def _same_type(one: str, other: str) -> bool:
    """Whether two codes can be of one type: several types share a code."""
    names = [{entry.name for entry in ontology.types_of(code)} for code in (one, other)]
    return one == other or bool(names[0] & names[1])


def _same_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _same_name(one: str, other: str) -> bool:
    return same(one) == same(other)


_AGREE = {"symbol": _same_symbol, "type": _same_type, "issued": _same_day, "signer": _same_name}


def supply(
    said: Mapping[str, Said], ready: Prepared, frame: Frame, issuer: Issuer, found: list[Found]
) -> Issuer:
    """Fill what the frame lacks, and return the issuer, read anew where the text leaves it open."""
    symbol, issued, kind, title = (said.get(name) for name in ("symbol", "issued", "type", "title"))
    parsed = symbol_in(symbol.value) if symbol else None
    if symbol and parsed and frame.symbol is None and _fits_blank(frame.blank_suffix, symbol.value):
        frame.symbol, frame.symbol_span = parsed, symbol.span
    if issued and issued.value.startswith(frame.issued or ""):
        longer = len(issued.value) > len(frame.issued or "")
        frame.issued, frame.date_span = issued.value, issued.span if longer else frame.date_span
    if kind and frame.type is None:
        frame.type, frame.type_span = kind.value, kind.span
    if title and not frame.title:
        frame.title, frame.title_span = title.value, title.span
    if issuer.name is not None and not issuer.inferred and _may_sign(issuer, frame, symbol):
        return issuer
    given = said.get("issuer")
    head = _head(given.value, frame, issuer) if given else ""
    if not given or not head:
        return issuer if issuer.name else read_issuer(ready.view, ready.low, ready.blocks, frame, found)
    before, frame.heads = frame.heads, [(head, given.span)]
    anew = read_issuer(ready.view, ready.low, ready.blocks, frame, found)
    if anew.name is None or (issuer.name and issuer.inferred and same(anew.base) != same(issuer.base)):
        frame.heads = before
        return issuer
    return anew


def _fits_blank(blank: str, symbol: str) -> bool:
    """Whether a number belongs before what the letterhead prints behind the blank."""
    return not blank or _key(symbol).endswith(_key(blank.lstrip("/-")))


def _may_sign(issuer: Issuer, frame: Frame, symbol: Said | None) -> bool:
    """Whether the body that the text shows is one that the publisher's symbol can mean."""
    if symbol is None or frame.symbol is None or frame.symbol_span != symbol.span:
        return True
    meant = ontology.agency(frame.symbol.agency)
    names = {same(name) for entry in meant for name in (entry.name, *entry.names)}
    return not names or same(issuer.base) in names


def _head(given: str, frame: Frame, issuer: Issuer) -> str:
    """The issuer as a line of a letterhead; a mere territory is that of the body that the symbol means."""
    low = key(given)
    kind = KIND.match(low)
    if body_at(given, low, 0, len(given)) or not kind or kind.end() >= len(given):
        return given if body_of(given).base else ""
    agencies = ontology.agency(frame.symbol.agency) if frame.symbol else ()
    names = {entry.name for entry in agencies}
    base = names.pop() if len(names) == 1 else issuer.base
    return f"{base} {given[0].lower()}{given[1:]}" if base else ""


def signed(said: Mapping[str, Said]) -> tuple[Signer, Span] | None:
    """The signer as the publisher gives it."""
    one = said.get("signer")
    return (Signer(one.value), one.span) if one and one.value else None

"""A text in, the places that name people but the signer out: names, archive lines, addresses, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..ontology.frame import either, phrases
from .clean import key
from .frame import Frame
from .model import Block, Span
from .people import people

MASK = "·"
_LOCAL = re.compile(r"[\w.+-]+$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
#: Runs of digits long enough for a telephone number; never inside a date, a sum or a symbol.
_DIGITS = re.compile(r"[0-9](?<![0-9/.,-].)[0-9.\s()-]{7,16}[0-9](?![0-9/])")
#: The word that makes a shorter run sure.
_CALLED = re.compile(rf"{either('header', 'telephone')}\s*[:.]?\s*[(+]{{0,2}}$")
#: From this depth on a paragraph is a bullet.
_BULLET = 10


def private_spans(view: str, low: str, blocks: list[Block], frame: Frame) -> list[Span]:
    """Spans to be masked, in order of place; ``low`` is the key form of ``view``."""
    found = [
        *_addresses(view),
        *_telephones(low),
        *_drafters(view, low, blocks, frame),
        *_named(view, low, blocks, frame),
    ]
    return sorted(found, key=lambda span: (span.start, span.end))


def _addresses(view: str) -> Iterator[Span]:
    """E-mail addresses."""
    at = view.find("@")
    while at >= 0:
        local, domain = _LOCAL.search(view, max(at - 64, 0), at), _DOMAIN.match(view, at + 1)
        if local and domain:
            yield Span(local.start(), domain.end())
        at = view.find("@", at + 1)


def _telephones(low: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(low):
        if _is_telephone(match[0], low[max(match.start() - 24, 0) : match.start()]):
            yield Span(*match.span())


def _is_telephone(written: str, before: str) -> bool:
    """Whether digits are a telephone number: by their length and beginning, or by the word before."""
    digits = re.sub(r"\D", "", written)
    if len(digits) in (10, 11) and digits.startswith(("0", "84")):
        return True
    if len(digits) in (8, 10) and digits.startswith(("1900", "1800")):
        return True
    return len(digits) >= 7 and _CALLED.search(before) is not None


def _drafters(view: str, low: str, blocks: list[Block], frame: Frame) -> Iterator[Span]:
    """What stands behind "Lưu" and in the bullets below it."""
    archive = phrases()["archive"]
    below = False
    for block in blocks[frame.tail : frame.closed]:
        start = block.body + (low[block.body : block.body + 1] == " ")
        line = archive.match(low, start, block.end)
        below = line is not None or (below and (block.depth >= _BULLET or view[block.start] == "("))
        if below:
            yield Span(line.end() if line else block.body, block.end)


def _named(view: str, low: str, blocks: list[Block], frame: Frame) -> Iterator[Span]:
    """People named in sentences and among the recipients; the title says whom a document is about."""
    about = key(frame.title)
    for number, span in people(view, low, blocks):
        signer = frame.tail <= number < frame.closed and blocks[number].depth < _BULLET
        if not signer and " ".join(low[span.start : span.end].split()) not in about:
            yield span


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Text of the same length with the letters and digits of some places hidden.

    >>> masked("Lưu: VT, An (a@b.vn)", [(9, 20)])
    'Lưu: VT, ·· (·@·.··)'
    """
    pieces, at = [], 0
    for start, end in spans:
        if end > at:
            start = max(start, at)
            pieces += [text[at:start], re.sub(r"\w", MASK, text[start:end])]
            at = end
    return "".join([*pieces, text[at:]])

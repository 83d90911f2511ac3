"""A text in, the places out that name people other than the signer: archive lines, addresses, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..ontology.frame import phrases
from .frame import Frame
from .model import Block, Span

MASK = "·"
_LOCAL = re.compile(r"[\w.+-]+$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
#: Runs of digits long enough for a telephone number, and the word that makes a shorter one sure.
_DIGITS = re.compile(r"[0-9](?<![0-9/.,-].)[0-9.\s()-]{7,16}[0-9](?![0-9/])")
_CALLED = re.compile(r"(?:điện\s+thoại|đt|sđt|fax|hotline|di\s+động|số\s+máy|liên\s+hệ|đường\s+dây\s+nóng|tổng\s+đài)\s*[:.]?\s*[(+]{0,2}$")


def _is_number(written: str, before: str) -> bool:
    """Whether a run of digits is a telephone number: by its length and beginning, or by the word before it."""
    digits = re.sub(r"\D", "", written)
    if len(digits) in (10, 11) and digits.startswith(("0", "84")) or digits.startswith(("1900", "1800")) and len(digits) in (8, 10):
        return True
    return len(digits) >= 7 and _CALLED.search(before) is not None


def private_spans(view: str, low: str, blocks: list[Block], frame: Frame) -> list[Span]:
    """Spans to be masked, in order of place; drafters stand behind "Lưu"."""
    found: list[Span] = []
    at = view.find("@")
    while at >= 0:
        local, domain = _LOCAL.search(view, max(at - 64, 0), at), _DOMAIN.match(view, at + 1)
        if local and domain:
            found.append(Span(local.start(), domain.end()))
        at = view.find("@", at + 1)
    for match in _DIGITS.finditer(low):
        if _is_number(match[0], low[max(match.start() - 24, 0) : match.start()]):
            found.append(Span(*match.span()))
    archive = phrases()["archive"]
    below = False
    for block in blocks[frame.tail : frame.closed]:
        match = archive.match(low, block.body + (low[block.body : block.body + 1] == " "), block.end)
        below = match is not None or below and (block.depth >= 10 or view[block.start] == "(")
        if below:
            found.append(Span(match.end() if match else block.body, block.end))
    return sorted(found, key=lambda span: (span.start, span.end))


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Text of the same length with the letters and digits of some places hidden.

    >>> masked("Lưu: VT, An (a@b.vn)", [(9, 20)])
    'Lưu: VT, ·· (·@·.··)'
    """
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], re.sub(r"\w", MASK, text[start:end])]
            at = end
    return "".join([*pieces, text[at:]])

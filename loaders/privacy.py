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
_CALLED = re.compile(r"(?:điện\s+thoại|đt|sđt|fax|hotline|di\s+động|số\s+máy|liên\s+hệ)\s*[:.]?\s*[(+]{0,2}$")
_MOBILE = re.compile(r"0[35789]\d[ .]?\d{3}[ .]?\d{3,4}$")


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
        if _MOBILE.match(match[0]) or _CALLED.search(low, max(match.start() - 24, 0), match.start()):
            found.append(Span(*match.span()))
    archive = phrases()["archive"]
    for block in blocks[frame.tail : frame.appendix]:
        match = archive.match(low, block.body + (low[block.body] == " "), block.end)
        if match:
            found.append(Span(match.end(), block.end))
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

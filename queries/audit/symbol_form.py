"""Documents in, the symbols in them that are not written as their issuer writes them out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from .ground import Ground
from .model import Draft, Rule

_READ = "should read "


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for said in ground.oddities("symbol-malformed"):
        if ground.noisy(said.subject):
            continue  # a mark may have been misread
        right = said.attributes.get("message", "").rpartition(_READ)[2]
        text = Note("a symbol is not written in its form, {}", (right,))
        yield Draft("loaded", (ground.documents[said.subject],), text, (said.evidence,), keys=(right,))


RULE = Rule(
    "symbol-form", "Symbol not in its form", "Số, ký hiệu sai thể thức", "notice",
    "a symbol has the marks of the other system, or lacks some (party 57-KL/TW, state 57/KH-UBND)",
    "the original has the symbol in its form", find,
)  # fmt: skip

"""Citations in, those that name another body than issued the document out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.ids import fold
from ...graph.model import Note
from .ground import Ground
from .likely import other_issuer
from .model import Draft, Rule

#: The messages of the reader.
_LETTERS = re.compile(r"(.+): the suffix says (.+), the words say (.+)")
_TWO = re.compile(r"(.+): said to be of (.+) and of (.+)")


def find(ground: Ground) -> Iterator[Draft]:
    found = list(other_issuer(ground))
    own = ground.own({one.meant.id for one in found}, "issued_by")
    for one in found:
        if one.meant.id in own:
            text = Note("it names {} as the issuer of {}; {} issued it",
                        (one.named.issuer_name, one.named.symbol, one.meant.issuer_name))  # fmt: skip
            documents = (one.speaker, one.meant, one.named)
            yield Draft("loaded", documents, text, (one.evidence, own[one.meant.id]))
    for said in ground.oddities("issuer-conflict"):
        message, node = said.attributes.get("message", ""), ground.documents[said.subject]
        if letters := _LETTERS.fullmatch(message):
            symbol, suffix, words = letters.groups()
            text = Note("it names {} as the issuer of {}; those letters are of {}", (words, symbol, suffix))
            yield Draft("loaded", (node,), text, (said.evidence,), "warning", keys=(message,))
        elif two := _TWO.fullmatch(message):
            text = Note("it names two issuers of {}: {} and {}", two.groups())
            severity = "notice" if fold(two[2]) == fold(two[3]) else "warning"
            yield Draft("loaded", (node,), text, (said.evidence,), severity, keys=(message,))


RULE = Rule(
    "wrong-issuer", "Wrong issuer in a citation", "Dẫn sai cơ quan ban hành", "error",
    "a document names another issuer for one it cites than that one bears, or than its symbol allows",
    "the issuer in the original of the document cited", find,
)  # fmt: skip

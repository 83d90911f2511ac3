"""Citations in, those that name another body than issued the document out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Note
from ...ontology.syllables import odd_words
from .ground import Ground
from .likely import other_issuer
from .model import Draft, Rule
from .titles import misspelt, one_letter_off

#: The messages of the reader.
_LETTERS = re.compile(r"(.+): the suffix says (.+), the words say (.+)")
_TWO = re.compile(r"(.+): said to be of (.+) and of (.+)")


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
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
        letters, two = _LETTERS.fullmatch(message), _TWO.fullmatch(message)
        if letters and not _slipped(ground, letters[1]):
            symbol, suffix, words = letters.groups()
            text = Note("it names {} as the issuer of {}; those letters are of {}", (words, symbol, suffix))
            yield Draft("loaded", (node,), text, (said.evidence,), "warning", keys=(message,))
        elif two and not misspelt(two[2], two[3]) and not _half_read(ground, node.id, two[2], two[3]):
            text = Note("it names two issuers of {}: {} and {}", two.groups())
            yield Draft("loaded", (node,), text, (said.evidence,), "warning", keys=(message,))


def _half_read(ground: Ground, id: str, *names: str) -> bool:
    """Whether a text is full of slips and one of two names of a body was not read as it is meant."""
    if not ground.noisy(id):
        return False
    short, long = sorted(names, key=len)
    cut = misspelt(short, long[: len(short)])
    return cut or any(name.startswith("Ban ") or odd_words(name)[0] for name in names)


def _slipped(ground: Ground, symbol: str) -> bool:
    """Whether a document known here has the same numbers and, but for one, the same letters."""
    nodes = (*ground.documents.values(), *ground.cited.values())
    return any(one_letter_off(node.symbol, symbol) for node in nodes if node.symbol[:2] == symbol[:2])


RULE = Rule(
    "wrong-issuer", "Wrong issuer in a citation", "Dẫn sai cơ quan ban hành", "error",
    "a document names another issuer for one it cites than that one bears, or than its symbol allows",
    "the issuer in the original of the document cited", find,
)  # fmt: skip

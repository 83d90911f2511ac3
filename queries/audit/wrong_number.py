"""Citations in, those that give another number than the document bears out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Evidence, Note
from ..show import label
from .ground import Ground
from .likely import misread_numbers, other_issuer, other_number, slips
from .model import Draft, Rule

DIGIT = "it cites {} of {}, where a digit may have been misread; what that body issued that day is {}"
TWO = "{} and {}, both of {}, are cited as of one issuer and type: one number may be a slip of the other"


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    found = list(other_number(ground))
    issuers = {(one.speaker.id, one.named.id) for one in other_issuer(ground)} if found else set()
    found = [one for one in found if (one.speaker.id, one.named.id) not in issuers]
    own = ground.own({one.meant.id for one in found}, "symbol")
    for one in found:
        if one.meant.id in own:
            text = Note("it cites {} of {}; what that body issued that day on the matter is {}",
                        (one.named.symbol, one.named.issued, label(one.meant)))  # fmt: skip
            documents = (one.speaker, one.meant, one.named)
            yield Draft("loaded", documents, text, (one.evidence, own[one.meant.id]))

    for digit in misread_numbers(ground):
        text = Note(DIGIT, (digit.named, digit.node.issued, label(digit.node)))
        yield Draft(
            "loaded", (digit.speaker, digit.node), text, digit.evidence, "warning", keys=(digit.named,)
        )

    unsure = list(slips(ground))
    others: dict[str, Evidence] = {}
    for said in ground.out(["symbol"], {one.meant.id for one in unsure}):
        others.setdefault(said.subject, said.evidence)
    for one in unsure:
        if one.meant.id in others:
            text = Note(TWO, (one.named.symbol, one.meant.symbol, one.named.issued))
            proof = (one.evidence, others[one.meant.id])
            yield Draft("loaded", (one.speaker, one.named, one.meant), text, proof, "warning")


RULE = Rule(
    "wrong-number", "Wrong number in a citation", "Dẫn sai số, ký hiệu", "error",
    "a document cites a number that is not known, and issuer, type, day and title are those of another one",
    "a document of the number cited", find,
)  # fmt: skip

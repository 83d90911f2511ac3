"""Citations in, those that name another body than issued the document out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from .ground import Draft, Ground
from .likely import other_issuer
from .model import Rule


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
        text = Note("the body it names and the letters of the symbol do not agree: {}",
                    (said.attributes.get("message", ""),))  # fmt: skip
        node = ground.documents[said.subject]
        yield Draft(
            "loaded", (node,), text, (said.evidence,), "warning", keys=(said.attributes.get("message", ""),)
        )


RULE = Rule(
    "wrong-issuer", "Wrong issuer in a citation", "Dẫn sai cơ quan ban hành", "error",
    "a document names another issuer for one it cites than that one bears, or than its symbol allows",
    "the issuer in the original of the document cited", find,
)  # fmt: skip

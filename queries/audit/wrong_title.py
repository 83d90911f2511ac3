"""Citations in, those whose title is of another matter than that of the document out."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.model import Note
from ..show import label
from .claims import Claim, claims
from .ground import Ground
from .model import Draft, Rule
from .titles import overlap

#: Titles that share no more of the words of the shorter one are of different matters.
_OTHER_MATTER = 0.3


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    loaded = [id for id, node in ground.documents.items() if node.speakers and node.title]
    suspects = []
    found = claims(ground, "title", loaded)
    for id, said in sorted(found.items()):
        own = [one for one in said if one.speaker == id]
        for one in said:
            far = one.speaker != id and all(overlap(one.value, other.value) <= _OTHER_MATTER for other in own)
            if own and far and one.speaker in ground.documents:
                suspects.append((one, own[0]))
    days = claims(ground, "issued", sorted({one.about for one, _ in suspects}))
    for one, own_title in suspects:
        node = ground.documents[one.about]
        if ground.noisy(node.id) and not _agreed(found[one.about], own_title):
            continue  # its own title may not have been read to its end
        said_days = {day.value for day in days.get(one.about, ()) if day.speaker == one.speaker}
        if said_days and not any(
            day.startswith(node.issued) or node.issued.startswith(day) for day in said_days
        ):
            continue  # another day as well: it may be another document
        text = Note("the title it gives for {} shares hardly a word with its own", (label(node),))
        yield Draft("loaded", (ground.documents[one.speaker], node), text, (one.evidence, own_title.evidence))


def _agreed(said: list[Claim], own: Claim) -> bool:
    """Whether another document gives a title like its own."""
    return any(one.speaker != own.speaker and overlap(one.value, own.value) > _OTHER_MATTER for one in said)


RULE = Rule(
    "wrong-title", "Wrong title in a citation", "Dẫn sai trích yếu", "error",
    "a document gives a title for one it cites that is of another matter than its own",
    "the title in the original of the document cited", find,
)  # fmt: skip

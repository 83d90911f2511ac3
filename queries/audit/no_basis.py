"""Plans in, those that rest on nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.model import Evidence, Note
from .ground import BASES, PLANS, Ground
from .model import Draft, Rule

#: "Kế hoạch số 104-KH/hU", whatever slipped in it; where the first section begins, and how far the opening
#: goes where none does.
_NUMBER = re.compile(r"\d\w?\s?[-–/|]\s?[^\W\d_]|(?<![^\W_])s[oôốồ0]\s?[:.]?\s?\w?\d", re.IGNORECASE)
_SECTION = re.compile(r"(?m)^[ \t]*(?:I|1|l|A)[.,)-]")
_OPENING = 2000


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    resting = {link.lower for link in ground.links if link.strong or link.relation in BASES}
    bare = [
        node for node in ground.documents.values()
        if node.type in PLANS and node.level != "central" and node.id not in resting
    ]  # fmt: skip
    places = ground.own([node.id for node in bare], "title", "type", "symbol")
    for node in bare:
        if node.id in places and not _may_name(ground, places[node.id]):
            text = Note("neither its title nor its opening nor its bases name a document that it rests on")
            yield Draft("loaded", (node,), text, (places[node.id],))


def _may_name(ground: Ground, title: Evidence) -> bool:
    """Whether a number like that of a document stands in the title or the opening, though none was read."""
    text = ground.store.text(title.document)
    end = _SECTION.search(text, title.end)
    return _NUMBER.search(text, title.start, end.start() if end else title.end + _OPENING) is not None


RULE = Rule(
    "no-basis", "No basis", "Không có căn cứ", "warning",
    "a plan of a local body names no document that it carries out or is based on",
    "a sentence of its opening that names one, in whatever words", find,
)  # fmt: skip

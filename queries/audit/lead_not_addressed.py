"""Documents in, the units that are to lead a task in them and are not among the recipients out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.ids import fold
from ...graph.model import Evidence, Note
from ...graph.shown import tokens
from ...ontology.groups import means
from ..assigned import GROUP
from ..seats import seat
from .ground import Draft, Ground, pages
from .model import Rule
from .passages import recipients

#: "as above", "as in article 3": whoever is named in the text is addressed.
_AS_NAMED = re.compile(r"\bnhu\b")
#: Words of a group that may hold any office: "các cơ quan, đơn vị liên quan".
_ANY = re.compile(
    r"\b(?:co quan|don vi|to chuc|ban nganh|cac nganh|so nganh|phong ban|thanh vien|can bo|lien quan)\b"
)


def find(ground: Ground) -> Iterator[Draft]:
    leads: dict[str, dict[str, tuple[str, str]]] = {}
    for page in pages(list(ground.documents)):
        rows = ground.store.told(page, ["assigns"], ["role", "unit", "scope"], ["class", "name"])
        for id, _, unit, role, phrase, scope, kind, name in rows:
            if role == "lead" and scope != "body" and kind != GROUP and unit != ground.documents[id].issuer:
                leads.setdefault(id, {}).setdefault(unit, (phrase or name, name or phrase))
    missing = []
    for id in leads:
        lines = recipients(ground.store.text(id))
        folded = [fold(line) for line in lines]
        if len(lines) < 2 or any(_AS_NAMED.search(line) for line in folded):
            continue
        missing += [
            (id, unit, phrase) for unit, (phrase, name) in leads[id].items()
            if not _addressed(unit, phrase, name, lines)
        ]  # fmt: skip
    proofs: dict[tuple[str, str], Evidence] = {}
    for one in ground.out(["assigns"], {id for id, _, _ in missing}):
        if one.attributes.get("role") == "lead":
            proofs.setdefault((one.subject, one.object), one.evidence)
    for id, unit, phrase in missing:
        text = Note("{} is to lead a task and is not among the recipients", (phrase,))
        yield Draft("loaded", (ground.documents[id],), text, (proofs[id, unit],), keys=(unit,))


def _addressed(unit: str, phrase: str, name: str, lines: list[str]) -> bool:
    """Whether a line names the unit, or a group that it may be of."""
    own = [set(tokens(words)) for words in (phrase, name) if words]
    core = _core(phrase, unit)
    for line in lines:
        words = set(tokens(line))
        if any(one <= words for one in own) or (core and core <= words) or means(line, name):
            return True
        if _ANY.search(fold(line)) and seat(unit).rail == "":
            return True
    return False


def _core(phrase: str, unit: str) -> set[str]:
    """The words of a unit's name without those of its place."""
    places = {word for place in seat(unit).places for word in place.split(".")}
    return {word for word in tokens(phrase) if word not in places}


RULE = Rule(
    "lead-not-addressed", "Lead not among the recipients", "Nơi nhận thiếu cơ quan chủ trì", "notice",
    "a document tells a unit to lead a task and neither names it nor a group it may be of as a recipient",
    "a line of the recipients that means it", find,
)  # fmt: skip

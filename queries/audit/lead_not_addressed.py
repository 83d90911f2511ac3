"""Documents in, the units that are to lead a task in them and are not among the recipients out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ...graph.ids import fold
from ...graph.model import Note
from ...graph.shown import tokens
from ...ontology.groups import means
from ..seats import seat
from .ground import Ground
from .lead_twice import leaders
from .model import Draft, Rule
from .passages import share

#: "as above", "as in article 3": whoever is named in the text is addressed.
_AS_NAMED = re.compile(r"\bnhu\b")
#: What makes a line one of many.
_MANY = re.compile(r"\bcac\b|\btoan the\b|\btat ca\b")
#: So great a share of the words of a name, but for a letter, must stand in a line.
_SHARE = 0.7
#: So much of the letters of a line must agree where a text slips, if it has more than so many.
_ALIKE, _SHORT = 0.8, 5
#: Words of a group that may hold any office: "các cơ quan, đơn vị liên quan".
_ANY = re.compile(
    r"\b(?:co quan|don vi|to chuc|ban nganh|cac nganh|so nganh|phong ban|thanh vien|can bo|lien quan)\b"
)


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    for id, (tasks, lines, _) in ground.orders.items():
        names = leaders(ground, id) if len(lines) > 1 else {}
        leads = {one.unit: one for one in reversed(tasks) if one.role == "lead" and one.unit in names}
        issuer = ground.documents[id].issuer
        leads = {unit: one for unit, one in leads.items() if unit != issuer and not _own_office(unit, issuer)}
        if not leads or any(_AS_NAMED.search(fold(line)) for line in lines):
            continue
        for unit, one in sorted(leads.items()):
            addressed = _addressed(unit, one.phrase, names[unit], lines)
            if not addressed and not (ground.noisy(id) and _is_like(one.phrase or names[unit], lines)):
                text = Note(
                    "{} is to lead a task and is not among the recipients", (one.phrase or names[unit],)
                )
                yield Draft("loaded", (ground.documents[id],), text, (ground.place(id, one),), keys=(unit,))


def _own_office(unit: str, issuer: str) -> bool:
    """Whether a unit is the office that keeps the issuer's papers: it stands in the archive line."""
    return seat(unit).places == seat(issuer).places and seat(unit).body.startswith("van.phong")


def _addressed(unit: str, phrase: str, name: str, lines: list[str]) -> bool:
    """Whether a line names the unit, or a group that it may be of."""
    own = [set(tokens(words)) for words in (phrase, name) if words]
    core = _core(phrase, unit)
    kind = set(fold(phrase or name).split()[:2])
    for line in lines:
        words, folded = set(tokens(line)), fold(line)
        if any(one <= words for one in own) or (core and share(core, words) >= _SHARE):
            return True
        if _MANY.search(folded) and (kind & set(folded.split()) or means(line, name)):
            return True  # "các phòng, ngành", "các Bộ: XD, NG"
        if _ANY.search(folded) and not seat(unit).rail:
            return True
    return False


def _is_like(phrase: str, lines: list[str]) -> bool:
    """Whether a name, or its beginning, is what a line names but for some letters.

    >>> _is_like("Văn phòng Đảng ủy ehịu trách nhiệm", ["- Văn phòng Đảng ủ y;"])
    True
    >>> _is_like("Phòng Kinh tế xã", ["- Phòng Kln tế xã,"]), _is_like("Công an xã", ["- Trạm Y tế xã;"])
    (True, False)
    """
    words = fold(phrase).replace(" ", "")
    for line in lines:
        read = fold(line).replace(" ", "")
        alike = (SequenceMatcher(None, read, here, autojunk=False) for here in (words[: len(read)], words))
        if len(read) > _SHORT and any(one.ratio() >= _ALIKE for one in alike):
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

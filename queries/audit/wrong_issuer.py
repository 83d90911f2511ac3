"""Citations in, those that name another body than issued the document out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ...graph.ids import fold
from ...graph.model import Note
from ...ontology.syllables import is_syllable, known_words
from ..seats import seat
from .ground import Ground
from .likely import Likely, other_issuer
from .model import Draft, Rule
from .titles import misspelt, one_letter_off

#: The messages of the reader.
_LETTERS = re.compile(r"(.+): the suffix says (.+), the words say (.+)")
_TWO = re.compile(r"(.+): said to be of (.+) and of (.+)")
#: The letterhead stands within so much of a text; the issuer of a citation within so much behind its number.
_HEAD, _BEHIND = 300, 120
_KIND = re.compile(r"^(?:tinh|thanh\.pho|thi\.xa|thi\.tran|huyen|quan|phuong|dac\.khu|xa)\.(?=.)")
#: So much nearer to one name than to the other must be what stands there.
_SURE = 0.05


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    found = list(other_issuer(ground))
    own = ground.own({one.meant.id for one in found}, "issued_by")
    for one in found:
        if one.meant.id in own and not _is_misread(ground, one):
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


def _is_misread(ground: Ground, one: Likely) -> bool:
    """Whether a text full of slips may have the other body: its name stands there as nearly as the one read,
    and that one not letter for letter.
    """
    here, own = seat(one.named.issuer), seat(one.meant.issuer)
    if not here.places or not own.places:
        return False
    near, far = (_KIND.sub("", places[-1]) for places in (here.places, own.places))
    where = one.evidence
    if ground.noisy(one.speaker.id):
        text = ground.store.text(one.speaker.id)[where.start : where.end + _BEHIND]
        if nearness(text, near) < min(1, nearness(text, far) + _SURE):
            return True
    if ground.noisy(one.meant.id):
        text = ground.store.text(one.meant.id)[:_HEAD]
        return nearness(text, far) < min(1, nearness(text, near) + _SURE)
    return False


def nearness(text: str, place: str) -> float:
    """How much of the name of a place stands in some words at its best, from 0 to 1.

    >>> nearness("xã Hòa Thịuh về", "xa.hoa.thinh") > nearness("xã Hòa Thịuh về", "xa.hoa.tri")
    True
    """
    read, name = (fold(words).replace(" ", "") for words in (text, place.replace(".", " ")))
    best = 0.0
    for at in range(max(1, len(read) - len(name) + 1)):
        blocks = SequenceMatcher(None, read[at : at + len(name)], name, autojunk=False)
        if blocks.real_quick_ratio() > best and blocks.quick_ratio() > best:
            best = max(best, blocks.ratio())
    return best


def _half_read(ground: Ground, id: str, *names: str) -> bool:
    """Whether a text is full of slips and one of two names of a body was not read as it is meant."""
    if not ground.noisy(id):
        return False
    short, long = sorted(names, key=len)
    cut = misspelt(short, long[: len(short)])
    return cut or any(name.startswith("Ban ") or not _is_spelt(name) for name in names)


def _is_spelt(name: str) -> bool:
    """Whether all words of a name can be what they are meant to be.

    >>> _is_spelt("Ủy ban nhân dân huyện Kon Plông"), _is_spelt("Ủy ban nhân dân huyện KK0n Plôông")
    (True, False)
    """
    words = [word.lower() for word in re.findall(r"\w+", name)]
    return all(word.isdigit() or is_syllable(word) or word in known_words() for word in words)


def _slipped(ground: Ground, symbol: str) -> bool:
    """Whether a document known here has the same numbers and, but for one, the same letters."""
    nodes = (*ground.documents.values(), *ground.cited.values())
    return any(one_letter_off(node.symbol, symbol) for node in nodes if node.symbol[:2] == symbol[:2])


RULE = Rule(
    "wrong-issuer", "Wrong issuer in a citation", "Dẫn sai cơ quan ban hành", "error",
    "a document names another issuer for one it cites than that one bears, or than its symbol allows",
    "the issuer in the original of the document cited", find,
)  # fmt: skip

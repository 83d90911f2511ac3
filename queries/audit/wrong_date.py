"""Citations in, those that give another day than the document bears, or than most citations give, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.dates import is_date, is_day
from ...graph.ids import fold
from ...graph.merge import key_of
from ...graph.model import Note, Statement
from ...graph.shown import Node
from ..show import label
from .claims import cited_ids, claims, confirmed, disputed
from .ground import Ground
from .likely import stands_over
from .model import Draft, Rule
from .titles import alike

OWN = "it dates {} {}; that document is dated {}"
MOST = "it dates {} {}; {} other documents date it {}"
TWICE = "it dates {} both {} and {}"
YEAR = "it dates {} {}, and the symbol is of another year"
#: The messages of the reader.
_TWO = re.compile(r"(.+) is dated (\S+) and (\S+)")
_ONE = re.compile(r"(.+) is dated (\S+)")


def find(ground: Ground) -> Iterator[Draft]:
    """What the rule finds, in any order."""
    judged: set[tuple[str, str]] = set()
    for one in (*_disputed(ground), *_other_year(ground)):
        judged.add((one.documents[0].id, one.documents[1].symbol))
        yield one
    for said in sorted(ground.oddities("date-conflict"), key=lambda one: " and " not in _message(one)):
        message, node = _message(said), ground.documents[said.subject]
        found = _TWO.fullmatch(message) or _ONE.fullmatch(message)
        if found and (node.id, found[1]) not in judged:
            judged.add((node.id, found[1]))
            text = Note(TWICE if len(found.groups()) == 3 else YEAR, found.groups())
            yield Draft("loaded", (node,), text, (said.evidence,), "warning", keys=found.groups())


def _message(said: Statement) -> str:
    return said.attributes.get("message", "")


def _disputed(ground: Ground) -> Iterator[Draft]:
    nodes = ground.documents | ground.cited
    found = claims(ground, "issued", cited_ids(ground))
    for one, right, agreed in disputed(ground, found):
        own = right.speaker == one.about
        if not nodes[one.about].symbol:
            continue  # "Luật Đất đai" is a law of several years
        sure = not own or confirmed(found[one.about], right) or ground.plain(right.evidence, right.value)
        if _differ(one.value, right.value) and sure:
            about, speaker = nodes[one.about], ground.documents[one.speaker]
            dated = ground.once("dated", lambda: _dated(ground))
            others = dated.get((about.type, fold(about.symbol), one.value), ())
            if any(stands_over(other, speaker) for other in others) and not stands_over(about, speaker):
                continue  # it is the issuer that is wrong: one above it gave that number on that day
            name = about.symbol or about.title
            text = (
                Note(OWN, (name, one.value, right.value)) if about.loaded
                else Note(MOST, (name, one.value, len({other.speaker for other in agreed}), right.value))
            )  # fmt: skip
            proof = (one.evidence, *(other.evidence for other in agreed[:2]))
            yield Draft(
                "loaded",
                (speaker, about),
                text,
                proof,
                "error" if about.loaded else "warning",
                keys=(one.value,),
            )


def _dated(ground: Ground) -> dict[tuple[str, str, str], list[Node]]:
    """The loaded documents by type, symbol and day."""
    found: dict[tuple[str, str, str], list[Node]] = {}
    for node in ground.documents.values():
        found.setdefault((node.type, fold(node.symbol), node.issued), []).append(node)
    return found


def _differ(one: str, other: str) -> bool:
    """Whether two dates cannot be of one day."""
    return is_date(one) and is_date(other) and not (one.startswith(other) or other.startswith(one))


def _other_year(ground: Ground) -> Iterator[Draft]:
    """What is cited under the year of no known document, though one of that issuer, type and number has the
    same day and month or the same title in another year.
    """
    loaded: dict[str, list[Node]] = {}
    for node in ground.documents.values() if ground.unloaded else ():
        if key := key_of(node.id):
            loaded.setdefault(key, []).append(node)
    slips: dict[str, tuple[Node, Node]] = {}
    for id, node in ground.unloaded.items():
        for other in loaded.get(key_of(id), ()) if node.issued else ():
            same_day = is_day(node.issued) and is_day(other.issued) and node.issued[4:] == other.issued[4:]
            if node.issued[:4] != other.issued[:4] and (same_day or alike(node, other)):
                slips[id] = node, other
    days = ground.own({other.id for _, other in slips.values()}, "issued")
    for said in ground.out(["issued"], slips):
        node, other = slips[said.subject]
        speaker = ground.documents.get(said.evidence.document)
        if speaker and other.id in days and _differ(said.object, other.issued) and speaker.id != other.id:
            text = Note(OWN, (label(other), said.object, other.issued))
            yield Draft(
                "loaded", (speaker, other), text, (said.evidence, days[other.id]), keys=(said.object,)
            )


RULE = Rule(
    "wrong-date", "Wrong date in a citation", "Dẫn sai ngày ban hành", "error",
    "a document gives another day for one it cites than that one bears, or than most citations give",
    "the day in the original of the document cited", find,
)  # fmt: skip

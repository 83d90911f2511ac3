"""All that is claimed of a node in, the one set of properties that is shown of it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from .dates import is_date
from .ids import fold

#: The properties that are chosen from claims; the rest of a node is counted by the store.
PROPERTIES = ("class", "symbol", "type", "title", "issued", "level", "province", "place", "name", "branch")

_ABBREVIATIONS = (
    ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("mttq", "mat tran to quoc"),
)  # fmt: skip
_ABBREVIATION = re.compile(r"\([^()]{1,20}\)")
_LEAD = re.compile(r"(?:(?:ve|viec|trien khai|thuc hien|to chuc|quan triet|ke hoach|cong van)\b ?)+")


class Node(NamedTuple):
    """What is shown of a document or an organisation; empty where nobody says.

    ``loaded`` is set where its own text is in the store; ``speakers`` counts the other loaded documents
    that name it; ``issuer`` is the id and ``issuer_name`` the name of the body that issued it.
    """

    id: str
    kind: str = ""
    symbol: str = ""
    type: str = ""
    title: str = ""
    issued: str = ""
    level: str = ""
    province: str = ""
    place: str = ""
    name: str = ""
    branch: str = ""
    issuer: str = ""
    issuer_name: str = ""
    loaded: bool = False
    speakers: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that is claimed of a node: by how many sources, in how many places, and how early the first
    stands; ``own`` is set where the document itself says so.
    """

    value: str
    sources: int = 1
    places: int = 1
    first: int = 0
    own: bool = False


def choose(claims: Iterable[Claim], sort: str = "") -> str:
    """What is shown: the document's own statement, else what most sources state, then in most places, else
    all of them joined by " | ".

    Among dates (``sort="issued"``) a year gives way to a day of that year. Of spellings that differ by
    accents and case alone, the first counts.

    >>> choose([Claim("2019"), Claim("2018", sources=2)])
    '2018'
    >>> choose([Claim("2019", own=True), Claim("2018", sources=2)])
    '2019'
    >>> choose([Claim("2023", sources=3), Claim("2023-06-15")], "issued")
    '2023-06-15'
    >>> choose([Claim("2019"), Claim("2018")])
    '2018 | 2019'
    >>> choose([Claim("Huyện ủy Học Môn", first=900), Claim("Huyện ủy Hóc Môn", first=12)])
    'Huyện ủy Hóc Môn'
    """
    left = [claim for claim in claims if claim.value]
    left = [claim for claim in left if claim.own] or left
    if sort == "issued":
        texts = {claim.value for claim in left}
        vague = {one for one in texts if any(other.startswith(one + "-") for other in texts)}
        left = [claim for claim in left if claim.value not in vague]
        left = [claim for claim in left if is_date(claim.value)] or left
    if not left:
        return ""
    most = max((claim.sources, claim.places) for claim in left)
    spellings: dict[str, Claim] = {}
    for claim in sorted(left, key=lambda claim: (claim.first, claim.value)):
        if (claim.sources, claim.places) == most:
            spellings.setdefault(fold(claim.value) or claim.value, claim)
    return " | ".join(sorted(claim.value for claim in spellings.values()))


def tokens(text: str) -> list[str]:
    """The words of a text as the index has them: folded, the commonest abbreviations written out.

    >>> tokens("UBND huyện Kim Động")
    ['uy', 'ban', 'nhan', 'dan', 'huyen', 'kim', 'dong']
    """
    words = f" {fold(text)} "
    for short, long in _ABBREVIATIONS:
        words = words.replace(f" {short} ", f" {long} ")
    return words.split()


def title_key(title: str) -> str:
    """A title for comparing: folded, without leading "về việc triển khai thực hiện" and short brackets.

    >>> title_key("Về việc triển khai thực hiện công tác lưu trữ (CTLT) trong tình hình mới.")
    'cong tac luu tru trong tinh hinh moi'
    """
    words = fold(_ABBREVIATION.sub(" ", title))
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def whole(text: str) -> str:
    """The token under which the index keeps a whole symbol or title, not its words.

    >>> whole("57 - kl/tw")
    '=57 kl tw'
    """
    return "=" + fold(text)


def index(symbols: Iterable[str], titles: Iterable[str], names: Iterable[str]) -> set[str]:
    """Every token under which a node is found."""
    found: set[str] = set()
    for symbol in symbols:
        found.update(tokens(symbol), [whole(symbol)])
    for title in titles:
        found.update(tokens(title), [whole(title_key(title))])
    for name in names:
        found.update(tokens(name), ["=" + " ".join(tokens(name))])
    found.discard("=")
    return found

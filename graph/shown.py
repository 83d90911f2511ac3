"""All that is claimed of a node in, the one set of properties that is shown of it out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .dates import is_date
from .ids import fold

#: The properties that are chosen from claims; the rest of a node is counted by the store.
PROPERTIES = ("class", "symbol", "type", "title", "issued", "level", "province", "place", "name", "branch")

_ABBREVIATIONS = (
    ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("mttq", "mat tran to quoc"),
)  # fmt: skip
_ABBREVIATION = re.compile(r"\([^()]{1,20}\)")
_LEAD = re.compile(r"(?:(?:ve|viec|trien khai|thuc hien|to chuc|quan triet|ke hoach|cong van)\b ?)+")


@dataclass(frozen=True, slots=True)
class Node:
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


def choose(claims: Iterable[tuple[str, int, int, bool]], sort: str = "") -> str:
    """What is shown of claims ``(value, sources that say so, places, the document itself says so)``.

    The document's own statement, else what most sources state, then in most places, else all of them
    joined by " | ". Among dates
    (``sort="issued"``) a year gives way to a day of that year.

    >>> choose([("2019", 1, 1, False), ("2018", 2, 2, False)])
    '2018'
    >>> choose([("2019", 1, 1, True), ("2018", 2, 2, False)])
    '2019'
    >>> choose([("2023", 3, 3, False), ("2023-06-15", 1, 1, False)], "issued")
    '2023-06-15'
    >>> choose([("2019", 1, 1, False), ("2018", 1, 1, False)])
    '2018 | 2019'
    """
    left = [claim for claim in claims if claim[0]]
    left = [claim for claim in left if claim[3]] or left
    if sort == "issued":
        texts = {claim[0] for claim in left}
        left = [one for one in left if not any(t != one[0] and t.startswith(one[0] + "-") for t in texts)]
        left = [claim for claim in left if is_date(claim[0])] or left
    if not left:
        return ""
    most = max(claim[1:3] for claim in left)
    return " | ".join(sorted({claim[0] for claim in left if claim[1:3] == most}))


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

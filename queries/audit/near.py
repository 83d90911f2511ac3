"""Documents cited but not loaded in, the loaded one that each names but for one slip out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...graph.dates import is_day
from ...graph.ids import fold
from ...graph.shown import Node
from ..seats import canonical, seat, territory
from .ground import Ground, Slip
from .titles import misspelt, overlap

#: The name of a committee that was not read to its end.
_HALF = re.compile(r"(?:ban(?:\.thuong(?:\.vu)?)?|uy(?:\.ban)?(?:\.nhan)?(?:\.dan)?|ubnd)\Z")
#: "Ban Thường vụ", by which a party committee is named too.
_STANDING = "ban.thuong.vu"
#: Digits that are read for one another.
_ALIKE = frozenset(map(frozenset, ("38", "56", "17", "06", "08", "68", "14", "49", "27", "09", "58")))
_SYMBOL = re.compile(r"0*(\d+)[a-zđ]?\W+(.*)")
#: Titles that share so much of their words are one, one of them misread.
_SAME = 0.6
#: A document that is not loaded is meant where so many name it, and so few the other.
_MANY, _FEW = 3, 2
#: Of so many that name a document it is asked whether their texts slip.
_LOOK = 5


def near(ground: Ground) -> list[Slip]:
    """The citations that slip, in id order; only those of texts that are full of slips.

    Of number, day, issuer and title no more than one may be read otherwise, and one document alone may fit.
    """
    named = {id: node for id, node in ground.unloaded.items() if node.title or number_of(node.symbol)}
    if not named:
        return []
    known = _known(ground, named.values())
    speakers: dict[str, list[str]] = {}
    for link in ground.links:
        if link.upper in named:
            speakers.setdefault(link.upper, []).append(link.lower)
    found = []
    for id, node in sorted(named.items()):
        fits: dict[str, bool] = {}
        for other in known.near(node):
            if other.id != id and other.id not in fits and (other.loaded or node.speakers <= _FEW):
                slip = _slip(node, other, [ground.documents[one] for one in speakers[id]])
                if slip is not None:
                    fits[other.id] = slip
        meant = [one for one in fits if one in ground.documents] or list(fits)
        heard = speakers[id][:_LOOK]
        if len(meant) == 1 and (
            _is_sure(node, meant[0], ground)
            or ground.noisy(meant[0])
            or sum(map(ground.noisy, heard)) * 2 >= len(heard)
        ):
            found.append(Slip(id, meant[0], fits[meant[0]]))
    goals = {one.meant for one in found}
    return [one for one in found if one.named not in goals]


def near_bodies(ground: Ground) -> list[Slip]:
    """The issuers of texts full of slips that are no body of the gazetteer, and the one known body that each
    is but for a letter or a province that is missing, in id order.
    """
    issuing: dict[str, list[str]] = {}
    known: set[str] = {one.home for told in ground.told.values() for one in told}
    for node in (*ground.documents.values(), *ground.cited.values()):
        if node.issuer and stands(node.issuer, node.issued):
            known.add(canonical(node.issuer, node.issued))
        elif node.issuer and node.id in ground.documents:
            issuing.setdefault(node.issuer, []).append(node.id)
    by_end: dict[tuple[str, str], set[str]] = {}
    for id in known:
        if places := seat(id).places:
            for key in _ends(places[-1]):
                by_end.setdefault((seat(id).body[:5], key), set()).add(id)
    found = []
    for id, documents in sorted(issuing.items()):
        if id in known:
            continue  # others name it just so
        here = seat(id)
        maybe = (
            {one for key in _ends(here.places[-1]) for one in by_end.get((here.body[:5], key), ())}
            if here.places
            else set()
        )
        fits = sorted(one for one in maybe if same_body(id, one))
        if len(fits) == 1 and any(map(ground.noisy, documents[:_LOOK])):
            found.append(Slip(id, fits[0]))
    return found


def stands(id: str, day: str) -> bool:
    """Whether a body is of a unit that the gazetteer has."""
    places = seat(canonical(id, day)).places
    return not places or territory(places, day) is not None


def is_known(node: Node) -> bool:
    """Whether the issuer of a document is a body of the centre, or of a unit that the gazetteer has."""
    return stands(node.issuer, node.issued) and bool(seat(node.issuer).places or node.level == "central")


def _ends(place: str) -> tuple[str, str]:
    """How a place begins and ends: one slip leaves one of both as it is."""
    return f"^{place[:6]}", f"{place[-5:]}$"


class _Known:
    """What may be meant, by what is known of it."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._by: dict[tuple[str, ...], list[Node]] = {}
        for node in nodes:
            for key in _keys(node):
                self._by.setdefault(key, []).append(node)

    def near(self, node: Node) -> Iterator[Node]:
        """The documents that have something in common with this one."""
        for key in _keys(node):
            yield from self._by.get(key, ())


def _keys(node: Node) -> Iterator[tuple[str, ...]]:
    number = number_of(node.symbol)
    if number:
        yield "number", node.type, number
    elif not node.symbol and node.title:
        yield "title", node.type, fold(node.title)[:6]
    if is_day(node.issued):
        yield "day", node.type, node.issued
    elif node.symbol and node.issuer:
        yield "body", node.type, canonical(node.issuer, node.issued)
    if node.loaded and node.symbol and node.issuer:
        yield "body", node.type, canonical(node.issuer, node.issued)


def _is_sure(named: Node, meant: str, ground: Ground) -> bool:
    """Whether all but the issuer agrees, which may be misread in a text without other slips too."""
    other = ground.documents.get(meant)
    if other is None or not named.issuer or not is_day(named.issued) or named.issued != other.issued:
        return False
    return number_of(named.symbol) == number_of(other.symbol)


def _known(ground: Ground, named: Iterable[Node]) -> _Known:
    """What may be meant: what is loaded, and what many name."""
    return _Known([*ground.documents.values(), *(one for one in named if one.speakers >= _MANY)])


@lru_cache(maxsize=16384)
def number_of(symbol: str) -> str:
    found = _SYMBOL.match(symbol.casefold().strip())
    return found[1] if found else ""


def _slip(named: Node, meant: Node, speakers: list[Node]) -> bool | None:
    """Whether the number is what slips in the name of a document; None where another document is meant."""
    if not named.symbol and not meant.symbol:
        return False if named.issued[:4] == meant.issued[:4] and misspelt(named.title, meant.title) else None
    title = _titles(named, meant)
    one, other = number_of(named.symbol), number_of(meant.symbol)
    same_number = one == other
    day, body = _days(named.issued, meant.issued), _bodies(named, meant, speakers)
    if day is False or body is False or not one or (title is False and not (same_number and day is True)):
        return None
    if not (same_number or not other or misread_number(one, other)) or not _tails(named.symbol, meant.symbol):
        return None
    sure = [same_number, day is True, body is True, title is True]
    slips = (not same_number) + (day == "slip") + (body == "slip")
    least = 1 if same_number and day != "slip" else 2
    return (
        None
        if slips > 1 or sum(sure) < least
        else not same_number and bool(other) and sure[1] and named.speakers <= _FEW
    )


def _titles(one: Node, other: Node) -> bool | None:
    """Whether two titles are one; None where one is not known."""
    if not one.title or not other.title or min(len(one.title.split()), len(other.title.split())) < 4:
        return None
    return overlap(one.title, other.title) >= _SAME


def _days(one: str, other: str) -> bool | str | None:
    """Whether two days are one, or "slip" where a digit of one was misread; None where one is not known."""
    if not (is_day(one) and is_day(other)):
        return (
            None if not one or not other or one.startswith(other[:4]) or other.startswith(one[:4]) else False
        )
    if one == other:
        return True
    return "slip" if misread_number(one.replace("-", ""), other.replace("-", "")) else False


def _bodies(named: Node, meant: Node, speakers: list[Node]) -> bool | str | None:
    """Whether two issuers are one body, or "slip" where its name was misread.

    None where none is named: then the one meant stands over those that speak, or is of their place.
    """
    here = seat(named.issuer)
    half = not named.issuer or _HALF.match(here.body) or misspelt(here.body[: len(_STANDING)], _STANDING)
    if half and not here.places:
        return None if _over_all(meant, speakers) else False
    if half and seat(meant.issuer).rail == "party" and seat(meant.issuer).places == here.places:
        return "slip"
    if canonical(named.issuer, named.issued) == canonical(meant.issuer, meant.issued):
        return True
    if not meant.issuer:
        return None
    unknown = not stands(named.issuer, named.issued) and _over_all(meant, speakers)
    return "slip" if unknown or same_body(named.issuer, meant.issuer) else False


def _over_all(upper: Node, speakers: list[Node]) -> bool:
    """Whether the issuer of a document stands over all that speak, or is of their place."""
    over = seat(canonical(upper.issuer, upper.issued)).places
    return bool(over) and all(_places(one)[: len(over)] == over for one in speakers)


def _places(node: Node) -> tuple[str, ...]:
    return seat(canonical(node.issuer, node.issued)).places


def same_body(one: str, other: str) -> bool:
    """Whether two ids are of one body but for a letter or a province that is missing.

    >>> same_body("urn:lex:vn;huyen.tuy.an:huyen.uy", "urn:lex:vn;phu.yen;huyen.tuy.an:huyen.uy")
    True
    >>> same_body("urn:lex:vn;phu.yen;huyen.tuy.an:huyen.uy", "urn:lex:vn;phu.yen;huyen.tay.hoa:huyen.uy")
    False
    """
    left, right = seat(one), seat(other)
    if not left.places or not right.places:
        return False
    if left.body != right.body and not misspelt(left.body, right.body) and not left.body.endswith(right.body):
        return False
    ends = left.places[-1], right.places[-1]
    if ends[0] != ends[1] and not (_spelled(*ends) and _above(left.places[:-1], right.places[:-1])):
        return False
    return _above(left.places[:-1], right.places[:-1])


@lru_cache(maxsize=65536)
def _spelled(one: str, other: str) -> bool:
    """Whether a name is another but for a letter or two, or has words too many or too few at its end."""
    numbers = [re.findall(r"\d+", name) for name in (one, other)]
    few = min(len(one), len(other))
    if one.startswith(other[:few]) and other.startswith(one[:few]):
        return few > 2
    return numbers[0] == numbers[1] and few > 4 and misspelt(one, other)


def _above(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the places above two bodies do not contradict: some may be missing."""
    few, many = sorted((one, other), key=len)
    return all(any(place == known or _spelled(place, known) for known in many) for place in few)


def misread_number(one: str, other: str) -> bool:
    """Whether a number is another with one digit lost, doubled, or read for one that looks like it.

    >>> misread_number("170", "110"), misread_number("17", "170"), misread_number("52", "45")
    (True, True, False)
    """
    if len(one) == len(other):
        off = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        return len(off) == 1 and off[0] in _ALIKE
    few, many = sorted((one, other), key=len)
    return len(many) - len(few) == 1 and any(many[:at] + many[at + 1 :] == few for at in range(len(many)))


def _tails(one: str, other: str) -> bool:
    """Whether what stands behind the numbers of two symbols is the same but for a letter."""
    left, right = (fold(symbol).partition(" ")[2].replace(" ", "") for symbol in (one, other))
    return not right or left == right or (misspelt(left, right) and len(left) > 2)

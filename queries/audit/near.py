"""Documents cited but not loaded in, the loaded one that each names but for one slip out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ...graph.dates import is_day
from ...graph.ids import fold
from ...graph.shown import Node
from ...ontology import document_types
from ..seats import canonical, seat
from .bodies import LOOK, half_read, same_body, stands, surely_one
from .digits import misread_number, mistyped_number
from .ground import Ground, Slip
from .titles import misspelt, overlap

_CODE = re.compile(r"\d+\s?[-/]\s?([^\W\d_]+)\s?[-/]")
#: The codes that most symbols have, and how long one is that was misread.
_USUAL, _LONGEST = ("KH", "BC", "QĐ", "NQ", "CT", "KL", "TB", "HD", "CTr", "ĐA", "TTr"), 4
_SYMBOL = re.compile(r"0*(\d+)[a-zđ]?\W+(.*)")
#: Titles that share so much of their words are one, one of them misread.
_SAME = 0.6
#: A document that is not loaded is meant where so many name it, and so few the other.
_MANY, _FEW = 3, 2


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
        fits: dict[str, _Fit] = {}
        for other in known.near(node):
            if other.id != id and other.id not in fits and (other.loaded or node.speakers <= _FEW):
                slip = _slip(node, other, [ground.documents[one] for one in speakers[id]])
                if slip is not None:
                    fits[other.id] = slip
        meant = [one for one in fits if one in ground.documents] or list(fits)
        meant = [one for one in meant if fits[one].slips < 2] or meant
        if len(meant) == 1 and _is_noisy(node, meant[0], fits[meant[0]], speakers[id][:LOOK], ground):
            found.append(Slip(id, meant[0], fits[meant[0]].number, node.issuer))
    return _followed(found)


def _is_noisy(named: Node, meant: str, fit: _Fit, heard: list[str], ground: Ground) -> bool:
    """Whether the texts slip so much that one of them is misread: for two slips, on both sides."""
    if fit.slips < 2 and _is_sure(named, meant, ground):
        return True
    own = ground.noisy(meant)
    if own and fit.slips < 2:
        return True
    return (own or fit.slips < 2) and sum(map(ground.noisy, heard)) * 2 >= len(heard)


def _followed(found: list[Slip]) -> list[Slip]:
    """Each slip with what is meant in the end: a citation may slip from one that itself slips.

    >>> [one[:2] for one in _followed([Slip("a", "b"), Slip("b", "c")])]
    [('a', 'c'), ('b', 'c')]
    >>> [one[:2] for one in _followed([Slip("a", "b"), Slip("b", "a")])]
    [('a', 'b')]
    """
    goals: dict[str, str] = {}
    for one in found:
        meant = one.meant
        while meant in goals:
            meant = goals[meant]
        if meant != one.named:
            goals[one.named] = meant
    return [one._replace(meant=_end(goals, one.named)) for one in found if one.named in goals]


def _end(goals: dict[str, str], id: str) -> str:
    while id in goals:
        id = goals[id]
    return id


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
    """What a document is looked for by; a code that is no type may be one misread."""
    number = number_of(node.symbol)
    if number:
        yield "number", node.type, number
    elif not node.symbol and node.title:
        yield "title", node.type, fold(node.title)[:6]
    if is_day(node.issued):
        for type in (node.type, *_misread_types(node.symbol)):
            yield "day", type, node.issued
    elif node.symbol and node.issuer:
        yield "body", node.type, canonical(node.issuer, node.issued)
    if node.loaded and node.symbol and node.issuer:
        yield "body", node.type, canonical(node.issuer, node.issued)


@lru_cache(maxsize=16384)
def _misread_types(symbol: str) -> tuple[str, ...]:
    """The types whose code is but for a letter what stands in a symbol in place of one.

    >>> _misread_types("81/KKH-UBND"), _misread_types("81/KH-UBND"), _misread_types("81/UBND-VX")
    (('KH',), (), ())
    """
    found = _CODE.match(symbol)
    codes = {code for kind in document_types() for code in (kind.code, *kind.also)}
    if not found or found[1] in codes or len(found[1]) > _LONGEST:
        return ()
    read = fold(found[1])
    return tuple(sorted(code for code in _USUAL if _one_letter(read, fold(code))))


def _one_letter(one: str, other: str) -> bool:
    """Whether one letter more, or another one, makes one text of the other."""
    few, many = sorted((one, other), key=len)
    if len(few) == len(many):
        return sum(left != right for left, right in zip(few, many, strict=True)) == 1
    return len(many) == len(few) + 1 and any(many[:at] + many[at + 1 :] == few for at in range(len(many)))


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


class _Fit(NamedTuple):
    """How many of number, day and issuer slip, and whether the number does."""

    slips: int
    number: bool


def _slip(named: Node, meant: Node, speakers: list[Node]) -> _Fit | None:
    """How the name of a document slips; None where another document is meant."""
    if not named.symbol and not meant.symbol:
        near = named.issued[:4] == meant.issued[:4] and misspelt(named.title, meant.title)
        return _Fit(0, False) if near else None
    title = _titles(named, meant)
    one, other = number_of(named.symbol), number_of(meant.symbol)
    same_number = one == other
    day, body = _days(named.issued, meant.issued), _bodies(named, meant, speakers)
    if day is False or body is False or not one or (title is False and not (same_number and day is True)):
        return None
    agreed = title is True and day is True and body is True
    near_number = mistyped_number(one, other) if agreed else misread_number(one, other)
    if not (same_number or not other or near_number) or not _tails(named.symbol, meant.symbol):
        return None
    sure = [same_number, day is True, body is True, title is True]
    slips = (not same_number) + (day == "slip") + (body == "slip")
    least = 1 if same_number and day != "slip" else 2
    if slips > 2 or (slips == 2 and not sure[3]) or sum(sure) < least:
        return None
    return _Fit(slips, not same_number and bool(other) and sure[1] and named.speakers <= _FEW)


def _titles(one: Node, other: Node) -> bool | None:
    """Whether two titles are one; None where one is not known."""
    if not one.title or not other.title or min(len(one.title.split()), len(other.title.split())) < 4:
        return None
    return overlap(one.title, other.title) >= _SAME


def _days(one: str, other: str) -> bool | str | None:
    """Whether two days are one, or "slip" where a digit of one was misread; None where one is not known.

    >>> [_days("2022-08-19", day) for day in ("2022-08-19", "2027-08-19", "2202-08-19", "2022-08-25", "2022")]
    [True, 'slip', 'slip', False, None]
    """
    if not (is_day(one) and is_day(other)):
        return (
            None if not one or not other or one.startswith(other[:4]) or other.startswith(one[:4]) else False
        )
    if one == other:
        return True
    near = misread_number(one.replace("-", ""), other.replace("-", ""))
    return "slip" if near or (one[4:] == other[4:] and mistyped_number(one[:4], other[:4])) else False


def _bodies(named: Node, meant: Node, speakers: list[Node]) -> bool | str | None:
    """Whether two issuers are one body, or "slip" where its name was misread.

    None where none is named: then the one meant stands over those that speak, or is of their place. Of a
    letterhead the line of the body itself may be lost, so that the one above it seems to issue the document.
    """
    here, there = seat(named.issuer), seat(meant.issuer)
    half = not named.issuer or half_read(here.body)
    if half and not here.places:
        return None if _over_all(meant, speakers) else False
    if half and there.rail == "party" and there.places == here.places:
        return "slip"
    if canonical(named.issuer, named.issued) == canonical(meant.issuer, meant.issued):
        return True
    if not meant.issuer:
        return None
    if surely_one(named.issuer, meant.issuer):
        return True
    unknown = not stands(named.issuer, named.issued) and _over_all(meant, speakers)
    if unknown or same_body(named.issuer, meant.issuer):
        return "slip"
    lost = meant.loaded and meant.issued == named.issued and 0 < len(there.places) < len(here.places)
    return "slip" if lost and here.places[: len(there.places)] == there.places else False


def _over_all(upper: Node, speakers: list[Node]) -> bool:
    """Whether the issuer of a document stands over all that speak, or is of their place."""
    over = seat(canonical(upper.issuer, upper.issued)).places
    return bool(over) and all(_places(one)[: len(over)] == over for one in speakers)


def _places(node: Node) -> tuple[str, ...]:
    return seat(canonical(node.issuer, node.issued)).places


def _tails(one: str, other: str) -> bool:
    """Whether what stands behind the numbers of two symbols is the same but for a letter."""
    left, right = (fold(symbol).partition(" ")[2].replace(" ", "") for symbol in (one, other))
    return not right or left == right or (misspelt(left, right) and len(left) > 2)

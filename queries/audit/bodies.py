"""Ids of bodies in, which of them are one body but for what a typist or a scanner did to its name, out."""

from __future__ import annotations

import re
from functools import lru_cache

from ...graph.shown import Node
from ..seats import canonical, seat, territory
from .digits import misread_number
from .ground import Ground, Slip
from .titles import misspelt

#: Of so many that name a document it is asked whether their texts slip.
LOOK = 5
#: "Ban Thường vụ", by which a party committee is named too, whatever slipped in it.
_STANDING = "ban.thuong.vu"
#: The letters by which bodies of one kind begin: "uy.ban.nhan.dan", "ubnd".
_HEAD = 5


def near_bodies(ground: Ground) -> list[Slip]:
    """The issuers of texts full of slips, and the bodies that these tell to act, that are of no unit
    that is known, each with the known body that it is but for a letter or a missing province, in id order.
    """
    issuing: dict[str, list[str]] = {}
    known: set[str] = set()
    for document, told in ground.told.items():
        for one in told:
            if one.group or stands(one.home, ground.documents[document].issued):
                known.add(one.home)
            else:
                issuing.setdefault(one.unit, []).append(document)
    for node in (*ground.documents.values(), *ground.cited.values()):
        if node.issuer and stands(node.issuer, node.issued):
            known.add(canonical(node.issuer, node.issued))
        elif node.issuer and node.id in ground.documents:
            issuing.setdefault(node.issuer, []).append(node.id)
    by_end: dict[tuple[str, str], set[str]] = {}
    for id in known:
        if places := seat(id).places:
            for key in _ends(places[-1]):
                by_end.setdefault((seat(id).body[:_HEAD], key), set()).add(id)
    found = []
    for id, documents in sorted(issuing.items()):
        if id in known:
            continue  # others name it just so
        here = seat(id)
        maybe = (
            {one for key in _ends(here.places[-1]) for one in by_end.get((here.body[:_HEAD], key), ())}
            if here.places
            else set()
        )
        fits = sorted(one for one in maybe if same_body(id, one))
        if len(fits) == 1 and any(map(ground.noisy, documents[:LOOK])):
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


def same_body(one: str, other: str) -> bool:
    """Whether two ids are of one body but for a letter or a province that is missing.

    >>> same_body("urn:lex:vn;huyen.tuy.an:huyen.uy", "urn:lex:vn;phu.yen;huyen.tuy.an:huyen.uy")
    True
    >>> same_body("urn:lex:vn;phu.yen;huyen.tuy.an:huyen.uy", "urn:lex:vn;phu.yen;huyen.tay.hoa:huyen.uy")
    False
    """
    left, right = seat(one), seat(other)
    if not left.places or not right.places:
        return not left.places and not right.places and misspelt(left.body, right.body)
    if left.body != right.body and not misspelt(left.body, right.body) and not left.body.endswith(right.body):
        return False
    over = above(left.places), above(right.places)
    ends = left.places[-1].removeprefix("tinh."), right.places[-1].removeprefix("tinh.")
    return (ends[0] == ends[1] or spelled(*ends)) and agree(*over)


def surely_one(one: str, other: str) -> bool:
    """Whether two ids are of one body as they stand: a place above it may be missing, or the year in which it
    began; an organ of a committee, or of the Central Committee, is it.

    >>> one = "urn:lex:vn;ha.giang;huyen.vi.xuyen;xa.lao.chai:dang.uy"
    >>> surely_one(one, "urn:lex:vn;xa.lao.chai:dang.uy.2025"), surely_one(one, one.replace("lao", "thao"))
    (True, False)
    """
    left, right = seat(one), seat(other)
    if not left.places or not right.places:
        return not left.places and not right.places and left.rail == right.rail == "party"
    name, full = sorted((left.body, right.body), key=len)
    organ = full.endswith(f".{name}") and half_read(full.removesuffix(f".{name}"))
    few, many = sorted((left.places[:-1], right.places[:-1]), key=len)
    return (name == full or organ) and left.places[-1] == right.places[-1] and set(few) <= set(many)


def half_read(body: str) -> bool:
    """Whether the name of a body is that of a committee which was not read to its end, or of its organ.

    >>> [half_read(name) for name in ("ban.thuong.vu", "ban.thuong.yu", "uy.ban", "huyen.uy")]
    [True, True, True, False]
    """
    return _HALF.match(body) is not None or misspelt(body[: len(_STANDING)], _STANDING)


#: The name of a committee that was not read to its end.
_HALF = re.compile(r"(?:ban(?:\.thuong(?:\.vu)?)?|uy(?:\.ban)?(?:\.nhan)?(?:\.dan)?|ubnd)\Z")


@lru_cache(maxsize=65536)
def spelled(one: str, other: str) -> bool:
    """Whether a place is another but for a letter or two, a digit, a word, or what is missing at its end.

    >>> spelled("xa.an.hep", "xa.an.hiep"), spelled("huyen.ha", "huyen.dak.ha")
    (True, True)
    >>> [spelled("phuong.1", other) for other in ("phuong.7", "phuong.3", "phuong")]
    [True, False, False]
    """
    numbers = ["".join(re.findall(r"\d+", name)) for name in (one, other)]
    if numbers[0] != numbers[1]:
        bare = [re.sub(r"\.?\d+", "", name) for name in (one, other)]
        return bare[0] == bare[1] and (misread_number(*numbers) if all(numbers) else "." in bare[0])
    few, many = sorted((one, other), key=len)
    if many.startswith(few):
        return len(few) > 2
    if len(few) > 4 and misspelt(one, other):
        return True
    words, said = few.split("."), many.split(".")
    return len(words) > 1 and any(said[:at] + said[at + 1 :] == words for at in range(len(said)))


def above(places: tuple[str, ...]) -> tuple[str, ...]:
    """The places above a body; a province that was read as one within another is none."""
    return () if not places or places[-1].startswith("tinh.") else places[:-1]


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the places above two bodies do not contradict: some may be missing."""
    few, many = sorted((one, other), key=len)
    return all(any(place == known or spelled(place, known) for known in many) for place in few)

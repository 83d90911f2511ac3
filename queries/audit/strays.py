"""Documents full of slips in, whether one of them may be what a rule misses out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from ...graph.shown import Node
from ..seats import canonical, seat
from .bodies import LOOK, above, agree, is_known, spelled
from .ground import Ground
from .titles import misspelt

#: The letters by which the committees of the rails begin: "uy ban", "dang uy".
_HEAD = 5
REPORT = "BC"
#: A name of fewer letters must stand as it is, of a longer one this share of its letters.
_SHORT, _MOST = 5, 0.8
_PARTY = re.compile(r"(?:tinh|thanh|huyen|quan|thi|dang)\.uy")
#: How a place begins within a name, or where an issuer is called by it alone.
_KINDS = r"(?:xa|phuong|thi\.tran|huyen|quan|thi\.xa|thanh\.pho|tinh|dac\.khu)\."
_KIND_ONLY, _KIND = re.compile(rf"\A{_KINDS}"), re.compile(rf"(?:\A|\.)({_KINDS}.+)\Z")


def speakers(ground: Ground) -> Mapping[str, Sequence[str]]:
    """The documents that name each one."""
    return ground.once("speakers", lambda: _gathered((link.upper, link.lower) for link in ground.links))


def named_by(ground: Ground) -> Mapping[str, Sequence[str]]:
    """The documents that each one names."""
    return ground.once("named by", lambda: _gathered((link.lower, link.upper) for link in ground.links))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for one, other in pairs:
        found.setdefault(one, {})[other] = None
    return {id: list(others) for id, others in found.items()}


def heard_in_noise(ground: Ground, id: str) -> bool:
    """Whether all the documents that name one are full of slips."""
    heard = speakers(ground).get(id, ())[:LOOK]
    return bool(heard) and all(map(ground.noisy, heard))


def may_have(ground: Ground, body: str, types: Collection[str]) -> bool:
    """Whether a document of these types may be of this body, though its letterhead was read as another's.

    So it is where a citation that slips names one of this body.
    """
    if not seat(body).places:
        return False
    for slip in ground.slips:
        meant = ground.documents.get(slip.meant) if slip.issuer else None
        if meant and meant.type in types and canonical(slip.issuer, meant.issued) == body:
            return True
    return any(
        node.type in types and _may_be(ground, node, body)
        for node in ground.once("strays", lambda: _strays(ground))
    )


def may_report(ground: Ground, body: str, source: str) -> bool:
    """Whether a report that names a document may be of this body, one that it tells to act: its own, or one
    that may be and is of a body which the document does not tell.
    """
    told = {one.home for one in ground.told.get(source, ())}
    for id in speakers(ground).get(source, ()):
        node = ground.documents[id]
        if node.type == REPORT:
            issuer = canonical(node.issuer, node.issued)
            if issuer == body or (issuer not in told and _may_be(ground, node, body)):
                return True
    return False


def _may_be(ground: Ground, node: Node, body: str) -> bool:
    """Whether the issuer of a stray document may be this body: it is of its name, or of a like one and of the
    same place, or names what tells the body to act.
    """
    here, read = seat(body), seat(node.issuer)
    wanted, place = here.places[-1], _place(node.issuer)
    bare = not read.places and _KIND.match(read.body)  # only the line of its place was read
    if not bare and not _one_kind(read.body, here.body):
        return False
    if canonical(node.issuer, node.issued) == body:
        return False
    known = is_known(node)
    if not place or place in here.places[:-1]:  # the line above its own was read, or that is lost in it
        lost = _holds(read.body, wanted) if not known else _is_of_below(node)
        return lost and _answers(ground, node, body)
    if place == wanted or place.startswith(f"{wanted}.") or (not read.places and _holds(read.body, wanted)):
        return not known or ground.noisy(node.id)
    like = spelled(place, wanted) or _name(place) == _name(wanted) or _misspelt(place, wanted)
    near = agree(above(read.places), above(here.places)) or _answers(ground, node, body)
    return bool(like and near and (bare or ground.noisy(node.id)))


def _one_kind(one: str, other: str) -> bool:
    """Whether two bodies are both committees of the party, or both of the state, as far as they were read."""
    return one[:_HEAD] == other[:_HEAD] or (_PARTY.match(one) is not None and _PARTY.match(other) is not None)


def _holds(body: str, place: str) -> bool:
    """Whether the name of a place stands in that of a body, but for some letters of a long one.

    >>> _holds("dang.uy.x.a.ea.cha.rag.huyen.son.hoa", "xa.ea.cha.rang")
    True
    >>> _holds("dang.uy.phuong.10", "phuong.1")
    False
    """
    name = _name(place)
    if f".{name}." in f"{body}." or len(name) < _SHORT:
        return f".{name}." in f"{body}."
    blocks = SequenceMatcher(None, name, body, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) >= _MOST * len(name)


def _is_of_below(node: Node) -> bool:
    """Whether the letters of a symbol are those of a commune's committee, and the issuer is none: the line of
    the commune was not read.
    """
    return node.symbol.endswith("ĐU") and seat(node.issuer).body != "dang.uy"


def _name(place: str) -> str:
    """A place without its kind.

    >>> _name("thi.xa.dong.hoa"), _name("phuong.3"), _name("ha.giang")
    ('dong.hoa', '3', 'ha.giang')
    """
    return _KIND_ONLY.sub("", place)


def _misspelt(one: str, other: str) -> bool:
    return not other[-1].isdigit() and misspelt(one, other)


def _answers(ground: Ground, node: Node, body: str) -> bool:
    """Whether a document names one that tells a body to act."""
    tellers = ground.once("tellers", lambda: _tellers(ground)).get(body, set())
    return not tellers.isdisjoint(named_by(ground).get(node.id, ()))


def _tellers(ground: Ground) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, told in ground.told.items():
        for one in told:
            found.setdefault(one.home, set()).add(id)
    return found


def _strays(ground: Ground) -> list[Node]:
    """The loaded documents of bodies that no document tells to act, and of those that are told and have
    several the ones full of slips.
    """
    told = {one.home for bodies in ground.told.values() for one in bodies}
    by_body: dict[tuple[str, str], list[Node]] = {}
    for node in ground.documents.values():
        if node.issuer:
            by_body.setdefault((canonical(node.issuer, node.issued), node.type), []).append(node)
    return [
        node for (body, _), nodes in by_body.items() for node in nodes
        if body not in told or (len(nodes) > 1 and ground.noisy(node.id))
    ]  # fmt: skip


def _place(issuer: str) -> str:
    """The last place of an id; where it has none, that which stands at its end; empty where none does.

    >>> _place("urn:lex:vn;phu.yen;xa.an.hep:uy.ban.nhan.dan"), _place("urn:lex:vn:uy.ban.nhan.dan.xa.an.hep")
    ('xa.an.hep', 'xa.an.hep')
    """
    read = seat(issuer)
    if read.places:
        return read.places[-1]
    found = _KIND.search(read.body)
    return found[1] if found else ""

"""Letterhead, opening and closing in, the issuing body out, with its territory and how each part is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .. import ontology
from .bodies import kind_of
from .body import Body, Chain
from .clean import key, same, words
from .find import Found
from .full_names import full_name, is_city, province_title
from .heads import ORGAN, YOUTH, body_of, heads
from .letterhead import Frame
from .model import Block, Span
from .places import KINDS
from .stated import signed_body, stated_bodies
from .territory import REACH, Territory, level_of, titled

_GROUP = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "đảng ủy", "đảng bộ")
#: Offices that are named with the committee they serve.
_OFFICE = re.compile(
    r"(?:ban (?:tuyên giáo|tổ chức|dân vận|nội chính|xây dựng đảng|tuyên giáo và dân vận|bảo vệ|quản lý|"
    r"kinh tế|chính sách)|văn phòng|ủy ban kiểm tra|"
    r"cơ quan ủy ban kiểm tra|trung tâm chính trị|ban chỉ đạo(?: .{1,60})?|ban pháp chế|ban kinh tế|"
    r"ban văn hóa|"
    r"ban đô thị|ban dân tộc|ban tiếp công dân)\b"
)
#: Organs of the Central Committee, which issue by themselves; the line below the type names one.
_ORGANS = {
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư": "Ban Bí thư",
    "ban bí thư trung ương đảng": "Ban Bí thư",
}
#: How the names of bodies begin that are central without a word of it.
_CENTRAL = re.compile(
    r"bộ (?!chỉ huy)|cục (?!thống kê|thi hành)|vụ |ngân hàng nhà nước việt nam|trung ương |tổng cục|"
    r"quốc hội|ban chỉ đạo (?:quốc gia|"
    r"trung ương)"
)
_PARTY = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy")
#: Lines that stand above the name of the body itself.
_HEADINGS = ("Đảng bộ", YOUTH)
#: Words of a name's beginning at least that show how it is written.
_SHORTEST = 3
_STATE = ("Ủy ban nhân dân", "Hội đồng nhân dân")


@dataclass(slots=True)
class Issuer:
    """Who issued a document; ``inferred`` tells that the place was not said of the document itself.

    ``superior`` is the office above it in the letterhead ("Sở Y tế" of a hospital), if it is no committee.
    """

    name: str | None = None
    base: str = ""
    level: str | None = None
    span: Span | None = None
    chain: Chain = field(default_factory=Chain)
    inferred: bool = False
    superior: str = ""


def read_issuer(view: str, low: str, blocks: list[Block], frame: Frame, found: list[Found]) -> Issuer:
    """The issuing body and the chain of territories that it stands in.

    Taken from the letterhead, else from the sentence that issues the document, its attached line, its closing
    sentence or its signature; a place that none of them says is looked for in the rest and marked inferred.
    """
    issuer = Issuer()
    body, superiors = _letterhead(frame, issuer)
    organ = _ORGANS.get(frame.organ)
    if organ and (body is None or body.central):
        body, issuer.span = Body(0, 0, organ, level="central", central=True), frame.organ_span
    stated = stated_bodies(view, low, blocks, frame)
    if body is None or _vague(body):
        for candidate, span in stated:
            if body is None or same(candidate.base) == same(body.base) or body.base in _HEADINGS:
                body, issuer.span = candidate, issuer.span or span
                break
    if body is None:
        body, issuer.span = signed_body(view, low, blocks, frame)
    if body is None and frame.symbol:
        body, issuer.span = _by_suffix(frame.symbol.agency), frame.symbol_span
    territory = Territory(view, low, frame)
    central = body is not None and (body.central or _is_central(body, superiors))
    if body is not None and not central:
        territory.learn_of(body, superiors, [b for b, _ in stated], found)
    chain = replace(territory.chain(), day=frame.issued or "")
    issuer.chain, issuer.inferred = chain, territory.inferred
    if body is None:
        return issuer
    issuer.base = body.base
    issuer.superior = superiors[-1].base if superiors and not superiors[-1].kind else ""
    issuer.level = "central" if central else _level(body, chain, superiors)
    issuer.chain = replace(chain, level=issuer.level or "", body=body.base)
    name = _name(body, issuer.chain, superiors, frame, central)
    natural = _natural(view, low, name) if name else None
    issuer.name = _partly(view, low, name, body.base) if name and natural == name else natural
    return issuer


def _letterhead(frame: Frame, issuer: Issuer) -> tuple[Body | None, list[Body]]:
    """The last body of the letterhead that is no mere organ, and those above it."""
    names = heads(frame)
    parsed = [(body_of(text), span) for text, span in names]
    while len(parsed) > 1 and ORGAN.fullmatch(key(parsed[-1][0].base)) and not parsed[-1][0].name:
        parsed.pop()
    if not parsed:
        return None, []
    body, issuer.span = parsed[-1]
    return body, [item for item, _ in parsed[:-1]]


def _vague(body: Body) -> bool:
    return body.base in _HEADINGS or (
        not body.central and not body.name and not body.kind and same(body.base) in map(same, _GROUP)
    )


def _by_suffix(suffix: str) -> Body | None:
    """The body that the suffix of the own symbol means."""
    found = ontology.agency(suffix)
    if len({entry.name for entry in found}) != 1:
        return None
    entry = found[0]
    central = entry.alone and entry.level == "central"
    return Body(0, 0, entry.name, level=entry.level if entry.alone else "", central=central)


def _is_central(body: Body, superiors: list[Body]) -> bool:
    """Whether a body without a territory stands under a central one."""
    if (
        body.name
        or body.kind in KINDS
        or body.base in (*_PARTY, *_STATE, "Đảng ủy")
        or "Việt Nam tỉnh" in body.base
    ):
        return False
    if _CENTRAL.match(key(body.base)) and not any(parent.name for parent in superiors):
        return True
    above = superiors[-1] if superiors else None
    return above is not None and (above.central or above.base.startswith("Bộ ")) and not above.name


def _level(body: Body, chain: Chain, superiors: list[Body]) -> str | None:
    kind = kind_of(body)
    if kind == "thành phố":
        of_province = chain.province and not is_city(chain.province, chain.day)
        if not body.name and (of_province or (chain.district[0] == "thành phố" and chain.district[1])):
            return "district"
        return (
            level_of(kind, body.name or (chain.province if is_city(chain.province, chain.day) else ""))
            or "province"
        )
    if kind in KINDS:
        return KINDS[kind]
    if body.base == "Đảng ủy":
        return "commune" if chain.commune[1] else None
    if key(body.base).startswith("chi bộ") or re.match(
        r"Đoàn (?:TNCS|Thanh niên).*\b(?:xã|phường)\b", body.base
    ):
        return "commune"
    if body.base.startswith(("Huyện đoàn", "Thị đoàn", "Quận đoàn", "Huyện Đoàn", "Thị Đoàn", "Quận Đoàn")):
        return "district"
    if body.base.startswith(("Sở ", "Tỉnh đoàn", "Tỉnh Đoàn", "Đảng ủy Khối", "Tỉnh ủy")):
        return "province"
    for parent in reversed(superiors):
        if parent.base.startswith("Sở "):
            return "province"
        level = level_of(kind_of(parent), parent.name)
        if level:
            return level
    if chain.commune[1]:
        return "commune"
    if chain.district[1]:
        return "district"
    return "province" if chain.province else None


def _name(body: Body, chain: Chain, superiors: list[Body], frame: Frame, central: bool) -> str | None:
    """The full name of the issuer with its place."""
    above = next(
        (b for b in reversed(superiors) if b.base in (*_PARTY, *_STATE, "Đảng ủy") or b.central), None
    )
    if _OFFICE.fullmatch(key(body.base).strip()) and above is not None:
        if above.central:
            tail = "Trung ương Đảng" if key(body.base) == "văn phòng" else "Trung ương"
            return f"{body.base} {tail}" if "rung ương" in above.base else f"{body.base} {above.base}"
        parent = full_name(above.base, kind_of(above), above.name, "", False, chain)
        if parent and (
            above.base not in _STATE or key(body.base) == "văn phòng" or above.base == "Hội đồng nhân dân"
        ):
            return f"{body.base} {parent}"
    if central and not body.central:
        return body.base
    kind = kind_of(body)
    if body.base.startswith("Đảng ủy Khối"):
        base = re.sub(r"\s*-\s*", " - ", body.base)
        return f"{base} {province_title(chain.province, chain.day)}" if chain.province else base
    name = body.name or _own_place(kind, body, chain)
    if (
        not kind
        and not name
        and body.base not in (*_PARTY, *_STATE, "Đảng ủy", "Đảng bộ")
        and not body.central
    ):
        return _under(body, superiors, chain)
    if (
        not kind
        and body.name
        and ontology.province(body.name)
        and not body.central
        and body.base not in _PARTY
    ):
        return f"{body.base} {province_title(body.name, chain.day)}"
    return full_name(body.base, kind, name, body.office, body.central, chain)


def _under(body: Body, superiors: list[Body], chain: Chain) -> str:
    """An office with the territory of the committee above it: "Sở Y tế tỉnh X", "Phòng Y tế huyện Y"."""
    for parent in reversed(superiors if not key(body.base).startswith("chi bộ") else []):
        kind = kind_of(parent)
        name = parent.name or _own_place(kind, parent, chain)
        if kind and name:
            kind = "Thành phố" if kind == "thành phố" and is_city(name, chain.day) else kind
            return f"{body.base} {kind} {name}"
        if not kind and parent.base.startswith("Sở ") and chain.province:
            return f"{body.base} {province_title(chain.province, chain.day)}"
    return full_name(body.base, "", "", body.office, False, chain) or body.base


def _own_place(kind: str, body: Body, chain: Chain) -> str:
    level = level_of(kind, body.name)
    if level == "district" and chain.district[0] == kind:
        return chain.district[1]
    if level == "commune" or (body.base == "Đảng ủy" and not kind and chain.commune[1]):
        return chain.commune[1]
    return chain.province if level == "province" and kind == "tỉnh" else ""


def _natural(view: str, low: str, name: str) -> str:
    """A name in the letter case that the running text gives it, within reach."""
    wanted = key(name)
    at = low.find(wanted, 0, REACH)
    while at >= 0:
        written = view[at : at + len(wanted)]
        if not written.isupper() and written[0].isupper() and written.split()[-1][0].isupper():
            return words(written)
        at = low.find(wanted, at + 1, REACH)
    return name


def _partly(view: str, low: str, name: str, base: str) -> str:
    """A name, read from capitals, in the letter case that the running text gives its beginning."""
    parts = name.split()
    if not name.startswith(base) or base != titled(base):
        return name
    for count in range(len(base.split()), _SHORTEST - 1, -1):
        begun = key(" ".join(parts[:count]))
        at = low.find(begun, 0, REACH)
        while at >= 0:
            written = view[at : at + len(begun)]
            ended = not low[at + len(begun) : at + len(begun) + 1].isalpha()
            if ended and written[0].isupper() and not written.isupper() and not low[at - 1 : at].isalpha():
                return words(" ".join([written, *parts[count:]]))
            at = low.find(begun, at + 1, REACH)
    return name

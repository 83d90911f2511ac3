"""Names, symbols and the territory of a document in, the ids of bodies and documents out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from .. import ontology
from ..graph.ids import PREFIX, body_id, document_id, slug, untitled_id
from ..ontology.offices import one_name
from .bodies import body_at
from .body import Body, Chain
from .clean import key, same
from .communes import district_of
from .model import Document, Mention
from .organisations import standard_name, territory_kind, without_organ
from .places import KINDS

#: From this day communes and merged provinces are other bodies under old names (Nghị quyết 202/2025/QH15).
REFORM = "2025-07-01"
#: Before a kind that is one of a list ("các huyện, thành phố"), not that of the own territory.
_LISTED = re.compile(r"(?:[,-]|\b(?:các|và|hoặc))$", re.IGNORECASE)
#: "Các phòng, ban thuộc UBND huyện" are those of the huyện; "trực thuộc" is a word of the name.
_BELONGING = re.compile(r"(?<!trực)\s+(?:thuộc(?:\s+Ủy ban nhân dân)?|cấp)$")
#: From this year a province of an old name is a new body.
_RECENT = "2020"
#: Of what is issued by no known body.
UNKNOWN = f"{PREFIX}:chua.ro"


def home(document: Document) -> Chain:
    """The territories of a document's issuer, from its name."""
    name = document.issuer or ""
    body = body_at(name, key(name), 0, len(name)) if name else None
    own = (body.kind, body.name) if body else ("", "")
    level = document.level or ""
    district = own if level == "district" else ("", "")
    commune = own if level == "commune" else ("", "")
    province = document.province or ""
    if level == "commune":
        district = district_of(province, commune, document.issued or "", document.district)
    return Chain(province, district, commune, level)


@lru_cache(maxsize=16384)
def organisation_id(name: str, chain: Chain, day: str, within: bool = False) -> str:
    """The id of a body by its full name; ``chain`` gives the province that a district's name leaves out.

    ``within`` puts a unit without a territory of its own below the chain's territory.

    >>> organisation_id("Tỉnh ủy Hưng Yên", Chain("Hưng Yên"), "2023")
    'urn:lex:vn;hung.yen:tinh.uy'
    >>> organisation_id("Tỉnh ủy Hưng Yên", Chain("Hưng Yên"), "2025-10")
    'urn:lex:vn;hung.yen:tinh.uy.2025'
    """
    name = without_organ(standard_name(name, chain.level if within else ""))
    body = body_at(name, key(name), 0, len(name))
    if body is None or body.central or (body.end < len(name) - 1 and not body.name):
        central = body is not None and body.central and body.end == len(name)
        if not within or central:
            return body_id([], name)
        return _id_in(_places(chain), _without_place(name, chain), chain.province, chain.level, day)
    base = f"{body.office} {body.base}".strip()
    if not body.name:
        if not within:
            return body_id([], base)
        return _id_in(_places(chain), _without_place(base, chain), chain.province, chain.level, day)
    return _territory_id(body, base, chain, day)


def inner_id(body: str, unit: str) -> str:
    """The id of a unit inside of a body off the ladder, which is of no other body; of the body if it is none.

    >>> inner_id("urn:lex:vn;kien.giang:dang.uy.khoi", "Các chi bộ trực thuộc")
    'urn:lex:vn;kien.giang:cac.chi.bo.truc.thuoc.dang.uy.khoi'
    """
    head, _, own = body.rpartition(":")
    return f"{head}:{slug(one_name(unit))}.{own}" if unit else body


def own_id(document: Document, body: str) -> str:
    """The id of a document that ``body`` issued: by its symbol, else by its title or first words."""
    name = _type_name(document.type or "", document.symbol or "")
    year = (document.issued or "")[:4]
    if document.symbol:
        return document_id(_authority(document.symbol, body), name, year, document.symbol)
    first = document.text.text[document.text.above :].strip()[:80]
    return untitled_id(body, name, year, document.title or first)


def cited_ids(document: Document, chain: Chain) -> dict[int, str]:
    """Places of the mentions to the ids of what they name; those that name nothing to be found are left out.

    A mention without a year joins the dated one of the same symbol, or the one that most have.
    """
    years: dict[str, Counter[str]] = {}
    for mention in document.mentions:
        if mention.symbol and year_of(mention):
            years.setdefault(_spelled(mention), Counter())[year_of(mention)] += 1
    found: dict[int, str] = {}
    for mention in document.mentions:
        if mention.symbol:
            symbol = _spelled(mention)
            counted = years.get(symbol, Counter[str]())
            year = year_of(mention) or min(counted, key=lambda one: (-counted[one], one), default="")
            found[mention.start] = _cited_id(document, chain, mention, symbol, year)
        elif mention.kind == "title" and mention.title:
            body = body_id([], "Quốc hội") if mention.type == "L" else UNKNOWN
            id = untitled_id(body, _type_name(mention.type or "", ""), year_of(mention), mention.title)
            found[mention.start] = _kept_apart(document, id) if body == UNKNOWN else id
    return found


def year_of(mention: Mention) -> str:
    """The year in a mention's symbol, else that of its date; empty where it has neither."""
    parts = (mention.symbol or "").split("/")
    return parts[1] if len(parts) == 3 and parts[1].isdigit() else (mention.issued or "")[:4]


def _spelled(mention: Mention) -> str:
    """The symbol of a mention; TƯ is the TU of a Tỉnh ủy or Thành ủy, else the TW of the centre."""
    symbol = mention.symbol or ""
    if not symbol.endswith("/TƯ"):
        return symbol
    return symbol[:-1] + ("U" if "ủy" in same(mention.issuer or "") else "W")


def _cited_id(document: Document, chain: Chain, mention: Mention, symbol: str, year: str) -> str:
    name = _type_name(mention.type or "", symbol)
    if not mention.issuer and not symbol.endswith("/TW"):
        return _kept_apart(document, document_id(UNKNOWN, name, year, symbol))
    own_day = document.issued or ""
    day = mention.issued or year or ("" if own_day < REFORM[: len(own_day)] else own_day)
    body = organisation_id(mention.issuer, chain, day) if mention.issuer else UNKNOWN
    return document_id(_authority(symbol, body), name, year, symbol)


def _kept_apart(document: Document, id: str) -> str:
    """What is of no known body stays the citing document's own: two of them may be two documents."""
    own = slug(document.symbol or document.title or "", "-")[:60]
    return f"{id}~{slug(document.issuer or '', '-')}-{own}"


def _authority(symbol: str, body: str) -> str:
    """Documents of the Politburo, Secretariat and Central Committee are numbered together: one authority."""
    return body_id([], "Trung ương Đảng") if symbol.endswith("/TW") else body


@lru_cache(maxsize=4096)
def _type_name(type: str, symbol: str) -> str:
    """The name of a type; one code may stand for other types in symbols of the party and of the state.

    >>> _type_name("TT", "12-TT/TW"), _type_name("TT", "12/2023/TT-BNV"), _type_name("CV", "")
    ('thông tri', 'thông tư', 'công văn')
    """
    number, _, tail = symbol.partition("/")
    family = ("party" if "-" in number else "state") if tail else ""
    found = ontology.type_of(type, family) or ontology.type_of(type)
    return found.name if found else type or "văn bản"


def _territory_id(body: Body, base: str, chain: Chain, day: str) -> str:
    """The id of a body whose name says its territory: a province, else a place in the chain's province."""
    kind = territory_kind(body)
    province = _province(kind, body.name, day)
    if province is not None:
        return _id_in([province.name], base, province.name, "province", day)
    level = KINDS.get(kind, "") or "district"
    known = chain.district if level == "commune" else ("", "")
    if level == "commune" and (kind, body.name) != chain.commune:
        known = district_of(chain.province, (kind, body.name), day, known)
    district = " ".join(known)
    places = [chain.province, district.strip(), f"{kind} {body.name}".strip()]
    return _id_in([place for place in places if place], base, chain.province, level, day)


def _province(kind: str, name: str, day: str) -> ontology.Province | None:
    """The province of that kind and name; "thành phố Hưng Yên" is a city within one."""
    if kind == "thành phố":
        return ontology.province(f"{kind} {name}", day)
    return ontology.province(name) if kind in ("tỉnh", "") else None


def _id_in(places: list[str], base: str, province: str, level: str, day: str) -> str:
    return body_id(places, one_name(base, level), _since(places, province, level, day))


def _places(chain: Chain) -> list[str]:
    places = (chain.province, " ".join(chain.district).strip(), " ".join(chain.commune).strip())
    return [place for place in places if place]


def _without_place(name: str, chain: Chain) -> str:
    """A unit's name without the chain's own places at its end: "Công an huyện" is Công an of that huyện.

    >>> kim_dong = Chain("Hưng Yên", ("huyện", "Kim Động"), level="district")
    >>> [_without_place(f"Công an {place}", kim_dong) for place in ("huyện Kim Động", "huyện", "tỉnh")]
    ['Công an', 'Công an', 'Công an tỉnh']
    """
    own = next((one for one in (chain.commune, chain.district) if one[1]), ("tỉnh", chain.province))
    if not own[1]:
        return name
    shorter = _without(name, own[1])
    for kind in dict.fromkeys((own[0], "thành phố") if own[1] == chain.province else own[:1]):
        if not _LISTED.search(kindless := _without(shorter, kind)):
            shorter = kindless
    return _BELONGING.sub("", shorter)


def _without(name: str, end: str) -> str:
    return name[: len(name) - len(end)].strip() if end and same(name).endswith(" " + same(end)) else name


def _since(places: list[str], province: str, level: str, day: str) -> str:
    """The year in which a body of this name began anew, where that is before ``day``."""
    if not places or not day or day < REFORM[: len(day)]:
        return ""
    if level == "commune":
        return REFORM[:4]
    if level != "province":
        return ""
    found = ontology.province(province, day)
    began = found.valid_from if found is not None else ""
    return began[:4] if began >= _RECENT and began[: len(day)] <= day else ""

"""Letterhead, opening and closing in, the issuing body out, with its territory and how each part is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .. import ontology
from ..ontology.frame import phrases
from . import bodies
from .bodies import KINDS, Body, Chain, full_name
from .clean import key, same, words
from .find import Found
from .letterhead import Frame
from .model import Block, Span
from .territory import REACH, Territory, level_of, titled

#: Words that leave a name open: the next line of the letterhead belongs to it.
_OPEN = re.compile(
    r"(?:^(?:ban|bộ|ủy|ủy ban|hội|hội đồng|sở|phòng|đảng|ban chấp hành|ban thường trực|ban thường vụ|văn phòng|cục|trung tâm|ban chỉ đạo|"
    r"ban quản lý|đảng ủy khối.*)|ủy ban nhân|hội đồng nhân|\bvà|,|-|\bcủa|\btỉnh|\bhuyện|\bthành phố|\bthị xã|\bquận|\bxã|\bphường|\bnhân|\bcác)$"
)
_GROUP = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "đảng ủy", "đảng bộ")
#: Organs of a body, on a line of their own: the body issues.
_ORGAN = re.compile(
    r"(?:ban thường trực|ban thường vụ|ban chấp hành|bch|btv|thường trực|thường vụ)(?:\s+(?=hội|đoàn|ubmttq|ủy ban|ub |đảng bộ|tỉnh|huyện|xã|phường|thành|quận|công đoàn|liên)|$)"
)
#: The heading of the Youth Union, as the party's above: not who issues.
_HEADING = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")
#: Offices that are named with the committee they serve.
_OFFICE = re.compile(
    r"(?:ban (?:tuyên giáo|tổ chức|dân vận|nội chính|xây dựng đảng|tuyên giáo và dân vận|bảo vệ|quản lý|kinh tế|chính sách)|văn phòng|ủy ban kiểm tra|"
    r"cơ quan ủy ban kiểm tra|trung tâm chính trị|ban chỉ đạo|ban pháp chế|ban kinh tế|ban văn hóa|ban đô thị|ban dân tộc|ban tiếp công dân)\b"
)
#: Organs of the Central Committee, which issue by themselves; the line below the type names one.
_ORGANS = {
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư": "Ban Bí thư",
    "ban bí thư trung ương đảng": "Ban Bí thư",
}
_PARTY = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy")
_STATE = ("Ủy ban nhân dân", "Hội đồng nhân dân")


@dataclass(slots=True)
class Issuer:
    """Who issued a document; ``inferred`` tells that the place was not said of the document itself."""

    name: str | None = None
    base: str = ""
    level: str | None = None
    span: Span | None = None
    chain: Chain = Chain()
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
    stated = _stated(view, low, blocks, frame)
    if body is None or _vague(body):
        for candidate, span in stated:
            if body is None or same(candidate.base) == same(body.base) or body.base == "Đảng bộ":
                body, issuer.span = candidate, issuer.span or span
                break
    if body is None:
        body, issuer.span = _signed(view, low, blocks, frame)
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
    issuer.level = "central" if central else _level(body, chain, superiors)
    issuer.chain = replace(chain, level=issuer.level or "", body=body.base)
    name = _name(body, issuer.chain, superiors, frame, central)
    issuer.name = _natural(view, low, name) if name else None
    return issuer


def _letterhead(frame: Frame, issuer: Issuer) -> tuple[Body | None, list[Body]]:
    """The last body of the letterhead that is no mere organ, and those above it."""
    names = heads(frame)
    parsed = [(_body_of(text), span) for text, span in names]
    parsed = [
        pair
        for pair, (text, _) in zip(parsed, names, strict=True)
        if len(names) == 1 or not _HEADING.fullmatch(key(text))
    ]
    while len(parsed) > 1 and _ORGAN.fullmatch(key(parsed[-1][0].base)) and not parsed[-1][0].name:
        parsed.pop()
    if not parsed:
        return None, []
    body, issuer.span = parsed[-1]
    return body, [item for item, _ in parsed[:-1]]


def heads(frame: Frame) -> list[tuple[str, Span]]:
    """Lines of the letterhead put together to names: superior first, issuer last."""
    starts = phrases()["body"]
    names: list[tuple[str, Span]] = []
    for number, (text, span) in enumerate(frame.heads):
        low = key(text)
        begins = bool(starts.match(low))
        if names:
            before = key(names[-1][0])
            open_end = (
                _OPEN.search(before) and not before.startswith("đảng bộ") and not before.endswith("hà nội")
            )
            if begins and open_end and _ORGAN.fullmatch(before) and not before.endswith(("trực", "vụ")):
                open_end = None
            if (
                begins
                and open_end
                and before in ("văn phòng", "ban thường trực", "ban thường vụ", "ban chấp hành")
                and _known(low)
            ):
                names.insert(len(names) - 1, (text, span))
                continue
            if not begins or open_end:
                names[-1] = (f"{names[-1][0]} {text}", Span(names[-1][1].start, span.end))
                continue
        elif not begins and not (
            number + 1 < len(frame.heads) and starts.match(f"{low} {key(frame.heads[number + 1][0])}")
        ):
            continue
        names.append((text, span))
    return names


def _known(low: str) -> bool:
    return low.startswith(("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"))


_PLACED = re.compile(r"\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?=\S)")
#: The Front's committee in its many spellings.
_FRONT = re.compile(
    r"(?i)^(?:(?:ub|ủy ban|uỷ ban)\s*(?:mttq|mặt trận tổ quốc)|mặt trận tổ quốc|mttq)\s*(?:việt nam|vn)?(?![^\W_])\s*"
)


@cache
def _agency_names() -> dict[str, str]:
    """Names of bodies in their usual spelling, by their key of comparison."""
    found: dict[str, str] = {}
    entries = ontology.agencies()
    for name in (*(entry.name for entry in entries), *(name for entry in entries for name in entry.names)):
        if " " in name:
            found.setdefault(same(name), name)
    return found


def _body_of(text: str) -> Body:
    """A line of a letterhead as a body; capitals carry no information there."""
    view = titled(text) if text.isupper() else text
    view = _FRONT.sub("Ủy ban Mặt trận Tổ quốc Việt Nam ", view).strip()
    low = key(view)
    organ = _ORGAN.match(low)
    if organ and organ.end() < len(low) and not low.startswith(("trung ương", "đảng bộ"), organ.end()):
        return replace(_body_of(view[organ.end() :]), organ=organ[0].strip())
    if low.startswith(("ban chấp hành đảng bộ ", "bch đảng bộ ")):
        kind = bodies._KIND.match(low, low.index("đảng bộ ") + 8)
        base = {
            "tỉnh": "Tỉnh ủy",
            "thành phố": "Thành ủy",
            "huyện": "Huyện ủy",
            "quận": "Quận ủy",
            "thị xã": "Thị ủy",
        }
        if kind and kind[1]:
            return Body(0, len(text), base.get(kind[1], "Đảng ủy"), kind[1], words(view[kind.end() :]))
    body = bodies.body_at(view, low, 0, len(view))
    if body is None:
        body = Body(0, len(text), view)
    rest = low[body.end :].strip(" .,-*")
    if (
        not body.name
        and not body.kind
        and (rest or _PLACED.search(key(body.base)))
        and not (body.central and len(rest) < 4)
    ):
        body = _split(view, low, text)
    base = _agency_names().get(same(body.base)) or body.base
    return body if body.central or base == body.base else replace(body, base=base)


def _split(view: str, low: str, text: str) -> Body:
    """The name of an office and the territory at its end."""
    found = list(_PLACED.finditer(low))
    if found:
        last = found[-1]
        return Body(0, len(text), words(view[: last.start()]), last[1], words(view[last.end() :]))
    tail = view.split()
    for count in (3, 2):
        known = ontology.province(" ".join(tail[-count:])) if len(tail) > count + 1 else None
        if known:
            return Body(0, len(text), " ".join(tail[:-count]), "", known.name)
    return Body(0, len(text), words(view))


def _vague(body: Body) -> bool:
    return body.base == "Đảng bộ" or (
        not body.central and not body.name and not body.kind and same(body.base) in map(same, _GROUP)
    )


_STARTS = re.compile(
    r"(?<![^\W\d_])(?:ban thường vụ|ban chấp hành|thường trực|ủy ban nhân dân|ubnd|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|"
    r"hội đồng nhân dân|ủy ban mặt trận|ủy ban mttq|ban chỉ đạo|ban tuyên giáo|sở|phòng|ban|công an|văn phòng|bộ|hội|liên đoàn|tỉnh đoàn|"
    r"huyện đoàn|chủ tịch|cục)\s"
)


def _stated(view: str, low: str, blocks: list[Block], frame: Frame) -> list[tuple[Body, Span]]:
    """Bodies of which the text says that they issue this document."""
    result: list[tuple[Body, Span]] = []
    issuing = phrases()["issuing"]
    for number in range(frame.first, min(frame.body + 1, frame.tail)):
        block = blocks[number]
        candidates: list[tuple[Body, Span]] = []
        for match in _STARTS.finditer(low, block.start, min(block.end, block.start + 4000)):
            if candidates and match.start() < candidates[-1][1].end:
                continue
            body = bodies.body_at(view, low, match.start(), block.end)
            if body is None or low[max(block.start, match.start() - 5) : match.start()].rstrip().endswith(
                ("của", "do")
            ):
                continue
            after = bodies._skip(low, body.end, block.end)
            if issuing.match(low, after, block.end) or low.startswith("điện:", after):
                candidates.append((body, Span(match.start(), body.end)))
        result.extend(reversed(candidates))
    for number in frame.attached:
        result.extend(_of(view, low, blocks[number].start, blocks[number].end))
    for number in range(max(frame.tail - 4, frame.body), frame.tail):
        block = blocks[number]
        if low.startswith("trên đây", block.body) or low.startswith("trên đây", block.start):
            result.extend(_of(view, low, block.start, min(block.start + 200, block.end)))
    return result


def _of(view: str, low: str, start: int, end: int) -> list[tuple[Body, Span]]:
    """The first body after "của"."""
    for match in re.compile(r"\bcủa\s+").finditer(low, start, end):
        body = bodies.body_at(view, low, match.end(), end)
        if body and not body.central:
            return [(body, Span(match.end(), body.end))]
    return []


def _signed(view: str, low: str, blocks: list[Block], frame: Frame) -> tuple[Body | None, Span | None]:
    """The body that a signature "TM. ..." speaks for."""
    on_behalf = phrases()["on_behalf"]
    for block in blocks[frame.tail : frame.tail + 40]:
        match = on_behalf.match(low, block.start, block.end)
        if match and low[block.start] == "t":
            body = _body_of(words(view[match.end() : min(block.end, match.end() + 120)]))
            if not _ORGAN.match(key(body.base)) and not key(body.base).startswith(
                ("chủ tịch", "bộ trưởng", "giám đốc", "cục trưởng")
            ):
                return body, Span(match.end(), block.end)
    return None, None


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
    if body.base.startswith(("Bộ ", "Ngân hàng Nhà nước Việt Nam", "Trung ương ", "Tổng cục", "Quốc hội", "Ban Chỉ Đạo Quốc Gia", "Ban Chỉ đạo quốc gia")) \
            and not body.base.startswith(("Bộ Chỉ huy", "Bộ chỉ huy", "Bộ Chỉ Huy")):  # fmt: skip
        return True
    above = superiors[-1] if superiors else None
    return above is not None and (above.central or above.base.startswith("Bộ ")) and not above.name


def _level(body: Body, chain: Chain, superiors: list[Body]) -> str | None:
    kind = body.kind or bodies._kind_of(body.base)
    if kind == "thành phố":
        if chain.district[0] == "thành phố" and chain.district[1] and not body.name:
            return "district"
        return (
            level_of(kind, body.name or (chain.province if bodies.is_city(chain.province, chain.day) else ""))
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
        level = level_of(parent.kind or bodies._kind_of(parent.base), parent.name)
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
        parent = full_name(
            above.base, above.kind or bodies._kind_of(above.base), above.name, "", False, chain
        )
        if parent and (
            above.base not in _STATE or key(body.base) == "văn phòng" or above.base == "Hội đồng nhân dân"
        ):
            return f"{body.base} {parent}"
    if central and not body.central:
        return body.base
    kind = body.kind or bodies._kind_of(body.base)
    if body.base.startswith("Đảng ủy Khối"):
        base = re.sub(r"\s*-\s*", " - ", body.base)
        return f"{base} tỉnh {chain.province}" if chain.province and not bodies.is_city(chain.province, chain.day) else \
            f"{base} Thành phố {chain.province}" if chain.province else base  # fmt: skip
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
        return f"{body.base} {bodies._province_title(body.name, chain.day)}"
    return full_name(body.base, kind, name, body.office, body.central, chain)


def _under(body: Body, superiors: list[Body], chain: Chain) -> str:
    """An office with the territory of the committee above it: "Sở Y tế tỉnh X", "Phòng Y tế huyện Y"."""
    for parent in reversed(superiors if not key(body.base).startswith("chi bộ") else []):
        kind = parent.kind or bodies._kind_of(parent.base)
        name = parent.name or _own_place(kind, parent, chain)
        if kind and name:
            kind = "Thành phố" if kind == "thành phố" and bodies.is_city(name, chain.day) else kind
            return f"{body.base} {kind} {name}"
        if not kind and parent.base.startswith("Sở ") and chain.province:
            return f"{body.base} {bodies._province_title(chain.province, chain.day)}"
    return full_name(body.base, "", "", body.office, False, chain) or body.base


def _own_place(kind: str, body: Body, chain: Chain) -> str:
    level = level_of(kind, body.name)
    if level == "district" and chain.district[0] == kind:
        return chain.district[1]
    if level == "commune" or body.base == "Đảng ủy" and not kind and chain.commune[1]:
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

"""Letterhead, opening and closing in, the issuing body out, with its territory and how each part is known."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .. import ontology
from ..ontology.frame import phrases
from . import bodies
from .bodies import KINDS, Body, Chain, full_name
from .clean import key, same, words
from .find import Found
from .frame import Frame
from .model import Block, Span

#: Words that leave a name open: the next line belongs to it.
_OPEN = re.compile(r"(?:^(?:ban|bộ|ủy|ủy ban|hội|hội đồng|sở|phòng|đảng|ban chấp hành|văn phòng|cục|trung tâm)|ủy ban nhân|hội đồng nhân|\bvà|,|-|\bcủa|\btỉnh|\bhuyện|\bthành phố|\bnhân)$")
_GROUP = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "đảng ủy", "đảng bộ")


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
    names = heads(frame)
    parsed = [(_body_of(text), span) for text, span in names]
    issuer = Issuer()
    body: Body | None = None
    if parsed:
        body, issuer.span = parsed[-1]
    superiors = [item for item, _ in parsed[:-1] if item]
    stated = _stated(view, low, blocks, frame)
    if body is None or _vague(body):
        for candidate, span in stated:
            if body is None or same(candidate.base) == same(body.base) or body.base == "Đảng bộ":
                body = candidate
                issuer.span = issuer.span or span
                break
    if body is None:
        signed = _signed(view, low, blocks, frame)
        if signed:
            body, issuer.span = signed
    if body is None and frame.symbol:
        body = _by_suffix(frame.symbol.agency)
        issuer.span = frame.symbol_span
    chain = _chain(view, low, blocks, frame, found, body, superiors, stated, issuer)
    issuer.chain = chain
    if body is None:
        return issuer
    issuer.base = body.base
    issuer.level = _level(body, chain, superiors)
    issuer.chain = Chain(chain.province, chain.district, chain.commune, issuer.level or "", body.base, frame.issued or "")
    kind = body.kind or _kind_from(body, frame)
    name = full_name(body.base, kind, body.name or _place_name(kind, body, chain), body.office, body.central, issuer.chain)
    issuer.name = _natural(view, low, name) if name else None
    if body.base.startswith("Đảng ủy Khối"):
        issuer.name = f"{body.base.replace('-', ' - ').replace('  ', ' ')} tỉnh {chain.province}" if chain.province else body.base
        issuer.name = re.sub(r"\s+", " ", issuer.name)
    return issuer


def heads(frame: Frame) -> list[tuple[str, Span]]:
    """Lines of the letterhead put together to names: superior first, issuer last."""
    names: list[tuple[str, Span]] = []
    for text, span in frame.heads:
        low = key(text)
        begins = bool(phrases()["body"].match(low))
        if names:
            before = key(names[-1][0])
            if not begins or _OPEN.search(before) and not before.startswith(("đảng bộ", "ubnd ")):
                names[-1] = (f"{names[-1][0]} {text}", Span(names[-1][1].start, span.end))
                continue
        elif not begins:
            if len(text) > 60 or frame.heads.index((text, span)) > 3:
                continue
        names.append((text, span))
    return [(text, span) for text, span in names if phrases()["body"].match(key(text))]


def _titled(text: str) -> str:
    return re.sub(r"[^\W_]+", lambda m: m[0][0].upper() + m[0][1:].lower(), text)


def _body_of(text: str) -> Body | None:
    """A line of a letterhead as a body; capitals carry no information there."""
    view = _titled(text) if text.isupper() else text
    low = key(view)
    body = bodies.body_at(view, low, 0, len(view))
    if body is None:
        return Body(0, len(text), view)
    rest = low[body.end :].strip(" .,-*")
    if rest and body.central and len(rest) > 3:
        return Body(0, len(text), view)
    if rest and not body.name and not body.kind:
        department = Body(0, len(text), words(view))
        kinds = list(re.finditer(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+", low))
        if kinds:
            last = kinds[-1]
            return Body(0, len(text), words(view[: last.start()]), last[1], words(view[last.end() :]))
        return department
    return body


def _vague(body: Body) -> bool:
    return body.base == "Đảng bộ" or (not body.central and not body.name and not body.kind and same(body.base) in map(same, _GROUP))


def _stated(view: str, low: str, blocks: list[Block], frame: Frame) -> list[tuple[Body, Span]]:
    """Bodies of which the text says that they issue this document."""
    result: list[tuple[Body, Span]] = []
    issuing = phrases()["issuing"]
    starts = re.compile(r"(?<![^\W\d_])(?:ban thường vụ|ban chấp hành|thường trực|ủy ban nhân dân|ubnd|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|hội đồng nhân dân|"
                        r"ủy ban mặt trận|ủy ban mttq|ban chỉ đạo|ban tuyên giáo|sở|phòng|ban|công an|văn phòng|bộ|hội|liên đoàn|tỉnh đoàn|huyện đoàn|chủ tịch|cục)\s")  # fmt: skip
    last = min(frame.body + 1, frame.tail)
    for number in range(frame.first, last):
        block = blocks[number]
        candidates: list[tuple[Body, Span]] = []
        for match in starts.finditer(low, block.start, block.end):
            if candidates and match.start() < candidates[-1][1].end:
                continue
            body = bodies.body_at(view, low, match.start(), block.end)
            if body is None:
                continue
            after = bodies._skip(low, body.end, block.end)
            before = low[max(block.start, match.start() - 5) : match.start()].rstrip()
            if before.endswith(("của", "do")):
                continue
            if issuing.match(low, after, block.end) or low.startswith("điện:", after):
                candidates.append((body, Span(match.start(), body.end)))
        result.extend(reversed(candidates))
    for number in frame.attached:
        block = blocks[number]
        body = _of(view, low, block.start, block.end, frame)
        if body:
            result.append(body)
    for number in range(max(frame.tail - 4, frame.body), frame.tail):
        block = blocks[number]
        if low.startswith("trên đây", block.body) or low.startswith("trên đây", block.start):
            body = _of(view, low, block.start, min(block.start + 200, block.end), frame)
            if body:
                result.append(body)
    return result


def _of(view: str, low: str, start: int, end: int, frame: Frame) -> tuple[Body, Span] | None:
    for match in re.finditer(r"\bcủa\s+", low[start:end]):
        at = start + match.end()
        body = bodies.body_at(view, low, at, end)
        if body and not body.central:
            return body, Span(at, body.end)
    return None


def _signed(view: str, low: str, blocks: list[Block], frame: Frame) -> tuple[Body, Span] | None:
    on_behalf = phrases()["on_behalf"]
    for number in range(frame.tail, min(len(blocks), frame.tail + 40)):
        block = blocks[number]
        match = on_behalf.match(low, block.start, block.end)
        if match and low[block.start] == "t":
            text = words(view[match.end() : block.end])
            body = _body_of(text)
            if body and not key(text).startswith(("ban thường vụ", "chủ tịch", "ban chấp hành")):
                return body, Span(match.end(), block.end)
    return None


def _by_suffix(suffix: str) -> Body | None:
    found = ontology.agency(suffix)
    if len({entry.name for entry in found}) != 1:
        return None
    entry = found[0]
    if entry.alone:
        return Body(0, 0, entry.name, level=entry.level, central=entry.level == "central")
    return Body(0, 0, entry.name)


def _chain(
    view: str, low: str, blocks: list[Block], frame: Frame, found: list[Found], body: Body | None,
    superiors: list[Body], stated: list[tuple[Body, Span]], issuer: Issuer,
) -> Chain:  # fmt: skip
    """The territories of the issuer, from the nearest source that names each."""
    places: dict[str, tuple[str, str]] = {}

    def learn(kind: str, name: str) -> None:
        level = _level_of(kind, name)
        if level and name and level not in places:
            places[level] = (kind, _proper(name))

    central = body is not None and body.central
    if body is not None and not central:
        kind = body.kind or _kind_from(body, frame)
        if body.name:
            learn(kind, body.name)
        for candidate in (*(b for b, _ in stated), *superiors):
            if candidate.name and (candidate.kind or _kind_from(candidate, frame)) and same(candidate.base) == same(body.base):
                learn(candidate.kind or _kind_from(candidate, frame), candidate.name)
        for candidate in superiors:
            if candidate.name:
                learn(candidate.kind or _kind_from(candidate, frame), candidate.name)
        own_level = _level_of(kind, body.name)
        place = _place_line(frame)
        if place and kind and not body.name and _level_of(kind, place) == own_level:
            learn(kind, place)
        elif place and not kind and not body.name and ontology.province(place) and not body.base.startswith(("Đảng ủy", "Ủy ban nhân dân")):
            learn("tỉnh", place)
        elif place and ontology.province(place) and kind in ("tỉnh", ""):
            learn("tỉnh", place)
        if frame.title_span and kind:
            _learn_named(view, low, frame.title_span.start, frame.title_span.end, {kind}, learn)
        before = dict(places)
        if kind and own_level not in before and kind != "thành phố":
            _learn_counted(view, low, blocks, kind, learn)
            issuer.inferred = own_level in places
        if kind == "thành phố" and not body.name and "province" not in before and "district" not in before:
            _learn_counted(view, low, blocks, kind, learn)
        if body.base == "Đảng ủy" and "commune" not in places and place and not ontology.province(place):
            _learn_counted(view, low, blocks, "", learn, only=place)
        if "province" not in places:
            _province(view, low, frame, found, places, superiors)
        if "commune" in places and "district" not in places:
            _learn_counted(view, low, blocks, "huyện", learn)
            if "district" not in places:
                _learn_counted(view, low, blocks, "thị xã", learn)
        if (body.base.startswith("Đảng ủy Khối") or kind == "tỉnh" and not body.name) and "province" not in before:
            issuer.inferred = "province" in places
    return Chain(
        places.get("province", ("", ""))[1], places.get("district", ("", "")), places.get("commune", ("", "")),
    )  # fmt: skip


def _proper(name: str) -> str:
    known = ontology.province(name)
    return known.name if known else (_titled(name) if name.isupper() else name)


def _level_of(kind: str, name: str) -> str:
    if kind == "thành phố":
        known = ontology.province(f"thành phố {name}") if name else None
        return "province" if known is not None or not name else "district"
    return KINDS.get(kind, "")


def _kind_from(body: Body, frame: Frame) -> str:
    return bodies._kind_of(body.base) if body.base in ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy") else ""


def _place_line(frame: Frame) -> str:
    text = re.sub(r"^(?:TP\.?|Tp\.?|TX\.?|thành phố|Thành phố|tỉnh|huyện|Huyện|xã|Xã|phường|Phường)\s+", "", frame.place)
    return _proper(text.strip(" ,.")) if text else ""


def _place_name(kind: str, body: Body, chain: Chain) -> str:
    level = _level_of(kind, body.name)
    if level == "district" and chain.district[0] == kind:
        return chain.district[1]
    if level == "commune":
        return chain.commune[1]
    if body.base == "Đảng ủy" and chain.commune[1]:
        return chain.commune[1]
    return ""


_KIND_NAME = r"(?<![^\W\d_])({kind})[ \n]+"


def _learn_named(view: str, low: str, start: int, end: int, kinds: set[str], learn: object) -> None:
    assert callable(learn)
    for kind in sorted(kinds):
        for match in re.compile(_KIND_NAME.format(kind=kind)).finditer(low, start, end):
            name = bodies._NAME.match(view, match.end(), end)
            text, _ = bodies._place(view, name) if name else ("", 0)
            if text:
                learn(kind, text)


def _learn_counted(view: str, low: str, blocks: list[Block], kind: str, learn: object, only: str = "") -> None:
    """The territory of a kind that the text names most often."""
    assert callable(learn)
    counts: Counter[tuple[str, str]] = Counter()
    pattern = re.compile(_KIND_NAME.format(kind=kind or "xã|phường|thị trấn|đặc khu"))
    for match in pattern.finditer(low, 0, 60000):
        name = bodies._NAME.match(view, match.end())
        text, _ = bodies._place(view, name) if name else ("", 0)
        if text and not text.isdigit() and (not only or same(text) == same(only)):
            counts[match[1], text] += 1
    if counts:
        (found_kind, name_text), _ = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        learn(found_kind, name_text)


def _province(
    view: str, low: str, frame: Frame, found: list[Found], places: dict[str, tuple[str, str]], superiors: list[Body]
) -> None:
    """The province: from the issuers of cited documents, else the provinces that the text names."""
    counts: Counter[str] = Counter()
    for item in found:
        if item.body and item.body.name and (item.body.kind in ("tỉnh", "thành phố") or item.body.base in ("Tỉnh ủy", "Thành ủy")):
            known = ontology.province(item.body.name)
            if known:
                counts[known.name] += 2
    for match in re.compile(r"(?<![^\W\d_])(?:tỉnh|thành phố|tp\.)[ \n]+").finditer(low, 0, 60000):
        name = bodies._NAME.match(view, match.end())
        text, _ = bodies._place(view, name) if name else ("", 0)
        known = ontology.province(text) if text else None
        if known:
            counts[known.name] += 1
    if not counts:
        for province in ontology.provinces():
            for match in re.finditer(re.escape(key(province.name)), low[:60000]):
                if view[match.start()].isupper() and not re.search(r"(?:huyện|xã|phường|thị trấn|thị xã|chủ tịch|tư tưởng|bác)\s$", low[max(0, match.start() - 10) : match.start()]):
                    counts[province.name] += 1
        counts.pop("Hồ Chí Minh", None)
    if counts:
        name, _ = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        places["province"] = ("tỉnh", name)


def _level(body: Body, chain: Chain, superiors: list[Body]) -> str | None:
    if body.central:
        return "central"
    kind = body.kind or bodies._kind_of(body.base)
    if kind == "thành phố":
        if chain.district[0] == "thành phố" and chain.district[1] and not body.name:
            return "district"
        return _level_of(kind, body.name or (chain.province if bodies.is_city(chain.province, chain.day) else "")) or "province"
    if kind in KINDS:
        return KINDS[kind]
    if body.base.startswith(("Bộ ", "Ngân hàng Nhà nước")):
        return "central"
    if body.base == "Đảng ủy":
        return "commune" if chain.commune[1] else None
    if body.base.startswith(("Sở ", "Tỉnh đoàn", "Đảng ủy Khối", "Tỉnh ủy")):
        return "province"
    for parent in reversed(superiors):
        if parent.central:
            return "central"
        level = _level_of(parent.kind or bodies._kind_of(parent.base), parent.name)
        if level:
            return level
    if chain.commune[1]:
        return "commune"
    if chain.district[1]:
        return "district"
    if chain.province:
        return "province"
    return "central" if any(p.central for p in superiors) else None


def _natural(view: str, low: str, name: str) -> str:
    """A name in the letter case that the running text gives it."""
    wanted = key(name)
    for match in re.finditer(re.escape(wanted), low):
        written = view[match.start() : match.end()]
        if not written.isupper() and written[0].isupper():
            return words(written)
    return name

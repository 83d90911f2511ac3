"""A document in, its statements out: nodes and edges with ids, each with the words that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from .. import ontology
from ..graph.ids import PREFIX, body_id, document_id, slug, untitled_id
from ..graph.model import Evidence, LoadedDocument, Statement
from .bodies import KINDS, Chain, body_at
from .clean import key, same
from .model import Document, Mention, Source
from .privacy import masked

#: From this day communes and merged provinces are other bodies under old names (Nghị quyết 202/2025/QH15).
REFORM = "2025-07-01"


def loaded_document(source: Source, document: Document) -> LoadedDocument:
    """What a store keeps of a file: the document's id, its text and all its statements."""
    writer = _Writer(document)
    return LoadedDocument(writer.id, source.uri, source.sha256, source.media_type, writer.kept, tuple(writer.statements()))


def home(document: Document) -> Chain:
    """The territories of a document's issuer, from its name."""
    name = document.issuer or ""
    body = body_at(name, key(name), 0, len(name)) if name else None
    kind, own = (body.kind, body.name) if body else ("", "")
    level = document.level or ""
    district = (kind, own) if level == "district" else ("", "")
    commune = (kind, own) if level == "commune" else ("", "")
    return Chain(document.province or "", district, commune, level)


@lru_cache(maxsize=16384)
def standard_name(name: str) -> str:
    """A body's name with its common abbreviations written out, so that one body has one name.

    >>> standard_name("UBND các xã, thị trấn"), standard_name("Đảng uỷ xã Ngọc Lũ")
    ('Ủy ban nhân dân các xã, thị trấn', 'Đảng ủy xã Ngọc Lũ')
    """
    for short, full in (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("MTTQ", "Mặt trận Tổ quốc"), ("Uỷ", "Ủy"), ("uỷ", "ủy")):
        name = name.replace(short, full)
    return name


@lru_cache(maxsize=16384)
def organisation_id(name: str, chain: Chain, day: str, within: bool = False) -> str:
    """The id of a body by its full name; ``chain`` gives the province that a district's name leaves out.

    ``within`` puts a unit without a territory of its own below the chain's territory.

    >>> organisation_id("Tỉnh ủy Hưng Yên", Chain("Hưng Yên"), "2023")
    'urn:lex:vn;hung.yen:tinh.uy'
    >>> organisation_id("Tỉnh ủy Hưng Yên", Chain("Hưng Yên"), "2025-10")
    'urn:lex:vn;hung.yen:tinh.uy.2025'
    """
    name = standard_name(name)
    body = body_at(name, key(name), 0, len(name))
    if body is None or body.central or body.end < len(name) - 1 and not body.name:
        if within and not (body is not None and body.central and body.end == len(name)):
            places = _places(chain)
            bare = name
            for place in (*chain.district, *chain.commune, chain.province):
                if place and same(bare).endswith(" " + same(place)):
                    bare = bare[: len(bare) - len(place)].strip()
            return body_id(places, bare, _since(places, chain.province, chain.level, day))
        return body_id([], name)
    base = f"{body.office} {body.base}".strip()
    kind = body.kind or {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã"}.get(body.base, "")
    province = ontology.province(body.name) if kind in ("tỉnh", "thành phố", "") and body.name else None
    if province is not None:
        return body_id([province.name], base, _since([province.name], province.name, "province", day))
    if not body.name:
        places = _places(chain) if within else []
        return body_id(places, base, _since(places, chain.province, chain.level, day))
    level = KINDS.get(kind, "") or "district"
    places = [p for p in (chain.province, " ".join(chain.district).strip() if level == "commune" else "", f"{kind} {body.name}".strip()) if p]
    return body_id(places, base, _since(places, chain.province, level, day))


def _places(chain: Chain) -> list[str]:
    return [place for place in (chain.province, " ".join(chain.district).strip(), " ".join(chain.commune).strip()) if place]


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
    return began[:4] if began >= "2020" and began[: len(day)] <= day else ""


class _Writer:
    """Writes the statements of one document, in order of place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.kept = masked(document.text.original, [document.text.place(span.start, span.end) for span in document.private])
        self.chain = home(document)
        self.type_names = {entry.code: entry.name for entry in reversed(ontology.document_types()) if entry.code}
        self.type_names["CV"] = "công văn"
        self.day = document.issued or ""
        year = self.day[:4]
        self.body = self._organisation(document.issuer, self.day)
        type_name = self.type_names.get(document.type or "", document.type or "văn bản")
        if document.symbol:
            self.id = document_id(self._root(document.symbol, self.body), type_name, year, document.symbol)
        else:
            self.id = untitled_id(self.body, type_name, year, document.title or document.text.text.strip()[:80])
        self.cited = self._cited()

    def _organisation(self, name: str | None, day: str) -> str:
        return organisation_id(name, self.chain, day) if name else f"{PREFIX}:chua.ro"

    def _root(self, symbol: str, body: str) -> str:
        """Documents of the Politburo, Secretariat and Central Committee are numbered together: one authority."""
        return body_id([], "Trung ương Đảng") if symbol.endswith("/TW") else body

    def _cited(self) -> dict[int, str]:
        """Mentions by place to ids; one without a year joins the dated one of the same symbol."""
        years: dict[str, Counter[str]] = {}
        for mention in self.document.mentions:
            if mention.symbol:
                year = _year(mention)
                if year:
                    years.setdefault(mention.symbol, Counter())[year] += 1
        found: dict[int, str] = {}
        for mention in self.document.mentions:
            if mention.symbol:
                counted = years.get(mention.symbol, Counter())
                year = _year(mention) or (min(counted, key=lambda y: (-counted[y], y)) if counted else "")
                found[mention.start] = self._mention_id(mention, year)
            elif mention.kind == "title" and mention.title:
                body = body_id([], "Quốc hội") if mention.type == "L" else f"{PREFIX}:chua.ro"
                name = self.type_names.get(mention.type or "", "văn bản")
                found[mention.start] = untitled_id(body, name, (mention.issued or "")[:4], mention.title)
        return found

    def _mention_id(self, mention: Mention, year: str) -> str:
        assert mention.symbol
        name = self.type_names.get(mention.type or "", mention.type or "văn bản")
        day = mention.issued or year or ("" if not self.day or self.day < REFORM[: len(self.day)] else self.day)
        if mention.issuer or mention.symbol.endswith("/TW"):
            body = self._root(mention.symbol, self._organisation(mention.issuer, day))
            return document_id(body, name, year, mention.symbol)
        own = slug(self.document.symbol or self.document.title or "", "-")[:60]
        return document_id(f"{PREFIX}:chua.ro", name, year, mention.symbol) + f"~{slug(self.document.issuer or '', '-')}-{own}"

    def statements(self) -> Iterator[Statement]:
        yield from self._own()
        told: set[tuple[str, str, str]] = set()
        for mention in self.document.mentions:
            cited = self.cited.get(mention.start)
            if cited is None or cited == self.id:
                continue
            for statement in self._properties(mention, cited):
                mark = (statement.subject, statement.predicate, statement.object)
                if mark not in told:
                    told.add(mark)
                    yield statement
            if not (mention.within and mention.relation == "cites" and mention.rule == "inside the title of another document"):
                yield self._say(self.id, mention.relation, cited, mention.context.start, mention.context.end, mention.scope, mention.cue, mention.rule)
        yield from self._between()
        yield from self._duties()

    def _say(
        self, subject: str, predicate: str, value: str, start: int, end: int,
        zone: str = "", cue: str = "", rule: str = "", **attributes: str,
    ) -> Statement:  # fmt: skip
        start, end = self.document.text.place(start, end)
        quote = self.kept[start:end]
        return Statement(subject, predicate, value, Evidence(self.id, start, end, quote, zone, cue, rule), attributes)

    def _own(self) -> Iterator[Statement]:
        document = self.document
        first = document.spans.get("type") or document.spans.get("symbol") or document.spans.get("title")
        start, end = (first.start, first.end) if first else (0, min(80, len(document.text.text)))
        yield self._say(self.id, "class", "Document", start, end, rule="frame")
        values = {
            "symbol": document.symbol, "type": document.type, "title": document.title, "issued": document.issued,
            "level": document.level, "province": document.province, "place": document.place,
        }  # fmt: skip
        for name, value in values.items():
            if value:
                span = document.spans.get(name)
                yield self._say(self.id, name, value, span.start if span else start, span.end if span else end, rule="frame")
        if document.issuer:
            span = document.spans.get("issuer")
            where = (span.start, span.end) if span else (start, end)
            yield self._say(self.id, "issued_by", self.body, *where, rule="frame")
            yield from self._body(self.body, document.issuer, document.level or "", document.province or "", *where)
        if document.signer:
            span = document.spans.get("signer")
            where = (span.start, span.end) if span else (start, end)
            person = f"{self.body}:nguoi.ky;{slug(document.signer.name, '-')}"
            attributes = {k: v for k, v in (("title", document.signer.title), ("on_behalf_of", document.signer.on_behalf_of)) if v}
            yield self._say(self.id, "signed_by", person, *where, rule="signature", **attributes)
            yield self._say(person, "class", "Person", *where, rule="signature")
            yield self._say(person, "name", document.signer.name, *where, rule="signature")
        for finding in document.findings:
            yield self._say(self.id, "finding", finding.code, finding.start, finding.end, rule="finding", message=finding.message)
        for deadline in document.deadlines:
            extra = {"kind": deadline.kind, "every": deadline.every, "unit": deadline.unit, "to": deadline.to, "via": deadline.via}
            yield self._say(self.id, "deadline", deadline.due, deadline.start, deadline.end, rule="deadline", **{k: v for k, v in extra.items() if v})

    def _body(self, id: str, name: str, level: str, province: str, start: int, end: int) -> Iterator[Statement]:
        yield self._say(id, "class", "Organization", start, end, rule="frame")
        yield self._say(id, "name", standard_name(name), start, end, rule="frame")
        for predicate, value in (("level", level), ("province", province), ("branch", branch_of(name))):
            if value:
                yield self._say(id, predicate, value, start, end, rule="frame")

    def _properties(self, mention: Mention, cited: str) -> Iterator[Statement]:
        """What a mention claims of the document that it names."""
        start, end = mention.start, mention.end
        yield self._say(cited, "class", "Document", start, end, mention.scope, rule="mention")
        values = {"symbol": mention.symbol, "type": mention.type, "issued": mention.issued, "title": mention.title}
        for name, value in values.items():
            if value:
                yield self._say(cited, name, value, mention.context.start if name in ("issued", "title") else start,
                                mention.context.end if name in ("issued", "title") else end, mention.scope, rule="mention")  # fmt: skip
        if mention.issuer:
            day = mention.issued or (mention.symbol and _year(mention)) or self.day
            body = organisation_id(mention.issuer, self.chain, day or "")
            level = level_of(mention.issuer)
            province = _province_of(mention.issuer) or (self.chain.province if level in ("district", "commune") else "")
            yield self._say(cited, "issued_by", body, mention.context.start, mention.context.end, mention.scope, rule="mention")
            if level:
                yield self._say(cited, "level", level, start, end, mention.scope, rule="mention")
            if province:
                yield self._say(cited, "province", province, start, end, mention.scope, rule="mention")
            yield from self._body(body, mention.issuer, level, province, mention.context.start, mention.context.end)

    def _between(self) -> Iterator[Statement]:
        """What titles say of two other documents."""
        by_symbol: dict[str, list[Mention]] = {}
        for mention in self.document.mentions:
            if mention.symbol:
                by_symbol.setdefault(mention.symbol, []).append(mention)
        for relation in self.document.relations:
            subjects = [m for m in by_symbol.get(relation.subject, []) if relation.start <= m.start < relation.end]
            objects = [m for m in by_symbol.get(relation.object, []) if relation.start <= m.start < relation.end]
            if subjects and objects:
                one, other = self.cited[subjects[0].start], self.cited[objects[0].start]
                if one != other:
                    scope = subjects[0].scope
                    yield self._say(one, relation.relation, other, relation.start, relation.end, "title", relation.cue, f"title in {scope}")

    def _duties(self) -> Iterator[Statement]:
        chain = self.chain
        known: set[str] = set()
        for task in self.document.assignments:
            if task.scope != "organisation":
                continue
            name = standard_name(task.organisation or task.unit)
            unit = organisation_id(name, chain, self.day, within=True)
            if unit not in known:
                known.add(unit)
                yield self._say(unit, "class", "OrganizationGroup" if task.group else "Organization", task.start, task.end, rule=task.rule)
                yield self._say(unit, "name", name, task.start, task.end, rule=task.rule)
                level = level_of(name) or chain.level
                for predicate, value in (("level", level), ("province", chain.province if level != "central" else ""), ("branch", branch_of(name))):
                    if value:
                        yield self._say(unit, predicate, value, task.start, task.end, rule=task.rule)
            attributes = {"task": task.task, "role": task.role, "unit": task.unit, "scope": task.scope}
            if task.due:
                attributes["due"] = task.due
            if task.partners:
                attributes["with"] = "; ".join(task.partners)
            predicate = "requests" if task.role == "request" else "assigns"
            yield self._say(self.id, predicate, unit, task.start, task.end, "body", "", task.rule, **attributes)


def _year(mention: Mention) -> str:
    parts = (mention.symbol or "").split("/")
    return parts[1] if len(parts) == 3 and parts[1].isdigit() else (mention.issued or "")[:4]


@lru_cache(maxsize=8192)
def level_of(name: str) -> str:
    """The level of the territory in a body's name.

    >>> level_of("Ủy ban nhân dân huyện Kim Động"), level_of("Chính phủ"), level_of("Thành ủy Thành phố Hồ Chí Minh")
    ('district', 'central', 'province')
    """
    body = body_at(name, key(name), 0, len(name))
    if body is None:
        return ""
    if body.central or body.base.startswith("Bộ "):
        return "central"
    kind = body.kind or {"Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã"}.get(body.base, "")
    if kind == "thành phố":
        return "province" if ontology.province(f"thành phố {body.name}") is not None else "district"
    return KINDS.get(kind, "")


def _province_of(name: str) -> str:
    body = body_at(name, key(name), 0, len(name))
    found = ontology.province(body.name) if body is not None and body.name and level_of(name) == "province" else None
    return found.name if found is not None else ""


@lru_cache(maxsize=8192)
def branch_of(name: str) -> str:
    """party, front, mass, armed or state, from a body's name.

    >>> branch_of("Huyện ủy Kim Động"), branch_of("Công an huyện")
    ('party', 'armed')
    """
    low = same(name)
    if low.startswith(("công an", "ban chỉ huy quân sự", "bộ chỉ huy", "bộ quốc phòng", "bộ công an", "quân")):
        return "armed"
    if "mặt trận tổ quốc" in low[:40]:
        return "front"
    if low.startswith(("hội ", "đoàn ", "liên đoàn", "tổng liên đoàn", "các đoàn thể", "công đoàn", "tỉnh đoàn", "huyện đoàn", "thành đoàn")) and not low.startswith("hội đồng"):
        return "mass"
    if low.startswith(("đảng", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "ban tuyên giáo", "ban tổ chức", "ban dân vận", "chi bộ", "các chi bộ", "các chi ", "các cấp ủy", "bộ chính trị", "ban bí thư", "ban chấp hành", "ủy ban kiểm tra", "văn phòng trung ương", "văn phòng tỉnh ủy", "văn phòng huyện ủy", "văn phòng đảng ủy", "trung ương đảng")):
        return "party"
    return "state"

"""A document in, its statements out: nodes and edges with ids, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..graph.ids import slug
from ..graph.model import EMPTY, Evidence, LoadedDocument, Statement
from .identity import UNKNOWN, cited_ids, home, inner_id, organisation_id, own_id, year_of
from .inner import inner, inner_title, off_ladder
from .model import Assignment, Document, Mention, Signer, Source, Span
from .organisations import branch_of, level_of, province_of, standard_name, without_organ
from .privacy import masked
from .reader import reader

#: What stands for a document that shows no type, number or title: its first words.
_FIRST_WORDS = 80


def loaded_document(source: Source, document: Document) -> LoadedDocument:
    """What a store keeps of a file: the document's id, its text and all its statements.

    The text and every quote are without what the document keeps private.
    """
    writer = _Writer(document)
    statements = tuple(writer.statements())
    text = document.text
    return LoadedDocument(
        writer.id, source.uri, source.sha256, source.media_type, writer.kept, statements, text.layout,
        text.remarks, reader(),
    )  # fmt: skip


class _Writer:
    """Writes the statements of one document, in order of place."""

    def __init__(self, document: Document) -> None:
        private = [document.text.place(span.start, span.end) for span in document.private]
        self.document = document
        self.kept = masked(document.text.original, private)
        self.chain = home(document)
        self.day = document.issued or ""
        self.issuer = organisation_id(document.issuer, self.chain, self.day) if document.issuer else UNKNOWN
        self.id = own_id(document, self.issuer)
        self.cited = cited_ids(document, self.chain)

    def statements(self) -> Iterator[Statement]:
        yield from self._own()
        told: set[tuple[str, str, str]] = set()
        for mention in self.document.mentions:
            cited = self.cited.get(mention.start)
            if cited is None or cited == self.id:
                continue
            for statement in self._claims(mention, cited):
                mark = (statement.subject, statement.predicate, statement.object)
                if mark not in told:
                    told.add(mark)
                    yield statement
            if not _is_of_another(mention):
                yield self._say(
                    self.id,
                    mention.relation,
                    cited,
                    mention.context,
                    mention.rule,
                    scope=mention.scope,
                    cue=mention.cue,
                )
        yield from self._between()
        yield from self._duties()

    def _say(
        self,
        subject: str,
        predicate: str,
        value: str,
        span: Span,
        rule: str,
        *,
        scope: str = "",
        cue: str = "",
        attributes: Mapping[str, str] = EMPTY,
    ) -> Statement:
        start, end = self.document.text.place(span.start, span.end)
        rule = rule if span.start >= self.document.text.above else "publisher"
        evidence = Evidence(self.id, start, end, self.kept[start:end], scope, cue, rule)
        return Statement(subject, predicate, value, evidence, dict(attributes))

    def _own(self) -> Iterator[Statement]:
        """What the document is: its frame, issuer, signer, findings and deadlines."""
        document, spans = self.document, self.document.spans
        head = spans.get("type") or spans.get("symbol") or spans.get("title")
        first = document.text.above
        head = head or Span(first, min(first + _FIRST_WORDS, len(document.text.text)))
        yield self._say(self.id, "class", "Document", head, "frame")
        values = {
            "symbol": document.symbol,
            "type": document.type,
            "title": document.title,
            "issued": document.issued,
            "level": document.level,
            "province": document.province,
            "place": document.place,
        }
        for name, value in values.items():
            if value:
                yield self._say(self.id, name, value, spans.get(name, head), "frame")
        if document.issuer:
            span = spans.get("issuer", head)
            level, province = document.level or "", document.province or ""
            yield self._say(self.id, "issued_by", self.issuer, span, "frame")
            yield from self._body(self.issuer, document.issuer, level, province, span)
        if document.signer:
            yield from self._signed(document.signer, spans.get("signer", head))
        for finding in document.findings:
            span = Span(finding.start, finding.end)
            told = {"message": finding.message}
            yield self._say(self.id, "finding", finding.code, span, "finding", attributes=told)
        for deadline in document.deadlines:
            span = Span(deadline.start, deadline.end)
            extra = _filled(
                kind=deadline.kind, every=deadline.every, unit=deadline.unit, to=deadline.to, via=deadline.via
            )
            yield self._say(self.id, "deadline", deadline.due, span, "deadline", attributes=extra)

    def _signed(self, signer: Signer, span: Span) -> Iterator[Statement]:
        person = f"{self.issuer}:nguoi.ky;{slug(signer.name, '-')}"
        post = _filled(title=signer.title, on_behalf_of=signer.on_behalf_of)
        yield self._say(self.id, "signed_by", person, span, "signature", attributes=post)
        yield self._say(person, "class", "Person", span, "signature")
        yield self._say(person, "name", signer.name, span, "signature")

    def _body(self, id: str, name: str, level: str, province: str, span: Span) -> Iterator[Statement]:
        yield self._say(id, "class", "Organization", span, "frame")
        yield self._say(id, "name", standard_name(name), span, "frame")
        for predicate, value in _filled(level=level, province=province, branch=branch_of(name)).items():
            yield self._say(id, predicate, value, span, "frame")

    def _claims(self, mention: Mention, cited: str) -> Iterator[Statement]:
        """What a mention claims of the document that it names."""
        here, scope = Span(mention.start, mention.end), mention.scope
        yield self._say(cited, "class", "Document", here, "mention", scope=scope)
        for name, value in _filled(symbol=mention.symbol, type=mention.type).items():
            yield self._say(cited, name, value, here, "mention", scope=scope)
        for name, value in _filled(issued=mention.issued, title=mention.title).items():
            yield self._say(cited, name, value, mention.context, "mention", scope=scope)
        if not mention.issuer:
            return
        day = mention.issued or (year_of(mention) if mention.symbol else "") or self.day
        body = organisation_id(mention.issuer, self.chain, day)
        level = level_of(mention.issuer)
        province = province_of(mention.issuer)
        if not province and level in ("district", "commune"):
            province = self.chain.province
        yield self._say(cited, "issued_by", body, mention.context, "mention", scope=scope)
        for name, value in _filled(level=level, province=province).items():
            yield self._say(cited, name, value, here, "mention", scope=scope)
        yield from self._body(body, mention.issuer, level, province, mention.context)

    def _between(self) -> Iterator[Statement]:
        """What titles say of two other documents."""
        by_symbol: dict[str, list[Mention]] = {}
        for mention in self.document.mentions:
            if mention.symbol:
                by_symbol.setdefault(mention.symbol, []).append(mention)
        for relation in self.document.relations:
            span = Span(relation.start, relation.end)
            one, other = (
                next((m for m in by_symbol.get(symbol, ()) if span.start <= m.start < span.end), None)
                for symbol in (relation.subject, relation.object)
            )
            if one is None or other is None or self.cited[one.start] == self.cited[other.start]:
                continue
            yield self._say(
                self.cited[one.start],
                relation.relation,
                self.cited[other.start],
                span,
                f"title in {one.scope}",
                scope="title",
                cue=relation.cue,
            )

    def _duties(self) -> Iterator[Statement]:
        """Who is assigned or asked to do what; each unit is described once."""
        known: set[str] = set()
        for task in self.document.assignments:
            if task.scope != "organisation":
                continue
            unit, name = self._assignee(task)
            span = Span(task.start, task.end)
            if unit not in known:
                known.add(unit)
                yield from self._unit(unit, name, task, span)
            predicate = "requests" if task.role == "request" else "assigns"
            yield self._say(
                self.id, predicate, unit, span, task.rule, scope="body", attributes=_task_attributes(task)
            )

    def _assignee(self, task: Assignment) -> tuple[str, str]:
        """Id and name of a unit; those inside of an issuer off the ladder are below it."""
        issuer = self.document.issuer
        own = inner(task.unit, task.group, issuer) if issuer and off_ladder(issuer) else None
        if own is None or issuer is None:
            name = standard_name(task.organisation or task.unit)
            name = name if task.group else without_organ(name)
            return organisation_id(name, self.chain, self.day, within=True), name
        return inner_id(self.issuer, own), inner_title(own, task.group, standard_name(issuer))

    def _unit(self, unit: str, name: str, task: Assignment, span: Span) -> Iterator[Statement]:
        group = "OrganizationGroup" if task.group else "Organization"
        level = level_of(name) or self.chain.level
        province = self.chain.province if level != "central" else ""
        yield self._say(unit, "class", group, span, task.rule)
        yield self._say(unit, "name", name, span, task.rule)
        for predicate, value in _filled(level=level, province=province, branch=branch_of(name)).items():
            yield self._say(unit, predicate, value, span, task.rule)


def _filled(**values: str | None) -> dict[str, str]:
    """The values that are there, in order."""
    return {name: value for name, value in values.items() if value}


def _task_attributes(task: Assignment) -> dict[str, str]:
    always = {"task": task.task, "role": task.role, "unit": task.unit, "scope": task.scope}
    return always | _filled(due=task.due, **{"with": "; ".join(task.partners)})


def _is_of_another(mention: Mention) -> bool:
    """A document that only the title of another names is that one's to cite."""
    return bool(
        mention.within
        and mention.relation == "cites"
        and mention.rule == "inside the title of another document"
    )

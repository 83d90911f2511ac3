"""A text in, the document that a careful reader finds in it out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..ontology.frame import either
from .anaphora import find_anaphora
from .appendices import read_appendices, read_outline
from .assign import assign
from .basis import settle_basis, topic
from .clean import same, words
from .deadlines import read_deadlines
from .find import find_symbols
from .findings import read_findings
from .footnotes import cited_in_notes
from .found import Found
from .frame import Frame, read_frame
from .given import given_in
from .issuer import Issuer, read_issuer
from .model import Assignment, Deadline, Document, Finding, Mention, Relation, Span, Text
from .opening import settle_opening
from .own import in_letterhead, names_itself, settle_own
from .prepare import Prepared, prepare, titled
from .privacy import masked, private_spans
from .publisher import disagreements, supply
from .publisher import signed as given_signer
from .purpose import settle_purpose
from .recipients import read_recipients
from .relate import relate
from .resolve import as_written, is_superior, resolve
from .short import find_short
from .signature import read_signer
from .slips import mended
from .tables import read_tables
from .titled import find_titled

_PARTY = re.compile(either("header", "party_body"))
_FRONT = re.compile(either("header", "front_body"))
#: What the mark of a note leaves between a word and the stop behind it.
_GAP = re.compile(r"(?<=[^\W_])\s+(?=[,.;:](?:\s|$))")
#: Characters of a task, and of the sentence around a mention, at most.
_TASK, _CONTEXT = 1000, 1500


@dataclass(frozen=True, slots=True)
class _References:
    """What a text says of documents: mentions, relations between others, and names that do not agree."""

    found: list[Found]
    between: list[Relation]
    conflicts: list[tuple[Found, str]]


def parse(text: Text) -> Document:
    """Everything that the text says of itself and of others, with the places that say it."""
    text = mended(text)
    ready = prepare(text)
    view, low, blocks = ready.view, ready.low, ready.blocks
    frame = read_frame(ready.original, ready.lines, view, low, blocks)
    ready = titled(ready, frame.title, frame.title_span)
    view, low = ready.view, ready.low
    symbols = find_symbols(view, low)
    issuer = read_issuer(view, low, blocks, frame, symbols)
    settle_own(blocks, frame, symbols, issuer)
    signed = read_signer(ready.original, ready.lines, blocks, frame)
    odd: list[Finding] = []
    if text.above:
        said = given_in(text)
        odd = disagreements(said, frame, signed)
        issuer, signed = supply(said, ready, frame, issuer, symbols), signed or given_signer(said)
    references = _references(ready, frame, issuer, symbols)
    private = private_spans(view, low, blocks, frame)
    assignments, deadlines = _duties(ready, frame, issuer, private)
    title, assignments = _without_names(ready, frame.title, assignments, private)
    if ready.notes:
        assignments = [replace(task, task=_GAP.sub("", task.task)) for task in assignments]
    signer, signer_span = signed if signed else (None, None)
    own = frame.symbol.text if frame.symbol else None
    named = [item for item in references.found if item.kind == "symbol"]
    odd += read_findings(blocks, frame, issuer, named, references.conflicts, own is not None, frame.issued)
    return Document(
        text=text,
        symbol=own,
        ending="" if own else frame.blank_suffix,
        type=frame.type,
        issuer=issuer.name,
        level=issuer.level,
        province=issuer.chain.province or None,
        place=frame.place or None,
        issued=frame.issued,
        title=title or None,
        signer=signer,
        recipients=read_recipients(ready.original, ready.lines, blocks, frame, signer),
        outline=tuple(read_outline(view, blocks, frame)),
        appendices=tuple(read_appendices(view, low, blocks, frame)),
        spans=_spans(frame, issuer, signer_span),
        private=tuple(private),
        mentions=tuple(_mention(ready.noted, item) for item in references.found),
        relations=tuple(_once(references.between)),
        assignments=tuple(assignments),
        deadlines=tuple(deadlines),
        findings=tuple(sorted(odd, key=lambda finding: finding.start)),
        district=issuer.chain.district,
    )


def _references(ready: Prepared, frame: Frame, issuer: Issuer, symbols: list[Found]) -> _References:
    """All documents named, each with relation, scope and issuer; the document itself is left out."""
    view, low, blocks = ready.view, ready.low, ready.blocks
    found = [item for item in symbols if not in_letterhead(item, frame)]
    found += find_short(view, low, symbols)
    found += find_titled(view, low, found)
    found.sort(key=_place)
    between = relate(view, low, blocks, frame, found)
    if ready.notes:
        cited, stated = cited_in_notes(ready.noted, ready.noted_low, ready.notes)
        found += cited
        between += stated
    conflicts = resolve(found, issuer.chain)
    found = [i for i in found if not in_letterhead(i, frame) and not names_itself(i, frame, issuer)]
    found += find_anaphora(view, low, [i for i in found if i.kind == "symbol" and i.symbol], frame)
    found.sort(key=_place)
    branch = _branch(issuer)

    def superior(item: Found) -> bool:
        above = issuer.superior and same(item.issuer or "").startswith(same(issuer.superior))
        return bool(above) or is_superior(item, issuer.level, issuer.base, issuer.name, branch)

    settle_basis(low, found, superior, topic(frame.title))
    settle_purpose(view, low, found, blocks, frame)
    settle_opening(view, low, found, blocks, frame, superior)
    return _References(found, between, conflicts)


def _place(item: Found) -> tuple[int, int]:
    return item.start, item.end


def _duties(
    ready: Prepared, frame: Frame, issuer: Issuer, private: list[Span]
) -> tuple[list[Assignment], list[Deadline]]:
    """Who has to do what, and by when; no person is a unit; the rows of a table of tasks are read as rows."""
    blocks, name = ready.blocks, issuer.name or ""
    hidden = [(span.start, span.end) for span in private]
    view, low = masked(ready.view, hidden), masked(ready.low, hidden)
    tables = read_tables(ready.original, view, low, blocks, frame)
    deadlines = read_deadlines(view, low, blocks, frame) + tables.deadlines
    tasks = assign(view, low, blocks, frame, issuer.chain, name, deadlines)
    tasks = [task for task in tasks if not tables.covers(task.start)]
    return tasks + tables.assignments(issuer.chain), deadlines


def _without_names(
    ready: Prepared, title: str, assignments: list[Assignment], private: list[Span]
) -> tuple[str, list[Assignment]]:
    """Title and tasks with what is private masked."""
    if not private:
        return title, assignments
    shown = masked(ready.view, [(span.start, span.end) for span in private])
    for span in private:
        written = words(ready.original[span.start : span.end])
        if written:
            title = title.replace(written, masked(written, [(0, len(written))]))
    return title, [replace(task, task=words(shown[task.start : task.end])[:_TASK]) for task in assignments]


def _branch(issuer: Issuer) -> str:
    """party, front or state, by the name of the issuer."""
    base = same(issuer.base)
    return "party" if _PARTY.match(base) else "front" if _FRONT.match(base) else "state"


def _mention(view: str, item: Found) -> Mention:
    title = words(view[item.title[0] : item.title[1]]).strip(' ,.“”"') if item.title else None
    start, end = item.sentence if item.sentence[1] > item.sentence[0] else (item.head, item.tail)
    return Mention(
        start=item.start,
        end=item.end,
        kind=item.kind,
        symbol=item.symbol.text if item.symbol else None,
        type=item.type,
        issued=item.issued,
        issuer=item.issuer,
        issuer_as_written=as_written(view, item),
        title=title if item.symbol else item.text,
        relation=item.relation,
        scope=item.scope,
        cue=item.cue,
        context=Span(start, min(end, start + _CONTEXT)),
        within=item.within.text if item.within else None,
        rule=item.rule,
    )


def _once(relations: list[Relation]) -> list[Relation]:
    """Each relation where it is said first."""
    seen: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        seen.setdefault((relation.subject, relation.relation, relation.object), relation)
    return list(seen.values())


def _spans(frame: Frame, issuer: Issuer, signer: Span | None) -> dict[str, Span]:
    """Field of the document to the place that says it."""
    places = {
        "symbol": frame.symbol_span,
        "type": frame.type_span,
        "issuer": issuer.span,
        "place": frame.place_span,
        "issued": frame.date_span,
        "title": frame.title_span,
        "signer": signer,
    }
    return {name: span for name, span in places.items() if span is not None}

"""A text in, the document that a careful reader finds in it out."""

from __future__ import annotations

import re
from dataclasses import replace

from ..ontology.frame import phrases
from . import clean, find, resolve
from .anaphora import find_anaphora
from .assign import assign
from .bodies import Chain, body_at, full_name
from .clean import same, words
from .deadlines import read_deadlines
from .find import Found
from .findings import read_findings
from .frame import Frame, read_frame
from .issuer import Issuer, read_issuer
from .model import Block, Document, Mention, Relation, Span, Text
from .outline import blocks as read_blocks
from .recipients import read_recipients
from .privacy import masked, private_spans
from .relate import relate, settle_basis, topic
from .signature import read_signer
from .tables import read_tables

#: First line of a footnote: "¹ ..." or "[1] ..."; it is lifted out of the sentence that it interrupts.
_NOTE = re.compile(r"^[ \t]*(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\](?=\s))[ \t]*\S.*", re.MULTILINE)
_MORE = re.compile(r"\n(?![ \t]*\n)(?![ \t]*(?:[-+•]|\d{1,2}[.)]|[IVX]+[.-])\s)[ \t]*\S.*")


def parse(text: Text) -> Document:
    """Everything that the text says of itself and of others, with the places that say it."""
    view = clean.view(text.text)
    low = clean.key(view)
    notes = _notes(text.text, view)
    if notes:
        lifted = _blank(view, notes)
        blocks = read_blocks(text.text, lifted)
        low_lifted = _blank(low, notes)
    else:
        lifted, blocks, low_lifted = view, read_blocks(text.text, view), low
    lines = lifted
    broken = [block for block in blocks if lifted.find("\n", block.start, block.end) >= 0]
    lifted, low_lifted = _flat(lifted, broken), _flat(low_lifted, broken)
    frame = read_frame(text.text, lines, lifted, low_lifted, blocks)
    mentions = find.find_symbols(lifted, low_lifted)
    issuer = read_issuer(lifted, low_lifted, blocks, frame, mentions)
    _own_from_attached(lifted, low_lifted, blocks, frame, mentions, issuer)
    found = [item for item in mentions if not _is_own(item, frame, blocks)]
    found += find.find_short(lifted, low_lifted, mentions)
    found += _titled(lifted, low_lifted, found)
    found.sort(key=lambda item: (item.start, item.end))
    between = relate(lifted, low_lifted, blocks, frame, found, frame.symbol.text if frame.symbol else None)
    found += _of_notes(view, low, notes, between)
    conflicts = resolve.resolve(view, found, issuer.chain)
    found = [item for item in found if not _is_own(item, frame, blocks) and not _names_itself(item, frame, issuer)]
    found += find_anaphora(lifted, low_lifted, [item for item in found if item.kind == "symbol" and item.symbol], frame)
    found.sort(key=lambda item: (item.start, item.end))
    branch = _branch(issuer)
    settle_basis(
        low_lifted, frame, found,
        lambda item: resolve.is_superior(item, issuer.level, issuer.base, issuer.name, branch), topic(frame.title),
    )  # fmt: skip
    tables = read_tables(text.text, lifted, low_lifted, blocks, frame)
    deadlines = read_deadlines(lifted, low_lifted, blocks, frame) + tables.deadlines
    assignments = assign(lifted, low_lifted, blocks, frame, issuer.chain, issuer.name or "", deadlines)
    assignments = [task for task in assignments if not tables.covers(task.start)]
    assignments += tables.assignments(issuer.chain, issuer.name or "")
    private = tuple(private_spans(lifted, low_lifted, blocks, frame))
    if private:
        shown = masked(text.text, [(span.start, span.end) for span in private])
        for span in private:
            written = words(text.text[span.start : span.end])
            frame.title = frame.title.replace(written, masked(written, [(0, len(written))])) if written else frame.title
        assignments = [replace(task, task=words(shown[task.start : task.end])[:1000]) for task in assignments]
    signed = read_signer(text.text, lines, blocks, frame)
    own = frame.symbol.text if frame.symbol else None
    findings = read_findings(lifted, blocks, frame, issuer, [i for i in found if i.kind == "symbol"], conflicts, own is not None, frame.issued)
    spans = {name: span for name, span in _spans(frame, issuer, signed[1] if signed else None)}
    return Document(
        text=text,
        symbol=own,
        type=frame.type,
        issuer=issuer.name,
        level=issuer.level,
        province=issuer.chain.province or None,
        place=frame.place or None,
        issued=frame.issued,
        title=frame.title or None,
        signer=signed[0] if signed else None,
        recipients=read_recipients(text.text, lines, blocks, frame, signed[0] if signed else None),
        outline=tuple((b.marker, words(lifted[b.body : b.end])[:200]) for numbers in frame.body_ranges() for b in blocks[numbers.start : numbers.stop] if 0 < b.depth <= 4),
        appendices=tuple(_appendices(lifted, low_lifted, blocks, frame)),
        spans=spans,
        private=private,
        mentions=tuple(_mention(view, item) for item in found),
        relations=tuple(_once(between)),
        assignments=tuple(assignments),
        deadlines=tuple(deadlines),
        findings=tuple(findings),
    )


def _notes(text: str, view: str) -> list[tuple[int, int]]:
    if not any(mark in text for mark in "¹²³⁴⁵⁶⁷⁸⁹") and "\n[" not in text:
        return []
    result: list[tuple[int, int]] = []
    for match in _NOTE.finditer(view):
        start, end = match.span()
        if result and start < result[-1][1]:
            continue
        spaced = _BLANK_LINE.search(view, end) is not None
        while more := _MORE.match(view, end):
            if _NOTE.match(view, end + 1) or (not spaced and view[end - 1] in ".!?…;"):
                break
            end = more.end()
        result.append((start, end))
    return result


_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _flat(text: str, blocks: list[Block]) -> str:
    """Line ends within a paragraph become spaces: a wrapped sentence reads as one."""
    pieces, at = [], 0
    for block in blocks:
        pieces += [text[at : block.start], text[block.start : block.end].replace("\n", " ")]
        at = block.end
    return "".join([*pieces, text[at:]]) if pieces else text


def _of_notes(view: str, low: str, notes: list[tuple[int, int]], between: list[Relation]) -> list[Found]:
    """Documents named in footnotes: cited, never carried out."""
    if not notes:
        return []
    blocks = [Block(start, end, start, "footnote", "", 0) for start, end in notes]
    view, low = _flat(view, blocks), _flat(low, blocks)
    result: list[Found] = []
    for start, end in notes:
        for item in find.find_symbols(view[start:end], low[start:end]):
            item.start, item.end, item.head, item.tail = (n + start for n in (item.start, item.end, item.head, item.tail))
            if item.body is not None:
                item.body = replace(item.body, start=item.body.start + start, end=item.body.end + start)
            result.append(item)
    if result:
        frame = Frame(tail=len(blocks), appendix=len(blocks))
        between.extend(relate(view, low, blocks, frame, result, None))
        for item in result:
            item.relation, item.rule = "cites", "footnote"
    return result


def _titled(view: str, low: str, found: list[Found]) -> list[Found]:
    """Unnumbered documents, but where a symbol stands within the words."""
    taken = sorted((other.head, other.tail) for other in found)
    result, at = [], 0
    for item in find.find_titled(view, low):
        while at < len(taken) and taken[at][1] <= item.start:
            at += 1
        if at >= len(taken) or taken[at][0] >= item.end:
            result.append(item)
    return result


def _own_from_attached(view: str, low: str, blocks: list[Block], frame: Frame, mentions: list[Found], issuer: Issuer) -> None:
    """The number and date that only the line of an appendix has ("Kèm theo Kế hoạch số ...")."""
    if frame.symbol is not None and frame.issued is not None:
        return
    for number in frame.attached:
        block = blocks[number]
        for item in mentions:
            if not block.start <= item.start < block.end or item.symbol is None:
                continue
            if frame.type and item.type not in (frame.type, None):
                continue
            if issuer.base and item.body is not None and same(item.body.base) != same(issuer.base):
                continue
            if frame.symbol is None:
                frame.symbol, frame.symbol_span = item.symbol, Span(item.start, item.end)
            if frame.issued is None and item.text == frame.symbol.text and item.issued:
                frame.issued, frame.date_span = item.issued, Span(item.start, item.tail)
            return


def _is_own(item: Found, frame: Frame, blocks: list[Block]) -> bool:
    """The document's own symbol in its letterhead."""
    return frame.symbol_span is not None and frame.symbol_span.start <= item.start < frame.symbol_span.end


def _names_itself(item: Found, frame: Frame, issuer: Issuer) -> bool:
    """Its own symbol elsewhere in the text, unless another body or another year is meant."""
    if frame.symbol is None or item.text != frame.symbol.text:
        return False
    if item.issuer and issuer.name and same(item.issuer) != same(issuer.name) and item.body is not None and item.body.name:
        return False
    return not (item.issued and frame.issued and item.issued[:4] != frame.issued[:4])


def _branch(issuer: Issuer) -> str:
    base = same(issuer.base)
    if base.startswith(("đảng", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "ban tuyên giáo", "chi bộ", "ban chấp hành", "bộ chính trị", "ban bí thư")):
        return "party"
    return "front" if base.startswith(("ủy ban mặt trận", "hội ", "đoàn ", "liên đoàn")) else "state"


def _appendices(view: str, low: str, blocks: list[Block], frame: Frame) -> list[str]:
    """The heads of the appendices, each with its title where that stands below in capitals."""
    result: list[str] = []
    for number in range(frame.appendix, len(blocks)):
        block = blocks[number]
        written = view[block.start : block.end]
        if block.depth == 0 and len(written) < 300 and phrases()["appendix"].match(low, block.start, block.end):
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            title = view[below.start : below.end] if below and below.end - below.start < 400 else ""
            attached = number + 1 in frame.attached
            result.append(words(f"{written} {title}" if title and not attached and title[0] != "(" else written)[:300])
    return result


def _mention(view: str, item: Found) -> Mention:
    title = words(view[item.title[0] : item.title[1]]).strip(" ,.“”\"") if item.title else None
    start, end = item.sentence
    if end <= start:
        start, end = item.head, item.tail
    return Mention(
        item.start, item.end, item.kind, item.symbol.text if item.symbol else None, item.type, item.issued,
        item.issuer, resolve.as_written(view, item), title if item.symbol else item.text, item.relation, item.scope, item.cue,
        Span(start, min(end, start + 1500)), item.within.text if item.within else None, item.rule,
    )  # fmt: skip


def _once(relations: list[Relation]) -> list[Relation]:
    seen: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        seen.setdefault((relation.subject, relation.relation, relation.object), relation)
    return list(seen.values())


def _spans(frame: Frame, issuer: Issuer, signer: Span | None) -> list[tuple[str, Span]]:
    pairs = [
        ("symbol", frame.symbol_span), ("type", frame.type_span), ("issuer", issuer.span), ("place", frame.place_span),
        ("issued", frame.date_span), ("title", frame.title_span), ("signer", signer),
    ]  # fmt: skip
    return [(name, span) for name, span in pairs if span is not None]

"""A document in, the plain record of it out: the shape that ``thac parse`` prints."""

from __future__ import annotations

from typing import Any

from ..graph.layout import place
from .model import BY_OCR, Document
from .privacy import masked

QUOTE = 3000  # characters of a quote at most


def record(document: Document) -> dict[str, Any]:
    """One JSON-ready object: the document and what it says; null or [] where it says nothing.

    In the symbol of a scan ``x`` stands for a number that could not be read ("x/KH-UBND"), and a finding says
    that the number is missing.
    Every ``evidence`` has ``start``, ``end`` and ``quote``, with ``text[start:end] == quote`` in the text as
    loaded.
    """
    signer = document.signer
    text = masked(document.text.text, [(span.start, span.end) for span in document.private])
    told = {"remarks": list(document.text.remarks)} if document.text.remarks else {}
    return {
        "source": document.text.uri,
        **told,
        "document": {
            "symbol": document.symbol or _unread(document),
            "type": document.type,
            "issuer": document.issuer,
            "level": document.level,
            "province": document.province,
            "place": document.place,
            "issued": document.issued,
            "title": document.title,
            "signer": {
                "name": signer.name,
                "title": signer.title or None,
                "on_behalf_of": signer.on_behalf_of or None,
            }
            if signer
            else None,
            "recipients": list(document.recipients),
            "outline": [{"marker": marker, "title": title} for marker, title in document.outline],
            "appendices": list(document.appendices),
            "evidence": {
                name: evidence(document, span.start, span.end) for name, span in document.spans.items()
            },
        },
        "references": [
            {
                "symbol": m.symbol,
                "kind": m.kind,
                "type": m.type,
                "issued": m.issued,
                "issuer": m.issuer,
                "issuer_as_written": m.issuer_as_written,
                "relation": m.relation,
                "scope": m.scope,
                "cue": m.cue or None,
                "title": m.title,
                "within": m.within,
                "context": " ".join(text[m.context.start : m.context.end].split()),
                "evidence": evidence(document, m.start, m.end),
            }
            for m in document.mentions
        ],
        "relations": [
            {
                "from": r.subject,
                "relation": r.relation,
                "to": r.object,
                "cue": r.cue or None,
                "evidence": evidence(document, r.start, r.end),
            }
            for r in document.relations
        ],
        "assignments": [
            {
                "unit": a.unit,
                "organisation": a.organisation,
                "group": a.group,
                "role": a.role,
                "with": list(a.partners),
                "task": a.task,
                "due": a.due,
                "scope": a.scope,
                "rule": a.rule,
                "evidence": evidence(document, a.start, a.end),
            }
            for a in document.assignments
        ],
        "deadlines": [
            {
                "due": d.due,
                "every": d.every,
                "kind": d.kind,
                "unit": d.unit,
                "to": d.to,
                "via": d.via,
                "evidence": evidence(document, d.start, d.end),
            }
            for d in document.deadlines
        ],
        "findings": [
            {"code": f.code, "message": f.message, "evidence": evidence(document, f.start, f.end)}
            for f in document.findings
        ],
    }


def _unread(document: Document) -> str | None:
    """The symbol of a scan whose number stands on the paper, but written by hand; a draft has none."""
    scanned = any(remark.startswith(BY_OCR) for remark in document.text.remarks)
    return f"x{document.ending}" if scanned and document.ending else None


def evidence(document: Document, start: int, end: int) -> dict[str, Any]:
    """Offsets into the text as loaded and its slice; page and box where the format has them."""
    start, end = document.text.place(start, min(end, start + QUOTE))
    said: dict[str, Any] = {"start": start, "end": end, "quote": document.text.original[start:end]}
    page, box = place(document.text.layout, start, end)
    if page:
        said["page"] = page
    if box:
        said["box"] = list(box)
    return said

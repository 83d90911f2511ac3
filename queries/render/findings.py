"""The report of an audit in, text for people, JSON or CSV out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...graph.model import Note, Result
from ..audit import Finding, Report
from ..audit.rules import RULES
from . import csv, json
from .evidence import verdict
from .words import Look, level_name, on_one_line, say, short_name, spoken_date

COLUMNS = (
    "severity", "rule", "status", "document", "unit", "level", "province", "finding", "refuted_by", "where",
    "fingerprint", "judged", "documents", "judgements",
)  # fmt: skip
_WIDTH = 110


def table(report: Report, lang: str = "en") -> Result:
    """A report as rows, a finding each, with its sentences as evidence.

    ``judgements`` counts what people decided in the whole report, those findings too that it leaves out.
    """
    made = judgements(report)
    rows = tuple(
        (
            one.severity, one.rule, one.status, "; ".join(one.labels[:1]), one.unit, one.level, one.province,
            told(one.text, lang), told(one.refuted, lang), where(one, report.files), one.fingerprint,
            judged(report, one, lang), list(one.documents), made,
        )
        for one in report.findings
    )  # fmt: skip
    return Result(COLUMNS, rows, tuple(one.evidence for one in report.findings), report.notes)


def told(note: Note, lang: str) -> str:
    """A note as a sentence in a language; levels, and in Vietnamese dates, as that language has them.

    >>> told(Note("the date of the document is blank but for {}", ("2023",)), "en")
    'the date of the document is blank but for 2023'
    """
    return say(note.phrase, lang, *(_value(str(value), lang) for value in note.values))


def _value(text: str, lang: str) -> str:
    if lang == "en":
        return text
    unnumbered = "(no number)"
    if text.startswith(unnumbered):
        return say(unnumbered, lang) + text.removeprefix(unnumbered)
    return level_name(spoken_date(text), lang)


def judged(report: Report, one: Finding, lang: str = "en") -> str:
    """What people decided on a finding; empty where nobody did."""
    made = report.judged.get(one.fingerprint)
    return verdict(made, lang) if made else ""


def judgements(report: Report) -> dict[str, int]:
    """How many findings of a report people judged, and how: rejected and exempt ones are left out of it.

    >>> judgements(Report((), {}))
    {'judged': 0, 'accepted': 0, 'rejected': 0, 'exempt': 0}
    """
    made = Counter(one.verdict for one in report.judged.values())
    verdicts = {"accepted": made["accept"], "rejected": made["reject"], "exempt": made["exempt"]}
    return {"judged": made.total(), **verdicts}


def where(one: Finding, files: Mapping[str, str], lang: str = "en") -> list[str]:
    """The file of each sentence of a finding, with its page where it has pages."""
    found = [
        files.get(said.document, said.document)
        + (f" ({say('page {}', lang, said.page)})" if said.page else "")
        for said in one.evidence
    ]
    return list(dict.fromkeys(found))


def as_json(report: Report, look: Look) -> str:
    """A list with an object a finding; sentences always stand with it."""
    return json.render(table(report, look.lang), Look(look.lang, True))


def as_csv(report: Report, look: Look) -> str:
    """A line of column names, then a line a finding."""
    return csv.render(table(report, look.lang), Look(look.lang, True))


def as_text(report: Report, look: Look) -> str:
    """The notes, then the findings under severity and rule, each with its sentences and fingerprint."""
    lang, lines = look.lang, [told(note, look.lang) for note in report.notes]
    lines += [
        say("{} could not be judged: {}", lang, _title(rule, lang), told(why, lang))
        for rule, why in report.unjudged
    ]
    for (severity, rule), found in _grouped(report.findings, lambda one: (one.severity, one.rule)):
        lines += ["", f"{say(severity, lang)} · {_title(rule, lang)} ({len(found)})"]
        refuted = list(dict.fromkeys(told(one.refuted, lang) for one in found))
        lines += [_wrapped(f"{say('refuted by', lang)}: {text}", 2) for text in refuted]
        for _, alike in _grouped(found, lambda one: (one.documents[:1], one.text, one.evidence)):
            lines += _findings(alike, report, lang)
    total = len(report.findings)
    lines += ["", say("{} findings", lang, total) if total else say("nothing", lang)]
    return "".join(f"{line}\n" for line in lines)


def _grouped(found: Iterable[Finding], key: Callable[[Finding], Any]) -> list[tuple[Any, list[Finding]]]:
    """The findings by a key, the keys in the order of their first finding."""
    groups: dict[Any, list[Finding]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return list(groups.items())


def _title(rule: str, lang: str) -> str:
    one = RULES.get(rule)
    return rule if one is None else one.title_vi if lang == "vi" else one.title


def _findings(alike: Sequence[Finding], report: Report, lang: str) -> list[str]:
    """Findings that differ by their unit alone: what was found and its sentences once, then the units."""
    one = alike[0]
    name = short_name(one.labels[0]) if one.labels else ""
    who = _unit(one, lang) if len(alike) == 1 and short_name(one.unit) not in name else ""
    mark = f"  [{one.fingerprint}]" if len(alike) == 1 else ""
    parts = [_value(name, lang), who, told(one.text, lang)]
    lines = [_wrapped(" · ".join(filter(None, parts)) + mark, 2)]
    for said in one.evidence:
        source = report.files.get(said.document, said.document)
        page = f", {say('page {}', lang, said.page)}" if said.page else ""
        lines.append(_wrapped(f"“{said.quote}” ({source}{page})", 6))
    if len(alike) > 1:
        lines += [_wrapped(f"{_unit(each, lang)}  [{each.fingerprint}]", 4) for each in alike]
    return lines + [_wrapped(words, 6) for each in alike if (words := judged(report, each, lang))]


def _unit(one: Finding, lang: str) -> str:
    unit = short_name(one.unit)
    place = one.province if one.province not in unit else ""
    return ", ".join(filter(None, (unit, place, say(one.status, lang))))


def _wrapped(text: str, indent: int) -> str:
    return "\n".join(textwrap.wrap(
        on_one_line(text), _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2),
        break_long_words=False,
    ))  # fmt: skip

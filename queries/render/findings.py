"""The report of an audit in, text for people, JSON or CSV out."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from ...graph.model import Note, Result
from ..audit import Finding, Report
from ..audit.rules import RULES
from . import csv, json
from .words import Look, count, level_name, on_one_line, say, short_name, spoken_date

COLUMNS = (
    "severity", "rule", "status", "document", "unit", "level", "province", "finding", "refuted_by", "where",
    "fingerprint", "documents",
)  # fmt: skip
_WIDTH = 110


def table(report: Report, lang: str = "en") -> Result:
    """A report as rows, a finding each, with its sentences as evidence."""
    rows = tuple(
        (
            one.severity, one.rule, one.status, "; ".join(one.labels[:1]), one.unit, one.level, one.province,
            told(one.text, lang), told(one.refuted, lang), where(one, report.files), one.fingerprint,
            list(one.documents),
        )
        for one in report.findings
    )  # fmt: skip
    return Result(COLUMNS, rows, tuple(one.evidence for one in report.findings), report.notes)


def told(note: Note, lang: str) -> str:
    """A note as a sentence in a language; its dates as that language prints them.

    >>> told(Note("the document has no number"), "en")
    'the document has no number'
    """
    values = [spoken_date(str(value)) if lang == "vi" else str(value) for value in note.values]
    return say(note.phrase, lang, *values)


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
    before = ("", "")
    for one in report.findings:
        if (one.severity, one.rule) != before:
            before = one.severity, one.rule
            same = sum((other.severity, other.rule) == before for other in report.findings)
            lines += ["", f"{say(one.severity, lang)} · {_title(one.rule, lang)} ({same})"]
        lines += _finding(one, report.files, lang)
    total = len(report.findings)
    lines += ["", count("{} finding", "{} findings", total, lang) if total else say("nothing", lang)]
    return "".join(f"{line}\n" for line in lines)


def _title(rule: str, lang: str) -> str:
    one = RULES.get(rule)
    return rule if one is None else one.title_vi if lang == "vi" else one.title


def _finding(one: Finding, files: Mapping[str, str], lang: str) -> list[str]:
    name = short_name(one.labels[0]) if one.labels else ""
    unit = short_name(one.unit)
    parts = [name, unit if unit not in name else "", level_name(one.level, lang), one.province]
    parts += [say(one.status, lang), told(one.text, lang)]
    lines = textwrap.wrap(
        on_one_line(" · ".join(filter(None, parts))) + f"  [{one.fingerprint}]", _WIDTH,
        initial_indent="  ", subsequent_indent="    ", break_long_words=False,
    )  # fmt: skip
    for said in one.evidence:
        source = files.get(said.document, said.document)
        page = f", {say('page {}', lang, said.page)}" if said.page else ""
        lines += textwrap.wrap(on_one_line(f"“{said.quote}” ({source}{page})"), _WIDTH,
                               initial_indent=" " * 6, subsequent_indent=" " * 7)  # fmt: skip
    refuted = f"{say('refuted if', lang)} {told(one.refuted, lang)}"
    return lines + textwrap.wrap(refuted, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 7)

"""The report of an audit in, a workbook out: a summary, the scoreboard, a sheet a rule with its findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...graph.errors import QueryError
from ...graph.model import Result
from ..audit import RULES, Finding, Report
from .evidence import file_of, link_to, title_of, verdict
from .findings import told
from .words import Look, level_name, on_one_line, say, short_name
from .xlsx_sheet import Link, Looks, Sheet, Toned, Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: The columns of a sheet and their widths in characters.
_SUMMARY = {"rule": 30, "severity": 10, "findings": 9, "asks": 50, "refuted by": 40, "note": 34}
_FINDING = {
    "severity": 9, "document": 22, "unit": 22, "level": 9, "province": 12, "status": 9, "finding": 34,
    "refuted by": 26, "sentence": 56, "file": 26, "page": 6, "judged": 16, "fingerprint": 18,
}  # fmt: skip
_SCORES = {"expected": "bodies expected", "missing": "bodies without a document"}
_WIDTHS = {"group": 17, "name": 22}
_MADE = datetime(2000, 1, 1)  # fixed: the same report is the same bytes
_SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def as_xlsx(report: Report, look: Look) -> bytes:
    """The bytes of a workbook for Excel and LibreOffice; the same for the same report.

    No text of a document becomes a formula or a link: cells are written as texts, links lead to files only.

    Raises:
        QueryError: the package XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise QueryError("xlsx needs the package XlsxWriter: pip install 'thac[xlsx]'") from None
    file = BytesIO()
    book = Workbook(file, _SETTINGS)
    book.set_properties({"title": say("Audit", look.lang), "created": _MADE})
    looks = Looks(book)
    _summary(book, looks, report, look.lang)
    if report.scores is not None:
        _scores(book, looks, report.scores, look.lang)
    for rule, found in _by_rule(report).items():
        if found:
            _rule(book, looks, report, rule, found, look.lang)
    book.close()
    return file.getvalue()


def _by_rule(report: Report) -> dict[str, list[Finding]]:
    """The findings of every rule that was asked, in the order of the rules."""
    found: dict[str, list[Finding]] = {rule: [] for rule in report.counts}
    for one in report.findings:
        found.setdefault(one.rule, []).append(one)
    return found


def _summary(book: Workbook, looks: Looks, report: Report, lang: str) -> None:
    """What was looked at, then each rule with the number of its findings and a link to their sheet."""
    notes = [told(note, lang) for note in report.notes]
    sheet = Sheet(book, looks, say("Summary", lang), say("Audit", lang), notes, _heads(_SUMMARY, lang))
    unjudged = dict(report.unjudged)
    for rule, found in _by_rule(report).items():
        known, title, why = RULES.get(rule), title_of(rule, lang), unjudged.get(rule)
        severity = found[0].severity if found else known.severity if known else ""
        sheet.add((
            Link(title, f"internal:'{_name(rule)}'!A1") if found else title,
            Toned(say(severity, lang), severity), len(found), say(known.asks, lang) if known else "",
            say(known.refuted, lang) if known else "",
            f"{say('not judged', lang)}: {told(why, lang)}" if why else "",
        ))  # fmt: skip
    sheet.done()


def _scores(book: Workbook, looks: Looks, scores: Result, lang: str) -> None:
    """The rows of a scoreboard; what rests under all of them is said above."""
    kept = [place for place, name in enumerate(scores.columns) if name != "corpus"]
    names = [scores.columns[place].replace("_", " ") for place in kept]
    columns = [(say(_SCORES.get(name, name), lang), _WIDTHS.get(name, 11)) for name in names]
    notes = [told(note, lang) for note in scores.notes]
    sheet = Sheet(book, looks, say("Scoreboard", lang), say("Scoreboard", lang), notes, columns)
    for row in scores.rows:
        sheet.add([_score(row, place, lang) for place in kept])
    sheet.done()


def _score(row: Sequence[Any], place: int, lang: str) -> Value:
    value: Value = row[place]
    if isinstance(value, str):
        if place == 1 and row[0] != "all":
            return level_name(value, lang) or say(f"(no {row[0]})", lang)
        return say(value, lang)
    return value


def _rule(book: Workbook, looks: Looks, report: Report, rule: str, found: list[Finding], lang: str) -> None:
    """The findings of one rule, each with its sentences and a link to the file of the first."""
    summary = say("Summary", lang)
    back = [Link(f"← {summary}", f"internal:'{summary}'!A1")]
    sheet = Sheet(book, looks, _name(rule), title_of(rule, lang), back, _heads(_FINDING, lang))
    for one in found:
        judged = report.judged.get(one.fingerprint)
        files = list(dict.fromkeys(file_of(report, said) for said in one.evidence))
        pages = sorted({said.page for said in one.evidence if said.page})
        target = _target(files[0], one.evidence[0].page) if files else ""
        page = pages[0] if len(pages) == 1 else ", ".join(map(str, pages))
        sheet.add((
            Toned(say(one.severity, lang), one.severity), short_name(one.labels[0]) if one.labels else "",
            short_name(one.unit), level_name(one.level, lang), one.province, say(one.status, lang),
            told(one.text, lang), told(one.refuted, lang),
            "\n".join(f"“{on_one_line(said.quote)}”" for said in one.evidence),
            Link("\n".join(files), target), page, verdict(judged, lang) if judged else "",
            one.fingerprint,
        ))  # fmt: skip
    sheet.done()


def _target(file: str, page: int) -> str:
    """Where the cell of a file leads: to the file, of a PDF to the page.

    >>> _target("a b.pdf", 3), _target("/data/a.txt", 0), _target("-", 0)
    ('external:a%20b.pdf#page=3', 'FILE:///data/a.txt', '')
    """
    link = link_to(file)
    if page and link.lower().endswith(".pdf"):
        link += f"#page={page}"
    if link.startswith("file:"):
        return "FILE" + link.removeprefix(
            "file"
        )  # XlsxWriter takes the root off paths that begin in lower case
    return link if "://" in link or not link else f"external:{link}"


def _heads(columns: dict[str, int], lang: str) -> list[tuple[str, int]]:
    return [(say(name, lang), width) for name, width in columns.items()]


def _name(rule: str) -> str:
    """The name of a rule's sheet: at most 31 characters, and only those that Excel allows.

    >>> _name("no-basis")
    'no-basis'
    """
    return "".join(letter if letter.isalnum() or letter in "- " else "-" for letter in rule)[:31]

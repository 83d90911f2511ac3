"""The forms in which the report of an audit can be written, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...graph.errors import QueryError
from ..audit import Report
from ..judge import JUDGED, TWICE
from . import findings, report_page, sarif, xlsx
from .words import Look, say

#: Text, or the bytes of a file.
REPORTS: dict[str, Callable[[Report, Look], str | bytes]] = {
    "text": findings.as_text,
    "json": findings.as_json,
    "csv": findings.as_csv,
    "xlsx": xlsx.as_xlsx,
    "html": report_page.as_html,
    "sarif": sarif.as_sarif,
}
#: Files for other programs, not for a terminal.
FILES = ("xlsx",)
#: A row a finding and nothing else: where people rejected all, there is none.
ROWS = ("json", "csv")


def checked_form(form: str, output: str) -> None:
    """Does nothing where a report can be written in this form, there.

    Raises:
        QueryError: there is no such form, it needs a file to be written to, or the file has no folder.
    """
    if form not in REPORTS:
        raise QueryError(f"{form}: no form of a report; choose {', '.join(REPORTS)}")
    if form in FILES and not output:
        raise QueryError(f"{form}: a file for other programs; name one with -o FILE")
    if output and (Path(output).is_dir() or not Path(output).absolute().parent.is_dir()):
        raise QueryError(
            f"{output}: cannot be written: a folder, or in none; name a file in a folder that is there"
        )


def beside(report: Report, form: str, lang: str, output: str = "") -> list[str]:
    """What is told beside a report: which file holds it; of judged findings where the form cannot."""
    said = [f"{output}: {say('{} findings', lang, len(report.findings))}"] if output else []
    if form in ROWS and report.judged:
        said += [findings.told(note, lang) for note in report.notes if note.phrase in (JUDGED, TWICE)]
    return said


def write(report: Report, form: str, lang: str, output: str = "") -> str:
    """The report as text where no file is named; else it is written to the file and nothing comes back.

    Raises:
        QueryError: the file cannot be written, or a library that the form needs is not installed.
    """
    made = REPORTS[form](report, Look(lang, True))
    if not output:
        return made if isinstance(made, str) else made.decode("utf-8")
    try:
        Path(output).write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
    except OSError as error:
        raise QueryError(f"{output}: cannot be written ({error.strerror}); name another file") from error
    return ""

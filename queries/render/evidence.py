"""Where a sentence stands, and what a person decided on a finding, in, words and links for reports out."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

from ...graph.judgements import Judgement
from ...graph.model import Evidence
from ..audit import RULES, Report
from .words import on_one_line, say, spoken_date

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+\Z")
_DRIVE = re.compile(r"[A-Za-z]:/")
_VERDICTS = {"accept": "accepted by {}", "reject": "rejected by {}", "exempt": "exempted by {}"}


def title_of(rule: str, lang: str) -> str:
    """The title of a rule in a language; a rule that is not known keeps its name."""
    one = RULES.get(rule)
    return rule if one is None else one.title_vi if lang == "vi" else one.title


def file_of(report: Report, said: Evidence) -> str:
    """The file in which a sentence stands, as it was loaded."""
    return on_one_line(report.files.get(said.document, said.document))


def link_to(file: str) -> str:
    """A link to a file as it was loaded, relative where that was; to the archive of a file inside one.

    Empty where a name is no path: on standard input, or of another form than people give files.

    >>> link_to("plans/a b.pdf"), link_to("plans.zip!/a.txt"), link_to("https://example.org/a.html")
    ('plans/a%20b.pdf', 'plans.zip', 'https://example.org/a.html')
    >>> link_to("javascript:alert(1)"), link_to("-"), link_to("/data/kế hoạch.txt")
    ('', '', 'file:///data/k%E1%BA%BF%20ho%E1%BA%A1ch.txt')
    >>> link_to("C:\\\\plans\\\\a.txt")
    'file:///C:/plans/a.txt'
    """
    if _WEB.match(file):
        return file
    path = file.partition("!/")[0].replace("\\", "/")
    drive, path = (path[:2], path[2:]) if _DRIVE.match(path) else ("", path)
    if path in ("", "-") or not path.isprintable() or re.match(r"[\w+.-]+:|//", path):
        return ""
    safe = quote(path.encode("utf-8", "replace"))
    if drive:
        return f"file:///{drive}{safe}"
    return f"file://{safe}" if PurePosixPath(path).is_absolute() else safe


def verdict(judged: Judgement, lang: str) -> str:
    """What stands on a finding, in words: which verdict, by whom, when and why.

    >>> verdict(Judgement("finding", ("f",), "accept", "seen", "Lan", "2026-03-01"), "en")
    'accepted by Lan, 2026-03-01: seen'
    """
    day = spoken_date(judged.on) if lang == "vi" else judged.on
    head = say(_VERDICTS.get(judged.verdict, "{}"), lang, judged.by or "?")
    return on_one_line(f"{head}{', ' + day if day else ''}{': ' + judged.reason if judged.reason else ''}")

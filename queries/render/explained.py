"""An explanation in, text for people, JSON or CSV out."""

from __future__ import annotations

import textwrap

from ..explain import Explanation, table
from ..links import Line
from . import csv, json
from .findings import told
from .words import Look, on_one_line, say

_WIDTH = 110
#: So many sentences of a link are shown, and of a link that leads elsewhere; json and csv have all.
_MOST, _LOOKED = 3, 1
#: What heads the lines of a part.
_HEADS = {
    "chain": "Link by link, the lowest document first", "also": "Said besides",
    "looked for": "What was looked for, and what is there",
}  # fmt: skip


def render(found: Explanation, form: str, look: Look) -> str:
    """An explanation in a form: text, json or csv."""
    if form == "text":
        return _text(found, look)
    rows = table(found, lambda note: told(note, look.lang))
    return json.render(rows, Look(look.lang)) if form == "json" else csv.render(rows, Look(look.lang))


def _text(found: Explanation, look: Look) -> str:
    lines: list[str] = []
    before = ""
    for line in found.lines:
        if line.part != before and line.part in _HEADS:
            lines += ["", say(_HEADS[line.part], look.lang)]
        before = line.part
        indent = "" if line.part == "answer" else "  "
        lines += textwrap.wrap(
            on_one_line(told(line.text, look.lang)), _WIDTH, initial_indent=indent,
            subsequent_indent=indent + "  ", break_long_words=False,
        )  # fmt: skip
        lines += _quotes(found, line, look.lang)
    return "".join(f"{line}\n" for line in lines)


def _quotes(found: Explanation, line: Line, lang: str) -> list[str]:
    lines: list[str] = []
    proof = list(dict.fromkeys(line.evidence))
    shown = proof[: _LOOKED if line.part == "looked for" else _MOST]
    for said in shown:
        page = f", {say('page {}', lang, said.page)}" if said.page else ""
        where = found.files.get(said.document, said.document)
        lines += textwrap.wrap(
            on_one_line(f"“{said.quote}” ({where}{page})"), _WIDTH, initial_indent=" " * 6,
            subsequent_indent=" " * 7,
        )  # fmt: skip
    more = len(proof) - len(shown)
    return [*lines, f"      +{say('{} sentences', lang, more)}"] if more else lines

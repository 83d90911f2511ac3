"""An answer in, text for people out."""

from __future__ import annotations

import textwrap
from typing import Any

from ...graph.model import Evidence, Result
from ...graph.shown import Node
from ..assigned import Unit
from ..trace import Cascade, Step
from . import report
from .words import Look, level_name, on_one_line, say, short_name, spoken_date, type_name

_WIDTH = 110
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(answer: Result | Cascade, look: Look) -> str:
    """The tree of a cascade, the claims of a node, the lines of a report, or a table; notes come first."""
    if isinstance(answer, Cascade):
        return _tree(answer, look)
    notes = "".join(f"{line}\n" for line in report.notes(answer, look))
    if not answer.rows:
        return notes + say("nothing", look.lang) + "\n"
    if answer.columns[0] == "claim":
        return _claims(answer, look)
    if lines := report.LINES.get(answer.columns[:2]):
        return notes + "".join(f"{line}\n" for line in lines(answer, look))
    return notes + "\n" * bool(notes) + _table(answer, look)


def _tree(cascade: Cascade, look: Look) -> str:
    lines = []
    last = _last(cascade)
    bars: list[str] = []
    for step, is_last in zip(cascade, last, strict=True):
        del bars[max(0, step.depth - 1) :]
        own = ""
        if step.depth:
            own = ("└" if is_last else "├") + ("┄ " if step.relation == "unproven" else "─ ")
        lines.append(on_one_line("".join(bars)) + own + _line(step, cascade, look))
        if step.depth:
            bars.append("   " if is_last else "│  ")
        if look.evidence:
            lines += _quotes(step, "".join(bars), cascade, look)
    return "\n".join(lines) + "\n"


def _last(cascade: Cascade) -> list[bool]:
    """For each step whether no sibling follows it."""
    later: set[int] = set()
    found = []
    for step in reversed(cascade.steps):
        found.append(step.depth not in later)
        later = {depth for depth in later if depth < step.depth} | {step.depth}
    return found[::-1]


def _line(step: Step, cascade: Cascade, look: Look) -> str:
    node, lang = step.node, look.lang
    parts = [
        type_name(node.type, node.symbol),
        short_name(node.issuer_name),
        level_name(node.level, lang),
    ]
    parts.append(spoken_date(node.issued))
    if step.days is not None:
        parts.append(f"{step.days:+d} " + say("{} days", lang, step.days).split(" ", 1)[1])
    parts.append(_status(node, lang))
    if step.relation == "unproven":
        parts.append(say("unproven: same title", lang))
    links = []
    if step.also:
        phrase = "also implements {}" if cascade.direction == "down" else "also implemented by {}"
        links.append(say(phrase, lang, _names(step.also, lang)))
    if step.in_task:
        links.append(say("{} in a task only", lang, _names(step.in_task, lang)))
    parts.append("; ".join(links))
    parts.append(_units(step, lang))
    name = on_one_line(node.symbol) or say("(no number)", lang)
    if look.colour:
        name = (_DIM if step.relation == "unproven" else _BOLD) + name + _END
    return name + "  " + " · ".join(on_one_line(part) for part in parts if part)


def _status(node: Node, lang: str) -> str:
    if node.loaded:
        return say("loaded", lang)
    if node.speakers > 1:
        return say("attested by {} loaded documents", lang, node.speakers)
    return say("attested", lang)


def _units(step: Step, lang: str) -> str:
    parts = []
    for phrase, request in (("assigns {}", False), ("requests {}", True)):
        units = [unit for unit in step.units if unit.request is request]
        if units:
            words = say("{} units", lang, len(units))
            parts.append(say(phrase, lang, words + _groups(units, lang)))
    return ", ".join(parts)


def _groups(units: list[Unit], lang: str) -> str:
    """How many of the units are groups, and of how many bodies: " (2 groups: 17 and ? bodies)"."""
    groups = [unit for unit in units if unit.group]
    if not groups:
        return ""
    words = say("{} groups", lang, len(groups))
    if any(group.size for group in groups):
        sizes = say(" and ", lang).join(str(group.size or "?") for group in groups)
        words += ": " + say("{} bodies", lang, sizes)
    return f" ({words})"


def _names(nodes: tuple[Node, ...], lang: str) -> str:
    return ", ".join(
        node.symbol or f"{say('(no number)', lang)} {short_name(node.issuer_name)}".strip() for node in nodes
    )


def _quotes(step: Step, indent: str, cascade: Cascade, look: Look) -> list[str]:
    names = {other.node.id: other.node for other in cascade}
    lines: list[str] = []
    for one in _first_of_each(step.evidence):
        node = names.get(one.document)
        speaker = f" — {node.symbol or short_name(node.issuer_name)}" if node else ""
        speaker += f", {say('page {}', look.lang, one.page)}" if one.page else ""
        lines += textwrap.wrap(
            on_one_line(f"“{one.quote}”{speaker}"), max(50, _WIDTH - len(indent)),
            initial_indent=f"{indent}     ", subsequent_indent=f"{indent}      ", break_long_words=False,
            drop_whitespace=True,
        )  # fmt: skip
    return lines


def _first_of_each(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """One sentence once, however many of its words prove it."""
    return list({(one.document, one.quote): one for one in reversed(evidence)}.values())[::-1]


def _claims(answer: Result, look: Look) -> str:
    lines = []
    for number, (claim, value, details, speakers, times) in enumerate(answer.rows):
        parts = [spoken_date(value) if claim == "issued" else value, details]
        if speakers:
            who = ", ".join(speakers[:3]) + (f" +{len(speakers) - 3}" if len(speakers) > 3 else "")
            parts.append(
                f"{say('said by', look.lang)} {who}"
                + (f", {say('{} times', look.lang, times)}" if times > 1 else "")
            )
        name = say(claim, look.lang)
        lines.append(f"{name:<16} " + on_one_line(" · ".join(part for part in parts if part)))
        lines += report.quotes(answer, number, look, 17)
    return "\n".join(lines) + "\n"


def _table(answer: Result, look: Look) -> str:
    """Columns one under the other; ids, which are long, and what is loaded are left to json and csv."""
    kept = [place for place, name in enumerate(answer.columns) if name not in ("id", "corpus")]
    rows = [[_cell(answer.columns[place], row[place], look) for place in kept] for row in answer.rows]
    heads = [say(answer.columns[place], look.lang).replace("_", " ") for place in kept]
    widths = [min(50, max(len(row[place]) for row in [heads, *rows])) for place in range(len(heads))]
    numeric = [all(isinstance(row[place], int | None) for row in answer.rows) for place in kept]
    lines = []
    for number, row in enumerate([heads, *rows]):
        cells = [
            text.rjust(width) if is_number else textwrap.shorten(text, width, placeholder="…").ljust(width)
            for text, width, is_number in zip(row, widths, numeric, strict=True)
        ]
        line = "  ".join(cells).rstrip()
        lines.append(f"{_BOLD}{line}{_END}" if look.colour and number == 0 else line)
        lines += report.quotes(answer, number - 1, look) if number else []
    return "\n".join(lines) + "\n"


def _cell(column: str, value: Any, look: Look) -> str:
    if value is None:
        return ""
    if column == "issued":
        return spoken_date(value)
    if column == "issuer":
        return short_name(value)
    if column == "level":
        return level_name(value, look.lang)
    if column in ("status", "by", "share", "body", "unresolved", "open"):
        return say(value, look.lang)
    if isinstance(value, list):
        return on_one_line("; ".join(value))
    return on_one_line(str(value))

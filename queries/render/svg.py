"""A picture of a cascade in, one slide (16:9) that shows where it went and where it stopped out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..ladder import LEVELS
from ..view.model import Paper, Picture
from .sheet import ACCENT, INK, LINE, PAPER, SOFT, Sheet, width, wrapped
from .slide_bars import bars
from .slide_rings import rings
from .slide_tree import THREAD, dates, tree
from .words import level_name, say, short_name, spoken_date

WIDE, HIGH, MARGIN = 1600, 900, 56
#: The states in the order of the bars, with the fill and the line of each.
STATES = {
    "loaded": ("#1c6b40", "#1c6b40"),
    "attested": ("#5b93d4", "#2a62a8"),
    "assigned": ("#e8a33d", "#b26a00"),
    "expected": ("#f1ede3", "#827d73"),
    "not implemented": ("#a5271f", "#a5271f"),
}
LATE = "#a5271f"
_MEANING = {
    "loaded": "document loaded", "attested": "cited by others", "assigned": "assigned, nothing seen",
    "expected": "expected by the ladder, nothing seen", "not implemented": "not implemented",
}  # fmt: skip
#: So many documents are listed as a tree, so many drawn on rings; beyond, places are compared.
LISTED, DRAWN = 20, 300
_LEFT, _TOP, _BOTTOM = 500, 190, 775


def svg(picture: Picture, lang: str = "en") -> str:
    """A slide of 1600 by 900: title, bodies by level, then the tree of few documents, the rings of some
    hundred, or bars of places; the legend and what was loaded below.
    """
    root = picture.documents[picture.root]
    name = root.symbol or root.title
    sheet = Sheet(WIDE, HIGH, f"{name}: {say('where it went', lang)}", root.title)
    _head(sheet, picture, root, lang)
    _levels(sheet, picture, lang)
    room = (_LEFT + 60, _TOP, WIDE - MARGIN, _BOTTOM)
    listed = sum(one.relation != "beside" for one in picture.documents)
    if listed <= LISTED:
        tree(sheet, picture, lang, room)
    elif picture.points and len(picture.documents) <= DRAWN:
        rings(sheet, picture, lang, room)
    else:
        bars(sheet, picture, room, STATES)
    _legend(sheet, picture, lang)
    return sheet.drawn()


def _head(sheet: Sheet, picture: Picture, root: Paper, lang: str) -> None:
    sheet.box(0, 0, WIDE, 8, ACCENT)
    symbol = root.symbol or say("(no number)", lang)
    sheet.text(MARGIN, 70, symbol, 38, bold=True, room=700)
    about = (root.type, short_name(root.issuer), dates(root.issued))
    start = MARGIN + min(width(symbol, 38, True), 700) + 24
    sheet.text(start, 70, " · ".join(filter(None, about)), 20, fill=SOFT, room=WIDE - MARGIN - start)
    lines = wrapped(root.title.split(" | ")[0], 22, WIDE - 2 * MARGIN, 1 if picture.narrowed else 2)
    for number, line in enumerate(lines):
        sheet.text(MARGIN, 108 + 30 * number, line, 22)
    if picture.narrowed:
        said = dict(picture.narrowed)
        parts = [said.get("unit", ""), said.get("province", ""), level_name(said.get("level", ""), lang)]
        parts.append(say("units of which no document is seen", lang) if "gaps" in said else "")
        words = f"{say('only', lang)}: {' · '.join(filter(None, parts))}"
        sheet.text(MARGIN, 140, words, 20, fill=ACCENT, bold=True, room=WIDE - 2 * MARGIN)
    sheet.path(f"M{MARGIN} 160H{WIDE - MARGIN}")


def _levels(sheet: Sheet, picture: Picture, lang: str) -> None:
    """The bodies of each level as a bar with their states in figures."""
    counts: dict[str, Counter[str]] = {}
    for one in picture.bodies:
        counts.setdefault(one.level, Counter())[one.status] += 1
        counts[one.level]["overdue"] += one.overdue
    shown = [level for level in (*LEVELS, "") if any(counts.get(level, Counter())[state] for state in STATES)]
    step = min(140, (_BOTTOM - _TOP - 20) / max(1, len(shown)))
    for number, level in enumerate(shown):
        y = _TOP + 24 + number * step
        found = counts[level]
        total = sum(found[state] for state in STATES)
        name = level_name(level, lang) if level else say("level not known", lang)
        sheet.text(MARGIN, y, name[:1].upper() + name[1:], 20, bold=True, room=300)
        sheet.text(_LEFT, y, number_of(total, lang), 20, bold=True, anchor="end")
        stacked(sheet, MARGIN, y + 12, _LEFT - MARGIN, 22, found, total)
        words = [f"{number_of(found[state], lang)} {say(state, lang)}" for state in STATES if found[state]]
        end = y + 36
        for line in wrapped(" · ".join(words), 16, _LEFT - MARGIN, 2):
            end += 20
            sheet.text(MARGIN, end, line, 16, fill=SOFT)
        if found["overdue"]:
            late = f"{number_of(found['overdue'], lang)} {say('overdue', lang)}"
            sheet.text(MARGIN, end + 21, late, 16, fill=LATE, bold=True)


def stacked(
    sheet: Sheet, x: float, y: float, wide: float, high: float, found: Mapping[str, int], total: int
) -> None:
    """A bar with a part for each state, none so thin that it cannot be seen."""
    parts = [state for state in STATES if found.get(state)]
    least = 3.0
    free = max(0.0, wide - least * len(parts))
    for state in parts:
        fill, line = STATES[state]
        part = least + free * found[state] / max(1, total)
        sheet.box(x, y, part, high, fill, line)
        x += part


def _legend(sheet: Sheet, picture: Picture, lang: str) -> None:
    used = {one.status for one in picture.bodies} | {one.status for one in picture.documents}
    x: float = MARGIN
    for state in [state for state in STATES if state in used]:
        fill, line = STATES[state]
        words = say(_MEANING[state], lang)
        sheet.box(x, 796, 16, 16, fill, line)
        sheet.text(x + 24, 810, words, 16)
        x += 24 + width(words, 16) + 32
    if any(link.kind == "unproven" for link in picture.links):
        sheet.path(f"M{x:.0f} 804h28", THREAD, 2, dashed=True)
        sheet.text(x + 36, 810, say("link that no sentence states", lang), 16)
    for row, line in enumerate(_notes(picture, lang)):
        sheet.text(MARGIN, 842 + 20 * row, line, 14, fill=SOFT, room=WIDE - 2 * MARGIN)


def _notes(picture: Picture, lang: str) -> Iterable[str]:
    said = [
        say(note.phrase, lang, *(spoken_date(str(value)) for value in note.values)) for note in picture.notes
    ]
    return wrapped(". ".join(line[:1].upper() + line[1:] for line in said) + ".", 14, WIDE - 2 * MARGIN, 3)


def number_of(number: int, lang: str) -> str:
    """A number as the language groups its thousands.

    >>> number_of(11152, "en"), number_of(11152, "vi")
    ('11,152', '11.152')
    """
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if lang == "vi" else grouped


__all__ = ["INK", "LINE", "PAPER", "STATES", "number_of", "stacked", "svg"]

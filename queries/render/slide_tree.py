"""A picture of few documents in, their tree line by line on a slide out."""

from __future__ import annotations

from ..view.model import Paper, Picture
from .sheet import INK, PAPER, SOFT, Sheet, width
from .words import say, short_name, spoken_date

Room = tuple[float, float, float, float]

LOADED, ATTESTED, THREAD = "#1c6b40", "#2a62a8", "#8b867b"
_INDENT, _LINES = 34, 20


def tree(sheet: Sheet, picture: Picture, lang: str, room: Room) -> None:
    """A row a document, its parent to the left above it: dashed where no sentence states the link."""
    left, top, right, bottom = room
    shown = [row for row, one in enumerate(picture.documents) if one.relation != "beside"]
    beside = [one for one in picture.documents if one.relation == "beside"]
    lines = len(shown) + (len(beside) + 1.2 if beside and len(shown) + len(beside) < _LINES else 0)
    step = min(46.0, (bottom - top) / max(1.0, lines))
    deepest = max(picture.documents[row].depth for row in shown)
    indent = min(_INDENT, 260 / max(1, deepest))
    place = {row: (left + picture.documents[row].depth * indent, top + step * (number + 0.5))
             for number, row in enumerate(shown)}  # fmt: skip
    for row in shown:
        one = picture.documents[row]
        if one.parent >= 0:
            (x, y), (above, start) = place[row], place[one.parent]
            sheet.path(f"M{above:.1f} {start:.1f}V{y:.1f}H{x:.1f}", THREAD, 2, one.relation == "unproven")
    for row in shown:
        _line(sheet, picture.documents[row], *place[row], right, step, lang)
    if lines > len(shown):
        y = top + step * (len(shown) + 0.9)
        sheet.text(left - 8, y, say("beside it: other parents of its documents, or in a task only", lang), 16,
                   fill=SOFT, room=right - left)  # fmt: skip
        for number, one in enumerate(beside):
            _line(sheet, one, left, y + step * (number + 0.8), right, step, lang)


def dates(issued: str) -> str:
    """A date as it is said, or each of several that texts tell.

    >>> dates("2023-06-15"), dates("2024-07-15 | 2024-08-15")
    ('15/06/2023', '15/07/2024 | 15/08/2024')
    """
    return " | ".join(map(spoken_date, issued.split(" | ")))


def _line(sheet: Sheet, one: Paper, x: float, y: float, right: float, step: float, lang: str) -> None:
    loaded = one.status == "loaded"
    colour = LOADED if loaded else ATTESTED
    sheet.disc(x, y, 8, colour if loaded else PAPER, colour, 3)
    size = 19 if step >= 36 else 16
    symbol = one.symbol or say("(no number)", lang)
    days = say("{} days", lang, one.days) if one.days is not None else ""
    when = " · ".join(filter(None, (dates(one.issued), f"+{days}" if one.days and one.days > 0 else days)))
    sheet.text(right, y + 6, when, size - 2, fill=SOFT, anchor="end")
    start = x + 20
    sheet.text(start, y + 6, symbol, size, bold=True, room=220)
    about = " · ".join(filter(None, (one.type, short_name(one.issuer))))
    begin = start + min(width(symbol, size, True), 220) + 14
    sheet.text(begin, y + 6, about, size - 2, fill=INK, room=right - width(when, size - 2) - 20 - begin)

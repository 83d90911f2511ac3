"""A picture of many documents in, its places side by side as bars of states out."""

from __future__ import annotations

from collections.abc import Mapping

from ..view.model import Branch, Picture
from .sheet import SOFT, Sheet
from .slide_tree import Room

_MOST, _COLUMNS, _ROWS = 66, 3, 22
_FIELDS = {"not implemented": "missing"}


def bars(sheet: Sheet, picture: Picture, room: Room, states: Mapping[str, tuple[str, str]]) -> None:
    """A bar a place, its parts the shares of the states; beside it how many were seen, of how many."""
    left, top, right, bottom = room
    shown = _places(picture)
    rest = len(shown) - _MOST
    if rest > 0:
        shown = sorted(sorted(shown, key=lambda row: -_total(picture.branches[row], states))[: _MOST - 1])
    count = len(shown) + (rest > 0)
    columns = min(_COLUMNS, -(-count // _ROWS))
    rows = -(-count // max(1, columns))
    wide = (right - left + 24) / max(1, columns)
    step = min(40.0, (bottom - top) / max(1, rows))
    names, figures = (145.0, 78.0) if columns == _COLUMNS else (wide * 0.36, 110.0)
    for number, row in enumerate(shown):
        one = picture.branches[row]
        x, y = left + wide * (number // rows), top + step * (number % rows + 0.5)
        size = 14 if step < 34 else 17
        name = one.name if columns < _COLUMNS else _bare(picture, one)
        sheet.text(x + names - 8, y + 5, name, size, room=names - 8, anchor="end")
        _bar(sheet, one, x + names, y - step * 0.3, wide - names - figures - 30, step * 0.6, states)
        seen = f"{one.loaded + one.attested}/{_total(one, states)}"
        sheet.text(x + wide - 28, y + 5, seen, size - 1, fill=SOFT, anchor="end")
    if rest > 0:
        x, y = left + wide * ((count - 1) // rows), top + step * ((count - 1) % rows + 0.5)
        sheet.text(x + names, y + 5, f"… +{rest + 1}", 14, fill=SOFT)


def _places(picture: Picture) -> list[int]:
    """The rows of the places to compare: those below the first that is divided."""
    top = 0
    while True:
        inside = [row for row, one in enumerate(picture.branches) if one.parent == top]
        if len(inside) != 1:
            return inside or [top]
        top = inside[0]


def _bare(picture: Picture, one: Branch) -> str:
    """The name of a province without its kind, where room is short."""
    return picture.provinces[one.province] if one.kind == "province" and one.province >= 0 else one.name


def _of(one: Branch, state: str) -> int:
    return int(getattr(one, _FIELDS.get(state, state)))


def _total(one: Branch, states: Mapping[str, tuple[str, str]]) -> int:
    return sum(_of(one, state) for state in states)


def _bar(
    sheet: Sheet, one: Branch, x: float, y: float, wide: float, high: float,
    states: Mapping[str, tuple[str, str]],
) -> None:  # fmt: skip
    total = _total(one, states)
    for state, (fill, line) in states.items():
        if part := wide * _of(one, state) / max(1, total):
            sheet.box(x, y, part, high, fill, line)
            x += part

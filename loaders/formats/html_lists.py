"""An item of a list in, its number, letter or bullet out as a browser shows it (HTML, ``ol`` and ``li``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman)|disc|circle|square)\b"
)
_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class List:
    """A list that is being read: its kind of marker and the next number."""

    def __init__(self, element: HtmlElement) -> None:
        self.ordered = element.tag == "ol"
        self.style = _style(element) or ("decimal" if self.ordered else "disc")
        self.next = _integer(element.get("start"), 1)


def marker(item: HtmlElement, parent: List | None) -> str:
    """The marker of an item ("1.", "b.", "IV.", "-"), empty where none is shown; it counts the list on."""
    if parent is None:
        return "-"
    number = _integer(item.get("value"), parent.next) if parent.ordered else 0
    parent.next = number + 1
    style = _style(item) or parent.style
    if style == "none":
        return ""
    if style in ("disc", "circle", "square"):
        return "-"
    return f"{numeral(number, style)}."


def numeral(number: int, style: str) -> str:
    """A number in a style of CSS.

    >>> numeral(4, "upper-roman"), numeral(28, "lower-alpha"), numeral(0, "lower-roman")
    ('IV', 'ab', '0')
    """
    if style.endswith("roman") and 0 < number < 4000:
        written = ""
        for value, letters in _ROMAN:
            written += letters * (number // value)
            number %= value
        return written if style.startswith("upper") else written.lower()
    if style.endswith(("alpha", "latin")) and 0 < number < 10000:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters.upper() if style.startswith("upper") else letters
    return str(number)


def _style(element: HtmlElement) -> str:
    found = _TYPE.search((element.get("style") or "").lower())
    return found[1] if found else _STYLES.get((element.get("type") or "").strip(), "")


def _integer(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written.strip()) else default

"""Shapes and texts in, one SVG drawing out, in which whatever a document says is text alone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from html import escape

FONTS = "Noto Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif"
INK, SOFT, LINE, PAPER, ACCENT = "#1c1b19", "#55524c", "#d3cdc0", "#ffffff", "#8a1c1c"

#: The widths of DejaVu Sans, the widest of FONTS, in hundredths of its size; letters without their marks.
_WIDTHS = {
    letter: number
    for number, letters in {
        30: "ijl'|I", 40: "ftrJ ./,:;-!()[]·\"", 53: "s", 55: "cz", 59: "kvxyLF", 64: "aegohnubdpqP",
        65: "đ0123456789ETS?", 70: "ABKVXYZR_", 77: "CDUHN", 79: "GOQĐ", 87: "wM&+=<>~", 98: "m%", 100: "W@…",
    }.items()
    for letter in letters
}  # fmt: skip
_BOLD = 1.12


@lru_cache(maxsize=16384)
def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is; rather more than less.

    >>> 50 < width("57-KL/TW", 10) < 60
    True
    """
    bases = (unicodedata.normalize("NFD", letter)[0] for letter in text)
    return sum(_WIDTHS.get(base, 66) for base in bases) * size / 100 * (_BOLD if bold else 1)


def clipped(text: str, size: float, room: float, bold: bool = False) -> str:
    """As much of a text as there is room for, with "…" where it is not all.

    >>> clipped("Kế hoạch", 10, 500), clipped("Kế hoạch", 10, 40)
    ('Kế hoạch', 'Kế h…')
    """
    text = _one_line(text)
    if width(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrapped(text: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """A text in at most so many lines, the last one clipped.

    >>> wrapped("một hai ba bốn", 10, 45, 2)
    ['một hai', 'ba bốn']
    """
    lines: list[str] = []
    words = _one_line(text).split()
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size, bold) <= room:
            count += 1
        lines.append(clipped(" ".join(words[:count]), size, room, bold))
        words = words[count:]
    return [*lines, clipped(" ".join(words), size, room, bold)] if words else lines


def _one_line(text: str) -> str:
    """Text without what XML forbids or what turns its direction."""
    return "".join(c if c.isprintable() else " " for c in text)


class Sheet:
    """A drawing of a width and height; elements come in the order in which they are added."""

    def __init__(self, wide: int, high: int, title: str, description: str) -> None:
        self.wide, self.high = wide, high
        self.parts = [
            f"<title>{escape(_one_line(title))}</title>", f"<desc>{escape(_one_line(description))}</desc>",
            f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        ]  # fmt: skip

    def text(
        self, x: float, y: float, text: str, size: float, *, room: float = 0, bold: bool = False,
        fill: str = INK, anchor: str = "start", halo: bool = False,
    ) -> None:  # fmt: skip
        """A line of text on its base line, clipped to the room there is; a halo keeps lines off it."""
        shown = clipped(text, size, room, bold) if room else _one_line(text)
        weight = ' font-weight="bold"' if bold else ""
        if halo:
            weight += f' stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
        where = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{fill}"{weight}{where}>'
            f"{escape(shown)}</text>"
        )

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str, line: str = "none", radius: float = 0
    ) -> None:
        """A rectangle."""
        self.parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{fill}" '
            f'stroke="{line}"' + (f' rx="{_n(radius)}"' if radius else "") + "/>"
        )

    def disc(self, x: float, y: float, radius: float, fill: str, line: str = "none", wide: float = 1) -> None:
        """A circle."""
        self.parts.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{line}" '
            f'stroke-width="{_n(wide)}"/>'
        )

    def path(self, points: str, line: str = LINE, wide: float = 1.5, dashed: bool = False) -> None:
        """A line along a path as SVG writes it."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self.parts.append(f'<path d="{points}" fill="none" stroke="{line}" stroke-width="{_n(wide)}"{dash}/>')

    def drawn(self) -> str:
        """The file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.wide}" height="{self.high}" '
            f'viewBox="0 0 {self.wide} {self.high}" font-family="{FONTS}" role="img">'
        )
        return "\n".join((head, *self.parts, "</svg>")) + "\n"


def _n(number: float) -> str:
    """A number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")

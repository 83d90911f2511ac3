"""The styles of a Word file in, how the text of a paragraph or run looks out (ECMA-376, part 1, 17.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .docx_package import W
from .numbering import value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What of a look matters for reading: name to value ("1": yes, "": no).
Look = dict[str, str]

_KINDS = [W + name for name in ("caps", "vanish", "vertAlign", "position", "rFonts")]
#: Half-points by which a figure is raised that stands above the line.
_RAISED = 4
_SWITCHES = ("caps", "vanish")


def look_of(properties: _Element | None) -> Look:
    """What run properties say by themselves: caps, vanish, raised, font."""
    look: Look = {}
    if properties is None:
        return look
    for one in properties.iterchildren(*_KINDS):
        name = one.tag[len(W) :]
        if name in _SWITCHES:
            look[name] = "" if one.get(f"{W}val", "1") in ("0", "false", "off") else "1"
        elif name == "vertAlign":
            look["raised"] = "1" if one.get(f"{W}val") == "superscript" else ""
        elif name == "position":
            if whole(one.get(f"{W}val"), 0) >= _RAISED:
                look["raised"] = "1"
        elif font := one.get(f"{W}ascii") or one.get(f"{W}hAnsi"):
            look["font"] = font
        elif one.get(f"{W}asciiTheme") or one.get(f"{W}hAnsiTheme"):
            look["font"] = ""
    return look


class Styles:
    """Each style with what it has from those that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        self._runs: dict[str, Look] = {}
        self._paragraphs: dict[str, dict[str, str]] = {}
        self.defaults: Look = {}
        self.paragraph = ""
        self._nodes: dict[str, _Element] = {}
        if root is None:
            return
        self.defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for one in root.iterchildren(f"{W}style"):
            self._nodes[one.get(f"{W}styleId", "")] = one
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true", "on"):
                self.paragraph = one.get(f"{W}styleId", "")

    def run(self, style: str) -> Look:
        """How text in a style looks, paragraph or character style alike."""
        if style not in self._runs:
            look: Look = {}
            for one in self._line(style):
                look.update(look_of(one.find(f"{W}rPr")))
            self._runs[style] = look
        return self._runs[style]

    def layout(self, style: str) -> dict[str, str]:
        """What a paragraph style says of its paragraphs: jc, numId, ilvl, outlineLvl."""
        if style not in self._paragraphs:
            found: dict[str, str] = {}
            for one in self._line(style):
                found.update(layout_of(one.find(f"{W}pPr")))
            self._paragraphs[style] = found
        return self._paragraphs[style]

    def linked(self) -> dict[str, str]:
        """Numbering style to the list that it stands for."""
        return {name: found for name in self._nodes if (found := self.layout(name).get("numId"))}

    def _line(self, style: str) -> list[_Element]:
        """A style and those it is based on, the furthest first; a circle ends where it closes."""
        line: list[_Element] = []
        seen: set[str] = set()
        while style in self._nodes and style not in seen:
            seen.add(style)
            line.insert(0, self._nodes[style])
            style = value(self._nodes[style], "basedOn") or ""
        return line


def layout_of(properties: _Element | None) -> dict[str, str]:
    """What paragraph properties say by themselves of place, list and level."""
    found: dict[str, str] = {}
    if properties is None:
        return found
    for name in ("jc", "outlineLvl"):
        if (said := value(properties, name)) is not None:
            found[name] = said
    numbered = properties.find(f"{W}numPr")
    if numbered is not None:
        for name in ("numId", "ilvl"):
            if (said := value(numbered, name)) is not None:
                found[name] = said
    return found

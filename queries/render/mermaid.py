"""A cascade in, a Mermaid flow chart out."""

from __future__ import annotations

from ...graph.errors import QueryError
from ...graph.model import Result
from ..trace import Cascade, Step
from .words import Look, say, short_name, spoken_date, type_name

_ESCAPES = {
    ord(character): f"#{ord(character)};"
    for character in "#&<>\"'`\\[]{}()|;"
} | {ord("\n"): " ", ord("\r"): " "}  # fmt: skip


def render(answer: Result | Cascade, look: Look) -> str:
    """Boxes from the root down; unproven links are dotted, loaded documents have a thick border.

    Raises:
        QueryError: the answer is no cascade.
    """
    if not isinstance(answer, Cascade):
        raise QueryError("mermaid draws cascades alone; choose text, json or csv")
    numbers = {step.node.id: number for number, step in enumerate(answer)}
    lines = ["flowchart TD", "  classDef loaded stroke-width:3px"]
    for number, step in enumerate(answer):
        lines.append(f'  n{number}["{_label(step, look)}"]' + (":::loaded" if step.node.loaded else ""))
        if step.parent:
            arrow = "-.->" if step.relation == "unproven" else "-->"
            lines.append(f"  n{numbers[step.parent]} {arrow} n{number}")
    return "\n".join(lines) + "\n"


def _label(step: Step, look: Look) -> str:
    node = step.node
    parts = (
        node.symbol or say("(no number)", look.lang),
        " · ".join(
            part for part in (type_name(node.type, node.symbol), short_name(node.issuer_name)) if part
        ),
        spoken_date(node.issued),
    )
    return "<br/>".join(escape(part) for part in parts if part)


def escape(text: str) -> str:
    """Text that stays text inside a quoted label.

    >>> escape('a "b" <c>')
    'a #34;b#34; #60;c#62;'
    """
    return "".join(c for c in text.translate(_ESCAPES) if c.isprintable())

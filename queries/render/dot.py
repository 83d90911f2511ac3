"""A cascade in, a chart for Graphviz out."""

from __future__ import annotations

from ...graph.errors import QueryError
from ...graph.model import Result
from ..trace import Cascade, Step
from .words import Look, say, short_name, spoken_date, type_name


def render(answer: Result | Cascade, look: Look) -> str:
    """Boxes from the root down in the DOT language; unproven links are dashed, loaded documents thick.

    Raises:
        QueryError: the answer is no cascade.
    """
    if not isinstance(answer, Cascade):
        raise QueryError("dot draws cascades alone; choose text, json or csv")
    numbers = {step.node.id: number for number, step in enumerate(answer)}
    lines = [
        "digraph cascade {", "  rankdir=LR", '  node [shape=box, fontname="sans-serif", margin="0.15,0.08"]',
    ]  # fmt: skip
    for number, step in enumerate(answer):
        thick = ", penwidth=3" if step.node.loaded else ""
        lines.append(f"  n{number} [label={quoted(_label(step, look))}{thick}]")
        if step.parent:
            dashed = " [style=dashed]" if step.relation == "unproven" else ""
            lines.append(f"  n{numbers[step.parent]} -> n{number}{dashed}")
    return "\n".join((*lines, "}")) + "\n"


def _label(step: Step, look: Look) -> list[str]:
    node = step.node
    parts = (type_name(node.type, node.symbol), short_name(node.issuer_name))
    lines = (node.symbol or say("(no number)", look.lang), " · ".join(filter(None, parts)))
    return [line for line in (*lines, spoken_date(node.issued)) if line]


def quoted(lines: list[str]) -> str:
    """Lines as one quoted string of DOT, in which nothing is markup or an escape.

    >>> print(quoted(['a "b"', 'c\\\\n', '<d>']))
    "a \\"b\\"\\nc\\\\n\\n<d>"
    """
    plain = ("".join(c if c.isprintable() else " " for c in line) for line in lines)
    return '"' + "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in plain) + '"'

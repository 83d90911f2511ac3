"""The forms in which an answer can be rendered, by name."""

from __future__ import annotations

from collections.abc import Callable

from ...graph.model import Result
from ..trace import Cascade
from . import csv, ics, json, mermaid, text
from .words import LANGUAGES, Look

RENDERERS: dict[str, Callable[[Result | Cascade, Look], str]] = {
    "text": text.render,
    "json": json.render,
    "csv": csv.render,
    "mermaid": mermaid.render,
    "ics": ics.render,
}

__all__ = ["LANGUAGES", "RENDERERS", "Look"]

"""An answer in, JSON out: a list with an object for each row."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ...graph.model import Evidence, Result
from ..trace import Cascade, table
from .words import Look


def render(answer: Result | Cascade, look: Look) -> str:
    """The same bytes for the same answer; dates in ISO form, evidence where it is asked for."""
    result = table(answer) if isinstance(answer, Cascade) else answer
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    if look.evidence and result.evidence:
        for row, evidence in zip(rows, result.evidence, strict=True):
            row["evidence"] = [_evidence(one) for one in evidence]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _evidence(one: Evidence) -> dict[str, Any]:
    """Evidence as an object; page and box only where the file has pages."""
    fields = asdict(one)
    return {name: value for name, value in fields.items() if name not in ("page", "box") or value}

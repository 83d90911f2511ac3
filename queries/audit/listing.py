"""The rules of the audit in, a table of them for people out."""

from __future__ import annotations

from collections.abc import Collection

from ...graph.model import Result
from .report import checked_rules
from .rules import RULES


def listed(names: Collection[str] = (), lang: str = "en") -> Result:
    """The rules, all or those named, in order: name, title, severity, what each asks, what refutes it.

    Raises:
        QueryError: there is no such rule.
    """
    rules = [RULES[name] for name in checked_rules(names)]
    return Result(
        ("rule", "title", "severity", "asks", "refuted_by"),
        tuple((one.name, one.title_vi if lang == "vi" else one.title, one.severity, one.asks, one.refuted)
              for one in rules),
    )  # fmt: skip


def markdown() -> str:
    """The table of the rules that stands in the README of this folder.

    >>> markdown().splitlines()[0]
    '| rule | severity | speaks when | is refuted by |'
    """
    rows = ["| rule | severity | speaks when | is refuted by |", "|---|---|---|---|"]
    rows += [
        f"| `{one.name}` {one.title_vi} | {one.severity} | {one.asks} | {one.refuted} |"
        for one in RULES.values()
    ]
    return "\n".join(rows) + "\n"

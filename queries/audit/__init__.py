"""A graph in, findings for an auditor to sign, each with its sentences and what refutes it, out."""

from __future__ import annotations

from .listing import listed
from .model import SEVERITIES, Finding, Report, Rule, fingerprint
from .report import audit, checked_rules, failing
from .rules import RULES

__all__ = [
    "RULES", "SEVERITIES", "Finding", "Report", "Rule", "audit", "checked_rules", "failing", "fingerprint",
    "listed",
]  # fmt: skip

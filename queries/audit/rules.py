"""The rules of the audit, written out by hand, by name."""

from __future__ import annotations

from .model import Rule
from .own import DATE_MISSING, NUMBER_MISSING, OUTLINE_GAP

RULES: dict[str, Rule] = {rule.name: rule for rule in (NUMBER_MISSING, DATE_MISSING, OUTLINE_GAP)}

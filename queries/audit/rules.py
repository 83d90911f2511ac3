"""The rules of the audit, written out by hand, by name."""

from __future__ import annotations

from . import (
    basis_ended,
    broken_chain,
    child_older,
    date_missing,
    deadline_later,
    missing_link,
    no_basis,
    not_loaded,
    number_missing,
    number_twice,
    outline_gap,
    overdue_plan,
    overdue_report,
    report_missing,
    unproven_link,
    wrong_date,
    wrong_issuer,
    wrong_number,
    wrong_title,
)
from .model import Rule

RULES: dict[str, Rule] = {
    "missing-link": missing_link.RULE,
    "broken-chain": broken_chain.RULE,
    "no-basis": no_basis.RULE,
    "unproven-link": unproven_link.RULE,
    "not-loaded": not_loaded.RULE,
    "overdue-plan": overdue_plan.RULE,
    "overdue-report": overdue_report.RULE,
    "report-missing": report_missing.RULE,
    "child-older": child_older.RULE,
    "deadline-later": deadline_later.RULE,
    "basis-ended": basis_ended.RULE,
    "wrong-number": wrong_number.RULE,
    "wrong-date": wrong_date.RULE,
    "wrong-issuer": wrong_issuer.RULE,
    "wrong-title": wrong_title.RULE,
    "number-missing": number_missing.RULE,
    "date-missing": date_missing.RULE,
    "number-twice": number_twice.RULE,
    "outline-gap": outline_gap.RULE,
}

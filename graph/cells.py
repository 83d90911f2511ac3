"""A text from a document in, a spreadsheet cell that runs nothing out."""

from __future__ import annotations

#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run as a formula.

    >>> harmless("=1+1"), harmless("Kế hoạch")
    ("'=1+1", 'Kế hoạch')
    """
    return "'" + text if text.startswith(_FORMULA) else text

"""The top of a text in, the name of its type (tên loại) out: Nghị định 30/2020/NĐ-CP, Phụ lục III."""

from __future__ import annotations

import re
from functools import cache

from ..ontology import document_types
from .clean import key
from .page import CELL, LINE, Page


@cache
def type_names() -> dict[str, str]:
    """Names of types in key form to their codes; that of a công văn is CV.

    >>> type_names()["kế hoạch"], type_names()["công văn"]
    ('KH', 'CV')
    """
    names: dict[str, str] = {}
    for entry in document_types():
        code = entry.code or ("CV" if entry.name == "công văn" else "")
        for name in (entry.name, *(n for n in entry.also if n.islower())):
            names.setdefault(key(name), code)
    return names


@cache
def _types() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The name of a type as a whole cell, and one that begins a cell; words may be wrapped."""
    longest = sorted(type_names(), key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in longest)
    return (
        re.compile(rf"(?<![^\n\t\v])({names})[ :]*(?=[\n\t\v]|$)"),
        re.compile(rf"(?<![^\n\t\v])({names})(?:[ \n]+|[ ]?[:-][ ]?)(?!chung\b|này\b)(?=[^\W\d_])"),
    )


def find_type(page: Page, end: int) -> tuple[str, int, int] | None:
    """The name of the type in key form and where it stands, or None.

    In capitals on a line of its own, else in capitals before its title, else in small letters on its own.
    """
    alone, before = _types()
    small: re.Match[str] | None = None
    for match in alone.finditer(page.low, 0, end):
        written = page.text[match.start(1) : match.end(1)]
        if written.isupper():
            return _found(match)
        if small is None and written[0].isupper() and match.start() > 12 and not _in_row(page, match):
            small = match
    for match in before.finditer(page.low, 0, end):
        written, rest = page.text[match.start(1) : match.end(1)], page.low[match.end() : match.end() + 12]
        if written.isupper() and not rest.startswith("số") and not _cited(page, match.end()):
            return _found(match)
    if small is not None:
        return _found(small)
    for match in before.finditer(page.low, 0, end):
        rest = page.low[match.end() :]
        if (
            page.text[match.start(1)].isupper()
            and match.start() > 40
            and rest.startswith(("về ", "triển khai ", "thực hiện ", "v/v "))
        ):
            return _found(match)
    return None


def _in_row(page: Page, match: re.Match[str]) -> bool:
    """Whether a name stands in a row with other cells, as in a list of types."""
    return CELL in (page.text[match.start() - 1], page.text[match.end() : match.end() + 1])


def _cited(page: Page, start: int) -> bool:
    """Whether "LUẬT X SỐ 1/2025/QH15 ..." names a document in passing, above the letterhead."""
    stop = page.text.find(LINE, start)
    line = page.low[start : stop if stop > 0 else None]
    return bool(re.search(r"\bsố\b.*\d/", line)) and any(
        f in page.low[start:] for f in ("cộng hòa xã hội", "độc lập")
    )


def _found(match: re.Match[str]) -> tuple[str, int, int]:
    return " ".join(match[1].split()), match.start(1), match.end(1)

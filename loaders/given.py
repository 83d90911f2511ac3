"""What a publisher says of a document in, lines above its text out, and back: each field with its place."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .. import ontology
from .clean import key, words
from .dates import compose, date_at
from .document_type import type_names
from .model import Span, Text
from .persons import person
from .symbols import CANDIDATE, symbol_in, symbol_of

#: Field to the label of its line, in the order of the lines.
LABELS = {
    "symbol": "Số hiệu",
    "type": "Loại văn bản",
    "issuer": "Nơi ban hành",
    "issued": "Ngày ban hành",
    "signer": "Người ký",
    "title": "Trích yếu",
    "address": "Địa chỉ",
}
_FIELDS = {label: field for field, label in LABELS.items()}
_LONGEST = 600
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=$|[T\s])")
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)$")
#: "Quyết định số 15/QĐ-UBND năm 2024 ..." as portals write titles: what may stand around the symbol.
_NUMBER = re.compile(r"\s+(?:[Ss]ố\s*:?\s*)?")
_YEAR = re.compile(r"\s*(?:năm\s+\d{4}|ngày\s+[\d/. -]*\d)?[\s:,.–-]*")


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the publisher gives, in the form of our own fields, and where it stands in the text."""

    value: str
    span: Span


def headed(text: Text, given: Mapping[str, str]) -> Text:
    """The text with a line above it for each field that its publisher gives and that can be read.

    >>> text = headed(Text("a", "KẾ HOẠCH", "KẾ HOẠCH"), {"symbol": "57/KH-UBND", "signer": "admin"})
    >>> print(text.text)
    Số hiệu: 57/KH-UBND
    <BLANKLINE>
    KẾ HOẠCH
    >>> text.text[text.above:]
    'KẾ HOẠCH'
    """
    lines = []
    for field, label in LABELS.items():
        value = _plain(given.get(field, ""))
        if value and _READ[field](value):
            lines.append(f"{label}: {value}\n")
    if not lines:
        return text
    above = "".join(lines) + "\n"
    count = len(above)
    starts = text.starts
    if len(starts):
        starts = array("l", range(count))
        starts.extend(start + count for start in text.starts)
    layout = tuple(replace(one, start=one.start + count, end=one.end + count) for one in text.layout)
    return replace(
        text,
        text=above + text.text,
        original=above + text.original,
        starts=starts,
        layout=layout,
        above=count,
    )


def given_in(text: Text) -> dict[str, Said]:
    """The fields in the lines above a text.

    A title that begins with type and symbol gives those too, where no line of their own does.

    >>> said = given_in(headed(Text("a", "x", "x"), {"title": "Quyết định 5/QĐ-UBND năm 2024 về nuôi ong"}))
    >>> [(field, one.value) for field, one in sorted(said.items())]
    [('symbol', '5/QĐ-UBND'), ('title', 'về nuôi ong'), ('type', 'QĐ')]
    """
    found: dict[str, Said] = {}
    at = 0
    for line in text.text[: text.above].splitlines(keepends=True):
        label, mark, value = line.rstrip("\n").partition(": ")
        field = _FIELDS.get(label, "") if mark else ""
        if field:
            start = at + len(label) + len(mark)
            found[field] = Said(_READ[field](value), Span(start, start + len(value)))
        at += len(line)
    title = found.get("title")
    if title is not None:
        named, rest = _named(title.value, title.span.start)
        span = Span(title.span.start + rest, title.span.end)
        found = named | found | {"title": Said(words(title.value[rest:]), span)}
    return found


def _named(title: str, start: int) -> tuple[dict[str, Said], int]:
    """Type and symbol where a title begins with them, and where the rest of it begins."""
    name = _type_before(title)
    number = _NUMBER.match(title, len(name)) if name else None
    match = CANDIDATE.match(title, number.end()) if number else None
    symbol = symbol_of(match) if match else None
    if match is None or symbol is None:
        return {}, 0
    year = _YEAR.match(title, match.end())
    rest = year.end() if year else match.end()
    found = {
        "type": Said(type_names()[key(name)], Span(start, start + len(name))),
        "symbol": Said(symbol.text, Span(start + match.start(), start + match.end())),
    }
    return found, rest if len(title) > rest + 3 else 0


def _type_before(title: str) -> str:
    low = key(title)
    names = (name for name in type_names() if name and low.startswith(name + " "))
    return title[: len(max(names, key=len, default=""))]


def _plain(value: str) -> str:
    """A value on one line, without what no letter is; nothing of one that is broken or no text."""
    if any("\ud800" <= c <= "\udfff" for c in value[: 2 * _LONGEST]):
        return ""
    composed = unicodedata.normalize("NFC", value[: 2 * _LONGEST])
    shown = "".join(c if c.isprintable() else " " for c in composed)
    return " ".join(shown.split())[:_LONGEST].strip()


def _symbol(value: str) -> str:
    found = symbol_in(value)
    return found.text if found else ""


def _type(value: str) -> str:
    """The code of a type by its name, or by the code itself."""
    code = type_names().get(key(words(value)), "")
    known = None if code else ontology.type_of(value.strip())
    return code or (known.code if known else "")


def _day(value: str) -> str:
    """A day as publishers write it: "15/6/2023", "2023-06-15T00:00:00", "ngày 15 tháng 6 năm 2023".

    >>> _day("2023-06-15T00:00:00Z"), _day("5/6/2023"), _day("20230615"), _day("hôm qua")
    ('2023-06-15', '2023-06-05', '2023-06-15', '')
    """
    iso = _ISO.match(value)
    if iso:
        return compose(iso[1], iso[2], iso[3] or "") or ""
    first = _DAY_FIRST.search(value)
    if first:
        return compose(first[3], first[2], first[1]) or ""
    compact = _COMPACT.match(value)
    if compact:
        return compose(*compact.groups()) or ""
    low = key(value)
    found = date_at(low if low.startswith("ngày") else f"ngày {low}", 0)
    return found[0] if found else ""


def _issuer(value: str) -> str:
    plain = value.strip(" .,;:")
    return plain if 2 < len(plain) < 200 and "@" not in plain and any(c.isalpha() for c in plain) else ""


def _signer(value: str) -> str:
    """The name of a signer; nobody else is kept."""
    return next((name for part in re.split(r"[;,(/]| - ", value) if (name := person(part))), "")


def _title(value: str) -> str:
    return value if len(value) > 3 and "@" not in value else ""


_READ: dict[str, Callable[[str], str]] = {
    "symbol": _symbol, "type": _type, "issuer": _issuer, "issued": _day, "signer": _signer, "title": _title,
    "address": str,
}  # fmt: skip

"""The documents that a text names by symbol in, the places that name them by type and number out."""

from __future__ import annotations

import re
from functools import cache

from ..ontology.frame import either, word_list
from .find import named_types
from .found import Found

#: A number that stands alone: no part of a symbol, a date, a sum or a measure. Must match the number of
#: "Kết luận 57", "QĐ66"; must not match in "57-KL/TW", "15/6", "1.500", "57 tuổi".
_NUMBER = re.compile(
    r"[0-9](?<=[\sqđhltb].)[0-9]{0,4}"
    r"(?![\d\w]|[./,-]\s?\d|\s{0,2}[-/]\s{0,2}[^\W\d_]"
    rf"|\s*{either('mentions', 'measure')})"
)
#: How far before a number its type may begin.
_REACH = 40


@cache
def _codes() -> dict[str, str]:
    """Codes that people say with a number alone, in small letters."""
    return {code.lower(): code for code in word_list("mentions", "spoken_code")}


@cache
def _type_before() -> re.Pattern[str]:
    """A type word, or its code, right before a number."""
    longest = sorted((name.replace(" ", r"\s+") for name in named_types()), key=len, reverse=True)
    return re.compile(
        rf"(?<![^\W\d_])(?:(?P<name>{'|'.join(longest)})\s+(?:số\s+)?|(?P<code>{'|'.join(_codes())})\s?)$"
    )


def find_short(view: str, low: str, found: list[Found]) -> list[Found]:
    """Type word and number ("Kết luận 57"), where ``found`` has one document of that type and number.

    A number that could mean two documents is left alone.
    """
    known: dict[tuple[str, str], set[str]] = {}
    for item in found:
        if item.symbol and item.type:
            known.setdefault((item.type, item.symbol.number.lstrip("0")), set()).add(item.text)
    if not known:
        return []
    numbers = {number for _, number in known}
    twins = {item.text: item for item in reversed(found)}
    result: list[Found] = []
    for match in _NUMBER.finditer(low):
        number = match[0].lstrip("0")
        named = _named(view, low, match.start()) if number in numbers else None
        if named is None:
            continue
        code, start = named
        candidates = known.get((code, number), set())
        if not candidates and code == "QyĐ":  # a Quy định of the party has the code of a decision
            candidates = known.get(("QĐ", number), set())
        if len(candidates) == 1:
            twin = twins[next(iter(candidates))]
            result.append(
                Found(start, match.end(), "short", twin.symbol, twin.type, start, match.end(), text=twin.text)
            )
    return result


def _named(view: str, low: str, end: int) -> tuple[str, int] | None:
    """The code of the type named right before ``end`` and where its name begins; a code is in capitals."""
    named = _type_before().search(low, max(end - _REACH, 0), end)
    if named is None or (named["code"] and not view[named.start()].isupper()):
        return None
    if named["code"]:
        return _codes()[named["code"]], named.start()
    return named_types()[" ".join(named["name"].split())], named.start()

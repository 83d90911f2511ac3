"""A line of a letterhead in, the bodies that stand in it one behind the other out: superior, issuer."""

from __future__ import annotations

import re
from functools import lru_cache

from .. import ontology
from ..ontology.frame import phrases
from ..ontology.placenames import find
from .clean import key
from .model import Span

#: A body whose name ends with its territory, in key form, and the kind of that territory.
_SEATED = re.compile(
    r"(?:(?P<party>tỉnh|thành|huyện|quận|thị) ủy"
    r"|(?:ubnd|ủy ban nhân dân) (?P<state>tỉnh|thành phố|huyện|quận|thị xã)"
    r"|đảng bộ (?P<whole>tỉnh|thành phố|huyện|quận|thị xã))\s+(?P<name>\S.*)"
)
_KINDS = {"thành": ("thành phố",), "thị": ("thị xã",)}
#: Words of the name of a territory at most.
_MOST = 5


def one_by_one(text: str, span: Span) -> list[tuple[str, Span]]:
    """The line in two where a body follows one that ends with the name of its territory, else as it is.

    >>> [name for name, _ in one_by_one("TỈNH ỦY YÊN BÁI HUYỆN ỦY VĂN YÊN", Span(0, 32))]
    ['TỈNH ỦY YÊN BÁI', 'HUYỆN ỦY VĂN YÊN']
    >>> [name for name, _ in one_by_one("THÀNH ỦY HẢI PHÒNG", Span(0, 18))]
    ['THÀNH ỦY HẢI PHÒNG']
    """
    low = key(text)
    head = _SEATED.match(low)
    if head is None or len(low) != len(text):
        return [(text, span)]
    starts = phrases()["body"]
    for space in list(re.finditer(r"\s+", low[head.start("name") :]))[:_MOST]:
        at = head.start("name") + space.end()
        name = low[head.start("name") : head.start("name") + space.start()].rstrip(" -–,")
        if starts.match(low, at) and _stands(head["party"] or head["state"] or head["whole"], name):
            exact = span.end - span.start == len(text)
            middle = span.start + at if exact else span.end
            left = Span(span.start, span.start + head.start("name") + space.start() if exact else span.end)
            return [
                (text[: head.start("name") + space.start()].rstrip(" -–,"), left),
                *one_by_one(text[at:], Span(middle if exact else span.start, span.end)),
            ]
    return [(text, span)]


@lru_cache(maxsize=512)
def _stands(kind: str, name: str) -> bool:
    """Whether there is, or was, a territory of that kind and name."""
    if kind in ("tỉnh", "thành", "thành phố") and ontology.province(name):
        return True
    return any(find(f"{one} {name}") for one in _KINDS.get(kind, (kind,)))

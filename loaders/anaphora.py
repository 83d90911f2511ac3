"""Named documents in, the places out that speak of them again: "Kết luận nêu trên", "sau đây gọi tắt là ...".

The text's own document ("Kế hoạch này") is no reference; a word that could mean several is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..ontology.frame import alternatives
from .document_type import type_names
from .found import Found
from .frame import Frame

#: Must match: "này", "nêu trên", "trên," behind a type; not the beginning of "trên địa bàn".
_POINTERS = re.compile(rf"(?:{alternatives('mentions', 'pointer')}|trên(?=\s*[,.;)]))(?![^\W_])")
_DEFINED = re.compile(
    r"\((?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là:?"
    r"\s*[“\"']?([^()“”\"']{4,80}?)[”\"']?\s*\)"
)
#: How many mentions back, and how many characters before its name is given, a document may stand.
_MENTIONS_BACK, _NAME_REACH = 30, 600


def find_anaphora(view: str, low: str, found: list[Found], frame: Frame) -> list[Found]:
    """Mentions of kind ``anaphor``, each with the symbol of the document that it points back to.

    ``found`` are the symbols in order of place.
    """
    if not found:
        return []
    again = [*_pointing(low, found, frame), *_named(view, low, found)]
    return sorted(again, key=lambda item: (item.start, item.end))


def _pointing(low: str, found: list[Found], frame: Frame) -> Iterator[Found]:
    """ "Chỉ thị nêu trên": the nearest document of that type before it."""
    starts = [item.start for item in found]
    for match in _POINTERS.finditer(low):
        named = _type_before(low, match.start())
        if named is None or (named[0] == frame.type and match[0].startswith("này")):
            continue
        code, head = named
        at = bisect_left(starts, match.start())
        recent = reversed(found[max(at - _MENTIONS_BACK, 0) : at])
        twin = next((item for item in recent if item.type == code), None)
        if twin is not None:
            yield _again(twin, head, match.end())


def _type_before(low: str, end: int) -> tuple[str, int] | None:
    """The code of the type whose name ends before a place, and where its first word begins."""
    names = type_names()
    words = low[max(end - max(map(len, names)) - 2, 0) : end].split()
    for count in (3, 2, 1):
        code = names.get(" ".join(words[-count:])) if len(words) >= count else None
        if code:
            return code, low.rfind(words[-count], 0, end)
    return None


def _named(view: str, low: str, found: list[Found]) -> Iterator[Found]:
    """Names that the text gives to a document and uses from there on."""
    ends = [item.tail for item in found]
    taken = [(item.head, item.tail) for item in found]
    for match in _DEFINED.finditer(low):
        name = view[match.start(1) : match.end(1)].strip()
        at = bisect_left(ends, match.start() + 1)
        if at == 0 or match.start() - found[at - 1].tail > _NAME_REACH or not _is_name(name):
            continue
        place = view.find(name, match.end())
        while place >= 0:
            stop = place + len(name)
            spot = bisect_left(taken, (place, 0))
            free = spot >= len(taken) or taken[spot][0] >= stop
            if free and not view[stop : stop + 1].isalnum():
                yield _again(found[at - 1], place, stop)
            place = view.find(name, stop)


def _is_name(name: str) -> bool:
    """Whether words in brackets name a document: a type and more, and no symbol."""
    if len(name.split()) < 2 or not name[0].isupper() or ("/" in name and any(c.isdigit() for c in name)):
        return False
    return any(name.lower().startswith(f"{kind} ") for kind in type_names() if kind != "báo cáo")


def _again(twin: Found, start: int, end: int) -> Found:
    return Found(
        start, end, "anaphor", twin.symbol, twin.type, start, end, text=twin.text, rule="points back"
    )

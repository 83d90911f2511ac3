"""Named documents in, the places out that speak of them again: "Kết luận nêu trên", "sau đây gọi tắt là ...".

The text's own document ("Kế hoạch này") is no reference; a word that could mean several is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from .find import Found
from .frame import Frame
from .letterhead import type_names

_POINTERS = re.compile(r"(?:này|nêu\s+trên|nói\s+trên|đã\s+nêu|trên\s+đây|trên(?=\s*[,.;)]))(?![^\W_])")
_DEFINED = re.compile(
    r"\((?:sau\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là:?\s*[“\"']?([^()“”\"']{4,80}?)[”\"']?\s*\)"
)


def find_anaphora(view: str, low: str, found: list[Found], frame: Frame) -> list[Found]:
    """Mentions of kind ``anaphor``, each with the symbol of the document that it points back to.

    ``found`` are the symbols in order of place.
    """
    if not found:
        return []
    return sorted(
        [*_pointing(low, found, frame), *_named(view, low, found)], key=lambda item: (item.start, item.end)
    )


def _pointing(low: str, found: list[Found], frame: Frame) -> list[Found]:
    """ "Chỉ thị nêu trên": the nearest document of that type before it."""
    names = type_names()
    starts = [item.start for item in found]
    longest = max(map(len, names))
    result: list[Found] = []
    for match in _POINTERS.finditer(low):
        before = low[max(match.start() - longest - 2, 0) : match.start()].rstrip()
        words = before.split()
        for count in (3, 2, 1):
            name = " ".join(words[-count:])
            code = names.get(name) if len(words) >= count else None
            if code:
                break
        else:
            continue
        if code == frame.type and match[0].startswith("này"):
            continue
        at = bisect_left(starts, match.start())
        twin = next((item for item in reversed(found[max(at - 30, 0) : at]) if item.type == code), None)
        if twin is not None:
            head = low.rfind(words[-count], 0, match.start())
            result.append(_again(twin, head, match.end()))
    return result


def _named(view: str, low: str, found: list[Found]) -> list[Found]:
    """Names that the text gives to a document and uses from there on."""
    ends = [item.tail for item in found]
    result: list[Found] = []
    taken = [(item.head, item.tail) for item in found]
    kinds = [kind for kind in type_names() if kind != "báo cáo"]
    for match in _DEFINED.finditer(low):
        name = view[match.start(1) : match.end(1)].strip()
        at = bisect_left(ends, match.start() + 1)
        twin = found[at - 1] if at else None
        if twin is None or match.start() - twin.tail > 600 or len(name.split()) < 2 or not name[0].isupper():
            continue
        if not any(name.lower().startswith(f"{kind} ") for kind in kinds):
            continue
        if any(character.isdigit() for character in name) and "/" in name:
            continue
        place = view.find(name, match.end())
        while place >= 0:
            stop = place + len(name)
            spot = bisect_left(taken, (place, 0))
            free = spot >= len(taken) or taken[spot][0] >= stop
            if free and not view[stop : stop + 1].isalnum():
                result.append(_again(twin, place, stop))
            place = view.find(name, stop)
    return result


def _again(twin: Found, start: int, end: int) -> Found:
    return Found(start, end, "anaphor", twin.symbol, twin.type, start, end, text=twin.text, rule="points back")

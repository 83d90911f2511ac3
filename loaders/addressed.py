"""The closing part of a document in, the names of units among its recipients out."""

from __future__ import annotations

import re

from .frame import Frame
from .model import Block
from .unit import HEAD

#: A remark behind a name, or the signature in the column beside it.
_BEHIND = re.compile(r"\s*[(;]|[.,]\s*$|\s{2,}|\t")
#: A shorter name may begin many others.
_SHORTEST = 8


def addressed(low: str, blocks: list[Block], frame: Frame) -> list[str]:
    """The names in lower case as they stand there, longest first, without remarks.

    >>> text = "- các ban, đoàn thể xã (t/h);"
    >>> addressed(text, [Block(0, len(text), 2, "item", "-", 10)], Frame(tail=0, appendix=1))
    ['các ban, đoàn thể xã']
    """
    found: set[str] = set()
    for block in blocks[frame.tail : frame.appendix]:
        name = _BEHIND.split(low[block.body : block.end].strip(), maxsplit=1)[0].strip()
        if len(name) >= _SHORTEST and HEAD.match(name):
            found.add(name)
    return sorted(found, key=lambda name: (-len(name), name))

"""Words like "file=1GB" in, what one file may cost at most out."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from ..graph.errors import QueryError

_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
_PAIR = re.compile(r"\s*([a-z]+)\s*=\s*(\d+)\s*([kmg]?)b?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost at most; what costs more is reported by name and left out.

    ``file`` is the size of one document, or of one container in a container; ``row`` of one row of a crawl;
    ``unpacked`` of all that one container holds, containers in it included; ``ratio`` is how many times its
    own size a container may hold (for one that holds more than ``file``); ``members`` how many documents;
    ``depth`` how many containers may lie in one another. Sizes are in bytes. ``seconds`` is how long
    the reading of one document may take, ``memory`` what the process that reads may take.
    """

    file: int = 256 << 20
    row: int = 32 << 20
    unpacked: int = 16 << 30
    ratio: int = 100
    members: int = 200_000
    depth: int = 3
    seconds: int = 600
    memory: int = 4 << 30


#: The limits where none are set.
LIMITS = Limits()


def limits_of(words: str, limits: Limits = LIMITS) -> Limits:
    """Limits with some of them set: names and numbers apart by commas; sizes may end in kB, MB, GB.

    Raises:
        QueryError: a name is of no limit, or what follows it is no number.

    >>> limits_of("file=1GB, depth=5").file, limits_of("").depth
    (1073741824, 3)
    """
    known = [field.name for field in fields(Limits)]
    for word in filter(None, (part.strip() for part in words.split(","))):
        pair = _PAIR.fullmatch(word)
        if pair is None or pair[1].lower() not in known:
            raise QueryError(f"{word!r} sets no limit; write for example file=1GB ({', '.join(known)})")
        limits = replace(limits, **{pair[1].lower(): int(pair[2]) * _UNITS[pair[3].lower()]})
    return limits


def size(number: int) -> str:
    """A number of bytes for people.

    >>> size(512), size(268435456), size(1610612736)
    ('512 bytes', '256 MB', '1.5 GB')
    """
    for shift, unit in ((30, "GB"), (20, "MB"), (10, "kB")):
        if number >= 1 << shift:
            return f"{number / (1 << shift):.1f}".removesuffix(".0") + f" {unit}"
    return f"{number} bytes"

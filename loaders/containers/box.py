"""An open container in, names and sizes of what lies in it out, within limits."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from ...graph.errors import SourceError
from ...graph.model import EMPTY
from ..limits import LIMITS, Limits, size
from ..model import Source

#: What the systems that make archives put beside the documents.
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX|\.|~\$|README)")
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(slots=True)
class Spent:
    """What one file has cost so far, over all containers in it; ``aside`` counts what was left, by suffix."""

    unpacked: int = 0
    members: int = 0
    aside: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Box:
    """An open container: its uri, its bytes, what it may cost, and what of that is spent.

    ``columns`` names the columns of a crawl that are not recognised (field to column); ``depth`` counts the
    containers around what lies in it.
    """

    uri: str
    stream: BinaryIO
    limits: Limits = LIMITS
    spent: Spent = field(default_factory=Spent)
    columns: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    depth: int = 1

    def spend(self, number: int) -> None:
        """Count a member of ``number`` bytes that is about to be unpacked.

        Raises:
            SourceError: all members together would be more than the limits allow.
        """
        self.spent.unpacked += number
        self.spent.members += 1
        if self.spent.unpacked > self.limits.unpacked:
            raise SourceError(
                self.uri,
                f"holds more than {size(self.limits.unpacked)} in all; the rest is not read",
                "unpack it and load the folder, or raise the limit unpacked",
            )
        if self.spent.members > self.limits.members:
            raise SourceError(
                self.uri,
                f"holds more than {self.limits.members} files; the rest is not read",
                "unpack it and load the folder, or raise the limit members",
            )

    def too_large(self, uri: str, number: int) -> SourceError:
        """Why a member of ``number`` bytes is not unpacked."""
        reason = f"is larger than {size(self.limits.file)}" + (f" ({size(number)})" if number else "")
        return SourceError(uri, reason, "unpack it, or raise the limit file")


class Names:
    """Names as written in a container to uris, each once: the second "a.docx" is "a~2.docx"."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._seen: Counter[str] = Counter()

    def uri_of(self, name: str) -> str:
        """The uri of the next member of that name."""
        here = label(name)
        self._seen[here] += 1
        if self._seen[here] > 1:
            stem, dot, suffix = here.rpartition(".")
            number = self._seen[here]
            here = f"{stem}~{number}{dot}{suffix}" if stem else f"{here}~{number}"
        return f"{self.uri}!/{here}"


def member(uri: str, content: bytes) -> Source:
    """A member whose media type is still to be found out."""
    return Source(uri, "", content, "")


def label(name: str) -> str:
    """The name of a member as a label for people: no root, no way up, one kind of slash.

    It is never a path on disk: nothing is unpacked there.

    >>> label("..\\\\..\\\\etc\\\\Kế hoạch.docx"), label("/a//./b\\n.pdf"), label("C:\\\\x.txt"), label("..")
    ('etc/Kế hoạch.docx', 'a/b?.pdf', 'x.txt', 'unnamed')
    """
    plain = unicodedata.normalize("NFC", name).replace("\\", "/")
    plain = "".join(c if c.isprintable() else "?" for c in _DRIVE.sub("", plain))
    parts = [part.strip() for part in plain.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"


def is_junk(name: str) -> bool:
    """Whether a member is hidden, a README, or what a system or a word processor leaves beside documents.

    >>> is_junk("__MACOSX/a.docx"), is_junk("a/.b.txt"), is_junk("a/~$b.docx"), is_junk("a/b.docx")
    (True, True, True, False)
    """
    return _JUNK.search(label(name)) is not None

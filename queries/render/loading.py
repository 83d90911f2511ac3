"""What a load did in, the lines that tell a person of it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from ...graph.model import Failure
from .words import say


class Done(Protocol):
    """What a load did, as the loader tells it: counts, and the files of which something is to be said."""

    @property
    def loaded(self) -> int: ...
    @property
    def replaced(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def failures(self) -> Sequence[Failure]: ...
    @property
    def pruned(self) -> Sequence[str]: ...
    @property
    def remarks(self) -> Sequence[tuple[str, str]]: ...
    @property
    def duplicates(self) -> Sequence[tuple[str, ...]]: ...


def remarks(done: Done, aside: Mapping[str, int], lang: str) -> list[str]:
    """A line a file that failed, was converted or is the same as others; then what was left aside."""
    lines = [str(failure) for failure in done.failures]
    lines += [f"{uri}: {remark}" for uri, remark in done.remarks]
    for first, *others in done.duplicates:
        lines.append(f"{first}: {say('the same document as {}', lang, ', '.join(others))}")
    if aside:
        kinds = ", ".join(f"{count} {kind or '?'}" for kind, count in sorted(aside.items()))
        lines.append(say("left aside, of no known format: {}", lang, kinds))
    return lines


def summary(done: Done, prune: bool, lang: str) -> str:
    """How many documents were new, replaced, unchanged and failed, with ``prune`` how many were forgotten."""
    counts = done.loaded, done.replaced, done.unchanged, len(done.failures)
    told = say("{} loaded, {} replaced, {} unchanged, {} failed", lang, *counts)
    return f"{told}, {say('{} pruned', lang, len(done.pruned))}" if prune else told

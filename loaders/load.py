"""Paths in, statements in a store out: what is new is read by several processes, what is not is skipped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from ..graph.model import EMPTY, Failure, LoadedDocument
from .limits import LIMITS, Limits
from .prune import gone
from .read import unframed
from .reader import reader
from .serve import Outcome, Task
from .sources import files
from .todo import tasks_at
from .workers import outcomes

#: What is done, of how many (none where that is not known), and how many failed.
Progress = Callable[[int, int | None, int], None]


class Keeper(Protocol):
    """What keeps documents; ``put`` says "loaded", "replaced" or "unchanged"."""

    def put(self, document: LoadedDocument) -> str: ...

    def known(self) -> Mapping[str, tuple[str, str]]: ...

    def failed(self, failure: Failure, sha256: str = "") -> None: ...

    def failures(self) -> Sequence[Failure]: ...

    def remove(self, uri: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: how many documents were new, replaced, unchanged, which were pruned and what failed.

    ``remarks`` are files and how each was read ("converted from TCVN3"). All are in the order of the files.
    """

    loaded: int
    replaced: int
    unchanged: int
    failures: tuple[Failure, ...]
    pruned: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while loading: what was read until then is kept and ``report`` tells of it.

    The same call goes on from there.
    """

    def __init__(self, report: Report) -> None:
        super().__init__("interrupted; what was read is kept, and the same command goes on from there")
        self.report = report


def load(
    paths: Sequence[str | os.PathLike[str]],
    graph: Keeper,
    progress: Progress | None = None,
    *,
    workers: int | None = None,
    prune: bool = False,
    limits: Limits = LIMITS,
    columns: Mapping[str, str] = EMPTY,
    aside: Counter[str] | None = None,
) -> Report:
    """Read, parse and keep every document at ``paths``, each in one transaction; bad ones are reported.

    A file whose bytes are kept, as this version reads them, is not read again. ``workers`` processes read at
    once: one a core where it is None, and none for a few small texts; 0 is this process alone. ``prune``
    removes what was loaded from below the folders and in the containers of ``paths`` and is no longer there.
    ``columns`` and ``aside`` are those of ``collect``. The same files give the same store, whatever the
    number of workers and whichever is done first.

    Raises:
        StoreError: the store cannot be written; what was kept before stays.
        Interrupted: Ctrl-C; what was kept before stays.
    """
    given = [os.fspath(path) for path in paths]
    loading = _Loading(graph, progress)
    try:
        loading.total = sum(1 for _ in files(given, columns))
        with closing(outcomes(loading.tasks(given, limits, columns, aside), workers, limits)) as found:
            for task, outcome in found:
                loading.keep(task, outcome)
        if prune:
            loading.prune(given)
    except KeyboardInterrupt:
        raise Interrupted(loading.report()) from None
    return loading.report()


class _Loading:
    """One load: what is known before it, and what it has done so far."""

    def __init__(self, graph: Keeper, progress: Progress | None) -> None:
        self.graph, self.progress, self.total = graph, progress, 0
        self.known = graph.known()
        self.before = {one.uri: one for one in graph.failures()}
        self.places: dict[str, int] = {}
        self.whole: set[str] = set()
        self.counts = {"loaded": 0, "replaced": 0, "unchanged": 0}
        self.failures: list[tuple[int, Failure]] = []
        self.remarks: list[tuple[int, str, str]] = []
        self.pruned: list[str] = []
        self.done = self.met = 0
        self.inside = False

    def tasks(
        self, paths: Sequence[str], limits: Limits, columns: Mapping[str, str], aside: Counter[str] | None
    ) -> Iterator[Task]:
        """What is to be read: the documents that are new or changed, in order."""
        for item in files(paths, columns, aside):
            if isinstance(item, Failure):
                yield from self._new(item)
                continue
            box, failed = "", False
            for task in tasks_at(item, self.known, limits, columns, aside):
                self.total += bool(box)
                box = task.within if isinstance(task, Task) else box
                self.inside = bool(box)
                failed = failed or isinstance(task, Failure)
                yield from self._new(task)
            self.inside = False
            if box and not failed:
                self.whole.add(box)

    def _new(self, task: Task | Failure) -> Iterator[Task]:
        """The task, if its document is not kept as it is."""
        place = self.met = self.met + 1
        if isinstance(task, Failure):
            self._failed(place, task)
            self._step()
        elif task.uri in self.places:
            self._count("unchanged")
        else:
            self.places[task.uri] = place
            if self.known.get(task.uri) != (task.sha256, reader()):
                yield task
                return
            if task.uri in self.before:
                self._failed(place, self.before[task.uri])
            self._count("unchanged")

    def keep(self, task: Task, outcome: Outcome) -> None:
        """Writes what was read of a file, or why it could not be."""
        place = self.places[task.uri]
        if isinstance(outcome, Failure):
            self.graph.failed(outcome, task.sha256)
            self._failed(place, outcome)
            self._step()
            return
        state = self.graph.put(outcome)
        for failure in unframed(outcome.uri, _said(outcome)):
            self.graph.failed(failure, outcome.sha256)
            self._failed(place, failure)
        self.remarks += [(place, outcome.uri, remark) for remark in outcome.remarks]
        self._count(state)

    def prune(self, paths: Sequence[str]) -> None:
        """Removes what was loaded from below the folders and is no longer there."""
        kept = [uri for uri in {**self.known, **self.before} if uri not in self.places]
        for uri in gone(kept, paths, self.whole):
            if self.graph.remove(uri):
                self.pruned.append(uri)

    def report(self) -> Report:
        counts = self.counts
        failures = [failure for _, failure in sorted(self.failures, key=lambda pair: pair[0])]
        remarks = [(uri, remark) for _, uri, remark in sorted(self.remarks, key=lambda one: one[0])]
        return Report(
            counts["loaded"], counts["replaced"], counts["unchanged"], tuple(failures),
            tuple(self.pruned), tuple(remarks),
        )  # fmt: skip

    def _failed(self, place: int, failure: Failure) -> None:
        self.failures.append((place, failure))

    def _count(self, state: str) -> None:
        self.counts[state] += 1
        self._step()

    def _step(self) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, None if self.inside else self.total, len(self.failures))


def _said(document: LoadedDocument) -> set[str]:
    return {one.predicate for one in document.statements if one.subject == document.id}
